"""The rows of a vote: a level with its words and its hidden count, and the bars afterwards."""

from collections.abc import Iterable, Iterator

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

WIDEST_HAND = 3
"""Cells of a bar for one hand, at most."""
MOST_DIGITS = 4


class CountFields:
    """Counts being typed, one field after the other. All keys come to it in order."""

    def __init__(self, fields: int, present: int | None) -> None:
        self.typed = [""] * fields + ["" if present is None else str(present)]
        self.place = 0

    @property
    def at_the_end(self) -> bool:
        """Whether the place is on the last count, or on the number present behind it."""
        return self.place >= len(self.typed) - 2

    @property
    def counts(self) -> tuple[int, ...]:
        """The counts in order; nothing typed is 0."""
        return tuple(int(text or 0) for text in self.typed[:-1])

    @property
    def present(self) -> int | None:
        """The number present as it stands here."""
        return int(self.typed[-1]) if self.typed[-1] else None

    def move(self, step: int) -> None:
        """To a neighbouring field; the number present is the last."""
        self.place = min(max(self.place + step, 0), len(self.typed) - 1)

    def digit(self, digit: str) -> None:
        """One more digit in this field."""
        if len(self.typed[self.place]) < MOST_DIGITS:
            self.typed[self.place] += digit

    def rub_out(self) -> None:
        """Take back the last digit, or go back a field where there is none."""
        if self.typed[self.place]:
            self.typed[self.place] = self.typed[self.place][:-1]
        else:
            self.move(-1)


class LevelRow(Horizontal):
    """One level: its number, its word, what it means, and a mark for each digit typed."""

    def __init__(self, number: str, label: str, description: str) -> None:
        super().__init__(classes="" if description else "-plain")
        self._texts = (("number", number), ("label", label), ("description", description))

    def compose(self) -> Iterator[Widget]:
        for name, text in self._texts:
            if text:
                yield Static(Content(text), classes=name)
        yield Static(classes="count")

    def show(self, typed: str, *, here: bool) -> None:
        """Hidden, so that nobody is steered by the numbers so far."""
        count = "•" * len(typed)
        self.query_one(".count", Static).update(Content(f"[{count:<2}]"))
        self.set_class(here, "-here")


def spread_content(
    levels: Iterable[tuple[str, str, int]], lines: Iterable[str], longest: int
) -> Content:
    """The counted levels as bars with words, none over `longest` cells; sentences under them."""
    rows = list(levels)
    most = max(hands for _, _, hands in rows) or 1
    unit = longest / most if most > longest else min(longest // most, WIDEST_HAND)
    label_width = max(len(label) for _, label, _ in rows)
    parts: list[Content] = []
    for number, label, hands in rows:
        bar = "█" * max(round(hands * unit), 1 if hands else 0)
        parts.append(
            Content.assemble(
                (f"{number:>3}  ", "bold"),
                f"{label:<{label_width}}  ",
                ("" if number == "?" or not bar else f"{bar} ", "$primary"),
                (str(hands), "bold"),
            )
        )
    sentences = [Content(line) for line in lines]
    return Content("\n").join([*parts, Content(""), *sentences])
