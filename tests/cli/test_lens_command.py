"""`ncf-reflect lens` and `report --kind responsibilities`: what a screen can do, a command can."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ncf
from tests.cli.test_desk_commands import imported

ONE = "stay-together.every-area.2"
SECTION = "stay-together"


@pytest.fixture
def mapping(ncf: Ncf, tmp_path: Path) -> str:
    """Workers and leaders differ on "nights", managers raised letters."""
    return imported(ncf, tmp_path, "north")


def done(ncf: Ncf, *words: str) -> str:
    said = ncf("lens", *words)
    assert (said.code, said.out) == (0, "")
    return said.err


def lines(ncf: Ncf, *words: str) -> list[str]:
    said = ncf("lens", *words)
    assert (said.code, said.err) == (0, "")
    return said.out.splitlines()


def test_a_section_is_listed_by_role_with_what_to_ask_about(ncf: Ncf, mapping: str) -> None:
    found = lines(ncf, mapping, "outcome 1", "--role", "managers")
    assert len(found) == 6 + 3
    assert found[0].startswith(
        "stay-together.practice-supervisors.1, practice supervisors (managers), ○ nobody yet: "
    )
    assert found[6].startswith("stay-together: nothing that was said here is linked yet")
    assert found[7].startswith("Care leavers: 17 expectations and no question of their own; ")
    assert found[8].startswith("Quoted: From Children's Social Care National Framework")


def test_a_point_is_linked_by_its_reference_and_unlinked(ncf: Ncf, mapping: str) -> None:
    assert done(ncf, mapping, "--link", "stay-together.1-W-w1", "--expectation", ONE) == (
        "1 link made.\n"
    )
    found = lines(ncf, mapping, SECTION, "--role", "every-area")
    assert f"{ONE}, every area, ▲ to develop (workers to develop): Every area" in "\n".join(found)
    assert f"{ONE}: To develop, workers: Said by workers (w1)" in found
    asks = next(line for line in found if ", to ask about, nobody mentioned: " in line)
    assert "every-area.1," in asks and ONE not in asks
    again = done(ncf, mapping, "--link", "w1", "--expectation", ONE)
    assert again == "Nothing changed: linked already.\n"
    gone = done(ncf, mapping, "--link", "w1", "--expectation", ONE, "--unlink")
    assert gone == "1 link taken back.\n"
    assert f"{ONE}, every area, ○ nobody yet" in "\n".join(lines(ncf, mapping, SECTION))


def test_a_theme_and_a_gap_are_linked(ncf: Ncf, mapping: str) -> None:
    draft = ncf("gaps", mapping, "--draft", "stay-together.first-interaction")
    gap = ncf("gaps", mapping, "--add", typed=draft.out).out.partition(":")[0]
    done(ncf, mapping, "--theme", "NIGHTS", "--expectation", ONE)
    done(ncf, mapping, "--gap", gap, "--expectation", "stay-together.every-area.1")
    read = json.loads(ncf("lens", mapping, SECTION, "--json").out)
    (section,) = read["sections"]
    rows = {row["placed"]["id"]: row for row in section["expectations"]}
    assert rows[ONE]["spoken"] == "both"
    assert rows[ONE]["groups"] == {"workers": "develop", "leaders": "doing"}
    assert rows["stay-together.every-area.1"]["links"][0]["kind"] == "gap"
    assert not {ONE, "stay-together.every-area.1"} & set(section["to_ask"])
    assert read["care_leavers"] and "Open Government Licence" in read["attribution"][0]


def test_suggestions_are_printed_and_applied_by_nobody(ncf: Ncf, mapping: str) -> None:
    assert lines(ncf, mapping, "--suggest", "w1") == [
        "Nothing is likely. `ncf-reflect expectations --find WORDS` looks for words."
    ]
    assert json.loads(ncf("lens", mapping, "--suggest", "w1", "--json").out)["suggested"] == []


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--link", "w1"), 2, "Say with --expectation which one"),
        (("--expectation", ONE), 2, "Say what is linked"),
        (("--link", "w1", "--theme", "nights", "--expectation", ONE), 2, "at a time"),
        (("--link", "stay-together.1", "--expectation", ONE), 1, "is no point"),
        (("--theme", "nights", "--expectation", "x"), 1, "There is no expectation “x”"),
        (("nowhere",), 1, "There is no section “nowhere”"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(
    ncf: Ncf, mapping: str, words: tuple[str, ...], code: int, sentence: str
) -> None:
    said = ncf("lens", mapping, *words)
    assert (said.code, said.out) == (code, "") and sentence in said.err


def test_the_summary_of_responsibilities_needs_no_mapping(ncf: Ncf, tmp_path: Path) -> None:
    said = ncf("report", "--kind", "responsibilities", "--out", "-")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("# Summary of responsibilities: ")
    assert ncf("report", "--kind", "responsibilities", "--out", "-").out == said.out
    assert ncf("report", "--kind", "responsibilities", "--format", "docx").code == 0
    (path,) = (tmp_path / "exports").iterdir()
    assert path.name.startswith("Summary of responsibilities, ") and path.suffix == ".docx"


def test_every_other_kind_needs_a_mapping(ncf: Ncf) -> None:
    said = ncf("report", "--kind", "annex")
    assert said.code == 2 and "Say of which MAPPING" in said.err


def test_the_gap_report_says_whose_words_it_quotes_and_verifies(
    ncf: Ncf, mapping: str, tmp_path: Path
) -> None:
    done(ncf, mapping, "--link", "w1", "--expectation", ONE)
    assert "Whose words are quoted" in ncf("report", mapping, "--out", "-").out
    for kind in ("board", "annex"):
        assert ncf("report", mapping, "--kind", kind, "--out", f"{kind}.md").code == 0
        assert ncf("verify", f"{kind}.md", mapping).code == 0
