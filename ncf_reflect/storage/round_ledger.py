"""What is recorded about a whole round: its own history and chain, and its last findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ncf_reflect.errors import RefusedError
from ncf_reflect.storage import chain
from ncf_reflect.storage.database import MappingDatabase, Row
from ncf_reflect.storage.lock import WriterLock
from ncf_reflect.storage.open_file import OpenFile
from ncf_reflect.storage.opening import reading

if TYPE_CHECKING:
    from ncf_reflect.model.kept import KeptFindings
    from ncf_reflect.model.round_book import AnyRoundEntry


class RoundLedger(OpenFile):
    """Decisions, codebook, seals and findings of the rounds in an open mapping file."""

    def __init__(self, path: Path, database: MappingDatabase, lock: WriterLock | None) -> None:
        super().__init__(path, database, lock)
        self._histories: dict[str, tuple[AnyRoundEntry, ...]] = {}

    def rounds(self) -> tuple[str, ...]:
        """The titles of the rounds, oldest first."""
        return tuple(
            str(row["title"]) for row in self._rows("SELECT title FROM rounds ORDER BY rowid")
        )

    def append_to_round(self, title: str, entries: Iterable[AnyRoundEntry]) -> None:
        """Add entries to a round's history and chain: on disk, all of them, when this returns."""
        from ncf_reflect.storage.round_rows import ROUND_TABLE_OF, round_row_of  # noqa: PLC0415

        round_id = self._round_id(title)
        with self.saving():
            seq, before = self._end_of_round_chain(round_id)
            rows: dict[str, list[Row]] = defaultdict(list)
            for place, entry in enumerate(entries, start=seq + 1):
                content = chain.content_hash(entry)
                before = chain.link(before, content)
                key: Row = {"round": round_id, "seq": place}
                stamp = entry.model_dump(mode="json", include={"at", "role", "salt"})
                link = {**key, **stamp, "content_hash": content, "hash": before}
                rows["round_chain"].append(link)
                rows[ROUND_TABLE_OF[entry.what]].append({**key, **round_row_of(entry)})
            for table in ("round_chain", *ROUND_TABLE_OF.values()):
                self._database.table(table).insert_all(rows[table])

    def round_history(self, title: str) -> tuple[AnyRoundEntry, ...]:
        """All that was recorded about a round, first to last."""
        from ncf_reflect.storage.round_rows import round_history_of  # noqa: PLC0415

        with reading(self.path):
            round_id = self._round_id(title)
            # It is only ever added to (DESIGN section 4): what was read once stands.
            known = self._histories.get(round_id, ())
            later = round_history_of(self._database, round_id, len(known))
            if not later:
                return known
            # What is not on disk yet may still be undone.
            if not self._database.conn.in_transaction:
                self._histories[round_id] = known + later
            return known + later

    def has_kept(self, title: str, kept: KeptFindings) -> bool:
        """Whether these are the findings that the file has of the round already."""
        from ncf_reflect.storage.round_rows import (  # noqa: PLC0415
            finding_rows,
            findings_digest,
            holds_rounds,
        )

        round_id = self._round_id(title)
        if not holds_rounds(self._database):
            return False
        rows = finding_rows(kept, round_id)
        digest = findings_digest(kept.ruleset, kept.input_hash, rows)
        sql = "SELECT 1 FROM findings WHERE round = ? AND digest = ?"
        return bool(self._rows(sql, round_id, digest))

    def keep_findings(self, title: str, kept: KeptFindings, at: datetime) -> None:
        """Write the findings of a triangulation over those of the one before."""
        from ncf_reflect.storage.round_rows import finding_rows, findings_digest  # noqa: PLC0415

        round_id = self._round_id(title)
        rows = finding_rows(kept, round_id)
        heading: Row = {
            "round": round_id,
            "ruleset": kept.ruleset,
            "input_hash": kept.input_hash,
            "at": at.isoformat(),
            "digest": findings_digest(kept.ruleset, kept.input_hash, rows),
        }
        with self.saving():
            for table in (*reversed(rows), "findings"):
                self._database.execute(f"DELETE FROM {table} WHERE round = ?", [round_id])
            self._database.table("findings").insert(heading)
            for table, of_table in rows.items():
                self._database.table(table).insert_all(of_table)

    def _round_id(self, title: str) -> str:
        found = self._rows("SELECT id FROM rounds WHERE title = ?", title)
        if not found:
            known = "; ".join(self.rounds()) or "none yet"
            raise RefusedError(f"There is no round “{title}” here. Rounds: {known}.")
        return str(found[0]["id"])

    def _end_of_round_chain(self, round_id: str) -> tuple[int, str]:
        # Not through `_rows`: an error on the way to saving must say that nothing was saved.
        sql = "SELECT seq, hash FROM round_chain WHERE round = ? ORDER BY seq DESC LIMIT 1"
        last = list(self._database.query(sql, [round_id]))
        if last:
            return int(str(last[0]["seq"])), str(last[0]["hash"])
        return 0, chain.round_root(round_id)
