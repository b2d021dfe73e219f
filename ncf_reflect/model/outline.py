"""A round in outline: who is asked what, and how far each session got; never what was said.

Plain dataclasses, read by queries that do not touch a point's words: this is all that the first
screen needs, so it loads nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import NothingSaidReason, RecordedStatus, SessionState


class SessionAsked(NamedTuple):
    """The session that somebody asks to go into, in the words of the command line."""

    bank: str
    groups: str
    """ "workers", or "workers,managers" where they answer together."""
    round_title: str | None = None
    """None for the newest round."""
    begins_with: str = ""
    """The slug of the section that a new session begins with."""


@dataclass(frozen=True, slots=True)
class SectionOutline:
    """A section: who is asked, and the ids of its questions."""

    slug: str
    kind: str
    number: int
    name: str
    groups: tuple[Group, ...]
    questions: tuple[str, ...]
    names: tuple[str, ...]
    """A short name for each of the questions."""


@dataclass(frozen=True, slots=True)
class BankOutline:
    """A bank's sections in its order."""

    id: str
    title: str
    sections: tuple[SectionOutline, ...]


@dataclass(frozen=True, slots=True)
class SessionOutline:
    """A session: its facts, and the status of each question on which anything was recorded."""

    id: str
    bank: str
    groups: tuple[Group, ...]
    held_on: date | None
    state: SessionState
    invited: int | None
    present: int | None
    facilitator: str
    others_present: str
    statuses: Mapping[str, RecordedStatus]
    reasons: Mapping[str, NothingSaidReason]
    """The group's reason on each question on which nothing was said."""

    def status(self, question: str) -> RecordedStatus:
        """How far the session got with a question: not reached where nothing was recorded."""
        return self.statuses.get(question, RecordedStatus.NOT_REACHED)


@dataclass(frozen=True, slots=True)
class RoundOutline:
    """A round: its banks and its sessions."""

    authority: str
    title: str
    banks: tuple[BankOutline, ...]
    sessions: tuple[SessionOutline, ...]
    sealed: bool = False
    """Whether finished sessions wait until every planned session has finished."""
