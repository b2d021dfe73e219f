"""The names of a workspace's council, taken up when the workspace is opened."""

from __future__ import annotations

from pathlib import Path

from ncf_reflect.errors import FaultsError
from ncf_reflect.model.council import (
    COUNCIL_FILE,
    SHIPPED,
    Council,
    council_faults,
    council_from,
    use,
)

PLAIN_SIZE = 8_000
"""Bytes of a file that is read without looking for what a reader chokes on."""
_PLAIN_BRACKETS = 50


def take_up(folder: Path) -> tuple[str, ...]:
    """Use the names in `council.toml` of this folder; without one, the shipped names.

    What is wrong with the file, in a sentence: the shipped names are used then, since a slip in it
    must keep nobody from holding a session. Nothing else is loaded for a file that is sound.
    """
    use(SHIPPED)
    path = folder / COUNCIL_FILE
    if not path.is_file():
        return ()
    try:
        use(_read_plainly(path) or _read(path))
    except FaultsError as error:
        faults = "; ".join(error.faults)
        return (f"{COUNCIL_FILE} is left out, and the names are as shipped: {faults}.",)
    return ()


def _read_plainly(path: Path) -> Council | None:
    """The council, where the file is short, simple and sound; None otherwise."""
    import tomllib  # noqa: PLC0415 - only where there is a file

    try:
        with path.open("rb") as file:
            content = file.read(PLAIN_SIZE)
        text = content.decode("utf-8-sig")
        if len(content) == PLAIN_SIZE or sum(map(text.count, "[{.")) > _PLAIN_BRACKETS:
            return None
        parsed = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    return None if next(council_faults(parsed), None) else council_from(parsed)


def _read(path: Path) -> Council:
    from ncf_reflect.banks.council import read_council  # noqa: PLC0415 - it says what is wrong

    return read_council(path)
