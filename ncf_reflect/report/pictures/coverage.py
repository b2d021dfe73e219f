"""How far each group got: sections by groups, a bar and its words in each cell."""

from collections.abc import Iterator

from ncf_reflect.report.blocks import Figure
from ncf_reflect.report.drawing import QUIET, Box, Drawing, Shape, Words
from ncf_reflect.report.pictured import CoverageBar, CoverageMap
from ncf_reflect.report.pictures.layout import BAR, TRACK, WIDTH, columns, name
from ncf_reflect.report.tables import Table

NAMES = 270.0
_HEAD, _ROW, _BAR = 28.0, 36.0, 9.0


def coverage_figure(coverage: CoverageMap, table: Table) -> Figure:
    """The coverage as a picture, beside `table`, which says the same with more of it."""
    height = _HEAD + _ROW * len(coverage.rows)
    return Figure(
        title="How far the finished sessions got with each group",
        description="One row for each section, one column for each group. A bar is filled as far "
        "as questions were reached; the words under it say how many. The table has the same.",
        drawing=Drawing(width=WIDTH, height=height, shapes=tuple(_shapes(coverage))),
        table=table,
    )


def _shapes(coverage: CoverageMap) -> Iterator[Shape]:
    yield from columns(coverage.groups, _HEAD - 10, NAMES, WIDTH - NAMES)
    share = (WIDTH - NAMES) / len(coverage.groups)
    for place, (title, bars) in enumerate(coverage.rows):
        y = _HEAD + _ROW * place
        yield name(title, y + 16, room=NAMES - 12)
        for column, bar in enumerate(bars):
            yield from _bar(bar, NAMES + share * column + 6, y, share - 12)


def _bar(bar: CoverageBar, x: float, y: float, width: float) -> Iterator[Shape]:
    if bar.of:
        yield Box(x=x, y=y + 4, width=width, height=_BAR, fill=TRACK)
        if bar.reached:
            yield Box(x=x, y=y + 4, width=width * bar.reached / bar.of, height=_BAR, fill=BAR)
    yield Words(x=x, y=y + 27 if bar.of else y + 16, text=bar.words, size=11, ink=QUIET)
