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


async def test_digits_put_themes_on_and_off_and_the_codes_follow_at_once(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await see(pilot, "· not enough")
        await press(pilot, "3", "down", "3")
        await see(pilot, "◈ dissonance, check")
        assert points_now(pilot)[NOBODY] == ("develop", ("language",))
        # Digits keep their themes while points are tagged, and a tick is on what the point has.
        await see(pilot, "1 letters 2 welcome 3 ✓language")
        await press(pilot, "3")
        assert points_now(pilot)[HANDOVER] == ("doing", ())
        await see(pilot, "1 letters 2 welcome 3 language")
        await press(pilot, "1", "2", "u")
        assert points_now(pilot)[HANDOVER][1] == ("letters",)


async def test_themes_of_the_question_come_first_and_are_suggested_as_one_types(
    tmp_path: Path,
) -> None:
    async with question_on(tmp_path, three_groups()) as pilot:
        await see(pilot, "1 ✓letters 2 out-of-hours 3 welcome")
        await press(pilot, "down", "down")
        before = rows(pilot).chosen
        await press(pilot, "t", *"out")
        line = pilot.app.screen.query_one(ThemeInput)
        await until(pilot, lambda: "out-of-hours" in line._suggestion)
        await press(pilot, "tab", "enter")
        assert points_now(pilot)["Welcome pack"][1] == ("out-of-hours",)
        # In other capitals it is spelled as the round does.
        await press(pilot, *"#LETTERS", "enter", "enter")
        assert points_now(pilot)["Welcome pack"][1] == ("out-of-hours", "letters")
        # The highlighted point keeps its place, whatever is done with it.
        await press(pilot, "1", "minus")
        assert points_now(pilot)["Welcome pack"] == ("develop", ("out-of-hours",))
        assert rows(pilot).chosen == before


async def test_t_types_themes_that_have_a_key_from_then_on(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "t", *"night", "enter", *"panda 1", "enter")
        # The line stays for the next one, and keys of the screen are letters in it.
        assert points_now(pilot)[NOBODY] == ("develop", ("night", "panda 1"))
        assert pilot.app.screen.query_one(ThemeInput).has_focus
        await press(pilot, "enter")
        assert not pilot.app.screen.query_one(ThemePrompt).display
        assert rows(pilot).has_focus
        await press(pilot, "down", "6")
        assert points_now(pilot)[HANDOVER][1] == ("night",)
        # While one types, the arrows go from point to point.
        await press(pilot, "t", "up", *"duty", "enter")
        assert points_now(pilot)[NOBODY][1] == ("night", "panda 1", "duty")
        assert points_now(pilot)[HANDOVER][1] == ("night",)
        # Escape closes the line, and not the question.
        await press(pilot, "n", "escape")
        assert not pilot.app.screen.query_one(ThemePrompt).display
        assert rows(pilot).has_focus
        assert isinstance(pilot.app.screen, QuestionScreen)


async def test_a_theme_too_long_stays_in_the_line_and_lines_pasted_are_one_theme(
    tmp_path: Path,
) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "t")
        line = pilot.app.screen.query_one(ThemeInput)
        line.value = "x" * 81
        await press(pilot, "enter")
        await told(pilot, "A theme has at most 80 letters: this is 1 too long.")
        assert line.value == "x" * 81
        await press(pilot, "ctrl+u")
        line.post_message(Paste("night\nteam\n"))
        await until(pilot, lambda: "night" in line.value)
        await press(pilot, "enter")
        assert points_now(pilot)[NOBODY][1] == ("night team",)


async def test_each_kind_key_files_the_point_and_the_code_and_the_record_follow(
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
        for kind in reversed(Kind):
            await press(pilot, kind.key)
            assert points_now(pilot)["Night team"][0] == kind


async def test_strength_makes_opposed_themes_a_matter_of_degree_on_what_is_to_develop(
    tmp_path: Path,
) -> None:
    content = document(
        session("workers", answer(point("develop", "No night team", "nights"))),
        session("leaders", answer(point("doing", "Night team", "nights"))),
    )
    async with question_on(tmp_path, content) as pilot:
        await see(pilot, "◈ dissonance, check")
        await press(pilot, "w")
        await see(pilot, "◐ partial agreement")
        await see(pilot, "To develop · in place, needs strengthening")
        await press(pilot, "i")
        await see(pilot, "To develop · not in place")
        await press(pilot, "i")
        assert "not in place" not in screen_text(pilot)
        await press(pilot, "v")
        await told(pilot, "Only a point on how we know")
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


async def test_space_marks_points_and_a_key_and_its_undo_act_on_all_of_them(
    tmp_path: Path,
) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        first, before = rows(pilot).chosen, points_now(pilot)
        await press(pilot, "space")
        assert [one.id for one in rows(pilot).marked] == [first] == [rows(pilot).chosen]
        await press(pilot, "space")
        assert not rows(pilot).marked
        await press(pilot, "space", "down", "space")
        await see(pilot, "2 marked")
        await press(pilot, "slash")
        assert {kind for kind, _ in points_now(pilot).values()} == {"parked"}
        await press(pilot, "ctrl+z")
        assert points_now(pilot) == before
        assert len(roles(pilot, NOBODY)) == 3
        # Escape takes the marks off before it leaves.
        await press(pilot, "escape")
        assert not rows(pilot).marked
        await press(pilot, "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, QuestionScreen))


async def test_what_cannot_be_taken_back_tagged_or_changed_is_said(tmp_path: Path) -> None:
    async with question_on(tmp_path, out_of_hours()) as pilot:
        await press(pilot, "ctrl+z")
        await told(pilot, "Nothing to take back on this question.")
        await press(pilot, "1", "n")
        # Where nobody said anything keys do nothing, and what was done elsewhere stays done.
        await see(pilot, "No point on this question in a finished session.")
        pilot.app.clear_notifications()
        before = points_now(pilot)
        await press(pilot, "1", "plus", "space", "t", "u", "ctrl+z")
        await told(pilot, "Nothing to take back on this question.")
        assert points_now(pilot) == before
        assert points_now(pilot)[NOBODY][1] == ("letters",)
        await press(pilot, "p")
        assert isinstance(pilot.app, ReflectApp)
        pilot.app.sitting.reading_only = "Jo has this mapping open."
        await press(pilot, "1")
        await told(pilot, "Jo has this mapping open.")
        assert points_now(pilot) == before
