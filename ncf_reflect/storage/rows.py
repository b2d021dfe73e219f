"""Between rows and values. Nothing here decides anything."""

import json
from collections.abc import Iterator
from functools import cache

from pydantic import TypeAdapter

from ncf_reflect.model.session import AnyEntry, Entry, Point
from ncf_reflect.storage.database import MappingDatabase, Row

TABLE_OF = {
    "session": "session_revisions",
    "point": "point_revisions",
    "answer": "answer_revisions",
    "vote": "vote_revisions",
}
_CHAIN_FIELDS = {"at", "role", "salt", "what"}
_LISTS = ("themes", "votes")


@cache
def _entries() -> TypeAdapter[AnyEntry]:
    # Built when the first history is read: the first screen reads none.
    return TypeAdapter(Entry)


def row_of(entry: AnyEntry) -> Row:
    """The columns of an entry's own table, without those of the chain."""
    row: Row = entry.model_dump(mode="json", exclude=_CHAIN_FIELDS)
    for name in _LISTS:
        if isinstance(row.get(name), list):
            row[name] = json.dumps(row[name], ensure_ascii=False)
    if "withdrawn" in row:
        row["withdrawn"] = int(bool(row["withdrawn"]))
    return row


def entry_of(what: str, row: Row) -> AnyEntry:
    """The entry whose chain and content columns are in `row`."""
    content = {name: value for name, value in row.items() if name not in ("session", "seq")}
    for name in _LISTS:
        if isinstance(content.get(name), str):
            content[name] = json.loads(str(content[name]))
    return _entries().validate_python({**content, "what": what}, strict=False)


def history_rows(database: MappingDatabase, session: str) -> Iterator[tuple[str, Row]]:
    """Every entry of a session in order, as what it is and its columns, `seq` included."""
    found: list[tuple[str, Row]] = []
    for what, table in TABLE_OF.items():
        sql = f"SELECT c.at, c.role, c.salt, e.* FROM chain c JOIN {table} e USING (session, seq)"
        rows = list(database.query(f"{sql} WHERE c.session = ?", [session]))
        found.extend((what, row) for row in rows)
    yield from sorted(found, key=lambda pair: int(str(pair[1]["seq"])))


def point_of(row: Row) -> Point:
    """The point in a row of `current_points`."""
    return Point.model_validate(
        {
            "id": row["point"],
            "kind": row["kind"],
            "text": row["text"],
            "themes": json.loads(str(row["themes"])),
            "strength": row["strength"],
            "strand": row["strand"],
            "held": row["held"],
        },
        strict=False,
    )
