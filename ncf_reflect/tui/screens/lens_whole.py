"""One expectation whole: its words to the letter, its place, and what groups said to it."""

from collections.abc import Iterator, Sequence

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Footer

from ncf_reflect.model.context import ContextPart
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.quoted import QuotedParts


class ExpectationScreen(ReflectScreen[None]):
    """Read, then Esc or Enter goes back to the lens."""

    CSS_PATH = "reading.tcss"
    HELP = """
### One expectation

Its words as the guidance has them, and where they stand: chapter, heading, number. Below: who spoke
to it and how, with the points that a person linked, by themselves, by a theme or by a gap. The
arrow keys turn the page.
"""
    BINDINGS = [
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
        Binding("enter", "dismiss(None)", "back", show=False),
    ]

    def __init__(self, parts: Sequence[ContextPart]) -> None:
        super().__init__()
        self._parts = parts

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        with VerticalScroll():
            yield QuotedParts()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.query_one(TitleLine).show("One expectation, and who spoke to it")
        self.query_one(QuotedParts).show(self._parts)
        self.query_one(VerticalScroll).focus()
