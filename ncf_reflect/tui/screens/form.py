"""A form: one line a field, Enter goes on, the last Enter is done."""

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from textual import events
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.text import clean
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.cycle import Cycle
from ncf_reflect.tui.widgets.line_input import LineInput

Made = TypeVar("Made")


class Field(NamedTuple):
    """A field with the words before it. `choices` make it a choice, else it is a line of text."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    choices: Sequence[tuple[str, str]] = ()
    aside: bool = False
    """Enter goes by it: only who wants it comes to it, with Tab."""


class FormScreen(ReflectScreen[Made | None], Generic[Made]):
    """Closes with what `make()` reads from the fields, or None on Escape."""

    CSS_PATH = "form.tcss"
    BINDINGS = [("escape", "dismiss(None)", "Back")]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        done: str,
        *,
        back: str = "back",
        lines: Sequence[str] = (),
    ) -> None:
        """`back` says what Escape does; `lines` stand above the fields."""
        super().__init__()
        self._title = title
        self._fields = fields
        self._done = done
        self._back = back
        self._lines = lines

    def make(self) -> Made:
        """What the form is for. RefusedError with a sentence where a field will not do."""
        raise NotImplementedError

    def text(self, name: str, otherwise: str = "") -> str:
        """What stands in a field, cleaned; `otherwise` where the form has no such field."""
        if all(field.name != name for field in self._fields):
            return otherwise
        widget = self.query_one(f"#{name}")
        return widget.value if isinstance(widget, Cycle) else clean(_value_of(widget)).strip()

    def number(self, name: str, label: str) -> int | None:
        """The number in a field; None where it is empty."""
        text = self.text(name)
        if not text:
            return None
        if not text.isdecimal() or len(text) > 4:
            self.query_one(f"#{name}").focus()
            raise RefusedError(f"{label}: type a number, or leave it empty.")
        return int(text)

    def compose(self) -> Iterator[Widget]:
        yield Static(Content(self._title), classes="header")
        with VerticalScroll(can_focus=False):
            for line in self._lines:
                yield Static(Content(line), classes="line")
            for field in self._fields:
                with Horizontal(classes="field"):
                    yield Static(Content(field.label), classes="label")
                    yield _widget(field)
        yield Static(id="problem", classes="problem")
        yield Static(
            Content(f" Enter next, at the end {self._done}   Tab   Esc {self._back}"),
            classes="muted",
        )

    def on_mount(self) -> None:
        self._widgets[0].focus()

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            self._go_on()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._go_on()

    def tell(self, sentence: str) -> None:
        """The sentence stands under the fields."""
        self.query_one("#problem", Static).update(Content(sentence))

    @property
    def _widgets(self) -> list[Widget]:
        return [self.query_one(f"#{field.name}") for field in self._fields]

    def _go_on(self) -> None:
        widgets = self._widgets
        place = widgets.index(self.focused) if self.focused in widgets else -1
        after = zip(widgets[place + 1 :], self._fields[place + 1 :], strict=True)
        for widget, field in after:
            if not field.aside:
                widget.focus()
                return
        with self.telling():
            self._done_with(self.make())

    def _done_with(self, made: Made) -> None:
        self.dismiss(made)


def _widget(field: Field) -> Widget:
    if field.choices:
        cycle = Cycle(field.choices, id=field.name)
        if field.value:
            cycle.choose(field.value)
        return cycle
    return LineInput(field.value, placeholder=field.hint, compact=True, id=field.name)


def _value_of(widget: Widget) -> str:
    return widget.value if isinstance(widget, Input) else ""
