"""A council's local baseline: read from its file, or refused with every fault at once."""

from collections import Counter
from pathlib import Path

import pytest

from ncf_reflect.banks.baseline import find_baselines, named_baseline, read_baseline
from ncf_reflect.banks.framework import Library
from ncf_reflect.errors import FaultsError
from ncf_reflect.model.evidence import BaselineList

SOUND = """\
format = "ncf-reflect/baseline"
id = "ours"
title = "Ours"
version = "1"
source = "Our quality framework"
licence = "Ours"
authority = "Durham"
as_of = "2025-03-31"

[[sections]]
slug = "safe"
heading = "Safe"
doing = ["Direct work.", "Core groups"]
develop = ["Safety plans"]
"""

DOING, DEVELOP = BaselineList


def a_file(folder: Path, text: str, name: str = "ours.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_holds_every_line_of_the_briefings_lists() -> None:
    example = find_baselines(Library())["northumberland-2023"]
    counts = Counter((item.section, item.heading, item.list) for item in example.items)
    assert counts == {
        ("stay-together", "", DOING): 11,
        ("stay-together", "", DEVELOP): 5,
        ("family-network", "", DOING): 4,
        ("family-network", "", DEVELOP): 4,
        ("safe", "", DOING): 9,
        ("safe", "", DEVELOP): 6,
        ("loving-homes", "", DOING): 11,
        ("loving-homes", "", DEVELOP): 6,
        ("loving-homes", "Care leavers", DOING): 7,
        ("loving-homes", "Care leavers", DEVELOP): 1,
    }
    assert (example.authority, example.dated) == ("Northumberland", "2023-12-15")
    assert len({item.id for item in example.items}) == len(example.items)


def test_lines_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    items = read_baseline(a_file(tmp_path, SOUND)).items
    assert [(one.list, one.text) for one in items] == [
        (DOING, "Direct work."),
        (DOING, "Core groups"),
        (DEVELOP, "Safety plans"),
    ]


def test_a_line_keeps_its_id_when_others_move_and_not_when_it_is_reworded(tmp_path: Path) -> None:
    before = {one.text: one.id for one in read_baseline(a_file(tmp_path, SOUND)).items}
    text = SOUND.replace('"Direct work.", "Core groups"', '"Core groups", "Direct work!"')
    after = {one.text: one.id for one in read_baseline(a_file(tmp_path, text)).items}
    assert after["Core groups"] == before["Core groups"]
    assert after["Direct work!"] not in before.values()


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = SOUND.replace('"Core groups"', '"Direct work."').replace('authority = "Durham"\n', "")
    with pytest.raises(FaultsError) as refused:
        read_baseline(a_file(tmp_path, text.replace("[[sec", "colour = 1\n[[sec")))
    assert refused.value.faults == (
        "authority: is missing",
        "colour: is not a key that is known here",
        "sections[0].doing[1]: is the same as sections[0].doing[0]; each may stand only once",
    )


def test_a_file_without_a_line_is_refused(tmp_path: Path) -> None:
    text = SOUND[: SOUND.index("doing")]
    with pytest.raises(FaultsError, match="needs at least one line"):
        read_baseline(a_file(tmp_path, text))


def test_a_council_s_own_file_is_found_after_the_example(tmp_path: Path) -> None:
    a_file(tmp_path, SOUND)
    library = Library(tmp_path)
    assert list(find_baselines(library)) == ["northumberland-2023", "ours"]
    by_file, by_id = named_baseline(library, "ours.toml"), named_baseline(library, "ours")
    assert by_file == by_id is not None
    assert named_baseline(library, "theirs") is None
