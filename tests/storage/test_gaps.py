"""Gaps and what else a round holds, in the file: read back, checked, and in files of version 2."""

import sqlite3
from pathlib import Path

import pytest

from ncf_reflect.errors import LockedError
from ncf_reflect.mapping.actions import withdraw_action
from ncf_reflect.mapping.decisions import decide
from ncf_reflect.mapping.gaps import amend_gap
from ncf_reflect.mapping.themes import Codebook
from ncf_reflect.model.gap import GapSize
from ncf_reflect.storage.checking import check
from ncf_reflect.storage.header import SCHEMA_VERSION
from tests.analysis.builders import FIRST_INTERACTION
from tests.mapping.builders import HOLDER, ROUND, opened
from tests.mapping.gap_making import QA, a_gap, a_talked_round, an_action, everything_else
from tests.storage.old_files import of_version_2, version_of
from tests.storage.test_decisions import PAIR, SET_ASIDE


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A gap amended, two actions of which one is withdrawn, and one of everything else."""
    path = tmp_path / "n.sqlite"
    with a_talked_round(path) as mapping:
        gap = a_gap(mapping)
        amend_gap(mapping, mapping.round(), str(gap.id), {"size": GapSize.LARGE}, QA)
        an_action(mapping, gap, owner="Head of service")
        withdraw_action(mapping, mapping.round(), str(an_action(mapping, gap).id), QA)
        everything_else(mapping, gap)
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of version 2 with a decision and a described theme."""
    path = tmp_path / "n.sqlite"
    with a_talked_round(path) as mapping:
        decide(mapping, mapping.round(), FIRST_INTERACTION, PAIR, SET_ASIDE)
        Codebook(mapping, ROUND).describe("letters", "what we send")
    return of_version_2(path)


def test_a_full_round_is_whole_and_its_views_show_what_stands(full: Path) -> None:
    assert check(full) == ()
    with sqlite3.connect(full) as connection:
        sizes = connection.execute("SELECT size, section FROM current_gaps").fetchall()
        owners = connection.execute("SELECT owner FROM current_actions").fetchall()
        strands = connection.execute("SELECT strand FROM current_evidence").fetchall()
    assert (sizes, owners, strands) == (
        [("large", "stay-together")],
        [("Head of service",)],
        [("data",)],
    )


TAMPERED = {
    "UPDATE gap_revisions SET size = 'small' WHERE seq = 2": "entry 2 (a gap, ",
    "UPDATE gap_revisions SET children = 'none' WHERE seq = 1": "entry 1 (a gap, ",
    "UPDATE gap_revisions SET sources = '[]' WHERE seq = 1": "entry 1 (a gap, ",
    "UPDATE gap_revisions SET withdrawn = 1 WHERE seq = 2": "entry 2 (a gap, ",
    "UPDATE action_revisions SET status = 'done' WHERE seq = 3": "entry 3 (an action, ",
    "UPDATE action_revisions SET owner = '' WHERE seq = 3": "entry 3 (an action, ",
    "UPDATE action_revisions SET withdrawn = 0 WHERE seq = 5": "entry 5 (an action, ",
    "UPDATE evidence_revisions SET direction = 'contradicts'": "entry 6 (evidence, ",
    "UPDATE evidence_revisions SET indicator = NULL": "entry 6 (evidence, ",
    "UPDATE evidence_revisions SET links = 'x'": "entry 6 (evidence, ",
    "UPDATE baselines SET source = 'ours'": "entry 7 (the local baseline, ",
    "UPDATE baseline_matches SET themes = '[]'": "entry 8 (a line of the local baseline, ",
    "UPDATE disclosures SET choice = 'keep'": "entry 9 (what may go out of a point, ",
    "UPDATE report_words SET text = 'No' WHERE seq = 10": "entry 10 (words for the report, ",
    "UPDATE expectation_links SET expectation = 'e2'": "entry 12 (a link to an expectation, ",
    "UPDATE round_chain SET role = 'director' WHERE seq = 2": "entry 2 (a gap, ",
    "DELETE FROM gap_revisions WHERE seq = 2": "entry 2 is missing",
}


def test_check_names_what_was_changed_by_another_program(full: Path) -> None:
    sound = full.read_bytes()
    for sql, words in TAMPERED.items():
        full.write_bytes(sound)
        with sqlite3.connect(full) as connection:
            connection.execute(sql)
        (fault,) = check(full)
        assert f"“{ROUND}”" in fault, sql
        assert words in fault, sql


def test_a_file_of_version_2_is_whole_as_it_is_and_is_brought_up_to_date(old: Path) -> None:
    assert (check(old), version_of(old)) == ((), 2)
    with opened(old, writing=True) as mapping:
        round_ = mapping.round()
        assert [decision.note for decision in round_.decisions] == ["the same people"]
        assert [theme.description for theme in round_.themes] == ["what we send"]
        assert (round_.gaps, round_.actions, round_.evidence, round_.words) == ((), (), (), ())
        a_gap(mapping)
    assert version_of(old) == SCHEMA_VERSION
    assert version_of(old.with_name(f"n.sqlite.before-version-{SCHEMA_VERSION}")) == 2
    assert check(old) == ()


def test_a_file_of_version_2_that_somebody_writes_to_is_read_as_it_is(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise LockedError("somebody writes", HOLDER)

    monkeypatch.setattr("ncf_reflect.storage.files.open_for_writing", locked)
    with opened(old) as mapping:
        round_ = mapping.round()
        assert len(round_.decisions) == 1
        assert (round_.gaps, round_.baseline, round_.expectation_links) == ((), None, ())
    assert version_of(old) == 2
