"""The gaps of a round in an order, each with what it lacks, and what it rests on in words."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.actions import under_way
from ncf_reflect.mapping.gap_statements import GapSentence, statement_beside
from ncf_reflect.mapping.references import action_names, gap_names, id_of, references_of
from ncf_reflect.mapping.reporting.words import day
from ncf_reflect.mapping.strands import Beside, Outside
from ncf_reflect.model.bank import AskedQuestion, Section
from ncf_reflect.model.base import Value
from ncf_reflect.model.gap import Action, ActionStatus, Gap, GapFacts, GapSize, GapStatus
from ncf_reflect.model.kinds import Strand
from ncf_reflect.model.session import Round


class Lack(StrEnum):
    """What a gap cannot do without before a board can act on it."""

    TOLD = "told"
    CHILDREN = "children"
    EXPECTED = "expected"
    NEEDED = "needed"
    OUTSIDE = "evidence"
    ACTION = "action"
    OWNER = "owner"
    MEASURE = "measure"
    REVIEW = "review date"
    SIZE = "size"
    LEVEL = "strength of evidence"

    @property
    def shown(self) -> str:
        """What is lacking, in words: "the sentence about children"."""
        return _LACKS[self]


_LACKS = {
    Lack.TOLD: "what groups told us",
    Lack.CHILDREN: "the sentence about children",
    Lack.EXPECTED: "what the Framework expects",
    Lack.NEEDED: "what we need to do",
    Lack.OUTSIDE: "evidence from outside",
    Lack.ACTION: "an action",
    Lack.OWNER: "an owner",
    Lack.MEASURE: "a measure",
    Lack.REVIEW: "a review date",
    Lack.SIZE: "its size",
    Lack.LEVEL: "strength of evidence",
}


class GapOrder(StrEnum):
    """How gaps can be listed."""

    SECTION = "section"
    SIZE = "size"
    OWNER = "owner"
    REVIEW = "review date"


class ListedGap(Value):
    """A gap with its place, its statement, its actions, and what stands beside it."""

    gap: Gap
    reference: str
    section: Section
    asked: AskedQuestion | None = None
    """The question that it is about; None where it is about a theme or chosen points."""
    sentences: tuple[GapSentence, ...]
    actions: tuple[Action, ...] = ()
    beside: tuple[Beside, ...] = ()

    @property
    def id(self) -> str:
        """The gap's id."""
        return str(self.gap.id)

    @property
    def place(self) -> str:
        """Where it is, in a few words: "Stay together · First interaction · letters"."""
        about = self.asked.question.short if self.asked else ""
        theme = f"“{self.gap.theme}”" if self.gap.theme else ""
        return " · ".join(filter(None, (self.section.short, about, theme)))

    @cached_property
    def lacks(self) -> tuple[Lack, ...]:
        """What it lacks; nothing of a gap that is not carried forward."""
        return tuple(_lacks(self.gap, self.actions, self.beside))

    @property
    def staff_view_only(self) -> bool:
        """Whether nothing from audit, data or voice stands beside it (METHOD.md section 9)."""
        return not self.beside

    @property
    def voice(self) -> tuple[Beside, ...]:
        """What children and families said that bears on it; an empty place that can be seen."""
        return tuple(one for one in self.beside if one.strand is Strand.VOICE)

    @property
    def owners(self) -> tuple[str, ...]:
        """Who owns its actions, each once."""
        return tuple(dict.fromkeys(a.owner.strip() for a in self.actions if a.owner.strip()))

    @property
    def next_review(self) -> date | None:
        """The first review date of an action that is still to be done."""
        dates = [action.review_on for action in under_way(self.actions) if action.review_on]
        return min(dates, default=None)


class GapsUnder(Value):
    """Gaps under one heading of a list."""

    heading: str
    gaps: tuple[ListedGap, ...]


def list_gaps(round_: Round) -> tuple[ListedGap, ...]:
    """The gaps that stand, in the order of the sections, then as they were recorded."""
    outside = Outside(round_)
    sections = {s.slug: s for bank in round_.banks for s in bank.sections}
    asked = {each.question.id: each for bank in round_.banks for each in bank.asked()}
    named = references_of(gap_names(round_))
    listed = [
        _listed(gap, round_, outside.gap(gap), sections, asked, named[str(gap.id)])
        for gap in round_.gaps
        if gap.section in sections
    ]
    places = list(sections)
    return tuple(sorted(listed, key=lambda one: places.index(one.gap.section)))


def gaps_by(gaps: Iterable[ListedGap], order: GapOrder) -> tuple[GapsUnder, ...]:
    """Gaps under headings, in an order. By owner a gap stands under each of its owners."""
    found: dict[str, list[ListedGap]] = {}
    for heading, gap in _HEADED[order](tuple(gaps)):
        found.setdefault(heading, []).append(gap)
    return tuple(GapsUnder(heading=name, gaps=tuple(under)) for name, under in found.items())


def lacking(gap: Gap, round_: Round) -> tuple[Lack, ...]:
    """What a gap lacks: owner, measure, review date, ratings, words, evidence, an action."""
    actions = [action for action in round_.actions if action.gap == gap.id]
    return tuple(_lacks(gap, actions, Outside(round_).gap(gap)))


def gap_of(round_: Round, known_as: str) -> Gap:
    """The gap of this id or reference. RefusedError where there is none, or it was withdrawn."""
    wanted = id_of(known_as, gap_names(round_))
    for gap in round_.gaps:
        if gap.id == wanted:
            return gap
    raise RefusedError(f"There is no gap {known_as} in “{round_.title}”.")


def action_of(round_: Round, known_as: str) -> Action:
    """The action of this id or reference. RefusedError where there is none."""
    wanted = id_of(known_as, action_names(round_))
    for action in round_.actions:
        if action.id == wanted:
            return action
    raise RefusedError(f"There is no action {known_as} in “{round_.title}”.")


def _listed(
    gap: Gap,
    round_: Round,
    beside: tuple[Beside, ...],
    sections: dict[str, Section],
    asked: dict[str, AskedQuestion],
    reference: str,
) -> ListedGap:
    return ListedGap(
        gap=gap,
        reference=reference,
        section=sections[gap.section],
        asked=asked.get(gap.question or ""),
        sentences=statement_beside(gap, beside),
        actions=tuple(action for action in round_.actions if action.gap == gap.id),
        beside=beside,
    )


def _lacks(gap: GapFacts, actions: Iterable[Action], beside: tuple[Beside, ...]) -> Iterator[Lack]:
    if gap.status is GapStatus.NOT_CARRIED:
        return
    for part in (Lack.TOLD, Lack.CHILDREN, Lack.EXPECTED, Lack.NEEDED):
        if not getattr(gap, part.value).strip():
            yield part
    if not beside:
        yield Lack.OUTSIDE
    standing = [action for action in actions if action.status is not ActionStatus.STOPPED]
    live = under_way(standing)
    if not standing and gap.status is not GapStatus.CLOSED:
        yield Lack.ACTION
    if not all(action.owner.strip() for action in live):
        yield Lack.OWNER
    if not all(action.measure.strip() for action in live):
        yield Lack.MEASURE
    if not all(action.review_on for action in live):
        yield Lack.REVIEW
    if gap.size is None:
        yield Lack.SIZE
    if gap.evidence_level is None:
        yield Lack.LEVEL


Headed = Iterator[tuple[str, ListedGap]]


def _by_section(gaps: tuple[ListedGap, ...]) -> Headed:
    return ((f"{gap.section.name}: {gap.section.short}", gap) for gap in gaps)


def _by_size(gaps: tuple[ListedGap, ...]) -> Headed:
    for size in (*reversed(GapSize), None):
        heading = size.shown if size else "Size not rated yet"
        yield from ((heading, gap) for gap in gaps if gap.gap.size is size)


def _by_owner(gaps: tuple[ListedGap, ...]) -> Headed:
    nobody = "Nobody yet"
    unowned = [
        gap for gap in gaps if not gap.actions or not all(a.owner.strip() for a in gap.actions)
    ]
    yield from ((nobody, gap) for gap in unowned)
    owners = {owner.casefold(): owner for gap in gaps for owner in gap.owners}
    for key in sorted(owners):
        yield from ((owners[key], gap) for gap in gaps if key in map(str.casefold, gap.owners))


def _by_review(gaps: tuple[ListedGap, ...]) -> Headed:
    dated = sorted({gap.next_review for gap in gaps if gap.next_review})
    for when in dated:
        heading = f"Review on {day(when)}"
        yield from ((heading, gap) for gap in gaps if gap.next_review == when)
    yield from (("No review date", gap) for gap in gaps if gap.next_review is None)


_HEADED = {
    GapOrder.SECTION: _by_section,
    GapOrder.SIZE: _by_size,
    GapOrder.OWNER: _by_owner,
    GapOrder.REVIEW: _by_review,
}
