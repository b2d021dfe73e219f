"""A reference leads to what was recorded: the point with all its wordings, or the question."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.baseline import use_baseline
from ncf_reflect.mapping.decisions import Deciding
from ncf_reflect.mapping.evidence import record_evidence
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.referring import show
from ncf_reflect.mapping.shown import ShownPoint, ShownQuestion, ShownRecord
from ncf_reflect.model.findings import Code, FindingStrength
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import DecisionVerdict, GroupStatus, Kind
from tests.mapping.builders import a_live, a_mapping, line, tool_1
from tests.mapping.deciding import SET_ASIDE, decided, recode
from tests.mapping.gap_making import a_gap, a_talked_round, an_action
from tests.mapping.outside import PLAIN, a_baseline, facts


@pytest.fixture
def mapping(tmp_path: Path) -> Iterator[OpenedMapping]:
    """Workers said a line that was corrected, tagged and filed; managers are still at it."""
    with a_mapping(tmp_path / "north.ncf") as made:
        live = a_live(made)
        (point,) = live.record([line("Lettrs in jargon")])
        live.amend(str(point.id), text="Letters in jargon", kind=Kind.DEVELOP)
        live.amend(str(point.id), themes=("letters",))
        live.record([line("We call back")])
        live.close()
        a_live(made, Group.MANAGERS).record([line("Not yet finished")])
        yield made


def point_of(mapping: OpenedMapping, named: str) -> ShownPoint:
    found = show(mapping, named)
    assert isinstance(found, ShownPoint)
    return found


def reference_of(mapping: OpenedMapping, text: str) -> str:
    """As a report prints it."""
    question = show(mapping, "stay-together.1")
    assert isinstance(question, ShownQuestion)
    found = (point_of(mapping, reference) for reference in question.points)
    return next(point.reference for point in found if point.text == text)


def test_a_point_is_shown_with_its_session_and_every_wording(mapping: OpenedMapping) -> None:
    found = point_of(mapping, reference_of(mapping, "Letters in jargon"))
    assert (found.kind, found.themes, found.question) == (
        Kind.DEVELOP,
        ("letters",),
        "stay-together.first-interaction",
    )
    assert (found.groups, found.present, str(found.held_on)) == ((Group.WORKERS,), 14, "2026-03-12")
    assert [(each.done, each.text) for each in found.revisions] == [
        (("recorded",), "Lettrs in jargon"),
        (("words corrected", "filed as “Areas we need to develop”"), "Letters in jargon"),
        (("themes: letters",), "Letters in jargon"),
    ]
    assert [each.role for each in found.revisions] == ["facilitator"] * 3
    times = [each.at for each in found.revisions]
    assert times == sorted(times) and times[0] < times[-1]


def test_a_reference_may_stand_in_its_brackets_and_be_longer_than_it_must(
    mapping: OpenedMapping,
) -> None:
    reference = reference_of(mapping, "We call back")
    found = point_of(mapping, reference)
    whole = f"(stay-together.1-W-{found.id})"
    assert point_of(mapping, whole) == point_of(mapping, found.id) == found


def test_a_point_that_was_moved_is_found_by_the_reference_that_an_older_report_has(
    mapping: OpenedMapping,
) -> None:
    live = a_live(mapping)
    (point,) = live.record([line("Moved since")])
    live.amend(str(point.id), question="stay-together.complexity")
    live.close()
    found = point_of(mapping, f"stay-together.1-W-{point.id}")
    assert found.question_reference == "stay-together.2"
    assert found.revisions[-1].done == ("moved to stay-together.complexity",)


def test_a_point_that_was_withdrawn_is_shown_as_that(mapping: OpenedMapping) -> None:
    live = a_live(mapping)
    (point,) = live.record([line("Taken back")])
    live.amend(str(point.id), withdrawn=True)
    live.close()
    found = point_of(mapping, f"stay-together.1-W-{point.id}")
    assert found.withdrawn and found.revisions[-1].done == ("withdrawn",)


def test_a_question_is_shown_with_how_far_each_group_got(mapping: OpenedMapping) -> None:
    found = show(mapping, "stay-together.1")
    assert isinstance(found, ShownQuestion)
    assert (found.question, found.text) == ("stay-together.first-interaction", "first-interaction?")
    states = {state.group: state.status for state in found.groups}
    assert states[Group.WORKERS] is GroupStatus.ANSWERED
    assert states[Group.MANAGERS] is GroupStatus.NOT_HELD
    assert len(found.points) == 2
    assert show(mapping, "stay-together.first-interaction") == found


def test_a_question_is_shown_as_it_was_decided_with_every_decision(mapping: OpenedMapping) -> None:
    pair = (Group.WORKERS, Group.MANAGERS)
    asked_again = recode(Code.DISSONANCE, FindingStrength.CHECK)
    for deciding in (SET_ASIDE, asked_again):
        decided(mapping, deciding, pair)
    found = show(mapping, "stay-together.1")
    assert isinstance(found, ShownQuestion)
    assert found.code == "dissonance"
    first, second = found.decisions
    assert first.startswith("Workers and managers: ") and "the same people" in first
    assert "dissonance" in second


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("stay-together.9", "Copy a reference from a report"),
        ("stay-together.1-W-zzzz", "Copy a reference from a report"),
        ("stay-together.1-W-i", "Copy a reference from a report"),
        ("stay-together.1-W-id", "begins several points: id-"),
        ("", "Copy a reference from a report"),
    ],
)
def test_what_leads_nowhere_is_told_in_a_sentence(
    mapping: OpenedMapping, named: str, words: str
) -> None:
    with pytest.raises(RefusedError, match=words):
        show(mapping, named)


def test_another_group_or_question_in_the_reference_does_not_lead_to_the_point(
    mapping: OpenedMapping,
) -> None:
    reference = reference_of(mapping, "We call back")
    for wrong in (reference.replace("-W-", "-L-"), reference.replace(".1-", ".2-")):
        with pytest.raises(RefusedError, match="Copy a reference"):
            show(mapping, wrong)


def test_what_is_not_finished_is_not_shown(mapping: OpenedMapping) -> None:
    (unfinished,) = [s for s in mapping.round().sessions if s.groups == (Group.MANAGERS,)]
    hidden = unfinished.answers[0].points[0].id
    with pytest.raises(RefusedError, match="Nothing in the finished sessions"):
        show(mapping, str(hidden))


def test_what_stands_in_another_round_is_said_to(mapping: OpenedMapping) -> None:
    point = point_of(mapping, reference_of(mapping, "We call back"))
    mapping.start_round("Autumn 2026", (tool_1(),))
    with pytest.raises(RefusedError, match="stands in the round “Spring 2026”"):
        show(mapping, point.reference)
    assert show(mapping, point.reference, "Spring 2026") == point


def test_a_decision_is_shown_with_when_it_was_recorded(mapping: OpenedMapping) -> None:
    deciding = Deciding(DecisionVerdict.SET_ASIDE, "QA lead", note="the same people")
    (decision,) = decided(mapping, deciding).decisions
    found = show(mapping, f"decision-{str(decision.id)[:4]}")
    assert isinstance(found, ShownRecord)
    assert (found.id, found.facts["note"]) == (decision.id, "the same people")
    assert found.revisions == ((decision.at, "QA lead"),)


def test_nothing_of_a_sealed_round_is_shown(tmp_path: Path) -> None:
    with a_mapping(tmp_path / "sealed.ncf") as mapping:
        mapping.start_round("Sealed", (tool_1(),), sealed=True)
        live = a_live(mapping, Group.LEADERS, bank="tool-1")
        (point,) = live.record([line("Wait")])
        live.close()
        a_live(mapping, Group.PARTNERSHIP, bank="tool-1")
        with pytest.raises(RefusedError, match="is sealed"):
            show(mapping, str(point.id))


def test_every_reference_of_a_report_leads_to_what_was_recorded(tmp_path: Path) -> None:
    mapping = a_talked_round(tmp_path / "n.sqlite")
    gap = a_gap(mapping)
    action = an_action(mapping, gap)
    evidence = record_evidence(mapping, mapping.round(), facts("9 of 22"))
    use_baseline(mapping, mapping.round(), a_baseline(PLAIN))
    for reference, known in (
        (f"stay-together-G-{str(gap.id)[:4]}", gap.id),
        (f"A-{str(action.id)[:4]}", action.id),
        (f"E-{str(evidence.id)[:4]}", evidence.id),
        ("B-a1a1", PLAIN.id),
    ):
        found = show(mapping, reference)
        assert isinstance(found, ShownRecord)
        assert (found.reference, found.id, len(found.revisions)) == (reference, known, 1)
        assert found.facts
