"""Evidence from outside the workshops: recorded, changed, linked, and what stands beside what.

All of it is only ever added to a round's history; the newest entry of a piece holds.
"""

from collections.abc import Iterable

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.gap_checks import faults_of, known_in
from ncf_reflect.mapping.gap_lists import gap_references
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.themes import list_themes, placed_points
from ncf_reflect.model.base import Value
from ncf_reflect.model.evidence import Evidence, EvidenceEntry, EvidenceFacts, Link, LinkKind
from ncf_reflect.model.faults import Fault, checked
from ncf_reflect.model.gap import EvidenceLevel
from ncf_reflect.model.kinds import Strand
from ncf_reflect.model.session import Round
from ncf_reflect.model.text import clean_deep
from ncf_reflect.model.typed import typed

QA_LEAD = "QA lead"
"""The role of who keeps evidence, where nobody says another."""

EvidenceChange = tuple[str, EvidenceFacts]
"""The id of a piece of evidence and what it is to say."""


class BesideIt(Value):
    """A piece of evidence that stands beside something, and why."""

    evidence: Evidence
    from_section: bool = False
    """Whether it stands beside the whole section that the question is in."""


def record_evidence(
    mapping: OpenedMapping, round_: Round, facts: EvidenceFacts, role: str = QA_LEAD
) -> Evidence:
    """A new piece of evidence. RefusedError where it is linked to something that is not there."""
    entry = _entry(mapping, round_, mapping.new_id(), facts, role)
    mapping.store.append_to_round(round_.title, [entry])
    return entry.as_evidence()


def record_all(
    mapping: OpenedMapping, round_: Round, given: Iterable[EvidenceChange], role: str = QA_LEAD
) -> tuple[Evidence, ...]:
    """Several pieces, new or changed, in one breath: all of them or none."""
    entries = [_entry(mapping, round_, evidence_id, facts, role) for evidence_id, facts in given]
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
    after = _entry(mapping, round_, str(before.id), facts, role, before.links)
    if facts_of(after) == facts_of(before):
        return before
    mapping.store.append_to_round(round_.title, [after])
    return after.as_evidence()


def withdraw_evidence(
    mapping: OpenedMapping, round_: Round, evidence_id: str, role: str = QA_LEAD
) -> Evidence:
    """Take a piece of evidence out; it stays in the history. What it said."""
    before = evidence_of(round_, evidence_id)
    entry = _entry(mapping, round_, str(before.id), before, role, before.links, withdrawn=True)
    mapping.store.append_to_round(round_.title, [entry])
    return before


def put_evidence_back(
    mapping: OpenedMapping, round_: Round, before: Evidence, role: str = QA_LEAD
) -> Evidence:
    """Put a piece back as it was before it was changed or withdrawn, by a further entry."""
    entry = _entry(mapping, round_, str(before.id), before, role, before.links)
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


def is_linked(evidence: EvidenceFacts, link: Link) -> bool:
    """Whether a piece of evidence stands beside this already; of a theme whatever its capitals."""
    return _key(link) in map(_key, evidence.links)


def without_link(evidence: EvidenceFacts, link: Link) -> tuple[Link, ...]:
    """The links of a piece of evidence but for this one. RefusedError where it is none of them."""
    left = tuple(one for one in evidence.links if _key(one) != _key(link))
    if len(left) == len(evidence.links):
        raise RefusedError(f"It is not linked to the {link.kind} “{link.id}”.")
    return left


def evidence_of(round_: Round, known_as: str) -> Evidence:
    """The piece of evidence of this id, or of this reference ("E-9a0b").

    RefusedError where there is none, or where it was withdrawn.
    """
    known = {reference.casefold(): one for one, reference in evidence_references(round_).items()}
    wanted = known.get(known_as.casefold(), known_as)
    for evidence in round_.evidence:
        if evidence.id == wanted:
            return evidence
    raise RefusedError(f"There is no evidence {known_as} in “{round_.title}”.")


def evidence_references(round_: Round) -> dict[str, str]:
    """Per id of a piece of evidence how it is referred to: "E-9a0b", as short as can be."""
    ids = [str(evidence.id) for evidence in round_.evidence]
    length = 4
    while len({one[:length] for one in ids}) < len(set(ids)):
        length += 1
    return {one: f"E-{one[:length]}" for one in ids}


def evidence_for(
    round_: Round,
    *,
    question: str | None = None,
    section: str | None = None,
    gap: str | None = None,
    theme: str | None = None,
) -> tuple[BesideIt, ...]:
    """What was linked to a question, a section, a gap or a theme, in the order of the round.

    A question has what stands beside its section too, marked as such.
    """
    named = (
        (LinkKind.QUESTION, question),
        (LinkKind.SECTION, section),
        (LinkKind.GAP, gap),
        (LinkKind.THEME, theme.casefold() if theme else None),
    )
    wanted = {(kind, one) for kind, one in named if one is not None}
    around = (LinkKind.SECTION, section_of(round_, question)) if question else None
    found = []
    for evidence in round_.evidence:
        keys = {_key(link) for link in evidence.links}
        if keys & wanted:
            found.append(BesideIt(evidence=evidence))
        elif around in keys:
            found.append(BesideIt(evidence=evidence, from_section=True))
    return tuple(found)


def sections_of(round_: Round, evidence: Evidence) -> tuple[str, ...]:
    """The sections that a piece of evidence bears on, in the order of the round.

    By its links to sections, questions and gaps; without any, by where its themes were raised.
    """
    gaps = {str(gap.id): gap.section for gap in round_.gaps}
    found: set[str] = set()
    for link in evidence.links:
        if link.kind is LinkKind.SECTION:
            found.add(link.id)
        elif link.kind is LinkKind.QUESTION:
            found.add(section_of(round_, link.id))
        elif link.kind is LinkKind.GAP:
            found.add(gaps.get(link.id, ""))
    found = found or _raised_in(round_, evidence)
    return tuple(slug for slug in section_slugs(round_) if slug in found)


def section_slugs(round_: Round) -> tuple[str, ...]:
    """The slugs of the sections that a round asks, in its order."""
    return tuple(section.slug for bank in round_.banks for section in bank.sections)


def section_of(round_: Round, question: str) -> str:
    """The slug of the section that a question is in; empty where the round does not ask it."""
    return next(
        (
            asked.section.slug
            for bank in round_.banks
            for asked in bank.asked()
            if asked.question.id == question
        ),
        "",
    )


def as_meant(round_: Round, links: Iterable[Link]) -> tuple[Link, ...]:
    """The links, each theme as the round spells it, each gap by its id if it was named by its
    reference ("safe-G-9a0b"), none of them twice."""
    spelled = {theme.name.casefold(): theme.name for theme in list_themes(round_)}
    gaps = {reference: known for known, reference in gap_references(round_).items()}
    meant: dict[tuple[LinkKind, str], Link] = {}
    for link in links:
        known_as = link.id
        if link.kind is LinkKind.THEME:
            known_as = spelled.get(link.id.casefold(), link.id)
        elif link.kind is LinkKind.GAP:
            known_as = gaps.get(link.id, link.id)
        one = Link(kind=link.kind, id=known_as)
        meant.setdefault(_key(one), one)
    return tuple(meant.values())


def link_faults(round_: Round, links: Iterable[Link]) -> tuple[Fault, ...]:
    """Each link to something that is not there, with its place: `links[0].id`."""
    linked = EvidenceFacts.model_construct(
        strand=Strand.AUDIT, source="", says="", level=EvidenceLevel.WEAK, links=tuple(links)
    )
    themes = {theme.name.casefold() for theme in list_themes(round_)}
    unraised = (
        Fault(place=f"links[{number}].id", expected=f"there is no theme “{link.id}” in this round")
        for number, link in enumerate(linked.links)
        if link.kind is LinkKind.THEME and link.id.casefold() not in themes
    )
    return (*faults_of(linked, "", known_in(round_)), *unraised)


def facts_of(evidence: EvidenceFacts) -> EvidenceFacts:
    """What a piece of evidence says, without its id and its history."""
    return EvidenceFacts.model_validate(
        evidence.model_dump(include=set(EvidenceFacts.model_fields))
    )


def _entry(
    mapping: OpenedMapping,
    round_: Round,
    evidence_id: str,
    facts: EvidenceFacts,
    role: str,
    linked: Iterable[Link] = (),
    *,
    withdrawn: bool = False,
) -> EvidenceEntry:
    if not role.strip():
        raise RefusedError("Say in which role you record evidence.")
    # What was linked before stays so: a theme may have been renamed since.
    before = set(map(_key, linked))
    links = as_meant(round_, facts.links)
    faults = link_faults(round_, (link for link in links if _key(link) not in before))
    if faults:
        sentences = "; ".join(fault.expected for fault in faults)
        raise RefusedError(f"This cannot be linked: {sentences}.")
    said = clean_deep(facts.model_dump(mode="json", include=set(EvidenceFacts.model_fields)))
    whole = checked(EvidenceFacts, said, "This cannot be recorded.")
    stamp = {"at": mapping.clock(), "role": role.strip(), "salt": mapping.new_salt()}
    fields = {**whole.model_dump(), "links": links, "evidence": evidence_id}
    return typed(EvidenceEntry, {**fields, "withdrawn": withdrawn, **stamp})


def _raised_in(round_: Round, evidence: Evidence) -> set[str]:
    """The sections in which a theme that the evidence is linked to was raised."""
    themes = {link.id.casefold() for link in evidence.links if link.kind is LinkKind.THEME}
    return {
        section_of(round_, placed.question)
        for placed in (placed_points(round_) if themes else ())
        if themes & {theme.casefold() for theme in placed.point.themes}
    }


def _key(link: Link) -> tuple[LinkKind, str]:
    return link.kind, link.id.casefold() if link.kind is LinkKind.THEME else link.id
