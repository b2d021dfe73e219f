"""Counting hands: the levels large, the counts unseen until they are confirmed."""

from collections.abc import Iterator

from textual import events
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.model.bank import Scale
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.vote_rows import CountFields, LevelRow, spread_content
from ncf_reflect.workshop.live import LiveSession
from ncf_reflect.workshop.spread import spread_of


class VoteScreen(ReflectScreen[None]):
    """The vote on the question in hand. Closes when the room has seen the spread, or on Escape."""

    CSS_PATH = "vote.tcss"
    AUTO_FOCUS = None
    HELP = """
Everybody shows fingers at the same moment. Type how many show each number, Enter after each,
“don't know” last. What you type stays hidden until all of it is in; then the spread is shown.
A count that was wrong can be taken again: the earlier one is kept. The arrow keys go up and
down; below “don't know” the number present can be corrected.
"""
    BINDINGS = [
        Binding("enter", "go_on", "next", key_display="Enter"),
        Binding("tab,down", "move(1)", "down", show=False),
        Binding("shift+tab,up", "move(-1)", "up", show=False),
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
    ]

    def __init__(self, live: LiveSession, scale: Scale) -> None:
        super().__init__()
        self._live = live
        self._scale = scale
        self._fields = CountFields(scale.size + 1, live.facts.present)
        self._shown = False

    def compose(self) -> Iterator[Widget]:
        asked, place = self._live.asked, self._live.place + 1
        groups = " and ".join(group.heading for group in self._live.session.groups)
        number = f"question {place} of {len(self._live.questions)}"
        where = f"{groups} · {asked.section.name} · {number}"
        first, last = self._scale.number(0), self._scale.number(self._scale.size - 1)
        prompt = asked.question.vote_prompt or self._scale.vote_prompt
        yield Static(Content(where), classes="header")
        yield Static(
            Content(f"{prompt}  Show {first} to {last} fingers, all together."), id="prompt"
        )
        with VerticalScroll(id="levels", can_focus=False):
            for index, level in enumerate(self._scale.levels):
                yield LevelRow(str(self._scale.number(index)), level.label, level.description)
            yield LevelRow("?", "Don’t know", "")
        yield Static(id="spread")
        yield Static(id="total")
        yield Static(id="problem", classes="problem")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self._show_fields()

    def on_key(self, event: events.Key) -> None:
        # Every key is taken here, in order: with a field of its own for each count, a digit
        # typed fast after Enter would land in the field before.
        if event.key in ("enter", "tab", "down", "shift+tab", "up"):
            step = 1 if event.key in ("tab", "down") else -1
            if event.key == "enter":
                self.action_go_on()
            else:
                self.action_move(step)
        elif event.key == "backspace":
            self._fields.rub_out()
        elif event.character and event.character in "0123456789":
            self._fields.digit(event.character)
        else:
            return
        event.stop()
        event.prevent_default()
        self._show_fields()

    def action_move(self, step: int) -> None:
        """To a neighbouring count."""
        self._fields.move(step)
        self._show_fields()

    def action_go_on(self) -> None:
        """To the next count; after the last one the spread; after that back to the question."""
        if self._shown:
            self.dismiss()
        elif self._fields.at_the_end:
            self._confirm()
        else:
            self.action_move(1)

    def tell(self, sentence: str) -> None:
        """The sentence stands under the counts, where eyes are."""
        self.query_one("#problem", Static).update(Content(sentence))

    def _show_fields(self) -> None:
        if self._shown:
            return
        rows = list(self.query(LevelRow))
        fields = self._fields
        for index, row in enumerate(rows):
            row.show(fields.typed[index], here=index == fields.place)
        if fields.place < len(rows):
            rows[fields.place].scroll_visible(animate=False)
        present = (
            f"[{fields.typed[-1]:<2}]" if fields.place == len(rows) else fields.typed[-1] or "?"
        )
        total = Content(f"{sum(fields.counts)} of {present} present")
        self.query_one("#total", Static).update(total)

    def _confirm(self) -> None:
        *hands, dont_know = self._fields.counts
        with self.telling():
            if self._fields.present != self._live.facts.present:
                self._live.correct(present=self._fields.present)
            self._live.vote(tuple(hands), dont_know)
            self._show_spread()

    def _show_spread(self) -> None:
        spread = spread_of(self._live.answer(), self._scale, self._live.facts.present)
        self._shown = True
        for name in ("#levels", "#total", "#problem"):
            self.query_one(name).display = False
        content = Content("No hand was counted.")
        if spread:
            levels = [(level.number, level.label, level.hands) for level in spread.levels]
            content = spread_content(levels, spread.lines, self.size.width // 2)
        self.query_one("#spread", Static).update(content)
