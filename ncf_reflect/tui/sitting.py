"""What is open in the app just now: the workspace, one mapping, one round, perhaps one session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.sessions import planned, unfinished
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.workspace import Workspace

if TYPE_CHECKING:
    from ncf_reflect.model.bank import Bank
    from ncf_reflect.model.session import Session, SessionFacts
    from ncf_reflect.workshop.live import LiveSession


class Sitting:
    """The one thing that screens share."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.mapping: OpenedMapping | None = None
        self.round_title = ""
        self.reading_only = ""
        """Why the mapping can only be read; empty where it can be written."""
        self.left_aside: tuple[str, ...] = ()
        """A sentence for each newer mapping that could not be opened, and for faulty names."""
        self.recent_themes: list[str] = []
        """The themes put on points since the app was opened, the newest first."""
        self.refused_themes: set[tuple[str, str]] = set()
        """Per point the themes, in small letters, that nobody wants suggested for it again."""
        self.live: LiveSession | None = None
        self.screen_is_private = True
        """False from the moment a session was opened until somebody says otherwise."""
        self.deciding_role = ""
        """The role that somebody decided in last, and the name that they gave, if any."""
        self.deciding_name = ""

    @property
    def book(self) -> OpenedMapping:
        """The open mapping. Only asked for where Home has opened one."""
        assert self.mapping is not None, "no screen but Home is reached without a mapping"
        return self.mapping

    def open(self, path: Path) -> None:
        """Open the mapping at `path` in place of the one before, at its newest round."""
        opened, reason = self.workspace.open_as_far_as_possible(path)
        self._use(opened, reason)

    def start(self, authority: str, round_title: str, *, sealed: bool = False) -> None:
        """A first round for an authority, in a mapping file named after it."""
        path = self.workspace.mapping_path(self.workspace.file_name(authority))
        self._use(self.workspace.start(path, authority, round_title, sealed=sealed), "")

    def start_round(self, round_title: str, *, sealed: bool = False) -> None:
        """A further round in the open mapping, asking every bank found."""
        banks = tuple(self.workspace.banks().banks.values())
        self.book.start_round(round_title, banks, sealed=sealed)
        self.round_title = round_title

    def bank(self, bank: str) -> Bank:
        """A bank as this round asks it."""
        return self.book.round(self.round_title).bank(bank)

    def new_session(self, bank: str, group: Group, facts: SessionFacts) -> None:
        """Begin a session for a group, the planned one where there is one, and go into it."""
        waiting = planned(self.book.round(self.round_title), bank, group)
        if waiting is None:
            self.enter(self.book.new_session(self.round_title, bank, (group,), facts))
        else:
            self.enter(waiting.known_id).correct(**dict(facts))

    def enter(self, session_id: str) -> LiveSession:
        """Go into a session: from now on the screen is the projector's."""
        self.live = self.workspace.live(self.book, session_id, self.round_title)
        self.screen_is_private = False
        return self.live

    def resume(self) -> None:
        """Go back into the session that the app was in when it ended without being told to."""
        draft = self.book.store.unfinished_draft()
        if draft is None:
            return
        for title in self.book.rounds:
            for session in self.book.round(title).sessions:
                if session.id == draft.session and session.state is SessionState.OPEN:
                    self.round_title = title
                    self.enter(draft.session)

    def unfinished(self, bank: str, group: Group) -> Session | None:
        """The session of a group in this round that was begun last and not finished."""
        return unfinished(self.book.round(self.round_title), bank, (group,))

    def close(self) -> None:
        """Let go of the mapping file."""
        if self.mapping:
            self.mapping.store.close()
            self.mapping = None

    def _use(self, opened: OpenedMapping, reason: str) -> None:
        self.close()
        self.mapping, self.reading_only = opened, reason
        self.round_title = opened.rounds[-1] if opened.rounds else ""
        self.live = None
