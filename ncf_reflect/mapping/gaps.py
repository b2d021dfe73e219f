"""Gaps are recorded, amended, withdrawn and restored: by further entries, never written over."""

from collections.abc import Iterable, Mapping

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.gap_checks import known_in
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.revising import (
    history_of,
    newest,
    refuse_unknown,
    revisions,
    stamp,
    tidied,
)
from ncf_reflect.model.base import fields_of
from ncf_reflect.model.evidence import EvidenceFacts, Link, LinkKind
from ncf_reflect.model.gap import ActionEntry, Gap, GapEntry, GapFacts, Source, SourceKind
from ncf_reflect.model.groups import in_order
from ncf_reflect.model.round_book import AnyRoundEntry
from ncf_reflect.model.session import Round


def record_gap(mapping: OpenedMapping, round_: Round, facts: GapFacts, role: str) -> Gap:
    """A new gap, as it stands now. RefusedError where it rests on nothing, or on nothing here."""
    entry = _entry(mapping, round_, mapping.new_id(), fields_of(facts, GapFacts), role)
    mapping.store.append_to_round(round_.title, [entry])
    return entry.as_gap()


def amend_gap(
    mapping: OpenedMapping, round_: Round, gap: str, changes: Mapping[str, object], role: str
) -> Gap:
    """The gap with some fields changed, as a further entry; none where nothing changed.

    RefusedError where it is not there or what it rests on is not.
    """
    before = _standing(mapping, round_, gap)
    entry = _entry(mapping, round_, gap, {**fields_of(before, GapFacts), **changes}, role, before)
    if fields_of(entry, GapFacts) != fields_of(before, GapFacts):
        mapping.store.append_to_round(round_.title, [entry])
        return entry.as_gap()
    return before.as_gap()


def withdraw_gap(
    mapping: OpenedMapping, round_: Round, gap: str, role: str, reason: str = ""
) -> None:
    """Take a gap back, with the actions on it. RefusedError where it is not there."""
    before = _standing(mapping, round_, gap)
    at = mapping.clock()
    fields = {"withdrawn": True, **({"reason": reason.strip()} if reason.strip() else {})}
    entries: list[AnyRoundEntry] = [
        tidied(GapEntry, {**dict(before), **fields, **stamp(mapping, role, at)})
    ]
    history = history_of(mapping, round_.title)
    for action in (action for action in round_.actions if action.gap == gap):
        standing = newest(history, ActionEntry, str(action.id))
        entries.append(
            tidied(ActionEntry, {**dict(standing), "withdrawn": True, **stamp(mapping, role, at)})
        )
    mapping.store.append_to_round(round_.title, entries)


def restore_gap(mapping: OpenedMapping, round_: Round, gap: str, role: str) -> Gap:
    """A withdrawn gap again as it stood, with the actions that were withdrawn together with it."""
    history = history_of(mapping, round_.title)
    gone = newest(history, GapEntry, gap)
    if not gone.withdrawn:
        raise RefusedError("This gap was not withdrawn.")
    stood = [entry for entry in revisions(history, GapEntry, gap) if not entry.withdrawn]
    if not stood:
        raise RefusedError("This gap never stood: record it anew.")
    at = mapping.clock()
    back = tidied(GapEntry, {**dict(stood[-1]), **stamp(mapping, role, at)})
    entries: list[AnyRoundEntry] = [back]
    for action in {e.action: e for e in history if isinstance(e, ActionEntry)}.values():
        if action.withdrawn and action.gap == gap and action.at == gone.at:
            fields = {**dict(action), "withdrawn": False, **stamp(mapping, role, at)}
            entries.append(tidied(ActionEntry, fields))
    mapping.store.append_to_round(round_.title, entries)
    return back.as_gap()


def links_with(evidence: EvidenceFacts, gap: str, *, put: bool) -> tuple[Link, ...]:
    """The links of a piece of evidence with one to this gap, or without it."""
    link = Link(kind=LinkKind.GAP, id=gap)
    others = tuple(each for each in evidence.links if each != link)
    return (*others, link) if put else others


def points_of(gap: GapFacts) -> tuple[str, ...]:
    """The ids of the points that a gap rests on."""
    return tuple(source.id for source in gap.sources if source.kind is SourceKind.POINT)


def sources_with(gap: GapFacts, points: Iterable[str]) -> tuple[Source, ...]:
    """What a gap rests on with these points in the place of its own, its other sources kept."""
    others = tuple(source for source in gap.sources if source.kind is not SourceKind.POINT)
    chosen = dict.fromkeys(points)
    return (*(Source(kind=SourceKind.POINT, id=point) for point in chosen), *others)


def _entry(
    mapping: OpenedMapping,
    round_: Round,
    gap: str,
    fields: Mapping[str, object],
    role: str,
    before: GapEntry | None = None,
) -> GapEntry:
    if not fields.get("sources"):
        raise RefusedError(
            "A gap rests on something: choose a point, a finding or a decision that it rests on."
        )
    facts = tidied(GapFacts, fields)
    facts = facts.model_copy(update={"groups": in_order(facts.groups)})
    known = known_in(round_)
    # A point that was withdrawn since stays what the gap was drafted from.
    known.points |= set(points_of(before)) if before else set()
    refuse_unknown(facts, known)
    return tidied(GapEntry, {**fields_of(facts, GapFacts), "gap": gap, **stamp(mapping, role)})


def _standing(mapping: OpenedMapping, round_: Round, gap: str) -> GapEntry:
    found = newest(history_of(mapping, round_.title), GapEntry, gap)
    if found.withdrawn:
        raise RefusedError("This gap was withdrawn. Restore it first.")
    return found
