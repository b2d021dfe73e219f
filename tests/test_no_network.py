"""The guard that keeps every other test off the network."""

import asyncio
import contextlib
import socket

import pytest

from tests import no_network


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_network_socket_is_refused_and_counted(family: socket.AddressFamily) -> None:
    with pytest.raises(no_network.NetworkUsedError):
        socket.socket(family)
    assert len(no_network.OPENED) == 1
    no_network.OPENED.clear()


def test_a_refusal_that_is_swallowed_is_still_counted() -> None:
    with contextlib.suppress(AssertionError):
        socket.create_connection(("192.0.2.1", 80))
    assert no_network.OPENED
    no_network.OPENED.clear()


def test_looking_up_a_name_is_refused() -> None:
    with pytest.raises(no_network.NetworkUsedError):
        socket.getaddrinfo("example.org", 443)
    no_network.OPENED.clear()


async def test_an_event_loop_still_runs() -> None:
    await asyncio.sleep(0)
