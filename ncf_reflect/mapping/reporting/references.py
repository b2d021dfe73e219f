"""References by which every statement can be traced (DESIGN section 8)."""

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
        ids = {
            _known_id(point)
            for session in round_.readable_sessions
            for answer in session.answers
            for point in answer.points
        }
        length = SHORTEST
        while len({point_id[:length] for point_id in ids}) < len(ids):
            length += 1
        return cls(length=length)

    def point(self, asked: AskedQuestion, group: Group, point: Point) -> str:
        """ "stay-together.1-W-9a0b": question, group, the beginning of the point's id."""
        beginning = _known_id(point)[: self.length]
        return f"{question_reference(asked)}-{group.letter}-{beginning}"


def _known_id(point: Point) -> str:
    assert point.id is not None, "a stored point has an id"
    return point.id
