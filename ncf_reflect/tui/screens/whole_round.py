"""What holds for the whole round, in whole sentences, with what each sign of the matrix means."""

from collections.abc import Iterator, Sequence

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.code_words import LEGEND


class WholeRoundScreen(ReflectScreen[None]):
    """Closes on Escape, Enter or W."""

    CSS_PATH = "whole_round.tcss"
    HELP = """
The pattern over all questions, the gaps that every group sees, and how many differences chance
alone would make. Below, what each sign of the matrix means.
"""
    BINDINGS = [
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
        Binding("enter,w,W", "dismiss(None)", "back", show=False),
    ]

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__()
        self._sentences = sentences

    def compose(self) -> Iterator[Widget]:
        yield Static("The whole round", classes="header")
        with VerticalScroll():
            for sentence in self._sentences or ("Nothing holds for the whole round yet.",):
                yield Static(Content(sentence), classes="sentence")
            yield Static("The signs", classes="heading")
            for line in LEGEND:
                yield Static(Content(line))
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
