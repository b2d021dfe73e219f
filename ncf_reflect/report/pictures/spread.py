"""How each group's ratings fell on one question: bars over one ruler, with their counts."""

from collections.abc import Iterator

from ncf_reflect.report.blocks import Figure
from ncf_reflect.report.drawing import QUIET, Anchor, Box, Drawing, Line, Shape, Words, shortened
from ncf_reflect.report.pictured import Ratings, Spread
from ncf_reflect.report.pictures.layout import BAR, WIDTH, columns

_NAMES, _MIDDLES = 96.0, 150.0
_ROW, _RULER, _TALLEST = 62.0, 34.0, 38.0
_LEFT_OUT = "Left out of this copy: it could tell how a person rated."


def spread_figure(ratings: Ratings, subject: str) -> Figure | None:
    """The ratings on a question as a picture; None where no group's may be shown."""
    if ratings.table is None or all(spread.counts is None for spread in ratings.spreads):
        return None
    return Figure(
        title=f"How the ratings on {subject} fell, group by group",
        description="One row for each group, all over the same scale. A bar is as tall as its "
        "share of the group’s ratings; the number of people stands over it. The table has the "
        "same numbers.",
        drawing=Drawing(
            width=WIDTH,
            height=_ROW * len(ratings.spreads) + _RULER,
            shapes=tuple(_shapes(ratings)),
        ),
        table=ratings.table,
    )


def _shapes(ratings: Ratings) -> Iterator[Shape]:
    for place, spread in enumerate(ratings.spreads):
        yield from _row(spread, len(ratings.levels), _ROW * (place + 1))
    bottom = _ROW * len(ratings.spreads) + _RULER - 6
    yield from columns(ratings.levels, bottom, _NAMES, WIDTH - _NAMES - _MIDDLES)


def _row(spread: Spread, levels: int, base: float) -> Iterator[Shape]:
    right = WIDTH - _MIDDLES
    yield Line(x1=_NAMES, y1=base, x2=right, y2=base)
    yield Words(x=2, y=base - 6, text=spread.group, size=13, strong=True)
    if spread.middle:
        words = shortened(f"Middle: {spread.middle}", _MIDDLES - 10, 12)
        yield Words(x=right + 10, y=base - 6, text=words, size=12)
    if spread.counts is None:
        yield Words(x=_NAMES + 8, y=base - 6, text=_LEFT_OUT, size=12, ink=QUIET)
        return
    yield from _bars(spread.counts, (right - _NAMES) / levels, base)


def _bars(counts: tuple[int, ...], share: float, base: float) -> Iterator[Shape]:
    most = max(1, sum(counts))
    for place, count in enumerate(counts):
        if not count:
            continue
        tall = max(1.5, _TALLEST * count / most)
        x = _NAMES + share * (place + 0.2)
        yield Box(x=x, y=base - tall, width=share * 0.6, height=tall, fill=BAR)
        yield Words(
            x=x + share * 0.3,
            y=base - tall - 4,
            text=str(count),
            size=12,
            anchor=Anchor.MIDDLE,
            strong=True,
        )
