"""Evidence from outside the workshops: recorded, changed, linked and withdrawn.

All of it is only ever added to a round's history; the newest entry of a piece holds.
"""

from collections.abc import Iterable

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.evidence_links import EvidenceLinks
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.references import evidence_names, id_of
from ncf_reflect.mapping.revising import stamp
from ncf_reflect.model.base import fields_of
from ncf_reflect.model.evidence import Evidence, EvidenceEntry, EvidenceFacts, Link
from ncf_reflect.model.faults import checked
from ncf_reflect.model.session import Round
from ncf_reflect.model.text import clean_deep
from ncf_reflect.model.typed import typed

QA_LEAD = "QA lead"
"""The role of who keeps evidence, where nobody says another."""

EvidenceChange = tuple[str, EvidenceFacts]
"""The id of a piece of evidence and what it is to say."""


def record_evidence(
    mapping: OpenedMapping, round_: Round, facts: EvidenceFacts, role: str = QA_LEAD
) -> Evidence:
    """A new piece of evidence. RefusedError where it is linked to something that is not there."""
    entry = _entry(mapping, EvidenceLinks(round_), mapping.new_id(), facts, role)
    mapping.store.append_to_round(round_.title, [entry])
    return entry.as_evidence()


def record_all(
    mapping: OpenedMapping, round_: Round, given: Iterable[EvidenceChange], role: str = QA_LEAD
) -> tuple[Evidence, ...]:
    """Several pieces, new or changed, in one breath: all of them or none."""
    links = EvidenceLinks(round_)
    entries = [_entry(mapping, links, evidence_id, facts, role) for evidence_id, facts in given]
    if entries:
        mapping.store.append_to_round(round_.title, entries)
    return tuple(entry.as_evidence() for entry in entries)


def amend_evidence(
    mapping: OpenedMapping,
    round_: Round,
    evidence_id: str,
    facts: EvidenceFacts,
    role: str = QA_LEAD,
) -> Evidence:
    """Say a piece of evidence anew; what it said before stays in its history."""
    before = evidence_of(round_, evidence_id)
    after = _entry(mapping, EvidenceLinks(round_), str(before.id), facts, role, before.links)
    if facts_of(after) == facts_of(before):
        return before
    mapping.store.append_to_round(round_.title, [after])
    return after.as_evidence()


def withdraw_evidence(
    mapping: OpenedMapping, round_: Round, evidence_id: str, role: str = QA_LEAD
) -> Evidence:
    """Take a piece of evidence out; it stays in the history. What it said."""
    before = evidence_of(round_, evidence_id)
    entry = _entry(
        mapping, EvidenceLinks(round_), str(before.id), before, role, before.links, withdrawn=True
    )
    mapping.store.append_to_round(round_.title, [entry])
    return before


def put_evidence_back(
    mapping: OpenedMapping, round_: Round, before: Evidence, role: str = QA_LEAD
) -> Evidence:
    """Put a piece back as it was before it was changed or withdrawn, by a further entry."""
    entry = _entry(mapping, EvidenceLinks(round_), str(before.id), before, role, before.links)
    mapping.store.append_to_round(round_.title, [entry])
    return entry.as_evidence()


def link_evidence(
    mapping: OpenedMapping,
    round_: Round,
    evidence_id: str,
    links: Iterable[Link],
    role: str = QA_LEAD,
) -> Evidence:
    """Let a piece of evidence stand beside these things, and beside nothing else."""
    before = evidence_of(round_, evidence_id)
    facts = facts_of(before).model_copy(update={"links": tuple(links)})
    return amend_evidence(mapping, round_, evidence_id, facts, role)


def evidence_of(round_: Round, known_as: str) -> Evidence:
    """The piece of evidence of this id, or of this reference ("E-9a0b").

    RefusedError where there is none, or where it was withdrawn.
    """
    wanted = id_of(known_as, evidence_names(round_))
    for evidence in round_.evidence:
        if evidence.id == wanted:
            return evidence
    raise RefusedError(f"There is no evidence {known_as} in “{round_.title}”.")


def facts_of(evidence: EvidenceFacts) -> EvidenceFacts:
    """What a piece of evidence says, without its id and its history."""
    return EvidenceFacts.model_validate(fields_of(evidence, EvidenceFacts))


def _entry(
    mapping: OpenedMapping,
    known: EvidenceLinks,
    evidence_id: str,
    facts: EvidenceFacts,
    role: str,
    linked: Iterable[Link] = (),
    *,
    withdrawn: bool = False,
) -> EvidenceEntry:
    # What was linked before stays so: a theme may have been taken off its points since.
    before = {link.key for link in linked}
    links = known.as_meant(facts.links)
    faults = known.faults(link for link in links if link.key not in before)
    if faults:
        sentences = "; ".join(fault.expected for fault in faults)
        raise RefusedError(f"This cannot be linked: {sentences}.")
    said = clean_deep(facts.model_dump(mode="json", include=set(EvidenceFacts.model_fields)))
    whole = checked(EvidenceFacts, said, "This cannot be recorded.")
    fields = {**whole.model_dump(), "links": links, "evidence": evidence_id}
    return typed(EvidenceEntry, {**fields, "withdrawn": withdrawn, **stamp(mapping, role)})
