"""The Room: what a facilitator types is recorded, to the letter, and what is painted is so."""

from pathlib import Path

import pytest

from ncf_reflect.model.kinds import KIND_BY_KEY
from ncf_reflect.tui.widgets.points import GLYPHS
from tests.tui.driving import LONGEST_QUESTION, SIZES, WORKERS, in_room, running

HOSTILE = "[/oops] [child A] [ @click=app.quit]x #1 =1+1 <b> $@'\""


async def test_a_line_is_a_note_until_a_kind_key_begins_one(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("Fourteen people came\n")
        await driven.see("· Fourteen people came")
        assert driven.said() == [("note", "Fourteen people came")]


async def test_a_kind_key_becomes_a_worded_chip_and_no_part_of_the_text(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        for key, kind in KIND_BY_KEY.items():
            driven.type(f"{key}Letters")
            await driven.see(f"{kind.chip} ▸ Letters")
            driven.type("\n")
            await driven.see(f"{GLYPHS[kind]} Letters ✓")
        assert driven.said() == [(kind.value, "Letters") for kind in KIND_BY_KEY.values()]


async def test_the_kind_stays_for_the_lines_that_follow(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("-Letters\nHandover\n+Duty desk\n")
        await driven.see("+ Duty desk")
        assert driven.said() == [
            ("develop", "Letters"),
            ("develop", "Handover"),
            ("doing", "Duty desk"),
        ]


async def test_the_same_key_twice_begins_the_text_with_it(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        for key in KIND_BY_KEY:
            driven.type(f"{key}{key}2 degrees\n")
        await driven.until(lambda: len(driven.said()) == len(KIND_BY_KEY))
        expected = [(kind.value, f"{key}2 degrees") for key, kind in KIND_BY_KEY.items()]
        assert driven.said() == expected


async def test_a_kind_key_later_in_the_line_is_text(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("and + more?\n")
        await driven.see("· and + more?")


async def test_backspace_on_an_empty_line_clears_the_chip(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("-")
        await driven.see("To develop ▸")
        driven.press("backspace")
        await driven.see("Note ▸")


async def test_tags_stand_at_the_end_and_nowhere_else(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("-Room #4 is cold #letters #first-contact\n")
        await driven.see("− Room #4 is cold #letters #first-contact")
        (point,) = driven.answer().points
        assert (point.text, point.themes) == ("Room #4 is cold", ("letters", "first-contact"))


async def test_one_pair_of_marks_around_a_quote_is_dropped(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type('"They never asked"\n')
        await driven.see("” They never asked")
        assert driven.said() == [("quote", "They never asked")]


async def test_what_is_typed_stands_there_to_the_letter(tmp_path: Path) -> None:
    async with in_room(tmp_path, (80, 24)) as driven:
        driven.type(HOSTILE)
        await driven.see(f"Note ▸ {HOSTILE}")
        driven.type("\n")
        await driven.see(f"· {HOSTILE}")
        assert driven.said() == [("note", HOSTILE)]


async def test_a_hostile_tag_stands_there_to_the_letter(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("-Letters #[/b]$x@click=app.quit\n")
        await driven.see("− Letters #[/b]$x@click=app.quit")


async def test_joiners_and_fixed_blanks_are_letters(tmp_path: Path) -> None:
    typed = "می\u200cخواهم 👩\u200d👧 Llŷn\u00a0ŵ שלום"
    async with in_room(tmp_path) as driven:
        driven.type(f"{typed}\n")
        await driven.until(lambda: bool(driven.said()))
        assert driven.said() == [("note", typed)]


async def test_direction_overrides_and_control_characters_are_no_letters(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("safe\u202eelpmis\u2066\x9b31m\x1b\n")
        await driven.until(lambda: bool(driven.said()))
        assert driven.said() == [("note", "safeelpmis31m")]


async def test_a_saved_line_shows_a_tick_for_a_second(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("Letters\n")
        await driven.see("· Letters ✓")
        await driven.until(lambda: "✓" not in driven.text)


async def test_the_tick_of_the_line_before_takes_none_from_the_next(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("One\n")
        await driven.see("One ✓")
        first = driven.room._ticking
        driven.type("Two\n")
        await driven.see("Two ✓")
        assert driven.room._ticking is not first


async def test_a_blank_line_is_not_recorded(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("-   \n\n")
        await driven.quiet()
        assert driven.said() == []


async def test_a_line_of_4001_letters_is_refused_and_stays(tmp_path: Path) -> None:
    line = "x" * 4001
    async with in_room(tmp_path) as driven:
        driven.type("-")
        driven.paste(line)
        driven.type("\n")
        await driven.see("1 letters too long: a point has at most 4,000. Split it in two.")
        assert (driven.line.strip(), driven.said()) == (line, [])
        await driven.see("To develop ▸")


async def test_the_next_question_and_back_keep_what_was_recorded(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("-Letters\n")
        driven.press("pagedown")
        await driven.see("question 2 of 8", "Nothing recorded yet.")
        driven.press("pageup")
        await driven.see("question 1 of 8", "− Letters")


async def test_there_is_no_question_before_the_first_or_behind_the_last(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("pageup")
        await driven.quiet()
        await driven.see("question 1 of 8")
        driven.press(*["pagedown"] * 12)
        await driven.see("question 8 of 8")


async def test_the_half_typed_line_comes_along_to_the_next_question(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("-Half a li")
        driven.press("pagedown")
        driven.type("ne\n")
        await driven.see("question 2 of 8", "− Half a line")
        assert driven.said(0) == []


@pytest.mark.parametrize("size", SIZES)
async def test_the_longest_question_five_points_and_the_line_stand_together(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with in_room(tmp_path, size) as driven:
        driven.press(*["pagedown"] * LONGEST_QUESTION)
        driven.type("-one\n+two\n?three\n>four\n/five\nsix")
        question = driven.room.live.questions[LONGEST_QUESTION].question.text
        points = ("− one", "+ two", "? three", "> four", "/ five")
        await driven.see(*points, "Parked ▸ six", "Esc menu")
        assert driven.within("#question") == question


async def test_the_longest_question_has_202_letters(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        lengths = [len(asked.question.text) for asked in driven.room.live.questions]
        assert (max(lengths), lengths.index(max(lengths))) == (202, LONGEST_QUESTION)


async def test_the_list_ends_at_the_newest_line(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("".join(f"Line {number}\n" for number in range(40)))
        await driven.see("· Line 39")
        assert "Line 0" not in driven.text


async def test_a_session_begins_again_where_it_was_left(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("pagedown")
        driven.type("-Letters\n?Half a")
        await driven.see("How we know ▸ Half a")
        driven.app.flush_draft()
    async with running(tmp_path) as again:
        await again.see("question 2 of 8", "− Letters", "How we know ▸ Half a")
        await again.see("Here is the line that was not finished.")


async def test_a_session_left_for_home_is_not_gone_to_by_itself(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        keeper = driven.room._keeper
        driven.type("Half a line")
        driven.press("alt+h")
        await driven.see("Northumberland · Spring 2026")
        assert keeper._timer is None, "it would be written a last time, as not left"
    async with running(tmp_path) as again:
        await again.see("Northumberland · Spring 2026")


async def test_a_line_of_a_session_left_for_home_is_still_there(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("Half a line")
        driven.press("alt+h")
        await driven.see("Northumberland · Spring 2026")
    async with running(tmp_path, room=WORKERS) as again:
        await again.see("Note ▸ Half a line")


async def test_a_second_opener_can_read_and_not_record(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("-Letters\n")
        await driven.see("− Letters")
        async with running(tmp_path, room=WORKERS) as second:
            await second.see("− Letters", "Open for reading only: nothing can be recorded here.")
            second.type("Handover\n")
            await second.quiet()
            await second.see("To develop ▸ Handover", "nothing can be recorded here.")
            assert second.said() == [("develop", "Letters")]


@pytest.mark.parametrize("keys", ["f4 a", "f2 1 enter enter enter enter enter enter", "f9 y"])
async def test_what_a_second_opener_tries_is_refused_in_a_sentence(
    tmp_path: Path, keys: str
) -> None:
    async with in_room(tmp_path), running(tmp_path, room=WORKERS) as second:
        second.press(*keys.split())
        await second.see("for reading only here.")
        assert "sqlite" not in second.text


async def test_more_than_one_line_of_a_paste_is_filed_after_one_question(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.paste("- Letters in jargon\r\n• Handover\x0b* Duty desk\n\n")
        await driven.see("3 lines pasted", "Letters in jargon", "File all as: To develop")
        assert driven.said() == []
        driven.type("-")
        await driven.see("− Letters in jargon", "− Handover", "− Duty desk")


async def test_a_paste_can_be_let_go(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.paste("One\nTwo")
        await driven.see("2 lines pasted")
        driven.press("escape")
        driven.type("Three\n")
        await driven.see("· Three")
        assert driven.said() == [("note", "Three")]


async def test_one_line_of_a_paste_is_put_into_the_line_where_one_is(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("Duty  back")
        driven.press(*["left"] * 5)
        driven.paste("\ndesk calls\n")
        driven.type("\n")
        await driven.see("· Duty desk calls back")


async def test_the_bullet_of_a_pasted_line_is_dropped(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.paste("- Letters")
        driven.type("\n")
        await driven.see("· Letters")


async def test_a_paste_brings_no_control_characters(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.paste("a\x1b]52;c;aGVsbG8=\x07b\u202ec\x9b")
        await driven.quiet()
        assert driven.line == "a]52;c;aGVsbG8=bc"


async def test_a_paste_with_unusual_line_ends_loses_nothing(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.paste("One\u2028Two\x0cThree\x85")
        await driven.see("3 lines pasted")
        driven.type(".")
        await driven.see("· Three")
        assert [words for _, words in driven.said()] == ["One", "Two", "Three"]
