"""The votes of several groups on one ruler: as spread, never as an average."""

from collections.abc import Mapping

from textual.content import Content

from ncf_reflect.model.bank import Scale
from ncf_reflect.model.findings import GroupFinding
from ncf_reflect.model.groups import Group
from ncf_reflect.tui.widgets.columns import Cell, beside, stacked
from ncf_reflect.tui.widgets.drawn import Drawn

NAME = 9
NARROWEST_SLOT = 6
WIDEST_SLOT = 14


class VoteBars(Drawn):
    """A row of bars for each group that voted, with a line of words under it."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._scale: Scale | None = None
        self._groups: tuple[GroupFinding, ...] = ()
        self._words: Mapping[Group, str] = {}

    def show(
        self, scale: Scale | None, groups: tuple[GroupFinding, ...], words: Mapping[Group, str]
    ) -> None:
        """Show these groups' votes; `words` stand under a group's bars."""
        self._scale = scale
        self._groups = tuple(group for group in groups if group.votes or group.dont_know)
        self._words = words
        self.display = bool(scale and self._groups)
        self.redraw()

    def draw(self, width: int) -> Content:
        """The ruler and the rows under it; counts in words where the scale has too many levels."""
        scale = self._scale
        if scale is None or not self._groups:
            return Content("")
        slot = min(WIDEST_SLOT, (width - NAME - 1) // (scale.size + 1) - 1)
        lines = [] if slot < NARROWEST_SLOT else [_ruler(scale, slot)]
        for group in self._groups:
            lines.append(_row(group, scale, slot, self._unit(slot), width))
            words = Content.styled(self._words.get(group.group, ""), "$text-muted")
            lines.append(beside(("", NAME), (words, width - NAME - 1)))
        return stacked(lines)

    def _unit(self, slot: int) -> float:
        most = max(max(group.votes or (0,)) for group in self._groups)
        return min(1.0, (slot - 3) / max(most, 1))


def _ruler(scale: Scale, slot: int) -> Content:
    """The numbers of the levels, with their words where all of them fit."""
    named = all(len(level.label) + 2 <= slot for level in scale.levels)
    heads = [
        f"{scale.number(index)} {level.label}" if named else str(scale.number(index))
        for index, level in enumerate(scale.levels)
    ]
    cells = [(head, slot) for head in (*heads, "? don’t know" if slot >= 12 else "?")]
    return beside(("", NAME), *cells).stylize("bold")


def _row(group: GroupFinding, scale: Scale, slot: int, unit: float, width: int) -> Content:
    name: Cell = (Content.styled(group.group.heading, "bold"), NAME)
    votes = group.votes or (0,) * scale.size
    if slot < NARROWEST_SLOT:
        said = [f"{n} said {scale.number(index)}" for index, n in enumerate(votes) if n]
        unsure = [f"{group.dont_know} said don’t know"] if group.dont_know else []
        return beside(name, (", ".join((*said, *unsure)), width - NAME - 1))
    bars = [(_bar(hands, unit), slot) for hands in votes]
    unsure_count = str(group.dont_know) if group.dont_know else "·"
    return beside(name, *bars, (unsure_count, slot))


def _bar(hands: int, unit: float) -> Content:
    if not hands:
        return Content.styled("·", "$text-muted")
    bar = "█" * max(1, round(hands * unit))
    return Content.assemble((bar, "$primary"), f" {hands}")
