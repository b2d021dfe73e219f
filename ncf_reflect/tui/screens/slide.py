"""A slide before, between or after the questions: large, calm, nothing typed into it."""

from collections.abc import Iterator

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.workshop.slides import Slide

SMALLEST_WIDTH = 60


class SlideScreen(ReflectScreen[None]):
    """Closes on Enter, Escape or Page Down. With `ruler` it helps to fit the room."""

    CSS_PATH = "slide.tcss"
    HELP = "This slide records nothing. Enter goes back to the question."
    BINDINGS = [
        Binding("enter", "dismiss(None)", "go on", key_display="Enter"),
        Binding("escape,space", "dismiss(None)", "go on", show=False),
        # Before the scrolling part: a presenter's remote must come out of the slide again.
        Binding("pagedown", "page", "go on", show=False, priority=True),
    ]

    def __init__(self, slide: Slide, *, ruler: bool = False) -> None:
        super().__init__()
        self._slide = slide
        self._ruler = ruler

    def compose(self) -> Iterator[Widget]:
        yield Static(Content(self._slide.title), classes="header")
        with VerticalScroll():
            for heading, lines in self._slide.parts:
                if heading and len(lines) == 1:
                    one = Content.assemble((f"{heading}: ", "bold $primary"), lines[0])
                    yield Static(one, classes="heading -one")
                    continue
                if heading:
                    yield Static(Content(heading), classes="heading")
                for line in lines:
                    yield Static(Content(line), classes="line")
        if self._ruler:
            yield Static(id="ruler")
        yield Footer(show_command_palette=False, compact=True)

    def action_page(self) -> None:
        """A presenter's remote: what is still below first, then back to the question."""
        shown = self.query_one(VerticalScroll)
        if shown.scroll_offset.y < shown.max_scroll_y:
            shown.scroll_page_down(animate=False)
        else:
            self.dismiss()

    def on_resize(self) -> None:
        if self._ruler:
            width, height = self.size
            ruler = f"├{'─' * (SMALLEST_WIDTH - 2)}┤"
            advice = f"{width} by {height}. Enlarge letters until this line fills the screen."
            self.query_one("#ruler", Static).update(Content(f"{ruler}\n{advice}"))
