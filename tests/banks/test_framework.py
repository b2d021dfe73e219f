"""The Framework's files: found beside the banks, checked whole, a workspace's own among them."""

from pathlib import Path

import pytest

from ncf_reflect.banks.framework import Library, kind_of, read_reference
from ncf_reflect.errors import FaultsError
from ncf_reflect.model.framework import Framework
from ncf_reflect.model.reference import Baseline, Glossary

SOUND = """\
format = "ncf-reflect/framework"
id = "ours"
title = "Our framework"
version = "1"
source = "Written here"
licence = "Ours"
purpose = "To be there."
counts = { principles = 1, sections = 1 }

[[principles]]
id = "first"
title = "First."
text = "First: the child."

[[sections]]
slug = "safe"
kind = "outcome"
number = 3
title = "safe"
chapter = "Outcome 3: safe"
about_heading = "About"
about = "It is about this."
summary_heading = "Summary"
summary = ["In short."]

[[sections.lists]]
role = "practitioners"
heading = "How practitioners should do it"
counts = { expectations = 2 }

[[sections.lists.expectations]]
id = "safe.practitioners.1"
text = "They listen."

[[sections.lists.expectations]]
id = "safe.practitioners.2"
text = "They act."

[[sections.lists]]
role = "practitioners"
topic = "harm-outside"
heading = "How practitioners should do it"
under = "Harm outside"

[[sections.lists.expectations]]
id = "safe.practitioners.harm-outside.1"
text = "They look outside."
"""
GLOSSARY = """\
format = "ncf-reflect/glossary"
id = "our-words"
title = "Our words"
version = "1"
source = "Written here"
licence = "Ours"

[[terms]]
id = "hub"
term = "Hub"
text = ["Where families come."]
"""
BASELINE = """\
format = "ncf-reflect/baseline"
id = "ours"
title = "Where we stand"
version = "1"
source = "Written here"
licence = "Ours"
authority = "Elsewhere"
as_of = "2026-05"

[[sections]]
slug = "safe"
heading = "Safe"
doing = ["We listen."]
"""


def spoiled(old: str, new: str, text: str = SOUND) -> str:
    assert old in text, f"there is no {old!r} to spoil"
    return text.replace(old, new, 1)


def written(folder: Path, text: str, name: str = "framework.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def faults_of(folder: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(FaultsError) as refused:
        read_reference(Framework, written(folder, text))
    return refused.value.faults


def test_a_sound_file_is_read_whole(tmp_path: Path) -> None:
    framework = read_reference(Framework, written(tmp_path, SOUND))

    assert [each.id for each in framework.placed()] == [
        "safe.practitioners.1",
        "safe.practitioners.2",
        "safe.practitioners.harm-outside.1",
    ]


ONE_FAULT = {
    "a list is shorter than it says": (
        '[[sections.lists.expectations]]\nid = "safe.practitioners.2"\ntext = "They act."\n',
        "",
        "sections[0].lists[0].expectations: holds 1, and must 2",
    ),
    "a count of no list": (
        "counts = { expectations = 2 }",
        "counts = { heading = 2 }",
        "sections[0].lists[0].counts.heading: counts no list",
    ),
    "an id that says another place": (
        'id = "safe.practitioners.2"',
        'id = "safe.practitioners.3"',
        "sections[0].lists[0].expectations[1].id: must be safe.practitioners.2, by where it stands",
    ),
    "an id that leaves its topic out": (
        'id = "safe.practitioners.harm-outside.1"',
        'id = "safe.practitioners.1"',
        "sections[0].lists[1].expectations[0].id: must be safe.practitioners.harm-outside.1, "
        "by where it stands",
    ),
    "two lists for the same people": (
        'topic = "harm-outside"\n',
        "",
        "sections[0].lists[1]: is the same as sections[0].lists[0]; each may stand only once",
    ),
    "a role that nobody knows": (
        'role = "practitioners"',
        'role = "others"',
        "sections[0].lists[0].role",
    ),
    "a key that nobody knows": ('about = "', 'abuot = "', "sections[0].abuot"),
    "an empty text": ('text = "They listen."', 'text = " "', "expectations[0].text"),
}


@pytest.mark.parametrize("old, new, fault", ONE_FAULT.values(), ids=ONE_FAULT)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    assert any(fault in told for told in faults_of(tmp_path, spoiled(old, new)))


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = spoiled("principles = 1", "principles = 2", spoiled('purpose = "To be there."\n', ""))

    faults = faults_of(tmp_path, text)

    assert "principles: holds 1, and must 2" in faults
    assert any(fault.startswith("purpose: ") for fault in faults)


def test_a_workspaces_own_guidance_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    written(tmp_path, SOUND)

    assert Library(tmp_path).framework.title == "Our framework"


def test_a_second_guidance_is_refused_by_name(tmp_path: Path) -> None:
    first = written(tmp_path, SOUND)
    second = written(tmp_path, spoiled('id = "ours"', 'id = "theirs"'), "another-one.toml")
    library = Library(tmp_path)

    assert library.framework.id in {"ours", "theirs"}
    (faulty,) = library.faulty
    assert faulty.file in {str(first), str(second)}
    assert "there is one at a time" in faulty.faults[0]


def test_a_faulty_file_leaves_the_shipped_one_in_its_place_and_is_told(tmp_path: Path) -> None:
    file = written(tmp_path, spoiled('kind = "outcome"', 'kind = "other"'))
    library = Library(tmp_path)

    assert library.framework.id == "framework"
    assert [each.file for each in library.faulty] == [str(file)]


def test_own_words_are_added_and_the_same_id_takes_the_place(tmp_path: Path) -> None:
    written(tmp_path, GLOSSARY, "words.toml")
    assert [each.id for each in Library(tmp_path).glossaries] == ["framework-glossary", "our-words"]

    written(tmp_path, spoiled('"our-words"', '"framework-glossary"', GLOSSARY), "words.toml")
    assert [each.title for each in Library(tmp_path).glossaries] == ["Our words"]


def test_an_own_baseline_stands_after_the_shipped_example(tmp_path: Path) -> None:
    written(tmp_path, BASELINE, "baseline.toml")
    shelved = Library(tmp_path).baselines

    assert [(each.value.authority, each.shipped) for each in shelved] == [
        ("Northumberland", True),
        ("Elsewhere", False),
    ]


def test_the_format_need_not_be_the_first_key(tmp_path: Path) -> None:
    text = spoiled('format = "ncf-reflect/glossary"\n', "", GLOSSARY)
    text = spoiled(
        'id = "our-words"\n', 'id = "our-words"\nformat = "ncf-reflect/glossary"\n', text
    )
    written(tmp_path, text, "words.toml")

    assert "our-words" in [each.id for each in Library(tmp_path).glossaries]


def test_a_file_is_told_by_its_format(tmp_path: Path) -> None:
    assert kind_of(written(tmp_path, GLOSSARY)) is Glossary
    assert kind_of(written(tmp_path, BASELINE)) is Baseline
    assert kind_of(written(tmp_path, 'format = "ncf-reflect/bank"')) is None
    assert kind_of(tmp_path / "nowhere.toml") is None


def test_a_folder_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    library = Library(tmp_path / "questions")

    assert library.framework.id == "framework"
    assert library.faulty == ()
