"""METHOD.md section 6: shared gap, and confident without evidence."""

from fractions import Fraction

import pytest

from ncf_reflect.analysis.markers import group_markers
from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.model.bank import Scale
from ncf_reflect.model.findings import GroupMarker, QuestionFinding, QuestionMarker
from ncf_reflect.model.kinds import GroupStatus, Kind
from ncf_reflect.model.pooled import PooledAnswer, PooledPoint
from ncf_reflect.model.session import Session
from tests.analysis.builders import (
    FIRST_INTERACTION,
    LEADERS,
    MANAGERS,
    WORKERS,
    a_point,
    a_round,
    a_scale,
    a_session,
    an_answer,
    develop,
    doing,
    nothing_said,
)

LOW = (2, 1, 0, 0, 0)
CENTRE = (0, 0, 3, 0, 0)
SHARED_GAP = (QuestionMarker.SHARED_GAP,)
CONFIDENT = (GroupMarker.CONFIDENT_WITHOUT_EVIDENCE,)


def found(*sessions: Session) -> QuestionFinding:
    sections = triangulate(a_round(*sessions)).sections
    return next(q for s in sections for q in s.questions if q.id == FIRST_INTERACTION)


def test_every_group_that_answered_rating_below_the_middle_is_a_shared_gap() -> None:
    question = found(
        a_session("a", WORKERS, an_answer(votes=LOW)),
        a_session("b", LEADERS, an_answer(votes=LOW)),
        a_session("c", MANAGERS, nothing_said()),
    )
    assert question.markers == SHARED_GAP


@pytest.mark.parametrize("votes", [CENTRE, (2, 0, 0, 0, 0), None])
def test_one_group_at_the_middle_or_with_few_or_no_hands_is_none(
    votes: tuple[int, ...] | None,
) -> None:
    question = found(
        a_session("a", WORKERS, an_answer(votes=LOW)),
        a_session("b", LEADERS, an_answer(a_point(), votes=votes)),
    )
    assert question.markers == ()


def test_a_middle_answer_halfway_below_the_middle_counts() -> None:
    question = found(
        a_session("a", WORKERS, an_answer(votes=LOW)),
        a_session("b", LEADERS, an_answer(votes=(0, 2, 2, 0, 0))),
    )
    assert question.markers == SHARED_GAP


def test_one_theme_that_every_group_raises_to_develop_is_a_shared_gap() -> None:
    question = found(
        a_session("a", WORKERS, an_answer(develop("x", "y"))),
        a_session("b", MANAGERS, an_answer(develop("x"), doing("x"))),
        a_session("c", LEADERS, an_answer(develop("x"))),
    )
    assert question.markers == SHARED_GAP


def test_different_themes_to_develop_are_none() -> None:
    question = found(
        a_session("a", WORKERS, an_answer(develop("x", "y"))),
        a_session("b", MANAGERS, an_answer(develop("x"), doing("y"))),
        a_session("c", LEADERS, an_answer(develop("y"))),
    )
    assert question.markers == ()


def test_one_group_alone_shares_no_gap() -> None:
    assert found(a_session("a", WORKERS, an_answer(develop("x"), votes=LOW))).markers == ()


def test_groups_that_all_answered_in_one_joint_session_share_no_gap() -> None:
    question = found(
        a_session("a", (WORKERS, MANAGERS), an_answer(develop("x"), votes=LOW)),
        a_session("b", WORKERS, an_answer(develop("x"), votes=LOW)),
    )
    assert question.markers == ()


def test_a_third_group_beside_a_joint_session_can_share_the_gap() -> None:
    question = found(
        a_session("a", (WORKERS, MANAGERS), an_answer(votes=LOW)),
        a_session("b", LEADERS, an_answer(votes=LOW)),
    )
    assert question.markers == SHARED_GAP


def confident(middle: Fraction, hands: int = 3, *kinds: Kind, scale: Scale | None = None) -> bool:
    answer = PooledAnswer(
        group=WORKERS,
        status=GroupStatus.ANSWERED,
        votes=(0, 0, 0, hands, 0),
        points=tuple(PooledPoint(point=a_point(kind), session="a") for kind in kinds),
    )
    return group_markers(answer, middle, scale or a_scale()) == CONFIDENT


def test_a_high_middle_answer_without_evidence_is_marked() -> None:
    assert confident(Fraction(4))
    assert not confident(Fraction(7, 2))


def test_a_scale_from_0_to_10_is_high_from_seven_and_a_half() -> None:
    assert confident(Fraction(15, 2), scale=a_scale(11, start=0))
    assert not confident(Fraction(7), scale=a_scale(11, start=0))


def test_two_hands_are_too_few_to_be_marked() -> None:
    assert not confident(Fraction(5), 2)


def test_a_point_of_evidence_clears_the_marker_and_others_do_not() -> None:
    assert not confident(Fraction(5), 3, Kind.DOING, Kind.EVIDENCE)
    assert confident(Fraction(5), 3, Kind.DOING, Kind.QUOTE)
