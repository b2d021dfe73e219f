"""Words found in points, notes, decisions and themes, as one types; Enter opens the question."""

from collections.abc import Iterator

from textual.binding import Binding
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Footer, Input, Static

from ncf_reflect.mapping.sealing import sealed_lines
from ncf_reflect.mapping.search import FoundIn, Hit, Searched
from ncf_reflect.model.bank import AskedQuestion
from ncf_reflect.model.session import Round
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.found import FoundRow, FoundRows

MOST_SHOWN = 100
PAUSE = 0.1
"""Seconds without a key after which is looked for what stands in the line."""
FIRST = "Type words: what holds all of them is found, in any order, whatever their capitals."


class SearchScreen(ReflectScreen[str | None]):
    """Closes with the id of the question to open, or None on Escape."""

    CSS_PATH = "search.tcss"
    HELP = """
### Search

Type words: points, notes, decisions and themes that hold all of them are listed as you type.
Capitals and the order of the words do not matter. Only finished sessions are searched, and none
that is sealed.

Up and Down go through what was found, Enter opens its question; of a theme, the first question
that has it.
"""
    BINDINGS = [
        Binding("down", "go('cursor_down')", "down", show=False, priority=True),
        Binding("up", "go('cursor_up')", "up", show=False, priority=True),
        Binding("pagedown", "go('page_down')", "page down", show=False, priority=True),
        Binding("pageup", "go('page_up')", "page up", show=False, priority=True),
        Binding("enter", "choose", "open", key_display="Enter", priority=True),
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
    ]

    def __init__(self, words: str = "") -> None:
        """`words` stand in the line from the beginning."""
        super().__init__()
        self._words = words
        self._looked_for: str | None = None
        self._found: tuple[Hit, ...] = ()
        self._timer: Timer | None = None
        self._searched: Searched | None = None
        self._asked: dict[str, AskedQuestion] = {}

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Input(
            self._words, placeholder="words to look for", compact=True, select_on_focus=False
        )
        yield FoundRows()
        yield Static(id="more")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        round_ = self.sitting.book.round(self.sitting.round_title)
        self._searched = Searched(round_)
        self._asked = {asked.question.id: asked for bank in round_.banks for asked in bank.asked()}
        titles = (f"Search · {round_.title}", "Search")
        self.query_one(TitleLine).show(*titles, right=_sealed(round_))
        self.query_one(Input).focus()
        self._look()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._look)

    def on_option_list_option_selected(self, event: FoundRows.OptionSelected) -> None:
        event.stop()
        self.action_choose()

    def action_go(self, step: str) -> None:
        """Through what was found, while the line keeps the keys."""
        self._look()
        getattr(self.query_one(FoundRows), f"action_{step}")()

    def action_choose(self) -> None:
        """Close with the question of what is highlighted."""
        self._look()
        chosen = self.query_one(FoundRows).chosen
        if chosen is None:
            return
        hit = self._found[int(chosen)]
        if hit.question in self._asked:
            self.dismiss(hit.question)
        else:
            self.tell("This theme is on no point yet, so there is no question to open.")

    def _look(self) -> None:
        words = self.query_one(Input).value
        if words == self._looked_for or self._searched is None:
            return
        self._looked_for = words
        self._found = self._searched.find(words)
        shown = [self._row(place, hit) for place, hit in enumerate(self._found[:MOST_SHOWN])]
        self.query_one(FoundRows).show_found(shown, words)
        self.query_one("#more", Static).update(Content(_counted(words, len(self._found))))

    def _row(self, place: int, hit: Hit) -> FoundRow:
        asked = self._asked.get(hit.question)
        parts = (
            asked.question.short if asked else "on no point yet",
            " and ".join(group.shown for group in hit.groups),
            *(f"#{theme}" for theme in hit.themes if hit.found_in is not FoundIn.THEME),
        )
        return FoundRow(place, _what(hit), hit.text, " · ".join(filter(None, parts)))


def _what(hit: Hit) -> str:
    return hit.kind.chip if hit.kind else hit.found_in.value.capitalize()


def _counted(words: str, found: int) -> str:
    if not words.split():
        return FIRST
    if not found:
        return "Nothing found in finished sessions."
    if found > MOST_SHOWN:
        return f"{MOST_SHOWN} shown, and {found - MOST_SHOWN:,} more: type another word."
    return "1 found." if found == 1 else f"{found} found."


def _sealed(round_: Round) -> str:
    return "sealed sessions are not searched" if sealed_lines(round_) else ""
