"""The mapping store: rounds, sessions and their histories in one SQLite file (DESIGN 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ncf_reflect.errors import RefusedError
from ncf_reflect.storage import chain
from ncf_reflect.storage.database import MappingDatabase, Row
from ncf_reflect.storage.lock import WriterLock
from ncf_reflect.storage.opening import reading
from ncf_reflect.storage.outline import read_outline
from ncf_reflect.storage.round_ledger import RoundLedger

if TYPE_CHECKING:
    from ncf_reflect.model.bank import Bank
    from ncf_reflect.model.outline import RoundOutline
    from ncf_reflect.model.session import AnyEntry, Draft, Round, Session
    from ncf_reflect.storage.reading import SessionReader

# What only sessions and the Desk need is loaded where it is used: the first screen reads outlines.


class MappingStore(RoundLedger):
    """The rounds and sessions in an open mapping file. Made by `storage.files`."""

    def __init__(self, path: Path, database: MappingDatabase, lock: WriterLock | None) -> None:
        super().__init__(path, database, lock)
        self._rounds: dict[str, tuple[object, object, Round]] = {}
        """Each round that was read, with the history and the sessions that it was made of."""

    @property
    def authority(self) -> str:
        """The authority whose body of work this is."""
        with reading(self.path):
            return str(self._rows("SELECT authority FROM mapping")[0]["authority"])

    @cached_property
    def _sessions(self) -> SessionReader:
        from ncf_reflect.storage.reading import SessionReader  # noqa: PLC0415

        return SessionReader(self._database)

    def start_round(self, round_id: str, title: str, banks: Sequence[Bank], at: datetime) -> None:
        """A round with its own copy of each bank, so that editing a file changes nothing asked."""
        with self.saving():
            self._insert("rounds", id=round_id, title=title, started_at=at.isoformat(), digest="")
            for position, bank in enumerate(banks):
                self._database.table("banks").insert(_bank_row(bank), ignore=True)
                self._insert(
                    "round_banks", round=round_id, position=position, bank_hash=bank.content_hash
                )
            digest = round_digest(self._database, round_id)
            self._database.table("rounds").update(round_id, {"digest": digest})

    def read_outline(self, title: str) -> RoundOutline:
        """Who is asked what in a round, and how far each session got; never what was said."""
        with reading(self.path):
            outline = read_outline(self._database, self.authority, title, self._round_id(title))
            if {session.bank for session in outline.sessions} - {b.id for b in outline.banks}:
                raise LookupError("a session stands on a bank that its round does not ask")
            return outline

    def read_round(self, title: str) -> Round:
        """The round as it stands now: its banks whole, and every session without its history.

        As long as nothing was recorded since, it is the very same value.
        """
        from ncf_reflect.model.round_book import RoundBook  # noqa: PLC0415
        from ncf_reflect.model.session import Round  # noqa: PLC0415
        from ncf_reflect.storage.reading import read_banks  # noqa: PLC0415

        with reading(self.path):
            round_id = self._round_id(title)
            history, sessions = self.round_history(title), self._sessions.read(round_id)
            known = self._rounds.get(round_id)
            if known and known[0] is history and known[1] is sessions:
                return known[2]
            book = RoundBook(history)
            round_ = Round(
                authority=self.authority,
                title=title,
                banks=read_banks(self._database, round_id),
                sessions=sessions,
                decisions=tuple(book.decisions),
                themes=book.themes,
                seals=tuple(book.seals),
                gaps=book.gaps,
                actions=book.actions,
                evidence=book.evidence,
                baseline=book.baseline,
                baseline_matches=book.baseline_matches,
                disclosures=book.disclosures,
                words=book.words,
                expectation_links=book.expectation_links,
            )
            for session in round_.sessions:
                # A KeyError here is damage: no session is added on a bank that is not asked.
                round_.bank(session.bank)
            self._rounds[round_id] = (history, sessions, round_)
            return round_

    def add_session(self, round_title: str, session: Session, entries: Iterable[AnyEntry]) -> None:
        """A new session of a round: who is asked on which bank, and its first entries."""
        session_id = session.known_id
        found = self._rows(
            "SELECT r.id, b.bank_hash FROM rounds r JOIN round_banks b ON b.round = r.id "
            "JOIN banks ON banks.hash = b.bank_hash WHERE r.title = ? AND banks.bank = ?",
            round_title,
            session.bank,
        )
        if not found:
            raise RefusedError(f"“{round_title}” does not ask the bank {session.bank}.")
        position = self._rows("SELECT count(*) AS n FROM sessions")[0]["n"]
        with self.saving():
            self._insert(
                "sessions",
                id=session_id,
                round=found[0]["id"],
                bank_hash=found[0]["bank_hash"],
                position=position,
            )
            for place, group in enumerate(session.groups):
                self._insert(
                    "session_groups", session=session_id, position=place, group_name=group.value
                )
            self.append(session_id, entries)

    def append(self, session: str, entries: Iterable[AnyEntry]) -> None:
        """Add entries to a session's history and chain: on disk, all of them, when this returns."""
        from ncf_reflect.storage.rows import TABLE_OF, row_of  # noqa: PLC0415

        with self.saving():
            seq, before = self._end_of_chain(session)
            rows: dict[str, list[Row]] = defaultdict(list)
            points: dict[str, str] = {}
            for place, entry in enumerate(entries, start=seq + 1):
                content = chain.content_hash(entry)
                before = chain.link(before, content)
                key: Row = {"session": session, "seq": place}
                stamp = entry.model_dump(mode="json", include={"at", "role", "salt"})
                rows["chain"].append({**key, **stamp, "content_hash": content, "hash": before})
                if entry.what == "point":
                    points[entry.point] = session
                rows[TABLE_OF[entry.what]].append({**key, **row_of(entry)})
            # In SQL: sqlite-utils asks for the rowid of a row that was there, and these have none.
            keep = "INSERT OR IGNORE INTO points (id, session) VALUES (?, ?)"
            self._database.conn.executemany(keep, points.items())
            for table in ("chain", *TABLE_OF.values()):
                self._database.table(table).insert_all(rows[table])

    def history(self, session: str) -> tuple[AnyEntry, ...]:
        """All entries of a session, first to last."""
        from ncf_reflect.storage.rows import entry_of, history_rows  # noqa: PLC0415

        with reading(self.path):
            return tuple(entry_of(what, row) for what, row in history_rows(self._database, session))

    def ids(self) -> set[str]:
        """The id of everything that has one, in a file that is up to date."""
        selects = (
            "SELECT id FROM sessions",
            "SELECT id FROM points",
            "SELECT decision FROM decisions",
            "SELECT gap FROM gap_revisions",
            "SELECT action FROM action_revisions",
            "SELECT evidence FROM evidence_revisions",
        )
        rows = self._rows(" UNION ".join(selects))
        return {str(row["id"]) for row in rows}

    def keep_draft(self, draft: Draft) -> None:
        """The unfinished line and the place of a session: the one thing that is written over."""
        with self.saving():
            self._database.table("drafts").upsert(draft.model_dump(mode="json"), pk="session")

    def unfinished_draft(self) -> Draft | None:
        """The newest draft that nobody walked away from: where the app was when it ended."""
        rows = self._rows("SELECT * FROM drafts WHERE NOT left ORDER BY saved_at DESC LIMIT 1")
        return _draft(rows[0]) if rows else None

    def draft(self, session: str) -> Draft | None:
        """The unfinished line of a session, with its place."""
        rows = self._rows("SELECT * FROM drafts WHERE session = ?", session)
        return _draft(rows[0]) if rows else None

    def _end_of_chain(self, session: str) -> tuple[int, str]:
        # Not through `_rows`: an error on the way to saving must say that nothing was saved.
        sql = "SELECT seq, hash FROM chain WHERE session = ? ORDER BY seq DESC LIMIT 1"
        last = list(self._database.query(sql, [session]))
        if last:
            return int(str(last[0]["seq"])), str(last[0]["hash"])
        return 0, root_of(self._database, session)

    def _insert(self, table: str, **row: object) -> None:
        self._database.table(table).insert(row)


def _bank_row(bank: Bank) -> Row:
    return {
        "hash": bank.content_hash,
        "bank": bank.id,
        "title": bank.title,
        "version": bank.version,
        "content": bank.as_stored,
    }


def _draft(row: Row) -> Draft:
    from ncf_reflect.model.session import Draft  # noqa: PLC0415

    return Draft.model_validate(row, strict=False)


def round_digest(database: MappingDatabase, round_id: str) -> str:
    """What a round is, from its own rows: its title, its beginning, the banks that it asks."""
    (row,) = list(database.query("SELECT * FROM rounds WHERE id = ?", [round_id]))
    banks = database.query(
        "SELECT bank_hash FROM round_banks WHERE round = ? ORDER BY position", [round_id]
    )
    hashes = [bank["bank_hash"] for bank in list(banks)]
    return chain.digest(row["id"], row["title"], row["started_at"], hashes)


def root_of(database: MappingDatabase, session: str) -> str:
    """What a session's chain stands on, from its own rows."""
    row = next(iter(list(database.query("SELECT * FROM sessions WHERE id = ?", [session]))))
    groups = database.query(
        "SELECT group_name FROM session_groups WHERE session = ? ORDER BY position", [session]
    )
    names = [str(group["group_name"]) for group in list(groups)]
    return chain.root(session, str(row["round"]), str(row["bank_hash"]), names)
