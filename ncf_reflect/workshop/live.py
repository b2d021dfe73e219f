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
    Pace,
    Point,
    PointEntry,
    Session,
    SessionEntry,
    SessionFacts,
    VoteEntry,
)
from ncf_reflect.model.text import POINT_LIMIT, clean
from ncf_reflect.model.typed import typed
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
        self.questions = order_of(self.facts.begins_with, tuple(bank.asked(session.groups)))
        self.draft: Draft | None = store.draft(self.id)
        self.place = place_of(self.draft, self.questions)
        self.pace, self.seconds_gone = _pace_of(self.draft, stamp.clock)
        """How long the session is and what its time is, kept with every draft; and the seconds of
        this sitting that were gone when it was opened: more than 0 after a crash."""

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
        question = self.asked.question.id
        entries = [_new_point(line, question, self._stamp) for line in lines]
        if entries:
            # In the same breath: a line that is on disk is no longer half-typed.
            self._save(entries, self._draft(entries[-1].kind, ""))
        return tuple(entry.as_point() for entry in entries)

    def amend(self, point_id: str, **changes: object) -> Point:
        """Change a point: its text, kind, themes, held, question or withdrawn. A new revision.

        RefusedError where the change does not fit, KeyError where there is no such point.
        """
        old = self._present.point(point_id)
        entry = typed(PointEntry, {**old.model_dump(), **changes, **self._stamp.fields()})
        if entry.question not in {asked.question.id for asked in self.questions}:
            raise RefusedError(f"This session does not ask {entry.question}.")
        self._save([entry])
        return entry.as_point()

    def vote(self, counts: tuple[int, ...], dont_know: int) -> None:
        """Hands counted on the question in hand, lowest level first.

        RefusedError where the bank has no scale or the counts do not fit it, or where more hands
        are counted than people are present.
        """
        scale = self.bank.scale
        if scale is None:
            raise RefusedError("This bank has no scale to count hands on.")
        if len(counts) != scale.size:
            raise RefusedError(f"Count hands at each of the {scale.size} levels.")
        hands, present = sum(counts) + dont_know, self.facts.present
        if present is not None and hands > present:
            raise RefusedError(
                f"{hands} hands, but {present} people are noted as present. "
                "Count again, or correct the number present."
            )
        question = self.asked.question.id
        hands_up = {"question": question, "votes": counts, "dont_know": dont_know}
        self._save([typed(VoteEntry, {**hands_up, **self._stamp.fields()})])

    def say_nothing(self, reason: NothingSaidReason | None) -> None:
        """The group was asked and said nothing, and why; None takes that back to not reached."""
        status = RecordedStatus.NOTHING_SAID if reason else RecordedStatus.NOT_REACHED
        question = self.asked.question.id
        entry = AnswerEntry.model_validate(
            {"question": question, "status": status, "reason": reason, **self._stamp.fields()}
        )
        self._save([entry])

    def correct(self, **changes: object) -> None:
        """Correct the session's facts: present, invited, others_present, held_on, state, …

        RefusedError where a correction does not fit.
        """
        self._save([_corrected(self.facts, changes, self._stamp)], even_when_closed=True)

    def close(self) -> None:
        """Close the session: only now can it be read at the Desk."""
        self._save(
            [_corrected(self.facts, {"state": SessionState.CLOSED}, self._stamp)],
            self._draft(Kind.NOTE, "", left=True),
        )

    def keep_draft(self, kind: Kind, text: str, *, keyed: bool = False, left: bool = False) -> None:
        """Keep the unfinished line and the place: what is there after the battery went flat.

        `keyed`: the line began with its kind key. `left` says that the facilitator went away from
        the session on purpose.
        """
        draft = self._draft(kind, text, keyed=keyed, left=left)
        self._store.keep_draft(draft)
        self.draft = draft

    def _draft(self, kind: Kind, text: str, *, keyed: bool = False, left: bool = False) -> Draft:
        now = self._stamp.clock()
        self.pace = self.pace.model_copy(update={"began_at": self.pace.began_at or now})
        return Draft(
            **dict(self.pace),
            session=self.id,
            question=self.asked.question.id,
            kind=kind,
            text=clean(text),
            keyed=keyed,
            left=left,
            saved_at=now,
        )

    def _save(
        self, entries: list[PointEntry] | list[VoteEntry] | list[AnswerEntry] | list[SessionEntry],
        draft: Draft | None = None, *, even_when_closed: bool = False,
    ) -> None:  # fmt: skip
        if self.facts.state is SessionState.CLOSED and not even_when_closed:
            raise RefusedError("This session is finished. Reopen it to change what was said.")
        with self._store.saving():
            self._store.append(self.id, entries)
            if draft:
                self._store.keep_draft(draft)
        self.draft = draft or self.draft
        added: list[Entry] = list(entries)
        for entry in added:
            self._present.add(entry)


def _corrected(facts: SessionFacts, changes: dict[str, object], stamp: Stamp) -> SessionEntry:
    fields = {**facts.model_dump(include=set(SessionFacts.model_fields)), **changes}
    return typed(SessionEntry, {**fields, **stamp.fields()})


def order_of(section: str, asked: tuple[AskedQuestion, ...]) -> tuple[AskedQuestion, ...]:
    """Questions rotated, so that the last section is not always the one squeezed out."""
    slugs = [each.section.slug for each in asked]
    start = slugs.index(section) if section in slugs else 0
    return asked[start:] + asked[:start]


def place_of(draft: Draft | None, questions: tuple[AskedQuestion, ...]) -> int:
    """The place of the question that a draft was left on, from 0; the first without a draft."""
    ids = [asked.question.id for asked in questions]
    return ids.index(draft.question) if draft and draft.question in ids else 0


def _pace_of(draft: Draft | None, clock: Callable[[], datetime]) -> tuple[Pace, float]:
    """That of the sitting that was broken off and its seconds so far; else one that is to begin."""
    if draft is None or draft.left or draft.began_at is None:
        return (Pace(minutes=draft.minutes) if draft else Pace()), 0.0
    gone = (clock() - draft.began_at).total_seconds()
    if 0 <= gone <= draft.minutes * 60:
        return Pace(minutes=draft.minutes, began_at=draft.began_at), gone
    return Pace(minutes=draft.minutes), 0.0


def _new_point(line: TypedLine, question: str, stamp: Stamp) -> PointEntry:
    if line.letters_over:
        raise RefusedError(
            f"This line is {line.letters_over} letters too long: a point has at most "
            f"{POINT_LIMIT:,}. Split it in two."
        )
    words = {"kind": line.kind, "text": line.text, "themes": line.themes}
    fields = {"point": stamp.new_id(), "question": question, **words, **stamp.fields()}
    return typed(PointEntry, fields)
