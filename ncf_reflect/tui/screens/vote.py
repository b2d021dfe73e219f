"""Counting hands: the levels large, the counts unseen until they are confirmed."""

from collections.abc import Iterator

from textual import events
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Input, Static

from ncf_reflect.model.bank import Scale
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.vote_rows import CountInput, LevelRow, spread_content
from ncf_reflect.workshop.live import LiveSession
from ncf_reflect.workshop.spread import spread_of


class VoteScreen(ReflectScreen[None]):
    """The vote on the question in hand. Closes when the room has seen the spread, or on Escape."""

    CSS_PATH = "vote.tcss"
    HELP = """
Everybody shows fingers at the same moment. Type how many show each number, Enter after each,
“don't know” last. What you type stays hidden until all of it is in; then the spread is shown.
A count that was wrong can be taken again: the earlier one is kept.
"""
    BINDINGS = [
        ("enter", "go_on", "Next"),
        ("escape", "back", "Back"),
    ]

    def __init__(self, live: LiveSession, scale: Scale) -> None:
        super().__init__()
        self._live = live
        self._scale = scale
        self._shown = False

    def compose(self) -> Iterator[Widget]:
        asked, place = self._live.asked, self._live.place + 1
        where = f"{asked.section.name} · question {place} of {len(self._live.questions)}"
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
        with Horizontal(id="total"):
            yield Static(id="hands")
            yield CountInput(self._live.facts.present, id="present")
            yield Static(Content("present"))
        yield Static(id="problem", classes="problem")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self._counts[0].focus()
        self._show_total()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._show_total()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_go_on()

    def on_key(self, event: events.Key) -> None:
        if event.key in ("down", "up") and not self._shown:
            step = self.focus_next if event.key == "down" else self.focus_previous
            step(CountInput)
            event.stop()

    def action_go_on(self) -> None:
        """To the next count; after the last one the spread; after that back to the question."""
        counts = self._counts
        if self._shown:
            self.dismiss()
        elif self.focused in counts[:-1]:
            counts[counts.index(self.focused) + 1].focus()
        elif self.focused not in counts:
            counts[-1].focus()
        else:
            self._confirm()

    def action_back(self) -> None:
        """Leave the counts as they were before."""
        self.dismiss()

    @property
    def _counts(self) -> list[CountInput]:
        return list(self.query_one("#levels").query(CountInput))

    @property
    def _present(self) -> CountInput:
        return self.query_one("#present", CountInput)

    def _show_total(self) -> None:
        hands = sum(count.number for count in self._counts)
        self.query_one("#hands", Static).update(Content(f"{hands} of "))

    def _confirm(self) -> None:
        *hands, dont_know = (count.number for count in self._counts)
        with self.telling():
            if self._present.value and self._present.number != self._live.facts.present:
                self._live.correct(present=self._present.number)
            self._live.vote(tuple(hands), dont_know)
            self._show_spread()

    def _show_spread(self) -> None:
        spread = spread_of(self._live.answer(), self._scale, self._live.facts.present)
        self._shown = True
        self.query_one("#levels").display = False
        self.query_one("#total").display = False
        if spread:
            content = spread_content(
                [(level.number, level.label, level.hands) for level in spread.levels], spread.lines
            )
            self.query_one("#spread", Static).update(content)
        self.set_focus(None)

    def tell(self, sentence: str) -> None:
        """The sentence stands under the counts, where eyes are."""
        self.query_one("#problem", Static).update(Content(sentence))
