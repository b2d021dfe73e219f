"""Mappings for the tests, with times, ids and salts that stand still."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from unittest.mock import patch

from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.bank import Bank
from ncf_reflect.model.decision import SealEntry
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind, SessionState
from ncf_reflect.model.session import SessionFacts
from ncf_reflect.storage import files, opening
from ncf_reflect.workshop.grammar import TypedLine, read_line
from ncf_reflect.workshop.live import LiveSession, Stamp
from ncf_reflect.workspace import Workspace
from tests.analysis.builders import tool_1, tool_2

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
ROUND = "Spring 2026"
AUTHORITY = "Northumberland"
HOLDER = "Jo on a laptop, since 09:30"
HURRIED = ("PRAGMA journal_mode=TRUNCATE", "PRAGMA synchronous=OFF")
"""A writer's settings without the waiting for the disk, which most tests are not about."""


def ticking(start: datetime = NOW) -> Callable[[], datetime]:
    seconds = count()
    return lambda: start + timedelta(seconds=next(seconds))


def numbered(prefix: str) -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{prefix}-{next(numbers)}"


def salts() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"


def a_workspace(folder: Path) -> Workspace:
    return Workspace(folder, ticking(), numbered("id"), salts())


def opened(path: Path, *, writing: bool = False) -> OpenedMapping:
    store = files.open_for_writing(path, HOLDER) if writing else files.open_for_reading(path)
    return OpenedMapping(store, ticking(), numbered("id"), salts())


def a_mapping(path: Path, banks: Iterable[Bank] | None = None) -> OpenedMapping:
    """A new mapping with a round, open for writing. Its disk is hurried: nothing is waited for."""
    with patch.object(opening, "_WRITER_SETTINGS", HURRIED):
        store = files.create(path, AUTHORITY, NOW, HOLDER)
    mapping = OpenedMapping(store, ticking(), numbered("id"), salts())
    mapping.start_round(ROUND, (tool_1(), tool_2()) if banks is None else tuple(banks))
    return mapping


def sealed_as_imported(mapping: OpenedMapping, title: str, *banks: Bank) -> None:
    """A sealed round in which nothing is planned but what a test plans itself."""
    mapping.start_round(title, banks)
    stamp = {"at": mapping.clock(), "role": "import", "salt": mapping.new_salt()}
    entry = SealEntry.model_validate({"sealed": True, **stamp})
    mapping.store.append_to_round(title, [entry])


def a_live(
    mapping: OpenedMapping,
    *groups: Group,
    bank: str = "tool-2",
    present: int | None = 14,
    state: SessionState = SessionState.OPEN,
) -> LiveSession:
    """A new session of the mapping's newest round, of workers where no group is named."""
    facts = SessionFacts(held_on=date(2026, 3, 12), state=state, invited=16, present=present)
    title = mapping.newest_round()
    session_id = mapping.new_session(title, bank, groups or (Group.WORKERS,), facts)
    return live_again(mapping, session_id)


def live_again(mapping: OpenedMapping, session_id: str) -> LiveSession:
    """A session of the newest round as the Room opens it."""
    round_ = mapping.round()
    session = {session.known_id: session for session in round_.sessions}[session_id]
    stamp = Stamp(mapping.clock, mapping.new_id, mapping.new_salt)
    return LiveSession(mapping.store, session, round_.bank(session.bank), stamp)


def line(text: str, kind: Kind = Kind.NOTE) -> TypedLine:
    """A typed line that has something in it."""
    read = read_line(text, kind)
    assert read is not None
    return read
