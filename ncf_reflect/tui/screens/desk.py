"""The Desk: the convergence matrix of a round's finished sessions. Private, never projected."""

from collections.abc import Iterator

from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ncf_reflect.mapping.desk import read_desk
from ncf_reflect.mapping.kept import keep_if_it_can
from ncf_reflect.mapping.overview import overview
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.desk_flows import FLOWS, commands_of
from ncf_reflect.tui.screens.desk_shown import DESK_HELP, DeskView, matrix_section, now, titles
from ncf_reflect.tui.screens.question import QuestionScreen
from ncf_reflect.tui.widgets.code_words import LEGEND
from ncf_reflect.tui.widgets.columns import beside, stacked
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.key_line import KeyLine
from ncf_reflect.tui.widgets.matrix import Matrix
from ncf_reflect.tui.widgets.round_lines import RoundLines

WIDEST_SIGN = 62
"""Letters of the longest line of the legend, which stands in two columns."""


class DeskScreen(ReflectScreen[None]):
    """What holds for the whole round, then sections with their state and questions by pairs."""

    CSS_PATH = "desk.tcss"
    HELP = DESK_HELP
    BINDINGS = [
        Binding("s,S", "flow('sort')", "sort", key_display="S"),
        Binding("f,F", "flow('filter')", "filter", key_display="F"),
        Binding("c,C", "flow('asked')", "asked", key_display="C"),
        Binding("t,T", "flow('tag')", "tag", key_display="T"),
        Binding("d,D", "flow('decide')", "decide", key_display="D"),
        Binding("e,E", "flow('expectations')", "expected", key_display="E", show=False),
        Binding("g,G", "flow('gaps')", "gaps", key_display="G"),
        Binding("k,K", "flow('codebook')", "themes", key_display="K"),
        Binding("r,R", "flow('report')", "report", key_display="R"),
        Binding("v,V", "flow('evidence')", "evidence", key_display="V", show=False),
        Binding("b,B", "flow('baseline')", "baseline", key_display="B", show=False),
        Binding("x,X", "flow('lens')", "lens", key_display="X", show=False),
        Binding("slash", "flow('search')", "search", key_display="/"),
        Binding("w,W", "flow('whole')", "whole round", key_display="W"),
        Binding("u,U", "flow('unseal')", "unseal", key_display="U"),
        Binding("escape", "home", "home", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.view = DeskView()
        self._away = False

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(id="empty")
        yield RoundLines()
        yield Matrix()
        yield Static(id="now")
        with VerticalScroll(id="notes", can_focus=False):
            half = len(LEGEND) // 2
            columns = (stacked(map(Content, part)) for part in (LEGEND[:half], LEGEND[half:]))
            yield Static(beside(*((column, WIDEST_SIGN) for column in columns)), id="legend")
        yield KeyLine()

    def on_mount(self) -> None:
        self.read_again()
        self.query_one(Matrix).rows.focus()

    def on_screen_suspend(self) -> None:
        self._away = True

    def on_screen_resume(self) -> None:
        if self._away:
            self._away = False
            self.read_again()

    def on_unmount(self) -> None:
        # Left from a screen over this one, such as by quitting: what was changed there counts.
        book = self.sitting.mapping
        if self._away and book is not None:
            round_ = book.round(self.sitting.round_title)
            desk = read_desk(round_)
            keep_if_it_can(book, round_, desk.findings, desk.said)

    def on_matrix_question_chosen(self, event: Matrix.QuestionChosen) -> None:
        del event
        self.action_flow("open")

    def on_matrix_question_highlighted(self, event: Matrix.QuestionHighlighted) -> None:
        if self.view.desk is not None:
            self.query_one("#now", Static).update(now(self.view.desk.question(event.question)))

    def action_flow(self, name: str) -> None:
        """Begin one of the Desk's flows."""
        self.begin(FLOWS[name](self))

    async def open_question(self, question: str) -> None:
        """A question, groups side by side; then back on the one that was seen last."""
        screen = QuestionScreen(question, self.view.order)
        await self.ask(screen)
        self.go_to(screen.question_id)

    def go_to(self, question: str) -> None:
        """Put the highlight on a question; a filter that hides it is taken off."""
        if self.view.only and question not in self.view.order:
            self.view.only = ""
            self.show()
        self.query_one(Matrix).rows.choose(question)

    async def action_home(self) -> None:
        """Take the filter off; without one, go back to the rounds."""
        if self.view.only:
            self.view.only = ""
            self.show()
        else:
            await self.reflect.open_mode("home")

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of the Desk in the palette."""
        yield from commands_of(self)

    def read_again(self) -> None:
        """Read the round as it stands now, and show it; its findings are kept in the file."""
        book, title = self.sitting.book, self.sitting.round_title
        round_ = book.round(title)
        self.view.desk = desk = read_desk(round_)
        self.query_one(RoundLines).show(overview(desk, book.coverage(title)))
        self.show()
        self.call_after_refresh(keep_if_it_can, book, round_, desk.findings, desk.said)

    def show(self) -> None:
        """Paint what was read, in the order and with the filter that were chosen."""
        view = self.view
        if view.desk is None:
            return
        self.query_one(TitleLine).show(*titles(view.desk), right=view.held_by)
        empty = view.why_empty()
        self.query_one("#empty", Static).update(Content(empty))
        self.query_one("#empty").display = bool(empty)
        for part in ("Matrix", "#notes", "#now"):
            self.query_one(part).set_class(bool(empty), "-hidden")
        self.query_one(RoundLines).set_class(view.is_empty, "-hidden")
        self.query_one(Matrix).show([matrix_section(one) for one in view.sections])
        rows = self.query_one(Matrix).rows
        if not empty and self.focused is None:
            rows.focus()
        if rows.chosen:
            self.query_one("#now", Static).update(now(view.desk.question(rows.chosen)))
