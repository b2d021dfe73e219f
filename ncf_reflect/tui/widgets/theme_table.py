"""Points by theme, the groups side by side; in a narrow place one under the other."""

from collections.abc import Mapping

from textual.content import Content

from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.pooled import PooledAnswer
from ncf_reflect.model.session import Point
from ncf_reflect.tui.widgets.columns import beside, shortened, stacked
from ncf_reflect.tui.widgets.drawn import Drawn
from ncf_reflect.tui.widgets.points import GLYPHS

NAME = 9
NARROWEST_TABLE = 72
LONGEST = 140
GAP = 2
UNTAGGED = "no theme yet"


class ThemeTable(Drawn):
    """A row for each theme, a column for each group."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._answers: tuple[PooledAnswer, ...] = ()
        self._statuses: Mapping[Group, str] = {}

    def show(self, answers: tuple[PooledAnswer, ...], statuses: Mapping[Group, str]) -> None:
        """Show these answers; `statuses` says how far a group got that gave none."""
        self._answers, self._statuses = answers, statuses
        self.display = bool(self._themes())
        self.redraw()

    def draw(self, width: int) -> Content:
        """The table, or the list that stands for it."""
        themes = self._themes()
        if not themes:
            return Content("")
        return self._table(themes, width) if width >= NARROWEST_TABLE else self._list(themes, width)

    def _themes(self) -> tuple[str | None, ...]:
        """The themes in the order of the alphabet; None for the points without one."""
        points = [pooled.point for answer in self._answers for pooled in answer.points]
        named = {theme for point in points for theme in point.themes}
        ordered = sorted(named, key=lambda theme: (theme.casefold(), theme))
        return (*ordered, *([None] if any(not point.themes for point in points) else []))

    def _table(self, themes: tuple[str | None, ...], width: int) -> Content:
        first = max(12, min(22, width // 6))
        column = (width - first) // len(self._answers) - GAP
        heads = [(answer.group.heading, column) for answer in self._answers]
        lines = [beside(("Theme", first), *heads, gap=GAP).stylize("bold")]
        for theme in themes:
            cells = [(self._cell(answer, theme, column), column) for answer in self._answers]
            lines.append(beside((_name(theme), first), *cells, gap=GAP))
        return stacked(lines)

    def _list(self, themes: tuple[str | None, ...], width: int) -> Content:
        lines: list[Content] = []
        for theme in themes:
            lines.append(shortened(_name(theme), width))
            for answer in self._answers:
                cell = self._cell(answer, theme, width - NAME - 3)
                lines.append(
                    beside(("", 1), (answer.group.heading, NAME), (cell, width - NAME - 3))
                )
        return stacked(lines)

    def _cell(self, answer: PooledAnswer, theme: str | None, width: int) -> Content:
        if answer.status is not GroupStatus.ANSWERED:
            return Content.styled(self._statuses.get(answer.group, ""), "$text-muted")
        points = [
            pooled.point
            for pooled in answer.points
            if (theme in pooled.point.themes if theme else not pooled.point.themes)
        ]
        if not points:
            return Content.styled("(not raised)" if theme else "", "$text-muted")
        return stacked(
            beside((Content.styled(GLYPHS[point.kind], "bold"), 1), (_words(point), width - 2))
            for point in points
        )


def _name(theme: str | None) -> Content:
    return Content.styled(theme, "bold") if theme else Content.styled(UNTAGGED, "$text-muted")


def _words(point: Point) -> str:
    """The words of a point; a very long one is whole in the list of points."""
    return point.text if len(point.text) <= LONGEST else f"{point.text[:LONGEST].rstrip()}…"
