"""A round's closed sessions put together, group by group (METHOD.md sections 1, 2 and 4)."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ncf_reflect.model.bank import AskedQuestion, Bank, Section
from ncf_reflect.model.groups import Group, in_order
from ncf_reflect.model.kinds import GroupStatus, RecordedStatus
from ncf_reflect.model.pooled import (
    Hearing,
    PooledAnswer,
    PooledPoint,
    PooledQuestion,
    PooledSection,
)
from ncf_reflect.model.session import Answer, Point, Round, Session

Spellings = dict[str, str]
Heard = tuple[Session, Answer]

_FULLEST_FIRST = (
    RecordedStatus.ANSWERED,
    RecordedStatus.NOTHING_SAID,
    RecordedStatus.NOT_REACHED,
)


def pool(round_: Round) -> tuple[PooledSection, ...]:
    """The sections of all the round's banks in their order, with what each group said.

    Sessions that are planned, still open or sealed are not read. A joint session gives its points
    and votes to each of its groups. Every stored session has an id.
    """
    closed = round_.readable_sessions
    spellings = theme_spellings(closed)
    return tuple(
        section
        for bank in round_.banks
        for section in _pool_bank(bank, [s for s in closed if s.bank == bank.id], spellings)
    )


def theme_spellings(sessions: Iterable[Session]) -> Spellings:
    """The one spelling of each theme by its casefolded form.

    Themes that differ only by case are one: spelled as on most points, then the first of the
    alphabet.
    """
    used = Counter(
        theme
        for session in sessions
        for answer in session.answers
        for point in answer.points
        for theme in point.themes
    )
    spellings: Spellings = {}
    for theme in sorted(used, key=lambda theme: (-used[theme], theme)):
        spellings.setdefault(theme.casefold(), theme)
    return spellings


def answered_together(first: PooledAnswer, second: PooledAnswer) -> bool:
    """Whether two groups answered in the same joint session, whatever they said elsewhere."""
    return any(second.group in groups for groups in _answered_by(first))


def all_answered_together(answers: Sequence[PooledAnswer]) -> bool:
    """Whether one joint session is where all of these groups answered."""
    together = {answer.group for answer in answers}
    return any(together <= set(groups) for groups in _answered_by(answers[0]))


def _answered_by(answer: PooledAnswer) -> Iterable[tuple[Group, ...]]:
    answered = RecordedStatus.ANSWERED
    return (hearing.groups for hearing in answer.hearings if hearing.status is answered)


def _pool_bank(
    bank: Bank, sessions: list[Session], spellings: Spellings
) -> tuple[PooledSection, ...]:
    by_session = [(session, {a.question: a for a in session.answers}) for session in sessions]

    def heard(asked: AskedQuestion) -> list[Heard]:
        question = asked.question.id
        empty = Answer(question=question, status=RecordedStatus.NOT_REACHED)
        return [(session, answers.get(question, empty)) for session, answers in by_session]

    return tuple(
        PooledSection(
            section=section,
            bank=bank.id,
            questions=tuple(
                _pool_question(asked, bank, heard(asked), spellings) for asked in _asked(section)
            ),
        )
        for section in bank.sections
    )


def _asked(section: Section) -> Iterable[AskedQuestion]:
    for number, question in enumerate(section.questions, start=1):
        yield AskedQuestion(question=question, section=section, number=number)


def _pool_question(
    asked: AskedQuestion, bank: Bank, heard: list[Heard], spellings: Spellings
) -> PooledQuestion:
    answers = tuple(
        _pool_answer(group, [one for one in heard if group in one[0].groups], spellings)
        for group in in_order(asked.section.groups)
    )
    return PooledQuestion(asked=asked, scale=bank.scale, answers=answers)


def _pool_answer(group: Group, heard: list[Heard], spellings: Spellings) -> PooledAnswer:
    return PooledAnswer(
        group=group,
        status=_fullest_status(answer for _, answer in heard),
        hearings=tuple(_hearing(session, answer) for session, answer in heard),
        votes=_added_up([answer.votes for _, answer in heard if answer.votes and answer.hands]),
        dont_know=sum(answer.dont_know for _, answer in heard),
        points=tuple(
            PooledPoint(point=_respelled(point, spellings), session=session.known_id)
            for session, answer in heard
            for point in answer.points
        ),
    )


def _fullest_status(answers: Iterable[Answer]) -> GroupStatus:
    statuses = {answer.effective_status for answer in answers}
    for status in _FULLEST_FIRST:
        if status in statuses:
            return GroupStatus(status.value)
    return GroupStatus.NOT_HELD


def _hearing(session: Session, answer: Answer) -> Hearing:
    status = answer.effective_status
    return Hearing(
        session=session.known_id,
        groups=in_order(session.groups),
        held_on=session.held_on,
        present=session.present,
        status=status,
        reason=answer.reason if status is RecordedStatus.NOTHING_SAID else None,
        others_present=session.others_present.strip(),
        votes=answer.votes if answer.hands else None,
        dont_know=answer.dont_know,
    )


def _added_up(counts: list[tuple[int, ...]]) -> tuple[int, ...] | None:
    return tuple(sum(hands) for hands in zip(*counts, strict=True)) or None


def _respelled(point: Point, spellings: Spellings) -> Point:
    themes = tuple(dict.fromkeys(spellings[theme.casefold()] for theme in point.themes))
    return point if themes == point.themes else point.model_copy(update={"themes": themes})
