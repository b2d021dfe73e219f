"""METHOD.md section 6: the middle answer."""

from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncf_reflect.analysis.middles import high_on_scale, middle_answer, middle_of_scale


@given(st.lists(st.integers(0, 10), min_size=1, max_size=40), st.sampled_from([0, 1]))
def test_it_is_the_median_of_the_hands_lined_up(hands: list[int], start: int) -> None:
    votes = [hands.count(level) for level in range(11)]
    expected = median(Fraction(start + level) for level in hands)
    assert middle_answer(votes, start) == expected


def test_two_unlike_middle_hands_are_halved() -> None:
    assert middle_answer((0, 0, 4, 4, 0), start=1) == Fraction(7, 2)


def test_without_hands_there_is_none() -> None:
    with pytest.raises(ValueError, match="without hands"):
        middle_answer((0, 0, 0, 0), start=1)


@pytest.mark.parametrize(
    ("levels", "start", "middle", "high"),
    [
        (5, 1, Fraction(3), Fraction(4)),
        (11, 0, Fraction(5), Fraction(15, 2)),
        (4, 1, Fraction(5, 2), Fraction(13, 4)),
    ],
)
def test_the_middle_and_the_high_part_of_a_scale(
    levels: int, start: int, middle: Fraction, high: Fraction
) -> None:
    assert (middle_of_scale(levels, start), high_on_scale(levels, start)) == (middle, high)
