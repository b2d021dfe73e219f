"""A mapping file as the first version made it."""

import shutil
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from ncf_reflect.storage import schema
from ncf_reflect.storage.header import APPLICATION_ID


def of_version_1(path: Path) -> Path:
    """The file at `path`, in which nothing was decided, as the first migration alone leaves it."""
    new = path.with_name("today.sqlite")
    shutil.move(path, new)
    database = Database(path)
    schema.migrations.apply(database, stop_before="what_is_recorded_about_a_round")
    database.execute("ATTACH ? AS today", [str(new)])
    for table in (*_tables(database), "drafts"):
        columns = ", ".join(f'"{column.name}"' for column in database[table].columns)
        rows = f"SELECT {columns} FROM today.{table}"
        database.execute(f"INSERT OR IGNORE INTO main.{table} ({columns}) {rows}")
    database.conn.commit()
    for name, value in (("application_id", APPLICATION_ID), ("user_version", 1)):
        database.execute(f"PRAGMA {name} = {value}")
    database.close()
    new.unlink()
    return path


def _tables(database: Database) -> list[str]:
    rows = database.query("SELECT name FROM main.sqlite_master WHERE type = 'table'")
    return [row["name"] for row in rows if not row["name"].startswith(("_", "sqlite_"))]


def version_of(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
