"""All the banks that a workspace can ask from: those that come with the app, and its own."""

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from ncf_reflect.banks.folder import format_of, is_same, toml_files
from ncf_reflect.banks.reading import bank_from, read_text, refusal_of, shipped_folder
from ncf_reflect.banks.toml import parse_toml
from ncf_reflect.errors import FaultsError
from ncf_reflect.model.bank import BANK_FORMAT, Bank
from ncf_reflect.model.faults import Fault
from ncf_reflect.model.text import clean


@dataclass(frozen=True)
class ShelvedBank:
    """A bank and where it was found."""

    bank: Bank
    file: str
    """The file's path, for people to read."""
    shipped: bool
    """Whether it came with the app; False for the workspace's own."""


@dataclass(frozen=True)
class FaultyFile:
    """A file that would be a bank, and all that keeps it from being one."""

    file: str
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Shelf:
    """The banks found. A faulty file hides no good one; it is told beside them."""

    found: tuple[ShelvedBank, ...] = ()
    """Shipped ones first, then the workspace's own, each by id. An id stands once."""
    faulty: tuple[FaultyFile, ...] = ()
    passed_over: tuple[str, ...] = ()
    """TOML files of another format, such as the framework."""

    @property
    def banks(self) -> dict[str, Bank]:
        """The banks by id, in the order of `found`."""
        return {shelved.bank.id: shelved.bank for shelved in self.found}


def find_banks(own: Path | None) -> Shelf:
    """The shipped banks and those in the folder `own`, the workspace's `questions/`.

    A bank of the same id in `own` takes the place of the shipped one. A folder that is not there
    holds nothing; what cannot be read is told in `faulty`. Raises nothing for what it finds.
    """
    folder = shipped_folder()
    shipped = _shelf_of(folder, shipped=True)
    if own is None or is_same(own, folder):
        return shipped
    theirs = _shelf_of(own, shipped=False)
    by_id = {shelved.bank.id: shelved for shelved in (*shipped.found, *theirs.found)}
    return Shelf(
        found=tuple(by_id.values()),
        faulty=shipped.faulty + theirs.faulty,
        passed_over=shipped.passed_over + theirs.passed_over,
    )


def _shelf_of(folder: Path | Traversable, shipped: bool) -> Shelf:
    found: dict[str, ShelvedBank] = {}
    faulty: list[FaultyFile] = []
    passed_over: list[str] = []
    try:
        files = toml_files(folder)
    except (FileNotFoundError, NotADirectoryError):
        return Shelf()
    except OSError as error:
        fault = f"the folder cannot be opened ({error.strerror})"
        return Shelf(faulty=(FaultyFile(clean(str(folder)), (fault,)),))
    for source in files:
        file = clean(str(source))
        try:
            bank = _bank_of(source, found)
        except FaultsError as error:
            faulty.append(FaultyFile(file, error.faults))
            continue
        if bank is None:
            passed_over.append(file)
        else:
            found[bank.id] = ShelvedBank(bank, file, shipped)
    in_order = tuple(found[bank_id] for bank_id in sorted(found))
    return Shelf(in_order, tuple(faulty), tuple(passed_over))


def _bank_of(source: Path | Traversable, found: dict[str, ShelvedBank]) -> Bank | None:
    """The bank in `source`; None where it is a file of another format."""
    what = refusal_of(source)
    text = read_text(source, what)
    if format_of(text) not in (None, BANK_FORMAT):
        return None
    parsed = parse_toml(text, what)
    written = parsed.get("format")
    if isinstance(written, str) and written != BANK_FORMAT:
        return None
    bank = bank_from(parsed, what)
    if bank.id in found:
        expected = f"is the id of {found[bank.id].file} already; each bank needs its own"
        raise FaultsError(what, [Fault(place="id", expected=expected)])
    return bank
