"""Nothing leaves the machine: a socket of the network that a test opens is refused and counted."""

import socket
from collections.abc import Callable

OPENED: list[str] = []

_NETWORK = {socket.AF_INET, socket.AF_INET6, -1}


class NetworkUsedError(AssertionError):
    """A test, or the code under it, reached for the network."""


def guard() -> None:
    """From now on every network socket and every look-up of a name is refused."""
    make: Callable[..., None] = socket.socket.__init__

    def refuse(self: socket.socket, family: int = -1, *rest: object, **named: object) -> None:
        # A socket made around one that is open already, or of this machine alone, is no network.
        if family in _NETWORK and not rest[2:] and not named.get("fileno"):
            _refused(f"a socket of the family {family}")
        make(self, family, *rest, **named)

    def refuse_name(host: object, *_: object, **__: object) -> None:
        _refused(f"the address of {host!r}")

    socket.socket.__init__ = refuse
    socket.getaddrinfo = refuse_name


def _refused(what: str) -> None:
    OPENED.append(what)
    raise NetworkUsedError(f"a test asked for {what}")
