"""At the Desk, the palette jumps to every question, section and theme of the round.

Nowhere else: the Room is projected, and from Home the Desk is asked for first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import Matcher

from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.form import FormScreen

if TYPE_CHECKING:
    from ncf_reflect.tui.app import ReflectApp
    from ncf_reflect.tui.screens.desk import DeskScreen

# What only the Desk needs is loaded there: this provider is asked in the Room as well.

HINT = "Type the name of a question, a section or a theme"


class Jump(NamedTuple):
    """One place to jump to: what is typed to find it, what it is, and the way there."""

    title: str
    help: str
    go: Callable[[], None]


class Jumps(Provider):
    """What the round has is read when something is first typed into the palette."""

    async def discover(self) -> Hits:
        """Before anything is typed: that one can jump from here."""
        if self._is_offered:
            yield DiscoveryHit("Jump to a question, section or theme", _stay, help=HINT)

    async def search(self, query: str) -> Hits:
        """The places whose titles hold the letters typed, in their order."""
        if not self._is_offered:
            return
        matcher = self.matcher(query)
        for jump in self._jumps:
            match = matcher.match(jump.title)
            if match > 0:
                marked = _marked(matcher, query, jump.title)
                yield Hit(match, marked, jump.go, text=jump.title, help=jump.help)

    @property
    def _is_offered(self) -> bool:
        """Only over the Desk, and not while something is being typed into a form."""
        screens = [s for s in self.app.screen_stack if not isinstance(s, CommandPalette)]
        return self.app.current_mode == "desk" and all(
            isinstance(screen, ReflectScreen) and not isinstance(screen, FormScreen)
            for screen in screens
        )

    @cached_property
    def _jumps(self) -> tuple[Jump, ...]:
        return tuple(_places(cast("ReflectApp", self.app)))


def _places(app: ReflectApp) -> Iterator[Jump]:
    from ncf_reflect.mapping.themes import list_themes  # noqa: PLC0415

    round_ = app.sitting.book.round(app.sitting.round_title)
    for bank in round_.banks:
        for section in bank.sections:
            first = section.questions[0].id
            go = partial(_to_section, app, first)
            yield Jump(f"Section: {section.short}", "Go to it in the matrix", go)
        for asked in bank.asked():
            title = f"Question: {asked.section.short} · {asked.question.short}"
            go = partial(_to_question, app, asked.question.id)
            yield Jump(title, "Open it, groups side by side", go)
    for theme in list_themes(round_):
        go = partial(_to_theme, app, theme.name)
        yield Jump(f"Theme: {theme.name}", "Find it in points and decisions", go)


def _back_at_desk(app: ReflectApp) -> DeskScreen:
    """The Desk, once what lies over it is closed as by Escape."""
    while len(app.screen_stack) > 1:
        app.screen.dismiss(None)
    return cast("DeskScreen", app.screen)


def _to_question(app: ReflectApp, question: str) -> None:
    desk = _back_at_desk(app)
    desk.begin(desk.open_question(question))


def _to_section(app: ReflectApp, first: str) -> None:
    desk = _back_at_desk(app)
    # Not before what was closed has put the highlight back on its own question.
    desk.call_after_refresh(desk.go_to, first)


def _to_theme(app: ReflectApp, theme: str) -> None:
    from ncf_reflect.tui.screens.search import SearchScreen  # noqa: PLC0415

    desk = _back_at_desk(app)

    async def find() -> None:
        question = await desk.ask(SearchScreen(theme))
        if question:
            await desk.open_question(question)

    desk.begin(find())


def _stay() -> None:
    """The hint itself leads nowhere."""


def _marked(matcher: Matcher, query: str, title: str) -> Content:
    """The title to the letter, with the letters that were typed: a theme is never markup."""
    _, places = matcher.fuzzy_search.match(query, title)
    content = Content(title)
    for place in places:
        content = content.stylize("underline", place, place + 1)
    return content
