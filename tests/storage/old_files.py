"""Mapping files as earlier versions made them."""

import shutil
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from ncf_reflect.storage import schema
from ncf_reflect.storage.header import APPLICATION_ID


def of_version_1(path: Path) -> Path:
    """The file at `path`, in which nothing was decided, as the first migration alone leaves it."""
    return _of(path, 1)


def of_version_2(path: Path) -> Path:
    """The file at `path`, in which no gap or the like was recorded, as version 2 had it."""
    return _of(path, 2)


def _of(path: Path, version: int) -> Path:
    new = path.with_name("today.sqlite")
    shutil.move(path, new)
    database = Database(path)
    schema.migrations.apply(database, stop_before=schema.MIGRATION_TO[version + 1])
    database.execute("ATTACH ? AS today", [str(new)])
    for table in (*_tables(database), "drafts"):
        # Later versions have further columns.
        columns = ", ".join(database[table].columns_dict)
        database.execute(
            f"INSERT OR IGNORE INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}"
        )
    database.conn.commit()
    for name, value in (("application_id", APPLICATION_ID), ("user_version", version)):
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
