"""Between the rows and the values of what is recorded about a round. Nothing here decides."""

from collections.abc import Iterator
from functools import cache

from pydantic import TypeAdapter

from ncf_reflect.model.decision import AnyRoundEntry, RoundEntry
from ncf_reflect.model.kept import KeptFindings
from ncf_reflect.storage import chain
from ncf_reflect.storage.database import MappingDatabase, Row

ROUND_TABLE_OF = {"decision": "decisions", "theme": "theme_revisions", "seal": "seals"}
FINDING_TABLES = ("section_findings", "question_findings", "pair_findings")
FIRST_WITH_ROUNDS = 2
"""The version of the tables from which a round has a history of its own."""

_CHAIN_FIELDS = {"at", "role", "salt", "what"}


@cache
def _entries() -> TypeAdapter[AnyRoundEntry]:
    return TypeAdapter(RoundEntry)


def round_row_of(entry: AnyRoundEntry) -> Row:
    """The columns of an entry's own table, without those of the chain."""
    row: Row = entry.model_dump(mode="json", exclude=_CHAIN_FIELDS)
    if entry.what == "decision":
        row = _with_group_columns(row)
    if entry.what == "seal":
        row["sealed"] = int(entry.sealed)
    return row


def round_entry_of(what: str, row: Row) -> AnyRoundEntry:
    """The entry whose chain and content columns are in `row`."""
    content = {name: value for name, value in row.items() if name not in ("round", "seq")}
    if what == "decision":
        content["groups"] = (content.pop("first_group"), content.pop("second_group"))
    if what == "seal":
        content["sealed"] = {0: False, 1: True}[int(str(content["sealed"]))]
    return _entries().validate_python({**content, "what": what}, strict=False)


def round_history_rows(database: MappingDatabase, round_id: str) -> Iterator[tuple[str, Row]]:
    """Every entry about a round in order, as what it is and its columns, `seq` included."""
    found: list[tuple[str, Row]] = []
    for what, table in ROUND_TABLE_OF.items():
        sql = f"SELECT c.at, c.role, c.salt, e.* FROM round_chain c JOIN {table} e"
        rows = database.query(f"{sql} USING (round, seq) WHERE c.round = ?", [round_id])
        found.extend((what, row) for row in rows)
    yield from sorted(found, key=lambda pair: int(str(pair[1]["seq"])))


def round_history_of(database: MappingDatabase, round_id: str) -> tuple[AnyRoundEntry, ...]:
    """All entries about a round, first to last; none in a file of the first version."""
    if not holds_rounds(database):
        return ()
    rows = round_history_rows(database, round_id)
    return tuple(round_entry_of(what, row) for what, row in rows)


def holds_rounds(database: MappingDatabase) -> bool:
    """Whether the file has these tables: an old one that is read-only is read as it is."""
    version = next(iter(database.query("PRAGMA user_version")[0].values()))
    return int(str(version)) >= FIRST_WITH_ROUNDS


def finding_rows(kept: KeptFindings, round_id: str) -> dict[str, list[Row]]:
    """The rows of each table of findings."""
    values = (kept.sections, kept.questions, tuple(kept.pairs))
    return {
        table: [
            {
                "round": round_id,
                "position": position,
                **_with_group_columns(value.model_dump(mode="json")),
            }
            for position, value in enumerate(of_table)
        ]
        for table, of_table in zip(FINDING_TABLES, values, strict=True)
    }


def findings_digest(ruleset: str, input_hash: str, rows: dict[str, list[Row]]) -> str:
    """A hash of findings as they are kept, from their rows."""
    plain = [[sorted(row.items()) for row in rows[table]] for table in FINDING_TABLES]
    return chain.digest(ruleset, input_hash, plain)


def _with_group_columns(row: Row) -> Row:
    groups = row.pop("groups", None)
    if isinstance(groups, list):
        row["first_group"], row["second_group"] = groups
    return row
