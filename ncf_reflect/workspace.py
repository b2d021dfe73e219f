"""Where things are: banks, mapping files, exports. And how a mapping or a session is opened."""

import getpass
import os
import platform
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING
from uuid import uuid4

from ncf_reflect.errors import ReadOnlyError, ReflectError, RefusedError
from ncf_reflect.mapping.opened import Clock, Maker, OpenedMapping
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.model.text import clean
from ncf_reflect.storage import files

if TYPE_CHECKING:
    from ncf_reflect.banks import Shelf
    from ncf_reflect.banks.framework import Library
    from ncf_reflect.workshop.live import LiveSession

WORKSPACE_VARIABLE = "NCF_REFLECT_WORKSPACE"
LONGEST_NAME = 300
SUFFIX = ".sqlite"
_SYNCED = ("OneDrive", "Dropbox", "Google Drive", "iCloud", "Nextcloud", "Box Sync")
_SUFFIXES = (SUFFIX, ".db", ".sqlite3")
# Windows takes these for devices, whatever follows.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}


def now() -> datetime:
    """The time, with its zone."""
    return datetime.now().astimezone()


class Workspace:
    """A folder with `sessions/`, `exports/` and perhaps its own `questions/`."""

    def __init__(
        self,
        folder: Path,
        clock: Clock = now,
        new_id: Maker = lambda: str(uuid4()),
        new_salt: Maker = lambda: token_hex(16),
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.new_id = new_id
        self.new_salt = new_salt

    @classmethod
    def find(cls, asked_for: Path | None = None) -> "Workspace":
        """The workspace asked for, else that of the environment, else here, else in documents."""
        named = os.environ.get(WORKSPACE_VARIABLE)
        if asked_for or named:
            return cls(Path(asked_for or str(named)))
        if Path("sessions").is_dir():
            return cls(Path.cwd())
        from platformdirs import user_documents_path  # noqa: PLC0415 - only where it is needed

        return cls(user_documents_path() / "NCF Reflect")

    @property
    def sessions(self) -> Path:
        """Where the mapping files are."""
        return self.folder / "sessions"

    @property
    def exports(self) -> Path:
        """Where reports go."""
        return self.folder / "exports"

    def banks(self) -> "Shelf":
        """The banks found: the shipped ones, and the workspace's own in their place."""
        from ncf_reflect.banks import find_banks  # noqa: PLC0415 - only a new round needs them

        own = self.folder / "questions"
        return find_banks(own if own.is_dir() else None)

    def framework(self) -> "Library":
        """The National Framework's data, read as it is asked for; the workspace's own beside."""
        from ncf_reflect.banks.framework import Library  # noqa: PLC0415 - few screens need it

        return Library(self.folder / "questions")

    def mapping_path(self, name: str) -> Path:
        """The file that MAPPING on the command line means: a path, or a name in `sessions/`."""
        path = Path(name)
        if path.is_absolute() or len(path.parts) > 1 or path.is_file():
            return path
        if path.suffix in _SUFFIXES:
            return self.sessions / path
        return self.sessions / f"{name}{SUFFIX}"

    def file_name(self, authority: str) -> str:
        """A name for a new mapping file of an authority that no file in `sessions/` has yet."""
        plain = unicodedata.normalize("NFKD", authority).encode("ascii", "ignore").decode()
        stem = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))[:60] or "mapping"
        stem = f"{stem}-council" if stem in _DEVICES else stem
        names = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
        return next(name for name in names if not self.mapping_path(name).exists())

    def mappings(self) -> tuple[Path, ...]:
        """The mapping files in `sessions/`, the one changed last first."""
        if not self.sessions.is_dir():
            return ()
        found = [
            path
            for path in self.sessions.iterdir()
            if path.suffix in _SUFFIXES and path.is_file() and not path.name.startswith(".")
        ]
        return tuple(sorted(found, key=lambda path: (-path.stat().st_mtime, path.name)))

    def create(self, path: Path, authority: str) -> OpenedMapping:
        """A new mapping, open for writing."""
        store = files.create(path, authority, self.clock(), _holder(self.clock()))
        return OpenedMapping(store, self.clock, self.new_id, self.new_salt)

    def start(
        self,
        path: Path,
        authority: str,
        round_title: str,
        bank_ids: Sequence[str] = (),
        *,
        sealed: bool = False,
    ) -> OpenedMapping:
        """A round that asks these banks, or every bank found; the mapping is made if it must be."""
        shelf = self.banks().banks
        missing = [bank_id for bank_id in bank_ids if bank_id not in shelf]
        if missing:
            known = ", ".join(shelf)
            raise RefusedError(f"There is no bank {missing[0]}. Banks: {known}.")
        authority, round_title = _name("authority", authority), _name("round", round_title)
        banks = [shelf[bank_id] for bank_id in dict.fromkeys(bank_ids) or shelf]
        if not banks:
            raise RefusedError("There is no bank to ask: put one into questions/.")
        opened = self.open_or_create(path, authority)
        try:
            opened.start_round(round_title, banks, sealed=sealed)
        except ReflectError:
            opened.store.close()
            raise
        return opened

    def open_or_create(self, path: Path, authority: str) -> OpenedMapping:
        """The mapping at `path` for writing; a new one of `authority` where there is none.

        RefusedError where the mapping is another authority's.
        """
        if not path.exists():
            return self.create(path, authority)
        opened = self.open(path, writing=True)
        if opened.authority != authority:
            theirs = opened.authority
            opened.store.close()
            raise RefusedError(f"{path.name} is the mapping of “{theirs}”, not of “{authority}”.")
        return opened

    def open(self, path: Path, *, writing: bool) -> OpenedMapping:
        """The mapping at `path`. MappingFileError where that cannot be."""
        opener = files.open_for_writing(path, _holder(self.clock())) if writing else None
        store = opener or files.open_for_reading(path)
        return OpenedMapping(store, self.clock, self.new_id, self.new_salt)

    def open_as_far_as_possible(self, path: Path) -> tuple[OpenedMapping, str]:
        """The mapping, for writing if that can be; else for reading, and the sentence why."""
        try:
            return self.open(path, writing=True), ""
        except ReadOnlyError as error:
            return self.open(path, writing=False), str(error)

    def live(self, mapping: OpenedMapping, session_id: str, round_title: str) -> "LiveSession":
        """A session of a round, to be held. RefusedError where the round has none of that id."""
        from ncf_reflect.workshop.live import LiveSession, Stamp  # noqa: PLC0415

        round_ = mapping.round(round_title)
        for session in round_.sessions:
            if session.id == session_id:
                stamp = Stamp(self.clock, self.new_id, self.new_salt)
                live = LiveSession(mapping.store, session, round_.bank(session.bank), stamp)
                if session.state is SessionState.PLANNED and mapping.can_write:
                    # Whoever goes into a planned session holds it.
                    held_on = session.held_on or self.clock().date()
                    live.correct(state=SessionState.OPEN, held_on=held_on)
                return live
        raise RefusedError(f"There is no session {session_id} in “{round_title}”.")


def _holder(at: datetime) -> str:
    return f"{_user()} on {platform.node()}, since {at:%H:%M}"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        # What it raises where nobody of this number is known differs by system and version.
        return "somebody"


def _name(what: str, typed: str) -> str:
    name = clean(typed).strip()
    if not name:
        raise RefusedError(f"The {what} needs a name.")
    if len(name) > LONGEST_NAME:
        raise RefusedError(f"The name of the {what} is longer than {LONGEST_NAME} letters.")
    return name


def ground_rules(folder: Path) -> tuple[str, ...]:
    """The council's own ground rules, a line each, from `ground-rules.txt`; () without it."""
    try:
        text = (folder / "ground-rules.txt").read_text(encoding="utf-8-sig")
    except (FileNotFoundError, UnicodeDecodeError):
        return ()
    return tuple(clean(line).strip() for line in text.splitlines() if line.strip())


def synced_by(folder: Path) -> str:
    """The sync program or network drive that this folder seems to be in; empty for none.

    A copy that such a program takes while somebody writes is often broken (FAULTS).
    """
    where = str(folder.absolute())
    if where.startswith(("\\\\", "//")):
        return "a network drive"
    parts = [part.casefold() for part in folder.absolute().parts]
    found = (name for name in _SYNCED if any(part.startswith(name.casefold()) for part in parts))
    return next(found, "")
