"""A whole workshop in a real terminal: eight questions, sixty lines, by keyboard alone."""

from pathlib import Path

from tests.tui.driving import mapping_in, session_in, workspace_in
from tests.tui.pty_driver import COMMAND, KEYS, terminal

ROOM = (*COMMAND, "room", "here", "--bank", "tool-2", "--group", "workers")
KINDS = "++--??>>"
MOST_KEYS_A_POINT = 1.7


def a_workshop() -> tuple[list[str], list[str], float]:
    """What is said in order, the keys for it by question, and the keys a point beside the words."""
    said: list[str] = []
    typed: list[str] = []
    extra = 0
    for question in range(8):
        keys = ""
        for number in range(8 if question < 4 else 7):
            text = f"Point {question}.{number}, as said"
            changed = number == 0 or KINDS[number] != KINDS[number - 1]
            keys += f"{KINDS[number] if changed else ''}{text}\n"
            extra += 2 if changed else 1
            said.append(text)
        typed.append(keys)
    extra += len(typed)
    return said, typed, extra / len(said)


def on_disk(folder: Path) -> list[str]:
    workspace = workspace_in(folder)
    with workspace.open(workspace.mapping_path("here"), writing=False) as book:
        (session,) = book.round().sessions
    return [point.text for answer in session.answers for point in answer.points]


def test_every_line_of_a_workshop_is_in_the_file_to_the_letter(tmp_path: Path) -> None:
    mapping_in(tmp_path)
    session_in(tmp_path, present=14)
    said, typed, keys_a_point = a_workshop()
    with terminal(tmp_path, *ROOM) as room:
        room.see("question 1 of 8")
        for place, keys in enumerate(typed, start=1):
            room.see(f"question {place} of 8")
            room.type(keys)
            room.see(keys.splitlines()[-1].lstrip(KINDS))
            room.send(KEYS["pagedown"].encode())
        room.until(lambda: len(on_disk(tmp_path)) == len(said))
    assert on_disk(tmp_path) == said
    assert (len(said), keys_a_point <= MOST_KEYS_A_POINT) == (60, True)
