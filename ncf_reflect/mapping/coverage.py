"""Who has been asked what, and how far each session got. Counts only, never what was said."""

from collections.abc import Iterable

from ncf_reflect.model.bank import Bank, Section
from ncf_reflect.model.coverage import Coverage, CoverageCell, CoverageRow, SessionProgress
from ncf_reflect.model.findings import GroupStatus
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import RecordedStatus, SessionState
from ncf_reflect.model.session import Round, Session, SessionFacts

_FULLEST_FIRST = (GroupStatus.ANSWERED, GroupStatus.NOTHING_SAID, GroupStatus.NOT_REACHED)


def coverage_of(round_: Round) -> Coverage:
    """The coverage board of a round: sections by groups, sessions still open included."""
    return Coverage(
        authority=round_.authority,
        round=round_.title,
        rows=tuple(
            _row(round_, bank, section) for bank in round_.banks for section in bank.sections
        ),
        sessions=tuple(progress(session, round_.bank(session.bank)) for session in round_.sessions),
    )


def progress(session: Session, bank: Bank) -> SessionProgress:
    """A session in outline."""
    questions = [asked.question.id for asked in bank.asked(session.groups)]
    statuses = [session.answer(question).effective_status for question in questions]
    facts = session.model_dump(include=set(SessionFacts.model_fields))
    return SessionProgress(
        **facts,
        id=session.known_id,
        bank=bank.id,
        groups=session.groups,
        questions=len(questions),
        answered=statuses.count(RecordedStatus.ANSWERED),
        nothing_said=statuses.count(RecordedStatus.NOTHING_SAID),
    )


def _row(round_: Round, bank: Bank, section: Section) -> CoverageRow:
    return CoverageRow(
        bank=bank.id,
        section=section.slug,
        name=section.short,
        kind=section.kind.value,
        number=section.number,
        cells=tuple(_cell(round_, bank, section, group) for group in Group),
    )


def _cell(round_: Round, bank: Bank, section: Section, group: Group) -> CoverageCell:
    sessions = [
        session
        for session in round_.sessions
        if session.bank == bank.id and group in session.groups
    ]
    asked = group in section.groups
    return CoverageCell(
        section=section.slug,
        group=group,
        statuses={
            question.id: _status(sessions, question.id) if asked else GroupStatus.NOT_ASKED
            for question in section.questions
        },
        state=_state(sessions) if asked else None,
        invited=_sum(session.invited for session in sessions) if asked else None,
        present=_sum(session.present for session in sessions) if asked else None,
        sessions=tuple(session.known_id for session in sessions) if asked else (),
    )


def _status(sessions: list[Session], question: str) -> GroupStatus:
    """Of several sessions the fullest status (METHOD.md section 2)."""
    held = [session for session in sessions if session.state is not SessionState.PLANNED]
    found = {GroupStatus(session.answer(question).effective_status.value) for session in held}
    return next((status for status in _FULLEST_FIRST if status in found), GroupStatus.NOT_HELD)


def _state(sessions: list[Session]) -> SessionState | None:
    states = {session.state for session in sessions}
    if SessionState.OPEN in states:
        return SessionState.OPEN
    if SessionState.PLANNED in states:
        return SessionState.PLANNED
    return SessionState.CLOSED if states else None


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
