"""An indicator's figures: numbers taken from them exactly, and lines that judge nothing."""

from fractions import Fraction

import pytest
from pydantic import ValidationError

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.evidence import Indicator, IndicatorFigures
from ncf_reflect.model.figures import (
    figure_columns,
    figure_rows,
    number_in,
    with_figures,
    without_period,
)


def an_indicator(*own: str, england: tuple[str, ...] = ()) -> Indicator:
    others = (*england, *("" for _ in own))
    figures = (
        IndicatorFigures(period=f"20{20 + place}", own=figure, england=others[place])
        for place, figure in enumerate(own)
    )
    return Indicator(name="Re-referrals", figures=tuple(figures))


@pytest.mark.parametrize(
    ("figure", "number", "unit"),
    [
        ("63%", Fraction(63), "%"),
        ("12.4 per 10,000", Fraction(62, 5), "per 10,000"),
        ("£1,250", Fraction(1250), "£"),
        ("−3", Fraction(-3), ""),
        ("41 children", Fraction(41), "children"),
    ],
)
def test_the_number_of_a_figure_is_taken_exactly(figure: str, number: Fraction, unit: str) -> None:
    assert number_in(figure) == (number, unit)


@pytest.mark.parametrize("figure", ["", "c", "<5", "5-10", "1,23", "about 5", "6 of 12", "٣"])
def test_a_figure_that_is_not_one_number_has_none(figure: str) -> None:
    assert number_in(figure) is None


def test_a_line_has_a_gap_where_a_figure_is_missing_or_left_out() -> None:
    (column,) = figure_columns(an_indicator("10%", "", "<5", "20%"))
    assert column.line == "▁··█"


def test_all_lines_are_drawn_to_one_measure() -> None:
    own, england = figure_columns(an_indicator("10%", "20%", england=("20%", "30%")))
    assert (own.line, england.line) == ("▁▅", "▅█")


def test_figures_that_do_not_change_stand_in_the_middle() -> None:
    assert figure_columns(an_indicator("7", "7"))[0].line == "▅▅"


@pytest.mark.parametrize("own", [("10%", "12"), ("10%",), ("10%", "c")])
def test_there_is_no_line_for_figures_in_two_units_or_for_one_alone(own: tuple[str, ...]) -> None:
    assert figure_columns(an_indicator(*own))[0].line == ""


def test_a_table_leaves_out_columns_without_a_figure_and_says_what_is_not_given() -> None:
    rows = figure_rows(an_indicator("10%", "", england=("9%", "8%")))
    assert rows == (
        ("Period", "Own", "England"),
        ("2020", "10%", "9%"),
        ("2021", "not given", "8%"),
    )


def test_a_period_is_changed_in_its_place_or_comes_last() -> None:
    before = an_indicator("1", "2")
    changed = with_figures(before, IndicatorFigures(period="2020", own="9"), "2020")
    added = with_figures(changed, IndicatorFigures(period="2022"))
    assert [(one.period, one.own) for one in added.figures] == [
        ("2020", "9"),
        ("2021", "2"),
        ("2022", ""),
    ]
    with pytest.raises(RefusedError, match="figures of 2021 already"):
        with_figures(before, IndicatorFigures(period="2021"), "2020")


def test_the_only_period_cannot_be_taken_out() -> None:
    assert len(without_period(an_indicator("1", "2"), "2020").figures) == 1
    with pytest.raises(RefusedError, match="at least one period"):
        without_period(an_indicator("1"), "2020")


def test_a_period_stands_once() -> None:
    with pytest.raises(ValidationError, match="stands twice"):
        Indicator(name="x", figures=(IndicatorFigures(period="a"), IndicatorFigures(period="a")))
