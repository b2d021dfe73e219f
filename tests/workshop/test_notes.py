"""What the facilitator's second window shows of the session that is held just now."""

from datetime import timedelta
from pathlib import Path

import pytest

from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind
from ncf_reflect.model.session import Pace
from ncf_reflect.storage.files import open_for_reading
from ncf_reflect.workshop.live import LiveSession
from ncf_reflect.workshop.notes import Follower, Notes
from tests.mapping.builders import NOW, a_live, a_mapping, line


@pytest.fixture
def mapping(tmp_path: Path) -> OpenedMapping:
    return a_mapping(tmp_path / "north.sqlite")


@pytest.fixture
def live(mapping: OpenedMapping) -> LiveSession:
    live = a_live(mapping)
    live.keep_draft(Kind.NOTE, "")
    return live


def read(mapping: OpenedMapping) -> Notes | None:
    """As another process reads it: through a connection of its own."""
    with open_for_reading(mapping.store.path) as store:
        return Follower().read(store)


def notes(mapping: OpenedMapping) -> Notes:
    found = read(mapping)
    assert found is not None
    return found


def test_they_follow_the_question_in_hand(mapping: OpenedMapping, live: LiveSession) -> None:
    assert notes(mapping).asked == live.questions[0]
    live.go_to(2)
    live.keep_draft(Kind.NOTE, "")
    assert notes(mapping).asked == live.questions[2]
    assert [ahead.here for ahead in notes(mapping).questions].index(True) == 2


def test_they_follow_from_one_session_into_another(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    follower = Follower()
    follower.read(mapping.store)
    live.keep_draft(Kind.NOTE, "", left=True)
    other = a_live(mapping, Group.LEADERS)
    other.keep_draft(Kind.NOTE, "")
    found = follower.read(mapping.store)
    assert found is not None
    assert found.groups == (Group.LEADERS,)


def test_there_are_none_when_nobody_is_in_the_room(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    live.keep_draft(Kind.NOTE, "", left=True)
    assert read(mapping) is None


def test_they_hold_what_was_parked_on_any_question(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    live.record([line("/ car park at the hub"), line("+ Duty desk calls back")])
    live.go_to(3)
    live.record([line("/ who pays for the hall")])
    assert [text for _, text in notes(mapping).parked] == [
        "car park at the hub",
        "who pays for the hall",
    ]


def test_they_hold_nothing_of_another_group(mapping: OpenedMapping, live: LiveSession) -> None:
    other = a_live(mapping, Group.MANAGERS)
    other.record([line("/ the managers' own matter")])
    other.keep_draft(Kind.NOTE, "", left=True)
    live.keep_draft(Kind.NOTE, "")
    assert "managers" not in notes(mapping).model_dump_json().replace('"managers"', "")
    assert notes(mapping).parked == ()


def test_they_say_how_far_the_room_got(mapping: OpenedMapping, live: LiveSession) -> None:
    live.record([line("+ Duty desk calls back")])
    live.go_to(1)
    live.keep_draft(Kind.NOTE, "")
    statuses = [ahead.status for ahead in notes(mapping).questions]
    assert statuses == ["answered", *["still to come"] * (len(statuses) - 1)]


def test_the_plan_goes_on_with_the_clock(mapping: OpenedMapping, live: LiveSession) -> None:
    questions = len(live.questions)
    began = notes(mapping).began_at
    assert began is not None
    assert (
        notes(mapping).plan(began).endswith(f"75 minutes left, about {75 // questions} a question")
    )
    later = began + timedelta(minutes=30)
    assert "45 minutes left" in notes(mapping).plan(later)


def test_a_running_timer_runs_on(mapping: OpenedMapping, live: LiveSession) -> None:
    live.pace = Pace(began_at=NOW, timer_left=90, timer_running=True)
    live.keep_draft(Kind.NOTE, "")
    found = notes(mapping)
    assert found.timer(found.as_of) == "01:30 ▶"
    assert found.timer(found.as_of + timedelta(seconds=100)) == "+00:10 ▶"


def test_a_paused_timer_stands_still(mapping: OpenedMapping, live: LiveSession) -> None:
    live.pace = Pace(began_at=NOW, timer_left=90, timer_running=False)
    live.keep_draft(Kind.NOTE, "")
    found = notes(mapping)
    assert found.timer(found.as_of + timedelta(seconds=100)) == "01:30 paused"


def test_reading_them_changes_no_byte_of_the_file(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    before = mapping.store.path.read_bytes()
    names = sorted(path.name for path in mapping.store.path.parent.iterdir())
    notes(mapping)
    assert mapping.store.path.read_bytes() == before
    assert sorted(path.name for path in mapping.store.path.parent.iterdir()) == names
