"""Who was asked and who was not: sections by groups, and every session."""

from datetime import date

from ncf_reflect.mapping.coverage import coverage_of, outline_of
from ncf_reflect.mapping.reporting.guards import Guards
from ncf_reflect.mapping.reporting.references import question_reference
from ncf_reflect.mapping.reporting.words import day, finished_sessions, in_column, joined
from ncf_reflect.model.bank import Bank
from ncf_reflect.model.council import in_use
from ncf_reflect.model.coverage import Coverage, CoverageCell, CoverageRow
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus, SessionState
from ncf_reflect.model.session import Round, Session
from ncf_reflect.model.text import capitalised, counted
from ncf_reflect.report.pictured import CoverageBar, CoverageMap
from ncf_reflect.report.runs import Run, typed
from ncf_reflect.report.tables import Cell, Table
from ncf_reflect.report.values import Reach

NOT_RECORDED = "Not recorded"

_STATES = {
    SessionState.CLOSED: "Finished",
    SessionState.OPEN: "Not finished: not read",
    SessionState.PLANNED: "Planned: not read",
}

SEALED = "Finished; sealed: not read"


def reach(round_: Round, guards: Guards) -> Reach:
    """The coverage of the finished sessions, all sessions, and what is to follow up."""
    return Reach(
        lines=(
            f"{_partnership()} for the safeguarding partners, workers for practitioners, managers "
            "for practice supervisors, leaders for senior leaders: the words of the tools beside "
            "those of the statutory guidance.",
        ),
        coverage=_coverage_table(round_),
        map=_coverage_map(round_),
        sessions=_sessions_table(round_, guards),
        follow_up=(
            *(f"{capitalised(line)}." for line in not_heard(round_)),
            *(f"{line}." for line in _not_reached(round_)),
        ),
    )


def _partnership() -> str:
    council = in_use()
    if not council.partnership:
        return f"{council.partnership_short} stands"
    return f"{council.partnership_short} is “{council.partnership}” and stands"


def not_heard(round_: Round) -> tuple[str, ...]:
    """Groups that a tool asks and that have no finished session on it yet."""
    coverage = _finished_coverage(round_)
    found = (
        f"no finished session from {group.shown} on “{bank.title}”"
        for bank in round_.banks
        for group in Group
        if any(cell.asked and not cell.sessions for cell in _cells_of(coverage, bank, group))
    )
    return tuple(found)


def _finished_coverage(round_: Round) -> Coverage:
    finished = round_.model_copy(update={"sessions": finished_sessions(round_)})
    return coverage_of(outline_of(finished))


def _cells_of(coverage: Coverage, bank: Bank, group: Group) -> tuple[CoverageCell, ...]:
    cells = (cell for row in coverage.rows if row.bank == bank.id for cell in row.cells)
    return tuple(cell for cell in cells if cell.group is group)


def _coverage_table(round_: Round) -> Table:
    rows = _finished_coverage(round_).rows
    return Table(
        caption="Questions reached in finished sessions, and how many people were invited and "
        "present at the sessions on that tool. A joint session counts for each of its groups.",
        head=("Section", *(group.heading for group in Group)),
        rows=tuple((typed(_named(row)), *map(_cell, row.cells)) for row in rows),
    )


def _coverage_map(round_: Round) -> CoverageMap:
    return CoverageMap(
        groups=tuple(group.heading for group in Group),
        rows=tuple(
            (_named(row), tuple(map(_bar, row.cells))) for row in _finished_coverage(round_).rows
        ),
    )


def _bar(cell: CoverageCell) -> CoverageBar:
    if not cell.asked:
        return CoverageBar(words="not asked", reached=0, of=0)
    questions = len(cell.statuses)
    if not cell.sessions:
        return CoverageBar(words="no session yet", reached=0, of=questions)
    return CoverageBar(
        words=f"{cell.reached} of {questions} questions", reached=cell.reached, of=questions
    )


def _named(row: CoverageRow) -> str:
    return f"{row.kind.capitalize()} {row.number}: {row.name}"


def _cell(cell: CoverageCell) -> str:
    if not cell.asked:
        return "Not asked"
    if not cell.sessions:
        return "No finished session yet"
    people = f"invited {_number(cell.invited).lower()}, present {_number(cell.present).lower()}"
    return f"{cell.reached} of {len(cell.statuses)}; {people}"


def _number(of_people: int | None) -> str:
    return NOT_RECORDED if of_people is None else str(of_people)


def _sessions_table(round_: Round, guards: Guards) -> Table:
    others = ("Others in the room", *(("Facilitator",) if guards.full else ()))
    return Table(
        caption="Every session of the round. Groups in one row answered together.",
        head=("Date", "Tool", "Groups", "State", "Invited", "Present", *others),
        rows=tuple(_session_row(session, round_, guards) for session in _by_date(round_)),
    )


def _by_date(round_: Round) -> list[Session]:
    return sorted(round_.sessions, key=lambda s: s.held_on or date.max)


def _session_row(session: Session, round_: Round, guards: Guards) -> tuple[Cell, ...]:
    facilitator = (typed(session.facilitator or NOT_RECORDED),) if guards.full else ()
    return (
        day(session.held_on),
        typed(round_.bank(session.bank).title),
        in_column(session.groups),
        SEALED if session in round_.sealed_sessions else _STATES[session.state],
        _number(session.invited),
        "Not held yet" if session.state is SessionState.PLANNED else _number(session.present),
        _others(session, guards),
        *facilitator,
    )


def _others(session: Session, guards: Guards) -> Run | str:
    if not session.others_present.strip():
        return "None noted"
    return typed(session.others_present) if guards.full else "Yes; who is left out"


def _not_reached(round_: Round) -> tuple[str, ...]:
    """Per group with a finished session: the questions that it was not asked in the end."""
    missed = ((group, _missed(round_, group)) for group in Group)
    return tuple(
        f"{group.heading}: {counted(len(questions), 'question')} not reached: {joined(questions)}"
        for group, questions in missed
        if questions
    )


def questions_not_reached(round_: Round) -> tuple[str, ...]:
    """For each group that was not asked everything: how many questions were not reached."""
    missed = ((group, len(_missed(round_, group))) for group in Group)
    return tuple(
        f"{counted(number, 'question')} not reached with {group.shown}"
        for group, number in missed
        if number
    )


def _missed(round_: Round, group: Group) -> tuple[str, ...]:
    coverage, names = _finished_coverage(round_), _question_names(round_)
    return tuple(
        names[question]
        for bank in round_.banks
        for cell in _cells_of(coverage, bank, group)
        if cell.sessions
        for question, status in cell.statuses.items()
        if status is GroupStatus.NOT_REACHED
    )


def _question_names(round_: Round) -> dict[str, str]:
    return {
        asked.question.id: f"“{asked.question.short}” ({question_reference(asked)})"
        for bank in round_.banks
        for asked in bank.asked()
    }
