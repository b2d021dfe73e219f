"""Search at the Desk: results as one types, marked, and Enter opens the question."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.content import Content
from textual.pilot import Pilot

from ncf_reflect.tui.screens.search import MOST_SHOWN, SearchScreen
from ncf_reflect.tui.widgets.found import FoundRows
from tests.tui.builders import (
    FIRST,
    HOSTILE,
    SECOND,
    SIZES,
    Json,
    answer,
    app_on,
    document,
    each_size,
    flowing,
    point,
    press,
    screen_text,
    see,
    session,
    told,
    until,
)

LONG = "so many words before it that a narrow screen cannot hold all of them at once, " * 3


@asynccontextmanager
async def searching(
    folder: Path, content: Json, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], list[str | None]]]:
    """The search over an empty screen, and what it was closed with."""
    closed: list[str | None] = []
    async with app_on(folder, content, mode="nothing", size=size) as pilot:
        await pilot.app.push_screen(SearchScreen(), closed.append)
        await until(pilot, lambda: pilot.app.focused is not None)
        yield pilot, closed


def said() -> Json:
    return document(
        session(
            "workers",
            answer(point("develop", "Letters still in jargon", "letters")),
            answer(point("note", f"{LONG} Jargon again"), question=SECOND),
        ),
        session("leaders", answer(point("doing", f"Jargon {HOSTILE}"), question=SECOND)),
        session("managers", answer(point("doing", "Unfinished jargon")), state="open"),
    )


async def test_what_is_typed_is_found_with_its_place_at_each_size(tmp_path: Path) -> None:
    async with searching(tmp_path, said(), SIZES[0]) as (pilot, closed):
        await see(pilot, "Type words: what holds all of them is found")
        await press(pilot, *"JARGON")
        async for _ in each_size(pilot):
            await see(pilot, "3 found.")
            text = flowing(screen_text(pilot))
            assert "To develop Letters still in jargon" in text
            assert "First interaction · workers · #letters" in text
            assert "Jargon again" in text and "Unfinished" not in text
            assert all(part in text for part in ("[/oops]", "[child A]", "=1+1 <b>"))
        await press(pilot, "down", "enter")
        await until(pilot, lambda: bool(closed))
        assert closed == [SECOND]


async def test_words_are_marked_and_enter_straight_after_the_last_letter_opens_what_that_finds(
    tmp_path: Path,
) -> None:
    async with searching(tmp_path, said()) as (pilot, closed):
        await press(pilot, *"gon jar")
        await see(pilot, "3 found.")
        rows = pilot.app.screen.query_one(FoundRows)
        row = rows.get_option_at_index(1).prompt
        assert isinstance(row, Content)
        marked = {row.plain[s.start : s.end] for s in row.spans if s.style == "bold underline"}
        assert {word.casefold() for word in marked} == {"jar", "gon"}
        await press(pilot, "ctrl+u", *"zz", "enter")
        await see(pilot, "Nothing found in finished sessions.")
        assert closed == []
        await press(pilot, "backspace", "backspace", *"still", "enter")
        await until(pilot, lambda: bool(closed))
        assert closed == [FIRST]


async def test_a_theme_opens_the_first_question_that_has_it(tmp_path: Path) -> None:
    content = {**said(), "themes": [{"name": "duty", "description": "who answers at night"}]}
    async with searching(tmp_path, content) as (pilot, closed):
        await press(pilot, *"night", "enter")
        await told(pilot, "This theme is on no point yet")
        await press(pilot, *(["backspace"] * 5), *"letters", "enter")
        await until(pilot, lambda: bool(closed))
        assert closed == [FIRST]


async def test_more_than_can_be_read_is_counted(tmp_path: Path) -> None:
    many = [point("doing", f"Rota {number}") for number in range(MOST_SHOWN + 12)]
    async with searching(tmp_path, document(session("workers", answer(*many)))) as (pilot, _):
        await press(pilot, *"rota")
        await see(pilot, f"{MOST_SHOWN} shown, and 12 more: type another word.")
        await press(pilot, *" 101")
        await see(pilot, "1 found.")


async def test_sealed_sessions_are_not_searched_and_that_is_said(tmp_path: Path) -> None:
    async with searching(tmp_path, {**said(), "sealed": True}) as (pilot, closed):
        await see(pilot, "sealed sessions are not searched")
        await press(pilot, *"jargon")
        await see(pilot, "Nothing found in finished sessions.")
        await press(pilot, "escape")
        await until(pilot, lambda: closed == [None])
