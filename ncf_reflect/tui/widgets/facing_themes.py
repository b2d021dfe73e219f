"""Themes that one group lists as done and another as to develop: two columns of words, facing."""

from collections.abc import Iterable
from itertools import chain

from textual.content import Content

from ncf_reflect.model.findings import GroupFinding, PairFinding, ThemeState
from ncf_reflect.model.groups import Group, in_order
from ncf_reflect.model.kinds import Kind
from ncf_reflect.model.pooled import PooledAnswer
from ncf_reflect.tui.widgets.columns import beside, stacked
from ncf_reflect.tui.widgets.drawn import Drawn
from ncf_reflect.tui.widgets.theme_table import point_lines

GAP = 3


def opposed_themes(pairs: Iterable[PairFinding]) -> tuple[str, ...]:
    """The themes that are opposed in any of these pairs, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(pair.themes.opposed for pair in pairs)))


class FacingThemes(Drawn):
    """For each opposed theme what is done at the left, what is to be developed at the right."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._answers: tuple[PooledAnswer, ...] = ()
        self._found: tuple[GroupFinding, ...] = ()
        self._pairs: tuple[PairFinding, ...] = ()

    def show(
        self,
        answers: tuple[PooledAnswer, ...],
        found: tuple[GroupFinding, ...],
        pairs: tuple[PairFinding, ...],
    ) -> None:
        """Show the opposed themes of these pairs."""
        self._answers, self._found, self._pairs = answers, found, pairs
        self.display = bool(opposed_themes(pairs))
        self.redraw()

    def draw(self, width: int) -> Content:
        """A block for each theme, one under the other."""
        themes = opposed_themes(self._pairs)
        return stacked(line for theme in themes for line in self._block(theme, width))

    def _block(self, theme: str, width: int) -> list[Content]:
        column = (width - GAP) // 2
        facing = in_order(
            group for pair in self._pairs if theme in pair.themes.opposed for group in pair.groups
        )
        states = {one.group: one.themes.get(theme) for one in self._found}
        done = [group for group in facing if states[group] is ThemeState.DOING]
        wanted = [group for group in facing if states[group] is not ThemeState.DOING]
        left = self._side("Doing already", done, theme, column)
        right = self._side("To develop", wanted, theme, column)
        lines = [
            Content.styled(f"Opposed: “{theme}”", "bold"),
            beside((left, column), (right, column), gap=GAP),
        ]
        others = [group for group, state in states.items() if state and group not in facing]
        lines += [self._side("Raised too", [group], theme, width) for group in others]
        return [*lines, Content("")]

    def _side(self, what: str, groups: list[Group], theme: str, width: int) -> Content:
        parts: list[Content] = []
        for answer in self._answers:
            if answer.group in groups:
                points = [p.point for p in answer.points if theme in p.point.themes]
                # What the groups face each other with comes first.
                points.sort(key=lambda point: point.kind not in (Kind.DOING, Kind.DEVELOP))
                parts.append(Content.styled(f"{answer.group.heading}: {what.lower()}", "bold"))
                parts.append(point_lines(points, width))
        return stacked(parts)
