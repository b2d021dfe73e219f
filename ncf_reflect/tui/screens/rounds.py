"""The rounds of this mapping, a new one, and the other mappings of the workspace."""

from collections.abc import Iterator

from textual import events
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ncf_reflect.model.text import clean
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.start_form import SEALING
from ncf_reflect.tui.sitting import Sitting
from ncf_reflect.tui.widgets.cycle import Cycle


class RoundsScreen(ReflectScreen[bool]):
    """Closes with whether another round or mapping is open now."""

    CSS_PATH = "rounds.tcss"
    BINDINGS = [("escape", "dismiss(False)", "Back")]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._rounds = sitting.book.rounds
        self._files = tuple(
            path for path in sitting.workspace.mappings() if path != sitting.book.store.path
        )

    def compose(self) -> Iterator[Widget]:
        yield Static("Rounds and mappings", classes="header")
        with Vertical():
            yield OptionList(
                *(Option(Content(f"Round: {title}")) for title in self._rounds),
                *(Option(Content(f"Mapping: {path.name}")) for path in self._files),
            )
            yield Static("A new round of this mapping (Tab, then type its title):")
            yield Input(compact=True, placeholder="such as: Autumn 2026")
            with Horizontal(id="sealing"):
                yield Static(Content(SEALING.label), classes="label")
                yield Cycle(SEALING.choices)
        yield Static(id="problem", classes="problem")
        yield Static(" Enter opens or begins   Tab moves   Esc back", classes="muted")

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        place = event.option_index
        with self.telling():
            if place < len(self._rounds):
                self.sitting.round_title = self._rounds[place]
            else:
                self.sitting.open(self._files[place - len(self._rounds)])
            self.dismiss(True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._begin_round()

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter" and isinstance(self.focused, Cycle):
            event.stop()
            self._begin_round()

    def tell(self, sentence: str) -> None:
        """The sentence stands under the list."""
        self.query_one("#problem", Static).update(Content(sentence))

    def _begin_round(self) -> None:
        line = self.query_one(Input)
        title = clean(line.value).strip()
        if not title:
            line.focus()
            self.tell("Type a title for the new round.")
            return
        with self.telling():
            self.sitting.start_round(title, sealed=bool(self.query_one(Cycle).value))
            self.dismiss(True)
