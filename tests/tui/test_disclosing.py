"""Before a copy is shared: keep, mask or leave out, line by line."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Footer

from ncf_reflect.mapping.disclosing import listed
from ncf_reflect.model.shared import DisclosureChoice
from ncf_reflect.tui.screens.disclosing import DisclosingScreen
from ncf_reflect.tui.widgets.rows import Rows
from tests.tui.builders import (
    HOSTILE,
    SIZES,
    Json,
    answer,
    app_on,
    document,
    each_size,
    point,
    press,
    round_now,
    screen_text,
    see,
    session,
    until,
)

KEEP, MASK, LEAVE_OUT = DisclosureChoice


def may_identify() -> Json:
    return document(
        session(
            "workers",
            answer(
                point("develop", f"Lost the letter of 943 476 5919 {HOSTILE}"),
                point("doing", "We call back on 01670 123456"),
                point("note", "Nothing in here"),
                point("note", "Seen on 12/03/2014"),
            ),
        )
    )


@asynccontextmanager
async def asked(
    folder: Path, answers: list[bool | None], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The app with the screen open; what it closes with is put into `answers`."""
    async with app_on(folder, may_identify(), mode="nothing", size=size) as pilot:
        await pilot.app.push_screen(DisclosingScreen(), answers.append)
        await see(pilot, "May identify somebody")
        yield pilot


def chosen(pilot: Pilot[None]) -> list[DisclosureChoice | None]:
    return [one.chosen for one in listed(round_now(pilot))]


async def test_each_line_is_chosen_for_with_one_key_and_it_is_remembered(tmp_path: Path) -> None:
    answers: list[bool | None] = []
    async with asked(tmp_path, answers) as pilot:
        await see(pilot, "3 of 3 not chosen yet")
        assert "Nothing in here" not in screen_text(pilot)
        await see(pilot, "NHS number “943 476 5919”")
        await see(pilot, "In the copy: Lost the letter of [removed: NHS number] [/oops]")
        await press(pilot, "k", "L")
        assert chosen(pilot) == [KEEP, LEAVE_OUT, None]
        await see(pilot, "1 of 3 not chosen yet")
        await see(pilot, "✓ kept")
        await see(pilot, "✗ left out")
        await press(pilot, "m")
        assert chosen(pilot) == [KEEP, LEAVE_OUT, MASK]
        await see(pilot, "all chosen")
        await press(pilot, "enter")
        await until(pilot, lambda: answers == [True])


async def test_a_masks_the_rest_and_escape_does_not_go_on(tmp_path: Path) -> None:
    answers: list[bool | None] = []
    async with asked(tmp_path, answers) as pilot:
        await press(pilot, "down", "k", "a")
        assert chosen(pilot) == [MASK, KEEP, MASK]
        await press(pilot, "escape")
        await until(pilot, lambda: answers == [False])


async def test_the_list_is_whole_at_each_size(tmp_path: Path) -> None:
    async with asked(tmp_path, [], SIZES[0]) as pilot:
        async for size in each_size(pilot):
            screen = pilot.app.screen
            assert screen.max_scroll_x == 0 and screen.max_scroll_y == 0
            assert screen.query_one(Rows).max_scroll_x == 0
            assert screen.query_one(Footer).region.bottom == size[1]
            for part in ("Names", "K keep", "M mask", "L leave out", "Enter go on", "Esc back"):
                await see(pilot, part)
            await see(pilot, HOSTILE)
