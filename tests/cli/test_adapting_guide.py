"""The guide to adapting, walked through: every command as it stands there says what it says."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.conftest import Ncf, Said

GUIDE = (Path(__file__).parents[2] / "docs" / "adapting.md").read_text(encoding="utf-8")
BOXES = re.findall(r"^```(sh|typed|text|report|toml)\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


class Step(NamedTuple):
    """A command of the guide, what is typed into it, and what stands below it as its answer."""

    command: str
    typed: str
    answer: tuple[str, ...]


def steps() -> Iterator[Step]:
    command, typed, answer = "", "", ()
    for kind, text in BOXES:
        if kind == "sh":
            *before, last = text.splitlines()
            if command:
                yield Step(command, typed, answer)
            yield from (Step(each, "", ()) for each in before)
            command, typed, answer = last, "", ()
        typed = text if kind == "typed" else typed
        answer = tuple(text.splitlines()) if kind == "text" else answer
    yield Step(command, typed, answer)


def missing(answer: tuple[str, ...], said: Said) -> list[str]:
    """The lines of the guide that were not said, in their order; “…” stands for any."""
    left = [*said.out.splitlines(), *said.err.splitlines()]
    absent = [] if "…" in answer or len(left) == len(answer) else ["… for what is left out"]
    for line in (line for line in answer if line != "…"):
        found = [n for n, each in enumerate(left) if each.endswith(line.removeprefix("…"))]
        if found:
            left = left[found[0] + 1 :]
        else:
            absent.append(line)
    return absent


def test_the_guide_works_as_it_stands(ncf: Ncf, monkeypatch: pytest.MonkeyPatch) -> None:
    for step in steps():
        program, *words = shlex.split(step.command)
        if program == "cd":
            monkeypatch.chdir(words[0])
            continue
        said = ncf(*words, typed=step.typed)

        assert said.code == 0, (step.command, said.err)
        order = Said(0, said.err, said.out) if "--use" in words else said
        assert not step.answer or missing(step.answer, order) == [], step.command

    report = Path("report.md").read_text(encoding="utf-8").replace("\\", "")
    (quoted,) = (text for kind, text in BOXES if kind == "report")
    assert [line for line in quoted.splitlines() if line not in report] == []
    assert "NCASP" not in report


def test_the_guide_shows_its_files_as_they_are() -> None:
    folder = Path(__file__).parents[2] / "questions" / "example-council"
    files = "\n".join(file.read_text(encoding="utf-8") for file in sorted(folder.iterdir()))
    shown = [text for kind, text in BOXES if kind == "toml"]
    rules = re.findall(r"^> (.*)$", GUIDE, re.MULTILINE)

    assert len(shown) == 2
    assert len(rules) == 1
    assert [text for text in (*shown, *rules) if text not in files] == []
