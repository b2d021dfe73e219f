"""What the facilitator may see and the room must not: read beside the Room, never written.

The notes follow the session that somebody holds just now, by the draft that the Room keeps of it.
"""

from datetime import datetime

from ncf_reflect.model.bank import AskedQuestion, Scale
from ncf_reflect.model.base import Value
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind, RecordedStatus
from ncf_reflect.model.present import Present
from ncf_reflect.model.session import Draft, Session
from ncf_reflect.storage.store import MappingStore
from ncf_reflect.workshop.live import order_of, place_of
from ncf_reflect.workshop.timing import minutes_left, plan_line, suggested_minutes, time_words

_STATUS_WORDS = {
    RecordedStatus.ANSWERED: "answered",
    RecordedStatus.NOTHING_SAID: "nothing said",
    RecordedStatus.NOT_REACHED: "still to come",
}


class Ahead(Value):
    """A question of the session, and how far the room got with it."""

    name: str
    status: str
    here: bool


class Notes(Value):
    """The facilitator's notes on the question in hand."""

    session: str
    groups: tuple[Group, ...]
    asked: AskedQuestion
    place: int
    """From 0, in the order in which this session goes through its questions."""
    questions: tuple[Ahead, ...]
    prompts: dict[Group, str]
    """What the question means for those who are in the room, where the bank says so."""
    vote_prompt: str
    parked: tuple[tuple[str, str], ...]
    """The question under which each was parked, and its words."""
    began_at: datetime | None
    minutes: int
    timer_left: int | None
    timer_running: bool
    as_of: datetime

    def plan(self, now: datetime) -> str:
        """ "question 3 of 8, 41 minutes left, about 6 a question"; without a time once closed."""
        gone = round((now - self.began_at).total_seconds() / 60) if self.began_at else 0
        left = minutes_left(self.minutes, gone, opened=self.place > 0)
        waiting = sum(
            ahead.status == _STATUS_WORDS[RecordedStatus.NOT_REACHED] and not ahead.here
            for ahead in self.questions
        )
        each = suggested_minutes(left, waiting + 1)
        return plan_line(self.place, len(self.questions), left, each)

    def timer(self, now: datetime) -> str:
        """ "06:40 ▶", "+01:10 paused"; empty where it was not started for this question."""
        if self.timer_left is None:
            return ""
        since = (now - self.as_of).total_seconds() if self.timer_running else 0.0
        going = "▶" if self.timer_running else "paused"
        return f"{time_words(round(self.timer_left - since))} {going}"


class Follower:
    """Reads the notes of whatever session is held just now in one mapping file."""

    def __init__(self) -> None:
        self._session: Session | None = None
        self._round = ""

    def read(self, store: MappingStore) -> Notes | None:
        """The notes of the session that somebody is in; None where nobody is in the Room."""
        draft = store.unfinished_draft()
        if draft is None:
            return None
        if self._session is None or self._session.id != draft.session:
            self._find(store, draft.session)
        return self._notes(store, draft) if self._session else None

    def _find(self, store: MappingStore, session_id: str) -> None:
        for title in store.rounds():
            for session in store.read_round(title).sessions:
                if session.id == session_id:
                    self._session, self._round = session, title
                    return

    def _notes(self, store: MappingStore, draft: Draft) -> Notes:
        assert self._session is not None, "the session was found"
        session = self._session
        bank = store.read_round(self._round).bank(session.bank)
        present = Present(store.history(session.known_id))
        begins_with = present.facts.begins_with if present.facts else ""
        questions = order_of(begins_with, tuple(bank.asked(session.groups)))
        place = place_of(draft, questions)
        asked = questions[place]
        return Notes(
            session=session.known_id,
            groups=session.groups,
            asked=asked,
            place=place,
            questions=tuple(
                _ahead(present, each, here=number == place) for number, each in enumerate(questions)
            ),
            prompts={
                group: asked.question.role_prompts[group]
                for group in session.groups
                if asked.question.role_prompts.get(group)
            },
            vote_prompt=_vote_prompt(asked, bank.scale),
            parked=tuple(_parked(present, questions)),
            began_at=draft.began_at,
            minutes=draft.minutes,
            timer_left=draft.timer_left,
            timer_running=draft.timer_running,
            as_of=draft.saved_at,
        )


def _ahead(present: Present, asked: AskedQuestion, *, here: bool) -> Ahead:
    status = present.answer(asked.question.id).effective_status
    name = f"{asked.section.name}: {asked.question.short}"
    return Ahead(name=name, status=_STATUS_WORDS[status], here=here)


def _vote_prompt(asked: AskedQuestion, scale: Scale | None) -> str:
    return (asked.question.vote_prompt or scale.vote_prompt) if scale else ""


def _parked(present: Present, questions: tuple[AskedQuestion, ...]) -> list[tuple[str, str]]:
    return [
        (asked.question.short, point.text)
        for asked in questions
        for point in present.answer(asked.question.id).points
        if point.kind is Kind.PARKED
    ]
