"""The app in a real terminal: how it ends, what it lets through, and what it takes."""

import os
import re
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from ncf_reflect.model.session import Draft
from ncf_reflect.storage.checking import check
from tests.tui.driving import mapping_in, session_in, workspace_in
from tests.tui.killing import ROOM
from tests.tui.pty_driver import COMMAND, Terminal, terminal

HOSTILE = "[/oops] [child A] [ @click=app.quit]x #1 =1+1 <b> $@'\""
CONTROL = re.compile(r"\x1b\[[0-9;?<>=]*[ $]?[@-~]|\x1b\]22;default\x07|\r|\n|\x1b[^a-zA-Z]*\Z")
"""What Textual writes to a terminal: every sequence that moves, colours, switches a mode, or
gives the mouse its pointer."""
UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

CRASHING = """
import sys
from ncf_reflect.tui.screens.room import RoomScreen

def broken(self, event):
    answer = event.text[::-1]
    raise RuntimeError(f"cannot file {answer}")

RoomScreen.on_line_entered = broken
from ncf_reflect.cli import main
main()
"""
CRASHING_FLOW = CRASHING.replace("RoomScreen.on_line_entered = broken", "").replace(
    "from ncf_reflect.cli",
    """
from ncf_reflect.tui.screens import room_commands

async def flow(room):
    broken(room, type("Event", (), {"text": room.capture.line.value}))

room_commands.ROOM_COMMANDS["v"] = room_commands.ROOM_COMMANDS["v"]._replace(run=flow)
from ncf_reflect.cli""",
)
DEAF = """
import signal
from ncf_reflect.tui import app
app.leave_on_signals = lambda flush, leave: signal.signal(signal.SIGHUP, signal.SIG_IGN)
from ncf_reflect.cli import main
main()
"""
IN_THE_ROOM = ROOM[len(COMMAND) :]
LINES = 12


@pytest.fixture
def session(tmp_path: Path) -> str:
    mapping_in(tmp_path)
    return session_in(tmp_path)


def draft_of(folder: Path, session: str) -> Draft | None:
    workspace = workspace_in(folder)
    with workspace.open(workspace.mapping_path("here"), writing=True) as book:
        return book.store.draft(session)


def texts_of(folder: Path) -> list[tuple[str, str, str]]:
    """Question, kind and words of each point in the mapping."""
    workspace = workspace_in(folder)
    with workspace.open(workspace.mapping_path("here"), writing=True) as book:
        answers = book.round().sessions[0].answers
    return [(a.question, p.kind.value, p.text) for a in answers for p in a.points]


def script(folder: Path, program: str) -> tuple[str, ...]:
    """A Python program that plants something and then runs the app in the Room."""
    path = folder / "planted.py"
    path.write_text(program, encoding="utf-8")
    return (str(path), *IN_THE_ROOM)


def is_whole(room: Terminal) -> bool:
    """The terminal as it was before: its modes, its cursor, its own screen."""
    last_switch = {mode: room.seen.rfind(f"\x1b[?{mode}h".encode()) for mode in (25, 1049)}
    shown = last_switch[25] > room.seen.rfind(b"\x1b[?25l")
    left = room.seen.rfind(b"\x1b[?1049l") > last_switch[1049]
    return shown and left and termios.tcgetattr(room.slave) == room.attributes


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_keeps_the_half_typed_line_and_leaves_the_terminal_whole(
    tmp_path: Path, session: str, number: int, code: int
) -> None:
    with terminal(tmp_path, *ROOM) as room:
        room.type("-Families tell it")
        room.see("To develop ▸ Families tell it")
        room.process.send_signal(number)
        assert room.ended() == code
        assert is_whole(room)
    draft = draft_of(tmp_path, session)
    assert draft is not None
    assert (draft.kind.value, draft.text) == ("develop", "Families tell it")


def test_a_closed_window_ends_the_app(tmp_path: Path, session: str) -> None:
    with terminal(tmp_path, *ROOM) as room:
        room.type("Families tell it")
        room.see("▸ Families tell it")
        room.hang_up()
        assert room.ended() == 129
    draft = draft_of(tmp_path, session)
    assert draft is not None
    assert draft.text == "Families tell it"


def test_a_closed_window_ends_the_app_where_nobody_tells_it(tmp_path: Path, session: str) -> None:
    with terminal(tmp_path, *script(tmp_path, DEAF)) as room:
        room.type("Families tell it")
        room.see("▸ Families tell it")
        room.hang_up()
        before = os.times().children_user
        assert room.ended() == 129
        assert os.times().children_user - before < 3, "it spun at full load"


@pytest.mark.parametrize("program", [CRASHING, CRASHING_FLOW], ids=["handler", "flow"])
def test_a_crash_tells_no_value_and_keeps_the_half_typed_line(
    tmp_path: Path, session: str, program: str
) -> None:
    with terminal(tmp_path, *script(tmp_path, program)) as room:
        room.see("question 1 of 8")
        room.type("child A is afraid")
        room.see("▸ child A is afraid")
        room.send(b"\x1bv" if program is CRASHING_FLOW else b"\r")
        assert room.ended() == 1
        assert is_whole(room)
        told = room.seen[room.seen.rfind(b"\x1b[?1049l") :].decode()
        assert "NCF Reflect had to stop" in told
        assert "diarfa" not in room.seen.decode()
        assert "Traceback" not in told
    log = (tmp_path / "crash.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "planted.py" in log
    assert "diarfa" not in log
    if program is CRASHING_FLOW:
        draft = draft_of(tmp_path, session)
        assert draft is not None
        assert draft.text == "child A is afraid"


def test_whatever_comes_at_once_lands_where_it_belongs_and_ctrl_c_asks_before_it_ends(
    tmp_path: Path, session: str
) -> None:
    log = tmp_path / "keys.log"
    with terminal(tmp_path, *ROOM, TEXTUAL_LOG=str(log), TEXTUAL_DEBUG="1") as room:
        room.type("-line one\n+line two\n")
        room.see("− line one", "+ line two")
        room.type("\x1b[6~still doing\n?how\n\x1b[6~\x1b[5~\n>next\n")
        room.see("question 2 of 8", "> next")

        room.send(b"caf\xe9 \xff\xfe and on\r")
        room.see("> caf\ufffd \ufffd\ufffd and on")
        assert room.process.poll() is None, "bytes that are no UTF-8 do not end it"

        for columns, rows in ((20, 5), (59, 17), (5, 2), (60, 17)):
            room.resize(columns, rows)
        room.type("-Letters\n")
        room.see("− Letters")
        assert "Too small" not in room.text

        room.send(b"\x1bv")
        room.see("Show 1 to 5 fingers")
        room.send(b"\x03")
        room.see("Close NCF Reflect? Everything is saved.")
        room.type("y")
        assert room.ended() == 0
        assert is_whole(room)
    assert not log.exists(), "the debugging aids of Textual are off"
    first, second = "stay-together.first-interaction", "stay-together.complexity"
    assert texts_of(tmp_path) == [
        (first, "develop", "line one"),
        (first, "doing", "line two"),
        (second, "doing", "still doing"),
        (second, "evidence", "how"),
        (second, "next", "next"),
        (second, "next", "caf\ufffd \ufffd\ufffd and on"),
        (second, "develop", "Letters"),
    ]


def test_what_is_typed_or_pasted_is_in_the_file_and_reaches_the_terminal_as_no_command(
    tmp_path: Path, session: str
) -> None:
    hostile = "a\u202eb\x9b31mc\x1b]52;c;aGVsbG8=\x07d\x1b]0;title\x07e\x1b[2Jf"
    with terminal(tmp_path, *ROOM, columns=80, rows=24) as room:
        room.type("".join(f"-line {number}\n" for number in range(LINES)))
        room.see(f"− line {LINES - 1}")
        room.type(f"-{HOSTILE} #[/b]\n")
        room.see(f"− {HOSTILE} #[/b]")
        room.send(b"\x1b[200~" + hostile.encode() + b"\x1b[201~\r")
        room.see("− ab31mc]52;c;aGVsbG8=d]0;titlee[2Jf")
        room.send(b"\x1b[200~one\x1b]52;c;x\x07\ntwo\x1b[31m\n\x1b[201~")
        room.see("2 lines pasted")
        left = CONTROL.sub("", room.seen.decode())
        found = [left[max(0, hit.start() - 20) : hit.end() + 20] for hit in UNWANTED.finditer(left)]
        assert found == []
        room.kill()
    assert not check(workspace_in(tmp_path).mapping_path("here"))
    *lines, hostile_line, pasted = [text for _, _, text in texts_of(tmp_path)]
    assert lines == [f"line {number}" for number in range(LINES)]
    assert hostile_line == HOSTILE
    assert UNWANTED.findall(pasted) == []


def run_with(stdin: int | None, stdout: int | None, stderr: int | None) -> tuple[int, bytes]:
    done = subprocess.run(
        [sys.executable, *COMMAND], stdin=stdin, stdout=stdout, stderr=stderr, check=False
    )
    return done.returncode, (done.stderr or b"")


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_without_a_terminal_it_says_one_sentence_and_ends(tmp_path: Path, stream: str) -> None:
    made = Terminal(tmp_path)
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), made.slave)
    try:
        code, told = run_with(**{**streams, stream: subprocess.PIPE})
    finally:
        os.close(made.slave)
    assert code == 2
    if stream == "stderr":
        assert told == b"The app needs a terminal: open one and start ncf-reflect there.\n"


def test_without_any_stream_it_ends_all_the_same(tmp_path: Path) -> None:
    closed = f"exec {sys.executable} -m ncf_reflect <&- >&- 2>&-"
    assert subprocess.run(["sh", "-c", closed], check=False).returncode == 2
