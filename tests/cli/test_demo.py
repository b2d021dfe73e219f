"""`ncf-reflect demo` records the example, reports it, and tells what it found."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ncf_reflect.cli import commands, main
from ncf_reflect.cli.demo import EXAMPLE_NAME, record_example
from ncf_reflect.errors import ReflectError
from ncf_reflect.mapping.example import example_document
from ncf_reflect.mapping.exchange import export_round
from ncf_reflect.mapping.filing import tag
from ncf_reflect.storage.checking import check
from ncf_reflect.workspace import WORKSPACE_VARIABLE, Workspace
from tests.children import OTHER_USER, said_by_a_child
from tests.mapping.builders import a_workspace

TITLE = "Spring 2026 (made-up example)"


class Said(NamedTuple):
    """What a run of the command line came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[object]:
    """Runs `ncf-reflect --workspace tmp_path demo` with more words behind it."""
    monkeypatch.delenv(WORKSPACE_VARIABLE, raising=False)

    def run(*words: str) -> Said:
        argv = ["ncf-reflect", "--workspace", str(tmp_path), "demo", *words]
        monkeypatch.setattr(sys, "argv", argv)
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capfd.readouterr()
        return Said(int(ended.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture
def ncf_again(
    demo: object, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """Runs another command after `demo`."""

    def run(*words: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["ncf-reflect", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capfd.readouterr()
        return Said(int(ended.value.code or 0), printed.out, printed.err)

    return run


def example_of(folder: Path) -> Path:
    return folder / "sessions" / EXAMPLE_NAME


def reports_of(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "exports").iterdir())


def one_sentence(said: Said) -> str:
    """The refusal, which must be all that was printed."""
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    return said.err.strip()


# Recorded


def test_in_an_empty_folder_it_makes_the_mapping_and_a_report(demo, tmp_path: Path) -> None:
    said = demo()
    assert (said.code, said.err) == (0, "")
    assert check(example_of(tmp_path)) == ()
    [report] = reports_of(tmp_path)
    assert f"Mapping: {example_of(tmp_path)}\n" in said.out
    assert f"Gap report: {tmp_path / 'exports' / report}\n" in said.out


def test_the_report_says_that_it_is_made_up(demo, tmp_path: Path) -> None:
    demo()
    [report] = reports_of(tmp_path)
    assert "made up" in report
    text = (tmp_path / "exports" / report).read_text("utf-8")
    assert "made up" in text.splitlines()[0]


def test_the_report_is_the_one_that_report_would_write(demo, ncf_again, tmp_path: Path) -> None:
    demo()
    [report] = reports_of(tmp_path)
    written = tmp_path / "exports" / report
    assert "byte for byte" in ncf_again("verify", str(written), str(example_of(tmp_path))).out


def test_it_says_that_nobody_real_said_it(demo) -> None:
    first = demo().out.splitlines()[0]
    assert first == f"Exampleshire (made up), {TITLE}: nobody real said any of this."


def test_it_tells_what_was_recorded(demo) -> None:
    out = demo().out
    assert "Recorded: 7 sessions, 163 points, 17 of them without a theme" in out
    assert "Workers, Reflective tool 2, 17 March 2026: 48 points, 14 present\n" in out


def test_it_tells_how_many_questions_came_to_each_code_the_most_serious_first(demo) -> None:
    lines = demo().out.splitlines()
    start = lines.index("Triangulated: 15 questions, each by its most serious pair") + 1
    assert lines[start : start + 7] == [
        "2 questions: dissonance, firm (They saw it differently)",
        "1 question: dissonance, check (They may see it differently: ask)",
        "2 questions: silence (No answer from one group: neither yes nor no)",
        "2 questions: partial agreement (Some shared, some not)",
        "2 questions: agreement (Similar, where we could compare)",
        "1 question: not enough (Not enough to say)",
        "5 questions: not comparable (Cannot be compared)",
    ]


def test_it_tells_what_each_section_comes_to_and_the_pattern(demo) -> None:
    out = demo().out
    assert "Enabler 2, Leaders: One group asked (leaders): nothing to compare.\n" in out
    assert "Outcome 1, Stay together: Views differ on 1 of 2 questions: " in out
    assert "Leaders rated higher than workers did, by any amount, on 7 of 7 questions" in out
    assert "From chance alone, expect" in out


def test_its_last_line_is_how_to_open_it(demo, tmp_path: Path) -> None:
    last = demo("--no-open").out.splitlines()[-1]
    assert last == f'To open it: ncf-reflect --workspace "{tmp_path}"'


def test_the_command_is_short_where_the_workspace_would_be_found_anyway(
    demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert demo().out.endswith("To open it: ncf-reflect\n")


def test_a_bank_that_the_workspace_changed_does_not_stand_in_its_way(demo, tmp_path: Path) -> None:
    own = tmp_path / "questions"
    own.mkdir()
    (own / "tool-1.toml").write_text(
        'format = "ncf-reflect/bank"\nid = "tool-1"\ntitle = "Ours"\nversion = "2"\n'
        'source = "us"\nlicence = "ours"\n[[sections]]\nslug = "ours"\nkind = "enabler"\n'
        'number = 1\ntitle = "Ours"\nplain_title = "Ours"\ngroups = ["workers"]\n'
        '[[sections.questions]]\nid = "ours.first"\ntext = "How so?"\n',
        "utf-8",
    )
    assert demo().code == 0


# Opened


def test_in_a_terminal_the_app_opens_on_the_example(
    demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Path, Path]] = []
    monkeypatch.setattr(commands, "in_a_terminal", lambda: True)
    monkeypatch.setattr(commands, "open_app", lambda w, path: opened.append((w.folder, path)))
    demo()
    assert opened == [(tmp_path, example_of(tmp_path))]


def test_with_no_open_it_does_not(demo, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(commands, "in_a_terminal", lambda: True)
    monkeypatch.setattr(commands, "open_app", lambda *about: opened.append(about))
    assert demo("--no-open").code == 0
    assert opened == []


# Again


def test_the_second_time_it_says_so_and_writes_a_second_report(demo, tmp_path: Path) -> None:
    demo()
    first, before = reports_of(tmp_path), example_of(tmp_path).read_bytes()
    said = demo()
    assert said.code == 0
    assert said.out.startswith("The example was recorded here before: it was left as it is.\n")
    assert len(reports_of(tmp_path)) == 2
    assert first[0] in reports_of(tmp_path)
    assert example_of(tmp_path).read_bytes() == before


def test_what_people_changed_in_it_stays(demo, tmp_path: Path) -> None:
    demo()
    workspace = a_workspace(tmp_path)
    with workspace.open(example_of(tmp_path), writing=True) as mapping:
        session = mapping.round().sessions[-3]
        [point, *_] = [p for a in session.answers for p in a.points if not p.themes]
        tag(mapping, session.known_id, [str(point.id)], "advocacy")
        changed = export_round(mapping)
    assert "16 of them without a theme" in demo().out
    with workspace.open(example_of(tmp_path), writing=False) as mapping:
        assert export_round(mapping) == changed


def test_it_works_while_somebody_has_the_example_open(demo, tmp_path: Path) -> None:
    demo()
    with Workspace(tmp_path).open(example_of(tmp_path), writing=True):
        assert demo().code == 0


def test_what_an_interrupted_run_left_is_made_whole(demo, tmp_path: Path) -> None:
    Workspace(tmp_path).create(example_of(tmp_path), "Exampleshire (made up)").store.close()
    said = demo()
    assert (said.code, said.out.startswith("The example was recorded here before")) == (0, False)


# Refused


def test_a_damaged_example_is_left_as_it_is_and_said(demo, tmp_path: Path) -> None:
    demo()
    path = example_of(tmp_path)
    damaged = path.read_bytes()[:100] + b"\xff" * (path.stat().st_size - 100)
    path.write_bytes(damaged)
    assert one_sentence(demo()).startswith(f"{EXAMPLE_NAME} is damaged and was left as it is.")
    assert path.read_bytes() == damaged


def test_an_example_that_is_no_mapping_is_refused(demo, tmp_path: Path) -> None:
    example_of(tmp_path).parent.mkdir()
    example_of(tmp_path).write_bytes(b"no mapping")
    assert "is not a mapping file" in one_sentence(demo())


def test_the_mapping_of_another_authority_is_refused(demo, tmp_path: Path) -> None:
    Workspace(tmp_path).create(example_of(tmp_path), "Northumberland").store.close()
    assert "is the mapping of “Northumberland”, not of “Exampleshire (made up)”" in one_sentence(
        demo()
    )


def test_so_it_is_where_its_round_has_the_title_of_the_example(demo, tmp_path: Path) -> None:
    Workspace(tmp_path).start(example_of(tmp_path), "Northumberland", TITLE).store.close()
    assert "is the mapping of “Northumberland”" in one_sentence(demo())


def test_a_file_in_place_of_the_sessions_folder_is_said(demo, tmp_path: Path) -> None:
    (tmp_path / "sessions").write_bytes(b"")
    assert f"{EXAMPLE_NAME} cannot be made in" in one_sentence(demo())


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user can come into: pytest's own is closed to them."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_sessions_folder_that_takes_no_files_is_said(open_folder: Path) -> None:
    sessions = open_folder / "sessions"
    sessions.mkdir()
    sessions.chmod(0o555)
    # Read here, because the other user may not be let into the folder of this program.
    example_document()

    def refusal() -> str:
        try:
            record_example(Workspace(open_folder))
        except ReflectError as error:
            return str(error)
        return "recorded"

    said = said_by_a_child(refusal, user=OTHER_USER)
    assert said == f"{EXAMPLE_NAME} cannot be made in {sessions}: Permission denied."
