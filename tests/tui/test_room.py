"""The Room: what a facilitator types is recorded, to the letter, and what is painted is so."""

from pathlib import Path

from ncf_reflect.model.kinds import KIND_BY_KEY
from ncf_reflect.tui.widgets.points import GLYPHS
from tests.tui.driving import LONGEST_QUESTION, SIZES, WORKERS, in_room, running

HOSTILE = "[/oops] [child A] [ @click=app.quit]x #1 =1+1 <b> $@'\""
REFUSED = "for reading only here."


async def test_a_kind_s_key_begins_a_line_of_that_kind_and_is_no_part_of_the_text(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("Fourteen people came\n")
        await driven.see("· Fourteen people came")
        assert driven.said(0) == [("note", "Fourteen people came")], "a note without any key"

        driven.press("pagedown")
        for key, kind in KIND_BY_KEY.items():
            driven.type(f"{key}Letters")
            await driven.see(f"{kind.chip} ▸ Letters")
            driven.type("\n")
            await driven.see(f"{GLYPHS[kind]} Letters ✓")
        assert driven.said(1) == [(kind.value, "Letters") for kind in KIND_BY_KEY.values()]

        driven.press("pagedown")
        for key in KIND_BY_KEY:
            driven.type(f"{key}{key}2 degrees\n")
        await driven.until(lambda: len(driven.said(2)) == len(KIND_BY_KEY))
        doubled = [(kind.value, f"{key}2 degrees") for key, kind in KIND_BY_KEY.items()]
        assert driven.said(2) == doubled, "the same key twice begins the text with it"


async def test_a_kind_stays_for_the_lines_that_follow_until_backspace_on_an_empty_line(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("-Letters\nHandover\n+Duty desk\n")
        await driven.see("+ Duty desk", "Doing ▸")
        said = [("develop", "Letters"), ("develop", "Handover"), ("doing", "Duty desk")]
        assert driven.said() == said

        driven.press("backspace")
        await driven.see("Note ▸")
        driven.type("and + more?\n")
        await driven.see("· and + more?")
        assert driven.said() == [*said, ("note", "and + more?")], "a key later on is text"

        driven.type("-   \n\n")
        await driven.quiet()
        assert len(driven.said()) == 4, "a blank line is not recorded"


async def test_tags_stand_at_the_end_and_one_pair_of_marks_around_a_quote_is_dropped(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("-Room #4 is cold #letters #first-contact\n")
        await driven.see("− Room #4 is cold #letters #first-contact")
        (point,) = driven.answer().points
        assert (point.text, point.themes) == ("Room #4 is cold", ("letters", "first-contact"))

        driven.press("pagedown")
        driven.type('"They never asked"\n')
        await driven.see("” They never asked")
        assert driven.said(1) == [("quote", "They never asked")]

        driven.type("-Letters #[/b]$x@click=app.quit\n")
        await driven.see("− Letters #[/b]$x@click=app.quit")


async def test_what_is_typed_stands_there_to_the_letter_and_what_is_no_letter_does_not(
    tmp_path: Path,
) -> None:
    joined = "می\u200cخواهم 👩\u200d👧 Llŷn\u00a0ŵ שלום"
    async with in_room(tmp_path, (80, 24)) as driven:
        driven.type(HOSTILE)
        await driven.see(f"Note ▸ {HOSTILE}")
        driven.type("\n")
        await driven.see(f"· {HOSTILE}")

        driven.type(f"{joined}\n")
        driven.type("safe\u202eelpmis\u2066\x9b31m\x1b\n")
        await driven.until(lambda: len(driven.said()) == 3)
        assert [text for _, text in driven.said()] == [HOSTILE, joined, "safeelpmis31m"]


async def test_a_saved_line_shows_a_tick_for_a_second_and_takes_none_from_the_next(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("One\n")
        await driven.see("One ✓")
        first = driven.room._ticking
        driven.type("Two\n")
        await driven.see("Two ✓")
        assert first is not None and first._task is None, "it is stopped and takes no tick away"
        await driven.until(lambda: "✓" not in driven.text)


async def test_a_line_of_4001_letters_is_refused_and_stays(tmp_path: Path) -> None:
    line = "x" * 4001
    async with in_room(tmp_path) as driven:
        driven.type("-")
        driven.paste(line)
        driven.type("\n")
        await driven.see("1 letters too long: a point has at most 4,000. Split it in two.")
        assert (driven.line.strip(), driven.said()) == (line, [])
        await driven.see("To develop ▸")


async def test_pages_turn_from_the_first_question_to_the_last_and_a_half_typed_line_comes_along(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("pageup")
        await driven.quiet()
        await driven.see("question 1 of 8")
        driven.type("".join(f"-Line {number}\n" for number in range(18)))
        await driven.see("− Line 17")
        assert "Line 0" not in driven.text, "the list ends at the newest line"

        driven.type("Half a li")
        driven.press("pagedown")
        await driven.see("question 2 of 8", "Nothing recorded yet.")
        driven.type("ne\n")
        await driven.see("question 2 of 8", "− Half a line")
        assert len(driven.said(0)) == 18
        driven.press("pageup")
        await driven.see("question 1 of 8", "− Line 17")

        driven.press(*["pagedown"] * 12)
        await driven.see("question 8 of 8")


async def test_the_longest_question_five_points_and_the_line_stand_together_at_each_size(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path, SIZES[0]) as driven:
        lengths = [len(asked.question.text) for asked in driven.room.live.questions]
        assert (max(lengths), lengths.index(max(lengths))) == (202, LONGEST_QUESTION)
        driven.press(*["pagedown"] * LONGEST_QUESTION)
        driven.type("-one\n+two\n?three\n>four\n/five\nsix")
        question = driven.room.live.questions[LONGEST_QUESTION].question.text
        points = ("− one", "+ two", "? three", "> four", "/ five")
        for size in SIZES:
            await driven.resize(size)
            await driven.see(*points, "Parked ▸ six", "Esc menu")
            assert driven.within("#question") == question


async def test_a_session_that_was_left_for_home_waits_and_one_that_was_not_goes_on_by_itself(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        keeper = driven.room._keeper
        driven.type("?Half a line")
        driven.press("alt+h")
        await driven.see("Northumberland · Spring 2026")
        assert keeper._timer is None, "it would be written a last time, as not left"
    async with running(tmp_path) as again:
        await again.see("Northumberland · Spring 2026")
    async with running(tmp_path, room=WORKERS) as again:
        await again.see("How we know ▸ Half a line")
        again.press("pagedown", "enter")
        again.type("Half a")
        await again.see("? Half a line", "How we know ▸ Half a Esc")
        again.app.flush_draft()
    async with running(tmp_path) as last:
        await last.see("question 2 of 8", "? Half a line", "How we know ▸ Half a")
        await last.see("Here is the line that was not finished.")


async def test_a_second_opener_can_read_and_is_refused_all_else_in_a_sentence(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("-Letters\n")
        await driven.see("− Letters")
        driven.press("pagedown")
        await driven.see("question 2 of 8")
        async with running(tmp_path, room=WORKERS) as second:
            await second.see("Open for reading only: nothing can be recorded here.")
            second.press("pageup")
            await second.see("question 1 of 8", "− Letters")
            for keys, back in (("f4 a", ""), ("f2 1" + " enter" * 6, "escape"), ("f9 y", "")):
                second.press("pagedown", *keys.split())
                await second.see(REFUSED)
                assert "sqlite" not in second.text
                second.press(*back.split(), "pagedown")
                await second.quiet()
                second.room.say("")
                await second.until(lambda: REFUSED not in second.text)
            second.type("-Handover\n")
            await second.quiet()
            await second.see("To develop ▸ Handover", "nothing can be recorded here.")
            assert (second.said(0), second.said(6)) == ([("develop", "Letters")], [])


async def test_a_paste_of_several_lines_is_filed_after_one_question_or_let_go(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.paste("One\nTwo")
        await driven.see("2 lines pasted")
        driven.press("escape")
        driven.type("Three\n")
        await driven.see("· Three")
        assert driven.said() == [("note", "Three")]

        driven.press("pagedown")
        driven.paste("- Letters in jargon\r\n• Handover\x0b* Duty desk\n\n")
        await driven.see("3 lines pasted", "Letters in jargon", "File all as: To develop")
        assert driven.said(1) == []
        driven.type("-")
        await driven.see("− Letters in jargon", "− Handover", "− Duty desk")

        driven.press("pagedown")
        driven.paste("One\u2028Two\x0cThree\x85")
        await driven.see("3 lines pasted")
        driven.type(".")
        await driven.see("· Three")
        assert [words for _, words in driven.said(2)] == ["One", "Two", "Three"]


async def test_a_paste_of_one_line_goes_into_the_line_where_one_is_without_what_is_no_letter(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("Duty  back")
        driven.press(*["left"] * 5)
        driven.paste("\ndesk calls\n")
        driven.type("\n")
        await driven.see("· Duty desk calls back")

        driven.paste("- Letters")
        driven.type("\n")
        await driven.see("· Letters")

        driven.paste("a\x1b]52;c;aGVsbG8=\x07b\u202ec\x9b")
        await driven.quiet()
        assert driven.line == "a]52;c;aGVsbG8=bc"
