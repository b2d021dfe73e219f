"""What holds for every test: no network, and no deadline, since a disk may be slow."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests import no_network

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
no_network.guard()


@pytest.fixture(autouse=True)
def no_network_was_used() -> Iterator[None]:
    """Fails the test even where the code under it swallowed the refusal."""
    no_network.OPENED.clear()
    yield
    assert not no_network.OPENED
