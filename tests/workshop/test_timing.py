"""The timer of a question and the plan of a session."""

from hypothesis import given
from hypothesis import strategies as st

from ncf_reflect.workshop.timing import (
    QuestionTimer,
    minutes_left,
    plan_line,
    suggested_minutes,
)


class Watch:
    """Seconds that pass only when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def a_timer() -> tuple[QuestionTimer, Watch]:
    watch = Watch()
    return QuestionTimer(watch), watch


def test_a_timer_that_was_never_started_says_nothing() -> None:
    timer, watch = a_timer()
    watch.now = 100
    assert timer.words() == ""
    assert not timer.running


def test_a_started_timer_counts_down_from_the_suggested_minutes() -> None:
    timer, watch = a_timer()
    timer.start_or_pause(9)
    watch.now = 140
    assert timer.words() == "06:40"


def test_a_paused_timer_stands_still_and_goes_on_where_it_was() -> None:
    timer, watch = a_timer()
    timer.start_or_pause(2)
    watch.now = 30
    timer.start_or_pause(2)
    watch.now = 500
    assert (timer.words(), timer.running) == ("01:30", False)
    timer.start_or_pause(7)
    watch.now = 510
    assert (timer.words(), timer.running) == ("01:20", True)


def test_one_minute_more_is_a_minute_more() -> None:
    timer, _ = a_timer()
    timer.start_or_pause(2)
    timer.one_minute_more()
    assert timer.words() == "03:00"


def test_beyond_its_time_it_counts_on_and_cuts_nobody_off() -> None:
    timer, watch = a_timer()
    timer.start_or_pause(1)
    watch.now = 130
    assert (timer.words(), timer.running) == ("+01:10", True)


def test_the_next_question_has_a_time_of_its_own() -> None:
    timer, watch = a_timer()
    timer.start_or_pause(1)
    watch.now = 10
    timer.reset()
    assert timer.words() == ""


def test_the_plan_says_where_one_is_what_is_left_and_what_each_question_gets() -> None:
    assert plan_line(2, 8, 41, 6) == "question 3 of 8, 41 minutes left, about 6 a question"
    assert plan_line(7, 8, 1, 1) == "question 8 of 8, 1 minute left, about 1 a question"


def test_welcome_and_close_are_kept_free() -> None:
    assert minutes_left(90, 0, opened=False) == 75
    assert minutes_left(90, 44, opened=True) == 41


@given(st.integers(0, 500), st.integers(0, 500), st.integers(-3, 30), st.booleans())
def test_time_is_never_less_than_nothing(
    length: int, gone: int, questions: int, opened: bool
) -> None:
    left = minutes_left(length, gone, opened=opened)
    assert left >= 0
    assert suggested_minutes(left, questions) >= 1
