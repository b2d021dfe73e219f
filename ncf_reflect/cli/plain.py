"""Values as plain lines, one fact a line: what a screen reader or a braille line can follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ncf_reflect.model.kinds import SessionState

if TYPE_CHECKING:
    from ncf_reflect.banks import Shelf, ShelvedBank
    from ncf_reflect.mapping.desk import Desk, DeskQuestion, DeskSection
    from ncf_reflect.model.coverage import Coverage, CoverageCell, CoverageRow, SessionProgress
    from ncf_reflect.model.findings import PairFinding
    from ncf_reflect.model.groups import Group

STATE_WORDS = {
    SessionState.PLANNED: "planned",
    SessionState.OPEN: "open",
    SessionState.CLOSED: "finished",
}


def bank_lines(shelf: Shelf) -> list[str]:
    """Each bank with its sections, who is asked, and its questions."""
    return [line for shelved in shelf.found for line in _bank(shelved)]


def coverage_lines(board: Coverage) -> list[str]:
    """Who has been asked what, and how far each session got."""
    lines = [f"{board.authority}, {board.round}"]
    for row in board.rows:
        lines += [_cell(row, cell) for cell in row.cells if cell.asked]
    lines += [_session(session) for session in board.sessions]
    return lines if board.sessions else [*lines, "No session yet."]


def desk_lines(desk: Desk) -> list[str]:
    """What was found, section by section, with the sentences that say why."""
    lines = [
        f"{desk.authority}, {desk.round}: {desk.finished} sessions finished, "
        f"{desk.unfinished} not finished",
        *desk.patterns,
        *filter(None, [desk.chance]),
    ]
    for section in desk.sections:
        lines += _section(section)
    if desk.untagged:
        lines.append(f"{desk.untagged} points without a theme.")
    return lines


def _bank(shelved: ShelvedBank) -> Iterator[str]:
    bank = shelved.bank
    yield f"{bank.id}: {bank.title}, version {bank.version} ({shelved.file})"
    for section in bank.sections:
        asked = ", ".join(group.shown for group in section.groups)
        yield f"{section.name}, {section.short}, put to {asked}"
        for question in section.questions:
            source = f" [{question.source}]" if question.source else ""
            yield f"{question.id}: {question.text}{source}"


def _cell(row: CoverageRow, cell: CoverageCell) -> str:
    invited = f" of {cell.invited}" if cell.invited is not None else ""
    there = f", {cell.present}{invited} present" if cell.present is not None else ""
    return (
        f"{row.kind.capitalize()} {row.number}, {row.name}, {cell.group.shown}: {cell.words}{there}"
    )


def _session(session: SessionProgress) -> str:
    groups = " and ".join(group.shown for group in session.groups)
    date = session.held_on.isoformat() if session.held_on else "no date"
    return (
        f"Session {session.id}: {groups}, {session.bank}, {date}, {STATE_WORDS[session.state]}, "
        f"{session.answered} of {session.questions} answered, "
        f"{session.nothing_said} with nothing said, {session.not_reached} not reached"
    )


def _section(section: DeskSection) -> Iterator[str]:
    yield f"{section.section.name}, {section.section.short}: {section.sentence}"
    for question in section.questions:
        yield from _question(question)


def _question(question: DeskQuestion) -> Iterator[str]:
    from ncf_reflect.cli.decided import decision_lines  # noqa: PLC0415

    name = question.said.asked.question.short
    yield f"{name}: {question.said.asked.question.text}"
    yield f"{name}: {question.finding.summary}"
    yield from (f"{name}: {marker}" for marker in question.markers)
    for pair in question.finding.pairs:
        groups = _pair_words(pair.groups)
        yield f"{name}, {groups}: {_code(pair)}"
        yield from (f"{name}, {groups}: {reason}" for reason in pair.reasons)
        yield from (f"{name}, {groups}: {line}" for line in decision_lines(pair))


def _pair_words(groups: tuple[Group, Group]) -> str:
    return f"{groups[0].shown} and {groups[1].shown}"


def _code(pair: PairFinding) -> str:
    words = pair.code.value.replace("-", " ")
    return f"{words}, {pair.strength.value}" if pair.strength else words
