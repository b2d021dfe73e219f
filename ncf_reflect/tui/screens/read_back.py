"""The read-back: what this group said on this section, in its words, for the room to correct."""

from collections.abc import Iterator

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.points import point_content
from ncf_reflect.workshop.live import LiveSession
from ncf_reflect.workshop.readback import read_back


class ReadBackScreen(ReflectScreen[None]):
    """Closes on Escape, Enter or F3."""

    CSS_PATH = "read_back.tcss"
    BINDINGS = [
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
        Binding("enter,f3", "dismiss(None)", "back", show=False),
    ]

    def __init__(self, live: LiveSession) -> None:
        super().__init__()
        self._live = live

    def compose(self) -> Iterator[Widget]:
        shown = read_back(self._live)
        yield Static(Content(shown.section), classes="header")
        with VerticalScroll():
            for heading, points in shown.parts:
                yield Static(Content(heading), classes="heading")
                for point in points:
                    yield Static(point_content(point), classes="point")
            if not shown.parts:
                yield Static("Nothing is recorded on this section yet.")
        yield Footer(show_command_palette=False, compact=True)
