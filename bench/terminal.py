"""A real terminal for the benchmarks: start a command, wait for what it paints, press keys."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
from collections.abc import Sequence
from time import perf_counter
from types import TracebackType
from typing import Self

SIZE = (24, 80)


class Terminal:
    """A command running in an 80 by 24 terminal."""

    def __init__(self, command: Sequence[str]) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.begun = perf_counter()
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment
        )
        os.close(theirs)
        self._command = command

    def wait_for(self, mark: bytes) -> float:
        """The moment at which `mark` was painted."""
        seen = b""
        while mark not in seen:
            if self._process.poll() is not None:
                raise SystemExit(f"{self._command} ended before it painted {mark!r}")
            if select.select([self._ours], [], [], 1)[0]:
                seen += os.read(self._ours, 65536)
        return perf_counter()

    def quiet(self, seconds: float = 0.2) -> None:
        """Read on until nothing was painted for so long."""
        while select.select([self._ours], [], [], seconds)[0]:
            os.read(self._ours, 65536)

    def press(self, key: bytes) -> float:
        """The moment at which a key was pressed."""
        pressed = perf_counter()
        os.write(self._ours, key)
        return pressed

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)
