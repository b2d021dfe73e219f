"""What a session holds. One model is also the JSON of the round document (DESIGN 5)."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, StringConstraints, model_validator

from ncf_reflect.model.bank import Bank
from ncf_reflect.model.base import (
    SLUG_PATTERN,
    Count,
    EntryBase,
    Id,
    Prose,
    QuestionId,
    Slug,
    Theme,
    Title,
    Value,
)
from ncf_reflect.model.decision import CodebookTheme, Decision, Seal
from ncf_reflect.model.evidence import Baseline, BaselineMatch, Evidence
from ncf_reflect.model.gap import Action, Gap
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import (
    Held,
    Kind,
    NothingSaidReason,
    RecordedStatus,
    SessionState,
    Strand,
    Strength,
)
from ncf_reflect.model.round_book import RoundEntry
from ncf_reflect.model.shared import Disclosure, ExpectationLink, ReportWords
from ncf_reflect.model.text import POINT_LIMIT

PointText = Annotated[str, StringConstraints(pattern=r"\S", max_length=POINT_LIMIT)]
Groups = Annotated[tuple[Group, ...], Field(min_length=1, max_length=len(Group))]
Counts = Annotated[tuple[Count, ...], Field(max_length=21)]


def _need_a_reason(status: RecordedStatus, reason: NothingSaidReason | None) -> None:
    if status is RecordedStatus.NOTHING_SAID and reason is None:
        raise ValueError("a reason is needed where nothing was said")


class Point(Value):
    """One line that the room said, to the letter."""

    id: Id | None = None
    """Filled on the way in; left out only in a document written by hand."""
    kind: Kind
    text: PointText
    themes: tuple[Theme, ...] = ()
    strength: Strength | None = None
    strand: Strand | None = None
    held: Held | None = None


class Answer(Value):
    """All that a session holds on a question.

    `votes` are hands at each level, lowest first; None where no vote was taken.
    """

    question: QuestionId
    status: RecordedStatus
    reason: NothingSaidReason | None = None
    votes: Counts | None = None
    dont_know: Count = 0
    points: tuple[Point, ...] = ()

    @property
    def hands(self) -> int:
        """Hands that gave a rating, "don't know" not counted."""
        return sum(self.votes or ())

    @property
    def effective_status(self) -> RecordedStatus:
        """The status follows the content (METHOD.md section 2)."""
        if self.points or self.hands or self.dont_know:
            return RecordedStatus.ANSWERED
        if self.status is RecordedStatus.NOTHING_SAID:
            return RecordedStatus.NOTHING_SAID
        return RecordedStatus.NOT_REACHED

    @model_validator(mode="after")
    def _reason_goes_with_nothing_said(self) -> Self:
        _need_a_reason(self.status, self.reason)
        return self


class SessionFacts(Value):
    """What is known of a workshop beside what was said in it."""

    held_on: date | None = None
    state: SessionState
    invited: Count | None = None
    present: Count | None = None
    facilitator: Prose = ""
    others_present: Prose = ""
    begins_with: Annotated[str, StringConstraints(pattern=rf"^$|{SLUG_PATTERN}")] = ""
    """The slug of the section that the session begins with; empty for the bank's own order."""


class SessionEntry(EntryBase, SessionFacts):
    """The session was planned, opened, corrected, closed or reopened."""

    what: Literal["session"] = "session"


class PointEntry(EntryBase):
    """A point was recorded or changed; the newest entry of a point is its present state."""

    what: Literal["point"] = "point"
    point: Id
    question: QuestionId
    kind: Kind
    text: PointText
    themes: tuple[Theme, ...] = ()
    strength: Strength | None = None
    strand: Strand | None = None
    held: Held | None = None
    withdrawn: bool = False

    def as_point(self) -> Point:
        """The point as it stands after this entry."""
        return Point(
            id=self.point,
            kind=self.kind,
            text=self.text,
            themes=self.themes,
            strength=self.strength,
            strand=self.strand,
            held=self.held,
        )


class AnswerEntry(EntryBase):
    """Somebody said what becomes of a question: nothing said and why, or not reached after all."""

    what: Literal["answer"] = "answer"
    question: QuestionId
    status: RecordedStatus
    reason: NothingSaidReason | None = None

    @model_validator(mode="after")
    def _reason_goes_with_nothing_said(self) -> Self:
        _need_a_reason(self.status, self.reason)
        return self


class VoteEntry(EntryBase):
    """Hands were counted; a corrected count keeps the earlier one."""

    what: Literal["vote"] = "vote"
    question: QuestionId
    votes: Counts | None = None
    dont_know: Count = 0


AnyEntry = SessionEntry | PointEntry | AnswerEntry | VoteEntry
Entry = Annotated[AnyEntry, Field(discriminator="what")]


class Session(SessionFacts):
    """One workshop as it stands now, with `history` only in documents that carry it."""

    id: Id | None = None
    bank: Slug
    groups: Groups
    answers: tuple[Answer, ...] = ()
    history: tuple[Entry, ...] = ()

    @property
    def known_id(self) -> str:
        """The id of a session that has been stored."""
        assert self.id is not None, "a stored session has an id"
        return self.id

    def answer(self, question: str) -> Answer:
        """What was said on `question`; an empty, not reached answer where it was not come to."""
        for answer in self.answers:
            if answer.question == question:
                return answer
        return Answer(question=question, status=RecordedStatus.NOT_REACHED)


class Round(Value):
    """One run of the tools with everything in it, banks whole: what the analysis reads."""

    authority: Title
    title: Title
    banks: tuple[Bank, ...]
    sessions: tuple[Session, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """Every decision, oldest first; of several on a pair the last one counts."""
    themes: tuple[CodebookTheme, ...] = ()
    """The codebook: themes that somebody described or renamed."""
    seals: tuple[Seal, ...] = ()
    """Whether the round was made sealed, and whether and why somebody unsealed it early."""
    gaps: tuple[Gap, ...] = ()
    actions: tuple[Action, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    baseline: Baseline | None = None
    baseline_matches: tuple[BaselineMatch, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    """What becomes of points that may identify somebody, in a copy that is shared."""
    words: tuple[ReportWords, ...] = ()
    """A person's own words for the report."""
    expectation_links: tuple[ExpectationLink, ...] = ()

    @property
    def sealed(self) -> bool:
        """Whether finished sessions wait until every planned session has finished."""
        return bool(self.seals) and self.seals[-1].sealed

    @property
    def readable_sessions(self) -> tuple[Session, ...]:
        """The sessions that may be read: closed, and none in a sealed round that still waits."""
        closed = tuple(s for s in self.sessions if s.state is SessionState.CLOSED)
        return () if self.sealed and len(closed) < len(self.sessions) else closed

    @property
    def sealed_sessions(self) -> tuple[Session, ...]:
        """The sessions that are closed and wait, unread, for the others of their round."""
        if self.readable_sessions:
            return ()
        return tuple(s for s in self.sessions if s.state is SessionState.CLOSED)

    def bank(self, bank_id: str) -> Bank:
        """The copy of the bank as this round asked it. KeyError where the round has none."""
        return {bank.id: bank for bank in self.banks}[bank_id]


class RoundDocument(Value):
    """A round as it travels (DESIGN 5). An exported one carries bank copies and histories."""

    format: Literal["ncf-reflect/round"]
    version: Literal[1]
    authority: Title
    title: Title
    banks: Annotated[tuple[Slug, ...], Field(min_length=1)]
    sessions: tuple[Session, ...] = ()
    bank_copies: tuple[Bank, ...] = ()
    decisions: tuple[Decision, ...] = ()
    themes: tuple[CodebookTheme, ...] = ()
    sealed: bool = False
    gaps: tuple[Gap, ...] = ()
    actions: tuple[Action, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    baseline: Baseline | None = None
    baseline_matches: tuple[BaselineMatch, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    words: tuple[ReportWords, ...] = ()
    expectation_links: tuple[ExpectationLink, ...] = ()
    round_history: tuple[RoundEntry, ...] = ()
    """What all that is recorded about the round comes from, with times; only in documents that
    carry it."""


USUAL_MINUTES = 90


class Pace(Value):
    """The time of a sitting in the Room, as it stood when it was written down."""

    minutes: Count = USUAL_MINUTES
    """How long the session is."""
    began_at: AwareDatetime | None = None
    timer_left: int | None = None
    """Seconds left of the question's timer, below 0 when it is used up; None: never started."""
    timer_running: bool = False


class Draft(Pace):
    """The unfinished line and where the facilitator was."""

    session: Id
    question: QuestionId
    kind: Kind
    text: str
    keyed: bool = False
    """Whether the line began with its kind key."""
    left: bool = False
    """Whether the facilitator left the Room for Home; else the app opens on this session again."""
    saved_at: AwareDatetime
