"""`adapt` and `banks updates` as they are typed, and the names in everything that is said."""

import json
from pathlib import Path

import click
import pytest

from ncf_reflect.cli import adapt_command
from ncf_reflect.model.council import WORDS
from ncf_reflect.model.text import capitalised
from tests.banks.test_extending import MORE
from tests.cli.conftest import Ncf

HERE = ("--authority", "Hereshire", "--partnership-short", "SPB")


def strange_words() -> tuple[str, ...]:
    """Every word of ours set to another one."""
    return tuple(part for word in WORDS for part in ("--word", f"{word}=qq {word[::-1]}"))


def test_the_names_are_in_what_is_said_and_the_slug_stays_in_data(ncf: Ncf) -> None:
    assert ncf("adapt", ".", *HERE).code == 0
    assert "SPB" in ncf("banks").out
    assert ncf("new", "here", "--round", "Spring 2026").code == 0
    said = ncf("coverage", "here").out

    assert said.startswith("Hereshire, Spring 2026\n")
    assert "Multi-agency working, SPB: not held" in said
    assert "NCASP" not in said + ncf("triangulate", "here").out + ncf("banks").out
    assert '"partnership"' in ncf("banks", "--json").out
    assert "SPB" not in ncf("export", "here").out
    assert ncf("record", "here", "--bank", "tool-2", "--group", "partnership").err == (
        "“Spring 2026” puts no question of the bank tool-2 to SPB.\n"
    )


def test_without_a_council_a_round_needs_its_name(ncf: Ncf) -> None:
    said = ncf("new", "here", "--round", "Spring 2026")

    assert said.code == 2
    assert "Missing option '--authority'" in said.err


def test_without_a_terminal_and_a_name_it_is_refused_in_a_sentence(ncf: Ncf) -> None:
    said = ncf("adapt", "there")

    assert (said.code, said.err) == (
        1,
        "Say which council it is: --authority NAME, or --file with a council.toml filled in.\n",
    )
    assert ncf("adapt", "there", "--word", "care leavers").code == 2
    assert not Path("there").exists()


def test_all_of_it_can_come_from_a_filled_in_file(ncf: Ncf) -> None:
    ncf("adapt", "one", *HERE, "--word", "the board=the panel")
    said = ncf("adapt", "two", "--file", "one/council.toml")

    assert "For “the board” is said: the panel" in said.out
    assert Path("two/council.toml").read_bytes() == Path("one/council.toml").read_bytes()


def test_to_look_says_what_would_change_and_changes_nothing(ncf: Ncf) -> None:
    said = ncf("adapt", "there", *HERE, "--look")

    assert "Its short name: SPB" in said.out
    assert said.err == "Nothing was changed.\n"
    assert not Path("there").exists()


def test_in_a_terminal_what_is_missing_is_asked_a_line_each(
    ncf: Ncf, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["Hereshire", "", "SPB", "children in care", "our young people", "the board"])
    asked: list[str] = []

    def prompt(question: str, **_: object) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(adapt_command, "in_a_terminal", lambda: True)
    monkeypatch.setattr(click, "prompt", prompt)
    said = ncf("adapt", "there")

    assert len(asked) == 6
    assert "For “care leavers” is said: our young people" in said.out
    assert ncf("adapt", "there").err == "Nothing was changed.\n"


def test_a_faulty_council_file_is_told_and_keeps_nobody_from_working(ncf: Ncf) -> None:
    Path("council.toml").write_text("authority = Hereshire", encoding="utf-8")
    said = ncf("banks")

    assert said.code == 0
    assert "NCASP" in said.out
    assert said.err.startswith("council.toml is left out, and the names are as shipped: line 1: ")
    assert "line 1" in ncf("banks", "check", "council.toml").err


def test_the_files_of_a_council_can_be_checked(ncf: Ncf) -> None:
    ncf("adapt", ".", *HERE)
    Path("more.toml").write_text(MORE, encoding="utf-8")

    assert ncf("banks", "check", "council.toml").out == (
        "council.toml is sound: the names of Hereshire.\n"
    )
    assert "1 questions to be added to tool-2" in ncf("banks", "check", "more.toml").out


def test_a_running_round_is_told_of_questions_added_since_and_keeps_its_own(ncf: Ncf) -> None:
    ncf("adapt", ".", *HERE)
    ncf("new", "here", "--round", "Spring 2026")
    Path("more.toml").write_text(MORE, encoding="utf-8")
    assert ncf("banks", "updates").out == (
        "Every running round asks the questions as they are now.\n"
    )
    ncf("adapt", ".", "--add-questions", "more.toml")
    said = ncf("banks", "updates", "here")

    assert said.out.splitlines() == [
        "here.sqlite, “Spring 2026” asks tool-2, version “1”. There is version “1 + ours 3” now.",
        "tool-2: Added, safe: safe.online: “What keeps children safe online?”",
        "The round keeps its copy: nothing that was asked changes. A new round takes the new one.",
    ]
    assert "safe.online" not in ncf("export", "here").out
    ncf("new", "here", "--round", "Autumn 2026")
    assert "safe.online" in ncf("export", "here").out


def test_a_report_made_under_other_names_is_not_said_to_be_edited_without_saying_more(
    ncf: Ncf,
) -> None:
    ncf("demo", "--no-open")
    ncf("report", "example-round", "--out", "report.md")
    ncf("adapt", ".", *HERE)

    said = ncf("verify", "report.md", "example-round")
    assert "or the names and words in council.toml have changed" in said.out + said.err


REPORTS = ((), ("--kind", "responsibilities"))
OUR_SUMMARY: dict[tuple[str, ...], list[str]] = {
    REPORTS[0]: [],
    REPORTS[1]: [
        "Children in care and care leavers have a home that lasts and people who love them."
    ],
}
"""What is no quote but ours, and so takes the words."""


def quoted_texts(shown: object) -> list[str]:
    """Every text in JSON, however deep."""
    if isinstance(shown, dict):
        return [text for value in shown.values() for text in quoted_texts(value)]
    if isinstance(shown, list):
        return [text for value in shown for text in quoted_texts(value)]
    return [shown] if isinstance(shown, str) else []


def test_quoted_text_comes_out_to_the_letter_with_every_word_set(ncf: Ncf) -> None:
    """Statutory text, banks, baselines, what was said; and a proof that the words are in use."""
    ncf("demo", "--no-open")
    before = {
        words: ncf(*words, "--json").out
        for words in (("framework",), ("banks",), ("expectations",))
    }
    lines = set(ncf("framework").out.splitlines())
    reports = [ncf("report", "example-round", *kind, "--out", "-").out for kind in REPORTS]
    exported = ncf("export", "example-round").out
    ncf("adapt", ".", *HERE, *strange_words())

    assert {words: ncf(*words, "--json").out for words in before} == before
    assert ncf("export", "example-round").out == exported
    changed = sorted(set(ncf("framework").out.splitlines()) - lines)
    assert {line.partition(":")[0] for line in changed} == {
        "Four outcomes",
        "Northumberland, 2023-12-15, loving-homes, qq srevael erac",
    } | {line.partition(":")[0] for line in changed if "SPB" in line}
    quoted = [text for said in before.values() for text in quoted_texts(json.loads(said))]
    for kind, report in zip(REPORTS, reports, strict=True):
        said = ncf("report", "example-round", *kind, "--out", "-").out
        there = [text for text in quoted if len(text) > 20 and text in plain(report)]
        assert len(there) > 20
        assert [text for text in there if text not in plain(said)] == OUR_SUMMARY[kind]
    said = ncf("report", "example-round", "--out", "-").out
    assert capitalised(f"what qq {WORDS[2][::-1]} is asked to do") in said.replace("\\", "")


def plain(report: str) -> str:
    """A report without the marks that keep its texts from being taken for Markdown."""
    return report.replace("\\", "")
