"""A round in outline, read without touching what anybody said."""

import json
from collections import defaultdict
from datetime import date

from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import NothingSaidReason, RecordedStatus, SessionState
from ncf_reflect.model.outline import BankOutline, RoundOutline, SectionOutline, SessionOutline
from ncf_reflect.model.text import short_name
from ncf_reflect.storage.database import MappingDatabase, Row

Statuses = dict[str, dict[str, RecordedStatus]]
"""By session, then by question."""

Reasons = dict[str, dict[str, NothingSaidReason]]
"""Why nothing was said, by session, then by question."""


def read_outline(
    database: MappingDatabase, authority: str, title: str, round_id: str
) -> RoundOutline:
    """The outline of the round of this id."""
    banks = database.query(
        "SELECT content FROM banks JOIN round_banks ON bank_hash = hash WHERE round = ? "
        "ORDER BY position",
        [round_id],
    )
    sessions = database.query(
        "SELECT * FROM current_sessions WHERE round_id = ? ORDER BY position", [round_id]
    )
    reasons = _reasons(database)
    statuses = _statuses(database, reasons)
    return RoundOutline(
        authority=authority,
        title=title,
        banks=tuple(_bank(json.loads(str(row["content"]))) for row in banks),
        sessions=tuple(_session(row, statuses, reasons) for row in sessions),
        sealed=_sealed(database, round_id),
    )


def _bank(content: dict[str, object]) -> BankOutline:
    sections = content["sections"]
    assert isinstance(sections, list), "a stored bank has sections"
    return BankOutline(
        id=str(content["id"]),
        title=str(content["title"]),
        sections=tuple(map(_section, sections)),
    )


def _section(section: dict[str, object]) -> SectionOutline:
    groups, questions = section["groups"], section["questions"]
    assert isinstance(groups, list) and isinstance(questions, list), "a stored section is whole"
    return SectionOutline(
        slug=str(section["slug"]),
        kind=str(section["kind"]),
        number=int(str(section["number"])),
        name=str(section.get("short_title") or short_name(str(section["slug"]))),
        groups=tuple(Group(group) for group in groups),
        questions=tuple(str(question["id"]) for question in questions),
        names=tuple(
            str(question.get("short_title") or short_name(str(question["id"])))
            for question in questions
        ),
    )


def _session(row: Row, statuses: Statuses, reasons: Reasons) -> SessionOutline:
    session = str(row["session"])
    return SessionOutline(
        id=session,
        bank=str(row["bank"]),
        groups=tuple(Group(name) for name in str(row["groups"]).split(", ")),
        held_on=date.fromisoformat(str(row["held_on"])) if row["held_on"] else None,
        state=SessionState(str(row["state"])),
        invited=_number(row["invited"]),
        present=_number(row["present"]),
        facilitator=str(row["facilitator"]),
        others_present=str(row["others_present"]),
        statuses=statuses[session],
        reasons={
            question: reason
            for question, reason in reasons[session].items()
            if statuses[session][question] is RecordedStatus.NOTHING_SAID
        },
    )


def _sealed(database: MappingDatabase, round_id: str) -> bool:
    """Whether the newest entry says so; never in a file of before there were seals."""
    if not database.query("SELECT 1 FROM sqlite_master WHERE name = 'seals'"):
        return False
    newest = "SELECT sealed FROM seals WHERE round = ? ORDER BY seq DESC LIMIT 1"
    return any(row["sealed"] for row in database.query(newest, [round_id]))


def _reasons(database: MappingDatabase) -> Reasons:
    found: Reasons = defaultdict(dict)
    for row in database.query("SELECT session, question, status, reason FROM current_statuses"):
        if row["status"] == RecordedStatus.NOTHING_SAID:
            reason = NothingSaidReason(str(row["reason"]))
            found[str(row["session"])][str(row["question"])] = reason
    return found


def _statuses(database: MappingDatabase, reasons: Reasons) -> Statuses:
    """The status follows the content (METHOD.md section 2)."""
    found: Statuses = defaultdict(dict)
    for session, questions in reasons.items():
        found[session] = dict.fromkeys(questions, RecordedStatus.NOTHING_SAID)
    answered = database.query("SELECT DISTINCT session, question FROM current_points")
    votes = database.query("SELECT * FROM current_votes")
    answered += [row for row in votes if row["dont_know"] or any(_hands(row["votes"]))]
    for row in answered:
        found[str(row["session"])][str(row["question"])] = RecordedStatus.ANSWERED
    return found


def _hands(votes: object) -> list[int]:
    hands: list[int] = json.loads(str(votes)) if votes is not None else []
    return hands


def _number(value: object) -> int | None:
    return None if value is None else int(str(value))
