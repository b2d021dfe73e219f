"""The gap report as it will read, and one key that writes it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.mapping.publishing import publish, render_report
from ncf_reflect.mapping.reporting import gap_report
from ncf_reflect.model.session import Round
from ncf_reflect.tui.screens.base import Question, ReflectScreen
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.page import Page

FORMAT = "md"
ASK_FULL = "The full copy holds small groups’ figures and quotes. Not for sharing. Show it?"


class ReportScreen(ReflectScreen[None]):
    """Preview, full or shareable, and export."""

    CSS_PATH = "report.tcss"
    HELP = """
### The gap report

What groups said, put side by side, as a board would read it. The page is the file's own text.

- **E** exports: a new file in `exports/`, named after the authority, the round and the time. It is
  never written over another file.
- **F** changes between the *shareable* copy, which leaves out what could tell who said what in a
  small group, and the *full* copy, which is not for sharing.
- **D** goes to the Desk, **Esc** home. Arrow keys, Page Up and Page Down turn the page.
"""
    BINDINGS = [
        Binding("e,E", "export", "export", key_display="E"),
        Binding("f,F", "full", "full or shareable", key_display="F"),
        Binding("d,D", "desk", "desk", key_display="D"),
        Binding("escape", "home", "home", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._full = False
        self._written: Path | None = None

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(id="strip")
        with VerticalScroll(id="paper"):
            yield Page()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self._show()
        self.query_one("#paper").focus()

    def action_export(self) -> None:
        """Write the copy that is shown; the strip then says where it is."""
        workspace = self.sitting.workspace
        with self.telling():
            round_, at = self._round(), workspace.clock()
            self._written = publish(round_, FORMAT, workspace.exports, at, full=self._full)
            self._show()

    def action_full(self) -> None:
        """The shareable copy; the full one after a question."""
        if self._full:
            self._change_to(full=False)
        else:
            self.begin(self._ask_for_full())

    async def action_desk(self) -> None:
        """Go to the Desk."""
        await self.reflect.open_mode("desk")

    async def action_home(self) -> None:
        """Go back to the rounds."""
        await self.reflect.open_mode("home")

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        for title, words, action in (
            ("Export", "Write this copy to a new file in exports", "export"),
            ("Full or shareable", "Which copy is shown and exported", "full"),
            ("Desk", "The convergence matrix", "desk"),
            ("Home", "Rounds and coverage", "home"),
        ):
            yield SystemCommand(title, words, partial(self.run_action, action))

    async def _ask_for_full(self) -> None:
        if await self.ask(Question(ASK_FULL, yes="Show it")):
            self._change_to(full=True)

    def _change_to(self, *, full: bool) -> None:
        if full is not self._full:
            self._full, self._written = full, None
            self._show()

    def _round(self) -> Round:
        return self.sitting.book.round(self.sitting.round_title)

    def _show(self) -> None:
        with self.telling():
            round_ = self._round()
            self.query_one(Page).show(render_report(round_, FORMAT, full=self._full))
            left_out = len(gap_report(round_, full=self._full).left_out.items)
            self._show_strip(round_, left_out)

    def _show_strip(self, round_: Round, left_out: int) -> None:
        copy = "full copy, not for sharing" if self._full else "shareable"
        self.query_one(TitleLine).show(
            f"Gap report · {copy} · Markdown · {round_.title}",
            f"Gap report · {copy} · Markdown",
        )
        strip = self.query_one("#strip", Static)
        strip.set_class(bool(self._written), "-written")
        strip.set_class(self._full and not self._written, "-full")
        strip.update(Content(self._strip_words(left_out)))

    def _strip_words(self, left_out: int) -> str:
        if self._written:
            return f"✓ Written: {self._written}"
        goes_to = f"E writes a new file to {self.sitting.workspace.exports}"
        if self._full:
            return f"Nothing is left out: small groups’ figures and quotes are in it. {goes_to}"
        return f"{_left_out_words(left_out)} {goes_to}"


def _left_out_words(places: int) -> str:
    if not places:
        return "Nothing had to be left out."
    noun = "1 place" if places == 1 else f"{places} places"
    return f"Left out in {noun}, listed at the end: what could tell who said what."
