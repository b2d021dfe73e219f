"""METHOD.md section 3: two groups' ratings."""

from fractions import Fraction
from functools import cache
from itertools import accumulate, combinations
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ncf_reflect.analysis.ratings import compare_ratings, threshold
from ncf_reflect.model.findings import RatingResult

Votes = tuple[int, ...]


def steps_by_hand(a: Votes, b: Votes) -> Fraction:
    shares_a = [Fraction(hands, sum(a)) for hands in accumulate(a)]
    shares_b = [Fraction(hands, sum(b)) for hands in accumulate(b)]
    return sum((abs(x - y) for x, y in zip(shares_a, shares_b, strict=True)), Fraction(0))


@cache
def p_by_full_enumeration(a: Votes, b: Votes) -> Fraction:
    """Every way to deal the hands, each hand told apart from every other."""
    hands = [level for level, n in enumerate(map(sum, zip(a, b, strict=True))) for _ in range(n)]
    at_least = every = 0
    for mine in combinations(range(len(hands)), sum(a)):
        dealt = [0] * len(a)
        rest = [x + y for x, y in zip(a, b, strict=True)]
        for place in mine:
            dealt[hands[place]] += 1
            rest[hands[place]] -= 1
        every += 1
        at_least += steps_by_hand(tuple(dealt), tuple(rest)) >= steps_by_hand(a, b)
    return Fraction(at_least, every)


@st.composite
def histogram(draw: st.DrawFn, levels: int, fewest: int = 3, most: int = 5) -> Votes:
    hands = draw(st.lists(st.integers(0, levels - 1), min_size=fewest, max_size=most))
    return tuple(hands.count(level) for level in range(levels))


@st.composite
def two_histograms(draw: st.DrawFn, most: int = 5) -> tuple[Votes, Votes]:
    levels = draw(st.integers(4, 11))
    return draw(histogram(levels, most=most)), draw(histogram(levels, most=most))


@settings(max_examples=60, deadline=None)
@given(two_histograms())
def test_p_is_the_share_found_by_dealing_every_way(pair: tuple[Votes, Votes]) -> None:
    assert compare_ratings(*pair).p == p_by_full_enumeration(*pair)


@given(two_histograms(most=12))
def test_steps_is_the_area_between_the_cumulative_shares(pair: tuple[Votes, Votes]) -> None:
    assert compare_ratings(*pair).steps == steps_by_hand(*pair)


@given(two_histograms(most=12))
def test_shift_is_never_above_steps(pair: tuple[Votes, Votes]) -> None:
    rating = compare_ratings(*pair)
    assert rating.shift is not None
    assert rating.steps is not None
    assert abs(rating.shift) <= rating.steps


@given(two_histograms(most=12))
def test_changing_sides_turns_only_the_sign_of_the_shift(pair: tuple[Votes, Votes]) -> None:
    there, back = compare_ratings(*pair), compare_ratings(pair[1], pair[0])
    assert there.shift is not None
    assert there.model_copy(update={"shift": -there.shift}) == back


@given(two_histograms(most=12))
def test_turning_the_scale_over_turns_only_the_sign_of_the_shift(
    pair: tuple[Votes, Votes],
) -> None:
    upright = compare_ratings(*pair)
    turned = compare_ratings(pair[0][::-1], pair[1][::-1])
    assert upright.shift is not None
    assert upright.model_copy(update={"shift": -upright.shift}) == turned


def test_equal_shares_are_in_line_and_every_deal_differs_at_least_as_much() -> None:
    rating = compare_ratings((0, 2, 2, 2, 0), (0, 1, 1, 1, 0))
    assert rating.result is RatingResult.IN_LINE
    assert (rating.steps, rating.p) == (Fraction(0), Fraction(1))


def test_ratings_in_line_are_never_firm_however_small_the_chance() -> None:
    rating = compare_ratings(
        (0, 1, 1, 4, 2, 0, 0, 0, 0, 0, 0),
        (0, 0, 0, 1, 3, 4, 1, 0, 0, 0, 0),
    )
    assert rating.p is not None
    assert rating.p < Fraction(1, 20)
    assert (rating.result, rating.firm) == (RatingResult.IN_LINE, False)


def test_a_chance_of_exactly_one_in_twenty_is_firm() -> None:
    rating = compare_ratings((0, 0, 0, 1, 2), (0, 2, 2, 3, 0))
    assert (rating.p, rating.firm) == (Fraction(1, 20), True)


def test_a_shift_of_exactly_one_step_is_a_gap() -> None:
    assert compare_ratings((0, 0, 5, 0, 0), (0, 0, 0, 5, 0)).result is RatingResult.GAP


def test_steps_of_exactly_one_with_less_shift_is_a_spread() -> None:
    assert compare_ratings((0, 0, 4, 0), (0, 1, 0, 3)).result is RatingResult.SPREAD


@pytest.mark.parametrize("few", [(1, 1, 0, 0, 0), (2, 0, 0, 0, 0)])
def test_two_hands_are_too_few_whichever_side_has_them(few: Votes) -> None:
    plenty = (0, 0, 3, 0, 0)
    for rating in (compare_ratings(few, plenty), compare_ratings(plenty, few)):
        assert rating.result is RatingResult.TOO_FEW
        assert (rating.firm, rating.steps, rating.shift, rating.p) == (None, None, None, None)


def test_three_hands_are_enough() -> None:
    assert compare_ratings((3, 0, 0, 0), (3, 0, 0, 0)).result is RatingResult.IN_LINE


def test_scales_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        compare_ratings((3, 0, 0, 0), (3, 0, 0, 0, 0))


@pytest.mark.parametrize(
    ("levels", "expected"),
    [(4, Fraction(1)), (5, Fraction(1)), (6, Fraction(5, 4)), (11, Fraction(5, 2))],
)
def test_the_threshold_grows_with_the_scale(levels: int, expected: Fraction) -> None:
    assert threshold(levels) == expected


def furthest_apart(both: Votes, size: int) -> tuple[Votes, Votes]:
    """The deal with the most steps: one group takes the lowest hands."""
    low: list[int] = []
    for hands in both:
        low.append(min(hands, size - sum(low)))
    return tuple(low), tuple(x - y for x, y in zip(both, low, strict=True))


def even(total: int, levels: int) -> Votes:
    return tuple((total + level) // levels for level in range(levels))


@pytest.mark.parametrize(
    ("sizes", "limit"), [((60, 60), 0.15), ((59, 60), 1.0), ((37, 60), 1.0)], ids=str
)
@pytest.mark.parametrize("at_the_ends", [0, 30, 45])
def test_large_groups_on_eleven_points_are_compared_in_time(
    sizes: tuple[int, int], limit: float, at_the_ends: int
) -> None:
    inner = even(sum(sizes) - 2 * at_the_ends, 11)
    both = (inner[0] + at_the_ends, *inner[1:-1], inner[-1] + at_the_ends)
    a, b = furthest_apart(both, sizes[0])
    # Processor time, so that a busy machine does not fail a fast rule.
    began = process_time()
    compare_ratings(a, b)
    assert process_time() - began < limit
