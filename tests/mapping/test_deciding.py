"""What is seen of a pair that is decided on, and the Desk after one more decision."""

from dataclasses import replace
from pathlib import Path

import pytest

from ncf_reflect.mapping.coverage import coverage_of, outline_of
from ncf_reflect.mapping.deciding import as_suggested, caution_lines, decided_lines, earlier_lines
from ncf_reflect.mapping.decisions import Deciding, decide
from ncf_reflect.mapping.desk import DeskQuestion, decided_again, read_desk
from ncf_reflect.mapping.filters import FILTERS, filtered
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.overview import overview, whole_round
from ncf_reflect.model.findings import Code, FindingStrength, PairFinding
from ncf_reflect.model.groups import Group
from tests.analysis.builders import FIRST_INTERACTION
from tests.mapping.builders import a_live, a_mapping, line
from tests.mapping.deciding import (
    CONFIRM,
    PSW,
    SET_ASIDE,
    WORKERS_LEADERS,
    decided,
    pair_in,
    recode,
)

LINES = {
    Group.WORKERS: "- Nobody knows at night #nights",
    Group.LEADERS: "+ Handover sheet #nights",
    Group.MANAGERS: "- Letters #letters",
}


@pytest.fixture
def mapping(tmp_path: Path) -> OpenedMapping:
    """Workers say on "nights" what leaders say is done; managers raised letters."""
    mapping = a_mapping(tmp_path / "n.sqlite")
    for group, text in LINES.items():
        live = a_live(mapping, group)
        live.record([line(text)])
        live.close()
    return mapping


def question(mapping: OpenedMapping) -> DeskQuestion:
    return read_desk(mapping.round()).question(FIRST_INTERACTION)


def pair(mapping: OpenedMapping) -> PairFinding:
    return pair_in(mapping.round())


@pytest.mark.parametrize("deciding", [CONFIRM, SET_ASIDE, recode(Code.AGREEMENT)])
def test_the_desk_after_a_decision_is_the_desk_read_anew(
    mapping: OpenedMapping, deciding: Deciding
) -> None:
    decided(mapping, recode(Code.SILENCE), (Group.WORKERS, Group.MANAGERS))
    before = read_desk(mapping.round())
    made = decide(mapping, mapping.round(), FIRST_INTERACTION, WORKERS_LEADERS, deciding)
    assert decided_again(before, made) == read_desk(mapping.round())


def test_a_decision_stands_in_its_lines_with_its_name_and_note(mapping: OpenedMapping) -> None:
    assert decided_lines(question(mapping), pair(mapping)) == ()
    decided(mapping, replace(SET_ASIDE, name="Jo"))
    first, why = decided_lines(question(mapping), pair(mapping))
    assert first == "Set aside by “QA lead” (“Jo”) on 12 March 2026."
    assert why == "Why: “the same people”"


def test_decisions_before_the_one_that_counts_are_told_oldest_first(mapping: OpenedMapping) -> None:
    decided(mapping, CONFIRM)
    decided(mapping, SET_ASIDE)
    decided(mapping, recode(Code.AGREEMENT))
    first, second = earlier_lines(question(mapping), pair(mapping))
    assert first.startswith("Confirmed as dissonance, firm")
    assert second.startswith("Set aside") and second.endswith("Why: “the same people”")


def test_a_role_of_a_group_compared_is_a_caution(mapping: OpenedMapping) -> None:
    workers_managers = pair_in(mapping.round(), (Group.WORKERS, Group.MANAGERS))
    own = "The deciding role counts among practice supervisors (managers), a group compared here."
    assert caution_lines(question(mapping), workers_managers, PSW) == (own,)
    assert caution_lines(question(mapping), pair(mapping), PSW) == ()
    assert caution_lines(question(mapping), workers_managers) == ()


def test_the_order_of_the_pairs_is_that_of_the_suggestions_decided_or_not(
    mapping: OpenedMapping,
) -> None:
    before = [one.groups for one in as_suggested(question(mapping))]
    decided(mapping, SET_ASIDE)
    assert [one.groups for one in as_suggested(question(mapping))] == before
    assert before[0] == WORKERS_LEADERS


def shown(mapping: OpenedMapping, letter: str) -> list[str]:
    sections = filtered(read_desk(mapping.round()).sections, letter)
    assert all(section.questions for section in sections)
    return [question.finding.id for section in sections for question in section.questions]


def test_a_filter_takes_codes_as_they_count(mapping: OpenedMapping) -> None:
    assert shown(mapping, "c") == [FIRST_INTERACTION]
    assert shown(mapping, "d") == [] == shown(mapping, "e")
    decided(mapping, CONFIRM)
    assert shown(mapping, "d") == [FIRST_INTERACTION]
    assert shown(mapping, "c") == []
    decided(mapping, SET_ASIDE)
    assert shown(mapping, "e") == [FIRST_INTERACTION]


def test_a_filter_finds_what_is_undecided_and_what_needs_review(mapping: OpenedMapping) -> None:
    assert FIRST_INTERACTION in shown(mapping, "u")
    for groups in (
        WORKERS_LEADERS,
        (Group.WORKERS, Group.MANAGERS),
        (Group.MANAGERS, Group.LEADERS),
    ):
        decided(mapping, CONFIRM, groups)
    assert FIRST_INTERACTION not in shown(mapping, "u")
    assert shown(mapping, "r") == []
    live = a_live(mapping, Group.WORKERS)
    live.record([line("- Again #nights")])
    live.close()
    assert shown(mapping, "r") == [FIRST_INTERACTION]


def test_every_code_and_strength_has_a_filter(mapping: OpenedMapping) -> None:
    suggested = pair(mapping)
    codes = [(code, None) for code in Code if code is not Code.DISSONANCE]
    strong = [(Code.DISSONANCE, strength) for strength in FindingStrength]
    for code, strength in (*codes, *strong):
        one = suggested.model_copy(update={"code": code, "strength": strength})
        held = [letter for letter, each in FILTERS.items() if each.holds(one)]
        assert len(held) == 2 and "u" in held


def test_what_to_follow_up_is_told_in_ever_fewer_words(mapping: OpenedMapping) -> None:
    round_ = mapping.round()
    follow_up, *rest = overview(read_desk(round_), coverage_of(outline_of(round_)))
    assert rest == [] and len(follow_up) > 1
    assert sorted(map(len, follow_up), reverse=True) == list(map(len, follow_up))
    assert all("(C)" in text for text in follow_up)


def test_a_shared_gap_is_told_with_its_question_and_theme(tmp_path: Path) -> None:
    mapping = a_mapping(tmp_path / "g.sqlite")
    for group in (Group.WORKERS, Group.MANAGERS):
        live = a_live(mapping, group)
        live.record([line("- Jargon #letters")])
        live.vote((3, 1, 0, 0, 0), 0)
        live.close()
    round_ = mapping.round()
    desk = read_desk(round_)
    *_, gaps = overview(desk, coverage_of(outline_of(round_)))
    assert gaps[0].startswith("Shared gap: ")
    assert "all rated it below the middle and all raised “letters” to develop" in gaps[0]
    assert sum("raised “letters” to develop" in text for text in whole_round(desk)) == 1
