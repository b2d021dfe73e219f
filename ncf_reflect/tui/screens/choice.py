"""A short list of worded choices, each on a letter of its own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option


class Choice(NamedTuple):
    """One thing to choose: the letter to press, what it says, and a faster key if it has one."""

    letter: str
    words: str
    faster: str = ""


class ChoiceScreen(ModalScreen[str | None]):
    """Closes with the letter chosen, or None on Escape.

    A letter typed fast after Escape arrives from the terminal as alt and the letter: both count.
    """

    CSS_PATH = "choice.tcss"
    BINDINGS = [("escape", "dismiss(None)", "Back")]

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices

    def compose(self) -> Iterator[Widget]:
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), id="title")
            yield OptionList(
                *(Option(_line(choice), id=choice.letter) for choice in self._choices),
            )

    def on_key(self, event: events.Key) -> None:
        letter = (event.character or event.key.removeprefix("alt+")).lower()
        if letter in {choice.letter.lower() for choice in self._choices}:
            event.stop()
            self.dismiss(letter)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)


def _line(choice: Choice) -> Content:
    # No colours of its own: under the bar they would vanish.
    words = f"{choice.words:<20} {choice.faster}" if choice.faster else choice.words
    return Content.assemble((f" {choice.letter.upper()} ", "bold"), f" {words}")
