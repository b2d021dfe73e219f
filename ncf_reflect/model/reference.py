"""What stands beside the guidance: glossary, other wordings, examples, indicators, numberings.

Each kind is a file of its own format. Quoted text is never rewritten; what is ours says so.
"""

from typing import Annotated, Literal

from pydantic import Field

from ncf_reflect.model.bank import SectionKind
from ncf_reflect.model.base import Prose, QuestionId, Slug, Title, Value
from ncf_reflect.model.framework import Counted, Principle, Reference, Text, Topic, When

Number = Annotated[int, Field(ge=1, le=99)]
Texts = tuple[Text, ...]


class Note(Value):
    """A note to a text, and the words that its mark follows."""

    on: Title
    text: Text


class Entry(Counted):
    """A word and what it means. A text that begins with "- " is an item of a list."""

    id: Slug
    term: Title
    also: tuple[Title, ...] = ()
    """Other words by which it is found; these are ours."""
    text: Annotated[Texts, Field(min_length=1)]
    notes: tuple[Note, ...] = ()


class Glossary(Reference):
    """Words and what they mean: key concepts, and terms."""

    FORMAT = "ncf-reflect/glossary"

    format: Literal["ncf-reflect/glossary"]
    concepts: tuple[Entry, ...] = ()
    terms: tuple[Entry, ...] = ()


class Statement(Value):
    """What somebody says of their own practice, and the sections under which it is shown."""

    id: QuestionId
    text: Text
    bears_on: tuple[Slug, ...] = ()


class PrincipleExample(Principle):
    """What somebody says of their own practice on a principle."""

    bears_on: tuple[Slug, ...] = ()


class PracticeExamples(Reference):
    """How others do it, in their own words."""

    FORMAT = "ncf-reflect/practice-examples"

    format: Literal["ncf-reflect/practice-examples"]
    heading: Title
    statements: tuple[Statement, ...] = ()
    principles: tuple[PrincipleExample, ...] = ()


class OutcomeWording(Value):
    """An outcome in other words."""

    slug: Slug
    title: Title
    text: Text


class PlainWording(Reference):
    """Principles and outcomes in the words of somebody other than the guidance."""

    FORMAT = "ncf-reflect/plain-wording"

    format: Literal["ncf-reflect/plain-wording"]
    principles_about: Prose = ""
    principles: tuple[Principle, ...] = ()
    outcomes_about: Prose = ""
    outcomes: tuple[OutcomeWording, ...] = ()


class Indicator(Value):
    """One indicator, and what was asked about its definition."""

    id: QuestionId
    text: Text
    questions: Texts = ()


class IndicatorSection(Counted):
    """The indicators proposed for one enabler or outcome, and what was said to them."""

    slug: Slug
    kind: SectionKind
    number: Number
    """In this document's own numbering."""
    title: Title
    other_ways_question: Prose = ""
    other_ways: Texts = ()
    suggestions_question: Prose = ""
    suggestions: Texts = ()
    indicators: Annotated[tuple[Indicator, ...], Field(min_length=1)]


class Indicators(Reference):
    """Indicators with the draft that they were proposed in, as history."""

    FORMAT = "ncf-reflect/indicators"

    format: Literal["ncf-reflect/indicators"]
    label: Title
    """What stands beside each indicator: "proposed in 2023"."""
    purpose_heading: Prose = ""
    purpose: Prose = ""
    principles_heading: Prose = ""
    principles: Texts = ()
    long_term_heading: Prose = ""
    long_term_outcomes: Texts = ()
    sections: tuple[IndicatorSection, ...] = ()

    def section(self, slug: str) -> IndicatorSection | None:
        """Those of one section; None where none were proposed."""
        return next((section for section in self.sections if section.slug == slug), None)


class BaselineSection(Counted):
    """What a council set out to do for a section, does already, and has to develop."""

    slug: Slug
    topic: Topic | None = None
    heading: Title
    achieve: Texts = ()
    doing: Texts = ()
    develop: Texts = ()


class Baseline(Reference):
    """One council's position at one time. Never shown in the Room (DESIGN section 7)."""

    FORMAT = "ncf-reflect/baseline"

    format: Literal["ncf-reflect/baseline"]
    authority: Title
    as_of: When
    achieve_heading: Prose = ""
    found_heading: Prose = ""
    doing_heading: Prose = ""
    develop_heading: Prose = ""
    sections: tuple[BaselineSection, ...] = ()

    def of(self, slug: str) -> tuple[BaselineSection, ...]:
        """The parts on one section; the care leavers' stands apart."""
        return tuple(section for section in self.sections if section.slug == slug)


class NumberedPlace(Value):
    """Which number a section has in a document; `words` where it has none."""

    slug: Slug
    kind: SectionKind
    number: Number | None = None
    words: Prose = ""

    @property
    def shown(self) -> str:
        """ "Outcome 3", or "no number"."""
        return f"{self.kind.value.capitalize()} {self.number}" if self.number else self.words


class Numbering(Counted):
    """How one document numbers the sections."""

    id: Slug
    name: Title
    since: When
    source: Text
    places: tuple[NumberedPlace, ...] = ()


class Crosswalk(Reference):
    """The numbers of the sections, document by document. Slugs are the keys."""

    FORMAT = "ncf-reflect/crosswalk"
    ALONE = True

    format: Literal["ncf-reflect/crosswalk"]
    numberings: tuple[Numbering, ...] = ()

    def numbers(self, slug: str) -> tuple[tuple[Numbering, str], ...]:
        """Each document that has this section, with the number that it has there."""
        return tuple(
            (numbering, place.shown)
            for numbering in self.numberings
            for place in numbering.places
            if place.slug == slug
        )


class SummaryPart(Counted):
    """A heading with what stands under it."""

    id: Slug
    heading: Title
    lines: Annotated[Texts, Field(min_length=1)]


class Summary(Reference):
    """The Framework on one page, in plain words that are not the guidance's."""

    FORMAT = "ncf-reflect/summary"
    ALONE = True

    format: Literal["ncf-reflect/summary"]
    words: Literal["ours"]
    parts: Annotated[tuple[SummaryPart, ...], Field(min_length=1)]
