"""The expectation lens, one expectation whole, linking from elsewhere, and About."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Footer, Input

from ncf_reflect.tui.app import ReflectApp
from ncf_reflect.tui.palette import commands_for
from ncf_reflect.tui.screens.about import AboutScreen
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.lens import LensScreen
from ncf_reflect.tui.screens.lens_flows import link_points, link_theme
from ncf_reflect.tui.screens.lens_whole import ExpectationScreen
from ncf_reflect.tui.screens.question import QuestionScreen
from ncf_reflect.tui.widgets.lens_rows import LensRows
from ncf_reflect.tui.widgets.quoted import QuotedParts
from tests.tui.builders import (
    FIRST,
    HOSTILE,
    SIZES,
    Json,
    answer,
    app_on,
    at_size,
    document,
    each_size,
    flowing,
    point,
    press,
    question_on,
    round_now,
    screen_text,
    see,
    session,
    three_groups,
    told,
    until,
)

CARE = "Care leavers: 17 expectations and no question of their own; nobody has spoken to any"
SECTION = "stay-together"
FIRST_ROW = "stay-together.every-area.1"


@asynccontextmanager
async def lens_on(
    folder: Path,
    size: tuple[int, int] = (80, 24),
    content: Json | None = None,
    section: str | None = SECTION,
) -> AsyncIterator[Pilot[None]]:
    async with app_on(folder, content or three_groups(), mode="nothing", size=size) as pilot:
        await pilot.app.push_screen(LensScreen(section))
        await see(pilot, "Expected ·")
        yield pilot


def chosen(pilot: Pilot[None]) -> str | None:
    return pilot.app.screen.query_one(LensRows).chosen


def links(pilot: Pilot[None]) -> set[tuple[str, str]]:
    """What is linked to what: a point by its words."""
    texts = {
        str(each.id): each.text
        for one in round_now(pilot).sessions
        for answered in one.answers
        for each in answered.points
    }
    found = round_now(pilot).expectation_links
    return {(texts.get(link.id, link.id), link.expectation) for link in found}


async def test_it_is_whole_at_every_size_and_changes_nothing_where_one_only_reads(
    tmp_path: Path,
) -> None:
    async with lens_on(tmp_path, SIZES[0]) as pilot:
        async for size in each_size(pilot):
            text = flowing(screen_text(pilot))
            assert text.startswith("Expected · Outcome 1 · Stay together 4 of 7 ← →")
            assert CARE in text
            assert "▸1 All 2 Everyone 3 Leaders 4 Managers 5 Workers" in text
            assert "Nothing is linked here yet: L links what was said." in text
            assert "○ nobody yet Every area uses a proactive" in text
            rows = pilot.app.screen.query_one(LensRows)
            assert rows.has_focus and rows.region.height >= 7
            foot = pilot.app.screen.query_one(Footer)
            assert foot.region.bottom == size[1]
            await until(pilot, lambda: "L link U unlink N next ○" in flowing(screen_text(pilot)))
            assert "Esc back" in screen_text(pilot)
            assert ("not a gap by itself." in screen_text(pilot)) is (size[0] == 160)
        await at_size(pilot, SIZES[0])
        app = pilot.app
        assert isinstance(app, ReflectApp)
        app.sitting.reading_only = "Open for writing elsewhere."
        await press(pilot, "l")
        await told(pilot, "Open for writing elsewhere.")
        await press(pilot, "ctrl+z", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExpectationScreen))


async def test_sections_and_roles_are_on_keys(tmp_path: Path) -> None:
    async with lens_on(tmp_path, section=None) as pilot:
        await see(pilot, "Expected · Enabler · Multi-agency")
        await press(pilot, "3")
        await told(pilot, "Nothing is expected of them by themselves in this section.")
        await press(pilot, "right", "4")
        assert chosen(pilot) == "leaders.practice-supervisors.1"
        await press(pilot, "left")
        await see(pilot, "▸1 All")
        await press(pilot, "left", "5")
        assert chosen(pilot) == "loving-homes.practitioners.1"
        await press(pilot, "C")
        assert chosen(pilot) == "loving-homes.senior-leaders.care-leavers.1"
        assert "Senior leaders (leaders): care leavers" in screen_text(pilot)
        assert "▸" not in screen_text(pilot)


async def test_l_links_what_is_picked_by_typing_and_u_and_undo_take_it_back(
    tmp_path: Path,
) -> None:
    async with lens_on(tmp_path, (160, 45)) as pilot:
        await press(pilot, "l", *"jargon", "enter", "ctrl+s")
        await see(pilot, "▲ to develop Every area uses")
        assert links(pilot) == {("Letters still in jargon", FIRST_ROW)}
        await see(pilot, "workers to develop")
        assert "To develop · workers · First interaction" in flowing(screen_text(pilot))
        await press(pilot, "L", *"theme", "enter", "ctrl+s")
        await until(pilot, lambda: ("letters", FIRST_ROW) in links(pilot))
        await press(pilot, "u", "enter")
        await until(pilot, lambda: len(links(pilot)) == 1)
        await press(pilot, "U")
        await until(pilot, lambda: not links(pilot))
        await press(pilot, "u")
        await told(pilot, "so there is nothing to take back")
        await press(pilot, "ctrl+z", "ctrl+z")
        await until(pilot, lambda: len(links(pilot)) == 2)
        await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
        await told(pilot, "Nothing to take back here.")
        assert not links(pilot)


async def test_taking_a_mark_off_takes_the_link_back_and_enter_shows_all_that_is_linked(
    tmp_path: Path,
) -> None:
    async with lens_on(tmp_path) as pilot:
        await press(pilot, "l", *"knows", "enter", "ctrl+s")
        await until(pilot, lambda: bool(links(pilot)))
        await press(pilot, "l", "enter", "ctrl+s")
        await until(pilot, lambda: not links(pilot))
        await press(pilot, "l", "enter", "escape")
        assert not links(pilot)
        await press(pilot, "l", *"theme", "enter", "ctrl+s", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExpectationScreen))
        quoted = pilot.app.screen.query_one(QuotedParts)
        text = flowing(str(quoted.draw(70)))
        assert "Outcome 1 (from page 29), Responding to the voices of children" in text
        assert "▲ Spoken to: workers to develop" in text
        assert "- Letters still in jargon To develop · workers · First interaction" in text
        assert "by theme “letters”" in text and "Open Government Licence v3.0." in text
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, LensScreen))


async def test_n_goes_to_the_next_that_nobody_mentioned_also_in_later_sections(
    tmp_path: Path,
) -> None:
    async with lens_on(tmp_path) as pilot:
        await press(pilot, "down", "l", *"jargon", "enter", "ctrl+s", "up", "n")
        assert chosen(pilot) == "stay-together.every-area.3"
        await press(pilot, "5", "end", "n")
        assert chosen(pilot) == "family-network.practitioners.1"
        await press(pilot, "c", "end", "N")
        await told(pilot, "Every expectation that follows here was mentioned by somebody.")


async def test_a_sealed_round_says_so_and_shows_no_point(tmp_path: Path) -> None:
    waiting = session("managers", state="planned")
    sealed = {**document(session("workers", answer(point("doing", "Secret"))), waiting)}
    async with lens_on(tmp_path, (160, 45), {**sealed, "sealed": True}) as pilot:
        await see(pilot, "is sealed until every planned session has finished")
        await press(pilot, "l")
        await told(pilot, "no session that may be read holds a point")


async def test_points_are_linked_from_the_question_with_likely_ones_first(tmp_path: Path) -> None:
    said = "Rich genograms and family maps, drawn with the children"
    content = document(session("workers", answer(point("doing", said), point("doing", "Tea"))))
    async with question_on(tmp_path, content) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, QuestionScreen) and screen.question_id == FIRST
        ids = [str(p.id) for p in round_now(pilot).sessions[0].answers[0].points]
        screen.begin(link_points(screen, ids[:1]))
        await see(pilot, "speak to?")
        await see(pilot, "· Practitioners are confident to use a broad range of tools")
        assert "likely, by its letters" in flowing(screen_text(pilot))
        assert not links(pilot)
        await press(pilot, "enter", "ctrl+s")
        await told(pilot, "Kept.")
        assert links(pilot) == {(said, "stay-together.practitioners.11")}
        screen.begin(link_points(screen, ids))
        await see(pilot, "What does 2 points speak to?")
        assert "✓" not in screen_text(pilot), "one of the two is not linked"
        await press(pilot, *"genograms", "enter", "ctrl+s")
        await until(pilot, lambda: len(links(pilot)) == 2)


async def test_a_theme_is_linked_from_elsewhere_and_words_are_typed_to_find(
    tmp_path: Path,
) -> None:
    async with question_on(tmp_path, three_groups()) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReflectScreen)
        screen.begin(link_theme(screen, "letters"))
        await see(pilot, "What does “letters” speak to?")
        await press(pilot, *"kinship assessments")
        assert pilot.app.screen.query_one(Input).value == "kinship assessments"
        await press(pilot, "enter", "ctrl+s")
        await until(pilot, lambda: links(pilot) == {("letters", "family-network.practitioners.9")})
        screen.begin(link_points(screen, ()))
        await told(pilot, "Choose a point first")


async def test_about_tells_version_sources_and_licence(tmp_path: Path) -> None:
    async with app_on(tmp_path, three_groups(), mode="nothing", size=(60, 17)) as pilot:
        app = pilot.app
        assert isinstance(app, ReflectApp)
        found = {command.title: command.callback for command in commands_for(app, app.screen)}
        found["About"]()
        await until(pilot, lambda: isinstance(app.screen, AboutScreen))
        await see(pilot, "About · NCF Reflect")
        text = flowing(str(app.screen.query_one(QuotedParts).draw(50)))
        assert text.count("Contains public sector information licensed under the Open") >= 2
        for words in ("Key concepts and glossary", "The National Framework on one page"):
            assert words in text
        await press(pilot, "escape")
        await until(pilot, lambda: not isinstance(app.screen, AboutScreen))


async def test_what_was_said_is_shown_to_the_letter(tmp_path: Path) -> None:
    content = document(session("workers", answer(point("doing", HOSTILE, HOSTILE))))
    async with lens_on(tmp_path, (160, 45), content) as pilot:
        await press(pilot, "l", *"point", "enter", "ctrl+s")
        await see(pilot, "● doing")
        quoted = pilot.app.screen.query_one(QuotedParts)
        assert HOSTILE in flowing(str(quoted.draw(200)))
        await press(pilot, "l", *"theme", "enter")
        await see(pilot, HOSTILE)


async def test_the_summary_of_responsibilities_is_a_kind_of_report(tmp_path: Path) -> None:
    async with app_on(tmp_path, three_groups(), mode="report") as pilot:
        await press(pilot, "k", "4")
        await see(pilot, "Summary of responsibilities · Markdown")
        await see(pilot, "From the guidance alone: nothing that was said is in it.")
        await press(pilot, "e")
        await see(pilot, "✓ Written:")
        (path,) = (tmp_path / "exports").iterdir()
        assert path.name == "Summary of responsibilities, 2026-04-02 1640.md"
        assert "jargon" not in path.read_text(encoding="utf-8")
