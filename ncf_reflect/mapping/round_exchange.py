"""What a round document says about its whole round on its way into a mapping (DESIGN 5).

Decisions, themes, the seal, gaps, actions, evidence, the local baseline, words for the report.
"""

from collections.abc import Iterator
from functools import partial

from ncf_reflect.mapping.decisions import rests_on, suggestion
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.round_lists import DECISIONS, LISTS, THEMES, WITH_IDS, Key, RoundList
from ncf_reflect.model.base import Value
from ncf_reflect.model.decision import Decision, SealEntry
from ncf_reflect.model.evidence import BaselineEntry
from ncf_reflect.model.round_book import AnyRoundEntry, RoundBook
from ncf_reflect.model.session import Round, RoundDocument

IMPORT = "import"
"""The role of what came with no role of its own."""


def new_round_entries(mapping: OpenedMapping, document: RoundDocument) -> tuple[AnyRoundEntry, ...]:
    """What a checked document says about its round that the mapping does not hold yet.

    A document written by hand may leave out when something was decided and what it rested on:
    that is now, and what the document itself says.
    """
    here = _here(mapping, document)
    if document.round_history:
        return document.round_history[len(here) :]
    return tuple(_made(mapping, document, here))


def round_conflicts(mapping: OpenedMapping, document: RoundDocument) -> Iterator[str]:
    """What the mapping holds otherwise than a document says it about its round."""
    here = _here(mapping, document)
    yield from _taken_ids(mapping, document, here)
    if document.title not in mapping.rounds:
        return
    theirs = document.round_history
    if theirs:
        both = min(len(here), len(theirs))
        if here[:both] != theirs[:both]:
            yield f"round_history[{_first_other(here, theirs)}]: the round went on otherwise here"
        return
    book = RoundBook(here)
    if document.sealed and not any(seal.sealed for seal in book.seals):
        yield f"sealed: the round “{document.title}” was not made sealed here"
    if document.baseline and book.baseline not in (None, document.baseline):
        yield "baseline: another local baseline stands beside this round here"
    for listed in LISTS:
        yield from _other_content(listed, document, here, book)


def _here(mapping: OpenedMapping, document: RoundDocument) -> tuple[AnyRoundEntry, ...]:
    if document.title not in mapping.rounds:
        return ()
    return mapping.store.round_history(document.title)


def _first_other(here: tuple[AnyRoundEntry, ...], theirs: tuple[AnyRoundEntry, ...]) -> int:
    pairs = enumerate(zip(here, theirs, strict=False))
    return next(place for place, (ours, their) in pairs if ours != their)


def _taken_ids(
    mapping: OpenedMapping, document: RoundDocument, here: tuple[AnyRoundEntry, ...]
) -> Iterator[str]:
    """Ids of the document that something else of the mapping has, in this round or another."""
    taken = mapping.store.ids()
    for listed in WITH_IDS:
        ours = {listed.key_of_entry(entry)[0] for entry in listed.entries(here)}
        named: dict[str, str] = {}
        for place, item in enumerate(listed.items(document)):
            named.setdefault(listed.key(item)[0], f"{listed.name}[{place}].id")
        for place, entry in enumerate(document.round_history):
            if isinstance(entry, listed.entry):
                known_as = listed.key_of_entry(entry)[0]
                named.setdefault(known_as, f"round_history[{place}].{listed.what}")
        for known_as, where in named.items():
            if known_as in taken - ours:
                yield f"{where}: {known_as} belongs to something else here"


def _other_content(
    listed: RoundList,
    document: RoundDocument,
    here: tuple[AnyRoundEntry, ...],
    book: RoundBook,
) -> Iterator[str]:
    standing = {listed.key(item): item for item in listed.items(book)}
    known = _known(listed, here, book)
    for place, item in enumerate(listed.items(document)):
        key = listed.key(item)
        if key not in known:
            continue
        where = f"{listed.name}[{place}]: {' '.join(filter(None, key))}"
        if key not in standing:
            yield f"{where} was taken back here"
        elif _as_far_as_said(standing[key], item) != item:
            yield f"{where} is here with other content"


def _known(listed: RoundList, here: tuple[AnyRoundEntry, ...], book: RoundBook) -> set[Key]:
    if listed is THEMES:
        # One that was renamed or merged here may come in again under its old name.
        return {listed.key(theme) for theme in book.themes}
    return {listed.key_of_entry(entry) for entry in listed.entries(here)}


def _as_far_as_said(known: Value, said: Value) -> Value:
    left_out = [name for name in type(said).model_fields if getattr(said, name) is None]
    return known.model_copy(update=dict.fromkeys(left_out))


def _made(
    mapping: OpenedMapping, document: RoundDocument, here: tuple[AnyRoundEntry, ...]
) -> Iterator[AnyRoundEntry]:
    def stamp() -> dict[str, object]:
        return {"at": mapping.clock(), "role": IMPORT, "salt": mapping.new_salt()}

    book = RoundBook(here)
    if document.sealed and not book.seals:
        yield SealEntry.model_validate({"sealed": True, **stamp()})
    if document.baseline and book.baseline is None:
        yield BaselineEntry.model_validate({**document.baseline.model_dump(), **stamp()})
    for listed in LISTS:
        known = _known(listed, here, book)
        for item in listed.items(document):
            if listed.key(item) in known:
                continue
            if listed is DECISIONS and isinstance(item, Decision):
                yield listed.made(item, partial(_rests_on, mapping, document, item))
            else:
                yield listed.made(item, stamp)


def _rests_on(
    mapping: OpenedMapping, document: RoundDocument, decision: Decision
) -> dict[str, object]:
    """What is recorded of a decision beside what the document says of it."""
    round_ = Round(
        authority=document.authority,
        title=document.title,
        banks=document.bank_copies,
        sessions=document.sessions,
    )
    said, suggested = suggestion(round_, decision.question, decision.groups)
    return {
        **rests_on(said, suggested),
        "at": mapping.clock(),
        **({"suggested_strength": None} if decision.suggested_code else {}),
        "salt": mapping.new_salt(),
    }
