"""Evidence from outside the workshops, and the local baseline (DESIGN section 2, "strand").

All of it is only ever added; the newest entry holds.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, StringConstraints, model_validator

from ncf_reflect.model.base import EntryBase, Id, Prose, Slug, Theme, Title, Value, fields_of
from ncf_reflect.model.gap import EvidenceLevel
from ncf_reflect.model.kinds import Strand

Figure = Annotated[str, StringConstraints(max_length=60)]
"""A figure to the letter, as its source gives it: "63%", "12.4 per 10,000"; empty where none."""


Wording = Annotated[str, StringConstraints(pattern=r"\S", max_length=20_000)]
"""Words of a council's own document, to the letter."""


class Direction(StrEnum):
    """What evidence does to what groups said."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NEITHER = "neither"


class LinkKind(StrEnum):
    """What evidence can stand beside."""

    SECTION = "section"
    QUESTION = "question"
    GAP = "gap"
    THEME = "theme"


class Link(Value):
    """One thing that evidence stands beside."""

    kind: LinkKind
    id: Annotated[str, StringConstraints(pattern=r"\S", max_length=120)]
    """A slug, the id of a question or of a gap, or the name of a theme."""

    @property
    def key(self) -> tuple[LinkKind, str]:
        """By what it is the same as another: of a theme whatever its capitals."""
        return self.kind, self.id.casefold() if self.kind is LinkKind.THEME else self.id


class IndicatorFigures(Value):
    """An indicator in one period, as far as it is given."""

    period: Annotated[str, StringConstraints(pattern=r"\S", max_length=60)]
    own: Figure = ""
    region: Figure = ""
    neighbours: Figure = ""
    """Statistical neighbours."""
    england: Figure = ""


class Indicator(Value):
    """A dashboard indicator; shown as a table and a line over the periods, never ranked."""

    name: Title
    definition: Prose = ""
    figures: Annotated[tuple[IndicatorFigures, ...], Field(min_length=1, max_length=60)]
    """Oldest period first; each period once."""

    @model_validator(mode="after")
    def _has_each_period_once(self) -> Self:
        periods = [one.period for one in self.figures]
        if len(set(periods)) < len(periods):
            raise ValueError("a period stands twice in this indicator")
        return self


class EvidenceFacts(Value):
    """What somebody saw, read or heard outside the workshops."""

    strand: Strand
    source: Title
    dated: date | None = None
    says: Annotated[str, StringConstraints(pattern=r"\S", max_length=4_000)]
    level: EvidenceLevel
    """How strong it is by itself."""
    direction: Direction = Direction.NEITHER
    links: Annotated[tuple[Link, ...], Field(max_length=100)] = ()
    indicator: Indicator | None = None

    @model_validator(mode="after")
    def _is_from_outside(self) -> Self:
        if self.strand is Strand.PRACTICE:
            raise ValueError("evidence from outside is audit, data or voice")
        if self.indicator and self.strand is not Strand.DATA:
            raise ValueError("an indicator is evidence of strand data")
        return self


class Evidence(EvidenceFacts):
    """A piece of evidence as it stands in a round. What is None is filled on the way in."""

    id: Id | None = None
    role: Title | None = None
    at: AwareDatetime | None = None


class EvidenceEntry(EntryBase, EvidenceFacts):
    """Evidence was recorded or changed."""

    what: Literal["evidence"] = "evidence"
    evidence: Id
    withdrawn: bool = False

    def as_evidence(self) -> Evidence:
        """The evidence as it stands after this entry."""
        known = {"id": self.evidence, "role": self.role, "at": self.at}
        return Evidence.model_validate({**fields_of(self, EvidenceFacts), **known})


class BaselineList(StrEnum):
    """The two lists of a council's own quality framework."""

    DOING = "doing"
    DEVELOP = "develop"

    @property
    def shown(self) -> str:
        """What the list is of, inside a sentence."""
        return "what we already do" if self is BaselineList.DOING else "what we need to develop"


class BaselineState(StrEnum):
    """Where a line of the baseline stands beside what groups said."""

    NOT_MATCHED = "not-matched"
    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    MENTIONED = "mentioned"
    NOBODY = "nobody"

    @property
    def shown(self) -> str:
        """The state in words: "known and confirmed"."""
        return _STATES[self]


_STATES = {
    BaselineState.NOT_MATCHED: "not yet matched",
    BaselineState.CONFIRMED: "known and confirmed",
    BaselineState.CONTRADICTED: "known and contradicted",
    BaselineState.MENTIONED: "known and mentioned",
    BaselineState.NOBODY: "on the list, raised by nobody",
}


class BaselineItem(Value):
    """One line of the local baseline."""

    id: Id
    section: Slug
    list: BaselineList
    heading: Annotated[str, StringConstraints(max_length=300)] = ""
    """What it is about within its section, such as "Care leavers"; empty for the section itself."""
    text: Wording


class Baseline(Value):
    """What the council's own quality framework already says. It counts as strand audit."""

    authority: Title
    source: Wording
    dated: Annotated[str, StringConstraints(max_length=60)] = ""
    licence: Prose = ""
    items: Annotated[tuple[BaselineItem, ...], Field(min_length=1, max_length=50_000)]


class BaselineEntry(EntryBase, Baseline):
    """A baseline was put beside the round, in the place of the one before."""

    what: Literal["baseline"] = "baseline"

    def as_baseline(self) -> Baseline:
        """The baseline as it stands after this entry."""
        return Baseline.model_validate(fields_of(self, Baseline))


class BaselineMatch(Value):
    """What a person said a line of the baseline is about."""

    item: Id
    themes: Annotated[tuple[Theme, ...], Field(max_length=100)]
    """Empty: nobody raised it, where the line is settled."""
    settled: bool = True
    """False as long as nobody said what it is about, or after that was taken back."""
    refused: Annotated[tuple[Theme, ...], Field(max_length=500)] = ()
    """Themes that were suggested and are not what it is about."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.themes and not self.settled:
            raise ValueError("a line that is about themes is settled")
        return self


class BaselineMatchEntry(EntryBase, BaselineMatch):
    """A person matched a line of the baseline with themes, or with none."""

    what: Literal["baseline-match"] = "baseline-match"

    def as_match(self) -> BaselineMatch:
        """The match as it stands after this entry."""
        return BaselineMatch.model_validate(fields_of(self, BaselineMatch))
