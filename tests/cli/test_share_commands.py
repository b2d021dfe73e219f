"""Sharing on the command line: show, verify, disclose, words."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ncf
from tests.mapping.documents import SOUND

TOLD = "Lost the letter of 943 476 5919"


@pytest.fixture
def mapping(ncf: Ncf, tmp_path: Path) -> str:
    points = [
        {"id": "aaaa1", "kind": "develop", "text": TOLD, "themes": ["letters"]},
        {"id": "bbbb2", "kind": "doing", "text": "We call back", "themes": []},
    ]
    answer = {"question": "stay-together.first-interaction", "status": "answered", "points": points}
    session = {
        "id": "w", "bank": "tool-2", "groups": ["workers"], "state": "closed",
        "held_on": "2026-03-12", "present": 14, "answers": [answer],
    }  # fmt: skip
    file = tmp_path / "north.json"
    file.write_text(json.dumps({**SOUND, "sessions": [session]}), encoding="utf-8")
    assert ncf("import", str(file), "--into", "north").code == 0
    return "north"


def as_json(ncf: Ncf, *words: str) -> Any:
    said = ncf(*words, "--json")
    assert (said.code, said.err) == (0, "")
    return json.loads(said.out)


def test_a_reference_leads_to_the_point(ncf: Ncf, mapping: str) -> None:
    said = ncf("show", mapping, "stay-together.1-W-aaaa")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[:3] == [
        "stay-together.1-W-aaaa (aaaa1)",
        f"Areas we need to develop: {TOLD}",
        "Known of it: #letters",
    ]
    assert "Session of workers on “" in said.out and "12 March 2026, 14 present (w)" in said.out
    assert lines[-1].endswith(f", import, recorded: {TOLD}")
    point = as_json(ncf, "show", mapping, "stay-together.1-W-aaaa")
    assert (point["what"], point["id"], len(point["revisions"])) == ("point", "aaaa1", 1)


def test_a_question_is_shown_with_its_state(ncf: Ncf, mapping: str) -> None:
    said = ncf("show", mapping, "stay-together.1").out
    assert "Workers: Answered" in said and "Leaders: No finished session yet" in said
    question = as_json(ncf, "show", mapping, "stay-together.1")
    assert question["points"] == ["stay-together.1-W-aaaa", "stay-together.1-W-bbbb"]


def test_what_leads_nowhere_is_refused_in_a_sentence(ncf: Ncf, mapping: str) -> None:
    said = ncf("show", mapping, "stay-together.1-W-zzzz")
    assert (said.code, said.out) == (1, "") and "Copy a reference from a report" in said.err


def test_what_may_identify_somebody_is_listed_and_chosen_for(ncf: Ncf, mapping: str) -> None:
    said = ncf("disclose", mapping)
    assert said.code == 0 and "Names" in said.out.splitlines()[-1]
    assert "aaaa1), not chosen yet: masked: NHS number “943 476 5919”" in said.out
    chosen = ncf("disclose", mapping, "stay-together.1-W-aaaa", "--keep")
    assert chosen.code == 0 and "kept: NHS number" in chosen.out
    (one,) = as_json(ncf, "disclose", mapping)
    assert (one["chosen"], one["shared"]) == ("keep", TOLD)
    assert one["found"] == [{"kind": "NHS number", "start": 19, "end": 31}]
    (one,) = as_json(ncf, "disclose", mapping, "aaaa1", "--mask")
    assert one["shared"] == "Lost the letter of [removed: NHS number]"


@pytest.mark.parametrize("words", [("aaaa1",), ("--keep",), ("aaaa1", "--keep", "--mask")])
def test_a_choice_needs_a_point_and_one_of_three(
    ncf: Ncf, mapping: str, words: tuple[str, ...]
) -> None:
    assert ncf("disclose", mapping, *words).code == 2


def test_words_are_set_exported_and_brought_back(ncf: Ncf, mapping: str, tmp_path: Path) -> None:
    said = ncf("words", mapping, "--set", "summary", typed="We listened.\nTwice.\n")
    assert (said.code, said.err) == (0, "Kept: summary.\n")
    assert ncf("words", mapping, "--export", "words.md").code == 0
    file = tmp_path / "words.md"
    text = file.read_text(encoding="utf-8")
    assert "<!-- place: summary -->" in text and "We listened.\nTwice." in text
    file.write_text(text.replace("We listened.", "We asked."), encoding="utf-8")
    assert ncf("words", mapping, "--import", "words.md").err == "Kept: summary.\n"
    assert "summary (Summary): We asked.\nTwice." in ncf("words", mapping).out
    places = {place["place"]: place["text"] for place in as_json(ncf, "words", mapping)}
    assert places["summary"] == "We asked.\nTwice."
    assert ncf("words", mapping, "--import", "words.md").err == "Nothing had changed.\n"


def test_words_never_go_over_a_file_and_a_wrong_place_is_told(
    ncf: Ncf, mapping: str, tmp_path: Path
) -> None:
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    said = ncf("words", mapping, "--export", "mine.md")
    assert said.code == 1 and "there already" in said.err
    assert ncf("words", mapping, "--import", "mine.md").code == 1
    assert ncf("words", mapping, "--import", "nowhere.md").code == 1
    assert ncf("words", mapping, "--set", "preface", typed="x").code == 1
    assert ncf("words", mapping, "--set", "asks", "--export", "a.md", typed="x").code == 2


@pytest.mark.parametrize("format_", ["md", "html", "docx"])
def test_a_report_is_verified_until_the_mapping_changes(
    ncf: Ncf, mapping: str, format_: str
) -> None:
    file = f"paper.{format_}"
    assert ncf("report", mapping, "--format", format_, "--out", file).code == 0
    said = ncf("verify", file, mapping)
    assert said.code == 0 and said.out.startswith("The report tells what the mapping holds.")
    ncf("words", mapping, "--set", "summary", typed="Read this.")
    said = ncf("verify", file, mapping)
    assert said.code == 1 and said.out.startswith("The mapping has changed since.")
    verdict = json.loads(ncf("verify", file, mapping, "--json").out)
    assert (verdict["holds"], verdict["headings"]) == (False, ["On one page"])


def test_what_is_no_report_is_said_to_be_none(ncf: Ncf, mapping: str, tmp_path: Path) -> None:
    (tmp_path / "minutes.md").write_text("# Minutes", encoding="utf-8")
    said = ncf("verify", "minutes.md", mapping)
    assert said.code == 1 and said.out.startswith("This is no report of this mapping.")
    assert ncf("verify", "nowhere.md", mapping).code == 1
