"""Between the rows and the values of what is recorded about a round. Nothing here decides."""

import json
from collections.abc import Iterator
from functools import cache

from pydantic import TypeAdapter

from ncf_reflect.model.kept import KeptFindings
from ncf_reflect.model.round_book import AnyRoundEntry, RoundEntry
from ncf_reflect.storage import chain
from ncf_reflect.storage.database import MappingDatabase, Row

ROUND_TABLE_OF = {
    "decision": "decisions",
    "theme": "theme_revisions",
    "seal": "seals",
    "gap": "gap_revisions",
    "action": "action_revisions",
    "evidence": "evidence_revisions",
    "baseline": "baselines",
    "baseline-match": "baseline_matches",
    "disclosure": "disclosures",
    "words": "report_words",
    "expectation-link": "expectation_links",
}
FINDING_TABLES = ("section_findings", "question_findings", "pair_findings")
FIRST_WITH_ROUNDS = 2
"""The version of the tables from which a round has a history of its own."""

_FIRST_WITH_GAPS = 3
_OF_THE_SECOND_VERSION = ("decision", "theme", "seal")

_CHAIN_FIELDS = {"at", "role", "salt", "what"}
_IN_JSON = {"groups", "sources", "expectations", "links", "indicator", "items", "themes", "refused"}
_YES_OR_NO = ("sealed", "withdrawn", "settled")


@cache
def _entries() -> TypeAdapter[AnyRoundEntry]:
    return TypeAdapter(RoundEntry)


def round_row_of(entry: AnyRoundEntry) -> Row:
    """The columns of an entry's own table, without those of the chain."""
    row: Row = entry.model_dump(mode="json", exclude=_CHAIN_FIELDS)
    if entry.what == "decision":
        row = _with_group_columns(row)
    for name, value in row.items():
        if isinstance(value, bool):
            row[name] = int(value)
        elif isinstance(value, list | dict):
            row[name] = json.dumps(value, ensure_ascii=False)
    return row


def round_entry_of(what: str, row: Row) -> AnyRoundEntry:
    """The entry whose chain and content columns are in `row`."""
    content = {name: value for name, value in row.items() if name not in ("round", "seq")}
    if what == "decision":
        content["groups"] = (content.pop("first_group"), content.pop("second_group"))
    for name, value in content.items():
        if name in _IN_JSON and isinstance(value, str):
            content[name] = json.loads(value)
        elif name in _YES_OR_NO:
            content[name] = {0: False, 1: True}[int(str(value))]
    return _entries().validate_python({**content, "what": what}, strict=False)


def round_history_rows(
    database: MappingDatabase, round_id: str, after: int = 0
) -> Iterator[tuple[str, Row]]:
    """The entries about a round in order, as what each is and its columns, `seq` included.

    Those that come after the first `after` of them.
    """
    found: list[tuple[str, Row]] = []
    for what, table in _tables_in(database).items():
        sql = f"SELECT c.at, c.role, c.salt, e.* FROM round_chain c JOIN {table} e"
        later = "USING (round, seq) WHERE c.round = ? AND c.seq > ?"
        rows = database.query(f"{sql} {later}", [round_id, after])
        found.extend((what, row) for row in rows)
    yield from sorted(found, key=lambda pair: int(str(pair[1]["seq"])))


def round_history_of(
    database: MappingDatabase, round_id: str, after: int = 0
) -> tuple[AnyRoundEntry, ...]:
    """The entries about a round after the first `after`; none in a file of the first version."""
    if not holds_rounds(database):
        return ()
    rows = round_history_rows(database, round_id, after)
    return tuple(round_entry_of(what, row) for what, row in rows)


def holds_rounds(database: MappingDatabase) -> bool:
    """Whether the file has these tables: an old one that is read-only is read as it is."""
    return _version_of(database) >= FIRST_WITH_ROUNDS


def _tables_in(database: MappingDatabase) -> dict[str, str]:
    if _version_of(database) >= _FIRST_WITH_GAPS:
        return ROUND_TABLE_OF
    return {what: ROUND_TABLE_OF[what] for what in _OF_THE_SECOND_VERSION}


def _version_of(database: MappingDatabase) -> int:
    return int(str(next(iter(database.query("PRAGMA user_version")[0].values()))))


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
