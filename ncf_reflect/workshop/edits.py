"""What was saved in this sitting, to take back and bring again. Each is a new revision."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ncf_reflect.model.session import Point
from ncf_reflect.workshop.grammar import TypedLine
from ncf_reflect.workshop.live import LiveSession

Fields = Mapping[str, object]


class Step(NamedTuple):
    """One change of one point: the fields that take it back, and those that bring it again."""

    point: str
    question: str
    backwards: Fields
    forwards: Fields


class Edits:
    """Records and changes points of a live session and remembers how to undo it."""

    def __init__(self, live: LiveSession) -> None:
        self._live = live
        self._done: list[tuple[Step, ...]] = []
        self._taken: list[tuple[Step, ...]] = []

    def record(self, lines: Iterable[TypedLine]) -> tuple[Point, ...]:
        """File lines under the question in hand (see `LiveSession.record`)."""
        points = self._live.record(lines)
        question = self._live.asked.question.id
        self._remember(
            Step(str(point.id), question, {"withdrawn": True}, {"withdrawn": False})
            for point in points
        )
        return points

    def change(self, point_id: str, **changes: object) -> Point:
        """Change a point (see `LiveSession.amend`). KeyError where the session has none such."""
        question, old = self._find(point_id)
        before = {**old.model_dump(exclude={"id"}), "question": question, "withdrawn": False}
        point = self._live.amend(point_id, **changes)
        backwards = {name: before[name] for name in changes}
        self._remember([Step(point_id, question, backwards, changes)])
        return point

    def take_back(self) -> bool:
        """Take back the newest change that stands; False where none does. Goes to its question."""
        if not self._done:
            return False
        steps = self._done[-1]
        for step in reversed(steps):
            self._live.amend(step.point, **step.backwards)
        self._taken.append(self._done.pop())
        self._go_to(steps[-1].question)
        return True

    def bring_again(self) -> bool:
        """Bring again what was taken back last; False where nothing was."""
        if not self._taken:
            return False
        steps = self._taken[-1]
        for step in steps:
            self._live.amend(step.point, **step.forwards)
        self._done.append(self._taken.pop())
        self._go_to(steps[-1].question)
        return True

    def _remember(self, steps: Iterable[Step]) -> None:
        made = tuple(steps)
        if made:
            self._done.append(made)
            self._taken.clear()

    def _go_to(self, question: str) -> None:
        ids = [asked.question.id for asked in self._live.questions]
        self._live.go_to(ids.index(question))

    def _find(self, point_id: str) -> tuple[str, Point]:
        for place, asked in enumerate(self._live.questions):
            for point in self._live.answer(place).points:
                if point.id == point_id:
                    return asked.question.id, point
        raise KeyError(point_id)
