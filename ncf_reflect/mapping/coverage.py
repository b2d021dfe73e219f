"""Who has been asked what, and how far each session got. Counts only, never what was said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ncf_reflect.model.coverage import (
    AskedAt,
    Coverage,
    CoverageCell,
    CoverageRow,
    GroupAsked,
    QuestionAsked,
    SessionProgress,
)
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus, RecordedStatus, SessionState
from ncf_reflect.model.outline import BankOutline, RoundOutline, SectionOutline, SessionOutline

if TYPE_CHECKING:
    from ncf_reflect.model.bank import Bank
    from ncf_reflect.model.session import Round, Session

_FULLEST_FIRST = (GroupStatus.ANSWERED, GroupStatus.NOTHING_SAID, GroupStatus.NOT_REACHED)


def coverage_of(round_: RoundOutline) -> Coverage:
    """The coverage board of a round: sections by groups, sessions still open included."""
    banks = {bank.id: bank for bank in round_.banks}
    return Coverage(
        authority=round_.authority,
        round=round_.title,
        rows=tuple(
            _row(round_, bank, section) for bank in round_.banks for section in bank.sections
        ),
        sessions=tuple(_progress(session, banks[session.bank]) for session in round_.sessions),
        sealed=round_.sealed,
    )


def outline_of(round_: Round) -> RoundOutline:
    """The outline of a round that has been read whole."""
    return RoundOutline(
        authority=round_.authority,
        title=round_.title,
        banks=tuple(map(_outline_of_bank, round_.banks)),
        sessions=tuple(map(_outline_of_session, round_.sessions)),
        sealed=round_.sealed,
    )


def _outline_of_bank(bank: Bank) -> BankOutline:
    sections = (
        SectionOutline(
            slug=section.slug,
            kind=section.kind.value,
            number=section.number,
            name=section.short,
            groups=section.groups,
            questions=tuple(question.id for question in section.questions),
            names=tuple(question.short for question in section.questions),
        )
        for section in bank.sections
    )
    return BankOutline(id=bank.id, title=bank.title, sections=tuple(sections))


def _outline_of_session(session: Session) -> SessionOutline:
    return SessionOutline(
        id=session.known_id,
        bank=session.bank,
        groups=session.groups,
        held_on=session.held_on,
        state=session.state,
        invited=session.invited,
        present=session.present,
        facilitator=session.facilitator,
        others_present=session.others_present,
        statuses={
            answer.question: answer.effective_status
            for answer in session.answers
            if answer.effective_status is not RecordedStatus.NOT_REACHED
        },
        reasons={
            answer.question: answer.reason
            for answer in session.answers
            if answer.reason and answer.effective_status is RecordedStatus.NOTHING_SAID
        },
    )


def _progress(session: SessionOutline, bank: BankOutline) -> SessionProgress:
    statuses = [
        session.status(question)
        for section in bank.sections
        if set(section.groups) & set(session.groups)
        for question in section.questions
    ]
    return SessionProgress(
        id=session.id,
        bank=bank.id,
        groups=session.groups,
        held_on=session.held_on,
        state=session.state,
        invited=session.invited,
        present=session.present,
        facilitator=session.facilitator,
        others_present=session.others_present,
        questions=len(statuses),
        answered=statuses.count(RecordedStatus.ANSWERED),
        nothing_said=statuses.count(RecordedStatus.NOTHING_SAID),
    )


def _row(round_: RoundOutline, bank: BankOutline, section: SectionOutline) -> CoverageRow:
    return CoverageRow(
        bank=bank.id,
        tool=bank.title,
        section=section.slug,
        name=section.name,
        kind=section.kind,
        number=section.number,
        cells=tuple(_cell(round_, bank, section, group) for group in Group),
        questions=tuple(
            QuestionAsked(
                question=question,
                name=name,
                groups=tuple(
                    _group_asked(_sessions_of(round_, bank, group), group, question)
                    for group in Group
                    if group in section.groups
                ),
            )
            for question, name in zip(section.questions, section.names, strict=True)
        ),
    )


def _sessions_of(round_: RoundOutline, bank: BankOutline, group: Group) -> list[SessionOutline]:
    return [s for s in round_.sessions if s.bank == bank.id and group in s.groups]


def _group_asked(sessions: list[SessionOutline], group: Group, question: str) -> GroupAsked:
    at = tuple(
        AskedAt(
            session=session.id,
            held_on=session.held_on,
            state=session.state,
            invited=session.invited,
            present=session.present,
            status=session.status(question),
            reason=session.reasons.get(question),
        )
        for session in sessions
    )
    reached = [one for one in at if one.status is not RecordedStatus.NOT_REACHED]
    return GroupAsked(
        group=group,
        status=_status(sessions, question),
        invited=_sum(one.invited for one in reached),
        present=_sum(one.present for one in reached),
        sessions=at,
    )


def _cell(
    round_: RoundOutline, bank: BankOutline, section: SectionOutline, group: Group
) -> CoverageCell:
    asked = group in section.groups
    sessions = _sessions_of(round_, bank, group) if asked else []
    return CoverageCell(
        section=section.slug,
        group=group,
        statuses={
            question: _status(sessions, question) if asked else GroupStatus.NOT_ASKED
            for question in section.questions
        },
        state=_state(sessions),
        invited=_sum(session.invited for session in sessions),
        present=_sum(session.present for session in sessions),
        sessions=tuple(session.id for session in sessions),
    )


def _status(sessions: list[SessionOutline], question: str) -> GroupStatus:
    """Of several sessions the fullest status (METHOD.md section 2)."""
    held = [session for session in sessions if session.state is not SessionState.PLANNED]
    found = {GroupStatus(session.status(question).value) for session in held}
    return next((status for status in _FULLEST_FIRST if status in found), GroupStatus.NOT_HELD)


def _state(sessions: list[SessionOutline]) -> SessionState | None:
    states = {session.state for session in sessions}
    if SessionState.OPEN in states:
        return SessionState.OPEN
    if SessionState.PLANNED in states:
        return SessionState.PLANNED
    return SessionState.CLOSED if states else None


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
