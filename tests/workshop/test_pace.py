"""The time of a sitting is kept with its draft: a crash does not give the room its minutes back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.kinds import Kind
from ncf_reflect.workshop.live import LiveSession
from tests.mapping.builders import NOW, a_live, a_mapping, live_again


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def on(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def mapping(tmp_path: Path, clock: Clock) -> OpenedMapping:
    mapping = a_mapping(tmp_path / "north.sqlite")
    mapping.clock = clock
    return mapping


@pytest.fixture
def live(mapping: OpenedMapping) -> LiveSession:
    live = a_live(mapping)
    live.keep_draft(Kind.NOTE, "")
    return live


def minutes_gone(live: LiveSession) -> int:
    return round(live.seconds_gone / 60)


def test_a_sitting_that_was_broken_off_goes_on_where_its_time_is(
    mapping: OpenedMapping, live: LiveSession, clock: Clock
) -> None:
    clock.on(40)
    live.keep_draft(Kind.NOTE, "half a li")
    assert minutes_gone(live_again(mapping, live.id)) == 40


def test_a_sitting_that_was_left_begins_anew(
    mapping: OpenedMapping, live: LiveSession, clock: Clock
) -> None:
    clock.on(40)
    live.keep_draft(Kind.NOTE, "", left=True)
    assert minutes_gone(live_again(mapping, live.id)) == 0


def test_the_next_day_a_sitting_begins_anew(
    mapping: OpenedMapping, live: LiveSession, clock: Clock
) -> None:
    clock.on(24 * 60)
    assert minutes_gone(live_again(mapping, live.id)) == 0


def test_the_length_of_a_session_is_kept(mapping: OpenedMapping, live: LiveSession) -> None:
    live.pace = live.pace.model_copy(update={"minutes": 120})
    live.keep_draft(Kind.NOTE, "", left=True)
    assert live_again(mapping, live.id).pace.minutes == 120


def test_whether_a_line_began_with_its_key_is_kept(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    live.keep_draft(Kind.QUOTE, "They never asked", keyed=True)
    draft = live_again(mapping, live.id).draft
    assert draft is not None
    assert draft.keyed
