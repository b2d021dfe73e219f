"""Whether a mapping file is whole; what is wrong and where it begins, if it is not."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from ncf_reflect.errors import MappingFileError
from ncf_reflect.model.bank import Bank
from ncf_reflect.storage import chain
from ncf_reflect.storage.chain_walk import first_fault
from ncf_reflect.storage.checking_rounds import finding_faults, round_faults
from ncf_reflect.storage.database import MappingDatabase
from ncf_reflect.storage.header import Header
from ncf_reflect.storage.opening import UNREADABLE, connect, is_damage, reading_error
from ncf_reflect.storage.round_rows import FIRST_WITH_ROUNDS
from ncf_reflect.storage.rows import entry_of, history_rows
from ncf_reflect.storage.schema import MIGRATION_TO, migrations
from ncf_reflect.storage.store import root_of, round_digest


def check(path: Path) -> tuple[str, ...]:
    """What is wrong with the mapping at `path`, a sentence each; empty where it is whole.

    Nothing is written. The first wrong row of each session is named: what follows it stands on it.
    """
    try:
        version = Header.read(path).schema_version
        database = connect(path, writing=False)
    except MappingFileError as error:
        return (str(error),)
    try:
        return tuple(_all_faults(database, version))
    except sqlite3.Error as error:
        if is_damage(error):
            return (f"{path.name} is damaged: SQLite says “{error}”.",)
        return (str(reading_error(path, error)),)
    except UNREADABLE:
        return (f"{path.name} is damaged: it holds what nobody saved in it.",)
    finally:
        database.close()


def _all_faults(database: MappingDatabase, version: int) -> Iterator[str]:
    steps: tuple[Callable[[MappingDatabase], Iterator[str]], ...] = (
        _file_faults,
        lambda database: _schema_faults(database, version),
        _heading_faults,
        _bank_faults,
        _session_faults,
        *((round_faults, finding_faults) if version >= FIRST_WITH_ROUNDS else ()),
    )
    for place, step in enumerate(steps):
        found = list(step(database))
        yield from found
        if found and place < 2:
            # What the file and its tables are stands before what is in them.
            return


def _file_faults(database: MappingDatabase) -> Iterator[str]:
    for row in list(database.query("PRAGMA integrity_check(20)")):
        said = next(iter(row.values()))
        if said != "ok":
            yield f"the file itself is damaged: SQLite says “{said}”"


def _schema_faults(database: MappingDatabase, version: int) -> Iterator[str]:
    with_ours = MappingDatabase(sqlite3.connect(":memory:"))
    # An old file is whole as it was made: nothing is written here, so it is not brought up to date.
    migrations.apply(with_ours.utils, stop_before=MIGRATION_TO.get(version + 1))
    ours, theirs = _schema(with_ours), _schema(database)
    for name in sorted(ours.keys() - theirs.keys()):
        yield f"the {name} is missing"
    for name in sorted(theirs.keys() - ours.keys()):
        yield f"the {name} is not ours"
    for name in sorted(ours.keys() & theirs.keys()):
        if ours[name] != theirs[name]:
            yield f"the {name} is not as this program makes it"


def _schema(database: MappingDatabase) -> dict[str, str]:
    rows = database.query("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {f"{row['type']} {row['name']}": str(row["sql"]) for row in list(rows)}


def _heading_faults(database: MappingDatabase) -> Iterator[str]:
    headings = list(database.query("SELECT * FROM mapping"))
    if not headings:
        yield "the authority's name is missing"
    for row in headings:
        if row["digest"] != chain.digest(row["authority"], row["created_at"]):
            yield "the authority's name or the date of the mapping is not what was saved"
    for row in list(database.query("SELECT * FROM rounds")):
        if row["digest"] != round_digest(database, str(row["id"])):
            yield f"the round “{row['title']}” is not what was saved"
    for row in list(database.query("PRAGMA foreign_key_check")):
        yield f"a row in {row['table']} belongs to nothing in {row['parent']}"


def _bank_faults(database: MappingDatabase) -> Iterator[str]:
    for row in list(database.query("SELECT * FROM banks")):
        content = str(row["content"])
        said = [hashlib.sha256(content.encode()).hexdigest()]
        if said[0] == row["hash"]:
            bank = Bank.model_validate_json(content)
            said += [bank.id, bank.title, bank.version]
        if said != [row["hash"], row["bank"], row["title"], row["version"]]:
            yield f"the copy of the bank {row['bank']} is not what was asked"


def _session_faults(database: MappingDatabase) -> Iterator[str]:
    sessions = list(database.query("SELECT id, position FROM sessions ORDER BY position"))
    if [session["position"] for session in sessions] != list(range(len(sessions))):
        yield "the order of the sessions is not what was saved"
    for session in sessions:
        fault = _first_fault_of(database, str(session["id"]))
        if fault:
            yield f"session {session['id']}: {fault}"


def _first_fault_of(database: MappingDatabase, session: str) -> str | None:
    history = list(history_rows(database, session))
    links = list(database.query("SELECT * FROM chain WHERE session = ? ORDER BY seq", [session]))
    entries = [(what, row, entry_of) for what, row in history]
    fault = first_fault(entries, links, root_of(database, session))
    return fault if links or fault else "it has no entries"
