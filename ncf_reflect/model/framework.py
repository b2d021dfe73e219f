"""The National Framework as data: what it expects, of whom, and where it says so.

Quoted text is never rewritten. Keys are ids such as `safe.senior-leaders.harm-outside.2`, never a
text: one of the guidance's bullets stands in it twice.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ncf_reflect.model.bank import SectionKind
from ncf_reflect.model.base import Count, Prose, QuestionId, Slug, Title, Value
from ncf_reflect.model.groups import Group

Text = Annotated[str, Field(pattern=r"\S", max_length=20_000)]
When = Annotated[str, Field(pattern=r"^\d{4}(-\d\d){0,2}$")]
Counts = dict[str, Count]
"""How many a list of this name must hold; the check refuses a list with more or fewer."""


class Role(StrEnum):
    """Of whom something is expected, in the order in which the guidance speaks of them."""

    ALL_ORGANISATIONS = "all-organisations"
    EVERY_AREA = "every-area"
    SENIOR_LEADERS = "senior-leaders"
    PRACTICE_SUPERVISORS = "practice-supervisors"
    PRACTITIONERS = "practitioners"

    @property
    def shown(self) -> str:
        """The guidance's words: "practice supervisors"."""
        return self.value.replace("-", " ")

    @property
    def group(self) -> Group | None:
        """The group that we ask in this role. The mapping is ours, not the guidance's."""
        return next((group for group in Group if group.role == self.shown), None)

    @property
    def with_group(self) -> str:
        """Both names: "practice supervisors (managers)"."""
        return f"{self.shown} ({self.group.shown})" if self.group else self.shown


class Topic(StrEnum):
    """What a list within an outcome is about, where the guidance gives it a heading of its own."""

    HARM_OUTSIDE = "harm-outside"
    CARE_LEAVERS = "care-leavers"

    @property
    def shown(self) -> str:
        """In a few words of ours."""
        return {"harm-outside": "harm outside of the home", "care-leavers": "care leavers"}[self]


class Counted(Value):
    """A value whose lists can say how many they hold."""

    counts: Counts = {}


class Reference(Counted):
    """What every file beside the banks carries: its name, and where its words come from."""

    FORMAT: ClassVar[str]
    ALONE: ClassVar[bool] = False
    """Whether there is one such file at a time, so that a workspace's own takes its place."""

    id: Slug
    title: Title
    version: Title
    source: Text
    licence: Text
    attribution: Prose = ""
    """What must stand beside the words wherever they are shown."""
    published: When | None = None

    @property
    def credit(self) -> str:
        """The line that stands once below what is quoted."""
        return self.attribution or self.source


class Principle(Value):
    """A principle in one wording: its title, and all that is said on it."""

    id: Slug
    title: Text
    text: Text


class Expectation(Value):
    """One bullet of the guidance."""

    id: QuestionId
    text: Text


class ExpectationList(Counted):
    """The bullets under one heading of the guidance."""

    role: Role
    topic: Topic | None = None
    heading: Title
    under: Prose = ""
    """The heading within the heading, where there is one."""
    intro: Prose = ""
    expectations: Annotated[tuple[Expectation, ...], Field(min_length=1)]


def id_of(slug: str, role: str, topic: str | None, number: int) -> str:
    """The id of a bullet: `safe.senior-leaders.harm-outside.2`."""
    return ".".join(filter(None, (slug, role, topic, str(number))))


class Chapter(Counted):
    """One enabler or outcome as the guidance describes it."""

    slug: Slug
    kind: SectionKind
    number: Annotated[int, Field(ge=1, le=99)] | None = None
    """The guidance numbers its outcomes, not its enablers."""
    title: Title
    chapter: Title
    page: Annotated[int, Field(ge=1, le=9_999)] | None = None
    about_heading: Title
    about: Text
    summary_heading: Title
    summary: Annotated[tuple[Text, ...], Field(min_length=1)]
    working_together_text: Prose = ""
    working_together: tuple[Title, ...] = ()
    lists: Annotated[tuple[ExpectationList, ...], Field(min_length=1)]

    @property
    def name(self) -> str:
        """As the guidance names it: "Outcome 3", "Enabler: The workforce is …"."""
        kind = self.kind.value.capitalize()
        return f"{kind} {self.number}" if self.number else f"{kind}: {self.title}"

    def placed(self) -> "Iterator[PlacedExpectation]":
        """Its expectations in the guidance's order, each with its place."""
        for listed in self.lists:
            for number, expectation in enumerate(listed.expectations, start=1):
                yield PlacedExpectation(
                    id=expectation.id,
                    text=expectation.text,
                    section=self.slug,
                    role=listed.role,
                    topic=listed.topic,
                    number=number,
                    place=", ".join(filter(None, (self._where, listed.heading, listed.under)))
                    + f", {number}",
                )

    @property
    def _where(self) -> str:
        return f"{self.name} (from page {self.page})" if self.page else self.name


class PlacedExpectation(Expectation):
    """An expectation where it stands in the guidance."""

    section: Slug
    role: Role
    topic: Topic | None = None
    number: int
    """Its place in the list under its heading, from 1."""
    place: str
    """Chapter, heading and number, for people to find it by."""


class Framework(Reference):
    """The statutory guidance: purpose, principles, enablers and outcomes with expectations."""

    FORMAT = "ncf-reflect/framework"
    ALONE = True

    format: Literal["ncf-reflect/framework"]
    purpose: Text
    principles_about: tuple[Text, ...] = ()
    principles: Annotated[tuple[Principle, ...], Field(min_length=1)]
    """`title` is the wording of the one page summary, `text` that of the chapter."""
    sections: Annotated[tuple[Chapter, ...], Field(min_length=1)]

    def chapter(self, slug: str) -> Chapter | None:
        """The enabler or outcome of this slug; None where it describes none."""
        return next((chapter for chapter in self.sections if chapter.slug == slug), None)

    def placed(self) -> Iterator[PlacedExpectation]:
        """Every expectation, each with its place."""
        for chapter in self.sections:
            yield from chapter.placed()
