"""One question as a joint display: groups side by side, by theme, with votes and reasons."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Footer

from ncf_reflect.tui.screens.question import QuestionScreen
from ncf_reflect.tui.widgets.drawn import Drawn
from ncf_reflect.tui.widgets.joint_display import JointDisplay
from ncf_reflect.tui.widgets.point_rows import PointRows
from ncf_reflect.tui.widgets.theme_prompt import ThemeInput
from tests.analysis.builders import STAFF, a_bank, a_scale, a_section
from tests.tui.builders import (
    HOSTILE,
    SECOND,
    SIZES,
    Json,
    answer,
    at_size,
    document,
    each_size,
    flowing,
    out_of_hours,
    point,
    points_now,
    press,
    question_on,
    screen_text,
    see,
    session,
    silence,
    three_groups,
    told,
    until,
)


def rows(pilot: Pilot[None]) -> PointRows:
    return pilot.app.screen.query_one(PointRows)


def all_of_it(pilot: Pilot[None]) -> str:
    """Every word of the joint display at its present width, whatever is scrolled out of sight."""
    parts = [
        part.draw(part.content_size.width) if isinstance(part, Drawn) else part.render()
        for part in pilot.app.screen.query_one(JointDisplay).children
        if part.display
    ]
    return flowing(" ".join(str(part) for part in parts))


THIRD = "family-network.family-led-tools"


async def show(pilot: Pilot[None], question: str) -> str:
    """Open another question of the round; every word of it."""
    await pilot.app.push_screen(QuestionScreen(question, (question,)))
    await press(pilot)
    return all_of_it(pilot)


def of_all_sorts() -> Json:
    """Ratings in two sets, then a reason for nothing, then evidence; leaders of tool 1 as well."""
    culture = answer(point("doing", "Open door"), question="leaders.culture")
    return document(
        session(
            "workers",
            answer(votes=[0, 6, 0, 5, 0]),
            answer(point("doing", "Rota", "rota"), question=SECOND),
            answer(point("evidence", "Spring audit", strand="audit"), question=THIRD),
        ),
        session(
            "leaders",
            silence(SECOND),
            answer(point("doing", "Handover"), question=THIRD),
            present=3,
        ),
        session("leaders", culture, bank="tool-1"),
    )


async def test_votes_themes_pairs_and_sums_stand_side_by_side(tmp_path: Path) -> None:
    async with question_on(tmp_path, three_groups()) as pilot:
        await see(pilot, "Stay together · First interaction ◆ dissonance, firm")
        shown = all_of_it(pilot)
        for words in (
            "1 Not yet 2 Early 3 Partly 4 Mostly 5 Fully",
            "Workers ██ 2 ██████ 6 ███ 3 █ 1 · 2",
            "Middle answer 2 Early. 14 of 14 present voted",
            "no theme yet No finished session + Welcome pack",
            "Workers and leaders: ◆ dissonance, firm. They saw it differently.",
            "Leaders rated this higher than workers did: 1.8 steps higher",
            "Only workers raised “letters”, “out-of-hours”.",
        ):
            assert words in shown
        assert "ratings would move" not in shown and "2 or lower" not in shown
        await press(pilot, "a")
        sums = all_of_it(pilot)
        for words in (
            "To look the same, ratings would move 1.8 steps",
            "leaders higher in 33 of 36 pairs",
            "2 or lower: workers 8 of 12, leaders 0 of 3; 2/3 apart.",
            "In 4 of them at least 7/4 steps: 4/455",
        ):
            assert words in sums
        await press(pilot, "a")
        assert all_of_it(pilot) == shown


async def test_the_question_is_whole_at_each_size_and_uses_its_width(tmp_path: Path) -> None:
    async with question_on(tmp_path, three_groups(), size=SIZES[0]) as pilot:
        shown = all_of_it(pilot)
        assert "Workers − Letters still in jargon Managers No finished session yet" in shown
        async for size in each_size(pilot):
            await see(pilot, "dissonance, firm")
            screen = pilot.app.screen
            assert screen.max_scroll_x == 0 and screen.max_scroll_y == 0
            assert rows(pilot).size.height >= 3
            assert screen.query_one(JointDisplay).size.height >= 5
            assert screen.query_one(Footer).region.bottom == size[1]
        await see(pilot, "They saw it differently. Workers and leaders saw this differently.")
        await see(pilot, "Theme Workers Managers Leaders")
        lines = [one.strip() for one in screen_text(pilot).splitlines()]
        line = next(one for one in lines if one.startswith("letters "))
        assert "− Letters still in" in line and "(not raised)" in line


async def test_two_sets_of_ratings_a_reason_for_nothing_and_evidence_have_their_places(
    tmp_path: Path,
) -> None:
    async with question_on(tmp_path, of_all_sorts(), size=(160, 45)) as pilot:
        assert "Middle answer 2 Early. Two sets of ratings." in all_of_it(pilot)
        await press(pilot, "n")
        await see(pilot, "Asked, nothing said:")
        shown = await show(pilot, THIRD)
        assert "How we know ? Spring audit (audit)" in shown
        assert "(none noted yet)" in shown
        # A question of the first tool opens on its own.
        assert "Open door" in await show(pilot, "leaders.culture")
        await press(pilot, "t", *"doors", "enter", "enter")
        assert points_now(pilot)["Open door"] == ("doing", ("doors",))


async def test_n_and_p_go_to_the_neighbours_as_far_as_there_are_some(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "n")
        await see(pilot, "Stay together · Complexity")
        await press(pilot, "p")
        await see(pilot, "Stay together · First interaction")
        await show(pilot, "loving-homes.advocacy")
        await press(pilot, "n")
        await told(pilot, "This is the last question.")


async def test_a_point_of_a_joint_session_is_listed_once_with_both_groups(tmp_path: Path) -> None:
    content = document(session("workers managers", answer(point("doing", "Rota"))))
    async with question_on(tmp_path, content) as pilot:
        await see(pilot, "1 point")
        assert rows(pilot).option_count == 1
        assert "Workers" in screen_text(pilot) and "Managers" in screen_text(pilot)


async def test_a_point_of_4000_letters_can_be_read_to_its_end(tmp_path: Path) -> None:
    long = "word " * 799 + "last!"
    content = document(session("workers", answer(point("note", long), point("note", "short"))))
    async with question_on(tmp_path, content, size=(60, 17)) as pilot:
        await press(pilot, "down")
        await until(pilot, lambda: "…" in screen_text(pilot))
        await press(pilot, "up")
        rows(pilot).scroll_end(animate=False)
        await see(pilot, "last!")


async def test_hostile_points_and_themes_stand_to_the_letter_at_each_size(tmp_path: Path) -> None:
    theme = "[/oops] [b]#1"
    content = document(
        session("workers", answer(point("doing", HOSTILE, theme))),
        session("leaders", answer(point("develop", HOSTILE, theme))),
    )
    async with question_on(tmp_path, content, size=SIZES[0]) as pilot:
        async for _ in each_size(pilot):
            await see(pilot, "[/oops] [child A] [ @click=app.quit]x")
            assert f"On “{theme}”" in all_of_it(pilot)
        await at_size(pilot, SIZES[0])
        await press(pilot, "t", "[")
        await until(pilot, lambda: pilot.app.screen.query_one(ThemeInput)._suggestion == theme)
        await press(pilot, "tab", "enter", "escape", "down", "1")
        assert points_now(pilot)[HOSTILE][1] in ((theme,), ())


async def test_a_scale_of_eleven_levels_says_its_counts_in_words(tmp_path: Path) -> None:
    bank = a_bank(
        "tool-2", [a_section("stay-together", STAFF, ["first-interaction"])], a_scale(11, 0)
    )
    votes = [0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 3]
    content = document(session("workers", answer(votes=votes, dont_know=1)), bank=bank)
    async with question_on(tmp_path, content, size=(60, 17)) as pilot:
        shown = all_of_it(pilot)
        assert "Workers 2 said 3, 1 said 7, 3 said 10, 1 said don’t know" in shown
        assert "8 9 10 ?" not in shown


async def test_an_opposed_theme_stands_as_two_columns_of_words_that_face_each_other(
    tmp_path: Path,
) -> None:
    said = document(
        session("workers", answer(point("develop", "Nobody knows", "nights"))),
        session("leaders", answer(point("doing", "Handover", "nights")), present=3),
        session("managers", answer(point("note", "Busy", "nights")), present=6),
    )
    async with question_on(tmp_path, said, size=SIZES[0]) as pilot:
        async for _ in each_size(pilot):
            shown = all_of_it(pilot)
            assert "Opposed: “nights” Leaders: doing already Workers: to develop" in shown
            assert "+ Handover − Nobody knows Managers: raised too . Busy" in shown.replace(
                "·", "."
            )
            assert "Theme nights" not in shown


async def test_from_a_question_lead_gaps_links_and_the_lens(tmp_path: Path) -> None:
    opened = {"g": "PickScreen", "l": "PickScreen", "x": "LensScreen", "e": "ContextScreen"}
    async with question_on(tmp_path, three_groups()) as pilot:
        for key, screen in opened.items():
            await press(pilot, key)
            await until(pilot, lambda screen=screen: type(pilot.app.screen).__name__ == screen)
            await press(pilot, "escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, QuestionScreen))
