"""The made-up example round that `ncf-reflect demo` records."""

from functools import cache
from importlib.resources import files

from ncf_reflect.banks import find_banks
from ncf_reflect.mapping.exchange import import_round, read_document
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.session import RoundDocument

EXAMPLE_FILE = "example_round.json"


@cache
def example_document() -> RoundDocument:
    """The example as a checked round document, of an authority that is not there.

    It asks the shipped banks: a workspace's own banks may leave out what it answers.
    """
    data = files("ncf_reflect.mapping").joinpath(EXAMPLE_FILE).read_bytes()
    return read_document(data, find_banks(None).banks.get)


def holds_example(mapping: OpenedMapping) -> bool:
    """Whether the example is in the mapping already, changed since or not."""
    document = example_document()
    return mapping.authority == document.authority and document.title in mapping.rounds


def bring_in_example(mapping: OpenedMapping) -> bool:
    """Record the example in a mapping of its authority; False where it is there and stays as it is.

    FaultsError where the mapping is another authority's.
    """
    if holds_example(mapping):
        return False
    import_round(mapping, example_document())
    return True
