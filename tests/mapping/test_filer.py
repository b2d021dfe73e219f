"""Filing at the Desk over several sessions, and the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.desk import read_desk
from ncf_reflect.mapping.filing import PSW, Filer, filed_by, theme_typed
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind, Strand, Strength
from ncf_reflect.model.pooled import PooledPoint
from tests.mapping.builders import a_live, a_mapping, line

FIRST = "stay-together.first-interaction"


@pytest.fixture
def mapping(tmp_path: Path) -> Iterator[OpenedMapping]:
    """Workers and leaders said one thing each, in sessions of their own."""
    with a_mapping(tmp_path / "here.sqlite") as opened:
        for group in (Group.WORKERS, Group.LEADERS):
            live = a_live(opened, group)
            live.record([line(f"said by {group.shown}")])
            live.close()
        yield opened


def points(mapping: OpenedMapping) -> list[PooledPoint]:
    question = read_desk(mapping.round()).question(FIRST)
    return [pooled for pooled, _ in question.points.values()]


def themes(mapping: OpenedMapping) -> list[tuple[str, ...]]:
    return [pooled.point.themes for pooled in points(mapping)]


def revisions(mapping: OpenedMapping) -> int:
    sessions = mapping.round().sessions
    return sum(len(mapping.store.history(one.known_id)) for one in sessions)


def test_points_of_two_sessions_are_tagged_at_once(mapping: OpenedMapping) -> None:
    assert Filer(mapping).tag(points(mapping), "nights") == 2
    assert themes(mapping) == [("nights",), ("nights",)]


def test_what_is_there_already_in_other_capitals_stays_as_it_is(mapping: OpenedMapping) -> None:
    filer = Filer(mapping)
    filer.tag(points(mapping), "Nights")
    assert filer.tag(points(mapping), "nights") == 0
    assert themes(mapping) == [("Nights",), ("Nights",)]


def test_a_theme_is_taken_off_in_whatever_capitals(mapping: OpenedMapping) -> None:
    filer = Filer(mapping)
    filer.tag(points(mapping), "Nights")
    filer.untag(points(mapping), "nights")
    assert themes(mapping) == [(), ()]


def test_undo_puts_the_last_change_back_by_further_revisions(mapping: OpenedMapping) -> None:
    filer = Filer(mapping)
    filer.file_as(points(mapping), Kind.DEVELOP)
    filer.mark_strength(points(mapping), Strength.NOT_IN_PLACE)
    before = revisions(mapping)
    assert filer.undo() == 2
    assert [pooled.point.strength for pooled in points(mapping)] == [None, None]
    assert [pooled.point.kind for pooled in points(mapping)] == [Kind.DEVELOP, Kind.DEVELOP]
    assert revisions(mapping) == before + 2


def test_a_strand_is_marked_and_the_points_are_told_as_they_stand(mapping: OpenedMapping) -> None:
    filer = Filer(mapping)
    assert filer.mark_strand(points(mapping), Strand.VOICE) == 2
    assert [point.strand for point in filer.now] == [Strand.VOICE, Strand.VOICE]
    filer.undo()
    assert [point.strand for point in filer.now] == [None, None]
    assert [pooled.point.strand for pooled in points(mapping)] == [None, None]


def test_a_second_undo_takes_the_change_before_back(mapping: OpenedMapping) -> None:
    filer = Filer(mapping)
    filer.tag(points(mapping), "nights")
    filer.file_as(points(mapping), Kind.DEVELOP)
    filer.undo()
    filer.undo()
    assert themes(mapping) == [(), ()]
    assert filer.undo() == 0


def test_a_change_that_changed_nothing_is_not_undone(mapping: OpenedMapping) -> None:
    filer = Filer(mapping)
    filer.tag(points(mapping), "nights")
    filer.tag(points(mapping), "nights")
    filer.undo()
    assert themes(mapping) == [(), ()]


def test_without_a_change_there_is_nothing_to_undo(mapping: OpenedMapping) -> None:
    assert Filer(mapping).undo() == 0


def test_where_one_session_refuses_nothing_is_filed(mapping: OpenedMapping) -> None:
    first, second = points(mapping)
    stray = second.model_copy(update={"point": second.point.model_copy(update={"id": "gone"})})
    with pytest.raises(RefusedError):
        Filer(mapping).tag([first, stray], "nights")
    assert themes(mapping) == [(), ()]


def test_the_role_that_filed_a_point_last_is_known(mapping: OpenedMapping) -> None:
    first, second = points(mapping)
    Filer(mapping).tag([first], "nights")
    roles = filed_by(mapping, (first.session, second.session))
    assert roles == {str(first.point.id): PSW, str(second.point.id): "facilitator"}


def test_a_typed_theme_loses_its_mark_and_stray_blanks() -> None:
    assert theme_typed("  #family  group ", ()) == "family group"


def test_a_known_theme_is_spelled_as_it_is_known() -> None:
    assert theme_typed("LETTERS", ("letters",)) == "letters"


@pytest.mark.parametrize("typed", ["", " # ", "x" * 81])
def test_no_theme_and_one_that_is_too_long_are_refused(typed: str) -> None:
    with pytest.raises(RefusedError):
        theme_typed(typed, ())
