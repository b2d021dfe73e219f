"""The app in a real pseudo-terminal: bytes go in, a screen comes out, and it can be killed."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

import pyte

APP = (sys.executable, "-m", "ncf_reflect")
LONGEST_WAIT = 20.0


class TerminalApp:
    """A process in a terminal of 60 by 17, read by pyte."""

    def __init__(
        self, workspace: Path, command: Sequence[str] = APP, size: tuple[int, int] = (60, 17)
    ) -> None:
        columns, lines = size
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.written = b""
        """Every byte that the process sent to the terminal."""
        self._ours, self._theirs = pty.openpty()
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.before = termios.tcgetattr(self._theirs)
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "NCF_REFLECT_WORKSPACE": str(workspace),
        }
        self.process = subprocess.Popen(
            list(command),
            stdin=self._theirs,
            stdout=self._theirs,
            stderr=self._theirs,
            env=environment,
            start_new_session=True,
            # Its own terminal, as in a window: closing that sends a SIGHUP.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - one thread
        )

    @property
    def rows(self) -> list[str]:
        """What is painted, row by row."""
        return [row.rstrip() for row in self._screen.display]

    @property
    def settings(self) -> list[object]:
        """The terminal's settings now."""
        return list(termios.tcgetattr(self._theirs))

    def send(self, typed: bytes) -> None:
        """Press keys, all at once."""
        os.write(self._ours, typed)

    def read(self, seconds: float) -> bool:
        """Take in what was painted; False where nothing came for so long."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return False
        painted = os.read(self._ours, 65536)
        self.written += painted
        self._stream.feed(painted)
        return True

    def until(self, holds: Callable[[], bool]) -> None:
        """Read on until the condition holds; a failure shows the screen."""
        last = monotonic() + LONGEST_WAIT
        while not holds():
            self.read(0.02)
            assert monotonic() < last, "it never came to hold; there was:\n" + "\n".join(self.rows)

    def see(self, words: str) -> None:
        """Read on until these words are painted."""
        self.until(lambda: words in " ".join(" ".join(self.rows).split()))

    def ended(self) -> int:
        """The exit code, once the process has ended by itself."""
        self.until(lambda: self.process.poll() is not None)
        while self.read(0.05):
            pass
        return int(self.process.returncode)

    def kill(self) -> None:
        """SIGKILL, at once."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def hang_up(self) -> None:
        """Take the terminal away, as a closed window does."""
        os.close(self._theirs)
        os.close(self._ours)
        self._ours = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.kill()
        if self._ours >= 0:
            os.close(self._ours)
            os.close(self._theirs)
