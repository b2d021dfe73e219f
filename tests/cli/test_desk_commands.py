"""The Desk on the command line: decide, seal, themes, tag, search."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ncf
from tests.mapping.documents import SOUND

Json = dict[str, Any]
QUESTION = "stay-together.first-interaction"


def a_session(group: str, point: str, theme: str, state: str = "closed") -> Json:
    kind = "doing" if group == "leaders" else "develop"
    answer = {
        "question": QUESTION,
        "status": "answered",
        "points": [{"id": point, "kind": kind, "text": f"Said by {group}", "themes": [theme]}],
    }
    answers = [] if state == "planned" else [answer]
    return {"id": group, "bank": "tool-2", "groups": [group], "state": state, "answers": answers}


@pytest.fixture
def mapping(ncf: Ncf, tmp_path: Path) -> str:
    """Workers and leaders differ on "nights", managers raised letters."""
    return imported(ncf, tmp_path, "north")


def imported(ncf: Ncf, folder: Path, name: str, **more: object) -> str:
    sessions = [
        a_session("workers", "w1", "nights"),
        a_session("managers", "m1", "letters"),
        a_session("leaders", "l1", "nights", str(more.pop("leaders", "closed"))),
    ]
    document = {**SOUND, "title": name, "sessions": sessions, **more}
    file = folder / f"{name}.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert ncf("import", str(file), "--into", name).code == 0
    return name


def decide(ncf: Ncf, mapping: str, *words: str, groups: str = "workers,leaders") -> Json:
    role = ("--role", "QA lead", "--json")
    said = ncf("decide", mapping, QUESTION, groups, *words, *role)
    assert (said.code, said.err) == (0, "")
    decision: Json = json.loads(said.out)
    return decision


def found(ncf: Ncf, mapping: str) -> Json:
    findings: Json = json.loads(ncf("triangulate", mapping, "--json").out)
    return findings


def section(ncf: Ncf, mapping: str) -> Json:
    sections: Json = {each["id"]: each for each in found(ncf, mapping)["sections"]}
    said: Json = sections["stay-together"]
    return said


def pair(ncf: Ncf, mapping: str) -> Json:
    pairs = section(ncf, mapping)["questions"][0]["pairs"]
    said: Json = next(p for p in pairs if p["groups"] == ["workers", "leaders"])
    return said


def test_confirming_makes_dissonance_firm(ncf: Ncf, mapping: str) -> None:
    assert section(ncf, mapping)["state"] == "check"
    decision = decide(ncf, mapping, "--confirm")
    assert (decision["suggested_code"], decision["suggested_strength"]) == ("dissonance", "check")
    assert section(ncf, mapping)["state"] == "diverges"
    assert pair(ncf, mapping)["decision"]["strength"] == "firm"
    assert pair(ncf, mapping)["strength"] == "check"


def test_recoding_and_setting_aside_roll_up(ncf: Ncf, mapping: str) -> None:
    decide(ncf, mapping, "--recode", "agreement", "--note", "asked again")
    assert section(ncf, mapping)["questions"][0]["code"] == "silence"
    decide(ncf, mapping, "--set-aside", "--note", "the same", groups="managers,workers")
    decide(ncf, mapping, "--set-aside", "--note", "the same", groups="managers,leaders")
    assert section(ncf, mapping)["questions"][0]["code"] == "agreement"


def test_a_pair_without_a_decision_has_no_word_of_one(ncf: Ncf, mapping: str) -> None:
    assert "decision" not in pair(ncf, mapping)


def test_a_decision_is_told_in_sentences(ncf: Ncf, mapping: str) -> None:
    words = ("--confirm", "--role", "principal social worker")
    said = ncf("decide", mapping, QUESTION, "workers,managers", *words)
    first, second, summary = said.out.splitlines()
    assert first.startswith("Confirmed as silence ")
    assert second == (
        "The deciding role counts among practice supervisors (managers), a group compared here."
    )
    assert summary.startswith(f"{QUESTION}: ")
    lines = ncf("triangulate", mapping).out.splitlines()
    assert [line for line in lines if line.endswith(first)]


def test_a_tag_on_what_a_decision_rests_on_asks_for_review(ncf: Ncf, mapping: str) -> None:
    decide(ncf, mapping, "--confirm")
    ncf("tag", mapping, "m1", "--theme", "post")
    assert not pair(ncf, mapping)["decision"]["needs_review"]
    ncf("tag", mapping, "w1", "--theme", "duty")
    assert pair(ncf, mapping)["decision"]["needs_review"]
    ncf("tag", mapping, "w1", "--theme", "duty", "--remove")
    assert not pair(ncf, mapping)["decision"]["needs_review"]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["workers,leaders", "--set-aside"], 1, "A note is needed"),
        (["workers,leaders", "--recode", "good", "--note", "x"], 1, "There is no code “good”"),
        (["workers,leaders", "--recode", "dissonance", "--strength", "weak"], 1, "no strength"),
        (["workers", "--confirm"], 1, "A decision is on two groups"),
        (["workers,nobody", "--confirm"], 1, "There is no group “nobody”"),
        (["partnership,leaders", "--confirm"], 1, "does not put the question"),
        (["workers,leaders"], 2, "Say one of"),
        (["workers,leaders", "--confirm", "--set-aside"], 2, "Say one of"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    ncf: Ncf, mapping: str, words: list[str], code: int, sentence: str
) -> None:
    said = ncf("decide", mapping, QUESTION, *words, "--role", "QA lead")
    assert (said.code, said.out) == (code, "")
    assert sentence in said.err
    assert "Traceback" not in said.err


def test_triangulating_keeps_the_findings_in_the_file(
    ncf: Ncf, mapping: str, tmp_path: Path
) -> None:
    ncf("triangulate", mapping)
    file = tmp_path / "sessions" / "north.sqlite"
    kept = file.read_bytes()
    with sqlite3.connect(file) as connection:
        sql = "SELECT suggested FROM decisions_with_findings WHERE question = ?"
        codes = [code for (code,) in connection.execute(sql, [QUESTION])]
    assert codes == ["silence", "dissonance", "silence"]
    ncf("triangulate", mapping, "--json")
    assert file.read_bytes() == kept


def test_a_sealed_round_says_on_standard_error_what_it_does_not_read(
    ncf: Ncf, tmp_path: Path
) -> None:
    sealed = imported(ncf, tmp_path, "sealed", sealed=True, leaders="planned")
    for words in (["triangulate"], ["report", "--out", "-"], ["themes"], ["search", "said"]):
        said = ncf(words[0], sealed, *words[1:])
        assert said.code == 0
        assert "is sealed until every planned session has finished: 1 session has not" in said.err
        assert "(workers)" in said.err
        assert "Said by workers" not in said.out
    assert found(ncf, sealed)["sealed"] == ["workers", "managers"]
    coverage = ncf("coverage", sealed)
    assert coverage.err == ""
    assert "workers: 1 of 2" in coverage.out


def test_unsealing_early_takes_a_reason_which_the_report_prints(ncf: Ncf, tmp_path: Path) -> None:
    sealed = imported(ncf, tmp_path, "sealed", sealed=True, leaders="planned")
    refused = ncf("seal", sealed, "--open", "--role", "QA lead")
    assert (refused.code, refused.err[:7]) == (1, "Say why")
    opened = ncf("seal", sealed, "--open", "--reason", "the board", "--role", "QA lead", "--json")
    said = json.loads(opened.out)
    assert (said["sealed"], said["sessions"]) == (False, [])
    assert said["history"][-1]["reason"] == "the board"
    assert found(ncf, sealed)["sealed"] == []
    assert "the board" in ncf("report", sealed, "--out", "-").out


def test_a_round_is_made_sealed_by_choice(ncf: Ncf) -> None:
    words = ("--authority", "A", "--round", "R", "--bank", "tool-2")
    assert "ready, sealed" in ncf("new", "a", *words, "--sealed").err
    ncf("new", "b", *words)
    assert json.loads(ncf("seal", "a", "--json").out)["sealed"]
    assert ncf("seal", "a").out == "“R” is sealed; nothing waits just now.\n"
    assert ncf("seal", "b").out == "“R” is not sealed.\n"
    assert ncf("seal", "b", "--reason", "x").code == 2


def test_themes_are_listed_described_renamed_and_merged(ncf: Ncf, mapping: str) -> None:
    described = ncf("themes", mapping, "--describe", "nights", "after six")
    assert described.out == "“nights” is described.\n"
    ncf("themes", mapping, "--rename", "nights", "out of hours")
    said = json.loads(ncf("themes", mapping, "--json").out)
    assert [(t["name"], t["description"], t["points"]) for t in said] == [
        ("out of hours", "after six", 2),
        ("letters", "", 1),
    ]
    merged = ncf("themes", mapping, "--merge", "out of hours", "letters", "--json")
    assert json.loads(merged.out)["changed"] == 2
    lines = ncf("themes", mapping).out.splitlines()
    assert lines == ["letters: 3 points (workers 1, managers 1, leaders 1; doing 1, to develop 2)"]


def test_a_theme_is_split_by_moving_points(ncf: Ncf, mapping: str) -> None:
    said = ncf("tag", mapping, "w1", "--theme", "duty", "--from", "nights", "--json")
    themes = {t["name"]: t["points"] for t in json.loads(said.out)["themes"]}
    assert themes == {"nights": 1, "duty": 1, "letters": 1}
    assert ncf("tag", mapping, "w1", "--theme", "x", "--from", "nights").code == 1
    assert ncf("tag", mapping, "w1", "--theme", "x", "--from", "y", "--remove").code == 2


def test_themes_that_are_likely_the_same_are_only_suggested(ncf: Ncf, mapping: str) -> None:
    assert ncf("themes", mapping, "--like", "letter").out.startswith("letters: 1 point ")
    assert ncf("themes", mapping, "--like", "supervision").out == "No theme is like it.\n"
    words = ("--like", "x", "--rename", "letters", "y")
    assert ncf("themes", mapping, *words).code == 2


def test_words_are_searched_for(ncf: Ncf, mapping: str) -> None:
    decide(ncf, mapping, "--set-aside", "--note", "nights are said of another team")
    hits = json.loads(ncf("search", mapping, "SAID", "nights", "--json").out)
    assert [(hit["found_in"], hit["id"]) for hit in hits][1:] == [("point", "w1"), ("point", "l1")]
    assert hits[0]["found_in"] == "decision"
    assert ncf("search", mapping, "nothing like it").out == "Nothing found.\n"
    assert f"To develop, {QUESTION}, workers: Said by workers (w1)" in (
        ncf("search", mapping, "workers").out
    )


def test_decisions_themes_and_the_seal_travel(ncf: Ncf, tmp_path: Path) -> None:
    sealed = imported(ncf, tmp_path, "sealed", sealed=True)
    decide(ncf, sealed, "--confirm")
    ncf("themes", sealed, "--describe", "nights", "after six")
    said = ncf("export", sealed).out
    document = json.loads(said)
    assert document["sealed"] is True
    assert document["themes"] == [{"name": "nights", "description": "after six"}]
    assert [d["verdict"] for d in document["decisions"]] == ["confirm"]
    (tmp_path / "again.json").write_text(said, encoding="utf-8")
    ncf("import", str(tmp_path / "again.json"), "--into", "copy")
    assert ncf("export", "copy").out == said
    assert ncf("check", "copy").code == 0


def test_the_commands_are_named_in_the_help(ncf: Ncf) -> None:
    said = ncf("--help").out
    assert all(f"  {name} " in said for name in ("decide", "seal", "search", "tag", "themes"))
