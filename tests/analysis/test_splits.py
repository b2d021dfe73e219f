"""METHOD.md section 3: two camps within one group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncf_reflect.analysis.splits import find_split, smallest_camp
from ncf_reflect.model.findings import Split

some_votes = st.lists(st.integers(0, 6), min_size=4, max_size=11)


@pytest.mark.parametrize(("hands", "camp"), [(3, 2), (7, 2), (8, 3), (10, 3), (11, 4), (12, 4)])
def test_a_camp_is_a_third_to_the_nearest_whole_and_at_least_two(hands: int, camp: int) -> None:
    assert smallest_camp(hands) == camp


def test_as_many_hands_between_as_in_a_camp_is_no_split() -> None:
    assert find_split((2, 2, 2, 0, 0), start=1) is None


def test_one_hand_fewer_between_than_in_either_camp_is_a_split() -> None:
    assert find_split((2, 1, 2, 0, 0), start=1) is not None


def test_neighbouring_levels_are_not_two_camps() -> None:
    assert find_split((0, 5, 5, 0, 0), start=1) is None


def test_on_a_longer_scale_camps_stand_half_of_it_apart() -> None:
    assert find_split((3, 0, 3, 0, 0, 0), start=1) is None
    assert find_split((3, 0, 0, 3, 0, 0), start=1) is not None


def test_of_several_the_one_with_the_fewest_between_is_taken() -> None:
    assert find_split((0, 2, 1, 0, 2), start=1) == Split(
        low_at_most=3, high_at_least=5, low=3, high=2, between=0
    )


def test_then_the_one_with_the_larger_smaller_camp() -> None:
    assert find_split((0, 2, 1, 1, 3), start=1) == Split(
        low_at_most=3, high_at_least=5, low=3, high=3, between=1
    )


def test_then_the_lowest() -> None:
    found = find_split((4, 0, 0, 0, 4), start=1)
    assert found is not None
    assert (found.low_at_most, found.high_at_least) == (1, 3)


def test_a_scale_from_zero_is_spoken_of_in_its_own_numbers() -> None:
    found = find_split((4, 0, 0, 0, 4), start=0)
    assert found is not None
    assert (found.low_at_most, found.high_at_least) == (0, 2)


def test_nobody_voting_is_no_split() -> None:
    assert find_split((0, 0, 0, 0, 0), start=1) is None


@given(some_votes)
def test_both_camps_and_those_between_are_all_hands(votes: list[int]) -> None:
    found = find_split(votes, start=1)
    if found is not None:
        assert found.low + found.between + found.high == sum(votes)


@given(some_votes)
def test_a_split_stays_one_when_the_scale_is_turned_over(votes: list[int]) -> None:
    there, back = find_split(votes, start=1), find_split(votes[::-1], start=1)
    assert (there is None) == (back is None)


@given(some_votes)
def test_adding_hands_to_both_ends_never_heals_a_split(votes: list[int]) -> None:
    wider = [votes[0] + 1, *votes[1:-1], votes[-1] + 1]
    if find_split(votes, start=1) is not None:
        assert find_split(wider, start=1) is not None
