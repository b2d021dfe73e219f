"""What a person says about the report of a round: what may go out, its words, its expectations.

All of it is only ever added; the newest entry holds.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import StringConstraints

from ncf_reflect.model.base import EntryBase, Id, Prose, Slug, Value
from ncf_reflect.model.decision import Digest


class DisclosureChoice(StrEnum):
    """What becomes of a point that may identify somebody, in a copy that is shared."""

    KEEP = "keep"
    MASK = "mask"
    LEAVE_OUT = "leave-out"


OF_NO_LIST = ("words.", "round.", "seal.", "baseline.", "theme.")
"""How the names begin of texts that have no id of their own."""


class Disclosure(Value):
    """What was chosen for a point or another text of a report, and for which wording of it."""

    point: Id
    """Also of a decision, gap, action or evidence; or a name such as "words.summary"."""
    choice: DisclosureChoice
    text_hash: Digest
    """SHA-256 of the text that was looked at: the choice holds for no other."""


class DisclosureEntry(EntryBase, Disclosure):
    """Somebody chose what becomes of a point that may identify somebody."""

    what: Literal["disclosure"] = "disclosure"

    def as_disclosure(self) -> Disclosure:
        """The choice as it stands after this entry."""
        return Disclosure(point=self.point, choice=self.choice, text_hash=self.text_hash)


class WordsPlace(StrEnum):
    """Where a person's own words stand in the report."""

    SUMMARY = "summary"
    ASKS = "asks"
    CHILDREN = "children"
    LIMITS = "limits"


class ReportWords(Value):
    """A person's own words for a place of the report, in Markdown or plain; empty: ours again."""

    place: WordsPlace
    section: Slug | Literal[""] = ""
    """For words about one section; empty for the whole report."""
    text: Prose


class WordsEntry(EntryBase, ReportWords):
    """Somebody wrote words for the report."""

    what: Literal["words"] = "words"

    def as_words(self) -> ReportWords:
        """The words as they stand after this entry."""
        return ReportWords(place=self.place, section=self.section, text=self.text)


class LinkedKind(StrEnum):
    """What can be linked to an expectation; a gap holds its expectations itself."""

    POINT = "point"
    THEME = "theme"


class ExpectationLink(Value):
    """Somebody said that a point or a theme speaks to an expectation of the Framework."""

    kind: LinkedKind
    id: Annotated[str, StringConstraints(pattern=r"\S", max_length=120)]
    """The id of a point, or the name of a theme."""
    expectation: Id


class ExpectationLinkEntry(EntryBase, ExpectationLink):
    """A link to an expectation was made or taken back."""

    what: Literal["expectation-link"] = "expectation-link"
    withdrawn: bool = False

    def as_link(self) -> ExpectationLink:
        """The link that this entry is about."""
        return ExpectationLink(kind=self.kind, id=self.id, expectation=self.expectation)
