"""The report as it will read, and one key that writes it."""

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ncf_reflect.mapping.publishing import Preview, preview
from ncf_reflect.mapping.reporting.expected import with_guidance
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.mapping.responsibilities import render_responsibilities
from ncf_reflect.model.session import Round
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.report_flows import FLOWS
from ncf_reflect.tui.screens.report_shown import REPORT_HELP, ReportView
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.key_line import KeyLine
from ncf_reflect.tui.widgets.page import Page


class ReportScreen(ReflectScreen[None]):
    """Preview, kind, format, full or shareable, own words, and export."""

    CSS_PATH = "report.tcss"
    HELP = REPORT_HELP
    BINDINGS = [
        Binding("e,E", "flow('export')", "export", key_display="E"),
        Binding("k,K", "flow('kind')", "kind", key_display="K"),
        Binding("m,M", "flow('format')", "format", key_display="M"),
        Binding("f,F", "flow('full')", "full or not", key_display="F"),
        Binding("w,W", "flow('words')", "words", key_display="W"),
        Binding("d,D", "desk", "desk", key_display="D"),
        Binding("escape", "home", "home", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.view = ReportView()

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(id="strip")
        with VerticalScroll(id="paper"):
            yield Page()
        yield KeyLine()

    def on_mount(self) -> None:
        self.show()
        self.query_one("#paper").focus()

    def action_flow(self, name: str) -> None:
        """Begin what a key stands for."""
        self.begin(FLOWS[name](self))

    async def action_desk(self) -> None:
        """Go to the Desk."""
        await self.reflect.open_mode("desk")

    async def action_home(self) -> None:
        """Go back to the rounds."""
        await self.reflect.open_mode("home")

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        for title, words, action in (
            ("Export", "Write this copy to a new file in exports", "flow('export')"),
            ("Kind of report", "Board paper, one page, annex, responsibilities", "flow('kind')"),
            ("Format", "Markdown, HTML or Word", "flow('format')"),
            ("Full or shareable", "Which copy is shown and exported", "flow('full')"),
            ("Own words", "Summary, asks, children, limits", "flow('words')"),
            ("Desk", "The convergence matrix", "desk"),
            ("Home", "Rounds and coverage", "home"),
        ):
            yield SystemCommand(title, words, partial(self.run_action, action))

    def round(self) -> Round:
        """The round as it stands now."""
        return self.sitting.book.round(self.sitting.round_title)

    def options(self) -> ReportOptions:
        """What was chosen, with what the report has from the guidance."""
        return with_guidance(self.view.options, self.round(), self.sitting.workspace.framework)

    def change(self, options: ReportOptions | None = None, format: str | None = None) -> None:
        """Show another copy: nothing of it is written yet."""
        self.view.options = options or self.view.options
        self.view.format = format or self.view.format
        self.view.written = None
        self.show()

    def show(self) -> None:
        """Show the page and what was chosen."""
        if not self.query(Page):
            # Somebody left while the file was being written.
            return
        with self.telling():
            made = _preview(self)
            self.view.left_out = made.left_out
            self.query_one(Page).show(made.page)
            self.show_strip()

    def show_strip(self) -> None:
        """Show what was chosen, and where the file will go or is."""
        view = self.view
        self.query_one(TitleLine).show(f"{view.title} · {self.sitting.round_title}", view.title)
        strip = self.query_one("#strip", Static)
        strip.set_class(bool(view.written), "-written")
        strip.set_class(view.options.full and not view.written, "-full")
        strip.update(Content(view.strip(self.sitting.workspace.exports)))


def _preview(screen: ReportScreen) -> Preview:
    if screen.view.needs_no_round:
        library = screen.sitting.workspace.framework()
        kind = screen.view.options.kind
        return Preview(page=render_responsibilities(library, kind, "md"), left_out=0)
    return preview(screen.round(), screen.options())
