"""What the terminal can do to us, and what we do about it (FAULTS, "The terminal")."""

import asyncio
import codecs
import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from types import FrameType

_ENDING_SIGNALS = ("SIGTERM", "SIGHUP", "SIGBREAK")
_SECONDS_TO_LEAVE = 1.5


def forgive_broken_bytes() -> None:
    """One byte that is no UTF-8 shows as a replacement character instead of ending the app.

    Textual's drivers decode strictly; the decoder that they look up is replaced by a lenient one.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver  # noqa: PLC0415 - not there on Windows

    def lenient(encoding: str) -> partial[codecs.IncrementalDecoder]:
        return partial(codecs.getincrementaldecoder(encoding), errors="replace")

    linux_driver.__dict__["getincrementaldecoder"] = lenient


def leave_on_signals(flush: Callable[[], None], leave: Callable[[int], None]) -> None:
    """On SIGTERM, SIGHUP or a closed console: keep the draft, leave the terminal whole, go.

    `leave` gets the exit code 128+n. Where the terminal is gone for good and leaving hangs, the
    process ends all the same.
    """
    loop = asyncio.get_running_loop()

    def ended(number: int, _frame: FrameType | None) -> None:
        flush()
        code = 128 + number
        timer = threading.Timer(_SECONDS_TO_LEAVE, os._exit, [code])
        timer.daemon = True
        timer.start()
        loop.call_soon_threadsafe(leave, code)

    for name in _ENDING_SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and threading.current_thread() is threading.main_thread():
            signal.signal(number, ended)
