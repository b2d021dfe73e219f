"""Gaps and actions on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ncf
from tests.cli.test_desk_commands import QUESTION, Json, imported


@pytest.fixture
def mapping(ncf: Ncf, tmp_path: Path) -> str:
    """Workers and leaders differ on "nights", managers raised letters."""
    return imported(ncf, tmp_path, "north")


def printed(ncf: Ncf, *words: str, typed: object = None) -> list[Json]:
    said = ncf(*words, "--json", typed=json.dumps(typed) if typed is not None else "")
    assert (said.code, said.err) == (0, "")
    values: list[Json] = json.loads(said.out)
    return values


def a_gap(ncf: Ncf, mapping: str, **changes: object) -> Json:
    draft = json.loads(ncf("gaps", mapping, "--draft", QUESTION).out)
    return printed(ncf, "gaps", mapping, "--add", typed={**draft, **changes})[-1]


def refused(ncf: Ncf, *words: str, typed: object = None) -> str:
    said = ncf(*words, typed=json.dumps(typed) if typed is not None else "")
    assert (said.code, said.out) == (1, "")
    return said.err


def test_what_is_drafted_can_be_added(ncf: Ncf, mapping: str) -> None:
    draft = ncf("gaps", mapping, "--draft", QUESTION, "--groups", "leaders,workers")
    said = ncf("gaps", mapping, "--add", typed=draft.out)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    name = lines[0].partition(":")[0]
    assert name.startswith("stay-together-G-")
    told = "Workers told us that there is more to develop: “Said by workers”."
    for line in (
        f"{name}: {told}",
        f"{name}: This means children and families … : still to be written.",
        f"{name}, size: not rated yet",
        f"{name}, status: Open: nothing is agreed yet.",
        f"{name}: staff view only so far.",
        f"{name}: Voice of children and families: nothing here yet.",
        f"{name} rests on stay-together.1-W-w1: To develop, workers: “Said by workers”",
    ):
        assert line in lines
    assert "evidence from outside, an action, its size" in lines[-1]
    assert ncf("gaps", mapping).out == said.out


def test_a_theme_of_a_section_is_drafted(ncf: Ncf, mapping: str) -> None:
    said = ncf("gaps", mapping, "--draft", "stay-together", "--theme", "letters")
    draft = json.loads(said.out)
    assert (draft["theme"], draft["groups"]) == ("letters", ["managers"])


def test_gaps_are_amended_withdrawn_and_restored(ncf: Ncf, mapping: str) -> None:
    gap = a_gap(ncf, mapping)
    known_as, changed = gap["reference"], {"size": "large", "children": "wait longer"}
    (after,) = printed(ncf, "gaps", mapping, "--amend", known_as, typed=changed)
    assert (after["size"], after["told"]) == ("large", gap["told"])
    assert after["statement"][1]["text"] == "This means children and families wait longer."
    why = ("--reason", "twice", "--role", "PSW")
    assert printed(ncf, "gaps", mapping, "--withdraw", known_as, *why) == []
    (back,) = printed(ncf, "gaps", mapping, "--restore", gap["id"])
    assert back["children"] == "wait longer"
    assert ncf("check", mapping).code == 0


def test_gaps_that_lack_something_say_what(ncf: Ncf, mapping: str) -> None:
    assert ncf("gaps", mapping, "--lacking").out.startswith("No gap is recorded yet.")
    gap = a_gap(ncf, mapping)
    said = ncf("gaps", mapping, "--lacking").out
    assert said == (
        f"{gap['reference']}, Stay together · First interaction, lacks the sentence about "
        "children, what the Framework expects, what we need to do, evidence from outside, an "
        "action, its size, strength of evidence.\n"
    )
    a_gap(ncf, mapping, status="not-carried", reason="elsewhere")
    assert len(printed(ncf, "gaps", mapping)) == 2
    assert [one["id"] for one in printed(ncf, "gaps", mapping, "--lacking")] == [gap["id"]]


def test_actions_are_added_amended_withdrawn_and_restored(ncf: Ncf, mapping: str) -> None:
    gap = a_gap(ncf, mapping)
    assert ncf("actions", mapping).out == "No action is recorded yet.\n"
    tasks = [{"gap": gap["reference"], "task": task} for task in ("Write", "Ask")]
    first, second = printed(ncf, "actions", mapping, "--add", typed=tasks)
    owned = {"owner": "Head", "status": "done", "review_on": "2026-09-30", "measure": "fewer"}
    changed = printed(ncf, "actions", mapping, "--amend", first["reference"], typed=owned)
    assert (changed[0]["owner"], changed[0]["task"]) == ("Head", "Write")
    assert ncf("actions", mapping).out.splitlines() == [
        f"{first['reference']}, {gap['reference']}: Write. Owner: Head. How we shall know: fewer. "
        "Review: 30 September 2026. Status: done.",
        f"{second['reference']}, {gap['reference']}: Ask. Owner: nobody yet. How we shall know: "
        "no measure yet. Review: no date yet. Status: agreed.",
    ]
    left = printed(ncf, "actions", mapping, "--withdraw", second["reference"])
    assert [one["id"] for one in left] == [first["id"]]
    assert len(printed(ncf, "actions", mapping, "--restore", second["id"])) == 2
    assert len(printed(ncf, "gaps", mapping)[0]["actions"]) == 2


def test_what_is_not_utf8_is_refused_before_a_letter_is_lost(ncf: Ncf, mapping: str) -> None:
    said = ncf("gaps", mapping, "--add", typed=b'{"told": "caf\xe9"}')
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("This is not UTF-8 text")


def test_of_several_changes_at_once_only_options_that_are_there_are_named(
    ncf: Ncf, mapping: str
) -> None:
    said = ncf("actions", mapping, "--add", "--amend", "A-9a0b")
    assert said.code == 2
    assert "One of --add, --amend, --withdraw, --restore at a time." in said.err


def test_what_will_not_do_is_refused_with_every_fault_and_its_place(ncf: Ncf, mapping: str) -> None:
    said = refused(
        ncf, "gaps", mapping, "--add", typed=[{"told": 7, "sources": []}, {"size": "huge"}]
    )
    for place in (
        "gaps[0].section: is missing",
        "gaps[0].told: must be text",
        "gaps[0].sources: needs at least 1",
        "gaps[1].size: must be",
        "gaps[1].sources: is missing",
    ):
        assert place in said
    gap = a_gap(ncf, mapping)
    known_as = gap["reference"]
    assert "nobody owns" in refused(
        ncf, "actions", mapping, "--add", typed={"gap": known_as, "task": "x", "status": "done"}
    )
    assert "There is no gap x" in refused(
        ncf,
        "actions",
        mapping,
        "--add",
        typed=[{"gap": known_as, "task": "y"}, {"gap": "x", "task": "x"}],
    )
    assert printed(ncf, "actions", mapping) == []
    assert "must be one object" in refused(ncf, "gaps", mapping, "--amend", known_as, typed=[])
    assert "sources: needs at least 1" in refused(
        ncf, "gaps", mapping, "--amend", known_as, typed={"sources": []}
    )
    assert "There is no gap x" in refused(ncf, "gaps", mapping, "--amend", "x", typed={})
    assert "There is no action x" in refused(ncf, "actions", mapping, "--withdraw", "x")
    assert "a value is missing" in refused(ncf, "gaps", mapping, "--add")
    assert "does not ask the question" in refused(ncf, "gaps", mapping, "--draft", "no.such")
    assert ncf("gaps", mapping, "--add", "--draft", QUESTION).code == 2
    assert ncf("gaps", mapping, "--theme", "letters").code == 2
