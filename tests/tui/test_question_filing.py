"""The points of a question: tagged and filed with one key, and the codes follow."""

from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot

from ncf_reflect.model.kinds import Kind
from ncf_reflect.tui.app import ReflectApp
from ncf_reflect.tui.screens.question import QuestionScreen
from ncf_reflect.tui.widgets.point_rows import PointRows
from ncf_reflect.tui.widgets.theme_prompt import ThemeInput, ThemePrompt
from tests.tui.builders import (
    SECOND,
    answer,
    document,
    out_of_hours,
    point,
    points_now,
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

NOBODY = "Out of hours, nobody knows the family"
HANDOVER = "Handover sheet to the night team"


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


async def test_lines_that_are_pasted_come_in_as_one_theme(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "t")
        pilot.app.screen.query_one(ThemeInput).post_message(Paste("night\nteam\n"))
        await until(pilot, lambda: "night" in pilot.app.screen.query_one(ThemeInput).value)
        await press(pilot, "enter")
        assert points_now(pilot)[NOBODY][1] == ("night team",)


async def test_a_theme_that_was_typed_has_a_key_from_then_on(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "t", *"night", "enter", "enter", "down", "6")
        assert points_now(pilot)[HANDOVER][1] == ("night",)


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


async def test_v_goes_through_what_evidence_rests_on(tmp_path: Path) -> None:
    said = document(session("workers", answer(point("evidence", "Spring audit, 22 records"))))
    async with question_on(tmp_path, said) as pilot:
        await press(pilot, "v")
        await see(pilot, "How we know · audit")
        await press(pilot, "v", "v")
        await see(pilot, "How we know · voice of children and families")
        await press(pilot, "v", "v")
        assert "practice" not in screen_text(pilot)
        await press(pilot, "ctrl+z")
        await see(pilot, "How we know · practice")


async def test_a_strand_is_refused_on_what_is_no_evidence(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "v")
        await told(pilot, "Only a point on how we know")


async def test_space_marks_points_and_a_key_acts_on_all_of_them(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "space", "down", "space")
        await see(pilot, "2 marked")
        await press(pilot, "slash")
        assert {kind for kind, _ in points_now(pilot).values()} == {"parked"}


async def test_a_mark_stays_where_it_was_put_and_so_does_the_highlight(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        first = rows(pilot).chosen
        await press(pilot, "space")
        assert rows(pilot).chosen == first
        await press(pilot, "space")
        assert not rows(pilot).marked


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
        await press(pilot, "space", "down", "space", "slash", "ctrl+z")
        assert points_now(pilot) == before
        assert len(roles(pilot, NOBODY)) == 3


async def test_ctrl_z_without_a_change_says_so(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "ctrl+z")
        await told(pilot, "Nothing to take back on this question.")


async def test_ctrl_z_leaves_other_questions_alone(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "1", "n", "ctrl+z")
        await told(pilot, "Nothing to take back on this question.")
        assert points_now(pilot)[NOBODY][1] == ("letters",)


async def test_a_mapping_that_can_only_be_read_says_why(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        assert isinstance(pilot.app, ReflectApp)
        pilot.app.sitting.reading_only = "Jo has this mapping open."
        await press(pilot, "1")
        await told(pilot, "Jo has this mapping open.")
        assert points_now(pilot)[NOBODY] == ("develop", ())


async def test_keys_do_nothing_where_nobody_said_anything(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours(), question=SECOND) as pilot:
        await see(pilot, "No point on this question in a finished session.")
        before = points_now(pilot)
        await press(pilot, "1", "plus", "space", "t", "u")
        assert points_now(pilot) == before
