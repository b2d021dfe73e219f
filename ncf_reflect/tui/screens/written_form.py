"""A form in which somebody writes: neither Escape nor a crash takes what was typed."""

from collections.abc import Callable, Sequence

from textual.widgets import Input

from ncf_reflect.tui.screens.choice import Choice, ChoiceScreen
from ncf_reflect.tui.screens.form import Field, FormScreen, Made
from ncf_reflect.tui.widgets.cycle import Cycle
from ncf_reflect.tui.written import BROUGHT_BACK, Written

LEAVING = (Choice("s", "save it"), Choice("d", "do not save it"), Choice("b", "stay here"))
NOT_SAVED = "What you typed here is not saved yet."


class WrittenForm(FormScreen[Made]):
    """As a form, but leaving it asks where something was typed."""

    BINDINGS = [("escape", "back", "Back")]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        done: str,
        *,
        about: str = "",
        lines: Sequence[str] = (),
    ) -> None:
        """`about` tells it from forms with the same title and the same texts in them."""
        super().__init__(title, fields, done, lines=lines)
        texts = (field.value for field in fields if not field.choices)
        self._written = Written(self, "\n".join((title, about, *texts)), self._typed)

    def on_mount(self) -> None:
        found = self._written.found()
        for field in self._fields:
            widget = self.query_one(f"#{field.name}")
            if field.name in found and isinstance(widget, Cycle):
                widget.choose(found[field.name])
            elif field.name in found and isinstance(widget, Input):
                widget.value = found[field.name]
        if found:
            self.tell(BROUGHT_BACK)

    def on_input_changed(self, event: Input.Changed) -> None:
        del event
        self._written.changed()

    def action_back(self) -> None:
        """Leave, after a question where something was typed."""
        self.begin(self._go(self.dismiss))

    def leave(self) -> None:
        """Quit, after a question where something was typed."""
        quit_app = super().leave
        self.begin(self._go(lambda _made: quit_app()))

    def flush_draft(self) -> None:
        """Put what was typed on disk now: the app is being ended."""
        self._written.flush()

    async def _go(self, go: Callable[[Made | None], object]) -> None:
        made = None
        if self._typed():
            answer = await self.ask(ChoiceScreen(NOT_SAVED, LEAVING))
            if answer not in ("s", "d"):
                return
            made = self.make() if answer == "s" else None
        self._written.forget()
        go(made)

    def _done_with(self, made: Made) -> None:
        self._written.forget()
        super()._done_with(made)

    def _typed(self) -> dict[str, str]:
        """What stands otherwise than it did; {} where no text does."""
        other = [f for f in self._fields if self.text(f.name) != f.value.strip()]
        texts = any(not field.choices for field in other)
        return {field.name: self.text(field.name) for field in other} if texts else {}
