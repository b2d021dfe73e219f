"""Whatever the tagging screen can do, a command can do."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ncf
from tests.mapping.documents import SOUND

Json = dict[str, Any]
QUESTION = "stay-together.first-interaction"


def a_session(group: str, *points: Json, question: str = QUESTION) -> Json:
    answer = {"question": question, "status": "answered", "points": list(points)}
    groups = group.split()
    return {"id": groups[0], "bank": "tool-2", "groups": groups, "state": "closed",
            "answers": [answer]}  # fmt: skip


def a_point(point_id: str, kind: str, text: str, *themes: str) -> Json:
    return {"id": point_id, "kind": kind, "text": text, "themes": list(themes)}


@pytest.fixture
def mapping(ncf: Ncf, tmp_path: Path) -> str:
    """Three points on one question, one of them tagged, and a joint session on another."""
    sessions = [
        a_session("leaders", a_point("p1", "doing", "Letters in plain words", "jargon")),
        a_session(
            "workers",
            a_point("p2", "develop", "Plain words in letters"),
            a_point("p3", "evidence", "Spring audit"),
        ),
        a_session(
            "managers", a_point("p4", "note", "No time", "time"), question="safe.relationships"
        ),
    ]
    file = tmp_path / "round.json"
    file.write_text(json.dumps({**SOUND, "sessions": sessions}), encoding="utf-8")
    assert ncf("import", str(file), "--into", "north").code == 0
    return "north"


def listed(ncf: Ncf, mapping: str, *words: str) -> list[Json]:
    said: list[Json] = json.loads(ncf("points", mapping, *words, "--json").out)
    return said


def test_points_are_listed_with_their_ids_by_question_and_group(ncf: Ncf, mapping: str) -> None:
    assert ncf("points", mapping).out.splitlines() == [
        f"To develop, {QUESTION}, workers: Plain words in letters (p2)",
        f"How we know, {QUESTION}, workers: Spring audit (p3)",
        f"Doing, {QUESTION}, leaders: Letters in plain words  #jargon (p1)",
        "Note, safe.relationships, managers: No time  #time (p4)",
    ]


def test_points_without_a_theme_are_listed_alone(ncf: Ncf, mapping: str) -> None:
    assert [point["id"] for point in listed(ncf, mapping, "--untagged")] == ["p2", "p3"]
    assert ncf("points", mapping, "--untagged", "--question", "safe.relationships").out == (
        "No point.\n"
    )
    refused = ncf("points", mapping, "--question", "nowhere")
    assert (refused.code, refused.err[:32]) == (1, "There is no question “nowhere”. ")


def test_blind_the_list_names_no_group_and_no_session(ncf: Ncf, mapping: str) -> None:
    first, *_ = blind = listed(ncf, mapping, "--blind", "--question", QUESTION)
    assert "groups" not in first and "session" not in first
    assert {point["id"] for point in blind} == {"p1", "p2", "p3"}
    plain = ncf("points", mapping, "--blind").out
    assert not any(group in plain for group in ("workers", "leaders", "managers"))
    assert listed(ncf, mapping)[0]["groups"] == ["workers"]


def test_suggestions_say_why_and_change_nothing(ncf: Ncf, mapping: str) -> None:
    lines = ncf("points", mapping, "--untagged", "--suggest").out.splitlines()
    assert "  likely: jargon, like “Letters in plain words”" in lines
    (letters, _) = listed(ncf, mapping, "--untagged", "--suggest")
    assert {"theme": "jargon", "like": "Letters in plain words"} in letters["likely"]
    assert letters["themes"] == []


def test_strength_strand_and_kind_are_marked_and_taken_away(ncf: Ncf, mapping: str) -> None:
    assert ncf("tag", mapping, "p2", "--strength", "not-in-place").out == "Done: 1 point changed.\n"
    said = json.loads(ncf("tag", mapping, "p3", "--strand", "voice", "--json").out)
    assert (said["changed"], said["points"][0]["strand"]) == (1, "voice")
    ncf("tag", mapping, "p1", "--kind", "quote")
    lines = ncf("points", mapping, "--question", QUESTION).out.splitlines()
    assert [line.partition(", stay")[0] for line in lines] == [
        "To develop (not-in-place)", "How we know (voice)", "Quote",
    ]  # fmt: skip
    ncf("tag", mapping, "p2", "--strength", "none")
    ncf("tag", mapping, "p3", "--strand", "none")
    letters, audit, _, _ = listed(ncf, mapping)
    assert (letters["strength"], audit["strand"]) == (None, None)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["p3", "--strength", "not-in-place"], 1, "Only a point to develop"),
        (["p2", "--strand", "audit"], 1, "Only a point filed as “How we know”"),
        (["nobody", "--kind", "quote"], 1, "There is no point nobody"),
        (["p2"], 2, "Say one of --theme, --kind, --strength and --strand."),
        (["p2", "--theme", "x", "--kind", "quote"], 2, "Say one of"),
        (["p2", "--kind", "quote", "--remove"], 2, "goes with --theme"),
        (["p2", "--strength", "much"], 2, "'much' is not one of"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(
    ncf: Ncf, mapping: str, words: list[str], code: int, sentence: str
) -> None:
    before = listed(ncf, mapping)
    said = ncf("tag", mapping, *words)
    assert (said.code, said.out) == (code, "")
    assert sentence in " ".join(said.err.split())
    assert listed(ncf, mapping) == before


def test_a_sealed_round_lists_nothing_and_says_so(ncf: Ncf, mapping: str, tmp_path: Path) -> None:
    waiting = {"id": "m2", "bank": "tool-2", "groups": ["managers"], "state": "planned"}
    sessions = [a_session("workers", a_point("s1", "note", "Sealed words")), waiting]
    file = tmp_path / "sealed.json"
    document = {**SOUND, "title": "Sealed", "sealed": True, "sessions": sessions}
    file.write_text(json.dumps(document), encoding="utf-8")
    ncf("import", str(file), "--into", "sealed")
    said = ncf("points", "sealed")
    assert (said.code, said.out) == (0, "No point.\n")
    assert "is sealed until every planned session has finished" in said.err
    assert ncf("tag", "sealed", "s1", "--kind", "quote").code == 1
