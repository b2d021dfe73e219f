"""The board paper, and its first page alone (DESIGN section 8)."""

from collections.abc import Iterator

from ncf_reflect.report.blocks import Block
from ncf_reflect.report.papers.ending import ending, trace_in_short
from ncf_reflect.report.papers.front import head, in_full, one_page
from ncf_reflect.report.papers.sections import section
from ncf_reflect.report.papers.self_evaluation import three_questions
from ncf_reflect.report.values import GapReport


def board(report: GapReport) -> Iterator[Block]:
    """One page first, then the three questions, what was found, each section, and the rest."""
    yield from head(report, "Gap report")
    yield from one_page(report, more=True)
    yield from three_questions(report)
    front = report.front
    for highlights in (front.gaps, front.differences, front.strengths, front.silences):
        yield from in_full(highlights)
    for part in report.sections:
        yield from section(part)
    yield from ending(report)


def first_page(report: GapReport) -> Iterator[Block]:
    """The one page alone."""
    yield from head(report, "Gap report on one page")
    yield from one_page(report, more=False)
    yield from trace_in_short(report.trace)
