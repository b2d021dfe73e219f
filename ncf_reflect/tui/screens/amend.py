"""Correct the words of a recorded line. The words as first said are kept."""

from collections.abc import Iterator

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from ncf_reflect.tui.widgets.line_ends import LineEnds


class AmendScreen(ModalScreen[str | None]):
    """Closes with the corrected words, or None on Escape."""

    BINDINGS = [("escape", "dismiss(None)", "Back")]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> Iterator[Widget]:
        with Vertical(classes="dialog"):
            yield Static("Correct the line, Enter saves it, Escape leaves it")
            yield Input(self._text, compact=True, select_on_focus=False, highlighter=LineEnds())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)
