"""What the terminal can do to us, and what we do about it (FAULTS, "The terminal")."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

_ENDING_SIGNALS = ("SIGTERM", "SIGHUP", "SIGBREAK")
_SECONDS_TO_LEAVE = 1.5

HUNG_UP = 129
"""The exit code of a process whose terminal went away: 128 and the number of SIGHUP."""


def forgiving_driver() -> "type[Driver] | None":
    """The driver for this system where Textual's own would end the app; else None."""
    if sys.platform == "win32":
        return None
    from ncf_reflect.tui.posix_driver import ForgivingDriver  # noqa: PLC0415 - not on Windows

    return ForgivingDriver


def leave_on_signals(flush: Callable[[], None], leave: Callable[[int], None]) -> None:
    """On SIGTERM, SIGHUP or a closed console: keep the draft, leave the terminal whole, go.

    `leave` gets the exit code 128+n. Where the terminal is gone for good and leaving hangs, the
    process ends all the same.
    """
    loop = asyncio.get_running_loop()

    def ended(number: int, _frame: FrameType | None) -> None:
        end_all_the_same(128 + number)

        def go() -> None:
            flush()
            leave(128 + number)

        # Not here and now: a signal may come in the middle of saving.
        loop.call_soon_threadsafe(go)

    for name in _ENDING_SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and threading.current_thread() is threading.main_thread():
            signal.signal(number, ended)


def let_go() -> None:
    """Write to nowhere from now on: what is still to be flushed has no terminal any more."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def end_all_the_same(code: int) -> None:
    """End the process with this code in a moment, where leaving in good order hangs."""
    timer = threading.Timer(_SECONDS_TO_LEAVE, os._exit, [code])
    timer.daemon = True
    timer.start()
