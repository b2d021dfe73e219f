"""Gaps that are carried into the report, and the actions on them (DESIGN section 2).

Size, strength of evidence and status are kept apart: how big a gap is, how sure we are of it, and
what becomes of it are three things. All of it is only ever added; the newest entry holds.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, StringConstraints, model_validator

from ncf_reflect.model.base import EntryBase, Id, QuestionId, Slug, Theme, Title, Value, fields_of
from ncf_reflect.model.decision import Note, Pair
from ncf_reflect.model.groups import Group

Part = Annotated[str, StringConstraints(max_length=4_000)]
"""One part of a gap's statement."""


class GapSize(StrEnum):
    """How far practice is from what is expected."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"

    @property
    def shown(self) -> str:
        """The level with its meaning, in words."""
        return _SIZES[self]


class EvidenceLevel(StrEnum):
    """How sure we can be that a gap is there."""

    WEAK = "weak"
    SOME = "some"
    STRONG = "strong"

    @property
    def shown(self) -> str:
        """The level with its meaning, in words."""
        return _LEVELS[self]


class GapStatus(StrEnum):
    """What becomes of a gap."""

    OPEN = "open"
    IN_HAND = "in-hand"
    CLOSED = "closed"
    NOT_CARRIED = "not-carried"

    @property
    def shown(self) -> str:
        """The status with its meaning, in words."""
        return _STATUSES[self]


class ActionStatus(StrEnum):
    """How an action goes."""

    AGREED = "agreed"
    UNDER_WAY = "under-way"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def shown(self) -> str:
        """The status in words: "under way"."""
        return self.value.replace("-", " ")


_SIZES = {
    GapSize.SMALL: "Small: in place nearly everywhere",
    GapSize.MEDIUM: "Medium: in place for some families, or in some teams",
    GapSize.LARGE: "Large: not in place, or hardly anywhere",
}
_LEVELS = {
    EvidenceLevel.WEAK: "Weak: one group's view, not tested",
    EvidenceLevel.SOME: "Some: several groups, or one group and another kind of evidence",
    EvidenceLevel.STRONG: "Strong: several groups, and another kind of evidence agrees",
}
_STATUSES = {
    GapStatus.OPEN: "Open: nothing is agreed yet",
    GapStatus.IN_HAND: "In hand: actions are agreed",
    GapStatus.CLOSED: "Closed: shown to be closed",
    GapStatus.NOT_CARRIED: "Not carried forward",
}


class SourceKind(StrEnum):
    """What a gap can rest on."""

    POINT = "point"
    FINDING = "finding"
    DECISION = "decision"


class Source(Value):
    """One thing that a gap rests on."""

    kind: SourceKind
    id: Annotated[str, StringConstraints(max_length=120)]
    """Of a point or a decision its id; of a finding the id of its question."""
    groups: Pair | None = None
    """Of a finding about a pair of groups; None for one about the question."""


class GapFacts(Value):
    """A gap: its statement in parts, its three ratings, and what it rests on."""

    section: Slug
    question: QuestionId | None = None
    theme: Theme | None = None
    groups: tuple[Group, ...] = ()
    """Who told us, in the fixed order."""
    told: Part
    """ "Workers and managers told us that …"."""
    children: Part = ""
    """ "This means children and families …": a person's to write; empty while missing."""
    expected: Part = ""
    """ "The Framework expects …"."""
    seen: Part = ""
    """ "We also see …"; empty where nothing from outside the workshops was linked by hand."""
    needed: Part = ""
    """ "We need to …"."""
    size: GapSize | None = None
    evidence_level: EvidenceLevel | None = None
    status: GapStatus = GapStatus.OPEN
    reason: Note = ""
    """Why it was closed or is not carried forward."""
    sources: Annotated[tuple[Source, ...], Field(min_length=1, max_length=200)]
    expectations: tuple[Id, ...] = ()
    """Ids of the Framework's expectations that it bears on."""

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        ended = self.status in (GapStatus.CLOSED, GapStatus.NOT_CARRIED)
        if ended and not self.reason.strip():
            raise ValueError("say why a gap is closed or not carried forward")
        return self


class Gap(GapFacts):
    """A gap as it stands in a round. What is None is filled on the way in."""

    id: Id | None = None
    role: Title | None = None
    at: AwareDatetime | None = None


class GapEntry(EntryBase, GapFacts):
    """A gap was recorded or changed."""

    what: Literal["gap"] = "gap"
    gap: Id
    withdrawn: bool = False

    def as_gap(self) -> Gap:
        """The gap as it stands after this entry."""
        known = {"id": self.gap, "role": self.role, "at": self.at}
        return Gap.model_validate({**fields_of(self, GapFacts), **known})


class ActionFacts(Value):
    """What is to be done about a gap."""

    gap: Id
    task: Annotated[str, StringConstraints(pattern=r"\S", max_length=4_000)]
    owner: Annotated[str, StringConstraints(max_length=300)] = ""
    """One role; empty as long as nobody has it."""
    measure: Part = ""
    """What will be different for children, and how we shall know."""
    review_on: date | None = None
    status: ActionStatus = ActionStatus.AGREED
    reason: Note = ""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.status is ActionStatus.STOPPED and not self.reason.strip():
            raise ValueError("say why the action was stopped")
        if self.status is ActionStatus.DONE and not self.owner.strip():
            raise ValueError("an action that nobody owns cannot be done: name its owner first")
        return self


class Action(ActionFacts):
    """An action as it stands in a round. What is None is filled on the way in."""

    id: Id | None = None
    role: Title | None = None
    at: AwareDatetime | None = None


class ActionEntry(EntryBase, ActionFacts):
    """An action was recorded or changed."""

    what: Literal["action"] = "action"
    action: Id
    withdrawn: bool = False

    def as_action(self) -> Action:
        """The action as it stands after this entry."""
        known = {"id": self.action, "role": self.role, "at": self.at}
        return Action.model_validate({**fields_of(self, ActionFacts), **known})
