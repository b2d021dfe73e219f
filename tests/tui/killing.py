"""Kill -9 at random moments of a workshop, and what must hold afterwards (FAULTS, "The promise").

The script goes on over all lives: what was half-typed when the battery went flat is typed to its
end after reopening, so that a letter lost or doubled anywhere shows in the file.
"""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random
from time import monotonic
from typing import NamedTuple

from ncf_reflect.model.kinds import KIND_BY_KEY, Kind
from ncf_reflect.model.session import Draft, PointEntry
from ncf_reflect.storage.checking import check
from ncf_reflect.tui.widgets.points import GLYPHS
from tests.tui.driving import mapping_in, session_in, workspace_in
from tests.tui.pty_driver import COMMAND, Terminal, terminal

BEHIND = 1.0
"""Seconds that the half-typed line may be behind on disk."""
ROOM = (*COMMAND, "room", "here", "--bank", "tool-2", "--group", "workers")
WORDS = ("letters", "duty", "desk", "handover", "nobody", "knows", "Llŷn", "café", "audit")
QUESTIONS = 8
MOST_LINES = 999
"""As many as three digits tell apart: enough for a hundred lives."""
LISTED = rf" [{re.escape(''.join(GLYPHS.values()))}] (\d\d\d .*?)(?: +✓)? *[▁▂▃▄▅▆▇█ ]?$"


class Line(NamedTuple):
    """One line of the script and the question that it belongs to."""

    kind: Kind
    text: str
    place: int


def script(random: Random) -> Iterator[Line]:
    """Lines without end, each unlike any other, moving on to the next question now and then."""
    place = 0
    for number in count():
        words = " ".join(random.choice(WORDS) for _ in range(random.randint(1, 4)))
        yield Line(random.choice(list(KIND_BY_KEY.values())), f"{number:03} {words}", place)
        place = min(place + (random.random() < 0.2), QUESTIONS - 1)


class Workshop:
    """A session over several lives of the app."""

    def __init__(
        self,
        folder: Path,
        seed: int,
        command: tuple[str, ...] = ROOM,
        hands_off: tuple[float, float] = (0, 1.2),
    ) -> None:
        self._hands_off = hands_off
        self._folder = folder
        self._command = command
        self._random = Random(seed)
        script_ = script(self._random)
        self._lines = [next(script_) for _ in range(MOST_LINES)]
        self._texts = {line.text for line in self._lines}
        self._path = mapping_in(folder)
        self._session = session_in(folder)
        self._painted: set[str] = set()
        self._line: list[tuple[float, str]] = []

    def live_and_die(self) -> None:
        """Open the app, see that it is where it was, type on, be killed, and check the file."""
        said, draft = self._on_disk()
        self._line.clear()
        with terminal(self._folder, *self._command) as room:
            self._is_where_it_was(room, draft)
            todo = self._lines[len(said) :]
            self._type_until(room, monotonic() + self._random.uniform(0.02, 0.5), todo, draft)
            # Hands off the keyboard for a while, mostly in the middle of a line.
            flat = monotonic() + self._random.uniform(*self._hands_off)
            while monotonic() < flat:
                self._look(room)
                room.read(0.01)
            self._look(room)
            killed = monotonic()
            room.kill()
        self._all_is_there(killed)

    def _type_until(
        self, room: Terminal, moment: float, todo: list[Line], draft: Draft | None
    ) -> None:
        place = self._place(draft)
        for line in todo:
            for keys in self._keys(line, place, draft):
                if monotonic() >= moment:
                    return
                room.send(keys.encode())
                self._read(room)
            place, draft = line.place, None
        raise AssertionError("the script is too short for so fast an app")

    def _keys(self, line: Line, place: int, draft: Draft | None) -> Iterator[str]:
        """What is pressed for a line, or for the rest of it, a few letters at a time."""
        for _ in range(line.place - place):
            yield "\x1b[6~"
        rest = line.text.removeprefix(draft.text if draft else "")
        # Its kind's key a second time would be the first letter of the line.
        begun = draft is not None and (draft.text or draft.keyed)
        letters = rest if begun else f"{line.kind.key}{rest}"
        while letters:
            few = self._random.randint(1, 6)
            yield letters[:few]
            letters = letters[few:]
        yield "\r"

    def _read(self, room: Terminal) -> None:
        """Look at the screen a random number of times: none, and keys come at once."""
        for _ in range(self._random.randint(0, 3)):
            room.read(0.02)
            self._look(room)

    def _look(self, room: Terminal) -> None:
        """Note what the screen says is saved, and what stands in the capture line."""
        for row in room.rows:
            listed = re.match(LISTED, row)
            # A row that is painted in part is none yet.
            if listed and listed[1] in self._texts:
                self._painted.add(listed[1])
            if " ▸" in row:
                self._line.append((monotonic(), row.partition(" ▸")[2].strip()))

    def _is_where_it_was(self, room: Terminal, draft: Draft | None) -> None:
        room.see(f"question {self._place(draft) + 1} of {QUESTIONS}")
        if draft and draft.text:
            room.see(f"{draft.kind.chip} ▸ {draft.text.strip()}", "the line that was not finished")

    def _place(self, draft: Draft | None) -> int:
        if draft is None:
            return 0
        with workspace_in(self._folder).open(self._path, writing=False) as book:
            bank = book.round().bank("tool-2")
        asked = [each.question.id for each in bank.asked()]
        return asked.index(draft.question)

    def _on_disk(self) -> tuple[list[PointEntry], Draft | None]:
        with workspace_in(self._folder).open(self._path, writing=True) as book:
            said = [e for e in book.store.history(self._session) if isinstance(e, PointEntry)]
            return said, book.store.draft(self._session)

    def _all_is_there(self, killed: float) -> None:
        said, draft = self._on_disk()
        assert not check(self._path), "the file is not whole"
        texts = [entry.text for entry in said]
        assert self._painted <= set(texts), f"painted as saved: {self._painted - set(texts)}"
        expected = self._lines[: len(said)]
        assert [(e.kind, e.text) for e in said] == [(x.kind, x.text) for x in expected]
        self._draft_is_in_time(self._lines[len(said)].text, draft.text if draft else "", killed)

    def _draft_is_in_time(self, line: str, draft: str, killed: float) -> None:
        assert line.startswith(draft), f"{draft!r} is no beginning of {line!r}"
        # From the fourth letter on a beginning is that of one line only.
        seen = [(at, text) for at, text in self._line if text[:3] == line[:3]]
        longest = max((len(text) for at, text in seen if at <= killed - BEHIND), default=0)
        assert len(draft.strip()) >= longest, f"{draft!r} is behind {line[:longest]!r}"
