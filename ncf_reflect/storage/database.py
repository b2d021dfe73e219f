"""A connection to a mapping file. Reading needs SQLite alone; writing goes through sqlite-utils."""

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.db import Table

Row = dict[str, object]


class MappingDatabase:
    """Loads sqlite-utils when something is first written: the first screen only reads."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn

    @cached_property
    def utils(self) -> "Database":
        """The same connection as sqlite-utils sees it."""
        from sqlite_utils import Database  # noqa: PLC0415

        return Database(self.conn, execute_plugins=False)

    def query(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows at once: an open read cursor would block the writer."""
        cursor = self.conn.execute(sql, tuple(values))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def execute(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        """One statement."""
        return self.conn.execute(sql, tuple(values))

    def table(self, name: str) -> "Table":
        """A table to write to."""
        return self.utils.table(name)

    def atomic(self) -> AbstractContextManager["Database"]:
        """A transaction; a savepoint inside another one."""
        return self.utils.atomic()

    def close(self) -> None:
        """Let go of the file."""
        self.conn.close()
