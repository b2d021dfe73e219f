"""What people would rather look at: ratings, coverage, the convergence matrix.

Each is drawn by a module of `pictures`, with the same facts as a table beside it.
"""

from enum import StrEnum

from ncf_reflect.model.base import Value
from ncf_reflect.report.tables import Table


class Spread(Value):
    """How one group's ratings fell."""

    group: str
    counts: tuple[int, ...] | None
    """Ratings at each level, lowest first; None where they are left out of this copy."""
    middle: str
    """The middle answer in words; empty where there is none or it is left out."""


class Ratings(Value):
    """The votes on a question: as spread, never as an average."""

    lines: tuple[str, ...]
    table: Table | None
    levels: tuple[str, ...] = ()
    """The ruler: each level with its number."""
    spreads: tuple[Spread, ...] = ()


class Arithmetic(Value):
    """How two groups' ratings were compared, for whoever wants to check it by hand."""

    groups: str
    lines: tuple[str, ...]
    table: Table | None = None


class IndicatorRow(Value):
    """One column of an indicator over its periods."""

    heading: str
    figures: tuple[str, ...]
    heights: tuple[float | None, ...]
    """How far up each figure is, from 0 to 1; None where it is missing or is not one number."""


class IndicatorLines(Value):
    """How an indicator's figures moved over the periods, all drawn to one measure."""

    periods: tuple[str, ...]
    rows: tuple[IndicatorRow, ...]


class CoverageBar(Value):
    """How far one group got with one section; `of` is 0 where it is not asked."""

    words: str
    reached: int
    of: int


class CoverageMap(Value):
    """Sections by groups."""

    groups: tuple[str, ...]
    rows: tuple[tuple[str, tuple[CoverageBar, ...]], ...]


class Look(StrEnum):
    """What a cell of the matrix looks like; its sign and its words say the same."""

    DIFFER = "differ"
    ASK = "ask"
    SILENT = "silent"
    PARTIAL = "partial"
    AGREE = "agree"
    NONE = "none"


class MatrixCell(Value):
    """What a pair of groups comes to on a question."""

    look: Look
    sign: str
    words: str


class MatrixRow(Value):
    """A question with a cell for each pair of groups; None where not both are asked."""

    subject: str
    reference: str
    cells: tuple[MatrixCell | None, ...]


class Matrix(Value):
    """The convergence matrix: questions by pairs of groups."""

    pairs: tuple[str, ...]
    sections: tuple[tuple[str, tuple[MatrixRow, ...]], ...]
