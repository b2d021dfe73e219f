"""The five queries of docs/datasette.md, as any SQLite program runs them on the file."""

import re
import sqlite3
from pathlib import Path

import pytest

from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.mapping.decisions import Deciding, decide
from ncf_reflect.mapping.example import bring_in_example, example_document
from ncf_reflect.mapping.filing import tag
from ncf_reflect.mapping.kept import keep_findings
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.sealing import seal_new_round
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import DecisionVerdict, SessionState
from ncf_reflect.storage import files
from tests.analysis.builders import FIRST_INTERACTION
from tests.mapping.builders import HOLDER, NOW, a_live, a_mapping, line, numbered, salts, ticking

DOCS = Path(__file__).parents[2] / "docs" / "datasette.md"
QUERIES = re.findall(r"```sql\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
DIVERGE, REVIEW, THEMES, SPREAD, UNHEARD = range(5)


def an_example(path: Path) -> OpenedMapping:
    store = files.create(path, example_document().authority, NOW, HOLDER)
    store._database.execute("PRAGMA synchronous=OFF")
    mapping = OpenedMapping(store, ticking(), numbered("id"), salts())
    bring_in_example(mapping)
    return mapping


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with one decision that stands, and one whose ground has changed."""
    path = tmp_path_factory.mktemp("example") / "n.sqlite"
    with an_example(path) as mapping:
        round_ = mapping.round()
        confirm = Deciding(DecisionVerdict.CONFIRM, "principal social worker")
        for question in (FIRST_INTERACTION, "workforce.supervision"):
            decide(mapping, round_, question, (Group.WORKERS, Group.LEADERS), confirm)
        leaders = next(
            s for s in round_.sessions if s.groups == (Group.LEADERS,) and s.bank == "tool-2"
        )
        point = str(leaders.answer(FIRST_INTERACTION).points[0].id)
        tag(mapping, leaders.known_id, [point], "a new one")
        keep_findings(mapping, mapping.round(), triangulate(mapping.round()))
    return path


def rows(path: Path, sql: str) -> list[dict[str, object]]:
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql)]


def test_there_are_five_queries() -> None:
    assert len(QUERIES) == 5


def test_which_questions_diverge_and_who_decided_what(path: Path) -> None:
    found = rows(path, QUERIES[DIVERGE])
    decided = [row for row in found if row["decided_by"]]
    assert {row["question"] for row in decided} == {FIRST_INTERACTION, "workforce.supervision"}
    assert {row["decision"] for row in decided} == {"confirm"}
    assert len(found) > len(decided)


def test_which_decisions_to_look_at_again(path: Path) -> None:
    assert [row["question"] for row in rows(path, QUERIES[REVIEW])] == [FIRST_INTERACTION]


def test_the_codes_in_the_file_are_those_that_were_found(path: Path) -> None:
    with OpenedMapping(files.open_for_reading(path), ticking(), numbered("id"), salts()) as mapping:
        findings = triangulate(mapping.round())
    found = [q for section in findings.sections for q in section.questions]
    assert [
        (row["question"], row["code"], row["strength"])
        for row in rows(path, "SELECT * FROM questions_and_codes")
    ] == [(q.id, q.code.value, q.strength and q.strength.value) for q in found]
    assert [
        (row["counts_as"], row["counts_as_strength"])
        for row in rows(path, "SELECT * FROM decisions_with_findings")
    ] == [
        (pair.counts_as[0].value, pair.counts_as[1] and pair.counts_as[1].value)
        for q in found
        for pair in q.pairs
        if pair.counts_as
    ]


def test_themes_are_counted_per_group_and_kind(path: Path) -> None:
    found = {(row["theme"], row["groups"], row["kind"]) for row in rows(path, QUERIES[THEMES])}
    assert ("letters", "workers", "develop") in found
    assert ("letters", "leaders", "doing") in found


def test_votes_are_counted_at_every_level(path: Path) -> None:
    found = rows(path, QUERIES[SPREAD])
    assert [row["level"] for row in found if row["groups"] == "leaders"] == [1, 2, 3, 4, 5]
    assert {row["label"] for row in found} >= {"Not yet", "Fully"}


def test_who_has_not_been_heard(path: Path) -> None:
    board = rows(path, "SELECT * FROM coverage_board")
    unheard = rows(path, QUERIES[UNHEARD])
    assert 0 < len(unheard) < len(board)
    assert all(row["finished"] == 0 or row["not_answered"] for row in unheard)


def test_no_view_shows_what_is_sealed_or_not_finished(tmp_path: Path) -> None:
    path = tmp_path / "n.sqlite"
    with a_mapping(path) as mapping:
        live = a_live(mapping)
        live.record([line("- Letters #letters")])
        live.vote((1, 2, 0, 0, 0), 0)
        assert rows(path, "SELECT * FROM points_with_themes") == []
        live.close()
        assert len(rows(path, "SELECT * FROM points_with_themes")) == 1
        assert len(rows(path, "SELECT * FROM votes_by_level")) == 5
        seal_new_round(mapping, mapping.newest_round())
        a_live(mapping, Group.LEADERS, state=SessionState.PLANNED)
        for view in ("points_with_themes", "votes_by_level"):
            assert rows(path, f"SELECT * FROM {view}") == []
