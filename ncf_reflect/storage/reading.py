"""A round's present state, read from the `current_…` views."""

import json
from collections import defaultdict

from ncf_reflect.model.bank import Bank
from ncf_reflect.model.kinds import RecordedStatus
from ncf_reflect.model.session import Answer, Point, Session
from ncf_reflect.storage.database import MappingDatabase, Row
from ncf_reflect.storage.rows import point_of

Place = tuple[str, str]
"""A session and a question."""


def read_banks(database: MappingDatabase, round_id: str) -> tuple[Bank, ...]:
    """The banks of a round as it asks them, in its order."""
    rows = database.query(
        "SELECT content FROM banks JOIN round_banks ON bank_hash = hash WHERE round = ? "
        "ORDER BY position",
        [round_id],
    )
    return tuple(Bank.model_validate_json(str(row["content"])) for row in list(rows))


class SessionReader:
    """Reads the sessions of a round, and again only where one was made or its history grew."""

    def __init__(self, database: MappingDatabase) -> None:
        self._database = database
        self._read: dict[str, tuple[Row, tuple[Session, ...]]] = {}

    def read(self, round_id: str) -> tuple[Session, ...]:
        """The sessions of a round in the order in which they were made, as they stand now."""
        if self._database.conn.in_transaction:
            # What is not on disk yet may be undone, and something else be as long.
            return _sessions(self._database, round_id)
        # What was said is only ever added (DESIGN section 4): as long is the same.
        (length,) = self._database.query(
            "SELECT count(DISTINCT s.id), count(c.seq) FROM sessions s "
            "LEFT JOIN chain c ON c.session = s.id WHERE s.round = ?",
            [round_id],
        )
        before, sessions = self._read.get(round_id, (None, ()))
        if length != before:
            sessions = _sessions(self._database, round_id)
            self._read[round_id] = (length, sessions)
        return sessions


def _sessions(database: MappingDatabase, round_id: str) -> tuple[Session, ...]:
    answers = _answers(database, round_id)
    rows = database.query(
        "SELECT * FROM current_sessions WHERE round_id = ? ORDER BY position", [round_id]
    )
    return tuple(_session(row, answers[str(row["session"])]) for row in list(rows))


def _session(row: Row, answers: list[Answer]) -> Session:
    facts = (
        "held_on",
        "state",
        "invited",
        "present",
        "facilitator",
        "others_present",
        "begins_with",
        "bank",
    )
    return Session.model_validate(
        {
            **{name: row[name] for name in facts},
            "id": row["session"],
            "groups": str(row["groups"]).split(", "),
            "answers": answers,
        },
        strict=False,
    )


def _answers(database: MappingDatabase, round_id: str) -> dict[str, list[Answer]]:
    points: dict[Place, list[Point]] = defaultdict(list)
    for row in _of_round(database, "current_points", round_id, "ORDER BY session, said"):
        points[_place(row)].append(point_of(row))
    votes = {_place(row): row for row in _of_round(database, "current_votes", round_id)}
    said = {_place(row): row for row in _of_round(database, "current_statuses", round_id)}
    answers: dict[str, list[Answer]] = defaultdict(list)
    for place in _places(database, round_id):
        answer = _answer(place, points[place], votes.get(place), said.get(place))
        answers[place[0]].append(answer)
    return answers


def _answer(place: Place, points: list[Point], vote: Row | None, said: Row | None) -> Answer:
    votes = json.loads(str(vote["votes"])) if vote and vote["votes"] is not None else None
    dont_know = int(str(vote["dont_know"])) if vote else 0
    if points or sum(votes or ()) or dont_know:
        # The status follows the content (METHOD.md section 2).
        said = {"status": RecordedStatus.ANSWERED, "reason": None}
    return Answer.model_validate(
        {
            "question": place[1],
            "status": said["status"] if said else RecordedStatus.NOT_REACHED,
            "reason": said["reason"] if said else None,
            "votes": votes,
            "dont_know": dont_know,
            "points": points,
        },
        strict=False,
    )


def _places(database: MappingDatabase, round_id: str) -> list[Place]:
    """Every question on which a session of the round ever recorded anything, first come first."""
    parts = " UNION ALL ".join(
        f"SELECT session, question, seq FROM {table}"
        for table in ("point_revisions", "answer_revisions", "vote_revisions")
    )
    rows = database.query(
        f"SELECT session, question, min(seq) AS first FROM ({parts}) "
        "WHERE session IN (SELECT id FROM sessions WHERE round = ?) "
        "GROUP BY session, question ORDER BY session, first",
        [round_id],
    )
    return [_place(row) for row in list(rows)]


def _of_round(database: MappingDatabase, view: str, round_id: str, order: str = "") -> list[Row]:
    sql = f"SELECT * FROM {view} WHERE session IN (SELECT id FROM sessions WHERE round = ?) {order}"
    return list(database.query(sql, [round_id]))


def _place(row: Row) -> Place:
    return str(row["session"]), str(row["question"])
