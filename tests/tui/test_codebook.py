"""The codebook: themes described, renamed, merged, split, and put back."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from ncf_reflect.mapping.themes import list_themes
from ncf_reflect.tui.app import ReflectApp
from ncf_reflect.tui.screens.codebook import CodebookScreen
from ncf_reflect.tui.screens.split import SplitScreen
from ncf_reflect.tui.widgets.rows import Rows
from tests.tui.builders import (
    SECOND,
    SIZES,
    Json,
    answer,
    app_on,
    document,
    each_size,
    point,
    points_now,
    press,
    round_now,
    screen_text,
    see,
    session,
    told,
    until,
)


def tagged() -> Json:
    return document(
        session(
            "workers",
            answer(point("develop", "Jargon", "letters"), point("doing", "Texts", "letters")),
            answer(point("note", "Late", "letters"), question=SECOND),
        ),
        session("leaders", answer(point("doing", "Post", "better letters", "nights")), present=3),
    )


@asynccontextmanager
async def codebook_on(
    folder: Path, content: Json | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    async with app_on(folder, content or tagged(), mode="nothing", size=size) as pilot:
        await pilot.app.push_screen(CodebookScreen())
        await pilot.pause()
        yield pilot


def used(pilot: Pilot[None]) -> dict[str, int]:
    return {theme.name: theme.points for theme in list_themes(round_now(pilot))}


def here(pilot: Pilot[None]) -> str | None:
    return pilot.app.screen.query_one(Rows).chosen


BEFORE = {"letters": 3, "better letters": 1, "nights": 1}


async def test_themes_stand_with_their_numbers_and_are_described_and_that_is_taken_back(
    tmp_path: Path,
) -> None:
    async with codebook_on(tmp_path) as pilot:
        await see(pilot, "3 themes on 4 points")
        await see(pilot, "Theme points Workers Leaders letters 3 3 ·")
        await see(pilot, "letters: not described yet. E says what it means.")
        await see(pilot, "Doing 1, to develop 1, note 1")
        await see(pilot, "First interaction 2, Complexity 1")
        await see(pilot, "Likely the same topic: better letters. M merges.")
        await press(pilot, "enter", *"What we send", "enter")
        await see(pilot, "letters: What we send")
        assert [theme.description for theme in round_now(pilot).themes] == ["What we send"]
        await press(pilot, "ctrl+z")
        await see(pilot, "letters: not described yet.")
        await press(pilot, "ctrl+z")
        await told(pilot, "Nothing to take back here.")


async def test_a_theme_is_renamed_and_to_a_name_that_is_there_merging_is_offered(
    tmp_path: Path,
) -> None:
    async with codebook_on(tmp_path) as pilot:
        await press(pilot, "r", "ctrl+u", *"post", "enter")
        await until(pilot, lambda: here(pilot) == "post")
        assert used(pilot) == {"post": 3, "better letters": 1, "nights": 1}
        await press(pilot, "ctrl+z")
        assert used(pilot) == BEFORE
        await press(pilot, "r", "ctrl+u", *"NIGHTS", "enter")
        await see(pilot, "There is a theme “nights” already.")
        await press(pilot, "n")
        assert used(pilot) == BEFORE
        await press(pilot, "r", "ctrl+u", *"NIGHTS", "enter", "y")
        await until(pilot, lambda: here(pilot) == "nights")
        assert used(pilot) == {"nights": 4, "better letters": 1}
        await press(pilot, "ctrl+z")
        assert used(pilot) == BEFORE


async def test_merging_offers_the_likely_ones_first_and_only_what_is_there(
    tmp_path: Path,
) -> None:
    async with codebook_on(tmp_path) as pilot:
        await press(pilot, "m", *"nobody", "enter", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, CodebookScreen))
        assert used(pilot) == BEFORE
        await press(pilot, "m")
        await see(pilot, "better letters likely the same topic")
        await press(pilot, "enter")
        await until(pilot, lambda: here(pilot) == "better letters")
        assert used(pilot) == {"better letters": 4, "nights": 1}
        await press(pilot, "ctrl+z", "m", *"ni", "enter")
        await until(pilot, lambda: here(pilot) == "nights")
        assert used(pilot) == {"nights": 4, "better letters": 1}


async def test_chosen_points_are_split_off_to_a_new_theme(tmp_path: Path) -> None:
    async with codebook_on(tmp_path) as pilot:
        await press(pilot, "p")
        await until(pilot, lambda: isinstance(pilot.app.screen, SplitScreen))
        await press(pilot, "space", "down", "down", "space")
        await see(pilot, "2 marked, Enter goes on")
        await press(pilot, "enter")
        await see(pilot, "To which theme do these 2 points of “letters” move?")
        await press(pilot, *"letter words", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CodebookScreen))
        assert used(pilot)["letter words"] == 2
        assert points_now(pilot)["Texts"][1] == ("letters",)
        await press(pilot, "ctrl+z")
        assert used(pilot) == BEFORE
        await press(pilot, "p", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, CodebookScreen))


async def test_reading_only_it_says_why_and_else_the_findings_follow_a_change_into_the_file(
    tmp_path: Path,
) -> None:
    async with codebook_on(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, ReflectApp)
        path = pilot.app.sitting.book.store.path

        def kept() -> int:
            with sqlite3.connect(path) as connection:
                return int(connection.execute("SELECT count(*) FROM findings").fetchone()[0])

        app.sitting.reading_only = "Jo has this mapping open."
        await press(pilot, "e", "m", "p", "r")
        await told(pilot, "Jo has this mapping open.")
        assert isinstance(app.screen, CodebookScreen)
        app.sitting.reading_only = ""
        await press(pilot, "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, CodebookScreen))
        assert kept() == 0
        await pilot.app.push_screen(CodebookScreen())
        await press(pilot, "r", "ctrl+u", *"post", "enter", "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, CodebookScreen))
        assert kept() == 1


async def test_without_a_theme_it_says_where_they_come_from(tmp_path: Path) -> None:
    content = document(session("workers", answer(point("note", "Late"))))
    async with codebook_on(tmp_path, content) as pilot:
        await see(pilot, "No theme yet.")
        await press(pilot, "e", "r", "m", "p", "ctrl+z")
        await told(pilot, "Nothing to take back here.")


async def test_it_is_whole_at_every_size_and_names_stay_to_the_letter(tmp_path: Path) -> None:
    early = answer(point("note", "Plan", "plans"), question="multi-agency.developing-support")
    staff = ("workers", "managers", "leaders")
    content = document(
        session("partnership", early, bank="tool-1"),
        *(session(group, answer(point("note", group, "[/oops] [b]"))) for group in staff),
    )
    async with codebook_on(tmp_path, content, size=SIZES[0]) as pilot:
        await press(pilot, "e", *"[/e]", "enter")
        async for size in each_size(pilot):
            await see(pilot, "Esc desk")
            await see(pilot, "[/oops] [b] 3 · 1 1 1")
            await see(pilot, "[/oops] [b]: [/e]")
            await press(pilot, "m")
            await see(pilot, "takes the place of “[/oops] [b]”?")
            await press(pilot, "escape", "p")
            await see(pilot, "Split “[/oops] [b]”")
            assert all(len(line) <= size[0] for line in screen_text(pilot).splitlines())
            await press(pilot, "escape")
