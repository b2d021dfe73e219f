"""The three questions of a self-evaluation, each with what the round answers to it."""

from collections.abc import Iterator

from ncf_reflect.report.blocks import (
    Block,
    Bullets,
    Paragraph,
    Runs,
    Weight,
    heading,
    label,
    ours,
    paragraph,
    typed,
    words_of,
)
from ncf_reflect.report.papers.carried import evidence, gap_table
from ncf_reflect.report.papers.front import listed
from ncf_reflect.report.pictures import coverage_figure, matrix_figure
from ncf_reflect.report.values import GapReport, Plan, SectionPart, StrandPart

NOBODY_WROTE = (
    "Nobody has written yet what this means for children and families. It is a person’s to write, "
    "before this paper goes to a board."
)
NO_ACTIONS = (
    "No gap has been carried into this report with actions yet. What groups said needs to happen "
    "stands below; nobody has agreed to it by saying it."
)
MOST_REFERENCES = 12


def three_questions(report: GapReport) -> Iterator[Block]:
    """What is known, how it is known, and what is planned."""
    yield from _what(report)
    yield from _how(report)
    yield from _plans(report)


def _what(report: GapReport) -> Iterator[Block]:
    yield heading(
        2, ours("What do you know about the quality and impact of practice?"), new_page=True
    )
    if report.matrix.pairs:
        yield matrix_figure(report.matrix)
    yield label("Section by section")
    yield Bullets(items=tuple(map(_section, report.sections)))
    yield heading(3, ours("What this means for children and families"))
    yield from words_of(report.children) if report.children else (paragraph(NOBODY_WROTE),)


def _section(section: SectionPart) -> Runs:
    name = (ours(f"{section.name}:"), typed(section.plain_title, Weight.STRONG))
    return (*name, ours(f"({section.reference})"), ours(section.sentence))


def _how(report: GapReport) -> Iterator[Block]:
    yield heading(2, ours("How do you know it?"))
    yield paragraph(
        "From what groups said in facilitated sessions, from their ratings, and from the evidence "
        "that stands beside them. Staff groups that agree are still one kind of evidence."
    )
    yield coverage_figure(report.reach.map, report.reach.coverage)
    yield heading(3, ours("Evidence that groups named"))
    if report.strands:
        yield Bullets(items=tuple(map(_strand, report.strands)))
    else:
        yield paragraph("No group named any evidence.")
    if report.evidence:
        yield heading(3, ours("Evidence from outside the sessions"))
        yield from evidence(report.evidence)


def _strand(strand: StrandPart) -> Runs:
    return (
        ours(f"{strand.heading}:", Weight.STRONG),
        ours(f"{strand.text} ({listed(strand.references, MOST_REFERENCES)})"),
    )


def _plans(report: GapReport) -> Iterator[Block]:
    yield heading(2, ours("What are your plans for the next twelve months?"))
    gaps = tuple(gap for section in report.sections for gap in section.gaps)
    if gaps:
        yield gap_table(gaps)
    else:
        yield paragraph(NO_ACTIONS)
    yield heading(3, ours("What groups said needs to happen"))
    if report.plans:
        yield Bullets(items=tuple(map(_plan, report.plans)))
    else:
        yield paragraph("No group said so yet.")


def _plan(plan: Plan) -> Runs:
    return (
        typed(f"{plan.subject}:", Weight.STRONG),
        typed(plan.point.text),
        ours(f"({plan.point.reference})"),
    )


def own_words(text: str) -> Iterator[Paragraph]:
    """What a person wrote for one section."""
    if text:
        yield label("What this means for children and families")
        yield from words_of(text)
