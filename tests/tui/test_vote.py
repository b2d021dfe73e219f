"""Counting hands: typed in order, unseen until confirmed, never more than there are people."""

from pathlib import Path

from tests.tui.driving import SIZES, Driven, in_room

LEVELS = ("Not yet", "Early", "Partly", "Mostly", "Fully", "Don’t know")
HANDS, OTHER_HANDS = (2, 6, 3, 1, 0, 2), (3, 5, 3, 1, 0, 2)


def count(driven: Driven, *hands: int) -> None:
    """Type these counts one after the other, "don't know" last, Enter after each."""
    for number in hands:
        driven.type(f"{number}\n")


async def test_the_prompt_every_level_and_the_bars_stand_with_their_words_at_each_size(
    tmp_path: Path,
) -> None:
    hand = "███"
    async with in_room(tmp_path, SIZES[0]) as driven:
        for size in SIZES:
            await driven.resize(size)
            driven.press("f2")
            await driven.see("Taking this question as a whole")
            await driven.see("Show 1 to 5 fingers, all together.", "0 of 14 present")
            await driven.see(*LEVELS, "it does not happen, or we have not started")
            count(driven, *HANDS)
            await driven.see(f"1 Not yet {hand * 2} 2", f"2 Early {hand * 6} 6")
            await driven.see("5 Fully 0", "? Don’t know 2")
            await driven.see("14 of 14 voted. Middle answer: 2 Early.")
            driven.press("enter", "pagedown")
            await driven.see("question")


async def test_what_is_typed_stays_unseen_can_be_gone_back_to_and_leaves_no_trace_on_escape(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f2", "7", "enter", "4")
        await driven.see("11 of 14 present")
        levels = [row for row in driven.rows if any(level in row for level in LEVELS)]
        assert not any("7" in row or "4 " in row.replace("4  Mostly", "") for row in levels)

        driven.press("up", "backspace", "5")
        await driven.see("9 of 14 present")

        driven.press("escape")
        await driven.see("Nothing recorded yet.")
        assert driven.answer().votes is None


async def test_a_vote_is_recorded_when_it_is_shown_and_a_second_one_keeps_the_first(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f2")
        count(driven, *HANDS)
        await driven.see("14 of 14 voted.")
        assert (driven.answer().votes, driven.answer().dont_know) == (HANDS[:5], 2)
        driven.press("enter")
        await driven.see("Workers · Outcome 1", "14 of 14 voted. Middle answer: 2 Early.")

        driven.press("f2")
        count(driven, *OTHER_HANDS)
        driven.press("enter")
        await driven.until(lambda: driven.answer().votes == OTHER_HANDS[:5])
        history = driven.app.sitting.book.store.history(driven.room.live.id)
        votes = [entry.votes for entry in history if entry.what == "vote"]
        assert votes == [HANDS[:5], OTHER_HANDS[:5]]


async def test_a_split_room_and_one_where_nobody_votes_are_said(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f2")
        count(driven, 4, 2, 0, 2, 4, 0)
        await driven.see("The room is in two: 6 said 2 or lower, 6 said 4 or higher.")
        driven.press("enter", "pagedown", "f2", *["enter"] * 6)
        await driven.see("No hand was counted.")


async def test_more_hands_than_people_are_refused_kindly_until_the_number_is_corrected(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f2")
        count(driven, 9, 6, 0, 0, 0, 0)
        await driven.see("15 hands, but 14 people are noted as present.")
        assert driven.answer().votes is None
        driven.press("down", "backspace", "5", "enter")
        await driven.see("15 of 15 voted.")
        assert driven.room.live.facts.present == 15


async def test_where_the_number_present_is_not_known_hands_count_all_the_same(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path, present=None) as driven:
        driven.press("f2")
        count(driven, *HANDS)
        await driven.see("14 voted.")
