"""The Framework beside the Desk: its pages for one question, by keyboard, whole at every size."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Footer

from ncf_reflect.model.context import ContextItem, ContextPart
from ncf_reflect.tui.screens.context import ContextScreen
from ncf_reflect.tui.widgets.quoted import QuotedParts
from tests.tui.builders import (
    FIRST,
    HOSTILE,
    SIZES,
    app_on,
    each_size,
    flowing,
    press,
    screen_text,
    see,
    three_groups,
    told,
    until,
)

LAST = "loving-homes.advocacy"


@asynccontextmanager
async def context_on(
    folder: Path, size: tuple[int, int] = (80, 24), question: str = FIRST
) -> AsyncIterator[Pilot[None]]:
    async with app_on(folder, three_groups(), mode="nothing", size=size) as pilot:
        await pilot.app.push_screen(ContextScreen(question))
        await see(pilot, "▸")
        yield pilot


def shown(pilot: Pilot[None]) -> str:
    """Every word of the page, whatever is scrolled out of sight."""
    quoted = pilot.app.screen.query_one("#quoted", QuotedParts)
    return flowing(str(quoted.draw(quoted.content_size.width)))


async def test_it_is_whole_at_every_size(tmp_path: Path) -> None:
    async with context_on(tmp_path, SIZES[0], "family-network.creative-thinking") as pilot:
        async for size in each_size(pilot):
            text = flowing(screen_text(pilot))
            assert "Family network · Creative thinking" in text
            assert "supported by their immediate family network?”" in text
            assert "▸Closest All Leaders Managers Workers Glossary Others" in text
            foot = "← → page N next P before Esc back"
            await until(pilot, lambda foot=foot: foot in flowing(screen_text(pilot)))
            page = pilot.app.screen.query_one("#page", VerticalScroll)
            assert page.region.height >= 8 and page.has_focus
            assert pilot.app.screen.query_one(Footer).region.bottom == size[1]
            side = pilot.app.screen.query_one("#side")
            assert bool(side.region.width) is (size[0] == 160)


async def test_a_key_for_each_page_shows_it_to_the_letter_and_says_what_is_close(
    tmp_path: Path,
) -> None:
    async with context_on(tmp_path) as pilot:
        for key, words in {
            "m": "Practice supervisors (managers): How practice supervisors should achieve",
            "L": "Senior leaders (leaders): How senior leaders should achieve this outcome",
            "w": "Practitioners (workers): How practitioners should achieve this outcome",
            "a": "Every area: Responding to the voices of children, young people and families",
            "g": "Words in the question",
            "o": "How others do it: How we're embedding the application of the Framework",
            "c": "Closest to this question in its words: a hint",
        }.items():
            await press(pilot, key)
            assert shown(pilot).startswith(words), key
            if key == "m":
                first, _, _ = shown(pilot).partition(" 2 Practice supervisors are child-centred")
                assert first.endswith("involving whole families and their networks. ◆ close")
        assert shown(pilot).endswith(
            "Numbers: Outcome 1 in the briefing and its tools, the statutory guidance, the "
            "consultation draft of 2023 and the national Dashboard since March 2026."
        )


async def test_the_arrow_keys_go_round_the_pages_and_a_new_page_begins_at_its_top(
    tmp_path: Path,
) -> None:
    async with context_on(tmp_path) as pilot:
        await press(pilot, "left")
        assert "▸Others" in screen_text(pilot)
        await press(pilot, "right", "right", "right", "down", "down")
        page = pilot.app.screen.query_one("#page", VerticalScroll)
        await until(pilot, lambda: page.scroll_offset.y > 0)
        await press(pilot, "right")
        assert "▸Managers" in screen_text(pilot)
        await until(pilot, lambda: page.scroll_offset.y == 0)


async def test_its_neighbours_are_one_key_away_and_the_page_stays(tmp_path: Path) -> None:
    async with context_on(tmp_path, question="stay-together.complexity") as pilot:
        await press(pilot, "w", "n")
        await see(pilot, "Family network · Family-led tools")
        assert "▸Workers" in screen_text(pilot)
        await press(pilot, "p", "p")
        await see(pilot, "Stay together · First interaction")


async def test_a_page_that_the_neighbour_has_not_gives_way_and_the_last_has_no_next(
    tmp_path: Path,
) -> None:
    async with context_on(tmp_path, question="leaders.culture") as pilot:
        await press(pilot, "l", "p")
        await see(pilot, "▸All Glossary Others")
        await press(pilot, "m")
        await told(pilot, "There is no page of that letter for this question.")
        await pilot.app.push_screen(ContextScreen(LAST))
        await press(pilot, "n")
        await told(pilot, "This is the last question.")


async def test_escape_or_the_same_key_goes_back_and_a_faulty_file_of_ones_own_is_told(
    tmp_path: Path,
) -> None:
    (tmp_path / "questions").mkdir()
    file = tmp_path / "questions" / "words.toml"
    file.write_text('format = "ncf-reflect/glossary"\n', encoding="utf-8")
    async with context_on(tmp_path) as pilot:
        await told(pilot, "is left out")
        await press(pilot, "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, ContextScreen))
        await pilot.app.push_screen(ContextScreen(FIRST))
        await see(pilot, "▸")
        await press(pilot, "e")
        await until(pilot, lambda: not isinstance(pilot.app.screen, ContextScreen))


def test_what_is_quoted_is_shown_to_the_letter() -> None:
    quoted = QuotedParts()
    item = ContextItem(mark=HOSTILE, texts=(HOSTILE,))
    quoted.show([ContextPart(heading=HOSTILE, items=(item,), credit=HOSTILE)])

    assert flowing(str(quoted.draw(200))).count(HOSTILE) == 4
