"""The middle answer of a group (METHOD.md section 6)."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate


def middle_answer(votes: Sequence[int], start: int) -> Fraction:
    """The median of the hands at each level, in the numbers of a scale that begins at `start`.

    The mean of the two middle hands where their number is even. ValueError without hands.
    """
    hands = sum(votes)
    if not hands:
        raise ValueError("there is no middle answer without hands")
    lower, upper = _level_of(votes, (hands + 1) // 2), _level_of(votes, hands // 2 + 1)
    return start + Fraction(lower + upper, 2)


def middle_of_scale(levels: int, start: int) -> Fraction:
    """The middle of a scale in its own numbers: 3 on 1 to 5, 5 on 0 to 10."""
    return start + Fraction(levels - 1, 2)


def high_on_scale(levels: int, start: int) -> Fraction:
    """Three quarters of the way up: 4 on 1 to 5, 7.5 on 0 to 10."""
    return start + Fraction(3 * (levels - 1), 4)


def _level_of(votes: Sequence[int], place: int) -> int:
    """The index of the level at which the hand in this place stands, counted from 1 upwards."""
    return next(index for index, so_far in enumerate(accumulate(votes)) if so_far >= place)
