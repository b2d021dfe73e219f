"""The timer of a question and the plan of a session: calm, and cutting nobody off."""

from collections.abc import Callable

from ncf_reflect.model.text import counted

WELCOME_AND_CLOSE = 15
"""Minutes of a session that belong to no question."""
EXTRA_SECONDS = 60


class QuestionTimer:
    """Counts a question's time down, and then on below nought. Belongs to one question."""

    def __init__(self, seconds_now: Callable[[], float]) -> None:
        self._seconds_now = seconds_now
        self._planned = 0.0
        self._used = 0.0
        self._running_since: float | None = None

    @property
    def running(self) -> bool:
        """Whether it is counting."""
        return self._running_since is not None

    @property
    def started(self) -> bool:
        """Whether it was ever started for this question."""
        return self.running or self._used > 0

    @property
    def seconds_left(self) -> int:
        """Whole seconds left; below 0 where the time is used up and people still talk."""
        since = self._running_since
        used = self._used + (self._seconds_now() - since if since is not None else 0.0)
        return round(self._planned - used)

    def start_or_pause(self, suggested_minutes: int) -> None:
        """Start with the suggested minutes, pause, or go on."""
        if self._running_since is not None:
            self._used += self._seconds_now() - self._running_since
            self._running_since = None
            return
        if not self.started:
            self._planned = suggested_minutes * 60.0
        self._running_since = self._seconds_now()

    def one_minute_more(self) -> None:
        """The room needs another minute."""
        self._planned += EXTRA_SECONDS

    def reset(self) -> None:
        """Another question: its time is its own."""
        self._planned, self._used, self._running_since = 0.0, 0.0, None

    def words(self) -> str:
        """ "06:40" while there is time, "+01:10" beyond it; empty where it was never started."""
        if not self.started:
            return ""
        return time_words(self.seconds_left)


def time_words(seconds_left: int) -> str:
    """ "06:40", or "+01:10" for seconds below 0: people still talk."""
    minutes, seconds = divmod(abs(seconds_left), 60)
    return f"{'+' if seconds_left < 0 else ''}{minutes:02}:{seconds:02}"


def suggested_minutes(minutes_left: int, questions_left: int) -> int:
    """Minutes for this question: those that are left, shared out; at least 1."""
    return max(1, minutes_left // max(1, questions_left))


def minutes_left(length: int, minutes_gone: int, *, opened: bool) -> int:
    """What is left of a session for its questions, at least 0.

    `opened`: the welcome is over, so only the close is still to come.
    """
    kept = WELCOME_AND_CLOSE // 3 if opened else WELCOME_AND_CLOSE
    return max(0, length - kept - minutes_gone)


def plan_line(place: int, questions: int, left: int, each: int) -> str:
    """ "question 3 of 8, 41 minutes left, about 6 a question"."""
    minutes = counted(left, "minute")
    return f"question {place + 1} of {questions}, {minutes} left, about {each} a question"
