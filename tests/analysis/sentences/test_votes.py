"""How many voted, which groups are small, and ratings in two sets."""

import pytest

from ncf_reflect.analysis.sentences import is_small, split_sentence, voted_sentence
from ncf_reflect.model.bank import Scale
from ncf_reflect.model.findings import Split

from . import builders as b
from .builders import LEADERS, WORKERS, Said


def voted(said: Said, *, guarded: bool = False) -> tuple[str, ...]:
    return voted_sentence(said.finding, said.answer, guarded)


def test_without_dont_know_the_ratings_are_not_counted_again() -> None:
    assert voted(Said(WORKERS, votes=(0, 6, 7, 0, 0), present=14)) == (
        "Workers: 13 of 14 present voted.",
    )


def test_without_hands_nothing_is_said() -> None:
    assert voted(Said(WORKERS)) == ()


def test_dont_know_alone_counts_as_voted() -> None:
    assert voted(Said(WORKERS, dont_know=14)) == (
        "Workers: 14 of 14 present voted; 0 gave a rating, 14 said “don’t know”.",
    )


def test_just_under_a_third_missing_is_not_remarked_on() -> None:
    assert len(voted(Said(WORKERS, votes=(0, 8, 0, 0, 0), present=11))) == 1
    assert len(voted(Said(WORKERS, votes=(0, 8, 0, 0, 0), present=12))) == 2


def test_more_voted_than_present_is_to_be_checked() -> None:
    assert voted(Said(WORKERS, votes=(0, 15, 0, 0, 0), present=14)) == (
        "Workers: 15 voted, but 14 recorded as present: please check.",
    )


def test_an_unrecorded_number_present_is_said() -> None:
    assert voted(Said(LEADERS, votes=(0, 3, 0, 0, 0), present=None)) == (
        "Leaders: 3 voted; the number present was not recorded.",
    )


def test_a_small_group_s_dont_know_is_left_out_of_a_report() -> None:
    said = Said(LEADERS, votes=(0, 0, 0, 3, 0), dont_know=1, present=4)
    assert voted(said, guarded=True) == ("Leaders: 4 of 4 present voted.",)


def test_a_large_group_s_dont_know_stays_in_a_report() -> None:
    said = Said(WORKERS, votes=(2, 6, 3, 1, 0), dont_know=2, present=14)
    assert voted(said, guarded=True) == voted(said)


@pytest.mark.parametrize(
    ("votes", "dont_know", "present", "small"),
    [
        ((0, 5, 0, 0, 0), 0, 5, False),
        ((0, 4, 0, 0, 0), 0, 4, True),
        ((0, 4, 0, 0, 0), 10, 14, True),
        ((0, 5, 0, 0, 0), 0, None, False),
        ((0, 4, 0, 0, 0), 0, None, True),
        (None, 6, 14, True),
        (None, 0, 14, False),
        (None, 0, 4, True),
        (None, 0, None, True),
    ],
)
def test_a_group_is_small_by_those_present_or_by_its_ratings(
    votes: tuple[int, ...] | None, dont_know: int, present: int | None, small: bool
) -> None:
    said = Said(LEADERS, votes=votes, dont_know=dont_know, present=present)
    assert is_small(said.answer) is small


@pytest.mark.parametrize(
    ("scale", "split", "words"),
    [
        (b.FIVE, Split(low_at_most=1, high_at_least=5, low=4, high=4, between=3),
         "4 of 11 said 1, 4 said 5, 3 in between."),
        (b.FIVE, Split(low_at_most=2, high_at_least=5, low=4, high=4, between=0),
         "4 of 11 said 2 or lower, 4 said 5, none in between."),
        (b.FOUR, Split(low_at_most=1, high_at_least=3, low=5, high=6, between=0),
         "5 of 11 said 1, 6 said 3 or higher, none in between."),
        (b.ELEVEN, Split(low_at_most=0, high_at_least=5, low=5, high=5, between=1),
         "5 of 11 said 0, 5 said 5 or higher, 1 in between."),
    ],
)  # fmt: skip
def test_the_ends_of_a_scale_have_nothing_lower_or_higher(
    scale: Scale, split: Split, words: str
) -> None:
    said = Said(WORKERS, votes=(11, *[0] * (scale.size - 1)), split=split)
    assert (
        split_sentence(said.finding, scale) == f"Ratings from workers fell into two sets: {words}"
    )


def test_ratings_in_one_set_have_no_such_sentence() -> None:
    with pytest.raises(ValueError, match="not split"):
        split_sentence(Said(WORKERS, votes=(0, 9, 0, 0, 0)).finding, b.FIVE)
