"""Files of a workspace that are to be changed: planned whole, told, and then written."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ncf_reflect.errors import RefusedError


class Change(NamedTuple):
    """One file as it shall be."""

    path: Path
    data: bytes
    said: str
    """What it comes to, in a sentence."""
    keeps_old: bool = False
    """Whether what stands there now is somebody's, and is kept under another name."""

    @property
    def is_one(self) -> bool:
        """Whether it makes any difference."""
        return held_in(self.path) != self.data

    @property
    def sentence(self) -> str:
        """What it comes to, and what becomes of what stood there."""
        if self.keeps_old and self.path.exists():
            return f"{self.said} What stood there is kept as {_spare_name(self.path).name}."
        return self.said


def held_in(path: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RefusedError(f"{path} cannot be read: {error.strerror}.") from error


def carry_out(folder: Path, changes: Iterable[Change]) -> None:
    """Make the workspace's folders, and write what is to be changed. Each file whole or not at all.

    RefusedError where the disk does not take it.
    """
    try:
        for name in ("", "sessions", "exports", "questions"):
            (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        for change in changes:
            if change.is_one:
                _write(change)
    except OSError as error:
        raise RefusedError(f"{folder} cannot be written: {error.strerror}.") from error


def _write(change: Change) -> None:
    path = change.path
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.is_symlink():
        raise RefusedError(f"{path} is a link: nothing is written through it.")
    handle, unfinished = tempfile.mkstemp(prefix=".ncf-reflect-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(change.data)
            file.flush()
            os.fsync(file.fileno())
        if change.keeps_old and path.exists():
            path.rename(_spare_name(path))
        Path(unfinished).replace(path)
    finally:
        with suppress(FileNotFoundError):
            Path(unfinished).unlink()


def _spare_name(path: Path) -> Path:
    # Not `.toml` at its end: in questions/ it would be taken for a second bank of the same id.
    names = (path.with_name(f"{path.name}.before-{number}") for number in range(1, 10_000))
    return next(name for name in names if not name.exists())
