"""What each group said on each question, its closed sessions put together (METHOD.md 1 and 2)."""

from datetime import date

from ncf_reflect.model.bank import AskedQuestion, Scale, Section
from ncf_reflect.model.base import Value
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus, Kind, NothingSaidReason, RecordedStatus
from ncf_reflect.model.session import Point


class PooledPoint(Value):
    """A point and the session it came from; its themes are spelled as the round spells them."""

    point: Point
    session: str


class Hearing(Value):
    """One closed session in which a group had the question before it."""

    session: str
    groups: tuple[Group, ...]
    held_on: date | None
    present: int | None
    status: RecordedStatus
    reason: NothingSaidReason | None
    others_present: str = ""
    """Who else was in the room, in the facilitator's words; empty where nobody was noted."""
    votes: tuple[int, ...] | None = None
    """Hands at each level in this session alone; None without hands."""
    dont_know: int = 0


class PooledAnswer(Value):
    """One group on one question, over all its closed sessions."""

    group: Group
    status: GroupStatus
    hearings: tuple[Hearing, ...] = ()
    """Every closed session of the group on this bank, in the round's order, reached or not."""
    votes: tuple[int, ...] | None = None
    """Hands at each level, added up; None without hands."""
    dont_know: int = 0
    points: tuple[PooledPoint, ...] = ()

    @property
    def hands(self) -> int:
        """Hands that gave a rating."""
        return sum(self.votes or ())

    @property
    def voted(self) -> int:
        """Hands shown, "don't know" included."""
        return self.hands + self.dont_know

    @property
    def reached(self) -> tuple[Hearing, ...]:
        """The sessions in which the question was come to."""
        return tuple(h for h in self.hearings if h.status is not RecordedStatus.NOT_REACHED)

    @property
    def present(self) -> int | None:
        """How many were there when the question was reached; None where a number is missing."""
        numbers = [hearing.present for hearing in self.reached]
        known = [number for number in numbers if number is not None]
        return sum(known) if known and len(known) == len(numbers) else None

    @property
    def joint(self) -> bool:
        """Whether any session in which the question was reached was held with another group."""
        return any(len(hearing.groups) > 1 for hearing in self.reached)

    def of_kind(self, *kinds: Kind) -> tuple[PooledPoint, ...]:
        """The points of these kinds, in the order in which they were said."""
        return tuple(pooled for pooled in self.points if pooled.point.kind in kinds)


class PooledQuestion(Value):
    """A question with what each group that the section asks said on it, groups in order."""

    asked: AskedQuestion
    scale: Scale | None
    answers: tuple[PooledAnswer, ...]

    @property
    def id(self) -> str:
        """The question's id."""
        return self.asked.question.id

    def of(self, group: Group) -> PooledAnswer:
        """What `group` said; it must be one that the section asks."""
        return next(answer for answer in self.answers if answer.group is group)


class PooledSection(Value):
    """A section with its questions pooled."""

    section: Section
    bank: str
    questions: tuple[PooledQuestion, ...]
