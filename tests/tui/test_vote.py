"""Counting hands: typed in order, unseen until confirmed, never more than there are people."""

from pathlib import Path

import pytest

from tests.tui.driving import SIZES, Driven, in_room

LEVELS = ("Not yet", "Early", "Partly", "Mostly", "Fully", "Don’t know")


def count(driven: Driven, *hands: int) -> None:
    """Type these counts one after the other, "don't know" last, Enter after each."""
    for number in hands:
        driven.type(f"{number}\n")


@pytest.mark.parametrize("size", SIZES)
async def test_the_prompt_and_every_level_with_its_words_stand_together(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with in_room(tmp_path, size) as driven:
        driven.press("f2")
        await driven.see("Taking this question as a whole", "Show 1 to 5 fingers, all together.")
        await driven.see(*LEVELS, "it does not happen, or we have not started", "0 of 14 present")


@pytest.mark.parametrize("size", SIZES)
async def test_the_counts_become_bars_with_their_words(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with in_room(tmp_path, size) as driven:
        driven.press("f2")
        count(driven, 2, 6, 3, 1, 0, 2)
        hand = "███"
        await driven.see(f"1 Not yet {hand * 2} 2", f"2 Early {hand * 6} 6")
        await driven.see("5 Fully 0", "? Don’t know 2")
        await driven.see("14 of 14 voted. Middle answer: 2 Early.")


async def test_what_is_typed_stays_unseen_until_all_of_it_is_in(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f2", "7", "enter", "4")
        await driven.see("11 of 14 present")
        levels = [row for row in driven.rows if any(level in row for level in LEVELS)]
        assert not any("7" in row or "4 " in row.replace("4  Mostly", "") for row in levels)


async def test_a_vote_is_recorded_when_it_is_shown(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f2")
        count(driven, 2, 6, 3, 1, 0, 2)
        await driven.see("14 of 14 voted.")
        assert (driven.answer().votes, driven.answer().dont_know) == ((2, 6, 3, 1, 0), 2)


async def test_a_split_room_is_said(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f2")
        count(driven, 4, 2, 0, 2, 4, 0)
        await driven.see("The room is in two: 6 said 2 or lower, 6 said 4 or higher.")


async def test_more_hands_than_people_are_refused_kindly(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f2")
        count(driven, 9, 6, 0, 0, 0, 0)
        await driven.see("15 hands, but 14 people are noted as present.")
        assert driven.answer().votes is None


async def test_the_number_present_can_be_corrected_there(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f2")
        count(driven, 9, 6, 0, 0, 0, 0)
        await driven.see("15 hands, but 14 people")
        driven.press("down", "backspace", "5", "enter")
        await driven.see("15 of 15 voted.")
        assert driven.room.live.facts.present == 15


async def test_a_count_can_be_gone_back_to(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f2")
        driven.type("2\n6\n")
        driven.press("up", "backspace", "5")
        await driven.see("7 of 14 present")


async def test_escape_leaves_the_vote_without_a_trace(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f2", "2", "enter", "escape")
        await driven.see("Nothing recorded yet.")
        assert driven.answer().votes is None


async def test_a_second_count_takes_the_place_of_the_first_and_keeps_it(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        for hands in ((2, 6, 3, 1, 0, 2), (3, 5, 3, 1, 0, 2)):
            driven.press("f2")
            count(driven, *hands)
            driven.press("enter")
        await driven.until(lambda: driven.answer().votes == (3, 5, 3, 1, 0))
        history = driven.app.sitting.book.store.history(driven.room.live.id)
        assert [entry.votes for entry in history if entry.what == "vote"] == [
            (2, 6, 3, 1, 0),
            (3, 5, 3, 1, 0),
        ]


async def test_nobody_voting_is_said(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f2", *["enter"] * 6)
        await driven.see("No hand was counted.")


async def test_where_the_number_present_is_not_known_hands_count_all_the_same(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path, present=None) as driven:
        driven.press("f2")
        count(driven, 2, 6, 3, 1, 0, 2)
        await driven.see("14 voted.")


async def test_back_at_the_question_the_vote_stands_in_one_line(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f2")
        count(driven, 2, 6, 3, 1, 0, 2)
        driven.press("enter")
        await driven.see("Workers · Outcome 1", "14 of 14 voted. Middle answer: 2 Early.")
