"""What the guide says of the Framework's files is so."""

import re
from pathlib import Path

import pytest

from ncf_reflect.banks import shipped_folder
from ncf_reflect.banks.framework import KINDS, kind_of, read_reference

GUIDE = (shipped_folder() / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```\n(format = .*?)```", GUIDE, re.DOTALL)


def test_the_guide_names_every_shipped_file_with_its_format() -> None:
    named = dict(re.findall(r"^\| `(framework.*?)` \| `(.*?)` \|", GUIDE, re.MULTILINE))
    files = Path(str(shipped_folder())).glob("framework*.toml")
    found = {file.name: kind.FORMAT for file in files if (kind := kind_of(file))}

    assert named == found
    assert len(found) == len(KINDS)


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.split('"')[1])
def test_the_examples_in_the_guide_are_sound(tmp_path: Path, text: str) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(text, encoding="utf-8")
    kind = kind_of(file)

    assert kind is not None
    assert read_reference(kind, file).licence == "Ours"


def test_the_guide_has_an_example_of_a_baseline_and_of_a_glossary() -> None:
    assert len(EXAMPLES) == 2
