"""Keys in the order in which they were pressed, from widget to widget and from screen to screen.

Textual hands a key to whatever has the focus at that moment, while the key before may still be on
its way to opening or closing a screen: typed fast, the counts of a vote land in the capture line.
Here a key waits until the one before has done its work.
"""

from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual.dom import DOMNode
from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import Worker, get_current_worker

from ncf_reflect.model.text import clean

if TYPE_CHECKING:
    from textual.app import App

Answer = TypeVar("Answer")

MESSAGES_IN_A_ROW = 4
"""How far a key goes at most: a line says that Enter was pressed, its prompt that a theme was
typed, the panel for which points, and the screen then moves the focus."""

LONGEST_WAIT = 2.0
"""Seconds after which the next key goes on although nobody said that the one before is done."""


class KeyOrder:
    """Hands keys and pastes on to the app one by one."""

    def __init__(self, app: "App[None]", hand_on: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Event] = deque()
        # Nothing goes on before the first screen is up.
        self._number = 1
        self._done = 0
        self.pressed = 0
        """How many keys and pastes came so far."""
        self._letters = False
        """Whether letters are on their way to a line: a key of the screen would overtake them."""
        self._timer: Timer | None = None
        self._flows: dict[Worker[None], DOMNode | None] = {}

    def start(self) -> None:
        """The first screen is on its way: keys go on once it is up."""
        self._follow(self._app.screen, self._number)

    async def take(self, event: Event) -> None:
        """Hand this key or paste on as soon as its turn has come."""
        self.pressed += 1
        if self._app.screen_stack:
            self._waiting.append(_as_meant(event))
            await self._go_on()

    def begin(self, on: DOMNode, flow: Coroutine[None, None, None]) -> None:
        """Run a flow that asks through `ask()`: until its question is up, keys wait for it."""

        async def followed() -> None:
            try:
                await flow
            finally:
                self._once_up(self._app.screen, partial(self._flows.pop, worker, None))

        worker = on.run_worker(followed())
        self._flows[worker] = None

    async def ask(self, screen: Screen[Answer]) -> Answer:
        """What the screen is closed with. To be awaited in a flow; keys wait until it is up."""
        asking: Worker[None] = get_current_worker()
        answer = self._app.push_screen(screen, wait_for_dismiss=True)
        self._once_up(screen, partial(self._flows.update, {asking: screen}))
        return await answer

    def _once_up(self, screen: Screen[Answer], note: Callable[[], object]) -> None:
        """Note it once the screen is up, with the focus that it asked the app for."""

        async def is_up() -> None:
            note()
            await self._go_on()

        # Through both queues, the screen's first.
        screen.call_later(self._app.call_later, is_up)

    async def _go_on(self) -> None:
        while self._waiting and self._done == self._number and self._is_open():
            event, went_to = self._waiting[0], self._app.focused or self._app.screen
            is_letter, overtakes = _stays_within(event, went_to), self._letters
            self._letters = is_letter
            if is_letter or not overtakes:
                await self._hand_on(self._waiting.popleft())
            if not is_letter:
                self._number += 1
                self._follow(went_to, self._number)
        if self._waiting and self._timer is None:
            self._timer = self._app.set_timer(LONGEST_WAIT, partial(self._look_after, self._number))

    def _is_open(self) -> bool:
        """Whether there is a screen, and no flow on its way to one that takes the next key."""
        screens = self._app.screen_stack
        return bool(screens) and all(up in screens for up in self._flows.values())

    def _follow(self, went_to: DOMNode, number: int) -> None:
        """Learn when all is done that a key set off, by going the way of its messages again and
        again: first behind the key itself, then behind what it gave rise to, and so on."""
        way: list[MessagePump] = [node for node in went_to.ancestors_with_self if node.is_running]
        steps = iter(way * MESSAGES_IN_A_ROW)

        async def step() -> None:
            if not any(pump.call_later(step) for pump in steps):
                self._done = max(self._done, number)
                await self._go_on()

        self._app.call_next(step)

    async def _look_after(self, number: int) -> None:
        self._timer = None
        if number == self._number:
            self._done = number
            # In place: a screen that is still opening notes in it that it is up.
            for flow in [flow for flow in self._flows if flow.is_finished]:
                del self._flows[flow]
        await self._go_on()


def _as_meant(event: Event) -> Event:
    """A paste without control characters. Enter that came before the app had the terminal, and
    that the terminal turned into a line feed, as Enter."""
    if isinstance(event, Paste):
        return Paste(clean(event.text))
    if isinstance(event, Key) and event.key == "ctrl+j":
        return Key("enter", "\r")
    return event


def _stays_within(event: Event, went_to: DOMNode) -> bool:
    """Whether all that the key does is put a letter into a line: those keep their order alone."""
    is_letter = isinstance(event, Key) and event.is_printable and "+" not in event.key
    return is_letter and isinstance(went_to, Input)
