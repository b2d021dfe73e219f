"""Who has been asked what, in words, and what is to follow up."""

from ncf_reflect.mapping.asked import follow_up, group_words, one_group_words, session_words
from ncf_reflect.mapping.coverage import coverage_of, outline_of
from ncf_reflect.model.coverage import Coverage, GroupAsked
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import NothingSaidReason, SessionState
from ncf_reflect.model.session import Session
from tests.analysis.builders import (
    LEADERS,
    MANAGERS,
    WORKERS,
    a_round,
    a_session,
    an_answer,
    doing,
    nothing_said,
)

FIRST = "stay-together.first-interaction"
SECOND = "stay-together.complexity"
TOOL_2 = "tool-2"


def board(*sessions: Session) -> Coverage:
    return coverage_of(outline_of(a_round(*sessions)))


def asked(*sessions: Session, question: str = FIRST, group: Group = WORKERS) -> GroupAsked:
    found = [one for row in board(*sessions).rows for one in row.questions]
    of_group = next(one for one in found if one.question == question).of(group)
    assert of_group is not None
    return of_group


def test_a_group_that_said_nothing_stands_with_its_reason() -> None:
    assert group_words(asked(a_session("s", WORKERS, nothing_said()))) == "nothing said: “unsure”"


def test_a_reason_is_not_told_where_another_sitting_answered() -> None:
    found = asked(
        a_session("s", WORKERS, nothing_said()), a_session("t", WORKERS, an_answer(doing()))
    )
    assert (group_words(found), found.reasons) == ("answered", ())


def test_those_present_are_of_the_sessions_in_which_the_question_was_reached() -> None:
    found = asked(
        a_session("s", WORKERS, an_answer(doing()), present=14),
        a_session("t", WORKERS, present=5),
    )
    assert found.present == 14


def test_each_session_of_a_group_stands_with_its_day_and_what_differs() -> None:
    first, second = session_words(
        asked(
            a_session("s", WORKERS, an_answer(doing()), present=14),
            a_session("t", WORKERS, present=5, state=SessionState.OPEN),
        )
    )
    assert "14 of ?" in first and "reached" not in first
    assert second.endswith("open, 5 of ?, not reached")


def test_a_question_is_not_put_to_a_group_outside_its_section() -> None:
    rows = board().rows
    assert rows[0].questions[0].of(LEADERS) is None
    assert one_group_words(rows[0]) == "one group asked (NCASP): nothing to compare"
    assert one_group_words(rows[-1]) == ""


def follow_up_of(*sessions: Session) -> str:
    return "\n".join(follow_up(board(*sessions)))


def test_what_is_to_follow_up_names_group_tool_and_question() -> None:
    told = follow_up_of(
        a_session("s", WORKERS, an_answer(doing()), nothing_said(SECOND)),
        a_session("o", MANAGERS, state=SessionState.OPEN),
    )
    assert f"Session to hold: leaders, {TOOL_2}." in told
    assert f"Session to finish: managers, {TOOL_2}" in told and "0 of 8 questions reached" in told
    assert f"Not reached with workers, {TOOL_2}: “Family led tools”" in told
    assert "Workers said nothing on “Complexity”: “unsure”." in told
    assert "missing" not in told


def test_what_an_open_session_may_still_reach_is_not_told_as_not_reached() -> None:
    assert "Not reached" not in follow_up_of(a_session("s", WORKERS, state=SessionState.OPEN))


def test_nothing_to_add_needs_no_second_asking() -> None:
    enough = nothing_said().model_copy(update={"reason": NothingSaidReason.NOTHING_TO_ADD})
    assert "said nothing" not in follow_up_of(a_session("s", WORKERS, enough))


def test_another_sitting_that_reached_a_question_leaves_nothing_to_follow_up() -> None:
    told = follow_up_of(
        a_session("s", WORKERS, an_answer(doing())),
        a_session("t", WORKERS, an_answer(doing(), question=SECOND)),
    )
    assert "“First interaction”" not in told and "“Complexity”" not in told


def test_a_finished_session_without_a_number_of_people_is_told() -> None:
    assert "Not noted how many were present: workers" in follow_up_of(
        a_session("s", WORKERS, present=None)
    )
