"""A sealed round: finished sessions wait, unread, until every planned session has finished."""

from pathlib import Path

import pytest

from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.asked import seal_words
from ncf_reflect.mapping.coverage import outline_of
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.publishing import render_report
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.mapping.sealing import sealed_lines, unseal, unsealed_early
from ncf_reflect.mapping.search import search
from ncf_reflect.mapping.themes import Codebook, list_themes
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import SessionState
from tests.analysis.builders import tool_1, tool_2
from tests.mapping.builders import a_live, a_mapping, line, live_again, sealed_as_imported
from tests.mapping.deciding import CONFIRM, decided

TITLE = "Sealed round"
SAID = "Nobody knows at night"


@pytest.fixture
def mapping(tmp_path: Path) -> OpenedMapping:
    """A sealed round with a finished session of workers and a planned one of leaders."""
    mapping = a_mapping(tmp_path / "n.sqlite")
    sealed_as_imported(mapping, TITLE, tool_2())
    live = a_live(mapping)
    live.record([line(f"- {SAID} #nights")])
    live.close()
    a_live(mapping, Group.LEADERS, state=SessionState.PLANNED)
    return mapping


def finish_all(mapping: OpenedMapping) -> None:
    for session in mapping.round().sessions:
        if session.state is not SessionState.CLOSED:
            live = live_again(mapping, session.known_id)
            live.correct(state=SessionState.OPEN)
            live.close()


def test_a_round_is_not_sealed_unless_somebody_chose_it(mapping: OpenedMapping) -> None:
    assert not mapping.round("Spring 2026").sealed
    assert mapping.round(TITLE).sealed


def test_findings_name_what_is_sealed_and_read_nothing_of_it(mapping: OpenedMapping) -> None:
    round_ = mapping.round()
    findings = triangulate(round_)
    assert findings.sealed == (round_.sessions[0].known_id,)
    statuses = {g.status for s in findings.sections for q in s.questions for g in q.groups}
    assert statuses == {"not-held"}
    assert "nights" not in findings.model_dump_json()


def test_nothing_of_a_sealed_session_is_in_search_themes_or_report(mapping: OpenedMapping) -> None:
    round_ = mapping.round()
    assert search(round_, "night") == ()
    assert list_themes(round_) == ()
    for full in (False, True):
        report = render_report(round_, "md", ReportOptions(full=full)).decode()
        assert SAID not in report
        assert "sealed until every planned session has finished: 1 finished session" in report
        assert "Finished; sealed: not read" in report.replace("\\", "")


def test_its_points_cannot_be_tagged(mapping: OpenedMapping) -> None:
    point = str(mapping.round().sessions[0].answers[0].points[0].id)
    with pytest.raises(RefusedError, match=f"There is no point {point} in the finished sessions"):
        Codebook(mapping, TITLE).tag([point], "duty")


def test_nothing_can_be_decided_about_what_is_sealed(mapping: OpenedMapping) -> None:
    with pytest.raises(RefusedError, match="is sealed until every planned session has finished"):
        decided(mapping, CONFIRM)


def test_coverage_counts_what_is_sealed(mapping: OpenedMapping) -> None:
    row = mapping.coverage().rows[0]
    assert {cell.group: cell.words for cell in row.cells}[Group.WORKERS] == (
        "1 of 2, 1 not reached"
    )


def test_coverage_says_what_waits_and_for_what(mapping: OpenedMapping) -> None:
    board = mapping.coverage()
    assert board.sealed and board.is_waiting
    assert seal_words(board) == (
        "Sealed: 1 finished session waits, unread, until these have finished: "
        "leaders, tool-2, 12 March."
    )
    assert mapping.store.read_outline(TITLE) == outline_of(mapping.round(TITLE))
    assert not mapping.coverage("Spring 2026").sealed


def test_coverage_knows_when_the_seal_no_longer_holds(mapping: OpenedMapping) -> None:
    finish_all(mapping)
    assert mapping.coverage().sealed and not mapping.coverage().is_waiting
    a_live(mapping, Group.MANAGERS)
    assert mapping.coverage().is_waiting
    unseal(mapping, TITLE, "the board meets", "QA lead")
    assert not mapping.coverage().sealed


def test_it_ends_when_every_planned_session_has_finished(mapping: OpenedMapping) -> None:
    finish_all(mapping)
    round_ = mapping.round()
    assert triangulate(round_).sealed == ()
    assert [hit.text for hit in search(round_, "night")] == ["nights", SAID]
    assert sealed_lines(round_) == ()


def test_a_session_that_is_added_makes_the_others_wait_again(mapping: OpenedMapping) -> None:
    finish_all(mapping)
    a_live(mapping, Group.MANAGERS)
    assert len(mapping.round().sealed_sessions) == 2


def test_a_round_made_sealed_plans_a_session_for_each_group_on_each_bank(tmp_path: Path) -> None:
    mapping = a_mapping(tmp_path / "n.sqlite")
    mapping.start_round(TITLE, [tool_1(), tool_2()], sealed=True)
    planned = [(s.bank, s.groups[0].value) for s in mapping.round().sessions]
    asked = [("tool-1", g) for g in ("partnership", "workers", "managers", "leaders")]
    assert planned == [*asked, *(("tool-2", g) for g in ("workers", "managers", "leaders"))]
    live = live_again(mapping, mapping.round().sessions[4].known_id)
    live.correct(state=SessionState.OPEN)
    live.record([line(f"- {SAID} #nights")])
    live.close()
    assert len(mapping.round().sealed_sessions) == 1
    assert mapping.coverage().is_waiting
    finish_all(mapping)
    assert search(mapping.round(), "night")


def test_what_waits_is_named_in_words(mapping: OpenedMapping) -> None:
    first, second = sealed_lines(mapping.round())
    assert first.startswith("“Sealed round” is sealed until every planned session has finished: 1 ")
    assert second.startswith("workers, tool-2, 2026-03-12 (id-")


def test_unsealing_early_is_recorded_and_printed(mapping: OpenedMapping) -> None:
    unseal(mapping, TITLE, "the board meets", "QA lead")
    round_ = mapping.round()
    early = unsealed_early(round_)
    assert early is not None
    assert (early.reason, early.role) == ("the board meets", "QA lead")
    report = render_report(round_, "md").decode().replace("\\", "")
    assert "It was unsealed early by “QA lead” on 12 March 2026: “the board meets”" in report
    assert triangulate(round_).sealed == ()


@pytest.mark.parametrize(
    ("title", "reason", "role", "sentence"),
    [
        ("Spring 2026", "because", "QA lead", "is not sealed"),
        (TITLE, " ", "QA lead", "Say why"),
        (TITLE, "because", "", "in which role"),
    ],
)
def test_unsealing_needs_a_seal_a_reason_and_a_role(
    mapping: OpenedMapping, title: str, reason: str, role: str, sentence: str
) -> None:
    with pytest.raises(RefusedError, match=sentence):
        unseal(mapping, title, reason, role)
    assert len(mapping.round(TITLE).seals) == 1
