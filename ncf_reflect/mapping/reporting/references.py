"""References by which every statement can be traced (DESIGN section 8)."""

from dataclasses import dataclass

from ncf_reflect.mapping.references import shortest
from ncf_reflect.model.bank import AskedQuestion
from ncf_reflect.model.groups import Group
from ncf_reflect.model.session import Point, Round


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
            length=shortest(
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


def _known(stored: str | None) -> str:
    assert stored is not None, "what is stored has an id"
    return stored
