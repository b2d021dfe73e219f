"""Whether what is recorded about a round speaks of things that are there: each fault in its place.

The same rules hold for what somebody records and for what a round document says.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from ncf_reflect.model.bank import Bank
from ncf_reflect.model.base import Value
from ncf_reflect.model.evidence import BaselineMatch, EvidenceFacts, Link, LinkKind
from ncf_reflect.model.faults import Fault
from ncf_reflect.model.gap import ActionFacts, GapFacts, Source, SourceKind
from ncf_reflect.model.groups import Group, all_in_order, in_order
from ncf_reflect.model.session import Round
from ncf_reflect.model.shared import (
    OF_NO_LIST,
    Disclosure,
    ExpectationLink,
    LinkedKind,
    ReportWords,
)

Said = TypeVar("Said", bound=Value)
Faults = Iterator[Fault]


@dataclass(slots=True)
class Known:
    """What is there to speak of: ids by what they are of."""

    sections: dict[str, tuple[Group, ...]] = field(default_factory=dict)
    """By slug the groups asked."""
    questions: dict[str, str] = field(default_factory=dict)
    """By id the slug of the section."""
    points: set[str] = field(default_factory=set)
    decisions: set[str] = field(default_factory=set)
    gaps: set[str] = field(default_factory=set)
    actions: set[str] = field(default_factory=set)
    evidence: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    """Lines of the local baseline."""

    @property
    def texts(self) -> set[str]:
        """Of what has an id, and words that may stand in a report."""
        return self.points | self.decisions | self.gaps | self.actions | self.evidence

    def learn_banks(self, banks: Iterable[Bank]) -> None:
        """What the banks ask is there."""
        for section in (section for bank in banks for section in bank.sections):
            self.sections[section.slug] = section.groups
            self.questions.update((question.id, section.slug) for question in section.questions)


def known_in(round_: Round) -> Known:
    """What is there to speak of in a round as it stands."""
    known = Known()
    known.learn_banks(round_.banks)
    known.points = {
        str(point.id)
        for session in round_.sessions
        for answer in session.answers
        for point in answer.points
    }
    known.decisions = {str(decision.id) for decision in round_.decisions}
    known.gaps = {str(gap.id) for gap in round_.gaps}
    known.actions = {str(action.id) for action in round_.actions}
    known.evidence = {str(evidence.id) for evidence in round_.evidence}
    known.items = {item.id for item in round_.baseline.items} if round_.baseline else set()
    return known


def faults_of(said: Value, place: str, known: Known) -> Faults:
    """What is wrong with something recorded about a round, with its place under `place`."""
    for kind, find in _CHECKS:
        if isinstance(said, kind):
            yield from find(said, f"{place}." if place else "", known)


def _gap(gap: GapFacts, place: str, known: Known) -> Faults:
    yield from _section(gap.section, f"{place}section", known)
    if gap.question is not None:
        yield from _question(gap.question, f"{place}question", known)
        if known.questions.get(gap.question, gap.section) != gap.section:
            yield Fault(
                place=f"{place}question", expected=f"“{gap.question}” is not in {gap.section}"
            )
    if gap.groups != in_order(gap.groups):
        words = f"must be each group once, in the order {all_in_order()}"
        yield Fault(place=f"{place}groups", expected=words)
    for number, source in enumerate(gap.sources):
        yield from _source(source, f"{place}sources[{number}]", known)


def _source(source: Source, place: str, known: Known) -> Faults:
    if source.kind is SourceKind.POINT:
        yield from _there(source.id, known.points, f"{place}.id", "point")
    elif source.kind is SourceKind.DECISION:
        yield from _there(source.id, known.decisions, f"{place}.id", "decision")
    else:
        yield from _question(source.id, f"{place}.id", known)
        asked = known.sections.get(known.questions.get(source.id, ""), tuple(Group))
        for number, group in enumerate(source.groups or ()):
            if group not in asked:
                words = f"“{source.id}” is not put to {group.shown}"
                yield Fault(place=f"{place}.groups[{number}]", expected=words)


def _action(action: ActionFacts, place: str, known: Known) -> Faults:
    yield from _there(action.gap, known.gaps, f"{place}gap", "gap")


def _evidence(evidence: EvidenceFacts, place: str, known: Known) -> Faults:
    for number, link in enumerate(evidence.links):
        yield from _link(link, f"{place}links[{number}].id", known)


def _link(link: Link, place: str, known: Known) -> Faults:
    if link.kind is LinkKind.SECTION:
        yield from _section(link.id, place, known)
    elif link.kind is LinkKind.QUESTION:
        yield from _question(link.id, place, known)
    elif link.kind is LinkKind.GAP:
        yield from _there(link.id, known.gaps, place, "gap")


def _match(match: BaselineMatch, place: str, known: Known) -> Faults:
    yield from _there(match.item, known.items, f"{place}item", "line of the local baseline")


def _disclosure(disclosure: Disclosure, place: str, known: Known) -> Faults:
    if not disclosure.point.startswith(OF_NO_LIST):
        yield from _there(disclosure.point, known.texts, f"{place}point", "point")


def _words(words: ReportWords, place: str, known: Known) -> Faults:
    if words.section:
        yield from _section(words.section, f"{place}section", known)


def _expectation_link(link: ExpectationLink, place: str, known: Known) -> Faults:
    if link.kind is LinkedKind.POINT:
        yield from _there(link.id, known.points, f"{place}id", "point")


def _section(slug: str, place: str, known: Known) -> Faults:
    if slug not in known.sections:
        yield Fault(place=place, expected=f"“{slug}” is no section that this round asks")


def _question(question: str, place: str, known: Known) -> Faults:
    if question not in known.questions:
        yield Fault(place=place, expected=f"“{question}” is not asked in this round")


def _there(known_as: str, ids: set[str], place: str, what: str) -> Faults:
    if known_as not in ids:
        yield Fault(place=place, expected=f"there is no {what} “{known_as}” in this round")


def _check(kind: type[Said], find: Callable[[Said, str, Known], Faults]) -> "_Check":
    def checked(said: Value, place: str, known: Known) -> Faults:
        assert isinstance(said, kind), "only asked of its own kind"
        return find(said, place, known)

    return kind, checked


_Check = tuple[type[Value], Callable[[Value, str, Known], Faults]]
_CHECKS: tuple[_Check, ...] = (
    _check(GapFacts, _gap),
    _check(ActionFacts, _action),
    _check(EvidenceFacts, _evidence),
    _check(BaselineMatch, _match),
    _check(Disclosure, _disclosure),
    _check(ReportWords, _words),
    _check(ExpectationLink, _expectation_link),
)
