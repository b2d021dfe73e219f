"""Choose one thing among many, or several, by typing some of its words."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from ncf_reflect.tui.widgets.columns import beside, shortened, stacked
from ncf_reflect.tui.widgets.rows import Row, Rows

MOST_SHOWN = 300


class Pickable(NamedTuple):
    """One thing to choose: its id, its words, and what is worth knowing of it."""

    id: str
    words: str
    note: str = ""


class PickScreen(ModalScreen[tuple[str, ...] | None]):
    """Closes with the ids chosen, or None on Escape.

    With `marked`, Enter puts a mark or takes it off, and Ctrl+S is done; else Enter chooses.
    """

    CSS_PATH = "pick.tcss"
    BINDINGS = [
        Binding("down", "go('cursor_down')", "down", show=False, priority=True),
        Binding("up", "go('cursor_up')", "up", show=False, priority=True),
        Binding("pagedown", "go('page_down')", "page down", show=False, priority=True),
        Binding("pageup", "go('page_up')", "page up", show=False, priority=True),
        Binding("enter", "choose", "choose", priority=True),
        Binding("ctrl+s", "done", "done", priority=True),
        Binding("escape", "dismiss(None)", "back"),
    ]

    def __init__(
        self, title: str, choices: Sequence[Pickable], marked: Sequence[str] | None = None
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._several = marked is not None
        self._marked = list(marked or ())

    def compose(self) -> Iterator[Widget]:
        keys = "Enter marks   Ctrl+S done   Esc back" if self._several else "Enter   Esc back"
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), id="title")
            yield Input(compact=True, placeholder="type some words of it")
            yield Rows()
            yield Static(Content(keys), classes="muted")

    def on_mount(self) -> None:
        self.query_one(Rows).can_focus = False
        self.query_one(Input).focus()
        self._offer()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._offer()
        self.query_one(Rows).action_first()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_choose()

    def action_go(self, step: str) -> None:
        """Through the list, while the line keeps the keys."""
        getattr(self.query_one(Rows), f"action_{step}")()

    def action_choose(self) -> None:
        """Choose the highlighted one; of several, mark it or take the mark off."""
        chosen = self.query_one(Rows).chosen
        if chosen is None:
            return
        if not self._several:
            self.dismiss((chosen,))
            return
        if chosen in self._marked:
            self._marked.remove(chosen)
        else:
            self._marked.append(chosen)
        self._offer()

    def action_done(self) -> None:
        """Close with what is marked."""
        if self._several:
            self.dismiss(tuple(self._marked))

    def _offer(self) -> None:
        wanted = self.query_one(Input).value.casefold().split()
        found = [
            one
            for one in self._choices
            if all(word in f"{one.words} {one.note}".casefold() for word in wanted)
        ]
        shown = found[:MOST_SHOWN]
        self.query_one(Rows).show(Row(partial(self._draw, one), one.id) for one in shown)

    def _draw(self, one: Pickable, width: int, bright: bool) -> Content:
        mark = ("✓" if one.id in self._marked else "·") if self._several else ""
        room = width - len(mark) - 1
        lines = Content(one.words).wrap(room)
        if not bright and len(lines) > 1:
            lines = [shortened(Content(" ").join(lines), room)]
        note = [Content.styled(line, "$text-muted") for line in _lines(one.note, room)]
        return beside((mark, len(mark)), (stacked([*lines, *note]), room))


def _lines(note: str, width: int) -> list[str]:
    return [line.plain for line in Content(note).wrap(width)] if note else []
