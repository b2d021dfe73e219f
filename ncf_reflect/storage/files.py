"""Making, opening and copying mapping files (DESIGN 4; FAULTS, "The mapping file")."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from ncf_reflect.errors import LockedError, MappingFileError, ReadOnlyError
from ncf_reflect.storage import chain
from ncf_reflect.storage.database import MappingDatabase
from ncf_reflect.storage.header import SCHEMA_VERSION, Header
from ncf_reflect.storage.lock import WriterLock
from ncf_reflect.storage.opening import (
    connect,
    create_file,
    left_unfinished,
    reading,
    reading_error,
    saving,
)
from ncf_reflect.storage.store import MappingStore


def create(path: Path, authority: str, at: datetime, holder: str) -> MappingStore:
    """A new mapping, open for writing. MappingFileError where a file of that name is there."""
    create_file(path)
    with ExitStack() as undo:
        # A half-made file would stand in the way of the next try.
        undo.callback(path.unlink, missing_ok=True)
        lock = undo.enter_context(WriterLock(path, holder))
        database = connect(path, writing=True)
        undo.callback(database.close)
        made = at.isoformat()
        with saving(database):
            _migrate(database)
            row = {"id": 1, "authority": authority, "created_at": made}
            digest = chain.digest(authority, made)
            database.table("mapping").insert({**row, "digest": digest})
        undo.pop_all()
    return MappingStore(path, database, lock)


def open_for_writing(path: Path, holder: str) -> MappingStore:
    """The mapping at `path`, for its one writer.

    LockedError where somebody else writes, ReadOnlyError where it can only be read,
    MappingFileError where it cannot be opened at all.
    """
    header = Header.read(path)
    if not os.access(path, os.W_OK):
        # SQLite would open it without a word, and refuse the first line that the room says.
        raise ReadOnlyError(
            f"{path.name} can only be read: it is marked as read-only. "
            "Copy it to a folder of your own to go on recording."
        )
    with ExitStack() as undo:
        lock = undo.enter_context(WriterLock(path, holder))
        database = connect(path, writing=True)
        undo.callback(database.close)
        with reading(path):
            database.execute("PRAGMA schema_version").fetchall()
        if header.schema_version < SCHEMA_VERSION:
            _migrate_with_snapshot(path, database)
        undo.pop_all()
    return MappingStore(path, database, lock)


def open_for_reading(path: Path) -> MappingStore:
    """The mapping at `path` as it is on disk now, beside whoever writes to it."""
    header = Header.read(path)
    if header.schema_version < SCHEMA_VERSION or left_unfinished(path):
        # What a crash left half-written is rolled back, and old tables are brought up to date,
        # by a writer; a reader cannot. Where somebody writes just now, both are theirs to do.
        with _briefly_for_writing(path):
            pass
    return MappingStore(path, connect(path, writing=False), None)


def snapshot(path: Path, target: Path) -> None:
    """A whole copy of the mapping at `path` in `target`, in place all at once or not at all."""
    unfinished = target.with_name(f"{target.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        create_file(unfinished)
        _copy(path, unfinished)
        unfinished.replace(target)
    except OSError as error:
        raise MappingFileError(f"No copy was made in {target.parent}: {error.strerror}.") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _copy(path: Path, target: Path) -> None:
    source = connect(path, writing=False)
    with closing(source.conn), closing(sqlite3.connect(target)) as copy, reading(path):
        source.conn.backup(copy)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _migrate_with_snapshot(path: Path, database: MappingDatabase) -> None:
    snapshot(path, path.with_name(f"{path.name}.before-version-{SCHEMA_VERSION}"))
    try:
        _migrate(database)
    except sqlite3.Error as error:
        raise reading_error(path, error) from error


@contextmanager
def _briefly_for_writing(path: Path) -> Iterator[None]:
    try:
        store = open_for_writing(path, "another window, for a moment")
    except LockedError:
        yield
        return
    except ReadOnlyError:
        if left_unfinished(path):
            raise
        # Old tables can be read as they are: nobody has decided anything in them yet.
        yield
        return
    with store:
        yield


def _migrate(database: MappingDatabase) -> None:
    # The first screen opens a file that is up to date: it needs no migrations.
    from ncf_reflect.storage.schema import migrate  # noqa: PLC0415

    migrate(database.utils)
