"""Tagging: points by question, themes to choose from, and changes that read nothing twice."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.alike import Likely
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.tagging import Tagging, points_by_question
from ncf_reflect.mapping.topics import RecentThemes
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind, Strand, Strength
from tests.mapping.builders import a_live, a_mapping, line

LEADERS_FIRST = {
    Group.LEADERS: ["+ Handover sheet #nights", "+ Welcome pack"],
    Group.WORKERS: ["- Letters in jargon", "? Spring audit"],
}


@pytest.fixture
def mapping(tmp_path: Path) -> Iterator[OpenedMapping]:
    """Leaders said two things, then workers two on the same question; managers are still at it."""
    with a_mapping(tmp_path / "here.sqlite") as opened:
        for group, texts in LEADERS_FIRST.items():
            live = a_live(opened, group)
            live.record(list(map(line, texts)))
            live.close()
        a_live(opened, Group.MANAGERS).record([line("- Not finished yet")])
        yield opened


@pytest.fixture
def tagging(mapping: OpenedMapping) -> Tagging:
    return Tagging(mapping, mapping.round())


def texts(tagging: Tagging, *, blind: bool = False) -> list[str]:
    questions = tagging.by_question(blind=blind)
    return [placed.point.text for one in questions for placed in one.points]


def named(tagging: Tagging, text: str) -> str:
    questions = tagging.by_question()
    points = (placed.point for one in questions for placed in one.points)
    return next(str(point.id) for point in points if point.text == text)


def in_file(mapping: OpenedMapping) -> dict[str, tuple[object, ...]]:
    return {
        point.text: (point.kind, point.themes, point.strength, point.strand)
        for session in mapping.round().sessions
        for answer in session.answers
        for point in answer.points
    }


def test_points_stand_in_the_order_of_groups_and_only_of_finished_sessions(
    tagging: Tagging,
) -> None:
    assert texts(tagging) == [
        "Letters in jargon", "Spring audit", "Handover sheet", "Welcome pack",
    ]  # fmt: skip
    assert (tagging.left, tagging.total) == (3, 4)


def test_blind_the_order_comes_from_the_ids_alone(tagging: Tagging, mapping: OpenedMapping) -> None:
    shuffled = texts(tagging, blind=True)
    assert sorted(shuffled) == sorted(texts(tagging))
    assert shuffled != texts(tagging)
    again = mapping.round()
    turned = again.model_copy(update={"sessions": again.sessions[::-1]})
    (question,) = points_by_question(turned, blind=True)
    assert [placed.point.text for placed in question.points] == shuffled


def test_a_theme_is_put_on_and_the_round_is_not_read_again(
    tagging: Tagging, mapping: OpenedMapping
) -> None:
    letters, audit = named(tagging, "Letters in jargon"), named(tagging, "Spring audit")
    with patch.object(OpenedMapping, "round", side_effect=AssertionError("read again")):
        assert tagging.tag([letters, audit], "#jargon") == (letters, audit)
        assert tagging.point(audit).point.themes == ("jargon",)
        assert tagging.left == 1
    assert in_file(mapping)["Spring audit"][1] == ("jargon",)


def test_every_change_is_taken_back_in_turn(tagging: Tagging, mapping: OpenedMapping) -> None:
    before = in_file(mapping)
    letters, audit = named(tagging, "Letters in jargon"), named(tagging, "Spring audit")
    tagging.tag([letters], "jargon")
    tagging.mark_strength([letters], Strength.NOT_IN_PLACE)
    tagging.mark_strand([audit], Strand.VOICE)
    tagging.untag([letters], "JARGON")
    tagging.file_as([letters], Kind.QUOTE)
    assert in_file(mapping)["Letters in jargon"] == (Kind.QUOTE, (), Strength.NOT_IN_PLACE, None)
    assert in_file(mapping)["Spring audit"][3] is Strand.VOICE
    assert [tagging.undo() for _ in range(6)] == [
        (letters,), (letters,), (audit,), (letters,), (letters,), (),
    ]  # fmt: skip
    assert in_file(mapping) == before
    assert tagging.left == 3


def test_what_changes_nothing_counts_as_no_change(tagging: Tagging) -> None:
    assert tagging.tag([named(tagging, "Handover sheet")], "NIGHTS") == ()
    assert not tagging.changed


def test_of_several_points_those_are_marked_that_the_mark_is_for(tagging: Tagging) -> None:
    letters, audit = named(tagging, "Letters in jargon"), named(tagging, "Spring audit")
    assert tagging.mark_strength([letters, audit], Strength.NOT_IN_PLACE) == (letters,)
    assert tagging.mark_strand([letters, audit], Strand.DATA) == (audit,)


def test_a_mark_on_points_that_it_is_not_for_is_refused(tagging: Tagging) -> None:
    with pytest.raises(RefusedError, match="Only a point to develop"):
        tagging.mark_strength([named(tagging, "Spring audit")], None)
    with pytest.raises(RefusedError, match="Only a point filed as “How we know”"):
        tagging.mark_strand([named(tagging, "Letters in jargon")], None)
    with pytest.raises(RefusedError, match="There is no point nobody"):
        tagging.tag(["nobody"], "x")


def test_likely_themes_say_why(tagging: Tagging) -> None:
    audit, letters = named(tagging, "Spring audit"), named(tagging, "Letters in jargon")
    tagging.tag([named(tagging, "Welcome pack")], "audits")
    assert tagging.likely(audit) == (Likely("audits"),)
    tagging.tag([letters], "plain words")
    alike = tagging.point(audit).point.model_copy(update={"text": "A letter in jargon"})
    found = tagging.topics.likely(
        replace(tagging.point(audit), point=alike), [tagging.point(letters)]
    )
    assert found == (Likely("plain words", "Letters in jargon"),)


def test_a_theme_that_the_point_has_is_not_suggested(tagging: Tagging) -> None:
    audit = named(tagging, "Spring audit")
    tagging.tag([audit], "audits")
    assert tagging.likely(audit) == ()


def test_a_refused_theme_does_not_come_back_for_its_point(mapping: OpenedMapping) -> None:
    refused: set[tuple[str, str]] = set()
    tagging = Tagging(mapping, mapping.round(), refused)
    audit = named(tagging, "Spring audit")
    tagging.tag([named(tagging, "Welcome pack")], "Audits")
    assert tagging.likely(audit)
    tagging.topics.refuse(audit, ["Audits"])
    assert tagging.likely(audit) == ()
    again = Tagging(mapping, mapping.round(), refused)
    assert again.likely(audit) == ()
    assert Tagging(mapping, mapping.round()).likely(audit)


def test_what_banks_suggest_is_offered_after_the_rounds_themes(mapping: OpenedMapping) -> None:
    round_ = mapping.round()
    bank = next(bank for bank in round_.banks if bank.id == "tool-2")
    first, second = bank.sections[0].questions[:2]
    questions = (
        first.model_copy(update={"suggested_themes": ("Nights", "letters")}),
        second.model_copy(update={"suggested_themes": ("time",)}),
    )
    section = bank.sections[0].model_copy(update={"questions": questions})
    suggesting = round_.model_copy(
        update={"banks": (bank.model_copy(update={"sections": (section,)}),)}
    )
    topics = Tagging(mapping, suggesting).topics
    assert topics.offered() == ("nights", "letters", "time")
    assert topics.offered(second.id) == ("nights", "time", "letters")


def test_digits_go_to_the_most_recently_used_themes_first() -> None:
    assert RecentThemes(["c", "gone", "a"], ["a", "b", "c"], 9).shown == ("c", "a", "b")


def test_a_digit_keeps_its_theme_however_often_it_is_used() -> None:
    recent: list[str] = []
    keys = RecentThemes(recent, ["a", "b", "c"], 2)
    keys.use("b")
    keys.use("c")
    assert keys.shown == ("a", "b")
    assert recent == ["c", "b"]


def test_a_typed_theme_takes_the_digit_of_the_one_used_longest_ago() -> None:
    keys = RecentThemes([], ["a", "b"], 3)
    keys.use("new", typed=True)
    assert keys.shown == ("a", "b", "new")
    keys.use("a")
    keys.use("newer", typed=True)
    assert keys.shown == ("a", "newer", "new")
    keys.use("newest", typed=True)
    assert keys.shown == ("a", "newer", "newest")
