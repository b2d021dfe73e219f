"""What the ruleset suggests (METHOD.md), in the shape of `triangulate --json` (DESIGN 5)."""

from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from pydantic import SerializerFunctionWrapHandler, model_serializer

from ncf_reflect.model.base import Value
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import DecisionVerdict, GroupStatus

RULESET = "v1"


class Code(StrEnum):
    """What a pair of groups comes to on a question."""

    DISSONANCE = "dissonance"
    SILENCE = "silence"
    PARTIAL_AGREEMENT = "partial-agreement"
    AGREEMENT = "agreement"
    NOT_ENOUGH = "not-enough"
    NOT_COMPARABLE = "not-comparable"


class FindingStrength(StrEnum):
    """How sure a dissonance is; None on every other code."""

    FIRM = "firm"
    CHECK = "check"


class Basis(StrEnum):
    """What an agreement rests on."""

    RATINGS = "ratings"
    THEMES = "themes"
    BOTH = "both"


class RatingResult(StrEnum):
    """What two groups' ratings come to."""

    GAP = "gap"
    SPREAD = "spread"
    IN_LINE = "in-line"
    TOO_FEW = "too-few"


class SectionState(StrEnum):
    """What a section comes to, from its most serious question."""

    DIVERGES = "diverges"
    CHECK = "check"
    HOLDS_TOGETHER = "holds-together"
    NOT_ENOUGH = "not-enough"
    SINGLE_SOURCE = "single-source"


class ThemeState(StrEnum):
    """What a group says of a theme; a theme that it did not raise has no state."""

    DOING = "doing"
    DEVELOP = "develop"
    BOTH = "both"
    MENTIONED = "mentioned"


class QuestionMarker(StrEnum):
    """A marker on a question, beside its code."""

    SHARED_GAP = "shared-gap"


class GroupMarker(StrEnum):
    """A marker on a group's answer, beside the codes of its pairs."""

    CONFIDENT_WITHOUT_EVIDENCE = "confident-without-evidence"


class Rating(Value):
    """Two groups' ratings compared; `steps` and `shift` in scale steps, `p` a share of ways."""

    result: RatingResult
    firm: bool | None
    steps: Fraction | None
    shift: Fraction | None
    p: Fraction | None


class Split(Value):
    """Two camps within one group, by the numbers of the scale."""

    low_at_most: int
    high_at_least: int
    low: int
    high: int
    between: int


class ThemeFinding(Value):
    """The themes of a pair by what they come to."""

    opposed: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    only: dict[Group, tuple[str, ...]]


class GroupFinding(Value):
    """One group on one question. `votes`, `middle` and `split` are None without hands."""

    group: Group
    status: GroupStatus
    votes: tuple[int, ...] | None
    dont_know: int
    present: int | None
    middle: Fraction | None
    split: Split | None
    themes: dict[str, ThemeState]
    markers: tuple[GroupMarker, ...]


class DecisionFinding(Value):
    """The decision that counts on a pair (METHOD.md section 8)."""

    verdict: DecisionVerdict
    code: Code | None
    """What the pair rolls up with; None where it is set aside."""
    strength: FindingStrength | None
    note: str
    role: str
    at: datetime
    ruleset: str
    needs_review: bool
    """Whether what it rests on has changed since."""


class PairFinding(Value):
    """Two groups on one question, with the sentences that say why.

    Code, strength, basis and reasons are what the ruleset suggests, decided or not.
    """

    groups: tuple[Group, Group]
    code: Code
    strength: FindingStrength | None
    basis: Basis | None
    rating: Rating | None
    themes: ThemeFinding
    reasons: tuple[str, ...]
    decision: DecisionFinding | None = None

    @property
    def counts_as(self) -> tuple[Code, FindingStrength | None] | None:
        """The code and strength that roll up: as decided, else as suggested; None if set aside."""
        if self.decision is None:
            return self.code, self.strength
        decided = self.decision.code
        return None if decided is None else (decided, self.decision.strength)

    @property
    def is_set_aside(self) -> bool:
        """Whether a person set the finding aside."""
        return self.counts_as is None

    @model_serializer(mode="wrap")
    def _without_open_decision(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        fields: dict[str, object] = handler(self)
        if self.decision is None:
            fields.pop("decision", None)
        return fields


class QuestionFinding(Value):
    """A question: the most serious of its pairs, and its markers."""

    id: str
    code: Code
    strength: FindingStrength | None
    markers: tuple[QuestionMarker, ...]
    summary: str
    groups: tuple[GroupFinding, ...]
    pairs: tuple[PairFinding, ...]

    def of(self, group: Group) -> GroupFinding:
        """What was found for `group`, which must be one that the section asks."""
        return next(finding for finding in self.groups if finding.group is group)


class SectionFinding(Value):
    """An enabler or an outcome, rolled up from its questions."""

    id: str
    state: SectionState
    questions: tuple[QuestionFinding, ...]


class Pattern(Value):
    """One group rated higher than another on most questions. A pattern, not proof."""

    groups: tuple[Group, Group]
    higher: Group
    questions: int
    of: int


class Findings(Value):
    """All that the ruleset suggests for a round."""

    ruleset: str
    round: str
    sealed: tuple[str, ...]
    pattern: tuple[Pattern, ...]
    sections: tuple[SectionFinding, ...]
