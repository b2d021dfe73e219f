"""What a shareable copy leaves out, so that nobody can be told from it (METHOD.md section 9)."""

from collections.abc import Iterable
from dataclasses import dataclass

from ncf_reflect.analysis.ratings import FEWEST_HANDS
from ncf_reflect.analysis.sentences import is_small
from ncf_reflect.analysis.sentences.votes import are_few
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind
from ncf_reflect.model.pooled import Hearing, PooledAnswer, PooledPoint, PooledQuestion


@dataclass(frozen=True)
class Guards:
    """Which parts of an answer stand in this copy. A full copy keeps everything."""

    full: bool
    left_out: frozenset[str] = frozenset()
    """Ids of points that somebody chose to leave out of copies that are shared."""

    def hides_counts(self, answer: PooledAnswer) -> bool:
        """Whether counts and splits of these votes are left out."""
        if self.full or not answer.voted:
            return False
        return is_small(answer) or all_but_alike(answer.votes) or _holds_few(answer)

    def hides_middle(self, answer: PooledAnswer) -> bool:
        """Whether the middle answer too is left out: of one or two ratings it is the ratings."""
        return not self.full and answer.hands < FEWEST_HANDS

    def hides(self, answer: PooledAnswer, pooled: PooledPoint) -> bool:
        """Whether a point is left out: as a person chose, or as a quote among few."""
        return self.leaves_out(pooled) or self.hides_quote(answer, pooled)

    def leaves_out(self, pooled: PooledPoint) -> bool:
        """Whether a person chose to leave the point out of a copy that is shared."""
        return pooled.point.id in self.left_out

    def hides_quote(self, answer: PooledAnswer, pooled: PooledPoint) -> bool:
        """Whether a point is a quote of a small group, or of a small session."""
        if self.full or pooled.point.kind is not Kind.QUOTE:
            return False
        return is_small(answer) or _said_among_few(answer, pooled)

    def shown_points(self, answer: PooledAnswer, kind: Kind) -> tuple[PooledPoint, ...]:
        """The points of a kind that stand in this copy."""
        return tuple(pooled for pooled in answer.of_kind(kind) if not self.hides(answer, pooled))

    def hides_quotes(self, answer: PooledAnswer) -> bool:
        """Whether any quote of this group is left out."""
        return any(self.hides_quote(answer, pooled) for pooled in answer.points)

    def as_compared(self, question: PooledQuestion) -> PooledQuestion:
        """The question as the sentences of a pair may read it.

        They leave out a small group's figures, and know small groups by how many were present.
        Votes that are nearly all alike tell as much, so their group is made to look small there.
        """
        answers = tuple(
            _as_if_small(answer) if self.hides_counts(answer) else answer
            for answer in question.answers
        )
        return question.model_copy(update={"answers": answers})


def all_but_alike(votes: Iterable[int] | None) -> bool:
    """Whether all ratings, or all but one, are the same.

    All alike tells how each person rated. All but one counts too: otherwise a reader who sees
    that counts are left out in a large group would know that they are all alike.
    """
    hands = tuple(votes or ())
    return bool(hands) and sum(hands) - max(hands) <= 1


def _holds_few(answer: PooledAnswer) -> bool:
    """Whether another group's counts, taken away from these, could leave those of few people.

    A joint session counts for each of its groups. Where no group's counts are given that part into
    joint sessions and others of which one holds few, all that can be worked out holds many.
    """
    held: dict[tuple[Group, ...], list[Hearing]] = {}
    for hearing in answer.hearings:
        if hearing.votes or hearing.dont_know:
            held.setdefault(hearing.groups, []).append(hearing)
    return len(held) > 1 and any(map(_tells, held.values()))


def _tells(hearings: list[Hearing]) -> bool:
    votes = [sum(level) for level in zip(*(h.votes for h in hearings if h.votes), strict=True)]
    numbers = [hearing.present for hearing in hearings]
    present = sum(number or 0 for number in numbers) if None not in numbers else None
    voted = sum(votes) + sum(hearing.dont_know for hearing in hearings)
    return are_few(present, sum(votes), voted) or all_but_alike(votes)


def _said_among_few(answer: PooledAnswer, pooled: PooledPoint) -> bool:
    hearing = {each.session: each for each in answer.hearings}[pooled.session]
    hands = sum(hearing.votes or ())
    return are_few(hearing.present, hands, hands + hearing.dont_know)


def _as_if_small(answer: PooledAnswer) -> PooledAnswer:
    hearings = tuple(hearing.model_copy(update={"present": 0}) for hearing in answer.hearings)
    return answer.model_copy(update={"hearings": hearings})
