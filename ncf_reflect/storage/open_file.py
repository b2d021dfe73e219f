"""An open mapping file: the connection, the right to write, and how both are let go."""

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from ncf_reflect.errors import RefusedError
from ncf_reflect.storage.database import MappingDatabase, Row
from ncf_reflect.storage.lock import WriterLock
from ncf_reflect.storage.opening import reading, saving


class OpenFile:
    """One connection to a mapping file, with the writer's lock if it may write."""

    def __init__(self, path: Path, database: MappingDatabase, lock: WriterLock | None) -> None:
        self.path = path
        self._database = database
        self._lock = lock

    @property
    def can_write(self) -> bool:
        """Whether this is the one opener that may write."""
        return self._lock is not None

    def saving(self) -> AbstractContextManager[None]:
        """One transaction over several writes. NotSavedError, and nothing written, on a failure."""
        if self._lock is None:
            # No file name: this may stand on a projected screen.
            raise RefusedError("This mapping is open for reading only here.")
        return saving(self._database)

    def close(self) -> None:
        """Let go of the file and of the right to write to it."""
        self._database.close()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _rows(self, sql: str, *values: object) -> list[Row]:
        with reading(self.path):
            return list(self._database.query(sql, list(values)))
