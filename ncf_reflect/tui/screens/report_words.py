"""The words of the report that a person writes, a place at a time. They survive regeneration."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, OptionList, Static, TextArea

from ncf_reflect.errors import ReflectError
from ncf_reflect.mapping.report_words import Place, places, write_words
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.choice import Choice, ChoiceScreen
from ncf_reflect.tui.widgets.columns import beside, shortened
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.rows import Row, Rows
from ncf_reflect.tui.widgets.written_pages import WrittenPages
from ncf_reflect.tui.written import BROUGHT_BACK, Written

STATE = 12
LEAVING = (Choice("s", "save it"), Choice("d", "do not save it"), Choice("b", "stay here"))


class ReportWordsScreen(ReflectScreen[bool]):
    """Closes with whether any words were saved."""

    CSS_PATH = "report_words.tcss"
    HELP = """
### Your own words in the report

The report is made anew each time; what you write here stays. Each place has its own page:

- **Summary** opens the first page. **What the board is asked to do** stands in the place of the
  asks that were generated; those are kept in the annex.
- **What this means for children** is only ever a person's to write: for the whole report, and for
  each section. **Limits** stand beside those that were generated.

What you write is printed with “written by the author”. Leave a place empty, and it is ours again.

- **Enter** on a place goes to its page, **Esc** from the page back to the places.
- **Ctrl+S** saves all pages. Leaving with something unsaved asks first.
- The same as a file: `ncf-reflect words MAPPING --export FILE.md`, and `--import FILE.md`.
"""
    BINDINGS = [
        Binding("ctrl+s", "save", "save", key_display="Ctrl+S", priority=True),
        Binding("escape", "back", "back", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[str, Place] = {}
        self._saved_any = False
        self._written = Written(self, "words", lambda: self.query_one(WrittenPages).unsaved)

    def compose(self) -> Iterator[Widget]:
        book = self.sitting.book
        self._places = {p.name: p for p in places(book.round(self.sitting.round_title))}
        saved = {name: place.text for name, place in self._places.items()}
        yield TitleLine(classes="header")
        with Container(id="words"):
            yield Rows(id="places")
            with Container(id="page"):
                yield Static(id="hint", classes="muted")
                yield WrittenPages(saved, only_read=not book.can_write)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        found = self._written.found()
        if found:
            self.query_one(WrittenPages).write(found)
            self.tell(BROUGHT_BACK)
        self._show()
        self.query_one("#places").focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        place = self._places[str(event.option_id)]
        self.query_one(WrittenPages).turn_to(place.name)
        self.query_one("#hint", Static).update(Content(place.hint))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.query_one(WrittenPages).write_on(str(event.option_id))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._written.changed()
        self._show()

    def action_save(self) -> None:
        """Save every page that has changed."""
        with self.telling():
            self._save()

    def action_back(self) -> None:
        """From a page to the places; from the places out, with a question where it is due."""
        if isinstance(self.focused, TextArea):
            self.query_one("#places").focus()
        else:
            self.begin(self._go(lambda: self.dismiss(self._saved_any)))

    def flush_draft(self) -> None:
        """Put what is written on disk now: the app is being ended."""
        try:
            self._save()
        except ReflectError:
            # Nobody is left to be told; what is on disk stays as it was.
            return

    def leave(self) -> None:
        """Quit, after a question where something is not saved."""
        self.begin(self._go(super().leave))

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        yield SystemCommand("Save", "Save every page", partial(self.run_action, "save"))

    async def _go(self, go: Callable[[], object]) -> None:
        """Go, once nothing is unsaved or somebody said what becomes of it."""
        unsaved = [self._places[name].title for name in self.query_one(WrittenPages).unsaved]
        if unsaved:
            answer = await self.ask(ChoiceScreen(f"Not saved yet: {'; '.join(unsaved)}", LEAVING))
            if answer not in ("s", "d"):
                return
            if answer == "s":
                self._save()
        self._written.forget()
        go()

    def _save(self) -> None:
        pages, book, title = (
            self.query_one(WrittenPages),
            self.sitting.book,
            self.sitting.round_title,
        )
        texts = pages.unsaved
        if texts:
            write_words(book, book.round(title), texts)
            pages.note_saved(texts)
            self._written.forget()
            self._places = {place.name: place for place in places(book.round(title))}
            self._saved_any = True
            self._show()

    def _show(self) -> None:
        unsaved = self.query_one(WrittenPages).unsaved
        state = f"● {len(unsaved)} not saved: Ctrl+S" if unsaved else "✓ saved"
        reading = self.sitting.reading_only and "reading only"
        self.query_one(TitleLine).show("Your words in the report", right=reading or state)
        self.query_one("#places", Rows).show(
            Row(partial(_draw, place, name in unsaved), name)
            for name, place in self._places.items()
        )


def _draw(place: Place, unsaved: bool, width: int, bright: bool) -> Content:
    del bright
    state = "● not saved" if unsaved else "✓ written" if place.text else "· empty"
    room = width - STATE - 1
    return beside((shortened(place.title, room), room), (state, STATE))
