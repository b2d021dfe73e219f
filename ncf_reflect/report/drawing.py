"""A picture as values: boxes, words and lines in a plane whose units are those of its letters.

Each format paints it in its own way. The words are plain text and may be what people typed.
"""

from enum import StrEnum

from ncf_reflect.model.base import Value


class Anchor(StrEnum):
    """Which end of the words stands at their place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


INK = "#1a1a1a"
"""For words and lines: black enough for every fill of ours (WCAG 2.2 AA)."""
QUIET = "#595959"
PAPER = "#ffffff"


class Box(Value):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = ""


class Words(Value):
    """One line of text; `y` is its base line."""

    x: float
    y: float
    text: str
    size: float = 12
    anchor: Anchor = Anchor.START
    strong: bool = False
    ink: str = INK


class Line(Value):
    """A thin straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: str = QUIET


Shape = Box | Words | Line


class Drawing(Value):
    """A picture, painted in the order of its shapes."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


LETTER = 0.56
"""How wide a letter is on average, in sizes of the letters."""


def shortened(text: str, room: float, size: float = 12) -> str:
    """`text` in one line, cut where it can be seen if it is wider than `room`."""
    line = " ".join(text.split())
    most = max(1, int(room / (size * LETTER)))
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
