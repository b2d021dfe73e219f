"""The local baseline at the Desk: matched with one key, and taken back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from ncf_reflect.tui.app import ReflectApp
from ncf_reflect.tui.screens.baseline import BaselineScreen
from tests.tui.builders import (
    SIZES,
    Json,
    app_on,
    at_size,
    each_size,
    flowing,
    press,
    round_now,
    screen_text,
    see,
    three_groups,
    told,
    until,
)

LINES = (
    ("a1a1", "Plain letters to families [/oops]", "doing"),
    ("b2b2", "A panel that is understood", "doing"),
    ("c3c3", "Family Group Conferencing", "develop"),
)


def with_baseline(authority: str = "Northumberland") -> Json:
    items = [
        {"id": f"x-{name}", "section": "stay-together", "list": list_, "text": text}
        for name, text, list_ in LINES
    ]
    baseline = {"authority": authority, "source": "Framework", "dated": "2023", "items": items}
    return {**three_groups(), "baseline": baseline}


@asynccontextmanager
async def baseline_on(
    folder: Path, content: Json, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    async with app_on(folder, content, mode="nothing", size=size) as pilot:
        await pilot.app.push_screen(BaselineScreen())
        await see(pilot, "Local baseline")
        yield pilot


def matches(pilot: Pilot[None]) -> dict[str, tuple[bool, tuple[str, ...]]]:
    return {one.item: (one.settled, one.themes) for one in round_now(pilot).baseline_matches}


async def test_the_screen_is_whole_at_each_size_and_changes_nothing_where_one_only_reads(
    tmp_path: Path,
) -> None:
    async with baseline_on(tmp_path, with_baseline("Durham"), SIZES[0]) as pilot:
        async for _ in each_size(pilot):
            await see(pilot, "3 not matched")
            await see(pilot, "Y same N other 0 nobody T theme")
            await see(pilot, "Esc back")
            painted = flowing(screen_text(pilot))
            assert "Local baseline of Durham, 2023. An example" in painted
            assert "Outcome 1 · Stay together" in painted
            assert "Plain letters to families [/oops]" in painted
            assert "“letters”? (Y takes it, N refuses it)" in painted
        await at_size(pilot, SIZES[0])
        app = pilot.app
        assert isinstance(app, ReflectApp)
        app.sitting.reading_only = "Jo has it open."
        for key in ("y", "n", "0", "t", "u", "f"):
            app.clear_notifications()
            await press(pilot, key)
            assert [one.message for one in app._notifications] == ["Jo has it open."]
        assert matches(pilot) == {}


async def test_a_suggestion_is_taken_with_one_key_and_the_next_open_line_follows(
    tmp_path: Path,
) -> None:
    async with baseline_on(tmp_path, with_baseline()) as pilot:
        await press(pilot, "Y")
        await see(pilot, "◆ contradicted Plain letters")
        await see(pilot, "2 not matched")
        await press(pilot, "0")
        await see(pilot, "○ by nobody A panel")
        await press(pilot, "y")
        await told(pilot, "Nothing is suggested for this line")
        assert matches(pilot) == {"x-a1a1": (True, ("letters",)), "x-b2b2": (True, ())}
        await see(pilot, "Newly raised Matches no line so far: “out-of-hours”.")
        await press(pilot, "ctrl+z", "ctrl+z")
        await see(pilot, "3 not matched")
        await press(pilot, "ctrl+z")
        await told(pilot, "Nothing to take back")


async def test_a_suggestion_is_refused_and_a_theme_is_found_by_typing(tmp_path: Path) -> None:
    async with baseline_on(tmp_path, with_baseline()) as pilot:
        await press(pilot, "n")
        await until(pilot, lambda: "“letters”?" not in screen_text(pilot))
        await press(pilot, "t", *"hours", "enter")
        await see(pilot, "Workers say to develop (“out-of-hours”).")
        await press(pilot, "t", *"hours")
        await see(pilot, "✓ matched")
        await press(pilot, "enter")
        await see(pilot, "3 not matched")
        await press(pilot, "0", "up", "u")
        await see(pilot, "3 not matched")


async def test_a_round_without_a_baseline_says_where_one_comes_from(tmp_path: Path) -> None:
    async with baseline_on(tmp_path, three_groups(), SIZES[0]) as pilot:
        await see(pilot, "F puts one beside it")
        await press(pilot, "y", "0", "t")
        await press(pilot, "f")
        await see(pilot, "Northumberland, 2023-12-15")
        await press(pilot, "1")
        await see(pilot, "64 not matched")
        baseline = round_now(pilot).baseline
        assert baseline is not None
        assert len(baseline.items) == 64
