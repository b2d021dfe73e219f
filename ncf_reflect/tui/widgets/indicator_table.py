"""An indicator as a small table, one row a period, with a line under each column.

The line says how figures moved, and nothing of whether that is good.
"""

from collections.abc import Iterator
from functools import partial

from textual.content import Content

from ncf_reflect.model.evidence import Indicator
from ncf_reflect.model.figures import FigureColumn, figure_columns
from ncf_reflect.tui.widgets.columns import beside, shortened
from ncf_reflect.tui.widgets.rows import Row, Rows

PERIOD = 12
WIDEST = 18
NOT_GIVEN = "–"
_SHORT = {"Statistical neighbours": "Neighbours"}
ONE_MEASURE = "All lines are drawn to one measure, from the lowest figure here to the highest."
NO_LINE = "No line: fewer than two figures that are one number each, or not all in one unit."


class IndicatorTable(Rows):
    """Periods to choose among, the oldest first."""

    def show_indicator(self, indicator: Indicator, chosen: str | None = None) -> None:
        """Show an indicator; the row of the period `chosen` is highlighted."""
        columns = figure_columns(indicator)
        self.show(_rows(indicator, columns), chosen)


def _rows(indicator: Indicator, columns: tuple[FigureColumn, ...]) -> Iterator[Row]:
    names = tuple(_SHORT.get(column.heading, column.heading) for column in columns)
    yield Row(partial(_cells, "Period", names, "bold"))
    for place, one in enumerate(indicator.figures):
        figures = tuple(column.figures[place] or NOT_GIVEN for column in columns)
        yield Row(partial(_cells, one.period, figures, ""), one.period)
    drawn = any(column.line for column in columns)
    if drawn:
        yield Row(partial(_cells, "Line", tuple(column.line for column in columns), "bold"))
    yield Row(partial(_note, ONE_MEASURE if drawn else NO_LINE))


def _cells(name: str, cells: tuple[str, ...], style: str, width: int, bright: bool) -> Content:
    del bright
    room = min(WIDEST, max(4, (width - PERIOD - 1) // max(1, len(cells)) - 1))
    return beside(
        ("", 0),
        (Content.styled(shortened(name, PERIOD).plain, style), PERIOD),
        *((Content.styled(cell, style), room) for cell in cells),
    )


def _note(words: str, width: int, bright: bool) -> Content:
    del bright
    lines = Content.styled(words, "$text-muted").wrap(width - 1)
    return Content("\n") + Content("\n").join(Content(" ") + line for line in lines)
