"""The example round shows everything that the ruleset can find, and says that it is made up."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ncf_reflect.analysis.markers import all_rated_low, themes_all_develop
from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.errors import FaultsError
from ncf_reflect.mapping.desk import read_desk
from ncf_reflect.mapping.example import bring_in_example, example_document, holds_example
from ncf_reflect.mapping.exchange import export_round, import_round, read_document
from ncf_reflect.model.findings import (
    Basis,
    Code,
    FindingStrength,
    GroupFinding,
    GroupMarker,
    PairFinding,
    QuestionFinding,
    QuestionMarker,
    RatingResult,
    SectionState,
)
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import (
    GroupStatus,
    Held,
    Kind,
    NothingSaidReason,
    SessionState,
    Strand,
    Strength,
)
from ncf_reflect.model.session import Answer, Point, Round
from tests.mapping.builders import a_workspace

EXAMPLE = example_document()
ROUND = Round(
    authority=EXAMPLE.authority,
    title=EXAMPLE.title,
    banks=EXAMPLE.bank_copies,
    sessions=EXAMPLE.sessions,
)
FINDINGS = triangulate(ROUND)
FIRM, CHECK = FindingStrength.FIRM, FindingStrength.CHECK
SMALL = 5

NOT_SAID = re.compile(
    r"\b(cases?|caseloads?|casework\w*|service[- ]users?|scor(e|es|ed|ing)|rank(s|ed|ing)?"
    r"|(non-)?complian(t|ce)|pass(es|ed)?|fail(s|ed|ing|ure|ures)?|placements?|contact\w*"
    r"|LAC|NEETs?|CYP|hard to reach|respite|anonym\w*|signs of safety)\b",
    re.IGNORECASE,
)
"""DESIGN section 2 and the words of those who use it."""


def questions() -> list[QuestionFinding]:
    return [question for section in FINDINGS.sections for question in section.questions]


def pairs() -> list[PairFinding]:
    return [pair for question in questions() for pair in question.pairs]


def groups() -> list[GroupFinding]:
    return [group for question in questions() for group in question.groups]


def answers() -> list[Answer]:
    return [answer for session in ROUND.sessions for answer in session.answers]


def points() -> list[Point]:
    return [point for answer in answers() for point in answer.points]


def texts() -> Iterator[str]:
    for session in ROUND.sessions:
        yield from (session.facilitator, session.others_present)
    for point in points():
        yield from (point.text, *point.themes)


def answered_findings(question: QuestionFinding) -> list[GroupFinding]:
    return [group for group in question.groups if group.status is GroupStatus.ANSWERED]


# What the ruleset finds in it


@pytest.mark.parametrize("code", Code)
def test_every_code_appears_on_a_pair(code: Code) -> None:
    assert code in {pair.code for pair in pairs()}


@pytest.mark.parametrize("code", Code)
def test_every_code_appears_on_a_question(code: Code) -> None:
    assert code in {question.code for question in questions()}


@pytest.mark.parametrize("strength", FindingStrength)
def test_a_dissonance_appears_that_is(strength: FindingStrength) -> None:
    assert (Code.DISSONANCE, strength) in {(pair.code, pair.strength) for pair in pairs()}


@pytest.mark.parametrize("basis", Basis)
def test_an_agreement_appears_on_the_basis_of(basis: Basis) -> None:
    assert (Code.AGREEMENT, basis) in {(pair.code, pair.basis) for pair in pairs()}


@pytest.mark.parametrize(
    "result, firm",
    [
        (RatingResult.GAP, True),
        (RatingResult.GAP, False),
        (RatingResult.SPREAD, True),
        (RatingResult.IN_LINE, False),
        (RatingResult.TOO_FEW, None),
    ],
)
def test_ratings_appear_that_come_to(result: RatingResult, firm: bool | None) -> None:
    found = {(pair.rating.result, pair.rating.firm) for pair in pairs() if pair.rating}
    assert (result, firm) in found


def test_a_silence_appears_where_one_group_said_nothing() -> None:
    silent = [
        pair
        for question in questions()
        for pair in question.pairs
        if pair.code is Code.SILENCE
        and GroupStatus.NOTHING_SAID in {question.of(group).status for group in pair.groups}
    ]
    assert silent


def test_a_silence_appears_where_groups_raised_different_topics() -> None:
    said = [reason for pair in pairs() if pair.code is Code.SILENCE for reason in pair.reasons]
    assert any("raised different topics" in reason for reason in said)


def test_a_possible_gap_appears_that_what_was_said_leans_with() -> None:
    said = [reason for pair in pairs() if pair.strength is FIRM for reason in pair.reasons]
    assert any("what was said leans the same way" in reason for reason in said)


def test_a_possible_gap_appears_that_could_be_chance() -> None:
    said = [reason for pair in pairs() if pair.strength is CHECK for reason in pair.reasons]
    assert any("This could be chance" in reason for reason in said)


@pytest.mark.parametrize("theme_code", ["opposed", "mixed", "shared"])
def test_a_theme_appears_that_is(theme_code: str) -> None:
    assert any(getattr(pair.themes, theme_code) for pair in pairs())


def test_a_theme_appears_that_only_one_of_two_groups_raised() -> None:
    assert any(themes for pair in pairs() for themes in pair.themes.only.values())


def test_a_group_appears_whose_ratings_are_split() -> None:
    assert any(group.split for group in groups())


def test_a_shared_gap_appears_where_all_rated_low() -> None:
    scale = ROUND.bank("tool-2").scale
    gaps = [q for q in questions() if QuestionMarker.SHARED_GAP in q.markers]
    assert any(all_rated_low(answered_findings(question), scale) for question in gaps)


def test_a_shared_gap_appears_where_all_raised_a_theme_to_develop() -> None:
    gaps = [q for q in questions() if QuestionMarker.SHARED_GAP in q.markers]
    assert any(themes_all_develop(answered_findings(question)) for question in gaps)


def test_a_group_appears_that_is_confident_without_evidence() -> None:
    assert any(GroupMarker.CONFIDENT_WITHOUT_EVIDENCE in group.markers for group in groups())


@pytest.mark.parametrize("state", SectionState)
def test_every_state_of_a_section_appears(state: SectionState) -> None:
    assert state in {section.state for section in FINDINGS.sections}


def test_leaders_rated_higher_than_workers_on_most_questions() -> None:
    [pattern] = FINDINGS.pattern
    assert pattern.groups == (Group.WORKERS, Group.LEADERS)
    assert pattern.higher is Group.LEADERS


def test_more_gaps_are_firm_than_chance_alone_would_make() -> None:
    chance = read_desk(ROUND).chance
    assert chance
    firm, expected = re.findall(r"^In (\d+) of .* expect ([\d.]+) or fewer", chance)[0]
    assert int(firm) > float(expected)


# What is in it for people to see


@pytest.mark.parametrize("status", [GroupStatus.NOT_REACHED, GroupStatus.NOTHING_SAID])
def test_a_group_appears_with_the_status(status: GroupStatus) -> None:
    assert status in {group.status for group in groups()}


@pytest.mark.parametrize("reason", NothingSaidReason)
def test_every_reason_for_saying_nothing_appears(reason: NothingSaidReason) -> None:
    assert reason in {answer.reason for answer in answers()}


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_point_appears(kind: Kind) -> None:
    assert kind in {point.kind for point in points()}


@pytest.mark.parametrize("strand", Strand)
def test_evidence_of_every_strand_appears(strand: Strand) -> None:
    assert (Kind.EVIDENCE, strand) in {(point.kind, point.strand) for point in points()}


@pytest.mark.parametrize("strength", [*Strength, None])
def test_a_point_to_develop_appears_that_is(strength: Strength | None) -> None:
    assert (Kind.DEVELOP, strength) in {(point.kind, point.strength) for point in points()}


@pytest.mark.parametrize("held", Held)
def test_a_point_appears_that_is_held_as(held: Held) -> None:
    assert held in {point.held for point in points()}


def test_every_group_has_a_finished_session_on_each_of_its_tools() -> None:
    asked = {
        (bank.id, group)
        for bank in ROUND.banks
        for section in bank.sections
        for group in section.groups
    }
    held = {(session.bank, group) for session in ROUND.sessions for group in session.groups}
    assert held == asked
    assert {session.state for session in ROUND.sessions} == {SessionState.CLOSED}


def test_all_sessions_were_held_in_march_2026() -> None:
    days = [session.held_on for session in ROUND.sessions]
    assert all(day and date(2026, 3, 1) <= day <= date(2026, 3, 31) for day in days)


def test_nobody_voted_who_was_not_invited_and_present() -> None:
    for session in ROUND.sessions:
        assert session.present is not None
        assert session.invited is not None
        assert session.present <= session.invited
        for answer in session.answers:
            assert answer.hands + answer.dont_know <= session.present, answer.question


def test_one_group_is_small_so_that_a_report_keeps_its_figures_back() -> None:
    small = [s for s in ROUND.sessions if s.present is not None and s.present < SMALL]
    assert len(small) == 1


def test_somebody_else_was_in_the_room_of_a_session() -> None:
    assert any(session.others_present for session in ROUND.sessions)


def test_some_points_have_no_theme_yet_for_people_to_try() -> None:
    assert 12 <= read_desk(ROUND).untagged <= 20


def test_there_is_enough_said_to_look_like_a_round_and_little_enough_to_read() -> None:
    assert 120 <= len(points()) <= 170


def test_no_line_is_said_twice() -> None:
    said = [point.text for point in points()]
    assert len(set(said)) == len(said)


# Its words


def test_authority_and_title_say_that_it_is_made_up() -> None:
    assert ROUND.authority == "Exampleshire (made up)"
    assert "made-up example" in ROUND.title


def test_the_words_that_the_practice_does_not_say_are_absent() -> None:
    assert [text for text in texts() if NOT_SAID.search(text)] == []


@pytest.mark.parametrize("text", ["a Placement", "service-user", "contact time", "LAC", "a score"])
def test_those_words_would_be_found(text: str) -> None:
    assert NOT_SAID.search(text)


# Into a mapping and out again


def test_it_comes_out_of_a_mapping_as_it_went_in(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    with workspace.create(tmp_path / "one.sqlite", EXAMPLE.authority) as mapping:
        assert bring_in_example(mapping)
        assert mapping.round(EXAMPLE.title) == ROUND
        exported = export_round(mapping, EXAMPLE.title)
    with workspace.create(tmp_path / "two.sqlite", EXAMPLE.authority) as mapping:
        import_round(mapping, read_document(exported.encode(), lambda _: None))
        assert export_round(mapping, EXAMPLE.title) == exported


def test_the_second_time_it_stays_as_it_is(tmp_path: Path) -> None:
    with a_workspace(tmp_path).create(tmp_path / "n.sqlite", EXAMPLE.authority) as mapping:
        assert not holds_example(mapping)
        bring_in_example(mapping)
        before = export_round(mapping)
        assert holds_example(mapping)
        assert not bring_in_example(mapping)
        assert export_round(mapping) == before


def test_it_does_not_go_into_the_mapping_of_an_authority_that_is_real(tmp_path: Path) -> None:
    with a_workspace(tmp_path).create(tmp_path / "n.sqlite", "Northumberland") as mapping:
        with pytest.raises(FaultsError, match="this mapping is of “Northumberland”"):
            bring_in_example(mapping)
        assert mapping.rounds == ()


def test_it_carries_no_history_of_its_own() -> None:
    assert not any(session.history for session in EXAMPLE.sessions)
