"""Other processes for the tests: one that writes, one that is killed, one with little disk."""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Self

Say = Callable[[str], None]
OTHER_USER = 65_534
"""Nobody: root ignores permissions, so a test that runs as root proves nothing."""


class Child:
    """A forked process that does `work`, and lives on until it is let go or killed.

    `work` is given a function to `say` things with. What it leaves open stays open.
    """

    def __init__(self, work: Callable[[Say], object]) -> None:
        self._heard, say = os.pipe()
        listen, self._let_go = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            os.close(self._heard)
            os.close(self._let_go)
            _live(work, say, listen)
        os.close(say)
        os.close(listen)

    def heard(self) -> str:
        """The next thing that the child said; nothing where it is gone."""
        said = b""
        while not said.endswith(b"\n"):
            letter = os.read(self._heard, 1)
            if not letter:
                break
            said += letter
        return said.decode().rstrip("\n")

    def kill(self) -> None:
        """Kill -9: nothing of the child's runs any more."""
        os.kill(self._pid, signal.SIGKILL)
        self._gone()

    def let_go(self) -> None:
        """Let the child end by itself."""
        os.close(self._let_go)
        self._let_go = -1
        self._gone()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pid:
            self.kill()

    def _gone(self) -> None:
        os.waitpid(self._pid, 0)
        self._pid = 0
        os.close(self._heard)
        if self._let_go >= 0:
            os.close(self._let_go)


def said_by_a_child(work: Callable[[], str], user: int | None = None) -> str:
    """What `work` returns in a process of its own, as `user` where this one is root's."""

    def run(say: Say) -> None:
        if user is not None and os.getuid() == 0:
            os.setgid(user)
            os.setuid(user)
        say(work())

    with Child(run) as child:
        return child.heard()


def _live(work: Callable[[Say], object], say: int, listen: int) -> None:
    def tell(text: str) -> None:
        os.write(say, (text.replace("\n", " ") + "\n").encode())

    try:
        kept = work(tell)
        os.read(listen, 1)
        del kept
    finally:
        # Not by way of the parent's own handlers: they would run its tests a second time.
        if sys.exc_info()[0]:
            tell(f"the child failed: {traceback.format_exc(limit=-1)}")
        os._exit(0)
