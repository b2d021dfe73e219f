"""What can be done with a theme in the codebook. Each flow asks only what it must."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING

from ncf_reflect.mapping.alike import likely_same
from ncf_reflect.mapping.filing import theme_typed
from ncf_reflect.mapping.themes import ListedTheme
from ncf_reflect.tui.screens.base import Question
from ncf_reflect.tui.screens.one_line import LineScreen
from ncf_reflect.tui.screens.split import SplitScreen
from ncf_reflect.tui.screens.theme_pick import Known, ThemePick

if TYPE_CHECKING:
    from ncf_reflect.tui.screens.codebook import CodebookScreen

Flow = Callable[["CodebookScreen", ListedTheme], Coroutine[None, None, None]]


async def describe(screen: "CodebookScreen", theme: ListedTheme) -> None:
    """Say what a theme means."""
    words = await screen.ask(LineScreen(f"What “{theme.name}” means.", theme.description))
    if words is not None and words.strip() != theme.description:
        screen.book.describe(theme.name, words)
        screen.read_again(theme.name)


async def rename(screen: "CodebookScreen", theme: ListedTheme) -> None:
    """Another name; where there is a theme of that name, they can be merged instead."""
    words = await screen.ask(LineScreen(f"Another name for “{theme.name}”.", theme.name))
    if words is None:
        return
    others = [other.name for other in screen.themes if other.name != theme.name]
    new = theme_typed(words, others)
    if new in others:
        there = f"There is a theme “{new}” already. Put it in the place of “{theme.name}”?"
        if await screen.ask(Question(there, yes="merge them", no="leave both")):
            screen.book.merge(theme.name, new)
            screen.read_again(new)
    elif new != theme.name:
        screen.book.rename(theme.name, new)
        screen.read_again(new)


async def merge(screen: "CodebookScreen", theme: ListedTheme) -> None:
    """Another theme in its place on all its points."""
    if len(screen.themes) < 2:
        screen.tell("There is no other theme to merge it into.")
        return
    title = f"Which theme takes the place of “{theme.name}”?"
    into = await screen.ask(ThemePick(title, _others(screen, theme)))
    if into:
        screen.book.merge(theme.name, into)
        screen.read_again(into)


async def split(screen: "CodebookScreen", theme: ListedTheme) -> None:
    """Some of its points to another theme, known or new."""
    if not theme.points:
        screen.tell(f"No point is under “{theme.name}”: there is nothing to split.")
        return
    points = await screen.ask(SplitScreen(screen.book.round, theme.name))
    if not points:
        return
    counted = "this point" if len(points) == 1 else f"these {len(points)} points"
    title = f"To which theme do {counted} of “{theme.name}” move?"
    into = await screen.ask(ThemePick(title, _others(screen, theme), new=True))
    if into:
        screen.book.split(theme.name, points, into)
        screen.read_again(theme.name)


FLOWS: dict[str, Flow] = {
    "describe": describe,
    "rename": rename,
    "merge": merge,
    "split": split,
}


def _others(screen: "CodebookScreen", theme: ListedTheme) -> list[Known]:
    """The other themes, those first that are likely the same topic."""
    names = [other.name for other in screen.themes if other.name != theme.name]
    same = likely_same(theme.name, names)
    rest = [name for name in names if name not in same]
    return [*((name, "likely the same topic") for name in same), *((name, "") for name in rest)]
