"""Forms: one line a field, Enter goes on, and what does not fit is asked for again."""

from pathlib import Path

from tests.tui.driving import SIZES, in_room, mapping_in, running

START = ("Council", "Round", "Tool", "Group", "Present")
SESSION = ("Present", "Invited", "Others present", "Facilitator", "Date")


async def test_the_first_form_is_whole_at_each_size_its_choices_go_round_and_a_paste_is_clean(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, SIZES[0]) as driven:
        for size in SIZES:
            await driven.resize(size)
            await driven.see(*START, "Enter next", "Esc quit")
        driven.paste("Dur\x1b]52;c;x\x07ham\u202e")
        await driven.see("Council Dur]52;c;xham")
        assert "\x1b" not in "".join(driven.rows)

        driven.press("tab", "tab", "right")
        await driven.see("◂ Reflective tool 1: enablers ▸")
        driven.press("space")
        await driven.see("◂ Reflective tool 2: outcomes ▸")


async def test_a_council_needs_a_name_and_the_number_present_may_be_left_out(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as driven:
        driven.type("\n\n\n\n14\n")
        await driven.see("Council: type a name.")
        driven.type("Durham")
        await driven.see("Council Durham")
        driven.type("\n\n\n\n")
        driven.press("home", "ctrl+k")
        driven.type("\n")
        await driven.see("question 1 of 8")
        assert driven.room.live.facts.present is None


async def test_a_tool_that_asks_a_group_nothing_is_refused(tmp_path: Path) -> None:
    async with running(tmp_path) as driven:
        driven.type("Durham\n\n\n")
        driven.press("left")
        await driven.see("◂ NCASP ▸")
        driven.type("\n\n")
        await driven.see("Reflective tool 2 puts no question to NCASP: choose another.")


async def test_a_number_that_is_none_is_asked_for_again(tmp_path: Path) -> None:
    async with running(tmp_path) as driven:
        driven.type("Durham\n\n\n\n")
        for typed in ("many", "-1", "12345", "1.5", "²"):
            driven.type(f"{typed}\n")
            await driven.see("Present: type a number, or leave it empty.", f"Present {typed}")
            driven.press("home", "ctrl+k")


async def test_the_form_of_a_session_is_whole_at_each_size_and_escape_leaves_no_trace(
    tmp_path: Path,
) -> None:
    mapping_in(tmp_path)
    async with running(tmp_path, SIZES[0]) as driven:
        driven.press("n", "5")
        for size in SIZES:
            await driven.resize(size)
            await driven.see("A session with workers", *SESSION)
        driven.press("escape")
        await driven.see("7 sessions to hold.")


async def test_what_is_known_of_a_session_is_kept_as_it_was_typed_but_not_a_date_that_is_none(
    tmp_path: Path,
) -> None:
    mapping_in(tmp_path)
    async with running(tmp_path, (80, 24)) as driven:
        driven.press("n", "5")
        driven.type("14\n16\nhead of service [/b]\nPSW\n 12 March\n\n")
        await driven.see("Date: type it as year-month-day, such as 2026-03-12.")
        driven.press("shift+tab", "home", "ctrl+k")
        driven.type("2026-03-12\n\n")
        await driven.see("question 1 of 8")
        facts = driven.room.live.facts
        assert (facts.present, facts.invited) == (14, 16)
        assert (facts.others_present, facts.facilitator) == ("head of service [/b]", "PSW")
        assert facts.held_on.isoformat() == "2026-03-12"


async def test_correcting_who_is_here_keeps_the_facilitator_unseen(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.room.live.correct(facilitator="Alex Smith")
        driven.press("f5")
        await driven.see("Who is here")
        assert "Alex" not in driven.text
        driven.type("\n18\n\n\n")
        await driven.until(lambda: driven.room.live.facts.invited == 18)
        assert driven.room.live.facts.facilitator == "Alex Smith"
