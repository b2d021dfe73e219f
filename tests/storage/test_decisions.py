"""What is recorded about a round, in the file: brought up to date, added to, and checked."""

import sqlite3
from pathlib import Path

import pytest

from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.errors import LockedError
from ncf_reflect.mapping.decisions import Deciding, decide
from ncf_reflect.mapping.kept import keep_findings
from ncf_reflect.mapping.sealing import seal_new_round, unseal
from ncf_reflect.mapping.themes import Codebook
from ncf_reflect.model.findings import Code
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import DecisionVerdict
from ncf_reflect.storage.checking import check
from ncf_reflect.storage.files import open_for_writing
from ncf_reflect.storage.header import SCHEMA_VERSION
from tests.analysis.builders import FIRST_INTERACTION
from tests.mapping.builders import HOLDER, ROUND, a_live, a_mapping, line, opened
from tests.storage.builders import a_full_mapping
from tests.storage.old_files import of_version_1, version_of

PAIR = (Group.WORKERS, Group.LEADERS)
SET_ASIDE = Deciding(DecisionVerdict.SET_ASIDE, "QA lead", note="the same people")
RECODE = Deciding(DecisionVerdict.RECODE, "QA lead", note="asked again", code=Code.AGREEMENT)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return of_version_1(a_full_mapping(tmp_path / "n.sqlite"))


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    """A mapping with two decisions on a pair, a described theme, a seal lifted, findings kept."""
    path = tmp_path / "n.sqlite"
    with a_mapping(path) as mapping:
        for group in PAIR:
            live = a_live(mapping, group)
            live.record([line("- Letters #letters")])
            live.close()
        seal_new_round(mapping, ROUND)
        unseal(mapping, ROUND, "the board meets", "QA lead")
        Codebook(mapping, ROUND).describe("letters", "what we send")
        decide(mapping, mapping.round(), FIRST_INTERACTION, PAIR, SET_ASIDE)
        decide(mapping, mapping.round(), FIRST_INTERACTION, PAIR, RECODE)
        keep_findings(mapping, mapping.round(), triangulate(mapping.round()))
    return path


def test_a_file_of_the_first_version_is_brought_up_to_date_beside_a_snapshot(old: Path) -> None:
    assert version_of(old) == 1
    with opened(old) as mapping:
        assert len(mapping.round().sessions) == 2
        assert mapping.round().decisions == ()
    assert version_of(old) == SCHEMA_VERSION
    assert version_of(old.with_name(f"n.sqlite.before-version-{SCHEMA_VERSION}")) == 1
    assert check(old) == ()


def test_a_file_of_the_first_version_is_whole_as_it_is(old: Path) -> None:
    assert check(old) == ()
    assert version_of(old) == 1


def test_an_old_file_that_somebody_writes_to_is_read_as_it_is(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise LockedError("somebody writes", HOLDER)

    monkeypatch.setattr("ncf_reflect.storage.files.open_for_writing", locked)
    with opened(old) as mapping:
        round_ = mapping.round()
        assert (round_.decisions, round_.themes, round_.sealed) == ((), (), False)
        assert not mapping.store.round_history(ROUND)
    assert version_of(old) == 1


def test_decisions_are_read_back_oldest_first(decided: Path) -> None:
    with opened(decided) as mapping:
        round_ = mapping.round()
    assert [d.verdict.value for d in round_.decisions] == ["set-aside", "recode"]
    assert [d.note for d in round_.decisions] == ["the same people", "asked again"]
    assert [theme.description for theme in round_.themes] == ["what we send"]
    assert [(seal.sealed, seal.reason) for seal in round_.seals] == [
        (True, ""),
        (False, "the board meets"),
    ]


def test_a_mapping_with_decisions_is_whole(decided: Path) -> None:
    assert check(decided) == ()


TAMPERED = {
    "UPDATE decisions SET note = 'quite right' WHERE seq = 4": "entry 4 (a decision, ",
    "UPDATE decisions SET code = 'silence' WHERE seq = 5": "entry 5 (a decision, ",
    "UPDATE round_chain SET role = 'director' WHERE seq = 5": "entry 5 (a decision, ",
    "UPDATE round_chain SET at = '2026-03-12T09:31:00+00:00' WHERE seq = 4": "entry 4 (a decision",
    "UPDATE seals SET reason = 'none' WHERE seq = 2": "entry 2 (the seal, ",
    "UPDATE seals SET sealed = 7 WHERE seq = 2": "entry 2 (the seal, ",
    "UPDATE theme_revisions SET description = ''": "entry 3 (a theme, ",
    "DELETE FROM decisions WHERE seq = 4": "entry 4 is missing",
    "UPDATE pair_findings SET code = 'agreement'": "triangulate again",
    "UPDATE question_findings SET strength = 'firm'": "triangulate again",
    "UPDATE section_findings SET state = 'diverges'": "triangulate again",
    "UPDATE findings SET ruleset = 'v2'": "triangulate again",
}


@pytest.mark.parametrize("sql", TAMPERED)
def test_check_names_what_was_changed_by_another_program(decided: Path, sql: str) -> None:
    with sqlite3.connect(decided) as connection:
        connection.execute(sql)
    (fault,) = check(decided)
    assert f"“{ROUND}”" in fault
    assert TAMPERED[sql] in fault


def test_a_decision_taken_out_with_its_link_is_noticed(decided: Path) -> None:
    with sqlite3.connect(decided) as connection:
        connection.execute("DELETE FROM decisions WHERE seq = 4")
        connection.execute("DELETE FROM round_chain WHERE seq = 4")
    assert check(decided) == (f"the round “{ROUND}”: entry 4 is missing",)


def test_the_same_findings_are_not_kept_twice(decided: Path) -> None:
    with opened(decided, writing=True) as mapping:
        round_ = mapping.round()
        assert not keep_findings(mapping, round_, triangulate(round_))
        decide(mapping, round_, FIRST_INTERACTION, PAIR, SET_ASIDE)
        round_ = mapping.round()
        assert keep_findings(mapping, round_, triangulate(round_))
    assert check(decided) == ()


def test_entries_are_added_all_or_none(decided: Path) -> None:
    store = open_for_writing(decided, HOLDER)
    with store:
        before = store.round_history(ROUND)
        with pytest.raises(Exception, match="UNIQUE"):
            store.append_to_round(ROUND, [before[2], before[3]])
        assert store.round_history(ROUND) == before
