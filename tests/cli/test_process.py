"""The command line as a process of its own: streams, locales, what is loaded."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ncf_reflect.storage.checking import check
from ncf_reflect.workspace import WORKSPACE_VARIABLE
from tests.mapping.builders import AUTHORITY, a_mapping
from tests.storage.builders import a_full_mapping

TITLE = "Gwanwyn ŵ 北 “2026”"
HEAVY = {"textual", "sqlite_utils", "pydantic", "markdown_it", "docx", "xlsxwriter"}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a mapping whose round has a title beyond ASCII."""
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "sessions").mkdir()
    with a_mapping(folder / "sessions" / "north.sqlite") as mapping:
        mapping.start_round(TITLE, mapping.round().banks)
    return folder


def ncf(
    workspace: Path, *words: str, stdout: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """`ncf-reflect` with these words, as a process of its own."""
    named = {WORKSPACE_VARIABLE: str(workspace), **environment}
    return subprocess.run(
        [sys.executable, "-m", "ncf_reflect", *words],
        env={**os.environ, **named},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}],
    ids=str,
)
def test_output_is_utf_8_whatever_the_locale(workspace: Path, environment: dict[str, str]) -> None:
    said = ncf(workspace, "export", "north", **environment)
    assert (said.returncode, said.stderr) == (0, b"")
    assert json.loads(said.stdout.decode("utf-8"))["title"] == TITLE


def test_a_refusal_is_utf_8_whatever_the_locale(workspace: Path) -> None:
    said = ncf(workspace, "export", "north", "--round", "ŵ", PYTHONIOENCODING="ascii")
    assert (said.returncode, said.stdout) == (1, b"")
    assert said.stderr.decode().startswith("There is no round “ŵ” here. Rounds: ")


def test_a_reader_that_walks_away_is_no_traceback(workspace: Path) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    said = ncf(workspace, "export", "north", stdout=writes)
    os.close(writes)
    assert said.returncode == 1
    assert said.stderr == b""


def test_an_output_that_is_full_is_a_sentence(workspace: Path) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    said = ncf(workspace, "export", "north", stdout=full)
    os.close(full)
    assert said.returncode == 1
    assert said.stderr == b"No space left on device.\n"


@pytest.mark.parametrize(
    ("words", "closed", "code"),
    [
        ("coverage north", ">&-", 0),
        ("coverage nowhere", "2>&-", 1),
        ("coverage nowhere", "<&- >&- 2>&-", 1),
        ("", "<&-", 2),
        ("", "<&- >&- 2>&-", 2),
        ("record north --bank tool-2 --group workers", "<&-", 0),
    ],
)
def test_a_stream_that_is_closed_is_no_traceback(
    workspace: Path, words: str, closed: str, code: int
) -> None:
    command = f'"{sys.executable}" -m ncf_reflect {words} {closed}'
    said = subprocess.run(
        ["sh", "-c", command],
        env={**os.environ, WORKSPACE_VARIABLE: str(workspace)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert said.returncode == code
    assert b"Traceback" not in said.stderr


def test_names_that_are_not_utf_8_are_taken_as_they_are(tmp_path: Path) -> None:
    name = os.fsdecode(b"latin-\xe9")
    a_full_mapping(tmp_path / "sessions" / f"{name}.sqlite")
    said = ncf(tmp_path, "coverage", name)
    assert (said.returncode, said.stderr) == (0, b"")
    assert said.stdout.decode().startswith(AUTHORITY)
    said = ncf(tmp_path, "coverage", f"{name}-2")
    assert said.returncode == 1
    assert said.stderr.startswith(b"There is no mapping at ")


def loaded_by(workspace: Path, *words: str) -> set[str]:
    """The packages that a command loads."""
    report = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "
    run = f"sys.argv = ['ncf-reflect', *{words!r}]; from ncf_reflect.cli import main; main()"
    said = subprocess.run(
        [sys.executable, "-c", report + run],
        env={**os.environ, WORKSPACE_VARIABLE: str(workspace)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return {name.partition(".")[0] for name in said.stderr.decode().split()}


def test_help_loads_neither_the_app_nor_the_engine(workspace: Path) -> None:
    assert not loaded_by(workspace, "--help") & HEAVY


@pytest.mark.parametrize("words", [("report", "north", "--out", "-"), ("coverage", "north")])
def test_a_command_loads_no_textual(workspace: Path, words: tuple[str, ...]) -> None:
    loaded = loaded_by(workspace, *words)
    assert "sqlite3" in loaded
    assert not loaded & {"textual", "docx", "xlsxwriter"}


def test_what_is_killed_while_it_records_keeps_what_it_said_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "sessions" / "north.sqlite"
    a_mapping(path).store.close()
    words = ("record", "north", "--bank", "tool-2", "--group", "workers")
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "ncf_reflect", *words],
        env={**os.environ, WORKSPACE_VARIABLE: str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as recording:
        assert recording.stdin
        assert recording.stdout
        recording.stdin.write(b"+ one\n+ two\n")
        recording.stdin.flush()
        while recording.stdout.readline() != b"Saved. Doing: two\n":
            assert recording.poll() is None
        recording.kill()
    assert check(path) == ()
    said = ncf(tmp_path, "export", "north")
    assert b'"two"' in said.stdout
