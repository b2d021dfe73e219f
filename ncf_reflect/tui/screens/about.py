"""About: which version this is, and whose words it quotes under which licence."""

from collections.abc import Iterator

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Footer

from ncf_reflect import __version__
from ncf_reflect.mapping.sources import sources
from ncf_reflect.model.context import ContextItem, ContextPart
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.quoted import QuotedParts

WHAT_IT_IS = (
    "Reflective mapping against the Children's Social Care National Framework. "
    "Nothing that is recorded leaves this computer by itself."
)


class AboutScreen(ReflectScreen[None]):
    """Over whatever screen the palette was opened on. Nothing that was recorded is on it."""

    CSS_PATH = "reading.tcss"
    HELP = """
### About

The version, and the source and licence of all that is quoted. The arrow keys turn the page.
"""
    BINDINGS = [
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
        Binding("enter", "dismiss(None)", "back", show=False),
    ]

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        with VerticalScroll():
            yield QuotedParts()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        name = f"NCF Reflect {__version__}"
        self.query_one(TitleLine).show(f"About · {name}")
        ours = ContextPart(heading=name, items=(ContextItem(mark="·", texts=(WHAT_IT_IS,)),))
        with self.telling():
            quoted = sources(self.sitting.workspace.framework())
            self.query_one(QuotedParts).show((ours, *quoted))
        self.query_one(VerticalScroll).focus()
