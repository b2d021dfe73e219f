"""An indicator's figures as a small table, and as a line over the periods. Nothing is judged."""

import re
from fractions import Fraction
from typing import NamedTuple

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.evidence import Indicator, IndicatorFigures

MISSING = "·"
_STEPS = "▁▂▃▄▅▆▇█"
_COLUMNS = (
    ("Own", "own"),
    ("Region", "region"),
    ("Statistical neighbours", "neighbours"),
    ("England", "england"),
)
# "63%", "12.4 per 10,000", "£1,250", "-3". "<5", "5-10" and "c" are figures with no one number.
_NUMBER = re.compile(
    r"(?P<before>£?)\s*(?P<sign>[-−]?)"
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?P<part>\.[0-9]{1,9})?"
    r"(?P<unit>\s*%|\s+per\s+[0-9,]{1,9}|(?:\s+[^\W\d_]+){0,4})"
)


class Number(NamedTuple):
    """The number of a figure, exactly, and what it counts."""

    value: Fraction
    unit: str


class FigureColumn(NamedTuple):
    """One column of an indicator: its heading, its figures to the letter, and its line."""

    heading: str
    figures: tuple[str, ...]
    line: str
    """A sign for each period; empty where the figures are not in one unit, or are fewer than 2."""
    heights: tuple[Fraction | None, ...] = ()
    """Where `line` is drawn: how far up each figure is, from 0, the lowest of all, to 1."""


def number_in(figure: str) -> Number | None:
    """The one number of a figure; None where it has none, or a range, or was left out."""
    found = _NUMBER.fullmatch(figure.strip())
    if found is None:
        return None
    digits = found["whole"].replace(",", "") + (found["part"] or "")
    value = Fraction(digits) * (-1 if found["sign"] else 1)
    return Number(value, found["before"] + " ".join(found["unit"].split()).casefold())


def figure_columns(indicator: Indicator) -> tuple[FigureColumn, ...]:
    """The columns that hold at least one figure; all lines are drawn to one measure."""
    given = [
        (heading, tuple(str(getattr(one, name)) for one in indicator.figures))
        for heading, name in _COLUMNS
    ]
    given = [(heading, figures) for heading, figures in given if any(figures)]
    numbers = [[number_in(figure) for figure in figures] for _, figures in given]
    return tuple(
        FigureColumn(heading, figures, _line(heights), heights if _line(heights) else ())
        for (heading, figures), heights in zip(given, _heights(numbers), strict=True)
    )


def figure_rows(indicator: Indicator) -> tuple[tuple[str, ...], ...]:
    """The figures as a table for a report: a row of headings, then one for each period."""
    columns = figure_columns(indicator)
    heading = ("Period", *(column.heading for column in columns))
    rows = (
        (one.period, *(column.figures[place] or "not given" for column in columns))
        for place, one in enumerate(indicator.figures)
    )
    return (heading, *rows)


def with_figures(
    indicator: Indicator, figures: IndicatorFigures, instead_of: str | None = None
) -> Indicator:
    """The indicator with these figures in the place of a period, else after all periods.

    RefusedError where another period has the name already.
    """
    others = [one.period for one in indicator.figures if one.period != instead_of]
    if figures.period in others:
        raise RefusedError(f"There are figures of {figures.period} already: change those.")
    kept = [figures if one.period == instead_of else one for one in indicator.figures]
    kept += [figures] if instead_of is None else []
    return indicator.model_copy(update={"figures": tuple(kept)})


def without_period(indicator: Indicator, period: str) -> Indicator:
    """The indicator without a period. RefusedError where it is the only one."""
    kept = tuple(one for one in indicator.figures if one.period != period)
    if not kept:
        raise RefusedError("An indicator has at least one period: change it instead.")
    return indicator.model_copy(update={"figures": kept})


Heights = tuple[Fraction | None, ...]


def _heights(columns: list[list[Number | None]]) -> list[Heights]:
    """How far up each figure is, all to one measure; () where they are not in one unit."""
    known = [number for column in columns for number in column if number]
    if len({number.unit for number in known}) != 1:
        return [()] * len(columns)
    values = [number.value for number in known]
    low, high = min(values), max(values)
    return [
        tuple(_height(number.value, low, high) if number else None for number in column)
        for column in columns
    ]


def _height(value: Fraction, low: Fraction, high: Fraction) -> Fraction:
    return (value - low) / (high - low) if low != high else Fraction(4, 7)


def _line(heights: Heights) -> str:
    drawn = [height for height in heights if height is not None]
    return "".join(map(_sign, heights)) if len(drawn) > 1 else ""


def _sign(height: Fraction | None) -> str:
    return MISSING if height is None else _STEPS[round(height * (len(_STEPS) - 1))]
