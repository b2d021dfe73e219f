"""The summary of responsibilities, from the Framework's files alone: it needs no round."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

from ncf_reflect.banks.framework import Library
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.framework import ResponsibilityRow, numbers_line, responsibilities
from ncf_reflect.mapping.publishing import render_document, write_report
from ncf_reflect.model.council import in_own_words
from ncf_reflect.model.framework import Chapter, PlacedExpectation, Reference, Role
from ncf_reflect.model.text import capitalised
from ncf_reflect.report.blocks import Document
from ncf_reflect.report.papers.kinds import WITHOUT_ROUND, standing_document
from ncf_reflect.report.responsibilities import (
    Duties,
    PlainPart,
    Responsibilities,
    SectionDuties,
    SharedDuties,
)
from ncf_reflect.report.writing import standing_name

COLUMNS = (Role.SENIOR_LEADERS, Role.PRACTICE_SUPERVISORS, Role.PRACTITIONERS)


def responsibilities_document(library: Library, kind: str) -> Document:
    """The paper of this kind. RefusedError for one that nobody has."""
    if kind not in WITHOUT_ROUND:
        known = ", ".join(WITHOUT_ROUND)
        raise RefusedError(f"There is no kind {kind} that needs no round. There is: {known}.")
    return standing_document(summary_of(library), kind)


def render_responsibilities(
    library: Library, kind: str, format_name: str, template: bytes | None = None
) -> bytes:
    """The paper in one of the formats; the same files of the Framework give the same bytes.

    RefusedError for a format or kind that nobody has, and for a template that does not fit.
    """
    return render_document(responsibilities_document(library, kind), format_name, template)


def publish_responsibilities(
    library: Library,
    kind: str,
    format_name: str,
    exports: Path,
    at: datetime,
    target: Path | None = None,
    template: bytes | None = None,
) -> Path:
    """The path of a new paper: `target`, or a name with the time in `exports`.

    Never over a file that is there. RefusedError where it cannot be written.
    """
    data = render_responsibilities(library, kind, format_name, template)
    return write_report(
        data,
        exports,
        target,
        lambda suffix: standing_name(WITHOUT_ROUND[kind].file_words, at, suffix),
        format_name,
    )


def summary_of(library: Library) -> Responsibilities:
    """All that the paper tells."""
    guidance, summary = library.framework, library.summary
    leaders, managers, workers = (_headed(role.with_group) for role in COLUMNS)
    return Responsibilities(
        page_title=summary.title,
        page=tuple(
            PlainPart(heading=part.heading, lines=tuple(map(in_own_words, part.lines)))
            for part in summary.parts
        ),
        columns=(leaders, managers, workers),
        sections=tuple(_section(library, chapter) for chapter in guidance.sections),
        principles_about=guidance.principles_about,
        principles=tuple((each.title, each.text) for each in guidance.principles),
        sources=(
            ("The guidance", _source(guidance)),
            ("The one page", _source(summary)),
            ("Numbers of outcomes", library.crosswalk.source),
        ),
        attribution=guidance.credit,
    )


def _section(library: Library, chapter: Chapter) -> SectionDuties:
    rows = responsibilities(library.framework, chapter.slug)
    page = f", from page {chapter.page}" if chapter.page else ""
    return SectionDuties(
        name=chapter.name.partition(":")[0],
        title=chapter.title,
        numbers=f"{numbers_line(library.crosswalk, chapter.slug)}",
        place=f"Chapter “{chapter.chapter}”{page}.",
        shared=tuple(_shared(chapter, row.everyone) for row in rows if row.everyone),
        duties=tuple(duties for row in rows for duties in _duties(row)),
    )


def _shared(chapter: Chapter, everyone: Sequence[PlacedExpectation]) -> SharedDuties:
    first = everyone[0]
    listed = next(
        each for each in chapter.lists if (each.role, each.topic) == (first.role, first.topic)
    )
    return SharedDuties(
        who=_headed(first.role.with_group),
        heading=listed.under or listed.heading,
        intro=listed.intro,
        texts=tuple(placed.text for placed in everyone),
    )


def _duties(row: ResponsibilityRow) -> Iterator[Duties]:
    columns = zip_longest(row.leaders, row.managers, row.workers)
    for number, (leaders, managers, workers) in enumerate(columns, start=1):
        yield Duties(
            matter=row.heading,
            number=number,
            leaders=leaders.text if leaders else "",
            managers=managers.text if managers else "",
            workers=workers.text if workers else "",
        )


def _source(reference: Reference) -> str:
    return f"{reference.source} {reference.licence.rstrip('.')}."


def _headed(words: str) -> str:
    return capitalised(words)
