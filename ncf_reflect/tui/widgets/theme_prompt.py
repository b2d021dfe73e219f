"""One line to type a theme in, with completion, and the nine themes that have a key."""

from collections.abc import Iterable, Iterator, Sequence

from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from ncf_reflect.tui.widgets.columns import shortened, stacked
from ncf_reflect.tui.widgets.drawn import Drawn
from ncf_reflect.tui.widgets.line_input import LineInput

MOST_KEYS = 9
TICK = "✓"


class ThemeKeys(Drawn):
    """The digits and the themes that they put on or take off."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._themes: tuple[str, ...] = ()
        self._on: frozenset[str] = frozenset()

    def show(self, themes: Sequence[str], on: Iterable[str]) -> None:
        """Show these themes; those in `on` are on the point just now."""
        self._themes, self._on = tuple(themes), frozenset(on)
        self.redraw()

    def draw(self, width: int) -> Content:
        """Each digit with its theme, a tick before those that are on."""
        if not self._themes:
            return Content.styled("No theme yet: T types one.", "$text-muted")
        lines = [Content("")]
        for digit, theme in enumerate(self._themes, start=1):
            shown = shortened(f"{TICK}{theme}" if theme in self._on else theme, width - 2)
            one = Content.styled(f"{digit} ", "bold $primary") + shown
            if not lines[-1]:
                lines[-1] = one
            elif lines[-1].cell_length + one.cell_length + 2 <= width:
                lines[-1] = lines[-1] + "  " + one
            else:
                lines.append(one)
        return stacked(lines)


class ThemeInput(LineInput):
    """The line itself."""

    BINDINGS = [Binding("tab", "cursor_right", "take the suggestion", show=False)]


class ThemePrompt(Horizontal):
    """Hidden until it is opened. Enter puts the theme; Enter on nothing, or Escape, closes."""

    BINDINGS = [Binding("escape", "close", "back", key_display="Esc")]

    class Entered(Message):
        """Somebody typed a theme for the points in hand."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._back_to: Widget | None = None

    def compose(self) -> Iterator[Widget]:
        yield Static("Theme ▸", id="theme-chip")
        yield ThemeInput(compact=True)

    @property
    def line(self) -> ThemeInput:
        """The line."""
        return self.query_one(ThemeInput)

    def open(self, themes: Iterable[str], *, back_to: Widget) -> None:
        """Show the prompt, completing from `themes`; the focus goes `back_to` in the end."""
        self._back_to = back_to
        self.display = True
        self.line.suggester = SuggestFromList(list(themes), case_sensitive=False)
        self.line.value = ""
        self.line.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.post_message(self.Entered(event.value))
        else:
            self.action_close()

    def action_close(self) -> None:
        """Hide the prompt."""
        self.display = False
        if self._back_to:
            self._back_to.focus()
