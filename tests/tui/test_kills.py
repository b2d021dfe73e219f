"""The promise (FAULTS): painted as saved means on disk, and the half-typed line is kept."""

import random
import signal
import sys
from pathlib import Path
from time import monotonic

import pytest

from ncf_reflect.storage.checking import check
from tests.tui.driving import mapping_in, session_in, workspace_in
from tests.tui.terminal_app import APP, TerminalApp

ROOM = (*APP, "room", "here", "--bank", "tool-2", "--group", "workers")
LINES = [f"Line {number} about waiting" for number in range(1, 8)]
SCRIPT = "".join(f"{'+-?>'[number % 4]}{line}\r" for number, line in enumerate(LINES)).encode()
NEVER_SAVES = """
import sys
from ncf_reflect.storage.store import MappingStore
MappingStore.append = lambda store, session, entries: None
sys.argv = ["ncf-reflect", "room", "here", "--bank", "tool-2", "--group", "workers"]
from ncf_reflect.cli import main
main()
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    mapping_in(tmp_path)
    session_in(tmp_path, present=14)
    return tmp_path


def painted_as_saved(app: TerminalApp) -> set[str]:
    """The lines that stand in the list, not the one being typed."""
    return {line for line in LINES for row in app.rows if line in row and "▸" not in row}


def on_disk(folder: Path) -> list[str]:
    here = workspace_in(folder)
    with here.open(here.mapping_path("here"), writing=False) as opened:
        (session,) = opened.round().sessions
        return [point.text for answer in session.answers for point in answer.points]


def killed_while_typing(folder: Path, seed: int, command: tuple[str, ...] = ROOM) -> set[str]:
    """What was painted as saved when the process was killed at a random moment of the script."""
    chance = random.Random(seed)
    with TerminalApp(folder, command) as app:
        app.see("question 1 of 8")
        at = 0
        while at < len(SCRIPT) and (at < 30 or chance.random() > 0.06):
            step = chance.randint(1, 6)
            app.send(SCRIPT[at : at + step])
            at += step
            app.read(chance.random() * 0.02)
        app.kill()
        while app.read(0.02):
            pass
        return painted_as_saved(app)


@pytest.mark.parametrize("seed", range(10))
def test_every_line_painted_as_saved_is_in_the_file_after_a_kill(
    workspace: Path, seed: int
) -> None:
    painted = killed_while_typing(workspace, seed)
    assert painted <= set(on_disk(workspace))
    assert check(workspace / "sessions" / "here.sqlite") == ()


def test_the_harness_catches_lines_that_are_painted_and_not_saved(workspace: Path) -> None:
    planted = (sys.executable, "-c", NEVER_SAVES)
    painted = [killed_while_typing(workspace, seed, planted) for seed in range(3)]
    assert any(lines - set(on_disk(workspace)) for lines in painted)


def test_the_half_typed_line_and_the_place_come_back_after_a_kill(workspace: Path) -> None:
    with TerminalApp(workspace, ROOM) as app:
        app.see("question 1 of 8")
        app.send(b"\x1b[6~")
        app.see("question 2 of 8")
        app.send(b"-Families tell it thr")
        typed_at = monotonic()
        app.until(lambda: draft_of(workspace) == "Families tell it thr")
        assert monotonic() - typed_at < 1
        app.kill()
    with TerminalApp(workspace) as app:
        app.see("question 2 of 8")
        app.see("To develop ▸ Families tell it thr")
        app.see("Here is the line that was not finished.")


def draft_of(folder: Path) -> str:
    here = workspace_in(folder)
    with here.open(here.mapping_path("here"), writing=False) as opened:
        draft = opened.store.unfinished_draft()
    return draft.text if draft else ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_the_draft_and_leaves_the_terminal_whole(
    workspace: Path, number: signal.Signals
) -> None:
    with TerminalApp(workspace, ROOM) as app:
        app.see("question 1 of 8")
        app.send(b"+Half a line")
        app.see("Doing ▸ Half a line")
        app.process.send_signal(number)
        assert app.ended() == 128 + number
        assert app.settings == app.before
        assert b"\x1b[?1049l" in app.written
        assert b"\x1b[?25h" in app.written
    assert draft_of(workspace) == "Half a line"


def test_a_closed_window_ends_the_app_and_keeps_the_draft(workspace: Path) -> None:
    with TerminalApp(workspace, ROOM) as app:
        app.see("question 1 of 8")
        app.send(b"+Half a line")
        app.see("Doing ▸ Half a line")
        app.hang_up()
        app.process.wait(timeout=10)
    assert draft_of(workspace) == "Half a line"


def test_a_byte_that_is_no_text_does_not_end_the_app(workspace: Path) -> None:
    with TerminalApp(workspace, ROOM) as app:
        app.see("question 1 of 8")
        app.send(b"+Before \xff after\r")
        app.until(lambda: any("after" in text for text in on_disk(workspace)))
        assert app.process.poll() is None


def test_nothing_typed_reaches_the_terminal_as_a_command(workspace: Path) -> None:
    hostile = "+[/oops] [child A] [ @click=app.quit]x #1 =1+1 <b>\r"
    with TerminalApp(workspace, ROOM) as app:
        app.see("question 1 of 8")
        app.send(hostile.encode())
        app.see("[/oops] [child A] [ @click=app.quit]x #1 =1+1 <b>")
        app.send(b"\x1b[200~x\x1b]52;c;aGVsbG8=\x07y\x1b[201~\r")
        app.until(lambda: len(on_disk(workspace)) == 2)
        assert b"\x1b]52" not in app.written


def test_a_crash_prints_no_answers(workspace: Path) -> None:
    planted = """
import sys
from ncf_reflect.tui.screens.room import RoomScreen
def broken(self, event):
    secret = event.text
    raise ValueError(secret)
RoomScreen.on_line_entered = broken
sys.argv = ["ncf-reflect", "room", "here", "--bank", "tool-2", "--group", "workers"]
from ncf_reflect.cli import main
main()
"""
    with TerminalApp(workspace, (sys.executable, "-c", planted)) as app:
        app.see("question 1 of 8")
        app.send(b"+A child called Ada\r")
        assert app.ended() != 0
        after = app.written.rpartition(b"\x1b[?1049l")[2]
    assert b"had to stop" in after
    assert b"Ada" not in after
    log = (workspace / "crash.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "Ada" not in log


def test_a_whole_workshop_by_keyboard_alone_is_in_the_file_to_the_letter(workspace: Path) -> None:
    """Eight questions, sixty lines, at most 1.7 keys a point beside the words themselves."""
    kinds = "++--??>>"
    said: list[str] = []
    keys = b""
    extra = 0
    for question in range(8):
        for number in range(8 if question < 4 else 7):
            text = f"Point {question}.{number} of the room, as it was said"
            changed = number == 0 or kinds[number] != kinds[number - 1]
            keys += f"{kinds[number] if changed else ''}{text}\r".encode()
            extra += 2 if changed else 1
            said.append(text)
        keys += b"\x1b[6~"
        extra += 1
    with TerminalApp(workspace, ROOM) as app:
        app.see("question 1 of 8")
        for start in range(0, len(keys), 200):
            app.send(keys[start : start + 200])
            app.read(0.05)
        app.until(lambda: len(on_disk(workspace)) == len(said))
    assert on_disk(workspace) == said
    assert len(said) == 60
    assert extra / len(said) <= 1.7
