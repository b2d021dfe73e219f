"""Evidence from outside in words: for the command line, the screens and the report."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from ncf_reflect.mapping.evidence_links import EvidenceLinks
from ncf_reflect.mapping.references import evidence_names, gap_names, references_of
from ncf_reflect.mapping.reporting.words import day
from ncf_reflect.mapping.themes import list_themes
from ncf_reflect.model.bank import Section
from ncf_reflect.model.base import Value
from ncf_reflect.model.evidence import Direction, Evidence, EvidenceFacts, Link, LinkKind
from ncf_reflect.model.faults import checked, parse_json
from ncf_reflect.model.figures import FigureColumn, figure_columns, figure_rows
from ncf_reflect.model.gap import Gap
from ncf_reflect.model.kinds import Strand
from ncf_reflect.model.session import Round
from ncf_reflect.model.text import capitalised

STRAND_WORDS = {
    Strand.AUDIT: "audit",
    Strand.DATA: "data",
    Strand.VOICE: "voice of children and families",
}
DIRECTION_WORDS = {
    Direction.SUPPORTS: "supports what groups said",
    Direction.CONTRADICTS: "contradicts what groups said",
    Direction.NEITHER: "neither supports nor contradicts what groups said",
}
BESIDE_NOTHING = "beside nothing yet"


GIVEN = "This cannot be recorded as evidence."


class _Given(Value):
    """What came in one breath."""

    evidence: Annotated[tuple[EvidenceFacts, ...], Field(min_length=1, max_length=2_000)]


class EvidenceLine(Value):
    """A piece of evidence as a report or a plain line prints it."""

    reference: str
    strand: str
    source: str
    dated: str
    """ "31 March 2026"; empty where no date is known."""
    says: str
    details: tuple[str, ...]
    """How strong it is by itself, what it does to what groups said, what it stands beside."""
    figures: tuple[tuple[str, ...], ...] = ()
    """Of an indicator: the headings, then a row for each period."""
    columns: tuple[FigureColumn, ...] = ()
    """Of an indicator: its columns, each with its line over the periods."""
    sections: tuple[str, ...] = ()
    """The slugs of the sections that it bears on."""


def evidence_lines(
    round_: Round, *, section: str | None = None, strand: Strand | None = None
) -> tuple[EvidenceLine, ...]:
    """The evidence of a round in its order; of one section or strand where that is named.

    A section's is what bears on it: by a link to it, a question or a gap in it, a theme there.
    """
    named, links = references_of(evidence_names(round_)), EvidenceLinks(round_)
    found = ((one, links.sections_of(one)) for one in round_.evidence)
    return tuple(
        _line(round_, one, named[str(one.id)], sections)
        for one, sections in found
        if (section is None or section in sections) and strand in (None, one.strand)
    )


def evidence_given(text: str) -> tuple[EvidenceFacts, ...]:
    """The pieces of evidence in JSON: one object, or a list. FaultsError with every fault."""
    parsed = parse_json(text, GIVEN)
    several = isinstance(parsed, list)
    given = checked(_Given, {"evidence": parsed if several else [parsed]}, GIVEN)
    return given.evidence


def details_of(round_: Round, evidence: Evidence) -> Iterator[str]:
    """What is known of a piece of evidence beside what it says, a sentence each."""
    yield f"By itself: {evidence.level}."
    says = DIRECTION_WORDS[evidence.direction]
    yield f"{capitalised(says)}."
    beside = "; ".join(link_words(round_, link) for link in evidence.links)
    yield f"Stands beside: {beside}." if beside else f"Stands {BESIDE_NOTHING}."
    if evidence.indicator:
        definition = evidence.indicator.definition.strip()
        yield f"Indicator: {evidence.indicator.name}{f'. {definition}' if definition else ''}"


def link_words(round_: Round, link: Link) -> str:
    """What a link leads to, in the bank's words: "Outcome 1, Stay together"."""
    if link.kind is LinkKind.THEME:
        return f"theme “{link.id}”"
    if link.kind is LinkKind.SECTION:
        return next((_named(s) for s in _sections(round_) if s.slug == link.id), link.id)
    if link.kind is LinkKind.QUESTION:
        return _questions(round_).get(link.id, link.id)
    gaps = {str(gap.id): gap for gap in round_.gaps}
    return _gap_words(round_, gaps[link.id]) if link.id in gaps else "a gap that was withdrawn"


def linkable(round_: Round) -> tuple[tuple[Link, str], ...]:
    """All that evidence can stand beside, each with its words."""
    links: list[Link] = []
    for section in _sections(round_):
        links.append(Link(kind=LinkKind.SECTION, id=section.slug))
        links += [Link(kind=LinkKind.QUESTION, id=question.id) for question in section.questions]
    links += [Link(kind=LinkKind.GAP, id=str(gap.id)) for gap in round_.gaps]
    links += [Link(kind=LinkKind.THEME, id=theme.name) for theme in list_themes(round_)]
    begun = {str(gap.id): f": {_begun(gap)}" for gap in round_.gaps}
    return tuple((link, f"{link_words(round_, link)}{begun.get(link.id, '')}") for link in links)


def _line(
    round_: Round, evidence: Evidence, reference: str, sections: tuple[str, ...]
) -> EvidenceLine:
    return EvidenceLine(
        reference=reference,
        strand=STRAND_WORDS[evidence.strand],
        source=evidence.source,
        dated=day(evidence.dated) if evidence.dated else "",
        says=evidence.says,
        details=tuple(details_of(round_, evidence)),
        figures=figure_rows(evidence.indicator) if evidence.indicator else (),
        columns=figure_columns(evidence.indicator) if evidence.indicator else (),
        sections=sections,
    )


def _sections(round_: Round) -> Iterator[Section]:
    return (section for bank in round_.banks for section in bank.sections)


def _named(section: Section) -> str:
    return f"{section.name}, {section.short}"


def _questions(round_: Round) -> dict[str, str]:
    return {
        question.id: f"{section.short}: {question.short}"
        for section in _sections(round_)
        for question in section.questions
    }


def _gap_words(round_: Round, gap: Gap) -> str:
    sections = {section.slug: section.short for section in _sections(round_)}
    about = _questions(round_).get(gap.question or "") or sections.get(gap.section, gap.section)
    theme = f", “{gap.theme}”" if gap.theme else ""
    return f"gap {references_of(gap_names(round_))[str(gap.id)]} on {about}{theme}"


def _begun(gap: Gap) -> str:
    """How a gap's words begin, to tell it from another on the same question."""
    said = gap.needed.strip() or gap.told.strip()
    return f"{said[:60]}…" if len(said) > 60 else said
