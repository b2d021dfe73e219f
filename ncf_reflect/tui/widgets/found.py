"""What was found, row by row: the words around the first match, and where it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from textual.binding import Binding
from textual.content import Content

from ncf_reflect.tui.widgets.columns import beside, shortened, stacked
from ncf_reflect.tui.widgets.rows import Row, Rows

BEFORE = 30
"""Letters that stand before the first match where a text is too long to stand whole."""
MOST_LINES = 2
WIDE, WHERE = 120, 52
"""From this width on, the place has a column of its own, so wide."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One thing found: its place in the list, what it is, its words, and where it stands."""

    place: int
    what: str
    text: str
    where: str


class FoundRows(Rows):
    """The rows. Enter asks for the question to be opened."""

    BINDINGS = [Binding("enter", "select", "open", key_display="Enter")]

    def show_found(self, found: Iterable[FoundRow], words: str) -> None:
        """Show what was found with `words` marked in it, the first one highlighted."""
        sought = _pattern(words)
        self.highlighted = None
        self.show(Row(partial(_draw, one, sought), str(one.place)) for one in found)


def _pattern(words: str) -> re.Pattern[str] | None:
    longest_first = sorted(set(words.split()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE) if words else None


def _draw(one: FoundRow, sought: re.Pattern[str] | None, width: int, bright: bool) -> Content:
    del bright
    what = 12 if width >= 70 else 11
    place = WHERE if width >= WIDE else 0
    room = width - what - place - 2
    lines = _excerpt(one.text, sought, room * MOST_LINES).wrap(room)
    if len(lines) > MOST_LINES:
        rest = Content(" ").join(lines[MOST_LINES - 1 :])
        lines = [*lines[: MOST_LINES - 1], shortened(rest, room)]
    where = shortened(one.where, place or room).stylize("$text-muted")
    found = Content.styled(one.what, "bold")
    if place:
        return beside((found, what), (stacked(lines), room), (where, place))
    return beside((found, what), (stacked([*lines, where]), room))


def _excerpt(text: str, sought: re.Pattern[str] | None, room: int) -> Content:
    """The text, or the part of it where the first match is; matches are bold and underlined."""
    text = " ".join(text.split())
    first = sought.search(text) if sought else None
    begin = max(0, first.start() - BEFORE) if first and len(text) > room else 0
    if begin:
        begin = text.find(" ", begin, first.start() if first else None) + 1 or begin
    content = Content(f"…{text[begin:]}" if begin else text)
    for match in sought.finditer(content.plain) if sought else ():
        content = content.stylize("bold underline", match.start(), match.end())
    return content
