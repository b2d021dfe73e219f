"""How an indicator's figures moved: a line for each column, all to one measure. Nothing judged."""

from collections.abc import Iterator
from itertools import pairwise

from ncf_reflect.report.blocks import Figure
from ncf_reflect.report.drawing import INK, Anchor, Box, Drawing, Line, Shape, Words, shortened
from ncf_reflect.report.pictured import IndicatorLines, IndicatorRow
from ncf_reflect.report.pictures.layout import BAR, WIDTH, columns, name
from ncf_reflect.report.tables import Table

_NAMES, _ROW, _RULER, _TALLEST, _DOT = 170.0, 56.0, 30.0, 26.0, 5.0


def indicator_figure(lines: IndicatorLines, table: Table, subject: str) -> Figure:
    """The lines as a picture, beside `table`, which has every figure to the letter."""
    return Figure(
        title=f"How the figures of {subject} moved over the periods",
        description="One row for each column of the table, one dot for each period with its "
        "figure over it. All rows are drawn to one measure, from the lowest figure to the "
        "highest. Where a figure is missing or is not one number, the line has a gap.",
        drawing=Drawing(
            width=WIDTH,
            height=_ROW * len(lines.rows) + _RULER,
            shapes=tuple(_shapes(lines)),
        ),
        table=table,
    )


def _shapes(lines: IndicatorLines) -> Iterator[Shape]:
    for place, row in enumerate(lines.rows):
        yield from _row(row, _ROW * (place + 1))
    bottom = _ROW * len(lines.rows) + _RULER - 6
    yield from columns(lines.periods, bottom, _NAMES, WIDTH - _NAMES)


def _row(row: IndicatorRow, base: float) -> Iterator[Shape]:
    yield name(row.heading, base - 8, strong=True, room=_NAMES - 12)
    share = (WIDTH - _NAMES) / len(row.heights)
    dots = [
        None if height is None else (_NAMES + share * (place + 0.5), base - 8 - _TALLEST * height)
        for place, height in enumerate(row.heights)
    ]
    for one, other in pairwise(dots):
        if one and other:
            yield Line(x1=one[0], y1=one[1], x2=other[0], y2=other[1], ink=INK)
    for dot, figure in zip(dots, row.figures, strict=True):
        if dot:
            x, y = dot
            yield Box(x=x - _DOT / 2, y=y - _DOT / 2, width=_DOT, height=_DOT, fill=BAR)
            text = shortened(figure, share - 6, 11)
            yield Words(x=x, y=y - 6, text=text, size=11, anchor=Anchor.MIDDLE)
