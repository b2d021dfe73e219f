"""Whether what is recorded about the rounds of a mapping is whole."""

from collections.abc import Iterator

from ncf_reflect.storage import chain
from ncf_reflect.storage.chain_walk import first_fault
from ncf_reflect.storage.database import MappingDatabase, Row
from ncf_reflect.storage.round_rows import (
    FINDING_TABLES,
    findings_digest,
    round_entry_of,
    round_history_rows,
)


def round_faults(database: MappingDatabase) -> Iterator[str]:
    """The first decision, theme or seal of each round that is not what was saved."""
    for row in database.query("SELECT id, title FROM rounds ORDER BY rowid"):
        round_id = str(row["id"])
        found = round_history_rows(database, round_id)
        history = [(what, entry, round_entry_of) for what, entry in found]
        sql = "SELECT * FROM round_chain WHERE round = ? ORDER BY seq"
        links = database.query(sql, [round_id])
        fault = first_fault(history, links, chain.round_root(round_id))
        if fault:
            yield f"the round “{row['title']}”: {fault}"


def finding_faults(database: MappingDatabase) -> Iterator[str]:
    """Kept findings that are not those of the triangulation that kept them."""
    sql = "SELECT f.*, r.title FROM findings f JOIN rounds r ON r.id = f.round"
    for row in database.query(sql):
        rows = {table: _rows_of(database, table, str(row["round"])) for table in FINDING_TABLES}
        if row["digest"] != findings_digest(str(row["ruleset"]), str(row["input_hash"]), rows):
            yield (
                f"the findings kept for the round “{row['title']}” are not those that were "
                "found: triangulate again"
            )


def _rows_of(database: MappingDatabase, table: str, round_id: str) -> list[Row]:
    sql = f"SELECT * FROM {table} WHERE round = ? ORDER BY position"
    return database.query(sql, [round_id])
