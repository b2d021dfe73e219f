"""What is recorded about a whole round: decisions, the codebook, the seal (METHOD.md section 8).

All of it is only ever added. One model is also the JSON of the round document (DESIGN 5).
"""

from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, StringConstraints, model_validator

from ncf_reflect.model.base import EntryBase, Id, Prose, QuestionId, Theme, Title, Value
from ncf_reflect.model.findings import Code, FindingStrength
from ncf_reflect.model.groups import Group, all_in_order
from ncf_reflect.model.kinds import DecisionVerdict

Pair = tuple[Group, Group]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Note = Annotated[str, StringConstraints(max_length=4_000)]
PersonsName = Annotated[str, StringConstraints(max_length=300)]

MOST_OF_A_NOTE = 4_000
"""Letters in the note of a decision."""


class DecisionFacts(Value):
    """What somebody decided about a pair of groups on a question."""

    question: QuestionId
    groups: Pair
    """In the fixed order."""
    verdict: DecisionVerdict
    code: Code | None = None
    """The new code; only where the pair is recoded."""
    strength: FindingStrength | None = None
    note: Note = ""
    name: PersonsName = ""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if fault := decision_fault(self):
            raise ValueError(fault)
        return self


class Decision(DecisionFacts):
    """A decision as it stands in a round. What is None is filled on the way in."""

    id: Id | None = None
    role: Title
    at: AwareDatetime | None = None
    ruleset: Title | None = None
    input_hash: Digest | None = None
    """Of the votes, points, themes and statuses that it rests on."""
    suggested_code: Code | None = None
    suggested_strength: FindingStrength | None = None

    @property
    def counts_as(self) -> tuple[Code, FindingStrength | None] | None:
        """The code and strength that the pair rolls up with; None where it is set aside.

        Confirmed dissonance counts as firm. What was confirmed stands, whatever the ruleset would
        suggest by now.
        """
        if self.verdict is DecisionVerdict.SET_ASIDE:
            return None
        if self.verdict is DecisionVerdict.RECODE:
            assert self.code is not None, "a recoded pair has a code"
            return self.code, self.strength
        assert self.suggested_code is not None, "a stored decision has a suggestion"
        firm = self.suggested_code is Code.DISSONANCE
        return self.suggested_code, FindingStrength.FIRM if firm else None


class CodebookTheme(Value):
    """A theme with what it means."""

    name: Theme
    description: Prose = ""


class Seal(Value):
    """The round was sealed when it was made, or unsealed early and why."""

    sealed: bool
    reason: Note = ""
    role: Title
    at: AwareDatetime


class DecisionEntry(EntryBase, DecisionFacts):
    """A decision as a row of the round's history."""

    what: Literal["decision"] = "decision"
    decision: Id
    ruleset: Title
    input_hash: Digest
    suggested_code: Code
    suggested_strength: FindingStrength | None = None

    def as_decision(self) -> Decision:
        """The decision as it stands in a round."""
        left_out = {"what", "salt", "decision"}
        fields = {name: value for name, value in self if name not in left_out}
        return Decision.model_validate({**fields, "id": self.decision})


class ThemeEntry(EntryBase):
    """A theme was described, renamed or merged into another; the newest entry holds."""

    what: Literal["theme"] = "theme"
    theme: Theme
    description: Prose = ""
    renamed_from: Theme | None = None
    merged_into: Theme | None = None


class SealEntry(EntryBase):
    """The round was sealed, or unsealed early."""

    what: Literal["seal"] = "seal"
    sealed: bool
    reason: Note = ""

    def as_seal(self) -> Seal:
        """The seal as it stands in a round."""
        return Seal(sealed=self.sealed, reason=self.reason, role=self.role, at=self.at)


def decision_fault(facts: DecisionFacts) -> str:
    """Why these facts are no decision, in a sentence; empty where they are one (METHOD 8)."""
    if facts.groups != tuple(group for group in Group if group in facts.groups):
        return f"a decision is on two groups, in the order {all_in_order()}"
    if facts.verdict is not DecisionVerdict.CONFIRM and not facts.note.strip():
        return "a note is needed for all but confirming: say why"
    if (facts.code is not None) != (facts.verdict is DecisionVerdict.RECODE):
        return "a new code goes with recoding, and only with it"
    if (facts.strength is not None) != (facts.code is Code.DISSONANCE):
        return "firm or check goes with dissonance, and only with it"
    return ""
