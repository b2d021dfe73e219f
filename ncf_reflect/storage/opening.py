"""The one place where a mapping file is opened (FAULTS, "The mapping file")."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from ncf_reflect.errors import MappingFileError, NotSavedError
from ncf_reflect.storage.database import MappingDatabase

LONGEST_VALUE = 5_000_000
BUSY_SECONDS = 0.25

_WRITER_SETTINGS = (
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA secure_delete=ON",
)
_SETTINGS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

UNREADABLE = (ValueError, LookupError, RecursionError)
"""What is raised where a row holds something that was never saved in it."""


def connect(path: Path, *, writing: bool) -> MappingDatabase:
    """A connection to the file at `path`, which must exist, with every setting of FAULTS.

    MappingFileError where it cannot be opened.
    """
    mode = "rw" if writing else "ro"
    try:
        connection = sqlite3.connect(_uri(path, mode), uri=True, timeout=BUSY_SECONDS)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        for setting in (*_SETTINGS, *(_WRITER_SETTINGS if writing else ())):
            connection.execute(setting).fetchall()
    except sqlite3.Error as error:
        raise reading_error(path, error) from error
    return MappingDatabase(connection)


def create_file(path: Path) -> None:
    """An empty file that only this person can read. MappingFileError where one is there already."""
    try:
        if not path.parent.exists():
            path.parent.mkdir(mode=0o700, parents=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise MappingFileError(
            f"{path.name} is there already. Choose another name, or open it."
        ) from error
    except OSError as error:
        raise MappingFileError(
            f"{path.name} cannot be made in {path.parent}: {error.strerror}."
        ) from error


@contextmanager
def saving(database: MappingDatabase) -> Iterator[None]:
    """One transaction: all of it is on disk afterwards, or nothing and NotSavedError says why."""
    try:
        with database.atomic():
            yield
    except sqlite3.Error as error:
        raise NotSavedError(_why_not_saved(error)) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Reading from the file at `path`; damage becomes a MappingFileError with a sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise reading_error(path, error) from error
    except UNREADABLE as error:
        raise MappingFileError(_damaged(path)) from error


def reading_error(path: Path, error: sqlite3.Error) -> MappingFileError:
    """The sentence for an error of SQLite's while the file at `path` was opened or read."""
    code = _primary(error)
    if code in _BUSY:
        return MappingFileError(f"{path.name} is being written just now. Try again in a moment.")
    if code in _READ_ONLY and left_unfinished(path):
        return MappingFileError(
            f"The last save to {path.name} was broken off half way. "
            "To undo that half, open it once in a folder that can be written to."
        )
    if code in _READ_ONLY:
        return MappingFileError(f"{path.name} cannot be opened: check its folder and permissions.")
    if code in _FULL:
        return MappingFileError(
            f"{path.name} was left as it is: the disk is full, or gives an error. "
            "Free some room, or check the disk, and try again."
        )
    return MappingFileError(_damaged(path))


def left_unfinished(path: Path) -> bool:
    """Whether a save to the file at `path` is under way, or was broken off by a crash."""
    journal = path.with_name(f"{path.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that the file itself is broken, or holds text that is no text."""
    return _primary(error) in _DAMAGED or "decode" in str(error)


def _damaged(path: Path) -> str:
    return (
        f"{path.name} is damaged and was left as it is. "
        f"Run “ncf-reflect check {path.name}” to see what is wrong, and use a snapshot of it."
    )


def _why_not_saved(error: sqlite3.Error) -> str:
    code = _primary(error)
    if code in _FULL:
        return "Not saved: the disk is full. Free some room and press Enter."
    if code in _READ_ONLY:
        return "Not saved: the file or its folder cannot be written to. Move it, then press Enter."
    if code in _BUSY:
        return "Not saved: another program is reading the file. Press Enter to try again."
    if is_damage(error):
        return "Not saved: the mapping file is damaged. Write this line down and open a snapshot."
    return f"Not saved: {error}. Press Enter to try again."


def _primary(error: sqlite3.Error) -> int:
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else -1


def _uri(path: Path, mode: str) -> str:
    # As bytes: a name that is not UTF-8 must open its own file as well.
    location = os.fsencode(path.absolute().as_posix())
    if location.startswith(b"//"):
        # A network path needs four slashes, or its server is taken for the URI's authority.
        return f"file://{quote(location)}?mode={mode}"
    return f"file:{quote(location if location.startswith(b'/') else b'/' + location)}?mode={mode}"
