"""Who has been asked what, in words, and what is to follow up: for the Desk and `coverage`."""

from collections.abc import Iterator
from datetime import date

from ncf_reflect.analysis.sentences import date_words
from ncf_reflect.model.coverage import (
    AskedAt,
    Coverage,
    CoverageRow,
    GroupAsked,
    SessionProgress,
)
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus, NothingSaidReason, SessionState


def one_group_words(row: CoverageRow) -> str:
    """That a section is put to one group, so that nothing is to be compared; else nothing."""
    if len(row.asked) != 1:
        return ""
    return f"one group asked ({row.asked[0].shown}): nothing to compare"


def people_words(present: int | None, invited: int | None) -> str:
    """How many of those invited were present, "14 of 16"; "?" for what nobody noted."""
    if present is None and invited is None:
        return ""
    return f"{_noted(present)} of {_noted(invited)}"


def group_words(asked: GroupAsked) -> str:
    """How far a group got with a question: "answered", "nothing said: “unsure”", "not held"."""
    if asked.status is GroupStatus.NOTHING_SAID:
        reasons = " and ".join(f"“{reason.shown}”" for reason in asked.reasons)
        return f"nothing said: {reasons}" if reasons else "nothing said"
    return asked.status.value.replace("-", " ")


def session_words(asked: GroupAsked) -> tuple[str, ...]:
    """Each session of a group: "12 March, 14 of 16", "20 March, 5 of 6, not reached", "planned"."""
    return tuple(_session(at, asked) for at in asked.sessions)


def only_day(asked: GroupAsked) -> str:
    """The day of a group's one finished session on a tool; empty where there is another one."""
    if len(asked.sessions) != 1 or asked.sessions[0].state is not SessionState.CLOSED:
        return ""
    return _day(asked.sessions[0].held_on)


def seal_words(board: Coverage) -> str:
    """What is sealed and what it waits for; nothing where nothing waits."""
    waiting = len(board.sessions) - len(board.unfinished)
    if not board.is_waiting or not waiting:
        return ""
    left = "; ".join(_named(board, session) for session in board.unfinished)
    wait = "1 finished session waits" if waiting == 1 else f"{waiting} finished sessions wait"
    return f"Sealed: {wait}, unread, until these have finished: {left}."


def follow_up(board: Coverage) -> tuple[str, ...]:
    """What is still to be done, a sentence each, sessions first."""
    return (
        *(f"Session to hold: {group.shown}, {board.tool(bank)}." for bank, group in board.to_hold),
        *(_to_finish(board, session) for session in board.unfinished),
        *_not_reached(board),
        *_nothing_said(board),
        *_not_noted(board),
    )


def _to_finish(board: Coverage, session: SessionProgress) -> str:
    if session.state is SessionState.PLANNED:
        return f"Session planned: {_named(board, session)}."
    got = f"{session.questions - session.not_reached} of {session.questions} questions reached"
    return f"Session to finish: {_named(board, session)}; {got}."


def _not_reached(board: Coverage) -> Iterator[str]:
    for group in Group:
        names: dict[str, list[str]] = {}
        for row, question, missing in board.not_reached:
            if missing is group:
                names.setdefault(row.tool, []).append(f"“{question.name}”")
        for tool, questions in names.items():
            yield f"Not reached with {group.shown}, {tool}: {', '.join(questions)}."


def _nothing_said(board: Coverage) -> Iterator[str]:
    """Where a group was unsure or chose not to answer; "nothing to add" needs no second asking."""
    for row in board.rows:
        for question in row.questions:
            for asked in question.groups:
                reasons = [r for r in asked.reasons if r is not NothingSaidReason.NOTHING_TO_ADD]
                if reasons:
                    why = " and ".join(f"“{reason.shown}”" for reason in reasons)
                    group = asked.group.heading
                    yield f"{group} said nothing on “{question.name}”: {why}."


def _not_noted(board: Coverage) -> Iterator[str]:
    for session in board.sessions:
        if session.state is SessionState.CLOSED and session.present is None:
            yield f"Not noted how many were present: {_named(board, session)}."


def _session(at: AskedAt, asked: GroupAsked) -> str:
    day = _day(at.held_on)
    if at.state is SessionState.PLANNED:
        invited = f"{at.invited} invited" if at.invited is not None else ""
        return ", ".join(filter(None, (day, "planned", invited)))
    going = "open" if at.state is SessionState.OPEN else ""
    differs = at.status.value != asked.status.value
    got = at.status.value.replace("-", " ") if differs else ""
    return ", ".join(filter(None, (day, going, people_words(at.present, at.invited), got)))


def _named(board: Coverage, session: SessionProgress) -> str:
    groups = " and ".join(group.shown for group in session.groups)
    return f"{groups}, {board.tool(session.bank)}, {_day(session.held_on)}"


def _day(held_on: date | None) -> str:
    return date_words([held_on]) if held_on else "no date"


def _noted(number: int | None) -> str:
    return "?" if number is None else str(number)
