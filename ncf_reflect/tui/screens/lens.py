"""The expectation lens: who spoke to what the Framework expects. Private, never projected."""

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.lens import read_lens
from ncf_reflect.mapping.lens_links import Linker
from ncf_reflect.model.framework import Framework
from ncf_reflect.model.lens import LensRow
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.lens_flows import FLOWS, linker_of
from ncf_reflect.tui.screens.lens_shown import LENS_HELP, NOTHING_LINKED, whole_parts
from ncf_reflect.tui.screens.lens_view import NAMES, LensView
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.key_line import KeyLine
from ncf_reflect.tui.widgets.lens_rows import LensRows, RoleTabs
from ncf_reflect.tui.widgets.quoted import QuotedParts

NO_ROW = "Choose an expectation first: the arrow keys go through them."
NOBODY_LEFT = "Every expectation that follows here was mentioned by somebody."
COMMANDS = (
    ("Link", "Points, themes or gaps to this expectation", "flow('link')"),
    ("Unlink", "Take a link back", "flow('unlink')"),
    ("Next to ask about", "Nobody mentioned it, here or in a later section", "next"),
    ("Whole expectation", "With its place and what is linked", "flow('whole')"),
    ("Care leavers", "What is expected for them; the tools do not ask", "go('care leavers')"),
    ("Section after", "In the guidance's order", "go('after')"),
    ("Section before", "In the guidance's order", "go('before')"),
    ("Undo", "Take the last change back", "undo"),
    *(
        (f"Expected of: {name}", "In this section", f"go('{digit}')")
        for digit, name in enumerate(NAMES, start=1)
    ),
)


class LensScreen(ReflectScreen[None]):
    """Expectations section by section and role by role, with who spoke to each."""

    CSS_PATH = "lens.tcss"
    HELP = LENS_HELP
    BINDINGS = [
        Binding("l,L", "flow('link')", "link", key_display="L"),
        Binding("u,U", "flow('unlink')", "unlink", key_display="U"),
        Binding("n,N", "next", "next ○", key_display="N"),
        # Before the list, which never scrolls sideways.
        Binding("right", "go('after')", "section", key_display="← →", priority=True),
        Binding("left", "go('before')", "section before", show=False, priority=True),
        Binding("c,C", "go('care leavers')", "care leavers", key_display="C"),
        *(
            Binding(str(digit), f"go('{digit}')", "", show=False)
            for digit in range(1, len(NAMES) + 1)
        ),
        Binding("ctrl+z", "undo", "undo", key_display="^Z"),
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
    ]

    def __init__(self, section: str | None = None) -> None:
        super().__init__()
        self._first = section
        self._view: LensView | None = None
        self.linker: Linker
        self.framework: Framework

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(id="apart")
        yield RoleTabs()
        yield Static(id="unread")
        with Horizontal():
            yield LensRows()
            with VerticalScroll(id="side", can_focus=False):
                yield QuotedParts()
        yield KeyLine()

    def on_mount(self) -> None:
        self.linker = linker_of(self)
        with self.telling():
            self.framework = self.sitting.workspace.framework().framework
            self.read_again()
            self.query_one(LensRows).focus()

    def on_option_list_option_selected(self) -> None:
        self.action_flow("whole")

    def on_option_list_option_highlighted(self) -> None:
        self._show_whole()

    def action_flow(self, name: str) -> None:
        """Link or unlink the highlighted expectation, or show it whole."""
        if self.sitting.reading_only and name != "whole":
            self.tell(self.sitting.reading_only)
        elif self._view:
            self.begin(FLOWS[name](self))

    def action_undo(self) -> None:
        """Take the last change back, by further entries."""
        with self.telling():
            if self.sitting.reading_only or not self.linker.undo():
                self.tell(self.sitting.reading_only or "Nothing to take back here.")
            self.read_again()

    def action_go(self, where: str) -> None:
        """To a section, to what is expected of some, or to what is expected for care leavers."""
        if self._view:
            sentence = self._view.go(where)
            if sentence:
                self.tell(sentence)
            self.show()

    def action_next(self) -> None:
        """To the next expectation that nobody mentioned, here or in a section that follows."""
        if self._view:
            found = self._view.next_to_ask(self.query_one(LensRows).chosen)
            if found is None:
                self.tell(NOBODY_LEFT)
            self.show(found)

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        for title, words, action in COMMANDS:
            yield SystemCommand(title, words, partial(self.run_action, action))

    @property
    def the_row(self) -> LensRow:
        """The highlighted expectation. RefusedError where there is none."""
        chosen = self.query_one(LensRows).chosen
        if chosen is None or self._view is None:
            raise RefusedError(NO_ROW)
        return self._view.lens.row(chosen)

    def read_again(self) -> None:
        """Read the round as it stands now, and show it where one was."""
        lens = read_lens(self.linker.round, self.framework)
        if self._view:
            self._view.lens = lens
        else:
            self._view = LensView(lens, self._first)
        self.show()

    def show(self, chosen: str | None = None) -> None:
        """Paint what was read; `chosen` is highlighted, else what was, else the first."""
        if self._view is None:
            return
        view, section = self._view, self._view.section
        title = f"Expected · {section.name.partition(':')[0]} · {section.short}"
        self.query_one(TitleLine).show(title, section.short, right=f"{view.place} ← →")
        self.query_one("#apart", Static).update(Content(view.lens.care_leavers))
        self.query_one(RoleTabs).show(NAMES, view.name)
        told = view.lens.unread or ("" if section.is_linked else NOTHING_LINKED)
        self.query_one("#unread", Static).update(Content(told))
        self.query_one("#unread").display = bool(told)
        self.query_one(LensRows).show_rows(view.headed(), chosen)
        self._show_whole()

    def _show_whole(self) -> None:
        """The highlighted expectation beside the list, where there is room for it."""
        if self.query_one(LensRows).chosen:
            self.query_one(QuotedParts).show(whole_parts(self.the_row, self.framework.credit))
            self.query_one("#side").scroll_home(animate=False)
