"""Who has been asked what, and how far each session got."""

from dataclasses import asdict

import pytest

from ncf_reflect.mapping.coverage import coverage_of, outline_of
from ncf_reflect.model.coverage import CoverageCell
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus, SessionState
from ncf_reflect.model.session import Answer, Session
from tests.analysis.builders import (
    LEADERS,
    MANAGERS,
    PARTNERSHIP,
    WORKERS,
    a_round,
    a_session,
    an_answer,
    doing,
    nothing_said,
)

FIRST = "stay-together.first-interaction"
SECOND = "stay-together.complexity"
PLANNED, OPEN, CLOSED = SessionState


def answered(question: str = FIRST) -> Answer:
    return an_answer(doing(), question=question)


def cell(
    *sessions: Session, group: Group = WORKERS, section: str = "stay-together"
) -> CoverageCell:
    rows = {row.section: row for row in coverage_of(outline_of(a_round(*sessions))).rows}
    return {found.group: found for found in rows[section].cells}[group]


WORDS: dict[str, tuple[list[Session], str]] = {
    "nothing planned": ([], "not held"),
    "planned": ([a_session("s", WORKERS, state=PLANNED)], "planned"),
    "open, nothing said yet": (
        [a_session("s", WORKERS, state=OPEN)],
        "0 of 2, 2 not reached",
    ),
    "open, one answered": (
        [a_session("s", WORKERS, answered(), state=OPEN)],
        "1 of 2, 1 not reached",
    ),
    "finished, one with nothing said": (
        [a_session("s", WORKERS, answered(), nothing_said(SECOND))],
        "2 of 2",
    ),
    "one sitting each": (
        [a_session("s", WORKERS, answered()), a_session("t", WORKERS, answered(SECOND))],
        "2 of 2",
    ),
    "an answer without content": (
        [a_session("s", WORKERS, an_answer(votes=(0, 0, 0, 0, 0)))],
        "0 of 2, 2 not reached",
    ),
    "another group's": ([a_session("s", LEADERS, answered())], "not held"),
    "together with others": ([a_session("s", (WORKERS, LEADERS), answered())], "1 of 2, 1 not"),
}


@pytest.mark.parametrize("what", WORDS)
def test_a_cell_says_how_far_its_group_got(what: str) -> None:
    sessions, words = WORDS[what]
    assert cell(*sessions).words.startswith(words)


def test_a_group_that_a_section_does_not_ask_is_not_asked() -> None:
    found = cell(a_session("s", WORKERS, answered()), group=PARTNERSHIP)
    assert (found.words, found.asked, found.sessions) == ("not asked", False, ())
    assert set(found.statuses.values()) == {GroupStatus.NOT_ASKED}


def test_a_session_that_is_only_planned_counts_as_not_held() -> None:
    found = cell(a_session("s", WORKERS, answered(), state=PLANNED))
    assert set(found.statuses.values()) == {GroupStatus.NOT_HELD}


def test_the_fullest_status_of_several_sessions_holds() -> None:
    found = cell(
        a_session("s", WORKERS, nothing_said(FIRST), nothing_said(SECOND)),
        a_session("t", WORKERS, answered()),
    )
    assert list(found.statuses.values()) == [GroupStatus.ANSWERED, GroupStatus.NOTHING_SAID]


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((CLOSED, CLOSED), CLOSED),
        ((CLOSED, PLANNED), PLANNED),
        ((CLOSED, PLANNED, OPEN), OPEN),
        ((), None),
    ],
)
def test_the_least_finished_session_gives_a_cell_its_state(
    states: tuple[SessionState, ...], expected: SessionState | None
) -> None:
    sessions = [a_session(f"s{n}", WORKERS, state=state) for n, state in enumerate(states)]
    assert cell(*sessions).state is expected


def test_those_present_are_added_over_sessions_and_unknown_numbers_left_out() -> None:
    sessions = [
        a_session("s", WORKERS, present=14),
        a_session("t", WORKERS, present=None),
        a_session("u", WORKERS, present=5),
    ]
    assert cell(*sessions).present == 19
    assert cell(sessions[1]).present is None


def test_rows_and_cells_stand_in_the_order_of_banks_and_groups() -> None:
    rows = coverage_of(outline_of(a_round())).rows
    assert [row.section for row in rows][:4] == [
        "multi-agency",
        "leaders",
        "workforce",
        "stay-together",
    ]
    assert {tuple(found.group for found in row.cells) for row in rows} == {tuple(Group)}


def test_progress_counts_only_the_questions_that_are_put_to_the_session_s_groups() -> None:
    session = a_session("s", MANAGERS, answered(), nothing_said(SECOND))
    (got,) = coverage_of(outline_of(a_round(session))).sessions
    assert (got.questions, got.answered, got.nothing_said, got.not_reached) == (8, 1, 1, 6)


def test_coverage_holds_nothing_of_what_was_said() -> None:
    board = coverage_of(outline_of(a_round(a_session("s", WORKERS, answered()))))
    assert "'said'" not in str(asdict(board))
