"""A council's file of names and words, read whole or refused whole with all that is wrong in it."""

from importlib.resources.abc import Traversable
from pathlib import Path

from ncf_reflect.banks.reading import read_text
from ncf_reflect.banks.toml import parse_toml
from ncf_reflect.errors import FaultsError
from ncf_reflect.model.council import Council, council_faults, council_from
from ncf_reflect.model.faults import Fault
from ncf_reflect.model.text import clean


def read_council(source: Path | Traversable) -> Council:
    """The council in `source`. FaultsError with every fault, each with its place."""
    what = f"{clean(source.name)} cannot be used as a council's names and words."
    return council_in(read_text(source, what), what)


def council_in(text: str, what: str) -> Council:
    """The council in a file's text. FaultsError, headed by `what`, with every fault."""
    parsed = parse_toml(text, what)
    faults = [Fault(place=clean(place), expected=words) for place, words in council_faults(parsed)]
    if faults:
        raise FaultsError(what, faults)
    return council_from(parsed)
