"""Waiting for a condition and for nothing else: no fixed pauses."""

import asyncio
from collections.abc import Callable
from time import monotonic

PATIENCE = 10.0
"""Seconds after which a test gives up."""
LOOK_EVERY = 0.005
"""Looking at the screen costs more than what the app does in the meantime."""


async def pump_until(holds: Callable[[], bool], shown: Callable[[], str]) -> None:
    """Let the event loop run until the condition holds; a failure says what was shown instead."""
    deadline = monotonic() + PATIENCE
    while not holds():
        looked = monotonic()
        if looked > deadline:
            raise AssertionError(f"it never came to hold; there was:\n{shown()}")
        while monotonic() - looked < LOOK_EVERY:
            await asyncio.sleep(0)
