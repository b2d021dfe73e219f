"""The TOML files of a folder, told apart by their format before they are parsed."""

import re
from importlib.resources.abc import Traversable
from pathlib import Path

# Where the format is the first key, a file of another one need not be parsed, long as it may be.
_FIRST_FORMAT = re.compile(
    r"""\ufeff?(?:[ \t]*+(?:\#[^\n]*+)?\r?\n)*+[ \t]*format[ \t]*=[ \t]*["']([^"'\\\n]+)["']"""
)


def format_of(text: str) -> str | None:
    """The format that a file names as its first key; None where another key comes first."""
    first = _FIRST_FORMAT.match(text)
    return first.group(1) if first else None


def toml_files(folder: Path | Traversable) -> list[Path | Traversable]:
    """The TOML files of a folder. OSError where it cannot be looked into."""
    # Shorter names first, so that of `tool-1.toml` and `Copy of tool-1.toml` the copy is refused.
    # Hidden files are what macOS and sync programs leave behind.
    files = [
        entry
        for entry in folder.iterdir()
        if entry.name.lower().endswith(".toml") and not entry.name.startswith(".")
    ]
    return sorted(
        (file for file in files if file.is_file()), key=lambda file: (len(file.name), file.name)
    )


def is_same(own: Path, folder: Path | Traversable) -> bool:
    """Whether both are one folder on disk."""
    try:
        return isinstance(folder, Path) and own.samefile(folder)
    except OSError:
        return False
