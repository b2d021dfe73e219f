"""Decisions in the gap report: printed with the suggestion, set aside in an annex, to review."""

from dataclasses import replace
from pathlib import Path

import pytest

from ncf_reflect.mapping.filing import tag
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.publishing import render_report
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.model.findings import Code
from ncf_reflect.model.groups import Group
from ncf_reflect.model.session import Round
from tests.mapping.builders import a_live, a_mapping, line
from tests.mapping.deciding import CONFIRM, PSW, SET_ASIDE, decided, recode

ANNEX = "## Annex: findings that were set aside"


@pytest.fixture
def mapping(tmp_path: Path) -> OpenedMapping:
    mapping = a_mapping(tmp_path / "n.sqlite")
    for group, text in ((Group.WORKERS, "- Nobody #nights"), (Group.LEADERS, "+ Sheet #nights")):
        live = a_live(mapping, group)
        live.record([line(text)])
        live.correct(others_present="Jo Smith")
        live.close()
    return mapping


def report(round_: Round, *, full: bool = False) -> str:
    return render_report(round_, "md", ReportOptions(full=full)).decode().replace("\\", "")


def test_suggestion_and_decision_are_printed_together(mapping: OpenedMapping) -> None:
    said = report(decided(mapping, recode(Code.AGREEMENT)))
    suggested = said.index("**Workers and leaders: suggested dissonance, check.**")
    decision = said.index(
        "**Decision:** Decided to be agreement (Similar, where we could compare) by “QA lead” on "
        "12 March 2026. Why: “asked again”"
    )
    assert suggested < decision


def test_what_counts_on_the_first_page_is_what_was_decided(mapping: OpenedMapping) -> None:
    assert "Have somebody ask about 1 possible difference" in report(mapping.round())
    assert "Talk about 1 firm difference" in report(decided(mapping, CONFIRM))
    assert "possible difference of view" not in report(decided(mapping, recode(Code.AGREEMENT)))


def test_what_is_set_aside_stands_in_the_annex_alone(mapping: OpenedMapping) -> None:
    assert ANNEX not in report(mapping.round())
    said = report(decided(mapping, SET_ASIDE))
    body, annex = said.split(ANNEX)
    assert "Workers and leaders: " not in body
    assert "Set aside by a person: workers and leaders. See the annex." in body
    assert "Workers and leaders: suggested dissonance, check." in annex
    assert "Set aside by “QA lead” on 12 March 2026. Why: “the same people”" in annex


def test_a_decision_whose_ground_changed_is_marked_and_asked_for(mapping: OpenedMapping) -> None:
    decided(mapping, CONFIRM)
    session = mapping.round().sessions[0]
    tag(mapping, session.known_id, [str(session.answers[0].points[0].id)], "duty")
    said = report(mapping.round())
    assert "Decision to look at again" in said
    assert "What the decision of 12 March rests on has changed." in said
    assert "Look again at the decisions on 1 question" in said


def test_the_own_group_of_whoever_decided_is_said(mapping: OpenedMapping) -> None:
    said = report(decided(mapping, replace(CONFIRM, role="director")))
    assert "The deciding role counts among senior leaders (leaders), a group compared" in said
    assert "The deciding role counts" not in report(decided(mapping, replace(CONFIRM, role=PSW)))


def test_names_stand_in_the_full_copy_alone(mapping: OpenedMapping) -> None:
    round_ = decided(mapping, replace(CONFIRM, name="Ali Khan"))
    shared, full = report(round_), report(round_, full=True)
    assert "by “QA lead” (“Ali Khan”) on" in full
    assert "Workers answered with somebody else in the room: “Jo Smith”." in full
    assert "Ali Khan" not in shared
    assert "Jo Smith" not in shared
    assert "Workers answered with somebody else in the room." in shared


def test_how_decisions_count_is_told_only_where_there_are_some(mapping: OpenedMapping) -> None:
    told = "Where somebody decided about a comparison"
    assert told not in report(mapping.round())
    assert told in report(decided(mapping, CONFIRM))


def test_a_note_is_escaped_like_all_that_people_typed(mapping: OpenedMapping) -> None:
    round_ = decided(mapping, replace(SET_ASIDE, note="# <b>```[x](javascript:1)"))
    raw = render_report(round_, "md").decode()
    assert r"\# \<b\>\`\`\`\[x\]\(javascript\:1\)" in raw


def test_a_strength_that_somebody_recoded_is_none(tmp_path: Path) -> None:
    mapping = a_mapping(tmp_path / "strong.sqlite")
    for group in (Group.WORKERS, Group.LEADERS, Group.MANAGERS):
        live = a_live(mapping, group)
        live.record([line("+ Call back #welcome")])
        live.close()
    strength = "{} listed “welcome” as already done."
    assert strength.format("Workers, managers and leaders") in report(mapping.round())
    said = report(decided(mapping, SET_ASIDE))
    assert strength.format("Workers, managers and leaders") in said
    decided(mapping, SET_ASIDE, (Group.MANAGERS, Group.LEADERS))
    assert strength.format("Workers and managers") in report(mapping.round())


def test_a_difference_is_told_of_those_who_still_differ(mapping: OpenedMapping) -> None:
    told = "One group lists as done what another lists to develop: “nights”."
    assert told in report(decided(mapping, CONFIRM))
    assert told not in report(decided(mapping, recode(Code.SILENCE)))
