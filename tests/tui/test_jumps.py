"""The palette jumps to every question, section and theme at the Desk, and nowhere else."""

from pathlib import Path

from textual.command import CommandPalette
from textual.events import Paste
from textual.pilot import Pilot

from ncf_reflect.tui.screens.desk import DeskScreen
from ncf_reflect.tui.screens.question import QuestionScreen
from ncf_reflect.tui.screens.search import SearchScreen
from ncf_reflect.tui.widgets.matrix import Matrix
from tests.tui.builders import (
    SECOND,
    answer,
    app_on,
    document,
    point,
    press,
    see,
    session,
    until,
)
from tests.tui.driving import in_room

HOSTILE_THEME = "[ @click=app.quit]x [/b]"


def is_at_desk(pilot: Pilot[None]) -> bool:
    return isinstance(pilot.app.screen, DeskScreen)


async def choose(pilot: Pilot[None], words: str, seen: str) -> None:
    """Type into the palette, and take the first thing that it offers."""
    await press(pilot, "ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
    pilot.app.post_message(Paste(words))
    await see(pilot, seen)
    await press(pilot, "down", "enter")
    await until(pilot, lambda: not isinstance(pilot.app.screen, CommandPalette))


async def test_the_palette_jumps_to_a_question_a_section_and_a_theme(tmp_path: Path) -> None:
    content = document(
        session("workers", answer(point("doing", "Rota", HOSTILE_THEME), question=SECOND))
    )
    async with app_on(tmp_path, content) as pilot:
        await until(pilot, lambda: is_at_desk(pilot))
        await choose(pilot, "Question: Stay together · Compl", "Open it, groups side by side")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuestionScreen))
        screen = pilot.app.screen
        assert isinstance(screen, QuestionScreen) and screen.question_id == SECOND
        await choose(pilot, "Section: Loving", "Section: Loving homes")
        await until(pilot, lambda: is_at_desk(pilot))
        matrix = pilot.app.screen.query_one(Matrix)
        await until(pilot, lambda: matrix.rows.chosen == "loving-homes.whole-family")
        await choose(pilot, "Theme: [ @", f"Theme: {HOSTILE_THEME}")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        await see(pilot, "2 found.")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuestionScreen))


async def test_neither_the_room_nor_home_offers_a_jump(tmp_path: Path) -> None:
    async with in_room(tmp_path, (80, 24)) as driven:
        for keys, seen in ((("ctrl+p",), "Colours"), (("escape", "alt+h", "ctrl+p"), "Colours")):
            driven.press(*keys)
            await driven.until(lambda: isinstance(driven.app.screen, CommandPalette))
            await driven.see(seen)
            assert "Jump to a question, section" not in driven.text
            driven.type("Question: Stay")
            await driven.quiet()
            assert "groups side by side" not in driven.text
            driven.press("escape")
            await driven.quiet()
