"""Which running rounds ask an older copy of a bank than there is now, and what changed since.

Offered, never forced: a round keeps the copy that it began with (DESIGN section 3).
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ncf_reflect.mapping.bank_changes import bank_changes
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.own_banks import stale
from ncf_reflect.model.bank import Bank
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.model.session import Round

KEEPS = "The round keeps its copy: nothing that was asked changes. A new round takes the new one."
NOTHING_NEW = "Every running round asks the questions as they are now."


class BankUpdate(NamedTuple):
    """A bank of a running round that is another one now."""

    round: str
    asked: Bank
    now: Bank

    @property
    def changes(self) -> tuple[str, ...]:
        """What changed, a line each."""
        return bank_changes(self.asked, self.now)


def running_rounds(mapping: OpenedMapping) -> tuple[Round, ...]:
    """The newest round, and every one with a session that is not finished; oldest first."""
    rounds = [mapping.round(title) for title in mapping.rounds]
    return tuple(
        round_
        for round_ in rounds
        if round_ is rounds[-1]
        or any(session.state is not SessionState.CLOSED for session in round_.sessions)
    )


def updates_of(mapping: OpenedMapping, banks: Mapping[str, Bank]) -> tuple[BankUpdate, ...]:
    """The banks of running rounds that are others than those of the same id in `banks`."""
    return tuple(
        BankUpdate(round_.title, asked, now)
        for round_ in running_rounds(mapping)
        for asked in round_.banks
        if (now := banks.get(asked.id)) and now.content_hash != asked.content_hash
    )


def update_lines(name: str, update: BankUpdate) -> Iterator[str]:
    """An update of the mapping `name` in plain lines."""
    asked, now = update.asked, update.now
    yield (
        f"{name}, “{update.round}” asks {asked.id}, version “{asked.version}”. "
        f"There is version “{now.version}” now."
    )
    yield from (f"{asked.id}: {line}" for line in update.changes)
    yield KEEPS


def stale_lines(folder: Path) -> Iterator[str]:
    """The workspace's extended banks whose shipped bank changed, in plain lines."""
    for one in stale(folder / "questions"):
        yield (
            f"Your own {one.bank} was made from version “{one.version}” of the shipped bank. "
            f"There is version “{one.now}” now."
        )
        yield from (f"{one.bank}: {line}" for line in one.changes)
        yield f'To make it anew with your questions: ncf-reflect adapt "{folder}" --refresh'
