"""How it is known: the evidence that groups named, and what they said needs to happen."""

from collections.abc import Iterator

from ncf_reflect.mapping.reporting.subjects import Subject
from ncf_reflect.mapping.reporting.told import Told
from ncf_reflect.model.kinds import Kind, Strand
from ncf_reflect.model.session import Point
from ncf_reflect.model.text import counted
from ncf_reflect.report.values import Plan, SaidPoint, StrandPart

_HEADINGS = {
    Strand.AUDIT: "Audit",
    Strand.DATA: "Data",
    Strand.VOICE: "Voice of children and families",
    Strand.PRACTICE: "Practice",
    None: "Of a kind that nobody named",
}


def strands(told: Told) -> tuple[StrandPart, ...]:
    """The points of each kind of evidence, audit first; kinds that nobody named are left out."""
    found: dict[Strand | None, list[str]] = {strand: [] for strand in _HEADINGS}
    for point, reference, _ in _shown(told):
        if point.strand or point.kind is Kind.EVIDENCE:
            found[point.strand].append(reference)
    return tuple(
        StrandPart(
            heading=_HEADINGS[strand],
            text=counted(len(references), "point"),
            references=tuple(references),
        )
        for strand, references in found.items()
        if references
    )


def plans(told: Told) -> tuple[Plan, ...]:
    """Every point of what needs to happen, in bank order."""
    return tuple(
        Plan(subject=subject.name, point=SaidPoint(reference=reference, text=point.text))
        for point, reference, subject in _shown(told)
        if point.kind is Kind.NEXT
    )


def _shown(told: Told) -> Iterator[tuple[Point, str, Subject]]:
    """Every point that stands in this copy: itself, its reference, its question.

    A joint session's point stands once for each of its groups elsewhere; here once is enough.
    """
    seen: set[str] = set()
    for subject in told.subjects:
        for answer in subject.said.answers:
            for pooled in answer.points:
                point = pooled.point
                if str(point.id) in seen or told.guards.hides(answer, pooled):
                    continue
                seen.add(str(point.id))
                yield point, told.citations.point(subject.said.asked, answer.group, point), subject
