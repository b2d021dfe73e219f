"""Questions of a council's own, added to a bank."""

from pathlib import Path

import pytest

from ncf_reflect.banks import find_banks, read_bank
from ncf_reflect.banks.extending import extended, read_additions, without
from ncf_reflect.banks.writing import as_toml
from ncf_reflect.errors import FaultsError
from ncf_reflect.model.additions import Additions
from ncf_reflect.model.bank import Bank

MORE = """\
format = "ncf-reflect/questions"
extends = "tool-2"
version = "3"
source = "Our group."
licence = "Ours."

[[sections]]
slug = "safe"

[[sections.questions]]
id = "safe.online"
text = "What keeps children safe online?"

[sections.questions.role_prompts]
workers = "Think of “phones” and \\\\ marks."
"""
NEW_SECTION = """
[[sections]]
slug = "leaving"
kind = "outcome"
number = 5
title = "Leaving"
plain_title = "Leaving, plainly"
groups = ["partnership", "leaders"]

[[sections.questions]]
id = "leaving.one"
text = "What then?"
"""


def additions(folder: Path, text: str = MORE) -> Additions:
    file = folder / "more.toml"
    file.write_text(text, encoding="utf-8")
    return read_additions(file)


def shipped() -> dict[str, Bank]:
    return find_banks(None).banks


def grown(folder: Path, text: str = MORE) -> Bank:
    banks = shipped()
    return extended(banks["tool-2"], additions(folder, text), [banks["tool-1"]], "Here")


def test_a_bank_grows_by_the_questions_and_keeps_its_own_to_the_letter(tmp_path: Path) -> None:
    base, bank = shipped()["tool-2"], grown(tmp_path, MORE + NEW_SECTION)
    own = {each.question.id: each.question for each in base.asked()}
    kept = {each.question.id: each.question for each in bank.asked() if each.question.id in own}
    added = [each.question for each in bank.asked() if each.question.id not in own]

    assert kept == own
    assert [question.id for question in added] == ["safe.online", "leaving.one"]
    assert {question.source for question in added} == {
        "Added by Here. Source: Our group. Licence: Ours."
    }
    assert (bank.id, bank.version) == ("tool-2", "1 + ours 3")
    assert (bank.title, bank.source, bank.licence) == (base.title, base.source, base.licence)
    assert bank.sections[-1].groups == ("partnership", "leaders")
    assert bank.content_hash != base.content_hash


def test_a_bank_written_to_a_file_is_read_back_the_same(tmp_path: Path) -> None:
    for number, bank in enumerate((*shipped().values(), grown(tmp_path, MORE + NEW_SECTION))):
        file = tmp_path / f"{number}.toml"
        file.write_text(as_toml(bank, ("A remark.",)), encoding="utf-8", newline="\n")

        assert read_bank(file) == bank


def test_without_the_additions_it_is_the_bank_that_was_extended(tmp_path: Path) -> None:
    bank = grown(tmp_path, MORE + NEW_SECTION)
    back = without(bank, additions(tmp_path, MORE + NEW_SECTION))

    assert back.sections == shipped()["tool-2"].sections


def test_all_that_does_not_fit_the_banks_is_told_at_once(tmp_path: Path) -> None:
    text = (
        MORE.replace("safe.online", "safe.relationships")
        .replace('slug = "safe"', 'slug = "safe"\ntitle = "Safe"')
        .replace("workers =", "partnership =")
    )
    clashing = NEW_SECTION.replace('"leaving"', '"leaders"').replace("kind =", "#")
    with pytest.raises(FaultsError) as refused:
        grown(tmp_path, text + clashing.replace("leaving.one", "leaders.culture"))

    assert refused.value.faults == (
        "sections[0].title: is for tool-2 to say, which has this section: leave it out",
        "sections[0].questions[0].role_prompts.partnership: is a prompt for a group that this "
        "section does not ask",
        "sections[1].kind: is missing: tool-2 has no section “leaders” yet",
        "sections[0].questions[0].id: is the id of a question of tool-2: choose another",
        "sections[1].slug: is a section of tool-1: extend that bank instead",
        "sections[1].questions[0].id: is the id of a question of tool-1: choose another",
    )


def test_the_form_of_the_file_is_checked_with_every_place(tmp_path: Path) -> None:
    text = MORE.replace('version = "3"', "version = 3").replace('id = "safe.online"', 'name = "x"')
    with pytest.raises(FaultsError) as refused:
        additions(tmp_path, text)

    assert refused.value.what == "more.toml cannot be used as questions of your own."
    assert refused.value.faults == (
        "version: must be text, in quotes",
        "sections[0].questions[0].id: is missing",
        "sections[0].questions[0].name: is not a key that is known here",
    )
