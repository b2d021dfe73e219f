"""The kinds of report. To add one: a module that yields its blocks, and a line here.

`KINDS` tell of a round; those `WITHOUT_ROUND` tell of the Framework alone.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ncf_reflect.model.text import capitalised
from ncf_reflect.report.blocks import Block, Document
from ncf_reflect.report.papers.annex import annex
from ncf_reflect.report.papers.board import board, first_page
from ncf_reflect.report.papers.front import FULL_COPY
from ncf_reflect.report.papers.responsibilities import responsibilities
from ncf_reflect.report.responsibilities import Responsibilities
from ncf_reflect.report.values import GapReport


class PaperKind(NamedTuple):
    """What people call it, what a file of it is called, and its blocks, the title first."""

    words: str
    file_words: str
    blocks: Callable[[GapReport], Iterator[Block]]


class StandingKind(NamedTuple):
    """The same of a paper that needs no round."""

    words: str
    file_words: str
    blocks: Callable[[Responsibilities], Iterator[Block]]


KINDS: Mapping[str, PaperKind] = {
    "board": PaperKind("Board paper", "gap report", board),
    "one-page": PaperKind("One page", "gap report on one page", first_page),
    "annex": PaperKind("Technical annex", "gap report, technical annex", annex),
}

WITHOUT_ROUND: Mapping[str, StandingKind] = {
    "responsibilities": StandingKind(
        "Summary of responsibilities", "summary of responsibilities", responsibilities
    ),
}


def document_of(report: GapReport, kind: str) -> Document:
    """The report as a document of this kind. KeyError for a kind that nobody has."""
    paper = KINDS[kind]
    whose = f"{report.authority}, {report.round}"
    return Document(
        title=f"{capitalised(paper.file_words)}: {whose}",
        subject=f"{paper.words}, ruleset {report.trace.ruleset}",
        author=report.meeting.author_role,
        marking=FULL_COPY if report.full else "",
        dated=report.trace.dated,
        blocks=tuple(paper.blocks(report)),
    )


def standing_document(told: Responsibilities, kind: str) -> Document:
    """A document of a kind that needs no round. KeyError for a kind that nobody has.

    It has no author, no marking and no date: the same Framework gives the same document.
    """
    paper = WITHOUT_ROUND[kind]
    return Document(
        title=f"{paper.words}: Children’s Social Care National Framework",
        subject=paper.words,
        author="",
        marking="",
        dated=None,
        blocks=tuple(paper.blocks(told)),
    )
