"""The Framework as plain lines, one fact a line; whose words they are stands once, at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ncf_reflect.cli.framework_parts import PARTS, quoted_in
from ncf_reflect.mapping.framework import numbers_line, section_named
from ncf_reflect.model.council import in_own_words

if TYPE_CHECKING:
    from ncf_reflect.banks.framework import Library
    from ncf_reflect.model.framework import Chapter, Framework, PlacedExpectation, Role
    from ncf_reflect.model.reference import (
        Baseline,
        BaselineSection,
        Entry,
        Indicators,
        IndicatorSection,
    )


def framework_lines(library: Library, section: str, role: Role | None) -> list[str]:
    """All of the Framework, one part of it, or one section, perhaps of one role alone."""
    part = section.casefold()
    if part in PARTS:
        lines = list(_PART_LINES[part](library))
    elif section:
        chapter = section_named(library.framework, library.crosswalk, section)
        lines = [*_chapter(library, chapter, role), *([] if role else _beside(library, chapter))]
    else:
        lines = list(_whole(library, role))
    return [*lines, *credit_lines(quoted_in(library, part if part in PARTS else section, role))]


def expectation_lines(guidance: Framework, found: Iterable[PlacedExpectation]) -> Iterator[str]:
    """Each expectation with its id, its role and its place, then whose words they are."""
    told = False
    for placed in found:
        yield _expectation(placed)
        told = True
    if told:
        yield from credit_lines([guidance.credit])


def credit_lines(credits: Iterable[str]) -> list[str]:
    """Whose words were quoted."""
    return [f"Quoted: {credit}" for credit in credits]


def _whole(library: Library, role: Role | None) -> Iterator[str]:
    if role is None:
        for part in ("summary", "purpose", "principles"):
            yield from _PART_LINES[part](library)
    for chapter in library.framework.sections:
        yield from _chapter(library, chapter, role)
    if role is None:
        for part in PARTS[3:]:
            yield from _PART_LINES[part](library)


def _chapter(library: Library, chapter: Chapter, role: Role | None) -> Iterator[str]:
    page = f", from page {chapter.page}" if chapter.page else ""
    yield f"{chapter.chapter} ({chapter.slug}{page})"
    numbers = numbers_line(library.crosswalk, chapter.slug)
    if numbers:
        yield f"Numbers: {numbers}"
    if role is None:
        yield f"{chapter.about_heading}: {chapter.about}"
        yield from (f"{chapter.summary_heading}: {text}" for text in chapter.summary)
        if chapter.working_together:
            yield f"Working Together: {chapter.working_together_text}"
    intros = {(listed.role, listed.topic): listed.intro for listed in chapter.lists}
    for placed in chapter.placed():
        if role is None or placed.role is role:
            intro = intros[placed.role, placed.topic]
            if intro and placed.number == 1:
                yield intro
            yield _expectation(placed)


def _expectation(placed: PlacedExpectation) -> str:
    return f"{placed.id}, {placed.role.with_group}: {placed.text} [{placed.place}]"


def _beside(library: Library, chapter: Chapter) -> Iterator[str]:
    for wording in library.wordings:
        outcomes = (each for each in wording.outcomes if each.slug == chapter.slug)
        yield from (f"As practitioners are told: {each.title}. {each.text}" for each in outcomes)
    for examples in library.examples:
        bearing = (each for each in examples.statements if chapter.slug in each.bears_on)
        yield from (f"How others do it: {each.text}" for each in bearing)
    for indicators in library.indicators:
        section = indicators.section(chapter.slug)
        if section:
            yield from _indicator_section(indicators, section)
    for shelved in library.baselines:
        for part in shelved.value.of(chapter.slug):
            yield from _baseline_section(shelved.value, part)


def _summary(library: Library) -> Iterator[str]:
    yield f"{library.summary.title} (our own words, not the guidance's)"
    for part in library.summary.parts:
        yield from (in_own_words(f"{part.heading}: {line}") for line in part.lines)


def _purpose(library: Library) -> Iterator[str]:
    yield f"Purpose: {library.framework.purpose}"


def _principles(library: Library) -> Iterator[str]:
    yield from (f"Principles: {text}" for text in library.framework.principles_about)
    for number, principle in enumerate(library.framework.principles, start=1):
        yield f"Principle {number}, on the one page summary: {principle.title}"
        yield f"Principle {number}, in the chapter: {principle.text}"


def _concepts(library: Library) -> Iterator[str]:
    for glossary in library.glossaries:
        for entry in glossary.concepts:
            yield from _entry("Key concept", entry)


def _glossary(library: Library) -> Iterator[str]:
    for glossary in library.glossaries:
        for entry in glossary.terms:
            yield from _entry("Glossary", entry)


def _entry(kind: str, entry: Entry) -> Iterator[str]:
    yield from (f"{kind}, {entry.term}: {text}" for text in entry.text)
    yield from (f"{kind}, {entry.term}, note on “{note.on}”: {note.text}" for note in entry.notes)


def _numbers(library: Library) -> Iterator[str]:
    for numbering in library.crosswalk.numberings:
        places = "; ".join(f"{place.slug}: {place.shown}" for place in numbering.places)
        yield f"Numbers in {numbering.name}: {places}. {numbering.source}"


def _wording(library: Library) -> Iterator[str]:
    for wording in library.wordings:
        for about in filter(None, (wording.principles_about, wording.outcomes_about)):
            yield f"As practitioners are told: {about}"
        worded = [(each.title, each.text) for each in wording.principles]
        worded += [(each.title, each.text) for each in wording.outcomes]
        yield from (f"As practitioners are told: {title}: {text}" for title, text in worded)


def _examples(library: Library) -> Iterator[str]:
    for examples in library.examples:
        yield from (f"How others do it: {each.text}" for each in examples.statements)
        yield from (f"How others do it, {each.title}: {each.text}" for each in examples.principles)


def _indicators(library: Library) -> Iterator[str]:
    for indicators in library.indicators:
        yield f"{indicators.title}: not the Dashboard's indicators of today"
        draft = (
            (indicators.purpose_heading, (indicators.purpose,)),
            (indicators.principles_heading, indicators.principles),
            (indicators.long_term_heading, indicators.long_term_outcomes),
        )
        for heading, texts in draft:
            yield from (f"In the draft, {heading} {text}" for text in texts if text)
        for section in indicators.sections:
            yield from _indicator_section(indicators, section)


def _indicator_section(indicators: Indicators, section: IndicatorSection) -> Iterator[str]:
    name = f"{section.kind.value.capitalize()} {section.number} there"
    for each in section.indicators:
        yield f"Indicator {indicators.label}, {section.slug} ({name}): {each.text}"
        yield from (f"Asked about this indicator: {question}" for question in each.questions)
    yield from (f"Other ways suggested: {text}" for text in section.other_ways)
    yield from (f"Other indicators suggested: {text}" for text in section.suggestions)


def _baselines(library: Library) -> Iterator[str]:
    for shelved in library.baselines:
        kind = "an example" if shelved.shipped else "this workspace's own"
        yield f"{shelved.value.title}: {shelved.value.authority}, {shelved.value.as_of}, {kind}"
        for section in shelved.value.sections:
            yield from _baseline_section(shelved.value, section)


def _baseline_section(baseline: Baseline, section: BaselineSection) -> Iterator[str]:
    topic = f", {in_own_words(section.topic.shown)}" if section.topic else ""
    where = f"{baseline.authority}, {baseline.as_of}, {section.slug}{topic}"
    lists = (
        (baseline.achieve_heading or "To achieve", section.achieve),
        (baseline.doing_heading or "Already doing", section.doing),
        (baseline.develop_heading or "To develop", section.develop),
    )
    for heading, texts in lists:
        yield from (f"{where}: {heading.rstrip(':')}: {text}" for text in texts)


_PART_LINES = {
    "summary": _summary,
    "purpose": _purpose,
    "principles": _principles,
    "concepts": _concepts,
    "glossary": _glossary,
    "numbers": _numbers,
    "wording": _wording,
    "examples": _examples,
    "indicators": _indicators,
    "baseline": _baselines,
}
