"""A person's words for the report: written on pages, saved on Ctrl+S, and never lost on leaving."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Footer, TextArea

from ncf_reflect.mapping.report_words import places
from ncf_reflect.tui.app import ReflectApp
from ncf_reflect.tui.screens.report_words import ReportWordsScreen
from tests.tui.builders import (
    HOSTILE,
    SIZES,
    app_on,
    each_size,
    out_of_hours,
    press,
    round_now,
    see,
    until,
)


@asynccontextmanager
async def writing(
    folder: Path, answers: list[bool | None], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The app with the pages open; what the screen closes with is put into `answers`."""
    async with app_on(folder, out_of_hours(), mode="nothing", size=size) as pilot:
        await pilot.app.push_screen(ReportWordsScreen(), answers.append)
        await see(pilot, "Your words in the report")
        yield pilot


def written(pilot: Pilot[None]) -> dict[str, str]:
    return {place.name: place.text for place in places(round_now(pilot)) if place.text}


async def test_what_is_written_is_saved_on_ctrl_s_to_the_letter(tmp_path: Path) -> None:
    answers: list[bool | None] = []
    async with writing(tmp_path, answers) as pilot:
        await press(pilot, "enter", *"We ask.", "enter", *"[b]Now", "escape")
        await see(pilot, "● 1 not saved")
        await press(pilot, "down", "down", "enter", *HOSTILE)
        await see(pilot, "● 2 not saved")
        assert written(pilot) == {}
        await press(pilot, "ctrl+s")
        await see(pilot, "✓ saved")
        assert written(pilot) == {"summary": "We ask.\n[b]Now", "children": HOSTILE}
        await press(pilot, "escape", "escape")
        await until(pilot, lambda: answers == [True])


@pytest.mark.parametrize(("letter", "kept"), [("s", {"summary": "x"}), ("d", {})])
async def test_leaving_asks_what_becomes_of_what_is_not_saved(
    tmp_path: Path, letter: str, kept: dict[str, str]
) -> None:
    answers: list[bool | None] = []
    async with writing(tmp_path, answers) as pilot:
        await press(pilot, "enter", "x", "escape", "escape")
        await see(pilot, "Not saved yet: Summary")
        await press(pilot, "b")
        assert pilot.app.screen.query_one("#page-summary", TextArea).text == "x"
        await press(pilot, "escape", letter)
        await until(pilot, lambda: answers == [bool(kept)])
        assert written(pilot) == kept


async def test_quitting_asks_too_and_being_ended_saves(tmp_path: Path) -> None:
    async with writing(tmp_path, []) as pilot:
        await press(pilot, "enter", "x", "ctrl+q")
        await see(pilot, "Not saved yet: Summary")
        await press(pilot, "b")
        app = pilot.app
        assert isinstance(app, ReflectApp)
        app.flush_draft()
        assert written(pilot) == {"summary": "x"}


async def test_the_pages_are_whole_at_each_size(tmp_path: Path) -> None:
    async with writing(tmp_path, [], SIZES[0]) as pilot:
        async for size in each_size(pilot):
            screen = pilot.app.screen
            assert screen.max_scroll_x == 0 and screen.max_scroll_y == 0
            assert screen.query_one(Footer).region.bottom == size[1]
            assert screen.query_one("#page-summary").region.height >= 4
            for part in ("Summary", "· empty", "Ctrl+S save", "Esc back"):
                await see(pilot, part)
