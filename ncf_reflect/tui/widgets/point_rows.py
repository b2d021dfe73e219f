"""The points of a question in one list, to be marked, tagged and filed."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Held, Strand, Strength
from ncf_reflect.model.session import Point
from ncf_reflect.tui.widgets.columns import beside, shortened, stacked
from ncf_reflect.tui.widgets.points import GLYPHS
from ncf_reflect.tui.widgets.rows import Row, Rows

NAME = 9
MARK = "✓"
LINES_AT_REST = 2
STRENGTHS = {
    Strength.NOT_IN_PLACE: "not in place",
    Strength.NEEDS_STRENGTHENING: "in place, needs strengthening",
}
STRANDS = {
    Strand.AUDIT: "audit",
    Strand.DATA: "data",
    Strand.VOICE: "voice of children and families",
    Strand.PRACTICE: "practice",
}
_HELD = {Held.CONTESTED: "not everyone agrees", Held.SEVERAL: "said by several"}


@dataclass(frozen=True, slots=True)
class ListedPoint:
    """A point, who said it, and which role filed it last."""

    point: Point
    groups: tuple[Group, ...]
    filed_by: str

    @property
    def id(self) -> str:
        """The id of the point."""
        return str(self.point.id)


class PointRows(Rows):
    """The points, the highlighted one whole and with all that is known of it in words."""

    BINDINGS = [
        Binding("space", "mark", "mark", key_display="Space"),
    ]

    class Marked(Message):
        """A point was marked, or marks were taken off."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._points: tuple[ListedPoint, ...] = ()
        self._marked: frozenset[str] = frozenset()

    @property
    def marked(self) -> tuple[ListedPoint, ...]:
        """The points that are marked."""
        return tuple(one for one in self._points if one.id in self._marked)

    @property
    def meant(self) -> tuple[ListedPoint, ...]:
        """The points that a key acts on: all that are marked, else the highlighted one."""
        return self.marked or tuple(one for one in self._points if one.id == self.chosen)

    def show_points(self, points: Iterable[ListedPoint]) -> None:
        """Show these points; the highlight keeps its place, marks stay on points that stay."""
        self._points = tuple(points)
        self._marked &= {one.id for one in self._points}
        self.show(Row(partial(_draw, one, one.id in self._marked), one.id) for one in self._points)

    def action_mark(self) -> None:
        """Mark the highlighted point, or take its mark off; the highlight stays where it is."""
        if self.chosen:
            self._mark(self._marked ^ {self.chosen})

    def unmark(self) -> None:
        """Take all marks off."""
        self._mark(frozenset())

    def _mark(self, marked: frozenset[str]) -> None:
        self._marked = marked
        self.show_points(self._points)
        self.post_message(self.Marked())


def _draw(one: ListedPoint, marked: bool, width: int, bright: bool) -> Content:
    point, room = one.point, width - NAME - 6
    tags = "".join(f"  #{theme}" for theme in point.themes)
    words = Content.assemble(point.text, (tags, "$primary"))
    lines = words.wrap(room)
    if not bright and len(lines) > LINES_AT_REST:
        lines = [*lines[: LINES_AT_REST - 1], shortened(_joined(lines), room)]
    if bright:
        lines = [*lines, *Content(_known(one)).wrap(room)]
    return beside(
        (MARK if marked else "", 1),
        ("\n".join(group.heading for group in one.groups), NAME),
        (Content.styled(GLYPHS[point.kind], "bold"), 1),
        (stacked(lines), room),
    )


def _joined(lines: list[Content]) -> Content:
    """What follows the first line, so that its shortening shows an ellipsis."""
    return Content(" ").join(lines[LINES_AT_REST - 1 :])


def _known(one: ListedPoint) -> str:
    """The highlighted point in words: its kind, its strength, who filed it."""
    point = one.point
    strength = STRENGTHS[point.strength] if point.strength else ""
    held = _HELD[point.held] if point.held else ""
    strand = STRANDS[point.strand] if point.strand else ""
    parts = (point.kind.chip, strength, held, strand, _filed(one.filed_by))
    return " · ".join(part for part in parts if part)


def _filed(role: str) -> str:
    if not role:
        return ""
    return "as imported" if role == "import" else f"filed by the {role}"
