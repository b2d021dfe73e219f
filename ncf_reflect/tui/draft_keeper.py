"""The half-typed line, on disk while it is being typed (FAULTS, "The promise")."""

from collections.abc import Callable
from time import monotonic

from textual.timer import Timer

QUIET_SECONDS = 0.25
LATEST_SECONDS = 0.75

StartTimer = Callable[[float, Callable[[], None]], Timer]


class DraftKeeper:
    """Calls `write` a quarter of a second after the last change, and never later than it may be."""

    def __init__(self, start_timer: StartTimer, write: Callable[[], None]) -> None:
        self._start_timer = start_timer
        self._write = write
        self._timer: Timer | None = None
        self._waiting_since = 0.0

    def changed(self) -> None:
        """The line is another than what is on disk."""
        if self._timer is None:
            self._waiting_since = monotonic()
            self._timer = self._start_timer(QUIET_SECONDS, self.flush)
        elif monotonic() - self._waiting_since < LATEST_SECONDS - QUIET_SECONDS:
            self._timer.reset()

    def flush(self) -> None:
        """Write now, if anything waits to be written."""
        if self._timer is not None:
            self.forget()
            self._write()

    def forget(self) -> None:
        """Nothing waits any more: it was written otherwise."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
