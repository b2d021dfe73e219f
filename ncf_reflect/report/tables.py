"""Tables, as values."""

from ncf_reflect.model.base import Value
from ncf_reflect.report.runs import Run

Cell = str | Run
"""Plain text is our own; what people typed stands in a run that says so."""


class Table(Value):
    """Rows under a head row, every row as long as the head; no cell spans another.

    The first cell of a row is what the row is about.
    """

    caption: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
