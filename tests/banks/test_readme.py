"""What the guide to writing a bank says is so."""

import re
from pathlib import Path

from ncf_reflect.banks import check_bank, shipped_folder
from ncf_reflect.model.bank import Bank, Level, Question, Scale, Section
from tests.banks.builders import spoiled
from tests.banks.test_reading import ONE_FAULT, faults_of
from tests.banks.test_toml import BROKEN

GUIDE = (shipped_folder() / "README.md").read_text(encoding="utf-8")


def test_the_example_in_the_guide_is_a_sound_bank() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)

    assert faults_of(example) == ()


def test_the_guide_names_every_key() -> None:
    models = (Bank, Scale, Level, Section, Question)
    keys = {key for model in models for key in model.model_fields}

    assert not [key for key in sorted(keys) if key not in GUIDE]


def test_the_guide_quotes_the_words_that_the_check_speaks(tmp_path: Path) -> None:
    (tmp_path / "cafe.toml").write_bytes(b"# caf\xe9")
    answers = GUIDE.partition("## If the check says no")[2]
    quoted = re.findall(r"^\| (?!it says|-)(.+?) (?:… )?\|", answers, re.MULTILINE)
    spoken = "\n".join(
        (
            *(fault for *_, fault in ONE_FAULT.values()),
            *(fault for _, fault in BROKEN.values()),
            *faults_of(spoiled(("[[sections]]", "[sections]"), ("[[sections]]", "[others]"))),
            *check_bank(tmp_path / "cafe.toml"),
        )
    )

    assert len(quoted) >= 6
    assert [words for words in quoted if words not in spoken] == []
