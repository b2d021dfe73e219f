"""Every question of the session with its state, to go to one."""

from collections.abc import Iterator

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ncf_reflect.model.kinds import RecordedStatus
from ncf_reflect.model.session import Answer
from ncf_reflect.model.text import counted
from ncf_reflect.workshop.live import LiveSession


class JumpScreen(ModalScreen[int | None]):
    """Closes with the place of the question chosen, or None on Escape. A digit chooses too."""

    CSS_PATH = "jump.tcss"
    BINDINGS = [("escape", "dismiss(None)", "Back")]

    def __init__(self, live: LiveSession, title: str = "Go to") -> None:
        super().__init__()
        self._live = live
        self._heading = title

    def compose(self) -> Iterator[Widget]:
        with Vertical(classes="dialog"):
            yield Static(self._heading, id="title")
            yield OptionList(*(self._option(place) for place in range(len(self._live.questions))))

    def on_mount(self) -> None:
        self.query_one(OptionList).highlighted = self._live.place

    def on_key(self, event: events.Key) -> None:
        digit = event.character or ""
        if digit in "123456789" and 0 < int(digit or 0) <= len(self._live.questions):
            event.stop()
            self.dismiss(int(digit) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_index)

    def _option(self, place: int) -> Option:
        asked = self._live.questions[place]
        words = f"{place + 1}  {asked.section.short}: {asked.question.short}"
        state = state_words(self._live.answer(place))
        # No colours of its own: under the bar they would vanish.
        return Option(Content(f"{words}  {state}"))


def state_words(answer: Answer) -> str:
    """How far the session got with a question, with its glyph."""
    status = answer.effective_status
    if status is RecordedStatus.NOT_REACHED:
        return "○ not reached"
    if status is RecordedStatus.NOTHING_SAID:
        return f"◐ {answer.reason.shown if answer.reason else 'nothing said'}"
    lines = counted(len(answer.points), "line")
    return f"● {lines}, voted" if answer.hands or answer.dont_know else f"● {lines}"
