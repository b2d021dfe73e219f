"""Home: an empty one leads straight to question 1; else a round's coverage and the way in."""

from pathlib import Path

from tests.tui.driving import (
    PROJECTOR,
    SIZES,
    Driven,
    in_room,
    mapping_in,
    running,
    session_in,
    workspace_in,
)

HOSTILE = "[/oops] [child A] [ @click=app.quit]x #1 =1+1 <b> $@'\""
SECTIONS = (
    "1 Multi-agency working",
    "2 Leaders",
    "3 The workforce",
    "1 Stay together",
    "2 Family network",
    "4 Loving homes",
)
TO_THE_WORKERS = ("down",) * 4 + ("right",)
"""From the first cell to the workers' of tool 2."""
TOO_SMALL = ((59, 17), (60, 16), (40, 12), (20, 5))


async def test_an_empty_home_is_one_form_at_each_size_and_leaving_it_leaves_the_app(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, SIZES[0]) as driven:
        for size in SIZES:
            await driven.resize(size)
            await driven.see("Council", "Round Spring 2026", "Group ◂ Workers ▸", "Present")
            await driven.see("Tool ◂ Reflective tool 2: outcomes ▸")
        driven.press("escape")
        await driven.until(lambda: not driven.app.is_running)


async def test_the_form_keeps_what_is_refused_and_else_leads_straight_to_question_1(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as driven:
        driven.type("x" * 301 + "\n\n\n\n\n")
        await driven.see("The name of the authority is longer than 300 letters.")
        await driven.see("Council xxx")
        driven.press(*["shift+tab"] * 4, "home", "ctrl+k")
        driven.type("Northumberland\n\n\n\n14\n")
        for size in SIZES:
            await driven.resize(size)
            await driven.see("Workers · Outcome 1", "question 1 of 8", "Nothing recorded yet.")
        assert driven.room.live.facts.present == 14


async def test_the_board_is_whole_at_each_size_and_says_what_is_not_asked(tmp_path: Path) -> None:
    mapping_in(tmp_path)
    async with running(tmp_path, PROJECTOR) as driven:
        await driven.see("4 Loving homes")
        names = " ".join(row[:23].strip() for row in driven.rows)
        assert "3 Safe in and out of home" in " ".join(names.split()), "no letter is lost"
        assert not driven.app.screen.query_one("#banner").display, "there is no reason for it"
        assert "ealed" not in driven.text

        for size in SIZES:
            await driven.resize(size)
            await driven.see("NCASP", "Workers", "Managers", "Leaders", *SECTIONS)
            await driven.see("To follow up: 7 sessions to hold.", "Enter open", "F1 help")

        driven.press("right", "enter")
        await driven.until(lambda: bool(driven.app._notifications))
        (toast,) = driven.app._notifications
        assert toast.message == "Multi-agency working is not put to workers."


async def test_a_cell_tells_how_far_its_group_has_come_until_its_section_is_full(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path, (80, 24)) as driven:
        driven.type("Letters\n")
        driven.press("alt+h")
        await driven.see("1 Stay together – ◐ 1 of 2 ○ not held", "2 Family network – ○ 0 of 2")
        await driven.see("Open: workers, tool-2, 1 of 8 answered.")

        driven.press(*TO_THE_WORKERS, "enter", "pagedown", "f4", "a", "alt+h")
        await driven.see("1 Stay together – ● 2 of 2")


async def test_enter_on_a_cell_begins_its_group_s_session_goes_on_or_offers_another(
    tmp_path: Path,
) -> None:
    mapping_in(tmp_path)
    async with running(tmp_path) as driven:
        await driven.see("4 Loving homes")
        driven.press(*TO_THE_WORKERS, "enter")
        await driven.see("A session with workers")
        driven.type("12\n\n\n\n\n\n")
        await driven.see("Workers · Outcome 1")
        session = driven.room.live.id
        assert driven.room.live.facts.present == 12

        driven.press("alt+h", *TO_THE_WORKERS, "enter")
        await driven.see("Workers · Outcome 1")
        assert driven.room.live.id == session

        driven.press("f9", "y")
        await driven.see("Thank you")
        driven.press("enter")
        await driven.see("4 Loving homes")
        driven.press(*TO_THE_WORKERS, "enter")
        await driven.see("Workers have finished a session on this tool.")
        driven.press("l")
        await driven.see("question 1 of 8 · finished")
        assert driven.room.live.id == session

        driven.press("alt+h", *TO_THE_WORKERS, "enter", "n")
        await driven.see("A session with workers")


async def test_two_sessions_of_one_group_stand_beside_each_other(tmp_path: Path) -> None:
    mapping_in(tmp_path)
    first, second = (session_in(tmp_path) for _ in range(2))
    async with running(tmp_path) as driven:
        await driven.see("4 Loving homes")
        driven.press(*TO_THE_WORKERS, "enter")
        await driven.see("Workers · Outcome 1")
        driven.type("In the second\n")
        await driven.see("In the second")
        book = driven.app.sitting.book
        said = {s.known_id: len(s.answers) for s in book.round("Spring 2026").sessions}
        assert (said[first], said[second]) == (0, 1)


async def test_n_offers_every_group_that_a_tool_asks(tmp_path: Path) -> None:
    mapping_in(tmp_path)
    async with running(tmp_path) as driven:
        await driven.see("4 Loving homes")
        driven.press("n")
        await driven.see("1 NCASP, Reflective tool 1", "7 Leaders, Reflective tool 2")
        driven.press("7")
        await driven.see("A session with leaders")


async def test_a_new_round_begins_empty_and_the_earlier_one_can_be_gone_back_to(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("Letters\n")
        driven.press("alt+h", "o")
        await driven.see("Round: Spring 2026")
        driven.press("tab")
        driven.type("Autumn 2026\n")
        await driven.see("Northumberland · Autumn 2026", "7 sessions to hold")
        driven.press("o", "enter")
        await driven.see("Northumberland · Spring 2026", "Open: workers, tool-2")


async def test_another_mapping_can_be_opened(tmp_path: Path) -> None:
    mapping_in(tmp_path)
    workspace = workspace_in(tmp_path)
    workspace.start(workspace.mapping_path("other"), "Durham", "Spring 2026").store.close()
    async with running(tmp_path) as driven:
        first = "Durham" if "Durham" in driven.text else "Northumberland"
        await driven.see("4 Loving homes")
        driven.press("o", "down", "enter")
        await driven.see(("Northumberland" if first == "Durham" else "Durham") + " · Spring 2026")


async def test_a_second_opener_is_told_who_has_it_open(tmp_path: Path) -> None:
    mapping_in(tmp_path)
    workspace = workspace_in(tmp_path)
    with workspace.open(workspace.mapping_path("here"), writing=True):
        async with running(tmp_path) as driven:
            await driven.see(
                "▲ Reading only. here.sqlite is open for writing:", "It can be read here until"
            )
            banner = driven.app.screen.query_one("#banner")
            assert banner.region.y == 2 and banner.region.height
            driven.press("n", "5")
            driven.type("\n\n\n\n\n\n")
            await driven.until(lambda: bool(driven.app._notifications))
            (toast,) = driven.app._notifications
            assert toast.message == "This mapping is open for reading only here."


async def test_hostile_names_stand_there_to_the_letter_at_each_size(tmp_path: Path) -> None:
    mapping_in(tmp_path, authority=HOSTILE, round_=f"Round {HOSTILE}")
    async with running(tmp_path, SIZES[0]) as driven:
        for size in SIZES:
            await driven.resize(size)
            await driven.see(f"{HOSTILE} · Round {HOSTILE}"[:55])
        driven.press("o")
        for size in SIZES:
            await driven.resize(size)
            await driven.see(f"Round: Round {HOSTILE}"[: size[0] - 5])


async def test_home_shows_the_names_of_a_session_to_the_letter(tmp_path: Path) -> None:
    async with in_room(tmp_path, (80, 24)) as driven:
        driven.room.live.correct(others_present=HOSTILE)
        driven.press("f5")
        await driven.see(f"Others present {HOSTILE}"[:60])


def painted_rows(driven: Driven) -> int:
    return len([row for row in driven.rows if row.strip()])


async def test_a_window_that_is_too_small_says_so_and_loses_nothing(tmp_path: Path) -> None:
    async with in_room(tmp_path, PROJECTOR) as driven:
        await driven.see("Nothing recorded yet.")
        assert "Too small" not in driven.text, "60 by 17 is large enough"
        for number, size in enumerate(TOO_SMALL, start=1):
            await driven.resize(size)
            await driven.see("Too small: 60 by")
            driven.type("-Letters\n")
            await driven.until(
                lambda number=number: driven.said() == [("develop", "Letters")] * number
            )
            async for _ in driven.tour((("vote", "f2", "escape"), ("menu", "escape", "escape"))):
                assert painted_rows(driven)
        driven.press("alt+h")
        await driven.quiet()
        await driven.resize(PROJECTOR)
        await driven.see("Northumberland · Spring 2026")
        assert "Too small" not in driven.text


async def test_an_app_that_starts_in_too_small_a_window_says_so(tmp_path: Path) -> None:
    async with in_room(tmp_path, TOO_SMALL[-1]) as driven:
        await driven.see("Too small: 60 by")
