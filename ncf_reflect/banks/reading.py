"""A bank file, read whole or refused whole with everything that is wrong in it."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import ncf_reflect
from ncf_reflect.banks.rules import faults_between
from ncf_reflect.banks.toml import parse_toml
from ncf_reflect.errors import FaultsError
from ncf_reflect.model.bank import Bank
from ncf_reflect.model.faults import checked
from ncf_reflect.model.text import clean, clean_deep

BANK_LIMIT = 256_000
"""The size in bytes above which a file is refused unread (FAULTS, "What comes in")."""


def shipped_folder() -> Traversable:
    """The folder of the banks that come with the app.

    In an installed app the build has put it into the package; in a checkout it is `questions/`
    beside the package, the one home of these files.
    """
    inside = files(ncf_reflect) / "questions"
    if inside.is_dir():
        return inside
    return Path(ncf_reflect.__file__).parent.parent / "questions"


def read_bank(source: Path | Traversable) -> Bank:
    """The bank in `source`. FaultsError with every fault, each with its place."""
    what = refusal_of(source)
    return bank_from(parse_toml(read_text(source, what), what), what)


def check_bank(source: Path | Traversable) -> tuple[str, ...]:
    """All that is wrong with the bank in `source`, a sentence each; empty where nothing is."""
    try:
        read_bank(source)
    except FaultsError as error:
        return error.faults
    return ()


def refusal_of(source: Path | Traversable) -> str:
    """The sentence above the faults of a file."""
    return f"{clean(source.name)} cannot be used as a question bank."


def read_text(source: Path | Traversable, what: str) -> str:
    """The text in `source`. FaultsError where it is too large, not text, or not to be had."""
    try:
        with source.open("rb") as file:
            content = file.read(BANK_LIMIT + 1)
    except FileNotFoundError as error:
        raise FaultsError(what, ["there is no file of this name"]) from error
    except OSError as error:
        raise FaultsError(what, [f"the file cannot be opened ({error.strerror})"]) from error
    if len(content) > BANK_LIMIT:
        raise FaultsError(what, [f"the file is larger than {BANK_LIMIT // 1000} kB"])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        expected = f"line {line}: the file is not saved as UTF-8 text"
        raise FaultsError(what, [expected]) from error


def bank_from(parsed: object, what: str) -> Bank:
    """The bank in `parsed` TOML. FaultsError with every fault, each with its place."""
    cleaned = clean_deep(parsed)
    return checked(Bank, cleaned, what, faults_between(cleaned))
