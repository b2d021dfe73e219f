"""A question bank: one reflective tool with its sections, questions and scale (DESIGN 2 and 5)."""

import hashlib
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ncf_reflect.model.base import Prose, QuestionId, Slug, Title, Value
from ncf_reflect.model.groups import Group
from ncf_reflect.model.text import short_name

BANK_FORMAT = "ncf-reflect/bank"


class SectionKind(StrEnum):
    """What a section is about."""

    ENABLER = "enabler"
    OUTCOME = "outcome"


class Level(Value):
    """One point of a scale with its written anchor."""

    label: Title
    description: Prose = ""


class Scale(Value):
    """The ordinal scale that hands are counted on: at least four levels, lowest first."""

    vote_prompt: Title
    start: Literal[0, 1] = 1
    levels: Annotated[tuple[Level, ...], Field(min_length=4, max_length=21)]

    @property
    def size(self) -> int:
        """K, the number of levels."""
        return len(self.levels)

    def number(self, index: int) -> int:
        """The number that people call the level at `index` (0 for the lowest)."""
        return self.start + index

    def label(self, number: int) -> str:
        """The word of the level that people call `number`."""
        return self.levels[number - self.start].label


class Question(Value):
    """One question, word for word as its source has it."""

    id: QuestionId
    text: Title
    short_title: Prose = ""
    vote_prompt: Prose = ""
    role_prompts: dict[Group, Prose] = {}
    suggested_themes: tuple[Title, ...] = ()
    source: Prose = ""
    """Who added it and where its wording comes from, where that is not the bank's source."""

    @property
    def short(self) -> str:
        """A name for a narrow table, from the id where the bank gives none."""
        return self.short_title or short_name(self.id)


class Section(Value):
    """One enabler or outcome: who is asked, and what."""

    slug: Slug
    kind: SectionKind
    number: Annotated[int, Field(ge=1, le=99)]
    title: Title
    plain_title: Title
    short_title: Prose = ""
    summary: Prose = ""
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]

    @property
    def short(self) -> str:
        """A name for a narrow table, from the slug where the bank gives none."""
        return self.short_title or short_name(self.slug)

    @property
    def name(self) -> str:
        """ "Outcome 1", "Enabler 3": the number is only shown, the slug is the key."""
        return f"{self.kind.value.capitalize()} {self.number}"


class AskedQuestion(Value):
    """A question where it stands in its bank."""

    question: Question
    section: Section
    number: int
    """Place within the section, from 1; part of a reference such as `stay-together.1-W-9a0b`."""


class Bank(Value):
    """One reflective tool. A copy goes into the mapping when a round starts."""

    format: Literal["ncf-reflect/bank"]
    id: Slug
    title: Title
    version: Title
    source: Title
    licence: Title
    scale: Scale | None = None
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _slugs_and_ids_stand_once(self) -> Self:
        slugs = [section.slug for section in self.sections]
        ids = [question.id for section in self.sections for question in section.questions]
        if len(set(slugs)) < len(slugs) or len(set(ids)) < len(ids):
            raise ValueError("a section slug or a question id stands twice in this bank")
        return self

    @cached_property
    def content_hash(self) -> str:
        """A SHA-256 in hex of all that this bank says: equal means the same to the letter."""
        return hashlib.sha256(self.as_stored.encode()).hexdigest()

    @property
    def as_stored(self) -> str:
        """The bank as JSON, what it leaves open left out: later versions hash it the same."""
        return self.model_dump_json(exclude_defaults=True)

    def sections_put_to(self, groups: tuple[Group, ...]) -> dict[str, Section]:
        """The sections put to at least one of the groups, by slug, in bank order."""
        return {s.slug: s for s in self.sections if set(groups) & set(s.groups)}

    def asked(self, groups: tuple[Group, ...] | None = None) -> Iterator[AskedQuestion]:
        """The questions in bank order; with `groups`, those put to at least one of them."""
        for section in self.sections:
            if groups is None or set(groups) & set(section.groups):
                for number, question in enumerate(section.questions, start=1):
                    yield AskedQuestion(question=question, section=section, number=number)
