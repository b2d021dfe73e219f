"""The form for a gap's statement: a page of plain text for each part."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from ncf_reflect.errors import ReflectError
from ncf_reflect.mapping.gap_statements import StatementPart
from ncf_reflect.model.gap import Gap, GapFacts
from ncf_reflect.model.text import clean
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.choice import Choice, ChoiceScreen
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.key_line import KeyLine
from ncf_reflect.tui.written import BROUGHT_BACK, Written

Record = Callable[[dict[str, object]], Gap]

LABELS = {
    StatementPart.TOLD: "What groups told us",
    StatementPart.CHILDREN: "This means children and families … (yours to write)",
    StatementPart.EXPECTED: "The Framework expects …",
    StatementPart.SEEN: "We also see … (empty: what is linked, or that nothing was tested yet)",
    StatementPart.NEEDED: "We need to …",
}


class GapForm(ReflectScreen[Gap | None]):
    """Closes with the gap once its words are on record; None where they are not wanted."""

    CSS_PATH = "gap_form.tcss"
    HELP = """
### The words of a gap

A draft is a proposal: change what you like. What groups said stands between “ and ”, in their own
words. What it means for children and families is never drafted: it is yours to write, and the gap
shows that it is missing until you do.

Write whole sentences, or only what follows the beginning that stands above a part: “wait longer”
under “This means children and families …” reads as one sentence.

- **Tab** and **Shift+Tab** go from part to part, **Enter** begins a new line.
- **Ctrl+S** puts it on record. **Esc** asks first where something is not saved.
"""
    BINDINGS = [
        Binding("ctrl+s", "save", "save", key_display="Ctrl+S", priority=True),
        Binding("tab", "app.focus_next", "next part", key_display="Tab", priority=True),
        Binding("escape", "back", "back", key_display="Esc"),
    ]

    def __init__(
        self,
        title: str,
        facts: GapFacts,
        record: Record,
        *,
        new: bool = False,
        part: StatementPart | None = None,
    ) -> None:
        """`new`: nothing of it is on record yet, so leaving asks. `part` has the focus first."""
        super().__init__()
        self._title = title
        self._facts = facts
        self._record = record
        self._new = new
        about = (title, facts.section, facts.question or "", facts.theme or "", facts.told)
        self._written = Written(self, "\n".join(about), self._texts)
        self._part = part or next(
            (each for each in StatementPart if not _text_of(facts, each)), StatementPart.TOLD
        )

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        with VerticalScroll(can_focus=False):
            for part in StatementPart:
                yield Static(Content(LABELS[part]), classes="label")
                yield TextArea(_text_of(self._facts, part), compact=True, id=part.value)
        yield Static(id="problem", classes="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        for part, text in self._written.found().items():
            self.query_one(f"#{part}", TextArea).text = text
            self.tell(BROUGHT_BACK)
        self._show()
        area = self.query_one(f"#{self._part.value}", TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._written.changed()
        self._show()

    def tell(self, sentence: str) -> None:
        """The sentence stands under the parts."""
        self.query_one("#problem", Static).update(Content(sentence))

    def action_save(self) -> None:
        """Put the words on record."""
        with self.telling():
            self.dismiss(self._save())

    def action_back(self) -> None:
        """Leave, after a question where something is not saved."""
        self.begin(self._go_out())

    def flush_draft(self) -> None:
        """Put what was typed on record now: the app is being ended."""
        if self._texts():
            try:
                # Told twice that it ends, it is recorded once.
                self._facts = self._save()
            except ReflectError:
                # Nobody is left to be told; what is on disk stays as it was.
                return

    def leave(self) -> None:
        """Quit, after a question where something is not saved."""
        self.begin(self._go_out(quit_app=True))

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this form in the palette."""
        yield SystemCommand(
            "Save the gap", "Its words, on record", partial(self.run_action, "save")
        )

    async def _go_out(self, *, quit_app: bool = False) -> None:
        answer = await self._asked()
        made = self._save() if answer == "s" else None
        if answer not in ("s", "d"):
            return
        self._written.forget()
        if quit_app:
            super().leave()
        else:
            self.dismiss(made)

    async def _asked(self) -> str | None:
        """What becomes of words that are not saved: s, d, or nothing to stay here."""
        if not (self._new or self._texts()):
            return "d"
        choices = (Choice("s", "save it"), Choice("d", "do not save it"), Choice("b", "stay here"))
        return await self.ask(ChoiceScreen("The words of this gap are not saved yet.", choices))

    def _save(self) -> Gap:
        made = self._record(dict(self._texts()))
        self._written.forget()
        return made

    def _texts(self) -> dict[str, str]:
        """The parts that stand otherwise than on record."""
        texts = {
            part: clean(self.query_one(f"#{part.value}", TextArea).text).strip()
            for part in StatementPart
        }
        return {
            p.value: text for p, text in texts.items() if text != _text_of(self._facts, p).strip()
        }

    def _show(self) -> None:
        state = "a draft, not saved" if self._new else "not saved" if self._texts() else "saved"
        self.query_one(TitleLine).show(self._title, right=state)


def _text_of(facts: GapFacts, part: StatementPart) -> str:
    return str(getattr(facts, part.value))
