"""What holds for every test: no network, and no deadline, since a disk may be slow."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from ncf_reflect.model import council
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


@pytest.fixture(autouse=True)
def names_are_as_shipped() -> Iterator[None]:
    """A council's names are in use for a whole process: no test leaves its own to the next."""
    yield
    council.use(council.SHIPPED)
