"""What a report's file is called, and how it is written whole (FAULTS, "What goes out")."""

import errno
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePath

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.text import capitalised, clean

LONGEST_NAME = 120
"""Characters in a file name."""
LONGEST_NAME_IN_BYTES = 240
"""Most file systems end at 255 bytes; letters beyond ASCII take up to four each."""
MOST_OF_ONE_NAME = 999

_UNWANTED = re.compile(r'[<>:"/\\|?*\u200e\u200f\u061c]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_SUCH_FOLDER = (errno.ENOENT, errno.ENOTDIR)


def report_name(
    authority: str, title: str, at: datetime, suffix: str, what: str = "gap report"
) -> str:
    """A name such as "Northumberland, Spring 2026, gap report, 2026-03-12 1640.md".

    It is one name and no path, allowed on Windows, at most 120 characters. `at` is printed as it
    stands, in whatever zone it is given.
    """
    end = f", {what}, {at:%Y-%m-%d %H%M}"
    whose = ", ".join(filter(None, (_name_part(authority), _name_part(title)))) or "Round"
    stem = _shortened(whose, room_for=end + suffix) + end
    return f"{_off_devices(stem)}{suffix}"


def standing_name(what: str, at: datetime, suffix: str) -> str:
    """The same for a paper that tells of nobody's round: "Summary …, 2026-03-12 1640.md"."""
    return f"{capitalised(what)}, {at:%Y-%m-%d %H%M}{suffix}"


def write_new(folder: Path, name: str, data: bytes) -> Path:
    """The path of a new file in `folder` that holds `data`: never half, never over another file.

    Where `name` is taken, " (2)" and so on is put behind it. Nothing is written through a link.
    RefusedError where `name` is a path, or where the folder or the disk does not take it.
    """
    if not _is_plain_name(name):
        raise RefusedError(f"“{clean(name)}” is not a plain file name.")
    if folder.is_symlink():
        raise RefusedError(
            f"Nothing was written: {folder} is a link. Name the folder that it leads to."
        )
    try:
        return _written(folder, name, data)
    except OSError as error:
        raise RefusedError(_why(error, folder)) from error


def _name_part(text: str) -> str:
    words = _UNWANTED.sub(" ", clean(text)).split()
    return " ".join(words).strip(" .-")


def _shortened(whose: str, *, room_for: str) -> str:
    def fits(text: str) -> bool:
        name = f"_{text}{room_for}"
        return len(name) <= LONGEST_NAME and len(name.encode()) <= LONGEST_NAME_IN_BYTES

    if fits(whose):
        return whose
    while not fits(f"{whose}…"):
        whose = whose[:-1]
    return f"{whose.rstrip(' .,')}…"


def _off_devices(stem: str) -> str:
    # Windows takes "CON.anything" for the console, whatever follows the first full stop.
    return f"_{stem}" if _DEVICE.fullmatch(stem.split(".", maxsplit=1)[0].strip()) else stem


def _is_plain_name(name: str) -> bool:
    return name not in ("", ".", "..") and not re.search(r"[/\\:\0]", name)


def _written(folder: Path, name: str, data: bytes) -> Path:
    # mkstemp makes a file that is new and that only its owner can read or write (0600).
    handle, temporary = tempfile.mkstemp(prefix=".ncf-reflect-", suffix=".part", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        path = _moved_into_place(Path(temporary), folder, name)
    finally:
        Path(temporary).unlink(missing_ok=True)
    _sync_folder(folder)
    return path


def _moved_into_place(temporary: Path, folder: Path, name: str) -> Path:
    for candidate in _names(name):
        with suppress(FileExistsError):
            _move_to_new(temporary, folder / candidate)
            return folder / candidate
    raise FileExistsError(errno.EEXIST, "too many files of this name")


def _names(name: str) -> Iterator[str]:
    yield name
    path = PurePath(name)
    for number in range(2, MOST_OF_ONE_NAME + 1):
        behind = f" ({number})"
        room = LONGEST_NAME - len(behind) - len(path.suffix)
        yield f"{path.stem[:room]}{behind}{path.suffix}"


def _move_to_new(temporary: Path, target: Path) -> None:
    """Give the file its name. FileExistsError where anything, a dangling link too, has it."""
    if sys.platform == "win32":
        temporary.rename(target)
        return
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # No hard links here (memory sticks, some network folders): the name is claimed with an
        # empty file of our own, which only then gives way to the whole one.
        target.touch(mode=0o600, exist_ok=False)
        temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder, and some file systems cannot sync one; the file itself is safe.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _why(error: OSError, folder: Path) -> str:
    if error.errno in _FULL:
        return "The report was not written: the disk is full. Free some room and try again."
    if error.errno in _NOT_ALLOWED:
        return f"The report was not written: {folder} takes no new files. Choose another folder."
    if error.errno in _NO_SUCH_FOLDER:
        return f"The report was not written: there is no folder {folder}."
    if error.errno == errno.EEXIST:
        return f"The report was not written: {folder} has too many reports of this name."
    return f"The report was not written: {error.strerror}. Choose another folder."
