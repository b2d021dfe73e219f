"""The Room's timer: it belongs to the question, and cuts nobody off."""

from time import monotonic
from typing import TYPE_CHECKING

from ncf_reflect.model.kinds import RecordedStatus
from ncf_reflect.model.session import Pace
from ncf_reflect.workshop.live import LiveSession
from ncf_reflect.workshop.timing import (
    QuestionTimer,
    minutes_left,
    plan_line,
    suggested_minutes,
)

if TYPE_CHECKING:
    from ncf_reflect.tui.screens.room import RoomScreen

TICK_SECONDS = 1.0
IDLE_MINUTES = 3


class RoomClock:
    """The time of a sitting in the Room: its length, the minutes gone, the question's timer."""

    def __init__(self, live: LiveSession) -> None:
        self._live = live
        self._began = monotonic() - live.seconds_gone
        self.length = live.pace.minutes
        self.timer = QuestionTimer(monotonic)
        self.idle_minutes = 0
        """After so long without a key the points are hidden; 0 for never, as it begins."""
        self._touched = monotonic()
        self._keys = -1

    def is_idle(self, keys: int) -> bool:
        """Whether nobody pressed a key for so long; `keys` is how many were pressed so far."""
        if keys != self._keys:
            self._keys, self._touched = keys, monotonic()
        return bool(self.idle_minutes) and monotonic() - self._touched > self.idle_minutes * 60

    @property
    def minutes_left(self) -> int:
        """Minutes left for the questions."""
        gone = round((monotonic() - self._began) / 60)
        return minutes_left(self.length, gone, opened=self._live.place > 0)

    @property
    def plan(self) -> str:
        """ "question 3 of 8, 41 minutes left, about 6 a question"."""
        questions = len(self._live.questions)
        return plan_line(self._live.place, questions, self.minutes_left, self._each)

    @property
    def short_plan(self) -> str:
        """ "41 min, 6 each": the plan where there is little room."""
        return f"{self.minutes_left} min, {self._each} each"

    def write_down(self) -> None:
        """Give the session its pace as it is now, to be kept with its next draft."""
        timer = self.timer
        self._live.pace = Pace(
            minutes=self.length,
            began_at=self._live.pace.began_at,
            timer_left=timer.seconds_left if timer.started else None,
            timer_running=timer.running,
        )

    def start_or_pause(self) -> None:
        """Start the question's timer with the minutes that the plan leaves it, or pause it."""
        self.timer.start_or_pause(self._each)

    @property
    def _each(self) -> int:
        """Minutes for this question: shared out among it and those not reached yet."""
        waiting = sum(
            self._live.answer(place).effective_status is RecordedStatus.NOT_REACHED
            for place in range(len(self._live.questions))
            if place != self._live.place
        )
        return suggested_minutes(self.minutes_left, waiting + 1)


async def start_or_pause(room: "RoomScreen") -> None:
    """Start the timer of this question, or pause it."""
    room.clock.start_or_pause()
    _changed(room)


async def one_minute_more(room: "RoomScreen") -> None:
    """Give this question another minute."""
    room.clock.timer.one_minute_more()
    _changed(room)


async def hide_when_idle(room: "RoomScreen") -> None:
    """Hide the points when nobody types for a while; the question stays. Once more: never."""
    room.clock.idle_minutes = 0 if room.clock.idle_minutes else IDLE_MINUTES
    minutes = room.clock.idle_minutes
    room.say(f"Points are hidden after {minutes} minutes." if minutes else "Points stay in sight.")


async def set_length(room: "RoomScreen") -> None:
    """How long this session is, in minutes."""
    from ncf_reflect.tui.screens.length_form import LengthForm  # noqa: PLC0415

    minutes = await room.ask(LengthForm(room.clock.length))
    if minutes:
        room.clock.length = minutes
        _changed(room)


def _changed(room: "RoomScreen") -> None:
    """Paint the time and keep it: the facilitator's notes in another window follow it."""
    room.show_where()
    room.write_draft()
