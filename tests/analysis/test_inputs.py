"""What a decision rests on, as a hash (METHOD.md section 8)."""

from ncf_reflect.analysis.inputs import input_hash
from ncf_reflect.analysis.pooling import pool
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import NothingSaidReason, RecordedStatus
from ncf_reflect.model.session import Answer, Session
from tests.analysis.builders import (
    FIRST_INTERACTION,
    LEADERS,
    MANAGERS,
    WORKERS,
    a_round,
    a_session,
    an_answer,
    doing,
    nothing_said,
)

SECOND = "stay-together.complexity"


def rests_on(*sessions: Session, pair: tuple[Group, Group] = (WORKERS, LEADERS)) -> str:
    questions = {q.id: q for section in pool(a_round(*sessions)) for q in section.questions}
    return input_hash(questions[FIRST_INTERACTION], pair)


def said(*themes: str, question: str = FIRST_INTERACTION) -> Answer:
    point = doing(*themes).model_copy(update={"id": f"{question}-{len(themes)}"})
    return an_answer(point, question=question)


def test_the_status_of_a_group_is_part_of_it() -> None:
    workers = a_session("w", WORKERS, said("a"))
    not_reached = Answer(question=FIRST_INTERACTION, status=RecordedStatus.NOT_REACHED)
    hashes = {
        rests_on(workers),
        rests_on(workers, a_session("l", LEADERS, not_reached)),
        rests_on(workers, a_session("l", LEADERS, nothing_said())),
    }
    assert len(hashes) == 3


def test_why_nothing_was_said_is_part_of_it() -> None:
    workers = a_session("w", WORKERS, said("a"))
    chose = nothing_said().model_copy(update={"reason": NothingSaidReason.CHOSE_NOT_TO})
    unsure = a_session("l", LEADERS, nothing_said())
    assert rests_on(workers, unsure) != rests_on(workers, a_session("l", LEADERS, chose))


def test_whether_they_answered_together_is_part_of_it() -> None:
    alone = (a_session("w", WORKERS, said("a")), a_session("l", LEADERS, said("a")))
    assert rests_on(*alone) != rests_on(a_session("b", (WORKERS, LEADERS), said("a")))


def test_how_most_points_elsewhere_spell_a_theme_is_no_part_of_it() -> None:
    here = a_session("w", WORKERS, said("nights"))
    elsewhere = an_answer(*(doing("NIGHTS") for _ in range(3)), question=SECOND)
    shouting = a_session("w", WORKERS, said("nights"), elsewhere)
    assert rests_on(here) == rests_on(shouting)


def test_other_groups_and_the_order_of_sessions_are_no_part_of_it() -> None:
    ours = (a_session("w", WORKERS, said("a")), a_session("l", LEADERS, said("b", "c")))
    theirs = a_session("m", MANAGERS, said("d"))
    assert rests_on(*ours) == rests_on(theirs, *reversed(ours))
