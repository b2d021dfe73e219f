"""A mapping that has been opened: all that a PSW and a QA lead can do starts here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar
from uuid import UUID, uuid5

from ncf_reflect.errors import FaultsError, RefusedError
from ncf_reflect.mapping.coverage import coverage_of
from ncf_reflect.model.groups import Group, in_order
from ncf_reflect.model.text import clean

if TYPE_CHECKING:
    from ncf_reflect.model.bank import Bank
    from ncf_reflect.model.coverage import Coverage
    from ncf_reflect.model.findings import Findings
    from ncf_reflect.model.session import Round, SessionEntry, SessionFacts
    from ncf_reflect.storage.half_written import HalfWritten
    from ncf_reflect.storage.store import MappingStore

NAMESPACE = UUID("6c1d2f0e-6e63-5f72-8566-6c6563740001")
"""Under this all ids are made that two laptops must make alike."""

Clock = Callable[[], datetime]
Maker = Callable[[], str]
Made = TypeVar("Made")


class ReadOnce(Generic[Made]):
    """What is made of a round, and made again only where the round is another by now."""

    def __init__(self, make: Callable[[Round], Made]) -> None:
        self._make = make
        self._known: tuple[Round, Made] | None = None

    def of(self, round_: Round) -> Made:
        """What is made of this round."""
        if self._known is None or self._known[0] is not round_:
            self._known = (round_, self._make(round_))
        return self._known[1]


class OpenedMapping:
    """An authority's body of work, with its rounds."""

    def __init__(self, store: MappingStore, clock: Clock, new_id: Maker, new_salt: Maker) -> None:
        self.store = store
        self.clock = clock
        self.new_id = new_id
        self.new_salt = new_salt

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.store.close()

    @property
    def authority(self) -> str:
        """The authority's name."""
        return self.store.authority

    @property
    def can_write(self) -> bool:
        """Whether this opener may write."""
        return self.store.can_write

    @property
    def half_written(self) -> HalfWritten:
        """What somebody is writing in forms and has not put on record yet."""
        from ncf_reflect.storage.half_written import HalfWritten  # noqa: PLC0415

        return HalfWritten(self.store.path)

    @property
    def rounds(self) -> tuple[str, ...]:
        """The titles of the rounds, oldest first."""
        return self.store.rounds()

    def newest_round(self) -> str:
        """The title of the round begun last. RefusedError where there is none yet."""
        if not self.rounds:
            raise RefusedError("There is no round in this mapping yet. Start one first.")
        return self.rounds[-1]

    def round(self, title: str | None = None) -> Round:
        """The round of this title, or the newest, as it stands now."""
        return self.store.read_round(clean(title) if title else self.newest_round())

    def start_round(self, title: str, banks: Sequence[Bank], *, sealed: bool = False) -> None:
        """A new round that asks `banks`, each copied as it is now.

        `sealed`: finished sessions stay unread until every planned session has finished.
        RefusedError where a round has this title, FaultsError where two banks share a section or
        a question.
        """
        if title in self.rounds:
            raise RefusedError(f"There is a round “{title}” already. Choose another title.")
        refuse_clashes(banks)
        with self.store.saving():
            self.store.start_round(round_id_of(self.authority, title), title, banks, self.clock())
            if sealed:
                from ncf_reflect.mapping.sealing import seal_new_round  # noqa: PLC0415

                seal_new_round(self, title)

    def new_session(
        self, round_title: str, bank: str, groups: tuple[Group, ...], facts: SessionFacts
    ) -> str:
        """A new session of a round; its id. RefusedError where the bank asks a group nothing."""
        from ncf_reflect.model.session import Session  # noqa: PLC0415

        asked = (each for each in self.round(round_title).banks if each.id == bank)
        unasked = [group for each in asked for group in groups if not any(each.asked((group,)))]
        if unasked:
            raise RefusedError(f"The bank {bank} puts no question to {unasked[0].shown}.")
        session = Session(id=self.new_id(), bank=bank, groups=in_order(groups), state=facts.state)
        self.store.add_session(round_title, session, [self.facts_entry(facts, "facilitator")])
        return session.known_id

    def facts_entry(self, facts: SessionFacts, role: str) -> SessionEntry:
        """What is known of a session, as the entry that says so."""
        from ncf_reflect.model.session import SessionEntry, SessionFacts  # noqa: PLC0415
        from ncf_reflect.model.typed import typed  # noqa: PLC0415

        fields = facts.model_dump(include=set(SessionFacts.model_fields))
        stamp = {"at": self.clock(), "role": role, "salt": self.new_salt()}
        return typed(SessionEntry, {**fields, **stamp})

    def coverage(self, title: str | None = None) -> Coverage:
        """Who has been asked what in a round."""
        title = clean(title) if title else self.newest_round()
        return coverage_of(self.store.read_outline(title))

    def findings(self, title: str | None = None) -> Findings:
        """What the ruleset suggests for a round (METHOD.md)."""
        # Only here is the analysis loaded: the first screen does not need it.
        from ncf_reflect.analysis.triangulation import triangulate  # noqa: PLC0415

        return triangulate(self.round(title))


def round_id_of(authority: str, title: str) -> str:
    """The id of a round, the same on every laptop."""
    return str(uuid5(NAMESPACE, f"{authority}\n{title}"))


def refuse_clashes(banks: Sequence[Bank]) -> None:
    """FaultsError where two of the banks have a section slug or a question id in common."""
    seen: dict[str, str] = {}
    faults: list[str] = []
    for bank in banks:
        names = [section.slug for section in bank.sections]
        names += [asked.question.id for asked in bank.asked()]
        for name in names:
            if seen.setdefault(name, bank.id) != bank.id:
                faults.append(f"{name} stands in {seen[name]} and in {bank.id}")
    if faults:
        raise FaultsError("These banks cannot be asked in one round.", faults)
