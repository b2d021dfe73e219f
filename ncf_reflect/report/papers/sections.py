"""The body of a board paper: each section with its questions, then method, reach, what is left."""

from collections.abc import Iterator

from ncf_reflect.report.blocks import (
    Block,
    Bullets,
    Paragraph,
    Quotation,
    Runs,
    Weight,
    bullets,
    heading,
    label,
    ours,
    paragraph,
    typed,
)
from ncf_reflect.report.papers import carried
from ncf_reflect.report.papers.front import marks
from ncf_reflect.report.papers.self_evaluation import own_words
from ncf_reflect.report.pictured import Ratings
from ncf_reflect.report.pictures import spread_figure
from ncf_reflect.report.values import (
    GroupSaid,
    PairPart,
    QuestionPart,
    SaidKind,
    SaidPoint,
    SectionPart,
)


def section(part: SectionPart) -> Iterator[Block]:
    """A section with all that was said and found on its questions."""
    yield heading(2, ours(f"{part.name}:"), typed(part.plain_title))
    yield Paragraph(
        runs=(
            ours("In the statutory guidance:"),
            typed(part.statutory_title),
            ours(f"({part.reference})"),
        )
    )
    yield Paragraph(runs=(ours(part.sentence, Weight.STRONG),))
    yield from own_words(part.children)
    for question in part.questions:
        yield from _question(question)
    if part.baseline:
        yield from carried.baseline(part.baseline)
    if part.evidence:
        # Told in full once, where the paper says how it is known.
        yield heading(3, ours("Evidence from outside the sessions that bears on this"))
        yield Bullets(items=tuple(map(carried.evidence_line, part.evidence)))
    if part.gaps:
        yield heading(3, ours("Gaps and actions"))
        for each in part.gaps:
            yield from carried.gap(each)


def _question(question: QuestionPart) -> Iterator[Block]:
    yield heading(3, ours(f"Question {question.number}:"), typed(question.short))
    yield Quotation(said=question.text, source=question.reference)
    if question.summary:
        yield Paragraph(runs=(ours(question.summary, Weight.STRONG),))
    if question.notes:
        yield bullets(question.notes)
    for group in question.groups:
        yield from _group(group)
    if question.ratings:
        yield from _ratings(question.ratings, question)
    if question.pairs:
        yield heading(4, ours("How the groups compare"))
        for each in question.pairs:
            yield from pair(each)


def _group(group: GroupSaid) -> Iterator[Block]:
    yield heading(4, ours(group.heading))
    yield from map(paragraph, group.notes)
    for kind in group.kinds:
        yield from _kind(kind)


def _kind(kind: SaidKind) -> Iterator[Block]:
    yield label(kind.heading)
    for point in kind.points:
        if kind.quoted:
            yield Quotation(said=point.text, source=_known_of(point))
    if not kind.quoted:
        yield Bullets(items=tuple(map(_point, kind.points)))


def _point(point: SaidPoint) -> Runs:
    return (typed(point.text), ours(f"({_known_of(point)})"))


def _known_of(point: SaidPoint) -> str:
    return "; ".join((*point.details, point.reference))


def _ratings(ratings: Ratings, question: QuestionPart) -> Iterator[Block]:
    yield heading(4, ours("Ratings"))
    if ratings.lines:
        yield bullets(ratings.lines)
    figure = spread_figure(ratings, f"“{question.short}” ({question.reference})")
    if figure:
        yield figure
    elif ratings.table:
        yield ratings.table


def pair(part: PairPart) -> Iterator[Block]:
    """What two groups come to, and what a person decided about it."""
    suggested = "suggested " if part.decision else ""
    code = ours(f"{part.groups}: {suggested}{part.code}.", Weight.STRONG)
    gloss = (ours(f"{part.gloss}."),) if part.gloss else ()
    only_reason = map(ours, part.reasons if len(part.reasons) == 1 else ())
    yield Paragraph(runs=(code, *gloss, *only_reason, *marks(part.markers)))
    if len(part.reasons) > 1:
        yield bullets(part.reasons)
    if part.decision:
        yield Paragraph(runs=(ours("Decision:", Weight.STRONG), *map(ours, part.decision)))
