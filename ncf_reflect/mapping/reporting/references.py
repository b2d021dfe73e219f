"""References by which every statement can be traced (DESIGN section 8)."""

from collections.abc import Iterable
from dataclasses import dataclass

from ncf_reflect.model.bank import AskedQuestion
from ncf_reflect.model.groups import Group
from ncf_reflect.model.session import Point, Round

SHORTEST = 4
"""Letters of a point's id in a reference, where no two points of the round begin alike."""


def question_reference(asked: AskedQuestion) -> str:
    """ "stay-together.1": section and place in it."""
    return f"{asked.section.slug}.{asked.number}"


@dataclass(frozen=True)
class Citations:
    """How the points of one round are referred to."""

    length: int
    """Letters of an id, the same for all points of the round."""

    @classmethod
    def of(cls, round_: Round) -> "Citations":
        """The shortest references that tell all points of the round apart."""
        return cls(
            length=_shortest(
                _known(point.id)
                for session in round_.readable_sessions
                for answer in session.answers
                for point in answer.points
            )
        )

    def point(self, asked: AskedQuestion, group: Group, point: Point) -> str:
        """ "stay-together.1-W-9a0b": question, group, the beginning of the point's id."""
        beginning = _known(point.id)[: self.length]
        return f"{question_reference(asked)}-{group.letter}-{beginning}"


@dataclass(frozen=True)
class References:
    """How decisions and actions of one round are referred to."""

    length: int

    @classmethod
    def of(cls, round_: Round) -> "References":
        """The shortest references that tell all of them apart."""
        ids = (*(each.id for each in round_.decisions), *(each.id for each in round_.actions))
        return cls(length=_shortest(map(_known, ids)))

    def of_id(self, what: str, known: str | None) -> str:
        """ "decision-9a0b", "action-77de"."""
        return f"{what}-{_known(known)[: self.length]}"


def _shortest(of: Iterable[str]) -> int:
    """How many letters tell all ids apart; at least `SHORTEST`."""
    ids = set(of)
    length = SHORTEST
    while len({each[:length] for each in ids}) < len(ids):
        length += 1
    return length


def _known(stored: str | None) -> str:
    assert stored is not None, "what is stored has an id"
    return stored
