"""Headings with lines below them, each line wrapped under its bullet."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from ncf_reflect.tui.widgets.columns import stacked
from ncf_reflect.tui.widgets.drawn import Drawn

Part = tuple[str, tuple[str, ...]]
"""A heading and its lines; the lines of a part without a heading stand alone."""

BULLET = "· "
HERE = "▸ "
"""How the line begins that says where the room is: it has a sign of its own."""


class NotesPage(Drawn):
    """The parts of the facilitator's notes, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Part, ...] = ()

    def show(self, parts: Sequence[Part]) -> None:
        """Show these parts."""
        self._parts = tuple(parts)
        self.redraw()

    def draw(self, width: int) -> Content:
        """All of it at this width."""
        return stacked(list(self._lines(width)))

    def _lines(self, width: int) -> Iterator[Content]:
        for place, (heading, lines) in enumerate(self._parts):
            if place:
                yield Content("")
            if heading:
                yield from Content.styled(heading, "bold $primary").wrap(width)
            for line in lines:
                is_one_of_many = len(lines) > 1 and not line.startswith(HERE)
                yield from _wrapped(line, width, BULLET if is_one_of_many else "")


def _wrapped(line: str, width: int, bullet: str) -> Iterator[Content]:
    for number, part in enumerate(Content(line).wrap(max(1, width - len(bullet)))):
        yield Content(" " * len(bullet) if number else bullet) + part
