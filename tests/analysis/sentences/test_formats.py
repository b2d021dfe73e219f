"""Numbers, names and dates inside a sentence."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncf_reflect.analysis.sentences import (
    date_words,
    middle_number,
    middle_words,
    share_words,
    steps_words,
)
from ncf_reflect.analysis.sentences.formats import (
    and_list,
    centre,
    decimal,
    exact_steps,
    or_list,
    threshold,
)

from . import builders as b

ONE = Fraction(1)


@pytest.mark.parametrize(
    ("steps", "limit", "words"),
    [
        (Fraction(0), ONE, "0 steps"),
        (Fraction(1), ONE, "1 step"),
        (Fraction(21, 20), ONE, "1.1 steps"),
        (Fraction(26, 25), ONE, "1 step"),
        (Fraction(19, 20), ONE, "just under 1 step"),
        (Fraction(94, 100), ONE, "0.9 steps"),
        (Fraction(-7, 4), ONE, "1.8 steps"),
        (Fraction(247, 100), Fraction(5, 2), "just under 2.5 steps"),
        (Fraction(5, 2), Fraction(5, 2), "2.5 steps"),
    ],
)
def test_a_distance_has_one_decimal_and_never_rounds_up_to_the_threshold(
    steps: Fraction, limit: Fraction, words: str
) -> None:
    assert steps_words(steps, limit) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(1), "100 in 100"),
        (Fraction(1, 10), "10 in 100"),
        (Fraction(1, 20), "5 in 100"),
        (Fraction(501, 10_000), "just over 5 in 100"),
        (Fraction(499, 10_000), "about 5 in 100"),
        (Fraction(11, 200), "about 6 in 100"),
        (Fraction(1, 100), "1 in 100"),
        (Fraction(1, 500), "2 in 1,000"),
        (Fraction(99, 10_000), "about 10 in 1,000"),
        (Fraction(1, 2000), "about 1 in 1,000"),
        (Fraction(1, 2001), "fewer than 1 in 1,000"),
    ],
)
def test_a_share_says_whether_it_is_rounded(share: Fraction, words: str) -> None:
    assert share_words(share) == words


@given(st.fractions(min_value=Fraction(1, 20), max_value=1, max_denominator=10_000))
def test_a_share_of_chance_never_reads_as_firm_when_it_is_not(share: Fraction) -> None:
    exactly_five = share_words(share) in ("5 in 100", "about 5 in 100")
    assert exactly_five == (share == Fraction(1, 20))


def test_a_middle_between_two_unlike_ratings_names_both() -> None:
    assert middle_words((0, 2, 2, 0, 0), b.FIVE) == "2.5 (halfway between 2 and 3)"
    assert middle_words((0, 1, 0, 1, 0), b.FIVE) == "3 (halfway between 2 and 4)"


def test_a_middle_on_a_scale_that_begins_at_0_is_counted_from_0() -> None:
    assert middle_words((3, *[0] * 10), b.ELEVEN) == "0 Level 0"
    assert middle_number((0, 0, 0, 3, *[0] * 7), b.ELEVEN) == "3"


def test_there_is_no_middle_without_ratings() -> None:
    with pytest.raises(ValueError, match="no middle answer"):
        middle_words((0, 0, 0, 0, 0), b.FIVE)


def test_the_threshold_is_a_quarter_of_the_scale_and_1_at_least() -> None:
    assert [exact_steps(threshold(scale)) for scale in (b.FOUR, b.FIVE, b.ELEVEN)] == [
        "1 step",
        "1 step",
        "2.5 steps",
    ]


def test_the_middle_of_a_scale_is_in_its_own_numbers() -> None:
    assert [decimal(centre(scale)) for scale in (b.FOUR, b.FIVE, b.ELEVEN)] == ["2.5", "3", "5"]


def test_names_are_joined_as_people_speak() -> None:
    assert and_list(["workers", "managers", "NCASP"]) == "workers, managers and NCASP"
    assert or_list(["workers", "managers", "leaders"]) == "workers, managers or leaders"
    assert or_list(["workers"]) == "workers"


def test_dates_carry_their_year_only_where_years_differ() -> None:
    march, april, next_year = date(2026, 3, 12), date(2026, 4, 2), date(2027, 1, 5)
    assert date_words([april, march, march]) == "12 March and 2 April"
    assert date_words([march, next_year]) == "12 March 2026 and 5 January 2027"
