"""Kill -9 in short form, and what the harness must catch.

The long form, some 200 kills in about five minutes, by hand before a release:
`NCF_REFLECT_KILLS=200 pytest tests/tui/test_terminal_kill.py`.
"""

import os
from math import ceil
from pathlib import Path

import pytest

from tests.tui.killing import Workshop

SEEDS = (20260312, 20260402)
KILLS = ceil(int(os.environ.get("NCF_REFLECT_KILLS", "6")) / len(SEEDS))
"""For each seed, one after the other in the same session."""
CAUGHT_WITHIN = 6
EARLY = """
import sys
from ncf_reflect.workshop.live import LiveSession
def paint_only(self, entries, draft=None, *, even_when_closed=False):
    for entry in entries:
        self._present.add(entry)
LiveSession._save = paint_only
sys.argv = ["ncf-reflect", *sys.argv[1:]]
from ncf_reflect.cli import main
main()
"""
LATE_DRAFT = """
import sys
from ncf_reflect.tui import draft_keeper
draft_keeper.QUIET_SECONDS = draft_keeper.LATEST_SECONDS = 60
from ncf_reflect.cli import main
main()
"""
IN_THE_ROOM = ("room", "here", "--bank", "tool-2", "--group", "workers")


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_the_moment_every_painted_line_is_in_the_file(tmp_path: Path, seed: int) -> None:
    workshop = Workshop(tmp_path, seed)
    for _ in range(KILLS):
        workshop.live_and_die()


@pytest.mark.parametrize(
    ("fault", "complaint", "hands_off"),
    [(EARLY, "painted as saved", (0.1, 0.2)), (LATE_DRAFT, "is behind", (1.1, 1.2))],
    ids=["early", "late draft"],
)
def test_the_harness_catches_a_planted_fault(
    tmp_path: Path, fault: str, complaint: str, hands_off: tuple[float, float]
) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(fault, encoding="utf-8")
    workshop = Workshop(tmp_path, 7, (str(planted), *IN_THE_ROOM), hands_off=hands_off)
    with pytest.raises(AssertionError, match=complaint):
        for _ in range(CAUGHT_WITHIN):
            workshop.live_and_die()
