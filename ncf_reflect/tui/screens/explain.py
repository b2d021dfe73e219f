"""Help: what a screen is for and what each key does, in the practice's own words."""

from collections.abc import Iterator, Sequence

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Markdown, Static

from ncf_reflect.tui.screens.base import ReflectScreen


class ExplainScreen(ReflectScreen[None]):
    """Over the screen that it explains. Closes on Escape or F1."""

    CSS_PATH = "explain.tcss"
    BINDINGS = [
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
        Binding("f1", "dismiss(None)", "back", show=False),
    ]

    def __init__(self, words: str, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._words = words
        self._keys = keys

    def compose(self) -> Iterator[Widget]:
        width = max((len(key) for key, _ in self._keys), default=0)
        yield Static("Help", classes="header")
        with VerticalScroll():
            # Our own words, never what somebody typed.
            yield Markdown(self._words, open_links=False)
            for key, meaning in self._keys:
                yield Static(Content.assemble((f"{key:<{width}}  ", "bold $primary"), meaning))
        yield Footer(show_command_palette=False, compact=True)

    def explain(self) -> None:
        """There is no help on the help: the same key closes it."""
        self.dismiss()

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()
