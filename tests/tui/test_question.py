"""One question as a joint display, with its points to tag and to file."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Footer

from ncf_reflect.model.kinds import Kind
from ncf_reflect.tui.app import ReflectApp
from ncf_reflect.tui.screens.question import QuestionScreen
from ncf_reflect.tui.widgets.joint_display import JointDisplay
from ncf_reflect.tui.widgets.point_rows import PointRows
from ncf_reflect.tui.widgets.theme_prompt import ThemeInput, ThemePrompt
from tests.analysis.builders import STAFF, a_bank, a_scale, a_section
from tests.tui.builders import (
    HOSTILE,
    SECOND,
    SIZES,
    answer,
    document,
    flowing,
    out_of_hours,
    point,
    points_now,
    press,
    question_on,
    round_now,
    screen_text,
    see,
    session,
    silence,
    told,
    until,
)

NOBODY = "Out of hours, nobody knows the family"
HANDOVER = "Handover sheet to the night team"


def three_groups() -> dict[str, object]:
    return document(
        session(
            "workers",
            answer(
                point("develop", "Letters still in jargon", "letters"),
                point("develop", "Nobody knows the family", "out-of-hours"),
                votes=[2, 6, 3, 1, 0],
                dont_know=2,
            ),
        ),
        session(
            "leaders", answer(point("doing", "Welcome pack"), votes=[0, 0, 0, 3, 0]), present=3
        ),
    )


def rows(pilot: Pilot[None]) -> PointRows:
    return pilot.app.screen.query_one(PointRows)


def roles(pilot: Pilot[None], text: str) -> list[str]:
    """Who recorded each revision of a point."""
    app = pilot.app
    assert isinstance(app, ReflectApp)
    store = app.sitting.book.store
    histories = (store.history(one.known_id) for one in round_now(pilot).sessions)
    return [
        entry.role
        for history in histories
        for entry in history
        if entry.what == "point" and entry.text == text
    ]


async def all_of_it(pilot: Pilot[None]) -> str:
    """Every line of the joint display, page by page."""
    display = pilot.app.screen.query_one(JointDisplay)
    display.scroll_home(animate=False)
    pages = []
    for _ in range(40):
        await pilot.pause()
        pages.append(screen_text(pilot))
        if display.scroll_offset.y >= display.max_scroll_y:
            break
        display.scroll_to(y=display.scroll_offset.y + 3, animate=False)
    return flowing(" ".join(pages))


async def test_the_header_says_the_code_with_its_glyph_and_strength(tmp_path: Path) -> None:
    async with question_on(tmp_path, three_groups()) as pilot:
        await see(pilot, "Stay together · First interaction ◆ dissonance, firm")


async def test_the_gloss_and_the_summary_stand_first(tmp_path: Path) -> None:
    async with question_on(tmp_path, three_groups(), size=(160, 45)) as pilot:
        await see(pilot, "They saw it differently. Workers and leaders saw this differently.")


async def test_the_votes_stand_on_one_ruler_with_the_middle_answer_and_who_voted(
    tmp_path: Path,
) -> None:
    async with question_on(tmp_path, three_groups()) as pilot:
        shown = await all_of_it(pilot)
        assert "1 Not yet 2 Early 3 Partly 4 Mostly 5 Fully" in shown
        assert "Workers ██ 2 ██████ 6 ███ 3 █ 1 · 2" in shown
        assert "Middle answer 2 Early. 14 of 14 present voted" in shown


async def test_ratings_in_two_sets_are_marked_beside_the_votes(tmp_path: Path) -> None:
    content = document(session("workers", answer(votes=[0, 6, 0, 5, 0])))
    async with question_on(tmp_path, content) as pilot:
        assert "Middle answer 2 Early. Two sets of ratings." in await all_of_it(pilot)


async def test_themes_stand_in_rows_and_groups_in_columns(tmp_path: Path) -> None:
    async with question_on(tmp_path, three_groups(), size=(160, 45)) as pilot:
        await see(pilot, "Theme Workers Managers Leaders")
        lines = [one.strip() for one in screen_text(pilot).splitlines()]
        line = next(one for one in lines if one.startswith("letters "))
        assert "− Letters still in" in line and "(not raised)" in line


async def test_points_without_a_theme_have_a_row_of_their_own(tmp_path: Path) -> None:
    async with question_on(tmp_path, three_groups()) as pilot:
        shown = await all_of_it(pilot)
        assert "no theme yet No finished session + Welcome pack" in shown


async def test_at_sixty_columns_the_groups_stand_one_under_the_other(tmp_path: Path) -> None:
    async with question_on(tmp_path, three_groups(), size=(60, 17)) as pilot:
        shown = await all_of_it(pilot)
        assert "Workers − Letters still in jargon Managers No finished session yet" in shown


async def test_nothing_said_shows_the_groups_reason(tmp_path: Path) -> None:
    content = document(
        session("workers", answer(point("doing", "Rota", "rota"))), session("leaders", silence())
    )
    async with question_on(tmp_path, content, size=(160, 45)) as pilot:
        await see(pilot, "Asked, nothing said:")


async def test_each_pair_has_its_code_gloss_and_reasons(tmp_path: Path) -> None:
    async with question_on(tmp_path, three_groups()) as pilot:
        shown = await all_of_it(pilot)
        assert "Workers and leaders: ◆ dissonance, firm. They saw it differently." in shown
        assert "Leaders rated this higher than workers did: 1.8 steps higher" in shown


async def test_what_only_one_group_raised_is_said(tmp_path: Path) -> None:
    async with question_on(tmp_path, three_groups()) as pilot:
        assert "Only workers raised “letters”, “out-of-hours”." in await all_of_it(pilot)


async def test_a_shows_the_arithmetic_and_hides_it_again(tmp_path: Path) -> None:
    async with question_on(tmp_path, three_groups()) as pilot:
        assert "ratings would move" not in await all_of_it(pilot)
        await press(pilot, "a")
        shown = await all_of_it(pilot)
        assert "To look the same, ratings would move 1.8 steps" in shown
        assert "leaders higher in 33 of 36 pairs" in shown
        await press(pilot, "a")
        assert "ratings would move" not in await all_of_it(pilot)


async def test_a_digit_puts_a_theme_on_and_the_codes_follow_at_once(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await see(pilot, "· not enough")
        await press(pilot, "1", "down", "1")
        await see(pilot, "◈ dissonance, check")
        assert points_now(pilot)[NOBODY] == ("develop", ("letters",))


async def test_the_same_digit_takes_it_off_again(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "1", "1")
        assert points_now(pilot)[NOBODY] == ("develop", ())


async def test_the_theme_line_ticks_what_is_on_the_point(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "2")
        await see(pilot, "1 letters 2 ✓welcome")


async def test_the_themes_of_the_question_come_before_the_banks_suggestions(tmp_path: Path) -> None:
    async with question_on(tmp_path, three_groups(), size=(160, 45)) as pilot:
        await see(pilot, "1 ✓letters 2 out-of-hours 3 welcome")


async def test_digits_keep_their_themes_while_points_are_tagged(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "3", "down", "3")
        await see(pilot, "1 letters 2 welcome 3 ✓language")


async def test_t_types_a_theme_and_stays_for_the_next(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "t", *"night", "enter", *"duty", "enter")
        assert points_now(pilot)[NOBODY][1] == ("night", "duty")
        assert pilot.app.screen.query_one(ThemeInput).has_focus


async def test_enter_on_the_empty_line_closes_it(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "t", "enter")
        assert not pilot.app.screen.query_one(ThemePrompt).display
        assert rows(pilot).has_focus


async def test_escape_closes_the_line_and_not_the_question(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "t", "n", "escape")
        assert not pilot.app.screen.query_one(ThemePrompt).display
        assert rows(pilot).has_focus


async def test_tab_takes_the_suggestion_from_the_rounds_themes(tmp_path: Path) -> None:
    async with question_on(tmp_path, three_groups()) as pilot:
        await press(pilot, "down", "down", "t", *"out")
        await until(
            pilot, lambda: "out-of-hours" in pilot.app.screen.query_one(ThemeInput)._suggestion
        )
        await press(pilot, "tab", "enter")
        assert points_now(pilot)["Welcome pack"][1] == ("out-of-hours",)


async def test_a_known_theme_typed_in_other_capitals_is_spelled_as_the_round_does(
    tmp_path: Path,
) -> None:
    async with question_on(tmp_path, three_groups()) as pilot:
        await press(pilot, "down", "down", "t", *"#LETTERS", "enter")
        assert points_now(pilot)["Welcome pack"][1] == ("letters",)


async def test_a_theme_that_is_too_long_stays_in_the_line_with_a_sentence(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "t")
        pilot.app.screen.query_one(ThemeInput).value = "x" * 81
        await press(pilot, "enter")
        await told(pilot, "A theme has at most 80 letters: this is 1 too long.")
        assert pilot.app.screen.query_one(ThemeInput).value == "x" * 81


async def test_while_typing_the_arrows_go_from_point_to_point(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "t", "down", *"night", "enter")
        assert points_now(pilot)[HANDOVER][1] == ("night",)


async def test_keys_of_the_screen_are_letters_in_the_line(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "t", *"panda 1", "enter")
        assert points_now(pilot)[NOBODY] == ("develop", ("panda 1",))


async def test_u_takes_off_the_theme_that_was_put_on_last(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "1", "2", "u")
        assert points_now(pilot)[NOBODY][1] == ("letters",)


async def test_each_kind_key_files_the_point_as_its_kind(tmp_path: Path) -> None:
    content = document(session("workers", answer(point("note", "Rota"))))
    async with question_on(tmp_path, content) as pilot:
        for kind in Kind:
            await press(pilot, kind.key)
            assert points_now(pilot)["Rota"][0] == kind


async def test_a_note_filed_as_doing_changes_the_code_and_is_recorded_as_the_psws(
    tmp_path: Path,
) -> None:
    content = document(
        session("workers", answer(point("note", "Night team", "nights"))),
        session("leaders", answer(point("develop", "No night team", "nights"))),
    )
    async with question_on(tmp_path, content) as pilot:
        await see(pilot, "● agreement")
        await press(pilot, "plus")
        await see(pilot, "◈ dissonance, check")
        await see(pilot, "Doing · filed by the principal social worker")
        assert roles(pilot, "Night team") == ["import", "principal social worker"]


async def test_w_makes_opposed_themes_a_matter_of_degree(tmp_path: Path) -> None:
    content = document(
        session("workers", answer(point("develop", "No night team", "nights"))),
        session("leaders", answer(point("doing", "Night team", "nights"))),
    )
    async with question_on(tmp_path, content) as pilot:
        await see(pilot, "◈ dissonance, check")
        await press(pilot, "w")
        await see(pilot, "◐ partial agreement")
        await see(pilot, "To develop · in place, needs strengthening")


async def test_the_same_strength_key_again_takes_the_mark_off(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "i")
        await see(pilot, "To develop · not in place")
        await press(pilot, "i")
        assert "not in place" not in screen_text(pilot)


async def test_strength_is_refused_on_what_is_done(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "down", "i")
        await told(pilot, "Only a point to develop can be")


async def test_space_marks_points_and_a_key_acts_on_all_of_them(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "space", "space")
        await see(pilot, "2 marked")
        await press(pilot, "slash")
        assert {kind for kind, _ in points_now(pilot).values()} == {"parked"}


async def test_escape_takes_the_marks_off_before_it_leaves(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "space", "escape")
        assert not rows(pilot).marked
        await press(pilot, "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, QuestionScreen))


async def test_the_highlighted_point_keeps_its_place(tmp_path: Path) -> None:
    async with question_on(tmp_path, three_groups()) as pilot:
        await press(pilot, "down", "down")
        before = rows(pilot).chosen
        await press(pilot, "1", "minus")
        assert rows(pilot).chosen == before


async def test_ctrl_z_puts_all_points_of_the_last_change_back(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        before = points_now(pilot)
        await press(pilot, "space", "space", "slash", "ctrl+z")
        assert points_now(pilot) == before
        assert len(roles(pilot, NOBODY)) == 3


async def test_ctrl_z_without_a_change_says_so(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "ctrl+z")
        await told(pilot, "Nothing to take back on this question.")


async def test_a_mapping_that_can_only_be_read_says_why(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        assert isinstance(pilot.app, ReflectApp)
        pilot.app.sitting.reading_only = "Jo has this mapping open."
        await press(pilot, "1")
        await told(pilot, "Jo has this mapping open.")
        assert points_now(pilot)[NOBODY] == ("develop", ())


async def test_n_and_p_go_to_the_next_question_and_back(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "n")
        await see(pilot, "Stay together · Complexity")
        await press(pilot, "p")
        await see(pilot, "Stay together · First interaction")


async def test_at_the_last_question_n_says_so(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours(), question="loving-homes.advocacy") as pilot:
        await press(pilot, "n")
        await told(pilot, "This is the last question.")


async def test_keys_do_nothing_where_nobody_said_anything(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours(), question=SECOND) as pilot:
        await see(pilot, "No point on this question in a finished session.")
        before = points_now(pilot)
        await press(pilot, "1", "plus", "space", "t", "u")
        assert points_now(pilot) == before


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


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_points_and_themes_stand_to_the_letter(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    theme = "[/oops] [b]#1"
    content = document(
        session("workers", answer(point("doing", HOSTILE, theme))),
        session("leaders", answer(point("develop", HOSTILE, theme))),
    )
    async with question_on(tmp_path, content, size=size) as pilot:
        await see(pilot, "[/oops] [child A] [ @click=app.quit]x")
        shown = await all_of_it(pilot)
        assert f"On “{theme}”" in shown
        await press(pilot, "t", "[")
        await until(pilot, lambda: pilot.app.screen.query_one(ThemeInput)._suggestion == theme)
        await press(pilot, "tab", "enter", "escape", "down", "1")
        assert points_now(pilot)[HOSTILE][1] in ((theme,), ())


@pytest.mark.parametrize("size", SIZES)
async def test_the_question_is_whole_at_each_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with question_on(tmp_path, three_groups(), size=size) as pilot:
        await see(pilot, "dissonance, firm")
        screen = pilot.app.screen
        assert screen.max_scroll_x == 0 and screen.max_scroll_y == 0
        assert rows(pilot).size.height >= 3
        assert screen.query_one(JointDisplay).size.height >= 5
        assert screen.query_one(Footer).region.bottom == size[1]


async def test_a_scale_of_eleven_levels_says_its_counts_in_words(tmp_path: Path) -> None:

    bank = a_bank(
        "tool-2", [a_section("stay-together", STAFF, ["first-interaction"])], a_scale(11, 0)
    )
    votes = [0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 3]
    content = document(session("workers", answer(votes=votes, dont_know=1)), bank=bank)
    async with question_on(tmp_path, content, size=(60, 17)) as pilot:
        assert "2 said 3, 1 said 7, 3 said 10, 1 said don’t know" in await all_of_it(pilot)


async def test_a_question_of_the_first_tool_opens_on_its_own(tmp_path: Path) -> None:
    said = answer(point("doing", "Open door"), question="leaders.culture")
    content = document(session("leaders", said, bank="tool-1"))
    async with question_on(tmp_path, content, question="leaders.culture") as pilot:
        await press(pilot, "t", *"doors", "enter", "enter")
        assert points_now(pilot)["Open door"] == ("doing", ("doors",))
