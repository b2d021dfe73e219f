"""The Desk: the convergence matrix."""

from pathlib import Path

from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Footer

from ncf_reflect.model.groups import Group
from ncf_reflect.tui.screens.desk import DeskScreen
from ncf_reflect.tui.screens.question import QuestionScreen
from ncf_reflect.tui.widgets.matrix import Matrix, MatrixHead
from tests.analysis.builders import STAFF, a_bank, a_scale, a_section
from tests.tui.builders import (
    FIRST,
    HOSTILE,
    SECOND,
    SIZES,
    answer,
    app_on,
    document,
    each_size,
    flowing,
    out_of_hours,
    point,
    press,
    screen_text,
    see,
    session,
    silence,
    until,
)


def opposed() -> dict[str, object]:
    """First interaction differs, complexity is silent, all else is not reached."""
    return document(
        session(
            "workers",
            answer(point("develop", "Nobody knows the family", "out-of-hours")),
            answer(point("note", "Time"), question=SECOND),
        ),
        session(
            "leaders",
            answer(point("doing", "Handover sheet", "out-of-hours")),
            silence(SECOND),
            present=3,
        ),
        session("managers", state="open"),
    )


def line_with(pilot: Pilot[None], words: str) -> str:
    return next(line for line in screen_text(pilot).splitlines() if words in line)


def highlight(pilot: Pilot[None], question: str) -> None:
    pilot.app.screen.query_one(Matrix).rows.choose(question)


def order(pilot: Pilot[None]) -> list[str]:
    rows = pilot.app.screen.query_one(Matrix).rows
    return [option.id for option in rows.options if option.id]


async def test_sections_pairs_and_silence_stand_in_glyphs_and_words(tmp_path: Path) -> None:
    async with app_on(tmp_path, opposed(), size=(160, 45)) as pilot:
        await see(pilot, "Desk · Spring 2026 · 2 sessions finished, 1 open")
        await see(pilot, "Outcome 1: Stay together ◈ To look into on 2 of 2 questions")
        line = line_with(pilot, "First interaction")
        assert "· not held: managers" in line and "◈ dissonance: ask" in line
        await see(pilot, "○ silence: leaders")
        await press(pilot, "f1")
        await see(pilot, "chance alone would rarely do")


async def test_the_matrix_is_whole_at_each_size(tmp_path: Path) -> None:
    async with app_on(tmp_path, opposed(), size=SIZES[0]) as pilot:
        # What stands above the first question is seen at the smallest size too.
        above = "Multi-agency · One group asked (NCASP): nothing to working compare."
        await see(pilot, above)
        await press(pilot, "end", "home")
        await see(pilot, above)
        highlight(pilot, SECOND)
        await see(pilot, "○ silence: L")
        async for size in each_size(pilot):
            await see(pilot, "Complexity")
            screen = pilot.app.screen
            assert screen.max_scroll_x == 0 and screen.max_scroll_y == 0
            line = line_with(pilot, "○ silence")
            assert line.count("·") == 2
            assert "workers workers managers" in flowing(screen_text(pilot))
            assert screen.query_one(Footer).region.bottom == size[1]


async def test_groups_that_answered_together_are_said_to_have(tmp_path: Path) -> None:
    joint = document(session("workers managers", answer(point("doing", "Rota"))))
    async with app_on(tmp_path, joint) as pilot:
        highlight(pilot, FIRST)
        await see(pilot, "First interaction · together")


async def test_a_question_put_to_one_group_counts_its_points_and_can_be_opened(
    tmp_path: Path,
) -> None:
    said = answer(
        point("doing", "Open door on Fridays"), point("note", "x"), question="leaders.culture"
    )
    async with app_on(tmp_path, document(session("leaders", said, bank="tool-1"))) as pilot:
        await see(pilot, "Culture of practice · 2 points from leaders")
        await see(pilot, "One group asked (leaders): nothing to compare.")
        highlight(pilot, "leaders.culture")
        await press(pilot, "enter")
        await see(pilot, "Leaders + Open door on Fridays")


async def test_s_puts_the_most_serious_first_from_its_first_question_and_back(
    tmp_path: Path,
) -> None:
    async with app_on(tmp_path, opposed()) as pilot:
        in_bank_order = order(pilot)
        highlight(pilot, SECOND)
        await press(pilot, "s")
        assert order(pilot)[:2] == [FIRST, SECOND]
        assert "most serious first" in screen_text(pilot)
        assert pilot.app.screen.query_one(Matrix).rows.chosen == FIRST
        await press(pilot, "s")
        assert order(pilot) == in_bank_order


async def test_enter_opens_the_highlighted_question_and_back_it_is_on_the_one_last_seen(
    tmp_path: Path,
) -> None:
    async with app_on(tmp_path, opposed()) as pilot:
        highlight(pilot, FIRST)
        await see(pilot, "◈ dissonance, check: They may see it differently: ask.")
        await press(pilot, "down")
        # The highlighted row is in one colour, and the others in theirs.
        rows = pilot.app.screen.query_one(Matrix).rows
        first, second = rows.get_option(FIRST).prompt, rows.get_option(SECOND).prompt
        assert isinstance(first, Content) and first.spans
        assert isinstance(second, Content) and not second.spans
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuestionScreen))
        await see(pilot, "Stay together · Complexity")
        await press(pilot, "p", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))
        await until(pilot, lambda: pilot.app.screen.query_one(Matrix).rows.chosen == FIRST)


async def test_without_a_finished_session_one_sentence_says_so(tmp_path: Path) -> None:
    async with app_on(tmp_path, document(session("workers", state="open"))) as pilot:
        await see(pilot, "No session is finished yet.")
        assert "Stay together" not in screen_text(pilot)


async def test_a_shared_gap_is_said_with_its_question(tmp_path: Path) -> None:
    both = document(
        session("workers", answer(point("develop", "Jargon", "letters"))),
        session("managers", answer(point("develop", "Old templates", "letters"))),
    )
    async with app_on(tmp_path, both) as pilot:
        await see(pilot, "Shared gap: First interaction, all raised “letters” to develop.")
        await press(pilot, "w")
        await see(
            pilot, "First interaction: Every group that answered raised “letters” to develop."
        )


async def test_points_without_a_theme_are_counted_as_soon_as_one_is_back(tmp_path: Path) -> None:
    async with app_on(tmp_path, out_of_hours()) as pilot:
        await see(pilot, "2 points without a theme")
        highlight(pilot, FIRST)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuestionScreen))
        await press(pilot, "1", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))
        await see(pilot, "1 point without a theme")


async def test_escape_goes_home_and_r_to_the_report(tmp_path: Path) -> None:
    async with app_on(tmp_path, opposed()) as pilot:
        await press(pilot, "escape")
        await until(pilot, lambda: pilot.app.current_mode == "home")
        await pilot.app.switch_mode("desk")
        await press(pilot, "r")
        await until(pilot, lambda: pilot.app.current_mode == "report")


async def test_a_hostile_title_and_short_name_stand_to_the_letter(tmp_path: Path) -> None:
    section = a_section("stay-together", STAFF, ["first-interaction"])
    question = section.questions[0].model_copy(update={"short_title": "[/oops] [child A]"})
    section = section.model_copy(update={"questions": (question,), "short_title": "[b]x"})
    content = document(
        session("workers", answer(point("note", "x"))),
        title="[/oops] [child A]",
        authority=HOSTILE,
        bank=a_bank("tool-2", [section], a_scale()),
    )
    async with app_on(tmp_path, content, size=SIZES[0]) as pilot:
        async for _ in each_size(pilot):
            await see(pilot, "Desk · [/oops] [child A]")
            text = flowing(screen_text(pilot))
            assert text.count("[/oops]") == 2 and "[b]x" in text


async def test_where_six_pairs_have_no_room_their_letters_stand_before_the_codes(
    tmp_path: Path,
) -> None:
    bank = a_bank("tool-2", [a_section("stay-together", Group, ["first-interaction"])], a_scale())
    content = document(
        session("workers", answer(point("doing", "Rota", "rota"))),
        session("partnership", silence()),
        bank=bank,
        # A title too long for the line ends in an ellipsis.
        title="Spring " * 20 + "2026",
    )
    async with app_on(tmp_path, content, size=(60, 17)) as pilot:
        await see(pilot, "NW ○ silence: N")
        assert "N NCASP, W workers" in flowing(screen_text(pilot))
        assert pilot.app.screen.query_one(MatrixHead).region.right <= 60
        await see(pilot, "Spring Spring Spr… bank order")
