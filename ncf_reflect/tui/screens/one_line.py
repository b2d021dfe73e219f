"""One line to type, over the screen that asks for it."""

from collections.abc import Iterator

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from ncf_reflect.tui.widgets.line_ends import LineEnds


class LineScreen(ModalScreen[str | None]):
    """Closes with the line as it was typed, or None on Escape."""

    BINDINGS = [("escape", "dismiss(None)", "Back")]

    def __init__(self, title: str, value: str = "") -> None:
        super().__init__()
        self._title = title
        self._value = value

    def compose(self) -> Iterator[Widget]:
        with Vertical(classes="dialog"):
            yield Static(Content(f"{self._title} Enter saves it, Escape leaves it."))
            yield Input(self._value, compact=True, select_on_focus=False, highlighter=LineEnds())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)
