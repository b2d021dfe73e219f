"""One session while it is being held. Every change is on disk when its method returns."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from uuid import uuid4

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.bank import AskedQuestion, Bank
from ncf_reflect.model.kinds import Kind, NothingSaidReason, RecordedStatus, SessionState
from ncf_reflect.model.present import Present
from ncf_reflect.model.session import (
    Answer,
    AnswerEntry,
    Draft,
    Entry,
    Point,
    PointEntry,
    Session,
    SessionEntry,
    SessionFacts,
    VoteEntry,
)
from ncf_reflect.model.text import POINT_LIMIT, clean
from ncf_reflect.storage.store import MappingStore
from ncf_reflect.workshop.grammar import TypedLine

FACILITATOR = "facilitator"


@dataclass(frozen=True)
class Stamp:
    """Where times and ids come from, so that a test can hold them still."""

    clock: Callable[[], datetime]
    new_id: Callable[[], str] = lambda: str(uuid4())
    new_salt: Callable[[], str] = lambda: token_hex(16)
    role: str = FACILITATOR

    def fields(self) -> dict[str, object]:
        """When, by which role, with which salt: what every entry begins with."""
        return {"at": self.clock(), "role": self.role, "salt": self.new_salt()}


class LiveSession:
    """What the Room and `record` do. It knows this one session and nothing else."""

    def __init__(self, store: MappingStore, session: Session, bank: Bank, stamp: Stamp) -> None:
        self.bank = bank
        self.id = session.known_id
        self._session = session
        self._store = store
        self._stamp = stamp
        self._present = Present(store.history(self.id))
        self.questions: tuple[AskedQuestion, ...] = tuple(bank.asked(session.groups))
        self.draft: Draft | None = store.draft(self.id)
        self.place = self._first_place()

    @property
    def session(self) -> Session:
        """The session as it stands now, answers included."""
        return self._present.session(self._session)

    @property
    def facts(self) -> SessionFacts:
        """Date, numbers, who else was in the room, and the state."""
        assert self._present.facts is not None, "a stored session has facts"
        return self._present.facts

    @property
    def asked(self) -> AskedQuestion:
        """The question in hand."""
        return self.questions[self.place]

    def answer(self, place: int | None = None) -> Answer:
        """What this session holds on the question in hand, or on the one at `place`."""
        asked = self.questions[self.place if place is None else place]
        return self._present.answer(asked.question.id)

    def go_to(self, place: int) -> bool:
        """Make the question at `place` the one in hand; False where there is none."""
        if not 0 <= place < len(self.questions):
            return False
        self.place = place
        return True

    def record(self, lines: Iterable[TypedLine]) -> tuple[Point, ...]:
        """File lines under the question in hand, all of them or none.

        RefusedError where a line is too long or the session is closed, NotSavedError where the
        disk says no.
        """
        entries = [self._new_point(line) for line in lines]
        self._save(entries, keep_place=True)
        return tuple(entry.as_point() for entry in entries)

    def amend(self, point_id: str, **changes: object) -> Point:
        """Change a point: its text, kind, themes, held, question or withdrawn. A new revision."""
        old = self._present.point(point_id)
        fields = {**old.model_dump(), **changes, **self._stamp.fields()}
        entry = PointEntry.model_validate(fields)
        self._save([entry])
        return entry.as_point()

    def vote(self, counts: tuple[int, ...], dont_know: int) -> None:
        """Hands counted on the question in hand, lowest level first.

        RefusedError where the bank has no scale or the counts do not fit it, or where more hands
        are counted than people are present.
        """
        scale = self.bank.scale
        if scale is None or len(counts) != scale.size:
            raise RefusedError("This bank has no scale to count hands on.")
        hands, present = sum(counts) + dont_know, self.facts.present
        if present is not None and hands > present:
            raise RefusedError(
                f"{hands} hands, but {present} people are noted as present. "
                "Count again, or correct the number present."
            )
        question = self.asked.question.id
        self._save(
            [VoteEntry.model_validate(
                {"question": question, "votes": counts, "dont_know": dont_know,
                 **self._stamp.fields()}
            )]
        )  # fmt: skip

    def say_nothing(self, reason: NothingSaidReason | None) -> None:
        """The group was asked and said nothing, and why; None takes that back to not reached."""
        status = RecordedStatus.NOTHING_SAID if reason else RecordedStatus.NOT_REACHED
        question = self.asked.question.id
        entry = AnswerEntry.model_validate(
            {"question": question, "status": status, "reason": reason, **self._stamp.fields()}
        )
        self._save([entry])

    def correct(self, **changes: object) -> None:
        """Correct the session's facts: present, invited, others_present, held_on, state, …"""
        fields = {**self.facts.model_dump(include=set(SessionFacts.model_fields)), **changes}
        entry = SessionEntry.model_validate({**fields, **self._stamp.fields()})
        self._save([entry], even_when_closed=True)

    def close(self) -> None:
        """Close the session: only now can it be read at the Desk."""
        self.correct(state=SessionState.CLOSED)

    def keep_draft(self, kind: Kind, text: str) -> None:
        """Keep the unfinished line and the place: what is there after the battery went flat."""
        draft = Draft(
            session=self.id,
            question=self.asked.question.id,
            kind=kind,
            text=clean(text),
            saved_at=self._stamp.clock(),
        )
        self._store.keep_draft(draft)
        self.draft = draft

    def _new_point(self, line: TypedLine) -> PointEntry:
        if line.letters_over:
            raise RefusedError(
                f"This line is {line.letters_over} letters too long: a point has at most "
                f"{POINT_LIMIT:,}. Split it in two."
            )
        return PointEntry.model_validate(
            {
                "point": self._stamp.new_id(),
                "question": self.asked.question.id,
                "kind": line.kind,
                "text": line.text,
                "themes": line.themes,
                **self._stamp.fields(),
            }
        )

    def _save(
        self, entries: list[PointEntry] | list[VoteEntry] | list[AnswerEntry] | list[SessionEntry],
        *, keep_place: bool = False, even_when_closed: bool = False,
    ) -> None:  # fmt: skip
        if self.facts.state is SessionState.CLOSED and not even_when_closed:
            raise RefusedError("This session is finished. Reopen it to change what was said.")
        with self._store.saving():
            self._store.append(self.id, entries)
            if keep_place and entries and isinstance(entries[-1], PointEntry):
                # In the same breath: a line that is on disk is no longer half-typed.
                self.keep_draft(entries[-1].kind, "")
        added: list[Entry] = list(entries)
        for entry in added:
            self._present.add(entry)

    def _first_place(self) -> int:
        ids = [asked.question.id for asked in self.questions]
        if self.draft and self.draft.question in ids:
            return ids.index(self.draft.question)
        return 0
