"""What the pictures have in common: their width, their colours, a cell with words in it."""

from collections.abc import Iterator

from ncf_reflect.report.drawing import INK, Anchor, Box, Shape, Words, shortened

WIDTH = 760.0
"""Units across, in each picture; on A4 one unit is a little less than a point."""
NAMES = 210.0
"""Units for the names at the left."""
EDGE = "#767676"
BAR = "#1f4e79"
TRACK = "#dfe5ec"


def name(text: str, y: float, *, strong: bool = False, room: float = NAMES - 12) -> Words:
    """A name at the left of the picture."""
    return Words(x=2, y=y, text=shortened(text, room, 12), size=12, strong=strong)


def columns(names: tuple[str, ...], y: float, left: float, width: float) -> Iterator[Shape]:
    """The names over columns of equal width, in two lines where one is too short."""
    share = width / len(names)
    for place, text in enumerate(names):
        lines = _two_lines(text, share)
        for number, line in enumerate(lines):
            yield Words(
                x=left + share * (place + 0.5),
                y=y - 14 * (len(lines) - 1 - number),
                text=shortened(line, share - 4, 11),
                size=11,
                anchor=Anchor.MIDDLE,
                strong=True,
            )


def cell(x: float, y: float, width: float, height: float, fill: str) -> Box:
    """A cell with a border, one unit apart from the next."""
    return Box(x=x + 1, y=y + 1, width=width - 2, height=height - 2, fill=fill, stroke=EDGE)


def in_cell(text: str, x: float, y: float, width: float, *, strong: bool = False) -> Words:
    """Words in the middle of a cell of this width."""
    return Words(
        x=x + width / 2,
        y=y,
        text=shortened(text, width - 6, 11),
        size=11,
        anchor=Anchor.MIDDLE,
        strong=strong,
        ink=INK,
    )


def _two_lines(text: str, room: float) -> tuple[str, ...]:
    if shortened(text, room - 4, 11) == text:
        return (text,)
    words = text.split(" ")
    cut = min(
        range(1, len(words) + 1),
        key=lambda at: max(len(" ".join(words[:at])), len(" ".join(words[at:]))),
    )
    return tuple(filter(None, (" ".join(words[:cut]), " ".join(words[cut:]))))
