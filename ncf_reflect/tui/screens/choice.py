"""A short list of worded choices, each on a letter of its own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual import events
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

MOST_IN_ONE_COLUMN = 8
WIDTH = 23
"""Letters of a choice with its faster key, of which two stand side by side at 60 columns."""


class Choice(NamedTuple):
    """One thing to choose: the letter to press, what it says, and a faster key if it has one."""

    letter: str
    words: str
    faster: str = ""


class ChoiceScreen(ModalScreen[str | None]):
    """Closes with the letter chosen, or None on Escape. Many choices stand in two columns.

    A letter typed fast after Escape arrives from the terminal as alt and the letter: both count.
    """

    CSS_PATH = "choice.tcss"
    BINDINGS = [
        ("escape", "dismiss(None)", "Back"),
        ("left", "app.focus_previous", "Column before"),
        ("right", "app.focus_next", "Next column"),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], lines: Sequence[str] = ()) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._lines = lines

    def compose(self) -> Iterator[Widget]:
        columns = 2 if len(self._choices) > MOST_IN_ONE_COLUMN else 1
        height = -(-len(self._choices) // columns)
        with Vertical(classes="dialog -two" if columns == 2 else "dialog"):
            yield Static(Content(self._title), id="title")
            for line in self._lines:
                yield Static(Content(line), classes="line")
            with Horizontal():
                for start in range(0, len(self._choices), height):
                    part = self._choices[start : start + height]
                    yield OptionList(*(Option(_line(choice), id=choice.letter) for choice in part))

    def on_key(self, event: events.Key) -> None:
        faster = {c.faster.casefold().replace("ctrl+", "ctrl+"): c.letter for c in self._choices}
        letter = (event.character or event.key.removeprefix("alt+")).lower()
        letter = faster.get(event.key, letter)
        if letter in {choice.letter.lower() for choice in self._choices}:
            event.stop()
            self.dismiss(letter)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)


def _line(choice: Choice) -> Content:
    # No colours of its own: under the bar they would vanish.
    room = WIDTH - len(choice.words)
    words = f"{choice.words}{choice.faster:>{room}}" if choice.faster else choice.words
    return Content.assemble((f" {choice.letter.upper()} ", "bold"), f" {words}")
