"""Gaps, actions and evidence are revised by further entries; how to add one and take it back."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.gap_checks import Known, faults_of
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.base import Value
from ncf_reflect.model.evidence import EvidenceEntry
from ncf_reflect.model.gap import ActionEntry, GapEntry
from ncf_reflect.model.round_book import AnyRoundEntry, named_as_now
from ncf_reflect.model.typed import typed

Revised = GapEntry | ActionEntry | EvidenceEntry
Entry = TypeVar("Entry", bound=Revised)
Facts = TypeVar("Facts", bound=Value)


def stamp(mapping: OpenedMapping, role: str, at: datetime | None = None) -> dict[str, object]:
    """When, in which role and with which salt something is recorded. RefusedError without a role.

    `at` is for entries that belong together; else it is now.
    """
    if not role.strip():
        raise RefusedError("Say in which role you do this.")
    return {"at": at or mapping.clock(), "role": role.strip(), "salt": mapping.new_salt()}


def tidied(model: type[Facts], fields: Mapping[str, object]) -> Facts:
    """A value of what was typed, without blanks around a text. RefusedError where it is none."""
    return typed(model, {n: v.strip() if type(v) is str else v for n, v in fields.items()})


def refuse_unknown(said: Value, known: Known) -> None:
    """RefusedError where something speaks of what is not there."""
    faults = "; ".join(str(fault) for fault in faults_of(said, "", known))
    if faults:
        raise RefusedError(f"This cannot be recorded: {faults}.")


def history_of(mapping: OpenedMapping, title: str) -> tuple[AnyRoundEntry, ...]:
    """All that was recorded about a round, first to last, with the names that themes have now."""
    return named_as_now(mapping.store.round_history(title))


def revisions(
    history: Iterable[AnyRoundEntry], of: type[Entry], known_as: str
) -> tuple[Entry, ...]:
    """All entries about one gap, action or piece of evidence, oldest first."""
    return tuple(entry for entry in history if isinstance(entry, of) and id_of(entry) == known_as)


def newest(history: Iterable[AnyRoundEntry], of: type[Entry], known_as: str) -> Entry:
    """What stands of one gap, action or piece of evidence. RefusedError where it was never there.

    `withdrawn` says whether it was taken back.
    """
    found = revisions(history, of, known_as)
    if not found:
        what = str(of.model_fields["what"].default)
        raise RefusedError(f"There is no {_NAMES[what]} “{known_as}” in this round.")
    return found[-1]


def id_of(entry: Revised) -> str:
    """The id of what an entry is about."""
    if isinstance(entry, GapEntry):
        return entry.gap
    return entry.action if isinstance(entry, ActionEntry) else entry.evidence


class Changes:
    """What was done to gaps, actions and evidence in one sitting, and the way back."""

    def __init__(self, mapping: OpenedMapping, title: str) -> None:
        self._mapping = mapping
        self._title = title
        self._done: list[tuple[int, int]] = []

    @contextmanager
    def doing(self) -> Iterator[None]:
        """What is recorded meanwhile is one change, saved whole or not at all."""
        before = self._length
        with self._mapping.store.saving():
            yield
        if self._length > before:
            self._done.append((before, self._length))

    def undo(self, role: str) -> bool:
        """Put back what stood before the last change, by further entries; False without one."""
        if not self._done:
            return False
        since, until = self._done[-1]
        history = history_of(self._mapping, self._title)
        entries = _as_before(history, since, until, lambda: stamp(self._mapping, role))
        self._mapping.store.append_to_round(self._title, entries)
        self._done.pop()
        return True

    @property
    def _length(self) -> int:
        return len(self._mapping.store.round_history(self._title))


def _as_before(
    history: Sequence[AnyRoundEntry],
    since: int,
    until: int,
    stamped: Callable[[], dict[str, object]],
) -> list[AnyRoundEntry]:
    changed: dict[tuple[str, str], Revised] = {}
    for entry in history[since:until]:
        if isinstance(entry, Revised):
            changed.setdefault((entry.what, id_of(entry)), entry)
    entries: list[AnyRoundEntry] = []
    for entry in changed.values():
        earlier = revisions(history[:since], type(entry), id_of(entry))
        back = earlier[-1].model_dump() if earlier else {**entry.model_dump(), "withdrawn": True}
        entries.append(type(entry).model_validate({**back, **stamped()}))
    return entries


_NAMES = {"gap": "gap", "action": "action", "evidence": "evidence"}
