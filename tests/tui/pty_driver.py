"""The app in a real pseudo-terminal: bytes in, bytes out, a screen read by pyte, and kill -9."""

import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from time import monotonic

import pyte

PATIENCE = 15.0
"""Seconds after which a test gives up."""
COMMAND = ("-m", "ncf_reflect")
OWN_THE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Without a terminal of its own the app would not be told when that is closed."""
KEYS = {"pagedown": "\x1b[6~", "pageup": "\x1b[5~", "f2": "\x1bOQ", "f8": "\x1b[19~"}


class Terminal:
    """One run of the app in a terminal of its own."""

    def __init__(self, workspace: Path, columns: int = 60, rows: int = 17, **env: str) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._rows: list[str] | None = None
        self.seen = b""
        self._master, self.slave = pty.openpty()
        ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.attributes = termios.tcgetattr(self.slave)
        self._workspace = workspace
        self._env = env
        self.process: subprocess.Popen[bytes]

    def start(self, *command: str) -> "Terminal":
        """Run this with our Python, its standard streams all on the terminal."""
        environment = {
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "NCF_REFLECT_WORKSPACE": str(self._workspace),
            **self._env,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-S", "-c", OWN_THE_TERMINAL, sys.executable, *command],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env=environment,
            cwd=self._workspace,
            start_new_session=True,
        )
        return self

    @property
    def rows(self) -> list[str]:
        """What is painted, row by row."""
        if self._rows is None:
            # To draw the screen is dear: only once after each piece that was read.
            self._rows = list(self._screen.display)
        return self._rows

    @property
    def text(self) -> str:
        """What is painted, without frames, with one blank where a line breaks."""
        return " ".join(" ".join(self.rows).split())

    def type(self, text: str) -> None:
        """Type a text; a line break is Enter."""
        self.send(text.replace("\n", "\r").encode())

    def press(self, *keys: str) -> None:
        """Press keys that are no letters."""
        for key in keys:
            self.send(KEYS[key].encode())

    def send(self, data: bytes) -> None:
        """These bytes, as the terminal would send them."""
        os.write(self._master, data)

    def until(self, holds: Callable[[], bool]) -> None:
        """Read until the condition holds; a failure shows what is painted."""
        deadline = monotonic() + PATIENCE
        while not holds():
            if monotonic() > deadline:
                painted = "\n".join(self.rows)
                raise AssertionError(f"it never came to hold; the screen:\n{painted}")
            self.read(0.02)

    def see(self, *words: str) -> None:
        """Read until all these words are painted."""

        def painted() -> bool:
            text = self.text
            return all(word in text for word in words)

        self.until(painted)

    def read(self, seconds: float) -> None:
        """Take in what is painted, for at most so long."""
        ready, _, _ = select.select([self._master][: self._master >= 0], [], [], seconds)
        if not ready:
            return
        try:
            data = os.read(self._master, 65536)
        except OSError:
            # The other end is closed: nothing more will come.
            return
        self.seen += data
        self._stream.feed(data)
        self._rows = None

    def resize(self, columns: int, rows: int) -> None:
        """Another size of window."""
        self._screen.resize(rows, columns)
        self._rows = None
        ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process.send_signal(signal.SIGWINCH)

    def kill(self) -> None:
        """As when the battery is flat."""
        self.process.kill()
        self.process.wait()
        self.read(0)

    def hang_up(self) -> None:
        """Close the window."""
        os.close(self.slave)
        os.close(self._master)
        self._master = self.slave = -1

    def ended(self) -> int:
        """The exit code, once the app has ended by itself."""
        self.until(lambda: self.process.poll() is not None)
        before = -1
        while before < len(self.seen):
            before = len(self.seen)
            self.read(0)
        return int(self.process.returncode)

    def close(self) -> None:
        """Whatever happened: no process is left, and no terminal."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for end in (self._master, self.slave):
            if end >= 0:
                os.close(end)


@contextmanager
def terminal(
    workspace: Path, *command: str, columns: int = 60, rows: int = 17, **env: str
) -> Iterator[Terminal]:
    """The app, or the Python that `command` names, in a terminal of this size."""
    made = Terminal(workspace, columns, rows, **env).start(*(command or COMMAND))
    try:
        yield made
    finally:
        made.close()
