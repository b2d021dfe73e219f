"""All that the Framework's shipped files quote, as key and text in the sources' order."""

import unicodedata
from collections.abc import Iterator
from hashlib import sha256

from ncf_reflect.banks.framework import Library
from ncf_reflect.model.framework import Chapter
from ncf_reflect.model.reference import Entry, IndicatorSection

Keyed = tuple[str, str]


def normal(text: str) -> str:
    """The text with its white space made single."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def digest(text: str) -> str:
    """What stands for a text in `framework_strings.sha256`."""
    return sha256(normal(text).encode()).hexdigest()


def quoted(library: Library) -> Iterator[Keyed]:
    """Every string quoted, by a key that says where it stands."""
    guidance = library.framework
    yield "framework.purpose", guidance.purpose
    yield from _numbered("framework.principles_about", guidance.principles_about)
    for principle in guidance.principles:
        yield f"framework.principle.{principle.id}.title", principle.title
        yield f"framework.principle.{principle.id}.text", principle.text
    for chapter in guidance.sections:
        yield from _chapter(chapter)
    (glossary,) = library.glossaries
    yield from ((f"concept.{entry.term}", _whole(entry)) for entry in glossary.concepts)
    yield from ((f"term.{entry.term}", _whole(entry)) for entry in glossary.terms)
    yield from _baseline(library)
    yield from _indicators(library)
    yield from _others(library)


def _numbered(key: str, texts: tuple[str, ...]) -> Iterator[Keyed]:
    yield from ((f"{key}.{number}", text) for number, text in enumerate(texts, start=1))


def _chapter(chapter: Chapter) -> Iterator[Keyed]:
    slug = chapter.slug
    yield f"{slug}.title", chapter.title
    yield f"{slug}.chapter", chapter.chapter
    yield f"{slug}.about", chapter.about
    yield f"{slug}.summary", " ".join(chapter.summary)
    for listed in chapter.lists:
        if listed.intro:
            yield f"{slug}.{listed.role}.intro", listed.intro
        elif not listed.topic:
            yield f"{slug}.{listed.role}.heading", listed.heading
        yield from ((each.id, each.text) for each in listed.expectations)
    yield from _numbered(f"{slug}.working-together", chapter.working_together)


def _whole(entry: Entry) -> str:
    return " ".join(text.removeprefix("- ") for text in (*entry.text, *_notes(entry)))


def _notes(entry: Entry) -> Iterator[str]:
    yield from (note.text for note in entry.notes)


def _baseline(library: Library) -> Iterator[Keyed]:
    (shelved,) = library.baselines
    for section in shelved.value.sections:
        key = ".".join(filter(None, ("baseline", section.slug, section.topic)))
        yield from _numbered(f"{key}.achieve", section.achieve)
        yield from _numbered(f"{key}.doing", section.doing)
        yield from _numbered(f"{key}.develop", section.develop)


def _indicators(library: Library) -> Iterator[Keyed]:
    (indicators,) = library.indicators
    for section in indicators.sections:
        texts = tuple(each.text for each in section.indicators)
        yield from _numbered(f"{section.slug}.indicator", texts)
        yield from _numbered(f"{section.slug}.said", tuple(_said(section)))
    yield "indicators.purpose", indicators.purpose
    yield from _numbered("indicators.principle", indicators.principles)
    yield from _numbered("indicators.long-term", indicators.long_term_outcomes)


def _said(section: IndicatorSection) -> Iterator[str]:
    yield from section.other_ways
    yield from section.suggestions
    for each in section.indicators:
        yield from each.questions


def _others(library: Library) -> Iterator[Keyed]:
    (examples,) = library.examples
    yield from ((each.id, each.text) for each in examples.statements)
    for principle in examples.principles:
        yield f"examples.principle.{principle.id}.title", principle.title
        yield f"examples.principle.{principle.id}.text", principle.text
    (wording,) = library.wordings
    yield "wording.principles_about", wording.principles_about
    for worded in wording.principles:
        yield f"wording.{worded.id}.title", worded.title
        yield f"wording.{worded.id}.text", worded.text
    yield "wording.outcomes_about", wording.outcomes_about
    for outcome in wording.outcomes:
        yield f"wording.{outcome.slug}.title", outcome.title
        yield f"wording.{outcome.slug}.text", outcome.text
