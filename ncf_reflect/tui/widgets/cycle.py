"""A choice among a few, changed with the arrow keys or Space: whole in one line."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static


class Cycle(Static, can_focus=True):
    """Shows one of its choices; `value` is the chosen one's own."""

    BINDINGS = [
        ("right,space,down", "step(1)", "Next choice"),
        ("left,up", "step(-1)", "Choice before"),
    ]

    place: reactive[int] = reactive(0)

    def __init__(self, choices: Sequence[tuple[str, str]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._choices = tuple(choices)

    @property
    def value(self) -> str:
        """The value of the choice shown."""
        return self._choices[self.place][1]

    def choose(self, value: str) -> None:
        """Show the choice of this value."""
        self.place = [choice[1] for choice in self._choices].index(value)

    def render(self) -> Content:
        return Content.assemble("◂ ", (self._choices[self.place][0], "bold"), " ▸")

    def action_step(self, step: int) -> None:
        """To the next choice, round and round."""
        self.place = (self.place + step) % len(self._choices)

    def on_click(self) -> None:
        self.action_step(1)
