"""A workspace's own questions: added to a shipped bank, or a whole bank in the place of one.

Shipped files are never touched. Of an extended bank three files stand in the workspace's
`questions/`: what a person added (`tool-2-added.toml`), the bank that was made of it
(`tool-2.toml`), and what it was made from (`tool-2-built.toml`), so that a later version of the
shipped bank is noticed.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ncf_reflect.banks import Shelf, find_banks, read_bank
from ncf_reflect.banks.extending import extended, read_additions, without
from ncf_reflect.banks.folder import format_of
from ncf_reflect.banks.reading import read_text
from ncf_reflect.banks.toml import parse_toml
from ncf_reflect.banks.writing import as_toml
from ncf_reflect.errors import ReflectError, RefusedError
from ncf_reflect.mapping.bank_changes import bank_changes
from ncf_reflect.mapping.changing import Change
from ncf_reflect.mapping.opened import refuse_clashes
from ncf_reflect.model.additions import QUESTIONS_FORMAT, Additions
from ncf_reflect.model.bank import Bank
from ncf_reflect.model.text import counted

BUILT_FORMAT = "ncf-reflect/built"
ADDED, BUILT = "-added.toml", "-built.toml"


class Built(NamedTuple):
    """What an extended bank was made from, and what came of it."""

    bank: str
    shipped_version: str
    shipped_hash: str
    built_hash: str


class Stale(NamedTuple):
    """An extended bank whose shipped bank has changed since it was made."""

    bank: str
    version: str
    """The shipped version that it was made from."""
    now: str
    """The shipped version of today."""
    changes: tuple[str, ...]


def adding(folder: Path, source: Path, authority: str) -> tuple[Change, ...]:
    """The changes that add the questions in `source` to the bank that they name.

    FaultsError with every fault of the file and every id that is taken; RefusedError where there
    is no such shipped bank, or the workspace has a whole bank of its own in its place.
    """
    additions = read_additions(source)
    shipped, shelf = find_banks(None).banks, find_banks(folder)
    base = shipped.get(additions.extends)
    if base is None:
        known = ", ".join(shipped)
        raise RefusedError(f"No bank “{additions.extends}” comes with the app. Banks: {known}.")
    _refuse_own(folder, shelf, base.id)
    others = [bank for bank in shelf.banks.values() if bank.id != base.id]
    built = extended(base, additions, others, authority)
    said = f"questions/{base.id}{ADDED}: {counted(additions.count, 'question')} of your own."
    path = folder / f"{base.id}{ADDED}"
    if path.exists() and not path.samefile(source):
        said += " They take the place of those added before."
    added = Change(path, source.read_bytes(), said, keeps_old=True)
    return (added, *_made(folder, base, built, additions))


def refreshing(folder: Path, authority: str) -> tuple[Change, ...]:
    """The changes that make every extended bank anew from the shipped one of today."""
    return tuple(
        change
        for source in _additions_in(folder)
        for change in adding(folder, source, authority)
        if change.path != source
    )


def replacing(folder: Path, source: Path) -> tuple[Change, ...]:
    """The change that puts a whole bank in the place of the shipped one of its id.

    FaultsError with every fault; RefusedError where no shipped bank has its id.
    """
    bank = read_bank(source)
    shipped, shelf = find_banks(None).banks, find_banks(folder)
    if bank.id not in shipped:
        known = ", ".join(shipped)
        raise RefusedError(
            f"No bank “{bank.id}” comes with the app, so there is none to replace: {known}. To ask "
            "it beside the others, put the file into questions/."
        )
    if (folder / f"{bank.id}{ADDED}").exists():
        raise RefusedError(
            f"Questions are added to {bank.id} here. Take questions/{bank.id}{ADDED} away first."
        )
    refuse_clashes([bank, *(other for other in shelf.banks.values() if other.id != bank.id)])
    said = (
        f"questions/{bank.id}.toml: {bank.title}, version “{bank.version}”, in the place of the "
        "shipped bank."
    )
    return (Change(folder / f"{bank.id}.toml", source.read_bytes(), said, keeps_old=True),)


def stale(folder: Path) -> tuple[Stale, ...]:
    """The extended banks of a workspace whose shipped bank is another one today."""
    shipped, own = find_banks(None).banks, find_banks(folder).banks
    return tuple(
        Stale(base.id, built.shipped_version, base.version, _since(folder, own[base.id], base))
        for built in _records(folder)
        if (base := shipped.get(built.bank)) and base.id in own
        if built.shipped_hash != base.content_hash
    )


def _since(folder: Path, own: Bank, base: Bank) -> tuple[str, ...]:
    try:
        added = read_additions(folder / f"{base.id}{ADDED}")
    except ReflectError:
        return ()
    return bank_changes(without(own, added), base)


def _made(folder: Path, base: Bank, built: Bank, additions: Additions) -> tuple[Change, Change]:
    path, record = folder / f"{base.id}.toml", folder / f"{base.id}{BUILT}"
    remarks = (
        f"Made by `ncf-reflect adapt` from the shipped bank {base.id}, version {base.version}, and",
        f"{base.id}{ADDED}, version {additions.version}. Change that file, not this one, then:",
        "`ncf-reflect adapt FOLDER --refresh`. Shipped questions stand here to the letter.",
        f"Added questions: {additions.source} {additions.licence}",
    )
    said = (
        f"questions/{base.id}.toml: {base.title}, version “{built.version}”: "
        f"{counted(len(list(base.asked())), 'shipped question')} and {additions.count} of your own."
    )
    what = Built(base.id, base.version, base.content_hash, built.content_hash)
    return (
        Change(path, as_toml(built, remarks).encode(), said, keeps_old=_is_edited(path, record)),
        Change(
            record, _record_text(what).encode(), f"questions/{record.name}: what it was made from."
        ),
    )


def _record_text(built: Built) -> str:
    head = f'# Written by `ncf-reflect adapt`; not to be edited.\nformat = "{BUILT_FORMAT}"\n'
    keys = (f'{name} = "{_plain(value)}"' for name, value in built._asdict().items())
    return head + "\n".join(keys) + "\n"


def _plain(value: str) -> str:
    return value.replace("\\", "").replace('"', "")


def _is_edited(path: Path, record: Path) -> bool:
    """Whether the bank in `path` is not as it was made."""
    if not path.exists():
        return False
    built = _record_in(record)
    try:
        return built is None or read_bank(path).content_hash != built.built_hash
    except ReflectError:
        return True


def _refuse_own(folder: Path, shelf: Shelf, bank_id: str) -> None:
    for shelved in shelf.found:
        file = Path(shelved.file)
        made_here = _record_in(folder / f"{bank_id}{BUILT}") and file.name == f"{bank_id}.toml"
        if shelved.bank.id == bank_id and not shelved.shipped and not made_here:
            raise RefusedError(
                f"questions/{file.name} is a whole bank of your own in the place of {bank_id}: "
                "write the questions into that file."
            )


def _records(folder: Path) -> Iterator[Built]:
    for path in sorted(folder.glob(f"*{BUILT}")):
        if built := _record_in(path):
            yield built


def _record_in(path: Path) -> Built | None:
    try:
        parsed = parse_toml(read_text(path, path.name), path.name)
    except ReflectError:
        return None
    if parsed.get("format") != BUILT_FORMAT:
        return None
    return Built(*(str(parsed.get(name, "")) for name in Built._fields))


def _additions_in(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.glob(f"*{ADDED}")):
        if format_of(read_text(path, path.name)) == QUESTIONS_FORMAT:
            yield path
