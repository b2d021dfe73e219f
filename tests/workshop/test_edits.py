"""Taking back what was saved in this sitting, and bringing it again."""

from pathlib import Path

import pytest

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.model.session import PointEntry
from ncf_reflect.workshop.edits import Edits
from ncf_reflect.workshop.live import LiveSession
from tests.mapping.builders import a_live, a_mapping, line


@pytest.fixture
def live(tmp_path: Path) -> LiveSession:
    return a_live(a_mapping(tmp_path / "north.sqlite"))


def texts(live: LiveSession, place: int | None = None) -> list[str]:
    return [point.text for point in live.answer(place).points]


def test_the_lines_of_one_enter_are_taken_back_together(live: LiveSession) -> None:
    edits = Edits(live)
    edits.record([line("+ one")])
    edits.record([line("+ two"), line("+ three")])
    assert edits.take_back()
    assert texts(live) == ["one"]
    assert edits.bring_again()
    assert texts(live) == ["one", "two", "three"]


def test_a_change_is_taken_back_to_what_it_was(live: LiveSession) -> None:
    edits = Edits(live)
    (point,) = edits.record([line("- Leters #a")])
    edits.change(str(point.id), text="Letters", themes=())
    edits.take_back()
    assert live.answer().points == (point,)


def test_a_move_is_taken_back_and_its_question_comes_in_hand(live: LiveSession) -> None:
    edits = Edits(live)
    (point,) = edits.record([line("- Letters")])
    edits.change(str(point.id), question=live.questions[4].question.id)
    live.go_to(6)
    edits.take_back()
    assert (live.place, texts(live, 0), texts(live, 4)) == (0, ["Letters"], [])


def test_undo_adds_to_what_was_said_and_takes_nothing_out(live: LiveSession) -> None:
    edits = Edits(live)
    edits.record([line("+ one")])
    edits.take_back()
    entries = [e for e in live._store.history(live.id) if isinstance(e, PointEntry)]
    assert [entry.withdrawn for entry in entries] == [False, True]


def test_there_is_nothing_to_take_back_or_bring_again_at_first(live: LiveSession) -> None:
    edits = Edits(live)
    assert not edits.take_back()
    assert not edits.bring_again()


def test_what_was_taken_back_is_forgotten_once_something_new_is_saved(live: LiveSession) -> None:
    edits = Edits(live)
    edits.record([line("+ one")])
    edits.take_back()
    edits.record([line("+ two")])
    assert not edits.bring_again()
    assert texts(live) == ["two"]


def test_what_could_not_be_taken_back_still_can_be_later(live: LiveSession) -> None:
    edits = Edits(live)
    edits.record([line("+ one")])
    live.close()
    with pytest.raises(RefusedError):
        edits.take_back()
    live.correct(state=SessionState.OPEN)
    assert edits.take_back()
    assert texts(live) == []


def test_a_point_that_is_not_there_cannot_be_changed(live: LiveSession) -> None:
    with pytest.raises(KeyError):
        Edits(live).change("nobody", text="x")
