"""The technical annex: the arithmetic behind every comparison of ratings."""

from collections.abc import Iterator

from ncf_reflect.model.council import in_own_words
from ncf_reflect.report.blocks import (
    Block,
    Bullets,
    bullets,
    heading,
    label,
    ours,
    paragraph,
    typed,
)
from ncf_reflect.report.papers.ending import method, trace
from ncf_reflect.report.papers.front import generated_asks, head
from ncf_reflect.report.values import GapReport, QuestionPart


def annex(report: GapReport) -> Iterator[Block]:
    """Method and thresholds, then each comparison with its shares, steps and deals."""
    yield from head(report, "Gap report, technical annex")
    yield from method(report.method)
    yield heading(2, ours("The arithmetic, question by question"))
    yield paragraph(
        "F is the share of a group’s ratings at a level or below it. Steps add up how far the two "
        "shares are apart at each level but the last. The last line deals the same ratings out "
        "again in every possible way."
    )
    compared = [q for section in report.sections for q in section.questions if q.arithmetic]
    if not compared:
        yield paragraph("No ratings were compared in this round.")
    for question in compared:
        yield from _question(question)
    if report.front.own_asks and report.front.asks:
        yield heading(2, ours(in_own_words("What follows for the board, as it was generated")))
        yield from generated_asks(report.front)
    yield from _to_ask(report)
    yield from trace(report.trace)


def _question(question: QuestionPart) -> Iterator[Block]:
    yield heading(3, typed(question.short), ours(f"({question.reference})"))
    for each in question.arithmetic:
        yield label(each.groups)
        if each.table:
            yield each.table
        yield bullets(each.lines)


def _to_ask(report: GapReport) -> Iterator[Block]:
    if not report.to_ask:
        return
    yield heading(2, ours("To ask about: what is expected and nobody mentioned"))
    yield paragraph(
        "A person linked what groups said to what the statutory guidance expects. These "
        "expectations nobody mentioned, in the sections where something is linked. They are "
        "questions to ask: nothing here is a finding, and none of it is a gap by itself."
    )
    if report.apart:
        yield paragraph(report.apart)
    for part in report.to_ask:
        yield label(part.section)
        yield Bullets(
            items=tuple((typed(text), ours(f"({place})")) for text, place in part.expectations)
        )
    yield paragraph(report.attribution)
