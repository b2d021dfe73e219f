"""Points by theme, the groups side by side; in a narrow place one under the other.

Themes on which groups face each other stand in `FacingThemes`, not here.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial

from textual.content import Content

from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus, Kind
from ncf_reflect.model.pooled import PooledAnswer
from ncf_reflect.model.session import Point
from ncf_reflect.tui.widgets.columns import beside, shortened, stacked
from ncf_reflect.tui.widgets.drawn import Drawn
from ncf_reflect.tui.widgets.point_rows import STRANDS
from ncf_reflect.tui.widgets.points import GLYPHS

NAME = 9
NARROWEST_TABLE = 72
LONGEST = 140
GAP = 2
UNTAGGED = "no theme yet"
EVIDENCE = "How we know"
NOT_RAISED = "(not raised)"
NO_EVIDENCE = "(none noted yet)"
Row = tuple[Content, Callable[[Point], bool], str]
"""A row's name, whether a point stands in it, and what stands where a group has none."""


class ThemeTable(Drawn):
    """A row for each theme, a column for each group."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._answers: tuple[PooledAnswer, ...] = ()
        self._statuses: Mapping[Group, str] = {}
        self._elsewhere: frozenset[str] = frozenset()

    def show(
        self,
        answers: tuple[PooledAnswer, ...],
        statuses: Mapping[Group, str],
        elsewhere: Collection[str] = (),
    ) -> None:
        """Show these answers but for the themes that stand elsewhere.

        `statuses` says how far a group got that gave no answer.
        """
        self._answers, self._statuses = answers, statuses
        self._elsewhere = frozenset(elsewhere)
        self.display = bool(self._rows())
        self.redraw()

    def draw(self, width: int) -> Content:
        """The table, or the list that stands for it."""
        rows = self._rows()
        if not rows:
            return Content("")
        return self._table(rows, width) if width >= NARROWEST_TABLE else self._list(rows, width)

    def _rows(self) -> tuple[Row, ...]:
        """The themes in the order of the alphabet, points without one, then the evidence."""
        points = [pooled.point for answer in self._answers for pooled in answer.points]
        named = {theme for point in points for theme in point.themes} - self._elsewhere
        ordered = sorted(named, key=lambda theme: (theme.casefold(), theme))
        rows: list[Row] = [
            (Content.styled(theme, "bold"), partial(_has, theme), "(not raised)")
            for theme in ordered
        ]
        if any(map(_untagged, points)):
            rows.append((Content.styled(UNTAGGED, "$text-muted"), _untagged, ""))
        if points:
            rows.append((Content.styled(EVIDENCE, "bold"), _is_evidence, NO_EVIDENCE))
        return tuple(rows)

    def _table(self, rows: tuple[Row, ...], width: int) -> Content:
        first = max(13, min(22, width // 6))
        column = (width - first) // len(self._answers) - GAP
        heads = [(answer.group.heading, column) for answer in self._answers]
        lines = [beside(("Theme", first), *heads, gap=GAP).stylize("bold")]
        for row in rows:
            cells = [(self._cell(answer, row, column), column) for answer in self._answers]
            lines.append(beside((row[0], first), *cells, gap=GAP))
        return stacked(lines)

    def _list(self, rows: tuple[Row, ...], width: int) -> Content:
        lines: list[Content] = []
        for row in rows:
            lines.append(shortened(row[0], width))
            for answer in self._answers:
                cell = self._cell(answer, row, width - NAME - 3)
                lines.append(
                    beside(("", 1), (answer.group.heading, NAME), (cell, width - NAME - 3))
                )
        return stacked(lines)

    def _cell(self, answer: PooledAnswer, row: Row, width: int) -> Content:
        if answer.status is not GroupStatus.ANSWERED:
            return Content.styled(self._statuses.get(answer.group, ""), "$text-muted")
        _, stands, missing = row
        points = [pooled.point for pooled in answer.points if stands(pooled.point)]
        if points:
            return point_lines(points, width)
        return Content.styled(missing, "$text-muted")


def point_lines(points: Iterable[Point], width: int) -> Content:
    """Points one under the other, each with the sign of its kind and what it rests on."""
    return stacked(
        beside((Content.styled(GLYPHS[point.kind], "bold"), 1), (_words(point), width - 2))
        for point in points
    )


def _has(theme: str, point: Point) -> bool:
    return theme in point.themes


def _untagged(point: Point) -> bool:
    return not point.themes and point.kind is not Kind.EVIDENCE


def _is_evidence(point: Point) -> bool:
    return point.kind is Kind.EVIDENCE


def _words(point: Point) -> Content:
    """The words of a point; a very long one is whole in the list of points."""
    text = point.text if len(point.text) <= LONGEST else f"{point.text[:LONGEST].rstrip()}…"
    strand = f" ({STRANDS[point.strand]})" if point.strand else ""
    return Content.assemble(text, (strand, "$text-muted"))
