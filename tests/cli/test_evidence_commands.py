"""Evidence from outside and the local baseline on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ncf
from tests.cli.test_desk_commands import imported

GIVEN = {"strand": "audit", "source": "Spring audit", "says": "9 of 22", "level": "some"}
TABLE = "strand;source;date;says;level;section\naudit;Audit;31/03/2026;x;weak;safe\n"


@pytest.fixture
def mapping(ncf: Ncf, tmp_path: Path) -> str:
    """Workers and leaders raised "nights", managers letters."""
    return imported(ncf, tmp_path, "north")


def test_an_empty_place_for_the_voice_is_said(ncf: Ncf, mapping: str) -> None:
    assert ncf("evidence", mapping).out.splitlines() == [
        "No evidence from outside the workshops is recorded yet.",
        "Voice of children and families: nothing here yet.",
    ]


def test_evidence_is_added_changed_linked_and_withdrawn(ncf: Ncf, mapping: str) -> None:
    said = ncf("evidence", mapping, "--add", "--json", typed=json.dumps([GIVEN, GIVEN]))
    first, second = (f"E-{one['id'][:4]}" for one in json.loads(said.out))
    changed = json.dumps({**GIVEN, "says": "10 of 22", "strand": "voice"})
    assert "10 of 22" in ncf("evidence", mapping, "--amend", first, typed=changed).out
    for kind, what in (("section", "stay-together"), ("theme", "NIGHTS")):
        assert ncf("evidence", mapping, "--link", first, kind, what).code == 0
    assert ncf("evidence", mapping, "--unlink", first, "section", "stay-together").code == 0
    assert "withdrawn" in ncf("evidence", mapping, "--withdraw", second).out
    (left,) = json.loads(ncf("evidence", mapping, "--section", "stay-together", "--json").out)
    assert left["links"] == [{"kind": "theme", "id": "nights"}]
    assert left["reference"] == first
    assert "nothing here yet" not in ncf("evidence", mapping).out


@pytest.mark.parametrize(
    ("words", "typed", "told"),
    [
        (("--add",), "{", "This cannot be recorded as evidence."),
        (("--add",), '{"strand": "practice"}', "evidence[0].source: is missing"),
        (("--withdraw", "E-none"), "", "There is no evidence E-none"),
        (("--link", "E-none", "star", "x"), "", "There is no kind of link “star”"),
        (("--section", "nowhere"), "", "There is no section “nowhere”"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    ncf: Ncf, mapping: str, words: tuple[str, ...], typed: str, told: str
) -> None:
    said = ncf("evidence", mapping, *words, typed=typed)
    assert (said.code, said.out) == (1, "")
    assert told in said.err


def test_a_table_comes_in_once(ncf: Ncf, mapping: str, tmp_path: Path) -> None:
    table = tmp_path / "audits.csv"
    table.write_text(TABLE, encoding="utf-8-sig")
    words = ("evidence", "import", str(table), "--into", mapping)
    assert "1 new, 0 changed, 0 were here already." in ncf(*words).err
    assert "0 new, 0 changed, 1 were here already." in ncf(*words).err
    table.write_text(TABLE.replace("weak", "huge"), encoding="utf-8")
    refused = ncf(*words)
    assert refused.code == 1
    assert "row 2, level: must be one of weak, some, strong, and is “huge”" in refused.err


def test_the_example_baseline_is_used_matched_and_shown(ncf: Ncf, mapping: str) -> None:
    assert "No local baseline" in ncf("baseline", mapping).out
    assert json.loads(ncf("baseline", mapping, "--json").out) is None
    said = ncf("baseline", mapping, "--use", "northumberland-2023")
    assert "stands beside the round now." in said.err
    assert said.out.startswith("Local baseline of Northumberland, 15 December 2023.")
    line = "stay-together-doing-7c11298c"
    assert "contradicted" in ncf("baseline", mapping, "--match", line, "--themes", "letters").out
    assert "by nobody" in ncf("baseline", mapping, "--match", "B-7c11", "--none").out
    assert "Not yet matched" in ncf("baseline", mapping, "--match", "B-7c11", "--open").out
    assert ncf("baseline", mapping, "--match", "B-7c11", "--refuse", "letters").code == 0
    shown = json.loads(ncf("baseline", mapping, "--json").out)
    assert [len(section["lines"]) for section in shown["sections"]] == [16, 8, 15, 25]


def test_a_file_of_the_councils_own_is_refused_with_every_fault(
    ncf: Ncf, mapping: str, tmp_path: Path
) -> None:
    (tmp_path / "ours.toml").write_text('format = "ncf-reflect/baseline"\n', encoding="utf-8")
    said = ncf("baseline", mapping, "--use", "ours.toml")
    assert said.code == 1
    assert said.err.startswith("ours.toml cannot be used as a local baseline.\n")
    assert "authority: is missing" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("--match", "B-7c11"),
        ("--none",),
        ("--match", "B-7c11", "--none", "--open"),
        ("--use", "x", "--match", "B-7c11", "--none"),
    ],
)
def test_words_that_do_not_go_together_are_misuse(
    ncf: Ncf, mapping: str, words: tuple[str, ...]
) -> None:
    assert ncf("baseline", mapping, *words).code == 2


def test_what_is_recorded_survives_export_and_a_check(ncf: Ncf, mapping: str) -> None:
    ncf("evidence", mapping, "--add", typed=json.dumps(GIVEN))
    ncf("baseline", mapping, "--use", "northumberland-2023")
    ncf("baseline", mapping, "--match", "B-7c11", "--refuse", "letters")
    assert ncf("check", mapping).code == 0
    exported = json.loads(ncf("export", mapping).out)
    assert [one["says"] for one in exported["evidence"]] == ["9 of 22"]
    (match,) = exported["baseline_matches"]
    assert (match["settled"], match["refused"]) == (False, ["letters"])
