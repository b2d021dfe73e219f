"""The present state of a session: its history, folded."""

from collections.abc import Iterable

from ncf_reflect.model.kinds import NothingSaidReason, RecordedStatus
from ncf_reflect.model.session import (
    Answer,
    AnswerEntry,
    Entry,
    Point,
    PointEntry,
    Session,
    SessionEntry,
    SessionFacts,
    VoteEntry,
)


class Present:
    """What stands after all entries so far. `add()` takes in the next one."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.facts: SessionEntry | None = None
        self.entries: list[Entry] = []
        self._points: dict[str, PointEntry] = {}
        self._statuses: dict[str, AnswerEntry] = {}
        self._votes: dict[str, VoteEntry] = {}
        self._questions: dict[str, None] = {}
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Take in the next entry of the history."""
        self.entries.append(entry)
        if isinstance(entry, SessionEntry):
            self.facts = entry
            return
        self._questions.setdefault(entry.question)
        if isinstance(entry, PointEntry):
            self._points[entry.point] = entry
        elif isinstance(entry, AnswerEntry):
            self._statuses[entry.question] = entry
        else:
            self._votes[entry.question] = entry

    def point(self, point_id: str) -> PointEntry:
        """The newest entry of a point, withdrawn or not. KeyError where there is none."""
        return self._points[point_id]

    def answer(self, question: str) -> Answer:
        """All that the session holds on `question` now."""
        vote = self._votes.get(question)
        said = self._statuses.get(question)
        points = tuple(self._points_on(question))
        hands = vote is not None and bool(sum(vote.votes or ()) or vote.dont_know)
        status, reason = _status(said, bool(points) or hands)
        return Answer(
            question=question,
            status=status,
            reason=reason,
            votes=vote.votes if vote else None,
            dont_know=vote.dont_know if vote else 0,
            points=points,
        )

    def answers(self) -> tuple[Answer, ...]:
        """An answer for every question on which anything was ever recorded, in that order."""
        return tuple(self.answer(question) for question in self._questions)

    def session(self, of: Session) -> Session:
        """`of` with the present facts and answers in place of its own."""
        assert self.facts is not None, "a session's history begins with its facts"
        facts = self.facts.model_dump(include=set(SessionFacts.model_fields))
        return of.model_copy(update={**facts, "answers": self.answers()})

    def _points_on(self, question: str) -> Iterable[Point]:
        for entry in self._points.values():
            if entry.question == question and not entry.withdrawn:
                yield entry.as_point()


def _status(
    said: AnswerEntry | None, has_content: bool
) -> tuple[RecordedStatus, NothingSaidReason | None]:
    """The status follows the content (METHOD.md section 2)."""
    if has_content:
        return RecordedStatus.ANSWERED, None
    if said is None:
        return RecordedStatus.NOT_REACHED, None
    return said.status, said.reason
