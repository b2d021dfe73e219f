"""What a principal social worker changes on points at the Desk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping import filing
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.kinds import Kind, SessionState, Strand, Strength
from ncf_reflect.model.pooled import PooledPoint
from ncf_reflect.model.session import Point, PointEntry
from tests.mapping.builders import a_live, a_mapping, line, live_again

Filed = tuple[OpenedMapping, str, tuple[str, str]]


@pytest.fixture
def filed(tmp_path: Path) -> Filed:
    """A mapping, a finished session in it, and its two points."""
    mapping = a_mapping(tmp_path / "north.sqlite")
    live = a_live(mapping)
    first, second = live.record([line("- Letters #letters"), line("? Spring audit")])
    live.close()
    return mapping, live.id, (str(first.id), str(second.id))


def points(filed: Filed) -> tuple[Point, ...]:
    return live_again(filed[0], filed[1]).answer().points


def test_a_theme_is_put_on_several_points_at_once(filed: Filed) -> None:
    mapping, session, both = filed
    filing.tag(mapping, session, both, "first contact")
    assert [p.themes for p in points(filed)] == [("letters", "first contact"), ("first contact",)]


def test_a_theme_is_taken_off_again(filed: Filed) -> None:
    mapping, session, both = filed
    filing.untag(mapping, session, both, "letters")
    assert [p.themes for p in points(filed)] == [(), ()]


def test_kind_strength_and_strand_are_changed(filed: Filed) -> None:
    mapping, session, (first, second) = filed
    filing.file_as(mapping, session, [second], Kind.QUOTE)
    filing.mark_strength(mapping, session, [first], Strength.NOT_IN_PLACE)
    filing.mark_strand(mapping, session, [second], Strand.AUDIT)
    assert [(p.kind, p.strength, p.strand) for p in points(filed)] == [
        (Kind.DEVELOP, Strength.NOT_IN_PLACE, None),
        (Kind.QUOTE, None, Strand.AUDIT),
    ]


def test_a_mark_can_be_taken_away(filed: Filed) -> None:
    mapping, session, (first, _) = filed
    filing.mark_strength(mapping, session, [first], Strength.NOT_IN_PLACE)
    filing.mark_strength(mapping, session, [first], None)
    assert points(filed)[0].strength is None


def test_what_is_filed_is_recorded_as_the_principal_social_worker_s(filed: Filed) -> None:
    mapping, session, (first, _) = filed
    filing.tag(mapping, session, [first], "welcome")
    entry = mapping.store.history(session)[-1]
    assert isinstance(entry, PointEntry)
    assert (entry.role, entry.point, entry.text) == (
        "principal social worker",
        first,
        "Letters",
    )


def test_what_changes_nothing_records_nothing(filed: Filed) -> None:
    mapping, session, (first, _) = filed
    before = mapping.store.history(session)
    filing.tag(mapping, session, [first], "letters")
    filing.untag(mapping, session, [first], "no such theme")
    filing.file_as(mapping, session, [first], Kind.DEVELOP)
    filing.tag(mapping, session, [], "nothing")
    assert mapping.store.history(session) == before


def test_a_withdrawn_point_stays_withdrawn(filed: Filed) -> None:
    mapping, session, (first, second) = filed
    live = live_again(mapping, session)
    live.correct(state=SessionState.OPEN)
    live.amend(first, withdrawn=True)
    filing.tag(mapping, session, [first], "welcome")
    assert [point.id for point in points(filed)] == [second]


def test_a_theme_is_cleaned_on_its_way_in(filed: Filed) -> None:
    mapping, session, (_, second) = filed
    filing.tag(mapping, session, [second], "wel\x1bcome")
    assert points(filed)[1].themes == ("welcome",)


@pytest.mark.parametrize("theme", ["letters", "Letters", "LETTERS"])
def test_a_theme_in_other_capitals_is_the_same_theme(filed: Filed, theme: str) -> None:
    mapping, session, (first, _) = filed
    filing.tag(mapping, session, [first], theme)
    assert points(filed)[0].themes == ("letters",)
    filing.untag(mapping, session, [first], theme)
    assert points(filed)[0].themes == ()


def test_the_points_that_changed_are_given_back_as_they_stood(filed: Filed) -> None:
    mapping, session, both = filed
    changed = filing.tag(mapping, session, both, "letters")
    assert [entry.point for entry in changed.before] == [both[1]]
    assert [point.themes for point in changed.now] == [("letters",)]
    filing.put_back(mapping, session, changed)
    assert [point.themes for point in points(filed)] == [("letters",), ()]


@pytest.mark.parametrize(
    ("typed", "theme"),
    [("#letters", "letters"), ("  first   contact ", "first contact"), ("LETTERS", "letters")],
)
def test_a_typed_theme_is_spelled_as_the_round_spells_it(typed: str, theme: str) -> None:
    assert filing.theme_typed(typed, ["letters"]) == theme


@pytest.mark.parametrize("typed", ["", " # ", "\x1b", "x" * 81])
def test_a_typed_theme_that_cannot_be_one_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError, match="A theme "):
        filing.theme_typed(typed, [])


def test_points_of_several_sessions_are_filed_and_put_back_in_one_breath(filed: Filed) -> None:
    mapping, session, _ = filed
    other = a_live(mapping)
    (third,) = other.record([line("- Late letters")])
    filer = filing.Filer(mapping)
    pooled = [
        *(PooledPoint(point=point, session=session) for point in points(filed)),
        PooledPoint(point=third, session=other.id),
    ]
    assert filer.tag(pooled, "letters") == 2
    assert live_again(mapping, other.id).answer().points[0].themes == ("letters",)
    assert filer.undo() == 2
    assert live_again(mapping, other.id).answer().points == (third,)
    assert filer.undo() == 0


Filing = Callable[[OpenedMapping, str, str], None]


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (lambda m, s, p: filing.tag(m, s, [p, "nobody"], "x"), "There is no point nobody in this"),
        (lambda m, s, p: filing.tag(m, s, [p], " "), "must not be empty"),
        (lambda m, s, p: filing.tag(m, s, [p], "x" * 81), "is longer than 80 letters"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_filed(
    filed: Filed, file: Filing, sentence: str
) -> None:
    mapping, session, (first, _) = filed
    before = points(filed)
    with pytest.raises(RefusedError, match=sentence):
        file(mapping, session, first)
    assert points(filed) == before
