"""The themes of a round: a line each with its numbers, and all that is known of one."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from textual.content import Content

from ncf_reflect.model.groups import Group
from ncf_reflect.model.text import capitalised
from ncf_reflect.tui.widgets.columns import beside, shortened, stacked
from ncf_reflect.tui.widgets.drawn import Drawn
from ncf_reflect.tui.widgets.rows import Row

NUMBER = 9
ALL = 6
ROOM_FOR_NAMES = 70
"""Where there is less, the columns of the groups are as wide as a number and headed by a letter."""


class ThemeCounts(NamedTuple):
    """A theme with its points, in all and by group."""

    name: str
    points: int
    groups: Mapping[Group, int]


def theme_row(theme: ThemeCounts, groups: Sequence[Group]) -> Row:
    """The line of a theme."""
    numbers = [theme.groups.get(group, 0) for group in groups]
    return Row(partial(_draw, theme.name, theme.points, numbers), theme.name)


class ThemeHead(Drawn):
    """What the numbers in the lines are of."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._groups: tuple[Group, ...] = ()

    def show(self, groups: tuple[Group, ...]) -> None:
        """There are points of these groups."""
        self._groups = groups
        self.redraw()

    def draw(self, width: int) -> Content:
        """The heads of the columns."""
        roomy = width >= ROOM_FOR_NAMES
        heads = [group.heading if roomy else group.letter for group in self._groups]
        return _columns(Content("Theme"), "points", heads, width).stylize("bold")


class ThemeNow(Drawn):
    """The highlighted theme in words."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: tuple[Content, ...] = ()

    def show(
        self,
        name: str,
        description: str,
        kinds: Mapping[str, int],
        questions: Mapping[str, int],
        same: Sequence[str],
    ) -> None:
        """Its meaning, its points by kind and by question, and what is likely the same topic."""
        means = description or "not described yet. E says what it means."
        alike = f"Likely the same topic: {', '.join(same)}. M merges." if same else ""
        self._lines = (
            Content.assemble((f"{name}: ", "bold"), means),
            Content.styled(_numbered(kinds), "$text-muted"),
            Content.styled(_numbered(questions), "$text-muted"),
            Content(alike),
        )
        self.redraw()

    def draw(self, width: int) -> Content:
        """As many lines as there is room for; each of the last three is one line."""
        first, *others = self._lines or (Content(""),)
        below = [shortened(line, width) for line in others if line]
        most = max(1, self.content_size.height - len(below))
        lines = first.wrap(width)
        if len(lines) > most:
            lines = [*lines[: most - 1], shortened(Content(" ").join(lines[most - 1 :]), width)]
        return stacked([*lines, *below])


def _draw(name: str, points: int, numbers: Sequence[int], width: int, bright: bool) -> Content:
    del bright
    counts = [str(number) if number else "·" for number in numbers]
    return _columns(Content(name), str(points), counts, width)


def _columns(name: Content, points: str, numbers: Sequence[str], width: int) -> Content:
    column = NUMBER if width >= ROOM_FOR_NAMES else NUMBER // 2
    room = max(12, width - ALL - 1 - (column + 1) * len(numbers))
    cells = [(f"{number:>{column}}", column) for number in numbers]
    return beside((shortened(name, room), room), (f"{points:>{ALL}}", ALL), *cells)


def _numbered(counts: Mapping[str, int]) -> str:
    words = ", ".join(f"{what} {number}" for what, number in counts.items())
    return capitalised(words)
