"""A council's own questions, to be added to a bank: the file that a person writes for it."""

from typing import Annotated, Literal

from pydantic import Field

from ncf_reflect.model.bank import Question, SectionKind
from ncf_reflect.model.base import Prose, Slug, Title, Value
from ncf_reflect.model.groups import Group

QUESTIONS_FORMAT = "ncf-reflect/questions"


class AddedSection(Value):
    """Questions for one section: of the bank, by its slug alone, or a new one with all it needs."""

    slug: Slug
    kind: SectionKind | None = None
    number: Annotated[int, Field(ge=1, le=99)] | None = None
    title: Title | None = None
    plain_title: Title | None = None
    short_title: Prose = ""
    summary: Prose = ""
    groups: tuple[Group, ...] = ()
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


class Additions(Value):
    """Further questions for the bank that `extends` names, with where their wording comes from."""

    format: Literal["ncf-reflect/questions"]
    extends: Slug
    version: Title
    source: Title
    licence: Title
    sections: Annotated[tuple[AddedSection, ...], Field(min_length=1)]

    @property
    def count(self) -> int:
        """How many questions it adds."""
        return sum(len(section.questions) for section in self.sections)
