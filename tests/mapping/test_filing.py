"""What a principal social worker changes on points at the Desk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping import filing
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.kinds import Kind, Strand, Strength
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
    live.correct(state="open")
    live.amend(first, withdrawn=True)
    filing.tag(mapping, session, [first], "welcome")
    assert [point.id for point in points(filed)] == [second]


def test_a_theme_is_cleaned_on_its_way_in(filed: Filed) -> None:
    mapping, session, (_, second) = filed
    filing.tag(mapping, session, [second], "wel\x1bcome")
    assert points(filed)[1].themes == ("welcome",)


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
