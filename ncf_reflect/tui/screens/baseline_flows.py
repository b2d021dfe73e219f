"""What is said of a line of the local baseline, and what is asked for before."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.baseline import Matcher, match_of, use_baseline
from ncf_reflect.mapping.baseline_beside import ItemBeside
from ncf_reflect.model.evidence import BaselineMatch
from ncf_reflect.tui.screens.choice import Choice, ChoiceScreen
from ncf_reflect.tui.screens.theme_pick import ThemePick

if TYPE_CHECKING:
    from ncf_reflect.tui.screens.baseline import BaselineScreen

Saying = Callable[[Matcher, ItemBeside], BaselineMatch]

NO_SUGGESTION = "Nothing is suggested for this line: T finds a theme, 0 says that nobody raised it."
NO_FILE = (
    "No baseline was found. Put the council's own file into the questions folder of the workspace."
)
MOST_FILES = 9


def _first(line: ItemBeside) -> str:
    if not line.suggestions:
        raise RefusedError(NO_SUGGESTION)
    return line.suggestions[0].theme


SAYINGS: dict[str, Saying] = {
    "same": lambda matcher, line: matcher.match(line.item.id, (_first(line),)),
    "other": lambda matcher, line: matcher.refuse(line.item.id, _first(line)),
    "nobody": lambda matcher, line: matcher.nobody(line.item.id),
    "open": lambda matcher, line: matcher.take_back(line.item.id),
}


async def choose_theme(screen: "BaselineScreen", line: ItemBeside) -> None:
    """A theme that groups raised in the line's section; one that it has is taken off."""
    round_ = screen.matcher.round
    themes = screen.matcher.themes_for(line.item)
    if not themes:
        raise RefusedError("No group raised a theme here yet: tag points at the Desk first.")
    matched = {theme.casefold() for theme in match_of(round_, line.item.id).themes}
    known = [(theme, "✓ matched" if theme.casefold() in matched else "") for theme in themes]
    chosen = await screen.ask(ThemePick("Which theme is this line about?", known))
    if chosen is None:
        return
    if chosen.casefold() in matched:
        left = [theme for theme in line.themes if theme != chosen]
        if left:
            screen.matcher.match(line.item.id, left)
        else:
            screen.matcher.take_back(line.item.id)
    else:
        screen.matcher.match(line.item.id, (*line.themes, chosen))
    screen.show()


async def choose_file(screen: "BaselineScreen") -> None:
    """One of the baselines found, to stand beside the round."""
    from ncf_reflect.banks.baseline import find_baselines  # noqa: PLC0415 - few come here

    found = list(find_baselines(screen.sitting.workspace.framework()).items())[-MOST_FILES:]
    if not found:
        raise RefusedError(NO_FILE)
    choices = [
        Choice(str(number), f"{known.authority}, {known.dated} ({name})")
        for number, (name, known) in enumerate(found, start=1)
    ]
    letter = await screen.ask(ChoiceScreen("Which baseline stands beside this round?", choices))
    if letter is not None:
        _, baseline = found[int(letter) - 1]
        use_baseline(screen.sitting.book, screen.matcher.round, baseline)
        screen.show()
