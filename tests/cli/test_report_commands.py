"""`ncf-reflect report`: kinds, formats, the head, a template, and what may identify somebody."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Ncf, Said

NUMBER = "943 476 5919"


@pytest.fixture
def north(ncf: Ncf, tmp_path: Path) -> Ncf:
    answer = {
        "question": "stay-together.first-interaction",
        "status": "answered",
        "points": [{"kind": "doing", "text": f"Letter of {NUMBER}"}],
    }
    session = {
        "bank": "tool-2", "groups": ["workers"], "held_on": "2026-03-12", "state": "closed",
        "present": 14, "answers": [answer],
    }  # fmt: skip
    document = {
        "format": "ncf-reflect/round", "version": 1, "authority": "Northumberland",
        "title": "Spring 2026", "banks": ["tool-2"], "sessions": [session],
    }  # fmt: skip
    file = tmp_path / "round.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert ncf("import", str(file), "--into", "north").code == 0
    return ncf


def made(tmp_path: Path) -> Path:
    (path,) = (tmp_path / "exports").iterdir()
    return path


def test_kind_and_format_are_named_in_the_file(north: Ncf, tmp_path: Path) -> None:
    assert north("report", "north", "--kind", "one-page", "--format", "html").code == 0
    assert "gap report on one page, " in made(tmp_path).name
    assert made(tmp_path).read_bytes().startswith(b"<!DOCTYPE html>")


def test_the_format_is_as_the_file_is_to_be_called(north: Ncf, tmp_path: Path) -> None:
    assert north("report", "north", "--out", "paper.DOCX").code == 0
    assert Document(str(tmp_path / "paper.DOCX")).core_properties.language == "en-GB"


def test_the_head_of_the_paper_is_said_in_words(north: Ncf) -> None:
    said = north(
        "report", "north", "--out", "-", "--meeting", "Quality board", "--date", "12 May",
        "--author-role", "QA lead", "--purpose", "To decide", "--as-of", "2026-05-01",
    ).out  # fmt: skip
    for line in ("**Meeting:** Quality board", "**Date:** 12 May", "**Purpose:** To decide"):
        assert line in said
    assert "**Data as of:** 1 May 2026" in said


def test_a_template_makes_a_word_file_on_it(north: Ncf, tmp_path: Path) -> None:
    own, out = Document(), BytesIO()
    own.sections[0].header.paragraphs[0].text = "Our council"
    own.save(out)
    (tmp_path / "ours.docx").write_bytes(out.getvalue())
    assert north("report", "north", "--template", "ours.docx").code == 0
    section = Document(str(made(tmp_path))).sections[0]
    assert section.header.paragraphs[0].text == "Our council"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--template", "nowhere.docx"), "The template nowhere.docx cannot be read"),
        (("--template", "round.json"), "The template is not a Word document."),
        (("--template", "round.json", "--format", "md"), "A template goes with the format docx"),
        (("--kind", "poster"), "There is no kind poster. Kinds: board, one-page, annex"),
    ],
)
def test_what_cannot_be_made_is_refused_in_a_sentence(
    north: Ncf, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    said = north("report", "north", *words)
    assert (said.code, said.out) == (1, "") and sentence in said.err
    assert not (tmp_path / "exports").exists() or not list((tmp_path / "exports").iterdir())


def test_what_may_identify_somebody_is_a_warning_and_masked(north: Ncf) -> None:
    said = north("report", "north", "--out", "-")
    assert said.code == 0 and "may identify somebody (NHS number)" in said.err
    assert NUMBER not in said.out and NUMBER not in said.err


def test_strict_refuses_until_somebody_chose(north: Ncf, tmp_path: Path) -> None:
    said = north("report", "north", "--strict")
    assert said.code == 1 and "Nothing was written." in said.err
    assert not (tmp_path / "exports").exists()
    reference = said.err.split(" ")[0]
    assert north("disclose", "north", reference, "--mask").code == 0
    assert north("report", "north", "--strict").code == 0


def test_two_runs_give_the_same_bytes(north: Ncf) -> None:
    def run() -> Said:
        return north("report", "north", "--out", "-")

    assert run().out == run().out
