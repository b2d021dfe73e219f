"""The Desk with a large round: opening the matrix, and repainting after a decision.

Both stand beside reading the same rows with plain sqlite3, in the same run.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from large import POINTS, ROUND, SESSIONS
from terminal import Terminal

REPEATS = 5
DECISIONS = 6
READ = (
    "SELECT * FROM current_sessions",
    "SELECT * FROM current_points",
    "SELECT * FROM current_votes",
    "SELECT * FROM current_statuses",
)
MOST_TO_OPEN = 1.0
MOST_TO_REPAINT = 0.1


def report(reflect: Sequence[str], mapping: Path) -> Iterator[str]:
    """The two ratios, a line each; the mapping holds the large round and nothing else."""
    rows = min(_plain_reading(mapping) for _ in range(REPEATS))
    opened = min(_opening(reflect) for _ in range(REPEATS))
    decided = _deciding(reflect)
    yield f"With {SESSIONS} sessions and {POINTS:,} points in a round:"
    yield f"opening the matrix / reading its rows with plain sqlite3: {opened / rows:.2f}"
    yield _times(opened, MOST_TO_OPEN, rows)
    yield f"a decision repainted / reading the same rows: {decided / rows:.2f}"
    yield _times(decided, MOST_TO_REPAINT, rows)


def _times(took: float, most: float, rows: float) -> str:
    in_ms = (each * 1000 for each in (took, most, rows))
    return "  {:.0f} ms (at most {:.0f}) against {:.0f} ms".format(*in_ms)


def _plain_reading(mapping: Path) -> float:
    begun = perf_counter()
    connection = sqlite3.connect(f"file:{mapping}?mode=ro", uri=True)
    for statement in READ:
        connection.execute(statement).fetchall()
    connection.close()
    return perf_counter() - begun


def _opening(reflect: Sequence[str]) -> float:
    with Terminal(reflect) as terminal:
        terminal.wait_for(ROUND.encode())
        terminal.quiet()
        pressed = terminal.press(b"d")
        return terminal.wait_for("Desk · ".encode()) - pressed


def _deciding(reflect: Sequence[str]) -> float:
    """The median from the key that records a decision to its words on the screen."""
    times = []
    with Terminal(reflect) as terminal:
        terminal.wait_for(ROUND.encode())
        for key in (b"d", b"d", b"c", b"1"):
            terminal.quiet()
            terminal.press(key)
        for place in range(DECISIONS):
            terminal.quiet()
            pressed = terminal.press(b"\r")
            times.append(terminal.wait_for(b"Confirmed as") - pressed)
            for key in (b"\x1b[B" if (place + 1) % 3 else b"n", b"c"):
                terminal.quiet()
                terminal.press(key)
    return median(times)
