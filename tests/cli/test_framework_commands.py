"""The Framework on the command line: whole, by part, by section and role, and what it expects."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ncf

GUIDANCE = "Quoted: From Children's Social Care National Framework, Department for Education"
LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."


def test_a_section_has_its_titles_summary_numbers_and_expectations_with_their_places(
    ncf: Ncf,
) -> None:
    said = ncf("framework", "safe")
    lines = said.out.splitlines()

    assert said.code == 0
    assert lines[0].startswith("Outcome 3: children and young people are safe in and outside")
    assert "Outcome 2 in the national Dashboard since March 2026." in lines[1]
    (line,) = (line for line in lines if line.startswith("safe.practitioners.harm-outside.5"))
    assert line.startswith("safe.practitioners.harm-outside.5, practitioners (workers): ")
    assert line.endswith(
        "[Outcome 3 (from page 41), How practitioners should achieve this outcome "
        "in practice, Responding to harm outside of the home, 5]"
    )
    assert any(
        line.startswith("Indicator proposed in 2023, safe (Outcome 3 there)") for line in lines
    )
    assert any(line.startswith("Northumberland, 2023-12-15, safe: Areas we need") for line in lines)


def test_whose_words_they_are_stands_once_at_the_end(ncf: Ncf) -> None:
    for words in (("framework",), ("framework", "safe"), ("expectations", "safe")):
        lines = ncf(*words).out.splitlines()
        quoted = [place for place, line in enumerate(lines) if line.startswith("Quoted: ")]
        assert sum(line.startswith(GUIDANCE) for line in lines) == 1
        assert quoted == list(range(len(lines) - len(quoted), len(lines)))
        assert sum(LICENCE in line for line in lines) == 1


def test_a_role_narrows_a_section_to_what_is_expected_of_it(ncf: Ncf) -> None:
    lines = ncf("framework", "outcome 4", "--role", "managers").out.splitlines()
    expected = [line for line in lines if line.startswith("loving-homes.")]

    assert len(expected) == 16
    assert all("practice supervisors (managers)" in line for line in expected)
    assert not any(line.startswith(("Summary", "Indicator", "How others")) for line in lines)


@pytest.mark.parametrize(
    "part, held",
    [
        ("summary", "our own words, not the guidance's"),
        ("purpose", "Purpose: Children's social care exists to support"),
        ("principles", "Principle 6, in the chapter: Local authorities consider the economic"),
        ("concepts", "Key concept, Practice Supervisors: In the National Framework"),
        ("glossary", "Glossary, Kinship care, note on “close relative”: In relation to"),
        ("numbers", "Numbers in the consultation draft of 2023: multi-agency: not an enabler yet"),
        ("wording", "As practitioners are told: Outcome 4"),
        ("examples", "How others do it: Our case notes and key documents"),
        ("indicators", "In the draft, Principles: how should children's social care practise?"),
        ("baseline", "Northumberland, 2023-12-15, loving-homes, care leavers: Areas we need to"),
    ],
)
def test_each_part_can_be_asked_for_alone(ncf: Ncf, part: str, held: str) -> None:
    said = ncf("framework", part)

    assert said.code == 0
    assert held in said.out
    shown = json.loads(ncf("framework", part, "--json").out)
    assert list(shown) == [part, "attribution"]


def test_the_whole_as_json_holds_every_part_and_the_attribution(ncf: Ncf) -> None:
    shown = json.loads(ncf("framework", "--json").out)

    assert sum(len(section["expectations"]) for section in shown["sections"]) == 241
    assert shown["sections"][5]["numbers"]["dashboard"] == "Outcome 2"
    assert (len(shown["concepts"]), len(shown["glossary"])) == (7, 30)
    assert LICENCE in shown["attribution"][0]


def test_a_section_as_json_can_be_narrowed_to_a_role(ncf: Ncf) -> None:
    shown = json.loads(ncf("framework", "workforce", "--role", "practitioners", "--json").out)

    assert [each["id"] for each in shown["section"]["expectations"]] == [
        f"workforce.practitioners.{number}" for number in range(1, 6)
    ]
    assert list(shown) == ["section", "attribution"]


def test_expectations_are_found_by_their_words(ncf: Ncf) -> None:
    shown = json.loads(ncf("expectations", "--find", "Virtual School", "--json").out)

    assert "stay-together.senior-leaders.10" in [each["id"] for each in shown["expectations"]]
    assert shown["expectations"][0]["place"].startswith("Outcome 1 (from page 29)")
    assert LICENCE in shown["attribution"][0]
    assert ncf("expectations", "safe", "--find", "no such words").out == "Nothing found.\n"


def test_without_json_it_is_one_fact_a_line_and_plain_says_the_same(ncf: Ncf) -> None:
    asked = ("expectations", "leaders", "--role", "workers")

    assert len(ncf(*asked).out.splitlines()) == 6
    assert ncf(*asked, "--plain").out == ncf(*asked).out


def test_what_is_not_known_is_refused_in_one_sentence(ncf: Ncf) -> None:
    for words in (("framework", "nowhere"), ("expectations", "--role", "nobody")):
        said = ncf(*words)
        assert said.code == 1
        assert said.out == ""
        assert said.err.startswith("There is no ") and said.err.count("\n") == 1


def test_a_faulty_file_of_ones_own_is_told_and_the_shipped_one_is_used(
    ncf: Ncf, tmp_path: Path
) -> None:
    (tmp_path / "questions").mkdir()
    file = tmp_path / "questions" / "framework.toml"
    file.write_text('format = "ncf-reflect/framework"\nid = "x"\n', encoding="utf-8")

    said = ncf("framework", "purpose")

    assert said.out.startswith("Purpose: Children's social care exists")
    assert "framework.toml is left out:" in said.err
    assert ncf("banks", "check", "questions/framework.toml").code == 1


def test_the_check_of_banks_takes_the_frameworks_files_as_well(ncf: Ncf, tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_text(
        'format = "ncf-reflect/glossary"\nid = "ours"\ntitle = "Our words"\nversion = "1"\n'
        'source = "Here"\nlicence = "Ours"\n',
        encoding="utf-8",
    )

    assert ncf("banks", "check", "words.toml").out == "words.toml is sound: Our words.\n"
