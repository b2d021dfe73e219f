"""Who has been asked what: sections by groups, a section opened, and what is to follow up."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Footer

from ncf_reflect.tui.screens.asked import AskedScreen
from ncf_reflect.tui.screens.question import QuestionScreen
from ncf_reflect.tui.widgets.asked_rows import AskedRows
from tests.tui.builders import (
    FIRST,
    SECOND,
    SIZES,
    Json,
    answer,
    app_on,
    at_size,
    document,
    flowing,
    point,
    press,
    screen_text,
    see,
    session,
    silence,
    until,
)


@asynccontextmanager
async def asked_on(
    folder: Path, content: Json, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    async with app_on(folder, content, mode="nothing", size=size) as pilot:
        await pilot.app.push_screen(AskedScreen())
        await until(pilot, lambda: isinstance(pilot.app.focused, AskedRows))
        yield pilot


def rows(pilot: Pilot[None]) -> AskedRows:
    return pilot.app.screen.query_one(AskedRows)


def all_rows(pilot: Pilot[None]) -> str:
    """Every row at its present width, whatever is scrolled out of sight."""
    return flowing(" ".join(str(option.prompt) for option in rows(pilot).options))


def half_done() -> Json:
    """Workers answered one and gave a reason for another; leaders are under way."""
    workers = session(
        "workers", answer(point("doing", "Words of the room")), silence(SECOND), present=14
    )
    leaders = session("leaders", answer(point("doing", "More words")), state="open", present=3)
    return document({**workers, "invited": 16}, leaders)


async def board_is_whole(pilot: Pilot[None], size: tuple[int, int]) -> None:
    await see(pilot, "one group asked (NCASP): nothing to compare")
    await see(pilot, "Who has been asked what")
    board = all_rows(pilot)
    assert "14 of 16" in board and "● 2 of 2" in board and "○ 0 of 2" in board
    assert "◐ 1 of 2" in board and ("· not held" in board or "· none" in board)
    assert "open" in board and "missing" not in board
    screen = pilot.app.screen
    assert screen.max_scroll_x == 0 and screen.max_scroll_y == 0
    assert screen.query_one(Footer).region.bottom == size[1]
    await press(pilot, "f")
    await see(pilot, "Session to hold: managers, Reflective tool 2.")
    assert "Words of the room" not in board + flowing(screen_text(pilot))


async def test_the_board_has_five_states_and_numbers_at_each_size(tmp_path: Path) -> None:
    async with asked_on(tmp_path, half_done(), SIZES[0]) as pilot:
        await board_is_whole(pilot, SIZES[0])
        await press(pilot, "f")
        await at_size(pilot, SIZES[1])
        await board_is_whole(pilot, SIZES[1])


async def test_where_there_is_room_every_section_is_open(tmp_path: Path) -> None:
    async with asked_on(tmp_path, half_done(), SIZES[2]) as pilot:
        await see(pilot, "First interaction – ● answered · 12 March · not held")
        await see(
            pilot, "Session to finish: leaders, Reflective tool 2, 12 March; 1 of 8 questions"
        )
        await board_is_whole(pilot, SIZES[2])


async def test_enter_shows_a_sections_questions_with_reasons_and_dates_and_opens_one(
    tmp_path: Path,
) -> None:
    async with asked_on(tmp_path, half_done()) as pilot:
        rows(pilot).choose("stay-together")
        await press(pilot, "enter")
        text = all_rows(pilot)
        assert "First interaction Workers ● answered · 12 March, 14 of 16" in text
        assert "Workers ◇ nothing said: “nothing to add” · 12 March, 14 of 16" in text
        assert "Managers · not held" in text
        assert "Leaders ○ not reached · 12 March, open, 3 of ?" in text
        assert rows(pilot).chosen == "stay-together"
        await press(pilot, "enter")
        assert "First interaction" not in all_rows(pilot)
        await press(pilot, "enter", "down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuestionScreen))
        screen = pilot.app.screen
        assert isinstance(screen, QuestionScreen) and screen.question_id == FIRST
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskedScreen))
        await press(pilot, "F", "escape")
        await until(pilot, lambda: isinstance(pilot.app.focused, AskedRows))
        await press(pilot, "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, AskedScreen))


async def test_a_sealed_round_says_what_waits_and_shows_how_far_it_got(tmp_path: Path) -> None:
    async with asked_on(tmp_path, {**half_done(), "sealed": True}) as pilot:
        await see(pilot, "Sealed: 1 finished session waits, unread, until these have finished:")
        assert "● 2 of 2" in all_rows(pilot)
