"""Tagging at speed: digits down the list, and what was said stays as it is."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from ncf_reflect.tui.app import ReflectApp
from ncf_reflect.tui.screens.tagging import TaggingScreen
from ncf_reflect.tui.widgets.point_panel import ThemeChosen
from ncf_reflect.tui.widgets.tag_table import TagTable
from ncf_reflect.tui.widgets.theme_prompt import ThemeInput, ThemePrompt
from tests.tui.builders import (
    HOSTILE,
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
    screen_text,
    see,
    session,
    told,
    until,
)

LETTERS, AUDIT, SHEET, TIME = "Letters in jargon", "Spring audit", "Handover sheet", "No time"


def untagged() -> Json:
    """Workers and leaders on two questions; one point has its theme already."""
    return document(
        session(
            "workers",
            answer(point("develop", LETTERS), point("evidence", AUDIT)),
            answer(point("note", TIME), question=SECOND),
        ),
        session(
            "leaders",
            answer(point("doing", SHEET), point("doing", "Late letters in jargon", "words")),
            present=3,
        ),
    )


@asynccontextmanager
async def tagging_on(
    folder: Path,
    content: Json | None = None,
    size: tuple[int, int] = (80, 24),
    question: str | None = None,
) -> AsyncIterator[Pilot[None]]:
    async with app_on(folder, content or untagged(), mode="nothing", size=size) as pilot:
        await pilot.app.push_screen(TaggingScreen(question))
        await pilot.pause()
        yield pilot


def table(pilot: Pilot[None]) -> TagTable:
    return pilot.app.screen.query_one(TagTable)


def here(pilot: Pilot[None]) -> str:
    """The words of the highlighted point."""
    chosen = table(pilot).chosen
    return chosen.point.text if chosen else ""


def themes(pilot: Pilot[None]) -> dict[str, tuple[str, ...]]:
    return {text: themes for text, (_, themes) in points_now(pilot).items()}


def rows(pilot: Pilot[None]) -> list[str]:
    """The lines of the table, as painted."""
    region = table(pilot).region
    return [line.rstrip() for line in screen_text(pilot).splitlines()[region.y : region.bottom]]


async def test_digits_go_down_the_list_until_every_point_has_a_theme(tmp_path: Path) -> None:
    async with tagging_on(tmp_path) as pilot:
        await see(pilot, "4 of 5 without a theme")
        assert here(pilot) == LETTERS
        await press(pilot, "1", "3")
        await see(pilot, "2 of 5 without a theme")
        await see(pilot, "1 words 2 letters 3 welcome")
        assert here(pilot) == SHEET
        await press(pilot, "1", "2")
        await see(pilot, "Every point has a theme.")
        expected = {LETTERS: ("words",), AUDIT: ("welcome",), SHEET: ("words",), TIME: ("letters",)}
        assert themes(pilot).items() >= expected.items()
        await press(pilot, "ctrl+z")
        await see(pilot, "1 of 5 without a theme")
        assert here(pilot) == TIME
        assert themes(pilot)[TIME] == ()
        assert table(pilot).has_focus


async def test_one_key_too_many_goes_to_no_point_that_nobody_sees(tmp_path: Path) -> None:
    async with tagging_on(tmp_path, document(session("workers", answer(point("note", TIME))))) as p:
        screen = p.app.screen
        assert isinstance(screen, TaggingScreen)
        (meant,) = table(p).meant
        screen.change(ThemeChosen((meant,), "words", put=True))
        # At once: a key typed fast comes before Textual has looked where the focus may be.
        assert screen.focused is None


async def test_undo_takes_every_change_back_and_goes_to_its_point(tmp_path: Path) -> None:
    async with tagging_on(tmp_path) as pilot:
        before = points_now(pilot)
        await press(pilot, "i", "1", "v", "plus", "2", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        await until(pilot, lambda: here(pilot) == LETTERS)
        await press(pilot, "ctrl+z")
        assert points_now(pilot) == before
        await press(pilot, "ctrl+z")
        await told(pilot, "Nothing to take back here.")


async def test_a_theme_is_typed_and_takes_a_digit(tmp_path: Path) -> None:
    async with tagging_on(tmp_path) as pilot:
        await press(pilot, "t", *"WORD")
        line = pilot.app.screen.query_one(ThemeInput)
        await until(pilot, lambda: line._suggestion == "words")
        await press(pilot, "tab", "enter")
        assert themes(pilot)[LETTERS] == ("words",)
        assert table(pilot).has_focus
        assert here(pilot) == AUDIT
        await press(pilot, "enter", *"duty 1", "enter", "1")
        assert (themes(pilot)[AUDIT], themes(pilot)[SHEET]) == (("duty 1",), ("words",))
        await see(pilot, "duty 1")
        await press(pilot, "t", "escape")
        assert not pilot.app.screen.query_one(ThemePrompt).display
        assert isinstance(pilot.app.screen, TaggingScreen)


async def test_a_key_acts_on_all_points_that_are_marked(tmp_path: Path) -> None:
    async with tagging_on(tmp_path) as pilot:
        await press(pilot, "space", "down", "down", "space")
        await see(pilot, "2 marked")
        await press(pilot, "1")
        assert themes(pilot) == {**themes(pilot), LETTERS: ("words",), SHEET: ("words",), AUDIT: ()}
        assert (table(pilot).marked, here(pilot)) == ((), TIME)
        await press(pilot, "space", "escape")
        assert table(pilot).marked == ()
        assert isinstance(pilot.app.screen, TaggingScreen)


async def test_a_likely_theme_is_offered_with_why_and_taken_or_refused(tmp_path: Path) -> None:
    async with tagging_on(tmp_path) as pilot:
        await see(pilot, "K words like “Late letters in jargon”")
        assert themes(pilot)[LETTERS] == ()
        await press(pilot, "k")
        assert themes(pilot)[LETTERS] == ("words",)
        await press(pilot, "ctrl+z", "x")
        await see(pilot, "No theme is likely here.")
        await press(pilot, "j", "y")
        assert themes(pilot)[LETTERS] == ()
        await pilot.app.push_screen(TaggingScreen())
        await until(pilot, lambda: here(pilot) == LETTERS)
        await see(pilot, "No theme is likely here.")


async def test_blind_nothing_tells_who_said_it_and_all_points_are_on_one_key(
    tmp_path: Path,
) -> None:
    async with tagging_on(tmp_path) as pilot:
        await see(pilot, "Workers")
        await press(pilot, "b")
        await see(pilot, "blind")
        assert not any(group in screen_text(pilot) for group in ("Workers", "Leaders"))
        assert here(pilot) == LETTERS
        shuffled = rows(pilot)
        await press(pilot, "b", "b")
        assert rows(pilot) == shuffled
        await press(pilot, "b")
        assert not any("Late letters" in row for row in rows(pilot))
        await press(pilot, "a")
        await see(pilot, "all points · 4 of 5 without a theme")
        assert any("Late letters in jargon" in row and "#words" in row for row in rows(pilot))
        await press(pilot, "1", "1")
        assert (here(pilot), themes(pilot)[LETTERS]) == (LETTERS, ())


async def test_strength_strand_and_kind_have_their_keys(tmp_path: Path) -> None:
    async with tagging_on(tmp_path) as pilot:
        await press(pilot, "w")
        await see(pilot, "To develop · in place, needs strengthening")
        await press(pilot, "down", "i")
        await told(pilot, "Only a point to develop can be")
        for strand in ("audit", "data", "voice of children and families", "practice"):
            await press(pilot, "v")
            await see(pilot, f"How we know · {strand}")
        await press(pilot, "v")
        await see(pilot, "How we know · Workers")
        await press(pilot, "quotation_mark", "v")
        await told(pilot, "Only a point filed as “How we know”")
        assert points_now(pilot)[AUDIT] == ("quote", ())


async def test_it_begins_at_a_question_steps_to_others_and_a_click_highlights_a_point(
    tmp_path: Path,
) -> None:
    async with tagging_on(tmp_path, question=SECOND) as pilot:
        assert here(pilot) == TIME
        await press(pilot, "n")
        await told(pilot, "This is the last question.")
        await press(pilot, "p")
        assert here(pilot) == LETTERS
        await pilot.click(TagTable, offset=(10, 2))
        await until(pilot, lambda: here(pilot) == AUDIT)
        await press(pilot, "end")
        assert here(pilot) == TIME
        await press(pilot, "pageup", "home")
        assert here(pilot) == LETTERS


async def test_reading_only_it_says_why_and_else_the_findings_follow_on_leaving(
    tmp_path: Path,
) -> None:
    async with tagging_on(tmp_path) as pilot:
        assert isinstance(pilot.app, ReflectApp)
        pilot.app.sitting.reading_only = "Jo has this mapping open."
        before = points_now(pilot)
        await press(pilot, "1", "plus", "i")
        await told(pilot, "Jo has this mapping open.")
        assert points_now(pilot) == before
        pilot.app.sitting.reading_only = ""
        await press(pilot, "1", "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, TaggingScreen))
        path = pilot.app.sitting.book.store.path
        with sqlite3.connect(path) as connection:
            assert connection.execute("SELECT count(*) FROM findings").fetchone() == (1,)


async def test_a_sealed_round_says_what_it_waits_for(tmp_path: Path) -> None:
    waiting = session("managers", state="planned")
    content = {**document(session("workers", answer(point("note", TIME))), waiting), "sealed": True}
    async with tagging_on(tmp_path, content) as pilot:
        await see(pilot, "is sealed until every planned session has finished")
        await press(pilot, "1", "t", "a", "b", "n", "ctrl+z", "space", "j", "x", "escape")
        assert TIME not in screen_text(pilot)


async def test_without_a_point_it_says_where_they_come_from(tmp_path: Path) -> None:
    async with tagging_on(tmp_path, document(session("workers", state="planned"))) as pilot:
        await see(pilot, "No finished session holds a point yet.")


async def test_it_is_whole_at_every_size_and_words_stay_to_the_letter(tmp_path: Path) -> None:
    # What follows what is hostile is long, and does not fit.
    content = document(session("workers managers", answer(point("note", f"{HOSTILE} {'x' * 90}"))))
    async with tagging_on(tmp_path, content, size=SIZES[0]) as pilot:
        await press(pilot, "t", *"[/x]", "enter", "a")
        async for size in each_size(pilot):
            await see(pilot, HOSTILE)
            shown = screen_text(pilot)
            assert "W+M" in shown and "#[/x]" in shown
            assert "0 of 1 without a theme" in shown
            assert all(len(line) <= size[0] for line in shown.splitlines())
