"""Decisions, themes and the seal of a round document on their way into a mapping (DESIGN 5)."""

from collections.abc import Iterator

from ncf_reflect.mapping.decisions import rests_on, suggestion
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.decision import (
    Decision,
    DecisionEntry,
    SealEntry,
    ThemeEntry,
)
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
    return tuple(_made(mapping, document, RoundBook(here)))


def round_conflicts(mapping: OpenedMapping, document: RoundDocument) -> Iterator[str]:
    """What the mapping holds otherwise than a document says it about its round."""
    yield from _taken_ids(mapping, document)
    if document.title not in mapping.rounds:
        return
    here = _here(mapping, document)
    theirs = document.round_history
    if theirs:
        both = min(len(here), len(theirs))
        if here[:both] != theirs[:both]:
            yield "round_history: the round has other decisions, themes or another seal here"
        return
    book = RoundBook(here)
    if document.sealed and not any(seal.sealed for seal in book.seals):
        yield f"sealed: the round “{document.title}” was not made sealed here"
    stored = {str(decision.id): decision for decision in book.decisions}
    for place, decision in enumerate(document.decisions):
        known = stored.get(str(decision.id))
        if known and _as_far_as_said(known, decision) != decision:
            yield f"decisions[{place}]: {decision.id} is here with other content"
    described = {theme.name.casefold(): theme for theme in book.themes}
    for place, theme in enumerate(document.themes):
        if described.get(theme.name.casefold(), theme) != theme:
            yield f"themes[{place}]: “{theme.name}” is described otherwise here"


def _here(mapping: OpenedMapping, document: RoundDocument) -> tuple[AnyRoundEntry, ...]:
    if document.title not in mapping.rounds:
        return ()
    return mapping.store.round_history(document.title)


def _taken_ids(mapping: OpenedMapping, document: RoundDocument) -> Iterator[str]:
    ours = {e.decision for e in _here(mapping, document) if isinstance(e, DecisionEntry)}
    taken = mapping.store.ids() - ours
    for place, decision in enumerate(document.decisions):
        if str(decision.id) in taken:
            yield f"decisions[{place}].id: {decision.id} belongs to something else here"


def _as_far_as_said(known: Decision, said: Decision) -> Decision:
    left_out = [name for name in Decision.model_fields if getattr(said, name) is None]
    return known.model_copy(update=dict.fromkeys(left_out))


def _made(
    mapping: OpenedMapping, document: RoundDocument, book: RoundBook
) -> Iterator[AnyRoundEntry]:
    def stamp() -> dict[str, object]:
        return {"at": mapping.clock(), "role": IMPORT, "salt": mapping.new_salt()}

    if document.sealed and not book.seals:
        yield SealEntry.model_validate({"sealed": True, **stamp()})
    described = {theme.name.casefold() for theme in book.themes}
    for theme in document.themes:
        if theme.name.casefold() not in described:
            fields = {"theme": theme.name, "description": theme.description}
            yield ThemeEntry.model_validate({**fields, **stamp()})
    known = {decision.id for decision in book.decisions}
    for decision in document.decisions:
        if decision.id not in known:
            yield _decision_entry(mapping, document, decision)


def _decision_entry(
    mapping: OpenedMapping, document: RoundDocument, decision: Decision
) -> DecisionEntry:
    round_ = Round(
        authority=document.authority,
        title=document.title,
        banks=document.bank_copies,
        sessions=document.sessions,
    )
    said, suggested = suggestion(round_, decision.question, decision.groups)
    fields = decision.model_dump(exclude={"id"}, exclude_none=True)
    return DecisionEntry.model_validate(
        {
            **rests_on(said, suggested),
            "at": mapping.clock(),
            **({"suggested_strength": None} if decision.suggested_code else {}),
            **fields,
            "decision": decision.id,
            "salt": mapping.new_salt(),
        }
    )
