"""Whose words the tool holds: each source with its licence, and what must stand beside it."""

from collections.abc import Iterator

from ncf_reflect.banks.framework import KINDS, Library
from ncf_reflect.model.context import ContextItem, ContextPart
from ncf_reflect.model.framework import Reference


def sources(library: Library) -> tuple[ContextPart, ...]:
    """A part for each file of the Framework: its title, source, licence and attribution."""
    return tuple(_part(each) for each in _files(library))


def _files(library: Library) -> Iterator[Reference]:
    for kind in KINDS:
        yield from (shelved.value for shelved in library.find(kind))


def _part(file: Reference) -> ContextPart:
    texts = (file.source, f"Licence: {file.licence}")
    return ContextPart(
        heading=file.title,
        items=(ContextItem(mark="·", texts=texts),),
        credit=file.attribution,
    )
