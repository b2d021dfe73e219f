"""One writer at a time: a small SQLite file beside the mapping (DESIGN 4).

Who and since are committed to it, then its write lock is held. The operating system frees that
when the process dies, so a reopened app is never locked out by its own ghost.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from ncf_reflect.errors import LockedError, ReadOnlyError
from ncf_reflect.model.text import clean
from ncf_reflect.storage.opening import BUSY_SECONDS


class WriterLock:
    """The right to write to one mapping file, held until `release()` or the process's end."""

    def __init__(self, path: Path, holder: str) -> None:
        """Take the lock for the mapping at `path`.

        LockedError names the present holder; ReadOnlyError where the lock cannot be written: the
        folder is read-only, the disk is full, or something else stands in the lock's place.
        """
        self._file = lock_file(path)
        self._connection: sqlite3.Connection | None = None
        try:
            self._file.touch(mode=0o600)
            self._connection = sqlite3.connect(
                self._file, timeout=BUSY_SECONDS, isolation_level=None
            )
            self._take(self._connection, holder)
        except (sqlite3.Error, OSError) as error:
            self.release()
            raise _refusal(path, error) from error

    def release(self) -> None:
        """Let the next one write. Releasing twice does nothing."""
        if self._connection:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()

    def _take(self, connection: sqlite3.Connection, holder: str) -> None:
        execute = connection.execute
        execute("BEGIN IMMEDIATE")
        execute("CREATE TABLE IF NOT EXISTS holder (who TEXT NOT NULL)")
        execute("DELETE FROM holder")
        execute("INSERT INTO holder VALUES (?)", [holder])
        execute("COMMIT")
        execute("BEGIN IMMEDIATE")


def lock_file(path: Path) -> Path:
    """Where the lock of the mapping at `path` is."""
    return path.with_name(f"{path.name}.lock")


def _refusal(path: Path, error: sqlite3.Error | OSError) -> ReadOnlyError:
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code == sqlite3.SQLITE_BUSY:
        return _locked(path)
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return _read_only(path, "the disk is full. Free some room to go on recording")
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT) or lock_file(path).is_dir():
        return _read_only(path, f"{lock_file(path).name} is no lock. Delete that to go on")
    return _read_only(
        path,
        "its folder cannot be written to. Copy the file to a folder of your own to go on recording",
    )


def _locked(path: Path) -> LockedError:
    with closing(sqlite3.connect(lock_file(path), timeout=BUSY_SECONDS)) as connection:
        try:
            rows = connection.execute("SELECT who FROM holder").fetchall()
        except sqlite3.OperationalError:
            # The holder is writing its own name at this moment.
            rows = []
    holder = clean(str(rows[0][0])) if rows else "another window"
    return LockedError(
        f"{path.name} is open for writing: {holder}. It can be read here until it is closed there.",
        holder,
    )


def _read_only(path: Path, why: str) -> ReadOnlyError:
    return ReadOnlyError(f"{path.name} can only be read: {why}.")
