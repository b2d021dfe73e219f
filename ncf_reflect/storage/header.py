"""The first 100 bytes of a mapping file, read before SQLite touches it (FAULTS)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ncf_reflect.errors import MappingFileError

APPLICATION_ID = 0x4E434652
"""The letters NCFR: what marks a SQLite file as a mapping of ours."""

SCHEMA_VERSION = 3
"""The newest version of the tables that this program knows."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_LENGTH = 100


@dataclass(frozen=True)
class Header:
    """What the header of a mapping file says."""

    schema_version: int

    @classmethod
    def read(cls, path: Path) -> Self:
        """The header of the file at `path`, whose bytes stay as they are.

        MappingFileError, a sentence for each, where there is no such file, or it is empty, not
        SQLite, another application's, made by a newer version, or cut short.
        """
        start, length = _first_bytes(path)
        if length == 0:
            raise MappingFileError(
                f"{path.name} is empty: nothing was ever saved in it. "
                "Delete it, or choose another mapping."
            )
        if length < _HEADER_LENGTH and _MAGIC.startswith(start[: len(_MAGIC)]):
            raise _cut_short(path)
        if length < _HEADER_LENGTH or not start.startswith(_MAGIC):
            raise MappingFileError(f"{path.name} is not a mapping file. Choose another file.")
        if _number(start, 68, 4) != APPLICATION_ID:
            raise MappingFileError(
                f"{path.name} belongs to another program. Choose a mapping made by NCF Reflect."
            )
        version = _number(start, 60, 4)
        if version > SCHEMA_VERSION:
            raise MappingFileError(
                f"{path.name} was made by a newer version of NCF Reflect. "
                "Update this program to open it; the file was not changed."
            )
        _refuse_if_cut_short(path, start, length)
        return cls(schema_version=version)


def _first_bytes(path: Path) -> tuple[bytes, int]:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER_LENGTH), path.stat().st_size
    except FileNotFoundError as error:
        raise MappingFileError(
            f"There is no mapping at {path}. Check the name, or make one with “new”."
        ) from error
    except OSError as error:
        raise MappingFileError(f"{path.name} cannot be read: {error.strerror}.") from error


def _refuse_if_cut_short(path: Path, start: bytes, length: int) -> None:
    page_size = _number(start, 16, 2)
    page_size = 65536 if page_size == 1 else page_size
    if _number(start, 28, 4) * page_size > length:
        raise _cut_short(path)


def _cut_short(path: Path) -> MappingFileError:
    return MappingFileError(
        f"{path.name} is cut short: part of the file is missing, perhaps from a copy that was "
        "broken off. It was not changed. Copy it again, or use a snapshot of it."
    )


def _number(data: bytes, offset: int, size: int) -> int:
    return int.from_bytes(data[offset : offset + size], "big")
