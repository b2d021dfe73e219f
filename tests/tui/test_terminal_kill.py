"""Kill -9 in short form, and what the harness must catch."""

from pathlib import Path

import pytest

from tests.tui.killing import Workshop

KILLS = 6
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


@pytest.mark.parametrize("seed", [20260312, 20260402])
def test_whatever_the_moment_every_painted_line_is_in_the_file(tmp_path: Path, seed: int) -> None:
    workshop = Workshop(tmp_path, seed)
    for _ in range(KILLS):
        workshop.live_and_die()


@pytest.mark.parametrize(
    ("fault", "complaint"), [(EARLY, "painted as saved"), (LATE_DRAFT, "is behind")]
)
def test_the_harness_catches_a_planted_fault(tmp_path: Path, fault: str, complaint: str) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(fault, encoding="utf-8")
    workshop = Workshop(tmp_path, 7, (str(planted), *IN_THE_ROOM), hands_off=(1.1, 1.2))
    with pytest.raises(AssertionError, match=complaint):
        for _ in range(KILLS):
            workshop.live_and_die()
