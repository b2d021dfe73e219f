"""METHOD.md sections 1, 2 and 4: sessions put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncf_reflect.analysis.pooling import all_answered_together, answered_together, pool
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import (
    GroupStatus,
    Kind,
    NothingSaidReason,
    RecordedStatus,
    SessionState,
)
from ncf_reflect.model.pooled import PooledAnswer, PooledQuestion
from ncf_reflect.model.session import Answer, Session
from tests.analysis.builders import (
    FIRST_INTERACTION,
    LEADERS,
    MANAGERS,
    PARTNERSHIP,
    WORKERS,
    a_point,
    a_round,
    a_session,
    an_answer,
    develop,
    doing,
    nothing_said,
)


def pooled_question(*sessions: Session, question: str = FIRST_INTERACTION) -> PooledQuestion:
    sections = pool(a_round(*sessions))
    return next(q for section in sections for q in section.questions if q.id == question)


def pooled_answer(*sessions: Session, group: Group = WORKERS) -> PooledAnswer:
    return pooled_question(*sessions).of(group)


def test_sections_of_all_banks_stand_in_bank_order() -> None:
    assert [(s.bank, s.section.slug) for s in pool(a_round())] == [
        ("tool-1", "multi-agency"),
        ("tool-1", "leaders"),
        ("tool-1", "workforce"),
        ("tool-2", "stay-together"),
        ("tool-2", "family-network"),
        ("tool-2", "safe"),
        ("tool-2", "loving-homes"),
    ]


def test_each_group_that_the_section_asks_has_an_answer_in_the_fixed_order() -> None:
    answers = pooled_question(a_session("s", LEADERS)).answers
    assert [answer.group for answer in answers] == [WORKERS, MANAGERS, LEADERS]


def test_a_question_knows_its_place_in_its_section() -> None:
    assert pooled_question(question="stay-together.complexity").asked.number == 2


@pytest.mark.parametrize("state", [SessionState.PLANNED, SessionState.OPEN])
def test_a_session_that_is_not_closed_counts_as_not_held(state: SessionState) -> None:
    answer = pooled_answer(a_session("s", WORKERS, an_answer(doing("x")), state=state))
    assert (answer.status, answer.points, answer.hearings) == (GroupStatus.NOT_HELD, (), ())


def test_a_session_on_another_bank_counts_as_not_held() -> None:
    assert pooled_answer(a_session("s", WORKERS, bank="tool-1")).status is GroupStatus.NOT_HELD


def test_a_question_left_out_of_a_closed_session_is_not_reached() -> None:
    assert pooled_answer(a_session("s", WORKERS)).status is GroupStatus.NOT_REACHED


def test_nothing_said_keeps_its_reason() -> None:
    answer = pooled_answer(a_session("s", WORKERS, nothing_said()))
    assert answer.status is GroupStatus.NOTHING_SAID
    assert answer.hearings[0].reason is NothingSaidReason.UNSURE


@pytest.mark.parametrize(
    "answer",
    [
        an_answer(a_point(Kind.PARKED)),
        an_answer(votes=(0, 1, 0, 0, 0)),
        an_answer(dont_know=1),
        nothing_said().model_copy(update={"dont_know": 1}),
        Answer(question=FIRST_INTERACTION, status=RecordedStatus.NOT_REACHED, points=(doing("x"),)),
    ],
)
def test_any_point_or_hand_makes_it_answered(answer: Answer) -> None:
    found = pooled_answer(a_session("s", WORKERS, answer))
    assert found.status is GroupStatus.ANSWERED
    assert found.hearings[0].reason is None


def test_marked_answered_with_neither_point_nor_hand_is_not_reached() -> None:
    found = pooled_answer(a_session("s", WORKERS, an_answer(votes=(0, 0, 0, 0, 0))))
    assert found.status is GroupStatus.NOT_REACHED


def test_a_list_of_zeros_is_no_vote() -> None:
    zeros = an_answer(doing("x"), votes=(0, 0, 0, 0, 0), dont_know=2)
    assert pooled_answer(a_session("s", WORKERS, zeros)).votes is None


def test_the_fullest_status_holds() -> None:
    sessions = [
        a_session("a", WORKERS),
        a_session("b", WORKERS, an_answer(doing("x"))),
        a_session("c", WORKERS, nothing_said()),
    ]
    assert pooled_answer(*sessions).status is GroupStatus.ANSWERED
    assert pooled_answer(sessions[0], sessions[2]).status is GroupStatus.NOTHING_SAID


def test_points_keep_the_session_they_came_from() -> None:
    found = pooled_answer(
        a_session("a", WORKERS, an_answer(doing("x"))),
        a_session("b", WORKERS, an_answer(develop("y"))),
    )
    assert [(p.session, p.point.kind) for p in found.points] == [
        ("a", Kind.DOING),
        ("b", Kind.DEVELOP),
    ]


counts = st.tuples(*[st.integers(0, 9)] * 5)


@given(st.lists(st.tuples(counts, st.integers(0, 3)), min_size=1, max_size=4))
def test_votes_of_several_sessions_are_added_level_by_level(
    taken: list[tuple[tuple[int, ...], int]],
) -> None:
    found = pooled_answer(
        *(
            a_session(f"s{n}", WORKERS, an_answer(votes=votes, dont_know=unsure))
            for n, (votes, unsure) in enumerate(taken)
        )
    )
    expected = tuple(sum(votes[level] for votes, _ in taken) for level in range(5))
    assert found.votes == (expected if any(expected) else None)
    assert found.dont_know == sum(unsure for _, unsure in taken)


def test_a_joint_session_gives_points_and_votes_to_each_group_that_is_asked() -> None:
    joint = a_session("s", (MANAGERS, WORKERS), an_answer(doing("x"), votes=(0, 0, 4, 0, 0)))
    question = pooled_question(joint)
    for group in (WORKERS, MANAGERS):
        assert question.of(group).votes == (0, 0, 4, 0, 0)
        assert len(question.of(group).points) == 1
        assert question.of(group).hearings[0].groups == (WORKERS, MANAGERS)
    assert question.of(LEADERS).status is GroupStatus.NOT_HELD


def test_a_group_that_the_section_does_not_ask_is_left_out_of_it() -> None:
    joint = a_session(
        "s",
        (PARTNERSHIP, WORKERS),
        an_answer(doing("x"), question="workforce.supervision"),
        bank="tool-1",
    )
    question = pooled_question(joint, question="workforce.supervision")
    assert [a.group for a in question.answers] == [WORKERS, MANAGERS, LEADERS]
    assert question.of(WORKERS).status is GroupStatus.ANSWERED


def test_themes_that_differ_by_case_are_spelled_as_on_most_points_of_the_round() -> None:
    found = pooled_answer(
        a_session("a", WORKERS, an_answer(doing("Letters"))),
        a_session("b", LEADERS, an_answer(doing("letters"), question="safe.collaboration")),
        a_session("c", MANAGERS, an_answer(doing("letters"))),
    )
    assert found.points[0].point.themes == ("letters",)


def test_of_equally_common_spellings_the_first_of_the_alphabet_is_taken() -> None:
    found = pooled_answer(a_session("a", WORKERS, an_answer(doing("letters"), doing("LETTERS"))))
    assert {p.point.themes for p in found.points} == {("LETTERS",)}


def test_a_theme_twice_on_one_point_stands_once() -> None:
    found = pooled_answer(a_session("a", WORKERS, an_answer(doing("a", "A", "b"))))
    assert found.points[0].point.themes == ("A", "b")


def test_spellings_of_sessions_that_are_not_closed_are_not_counted() -> None:
    found = pooled_answer(
        a_session("a", WORKERS, an_answer(doing("letters"))),
        a_session("b", WORKERS, an_answer(doing("LETTERS")), state=SessionState.OPEN),
    )
    assert found.points[0].point.themes == ("letters",)


def test_two_groups_answered_together_whatever_they_said_elsewhere() -> None:
    question = pooled_question(
        a_session("a", (WORKERS, MANAGERS), an_answer(doing("x"))),
        a_session("b", WORKERS, an_answer(develop("x"))),
    )
    assert answered_together(question.of(WORKERS), question.of(MANAGERS))


def test_a_joint_session_with_nothing_said_does_not_put_two_groups_together() -> None:
    question = pooled_question(
        a_session("a", (WORKERS, MANAGERS), nothing_said()),
        a_session("b", WORKERS, an_answer(doing("x"))),
        a_session("c", MANAGERS, an_answer(doing("x"))),
    )
    assert not answered_together(question.of(WORKERS), question.of(MANAGERS))


def test_three_groups_in_two_joint_sessions_did_not_all_answer_together() -> None:
    question = pooled_question(
        a_session("a", (WORKERS, MANAGERS), an_answer(doing("x"))),
        a_session("b", (WORKERS, LEADERS), an_answer(doing("x"))),
    )
    assert not all_answered_together(question.answers)
    assert all_answered_together([question.of(WORKERS), question.of(LEADERS)])
