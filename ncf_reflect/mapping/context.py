"""What the Framework has to say on a question: expectations, words, how others do it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ncf_reflect.banks.framework import Library
from ncf_reflect.mapping.framework import closest, numbers_line
from ncf_reflect.model.bank import AskedQuestion
from ncf_reflect.model.context import Context, ContextItem, ContextPage, ContextPart
from ncf_reflect.model.framework import Chapter, ExpectationList, PlacedExpectation, Role
from ncf_reflect.model.reference import Entry, Glossary, PlainWording, PracticeExamples
from ncf_reflect.model.text import capitalised

CLOSEST, ALL, GLOSSARY, OTHERS = "Closest", "All", "Glossary", "Others"
CLOSEST_HEADING = "Closest to this question in its words: a hint, found by counting words"
IN_QUESTION = "Words in the question"
IN_CHAPTER = "Words in these expectations"
NO_CHAPTER = "The National Framework has no chapter of the short name “{slug}”."
ON_PRINCIPLES = "What the same council says on the principles"

_APOSTROPHES = str.maketrans("’‘", "''")


def context_of(library: Library, asked: AskedQuestion) -> Context:
    """All that there is on a question, page by page. FaultsError without a sound guidance.

    A question of a section that the guidance does not have still gets its words and examples.
    """
    section = asked.section
    chapter = library.framework.chapter(section.slug)
    if chapter:
        close = closest(library.framework, section.slug, asked.question.text)
        roles = tuple(_role_pages(chapter, close, library.framework.credit))
    else:
        roles = (_no_chapter(section.slug),)
    return Context(
        title=f"{section.short} · {asked.question.short}",
        section=section.name,
        question=asked.question.text,
        numbers=numbers_line(library.crosswalk, section.slug),
        pages=(
            *roles,
            ContextPage(name=GLOSSARY, parts=tuple(_words(library.glossaries, asked, chapter))),
            ContextPage(name=OTHERS, parts=tuple(_others(library, section.slug))),
        ),
    )


def entries_in(text: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The glossary's entries for words that occur in a text, whatever capitals they have.

    "parents" is found under "Parent", and "CSC" where an entry is also known by that.
    """
    plain = text.translate(_APOSTROPHES)
    return tuple(
        entry
        for entry in entries
        if any(_occurs(word, plain) for word in (entry.term, *entry.also))
    )


def _no_chapter(slug: str) -> ContextPage:
    return ContextPage(name=ALL, parts=(_said(NO_CHAPTER.format(slug=slug)),))


def _said(sentence: str) -> ContextPart:
    return ContextPart(heading=sentence, items=())


def _role_pages(chapter: Chapter, close: Sequence[str], credit: str) -> Iterator[ContextPage]:
    placed = {each.id: each for each in chapter.placed()}
    if close:
        parts = (_close_part([placed[key] for key in close], credit),)
        yield ContextPage(name=CLOSEST, parts=parts)
    for role in Role:
        lists = [listed for listed in chapter.lists if listed.role is role]
        if lists:
            *before, last = (*(_list_part(each, close) for each in lists), *_together(chapter))
            last = last.model_copy(update={"credit": credit})
            yield ContextPage(name=_page_name(role), parts=(*before, last))


def _together(chapter: Chapter) -> Iterator[ContextPart]:
    """The principles of Working Together, where the chapter names them."""
    if chapter.working_together:
        items = tuple(ContextItem(mark="·", texts=(each,)) for each in chapter.working_together)
        heading = f"Working Together: {chapter.working_together_text}"
        yield ContextPart(heading=heading, items=items)


def _page_name(role: Role) -> str:
    return role.group.heading if role.group else ALL


def _close_part(close: Sequence[PlacedExpectation], credit: str) -> ContextPart:
    items = tuple(
        ContextItem(mark="◆", texts=(each.text, f"{each.role.with_group}: {each.place}"))
        for each in close
    )
    return ContextPart(heading=CLOSEST_HEADING, items=items, credit=credit)


def _list_part(listed: ExpectationList, close: Sequence[str]) -> ContextPart:
    who = listed.role.with_group
    heading = listed.under or f"{capitalised(who)}: {listed.heading}"
    heading = f"{heading}. {listed.intro}" if listed.intro else heading
    items = tuple(
        ContextItem(mark=str(number), texts=(each.text,), close=each.id in close)
        for number, each in enumerate(listed.expectations, start=1)
    )
    return ContextPart(heading=heading, items=items)


def _words(
    glossaries: Sequence[Glossary], asked: AskedQuestion, chapter: Chapter | None
) -> Iterator[ContextPart]:
    expected = " ".join(each.text for each in chapter.placed()) if chapter else ""
    told = False
    for glossary in glossaries:
        entries = (*glossary.concepts, *glossary.terms)
        first = entries_in(asked.question.text, entries)
        then = tuple(entry for entry in entries_in(expected, entries) if entry not in first)
        parts = [(IN_QUESTION, first), (IN_CHAPTER, then)]
        filled = [(heading, found) for heading, found in parts if found]
        for place, (heading, found) in enumerate(filled, start=1):
            credit = glossary.credit if place == len(filled) else ""
            items = tuple(map(_entry_item, found))
            yield ContextPart(heading=heading, items=items, credit=credit)
            told = True
    if not told:
        yield _said("No word of the glossary occurs here.")


def _entry_item(entry: Entry) -> ContextItem:
    notes = (f"Note on “{note.on}”: {note.text}" for note in entry.notes)
    return ContextItem(mark=entry.term, texts=(*entry.text, *notes))


def _others(library: Library, slug: str) -> Iterator[ContextPart]:
    parts = [
        *(part for examples in library.examples for part in _example_parts(examples, slug)),
        *(part for wording in library.wordings for part in _wording_parts(wording, slug)),
    ]
    yield from parts or [_said("Nothing from others bears on this section.")]


def _example_parts(examples: PracticeExamples, slug: str) -> Iterator[ContextPart]:
    statements = [each for each in examples.statements if slug in each.bears_on]
    principles = [each for each in examples.principles if slug in each.bears_on]
    if statements:
        yield ContextPart(
            heading=f"How others do it: {examples.heading}",
            items=tuple(ContextItem(mark="·", texts=(each.text,)) for each in statements),
            credit="" if principles else examples.credit,
        )
    if principles:
        yield ContextPart(
            heading=ON_PRINCIPLES,
            items=tuple(ContextItem(mark=each.title, texts=(each.text,)) for each in principles),
            credit=examples.credit,
        )


def _wording_parts(wording: PlainWording, slug: str) -> Iterator[ContextPart]:
    outcomes = [outcome for outcome in wording.outcomes if outcome.slug == slug]
    if outcomes:
        yield ContextPart(
            heading="As practitioners are told",
            items=tuple(ContextItem(mark=each.title, texts=(each.text,)) for each in outcomes),
            credit=wording.credit,
        )


def _occurs(word: str, plain: str) -> bool:
    word = word.translate(_APOSTROPHES)
    # Short forms in capitals are looked for as they stand: "WT" is not "wt".
    flags = 0 if word.isupper() else re.IGNORECASE
    return re.search(rf"\b{re.escape(word)}(?:'s|s)?\b", plain, flags) is not None
