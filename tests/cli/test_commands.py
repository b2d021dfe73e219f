"""Every command: what it prints, what it refuses, and with which exit code (DESIGN section 6)."""

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ncf_reflect.storage.checking import check
from ncf_reflect.workspace import WORKSPACE_VARIABLE
from tests.analysis.builders import EXAMPLES
from tests.banks.builders import SOUND, bank_file
from tests.cli.conftest import Ncf, Said
from tests.mapping.builders import HOLDER, opened
from tests.mapping.documents import a_document, setting, without

ROUND_2 = str(EXAMPLES / "round-2.json")


def a_mapping_file(folder: Path) -> Path:
    return folder / "sessions" / "north.sqlite"


@pytest.fixture
def north(ncf: Ncf, tmp_path: Path) -> Path:
    """A mapping with the second worked round in it."""
    assert ncf("import", ROUND_2, "--into", "north").code == 0
    return a_mapping_file(tmp_path)


def refused(said: Said) -> str:
    """The sentence of a refusal: exit 1, nothing on standard output, no traceback."""
    assert (said.code, said.out) == (1, "")
    assert "Traceback" not in said.err
    return said.err.rstrip("\n")


# Making and bringing in


def test_new_makes_a_mapping_with_its_first_round(ncf: Ncf, tmp_path: Path) -> None:
    said = ncf("new", "north", "--authority", " Northumberland ", "--round", "Spring 2026")
    assert (said.code, said.out) == (0, "")
    assert said.err.endswith("round “Spring 2026” of Northumberland is ready.\n")
    with opened(a_mapping_file(tmp_path)) as mapping:
        assert (mapping.authority, mapping.rounds) == ("Northumberland", ("Spring 2026",))
        assert [bank.id for bank in mapping.round().banks] == ["tool-1", "tool-2"]


def test_new_adds_a_round_to_a_mapping_of_the_same_authority(ncf: Ncf, tmp_path: Path) -> None:
    ncf("new", "north", "--authority", "A", "--round", "Spring 2026")
    said = ncf("new", "north", "--authority", "A", "--round", "Autumn 2026", "--bank", "tool-2")
    assert said.code == 0
    with opened(a_mapping_file(tmp_path)) as mapping:
        assert mapping.rounds == ("Spring 2026", "Autumn 2026")
        assert [bank.id for bank in mapping.round().banks] == ["tool-2"]


def test_a_bank_named_twice_is_asked_once(ncf: Ncf, tmp_path: Path) -> None:
    words = ("--authority", "A", "--round", "R", "--bank", "tool-2", "--bank", "tool-2")
    assert ncf("new", "north", *words).code == 0
    with opened(a_mapping_file(tmp_path)) as mapping:
        assert [bank.id for bank in mapping.round().banks] == ["tool-2"]


REFUSED_NEW = {
    ("--authority", "A", "--round", "R", "--bank", "tool-9"): "There is no bank tool-9. Banks: ",
    ("--authority", " ", "--round", "R"): "The authority needs a name.",
    ("--authority", "A", "--round", ""): "The round needs a name.",
    ("--authority", "A" * 301, "--round", "R"): "The name of the authority is longer than 300",
    ("--authority", "A", "--round", "R" * 301): "The name of the round is longer than 300",
}


@pytest.mark.parametrize("words", REFUSED_NEW)
def test_new_refuses_what_cannot_be_and_makes_no_file(
    ncf: Ncf, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert refused(ncf("new", "north", *words)).startswith(REFUSED_NEW[words])
    assert not a_mapping_file(tmp_path).exists()


def test_new_refuses_a_round_that_is_there(ncf: Ncf) -> None:
    ncf("new", "north", "--authority", "A", "--round", "R")
    said = ncf("new", "north", "--authority", "A", "--round", "R")
    assert refused(said) == "There is a round “R” already. Choose another title."


def test_new_refuses_the_mapping_of_another_authority(ncf: Ncf) -> None:
    ncf("new", "north", "--authority", "A", "--round", "R")
    said = ncf("new", "north", "--authority", "B", "--round", "S")
    assert refused(said) == "north.sqlite is the mapping of “A”, not of “B”."


def test_import_makes_a_mapping_that_is_not_there(ncf: Ncf, tmp_path: Path) -> None:
    said = ncf("import", ROUND_2, "--into", "north")
    assert (said.code, said.out) == (0, "")
    assert " sessions came in, 0 were here already." in said.err
    assert check(a_mapping_file(tmp_path)) == ()


def test_importing_twice_changes_nothing(ncf: Ncf, north: Path) -> None:
    before = north.read_bytes()
    said = ncf("import", ROUND_2, "--into", "north")
    assert said.code == 0
    assert ": 0 sessions came in, " in said.err
    assert north.read_bytes() == before


def test_a_document_with_faults_is_refused_with_their_places_and_makes_no_file(
    ncf: Ncf, tmp_path: Path
) -> None:
    document = tmp_path / "bad.json"
    document.write_bytes(a_document(setting("6f1c", "sessions", 1, "id"), setting(2, "version")))
    faults = refused(ncf("import", str(document), "--into", "north"))
    assert faults.splitlines()[0] == "The round document is refused; nothing was written."
    assert faults.splitlines()[1] == "version: must be 1"
    assert not a_mapping_file(tmp_path).exists()


def test_a_document_of_another_authority_is_refused(ncf: Ncf, north: Path, tmp_path: Path) -> None:
    document = tmp_path / "other.json"
    document.write_bytes(a_document())
    before = north.read_bytes()
    said = ncf("import", str(document), "--into", "north")
    assert "is the mapping of “Exampleshire”, not of “Northumberland”" in refused(said)
    assert north.read_bytes() == before


def test_a_document_that_is_not_there_is_refused(ncf: Ncf) -> None:
    said = ncf("import", "nothing.json", "--into", "north")
    assert refused(said) == "nothing.json cannot be read: No such file or directory."


def test_no_more_of_a_document_is_read_than_may_be_in_one(ncf: Ncf, tmp_path: Path) -> None:
    endless = tmp_path / "endless.json"
    with endless.open("wb") as file:
        file.truncate(50_000_000_000)
    assert refused(ncf("import", str(endless), "--into", "north")).endswith("larger than 10 MB")


# Taking out


def test_export_gives_the_round_document_and_nothing_else(ncf: Ncf, north: Path) -> None:
    said = ncf("export", "north")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out)["title"] == "Worked 2"


def test_what_was_exported_can_be_imported_and_exported_the_same(ncf: Ncf, north: Path) -> None:
    first = ncf("export", "north").out
    north.with_name("copy.json").write_text(first, encoding="utf-8")
    ncf("import", "sessions/copy.json", "--into", "south")
    assert ncf("export", "south").out == first


def test_coverage_tells_each_cell_and_each_session_on_a_line(ncf: Ncf, north: Path) -> None:
    said = ncf("coverage", "north")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "Exampleshire, Worked 2"
    assert "Enabler 3, The workforce, workers: 2 of 2, 24 of 30 present" in lines
    assert sum(line.startswith("Session ") for line in lines) == 7
    assert "None" not in said.out


def test_coverage_tells_no_number_that_nobody_noted(ncf: Ncf, tmp_path: Path) -> None:
    document = tmp_path / "bare.json"
    numbers = (without("sessions", 0, "invited"), without("sessions", 1))
    document.write_bytes(a_document(*numbers))
    ncf("import", str(document), "--into", "north")
    said = ncf("coverage", "north")
    assert "Outcome 1, Stay together, workers: 2 of 2, 14 present" in said.out.splitlines()


def test_coverage_as_json_has_every_cell(ncf: Ncf, north: Path) -> None:
    board = json.loads(ncf("coverage", "north", "--json").out)
    assert [row["section"] for row in board["rows"]] == [
        "multi-agency",
        "leaders",
        "workforce",
        "stay-together",
        "family-network",
        "safe",
        "loving-homes",
    ]
    assert {len(row["cells"]) for row in board["rows"]} == {4}


def test_triangulate_tells_what_was_found(ncf: Ncf, north: Path) -> None:
    said = ncf("triangulate", "north")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Exampleshire, Worked 2: 5 sessions finished, 2 not finished\n")


def test_triangulate_as_json_is_the_findings(ncf: Ncf, north: Path) -> None:
    findings = json.loads(ncf("triangulate", "north", "--json").out)
    assert (findings["ruleset"], findings["round"], findings["sealed"]) == ("v1", "Worked 2", [])
    expected = json.loads((EXAMPLES / "round-2.expected.json").read_text(encoding="utf-8"))
    states = {section["id"]: section["state"] for section in findings["sections"]}
    assert {name: states[name] for name in expected} == {
        name: section["state"] for name, section in expected.items()
    }


def test_report_goes_into_exports_and_its_path_is_printed(
    ncf: Ncf, north: Path, tmp_path: Path
) -> None:
    said = ncf("report", "north")
    assert (said.code, said.err) == (0, "")
    (made,) = (tmp_path / "exports").iterdir()
    assert said.out == f"{made}\n"


def test_report_goes_to_standard_output_where_that_is_asked_for(ncf: Ncf, north: Path) -> None:
    said = ncf("report", "north", "--out", "-")
    assert (said.code, said.err) == (0, "")
    assert "Exampleshire" in said.out


def test_report_goes_where_it_is_sent_and_never_over_a_file(ncf: Ncf, north: Path) -> None:
    assert ncf("report", "north", "--out", "report.md").code == 0
    said = ncf("report", "north", "--out", "report.md")
    assert refused(said).startswith("report.md is there already.")


def test_report_refuses_a_format_that_nobody_has(ncf: Ncf, north: Path) -> None:
    said = ncf("report", "north", "--format", "pdf")
    assert refused(said).startswith("There is no format pdf. Formats: md")


def test_a_name_that_is_not_ascii_is_printed_as_it_is(ncf: Ncf, tmp_path: Path) -> None:
    ncf("new", "môn", "--authority", "Sir Ynys Môn", "--round", "Gwanwyn ŵ 北")
    assert ncf("coverage", "môn").out.startswith("Sir Ynys Môn, Gwanwyn ŵ 北\n")
    assert json.loads(ncf("export", "môn").out)["title"] == "Gwanwyn ŵ 北"


# Banks


def test_banks_are_listed_with_their_questions(ncf: Ncf) -> None:
    said = ncf("banks")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("tool-1: ")
    assert "stay-together.first-interaction: What activities does your service do" in said.out


def test_banks_as_json_are_whole(ncf: Ncf) -> None:
    assert [bank["id"] for bank in json.loads(ncf("banks", "--json").out)] == ["tool-1", "tool-2"]


def test_a_faulty_bank_of_the_workspace_is_told_beside_the_good_ones(
    ncf: Ncf, tmp_path: Path
) -> None:
    (tmp_path / "questions").mkdir()
    bank_file(tmp_path / "questions", SOUND.replace('id = "our-tool"', "id = 3"))
    said = ncf("banks")
    assert said.code == 0
    assert "tool-2: " in said.out
    assert "our-tool.toml is left out:\nid: must be text, in quotes" in said.err


def test_a_sound_bank_is_called_sound(ncf: Ncf, tmp_path: Path) -> None:
    said = ncf("banks", "check", str(bank_file(tmp_path)))
    assert said == Said(0, "our-tool.toml is sound: Our tool, 3 questions.\n", "")


def test_a_faulty_bank_is_refused_with_every_fault(ncf: Ncf, tmp_path: Path) -> None:
    file = bank_file(tmp_path, SOUND.replace("number = 2", 'number = "two"'))
    faults = refused(ncf("banks", "check", str(file))).splitlines()
    assert faults[1:] == ["sections[1].number: must be a whole number, without quotes"]


# A session at a plain prompt


def test_a_session_is_recorded_from_a_script(ncf: Ncf, tmp_path: Path) -> None:
    ncf("new", "north", "--authority", "A", "--round", "R")
    typed = "+ Llythyrau plaen ŵ\n- Letters #letters\n:close\n:close\n"
    said = ncf("record", "north", "--bank", "tool-2", "--group", "workers", typed=typed)
    assert (said.code, said.err) == (0, "")
    assert "Saved. Doing: Llythyrau plaen ŵ\n" in said.out
    (session,) = json.loads(ncf("export", "north").out)["sessions"]
    assert [p["text"] for p in session["answers"][0]["points"]] == ["Llythyrau plaen ŵ", "Letters"]
    assert session["state"] == "closed"


def test_a_line_of_a_script_that_is_refused_is_named_and_the_rest_is_recorded(ncf: Ncf) -> None:
    ncf("new", "north", "--authority", "A", "--round", "R")
    typed = ":jmp 3\n+ said\n"
    said = ncf("record", "north", "--bank", "tool-2", "--group", "workers", typed=typed)
    assert said.code == 1
    assert said.err.startswith("line 1: There is no command :jmp.")
    assert "Saved. Doing: said\n" in said.out


def test_a_finished_session_is_opened_again_to_change_it(ncf: Ncf) -> None:
    ncf("new", "north", "--authority", "A", "--round", "R")
    of_workers = ("record", "north", "--bank", "tool-2", "--group", "workers")
    assert "no session yet" in refused(ncf(*of_workers, "--reopen"))
    ncf(*of_workers, typed="+ said\n:close\n:close\n")
    ncf(*of_workers, "--reopen", typed="+ said later\n:quit\n")
    (session,) = json.loads(ncf("export", "north").out)["sessions"]
    assert [p["text"] for p in session["answers"][0]["points"]] == ["said", "said later"]
    assert session["state"] == "open"


def test_a_line_that_is_not_utf8_is_refused_rather_than_recorded_with_a_letter_lost(
    ncf: Ncf,
) -> None:
    ncf("new", "north", "--authority", "A", "--round", "R")
    typed = b"\xef\xbb\xbf+ said\r\n+ caf\xe9\r\n"
    said = ncf("record", "north", "--bank", "tool-2", "--group", "workers", typed=typed)
    assert said.code == 1
    assert said.err == (
        "line 2: This is not UTF-8 text, and a letter would be lost. Save it as UTF-8, and try "
        "again.\n"
    )
    assert "Saved. Doing: said\n" in said.out
    assert "caf" not in ncf("export", "north").out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--bank", "tool-9", "--group", "workers"), "puts no question of the bank tool-9"),
        (("--bank", "tool-2", "--group", "chiefs"), "There is no group “chiefs”. Groups: "),
        (("--bank", "tool-2", "--group", "partnership"), "to NCASP."),
        (("--bank", "tool-2", "--group", "workers", "--round", "S"), "There is no round “S” here"),
    ],
)
def test_a_session_that_cannot_be_is_refused(
    ncf: Ncf, words: tuple[str, ...], sentence: str
) -> None:
    ncf("new", "north", "--authority", "A", "--round", "R")
    assert sentence in refused(ncf("record", "north", *words))


# What is refused everywhere

READING = [("export",), ("coverage",), ("coverage", "--json"), ("triangulate",), ("report",)]
WRITING = {
    "new": ("--authority", "A", "--round", "S"),
    "record": ("--bank", "tool-2", "--group", "workers"),
}
BAD: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: None,
    "a folder": Path.mkdir,
    "empty": Path.touch,
    "junk": lambda path: path.write_bytes(os.urandom(9_000)),
    "a header and junk": lambda path: path.write_bytes(b"SQLite format 3\x00" + os.urandom(9_000)),
    "text": lambda path: path.write_text("Dear all", encoding="utf-8"),
    "another database": lambda path: sqlite3.connect(path).executescript("CREATE TABLE t (c)"),
}


@pytest.mark.parametrize("what", BAD)
@pytest.mark.parametrize("words", [*READING, ("check",)], ids=" ".join)
def test_what_is_no_mapping_is_refused_in_a_sentence(
    ncf: Ncf, tmp_path: Path, words: tuple[str, ...], what: str
) -> None:
    BAD[what](a_mapping_file(tmp_path))
    assert refused(ncf(words[0], "north", *words[1:])).startswith(("north.sqlite ", "There is no "))


@pytest.mark.parametrize("what", [what for what in BAD if what != "missing"])
@pytest.mark.parametrize("command", WRITING)
def test_what_is_no_mapping_is_never_written_to(
    ncf: Ncf, tmp_path: Path, command: str, what: str
) -> None:
    path = a_mapping_file(tmp_path)
    BAD[what](path)
    before = path.read_bytes() if path.is_file() else None
    assert refused(ncf(command, "north", *WRITING[command])).startswith("north.sqlite ")
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_round_that_is_not_there_is_refused_with_those_that_are(
    ncf: Ncf, north: Path, words: tuple[str, ...]
) -> None:
    said = ncf(words[0], "north", "--round", "Spring \udcff", *words[1:])
    assert refused(said) == "There is no round “Spring \ufffd” here. Rounds: Worked 2."


def test_a_mapping_that_is_being_written_to_can_be_read(ncf: Ncf, north: Path) -> None:
    with opened(north, writing=True):
        codes = {words: ncf(words[0], "north", *words[1:]).code for words in (*READING, ("check",))}
    assert set(codes.values()) == {0}


@pytest.mark.parametrize("command", WRITING)
def test_a_mapping_that_is_being_written_to_is_refused_with_who_writes(
    ncf: Ncf, tmp_path: Path, command: str
) -> None:
    ncf("new", "north", "--authority", "A", "--round", "R")
    with opened(a_mapping_file(tmp_path), writing=True):
        assert HOLDER in refused(ncf(command, "north", *WRITING[command]))


def test_check_calls_a_whole_file_whole(ncf: Ncf, north: Path) -> None:
    assert ncf("check", "north") == Said(0, "north.sqlite is whole.\n", "")


def test_check_of_a_damaged_file_ends_with_1_and_says_what_is_wrong(ncf: Ncf, north: Path) -> None:
    data = north.read_bytes()
    north.write_bytes(data.replace(b"first-interaction", b"first-interactiom"))
    lines = refused(ncf("check", "north")).splitlines()
    assert lines[0] == "north.sqlite is not whole."
    assert len(lines) > 1


def test_check_of_a_file_that_is_not_there_does_not_call_it_broken(ncf: Ncf) -> None:
    assert refused(ncf("check", "north")).startswith("There is no mapping at ")


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("new", "north"),
        ("new", "north", "--authority", "A"),
        ("import", ROUND_2),
        ("import", "sessions", "--into", "north"),
        ("export",),
        ("coverage", "north", "south"),
        ("report", "north", "--colour"),
        ("--workspace", ROUND_2, "coverage", "north"),
    ],
    ids=" ".join,
)
def test_what_is_misused_ends_with_2(ncf: Ncf, words: tuple[str, ...]) -> None:
    said = ncf(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Usage: ")


@pytest.mark.parametrize("words", [(), ("room", "north", "--bank", "tool-2", "--group", "workers")])
def test_the_app_without_a_terminal_is_one_sentence_and_2(
    ncf: Ncf, north: Path, words: tuple[str, ...]
) -> None:
    said = ncf(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err == "The app needs a terminal: open one and start ncf-reflect there.\n"


def test_help_and_version_are_printed(ncf: Ncf) -> None:
    assert ncf("--help").out.startswith("Usage: ncf-reflect [OPTIONS] [COMMAND] [ARGS]...")
    assert ncf("--version").code == 0


@pytest.mark.parametrize("name", ["x" * 300, "a\nb", "x/" * 2_000])
def test_a_name_that_no_file_can_have_is_a_sentence(ncf: Ncf, name: str) -> None:
    assert refused(ncf("coverage", name))


# Where the workspace is


def made_in(ncf: Ncf, *before: str) -> Path:
    said = ncf(*before, "new", "north", "--authority", "A", "--round", "R")
    return Path(said.err.split(": round ")[0])


def test_the_current_folder_is_the_workspace_if_it_has_sessions(ncf: Ncf, tmp_path: Path) -> None:
    assert made_in(ncf) == tmp_path / "sessions" / "north.sqlite"


def test_the_environment_names_the_workspace_before_the_current_folder(
    ncf: Ncf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(tmp_path / "elsewhere"))
    assert made_in(ncf) == tmp_path / "elsewhere" / "sessions" / "north.sqlite"


def test_the_option_names_the_workspace_before_the_environment(
    ncf: Ncf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WORKSPACE_VARIABLE, str(tmp_path / "elsewhere"))
    there = tmp_path / "there"
    assert made_in(ncf, "--workspace", str(there)) == there / "sessions" / "north.sqlite"
