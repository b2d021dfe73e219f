"""The rows of a vote: a level with its words and its count, and the bars afterwards."""

from collections.abc import Iterable, Iterator

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

LONGEST_BAR = 30


class CountInput(Input):
    """How many hands: digits only. Hidden, so that nobody is steered by the numbers so far."""

    def __init__(self, number: int | None = None, *, id: str | None = None) -> None:
        super().__init__(
            "" if number is None else str(number),
            restrict=r"[0-9]{0,4}",
            compact=True,
            password=id is None,
            select_on_focus=True,
            id=id,
        )

    @property
    def number(self) -> int:
        """What was typed; nothing is 0."""
        return int(self.value or 0)


class LevelRow(Horizontal):
    """One level: its number, its word, what it means, and its count."""

    def __init__(self, number: str, label: str, description: str) -> None:
        super().__init__()
        self._texts = (("number", number), ("label", label), ("description", description))

    def compose(self) -> Iterator[Widget]:
        for name, text in self._texts:
            yield Static(Content(text), classes=name)
        yield CountInput()


def spread_content(levels: Iterable[tuple[str, str, int]], lines: Iterable[str]) -> Content:
    """The counted levels as bars with words, and sentences under them."""
    rows = list(levels)
    most = max(hands for _, _, hands in rows) or 1
    unit = min(1, LONGEST_BAR / most)
    label_width = max(len(label) for _, label, _ in rows)
    parts: list[Content] = []
    for number, label, hands in rows:
        bar = "█" * max(round(hands * unit), 1 if hands else 0)
        parts.append(
            Content.assemble(
                (f"{number:>3}  ", "bold"),
                f"{label:<{label_width}}  ",
                ("" if number == "?" else f"{bar} " if bar else "", "$primary"),
                (str(hands), "bold"),
            )
        )
    sentences = [Content(line) for line in lines]
    return Content("\n").join([*parts, Content(""), *sentences])
