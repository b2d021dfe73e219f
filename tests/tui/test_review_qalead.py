"""What a QA lead fills in: rows within their width, and words that no key and no crash takes."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from ncf_reflect.model.evidence import Evidence
from ncf_reflect.model.gap import EvidenceLevel
from ncf_reflect.model.kinds import Strand
from ncf_reflect.tui.screens.evidence import EvidenceScreen
from ncf_reflect.tui.screens.gaps import GapsScreen
from ncf_reflect.tui.screens.report_words import ReportWordsScreen
from ncf_reflect.tui.widgets.evidence_rows import ListedEvidence, _draw
from ncf_reflect.tui.written import BROUGHT_BACK
from ncf_reflect.workspace import Workspace
from tests.tui.builders import (
    NOW,
    _Straight,
    app_on,
    press,
    round_now,
    see,
    three_groups,
    until,
)


@pytest.mark.parametrize("width", [40, 41, 78, 79])
def test_no_line_of_a_piece_of_evidence_is_wider_than_its_row(width: int) -> None:
    letters = "a " * width
    piece = Evidence(
        id="ev11", strand=Strand.DATA, source=letters, says=letters, level=EvidenceLevel.SOME
    )
    drawn = _draw(ListedEvidence(piece, "E-ev11", "", (letters,)), width, True)
    assert max(line.cell_length for line in drawn.split("\n")) <= width


@asynccontextmanager
async def again_on(
    folder: Path, screen: Callable[[], Screen[object]]
) -> AsyncIterator[Pilot[None]]:
    """The app over the mapping that is there, as after a crash."""
    workspace = Workspace(folder, clock=lambda: NOW)
    app = _Straight(workspace, "nothing")
    app.begin(workspace.mapping_path("here"), None)
    try:
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await app.push_screen(screen())
            yield pilot
    finally:
        app.sitting.close()


def kept(folder: Path) -> str:
    found = [*folder.rglob("*.half-written")]
    return found[0].read_text(encoding="utf-8") if found else ""


async def test_what_is_typed_into_a_form_survives_a_crash_and_escape_asks_before_it_goes(
    tmp_path: Path,
) -> None:
    async with app_on(tmp_path, three_groups(), mode="nothing") as pilot:
        await pilot.app.push_screen(EvidenceScreen())
        await press(pilot, "n", "right", "enter", *"Nine [of] ŵ")
        await until(pilot, lambda: "Nine [of] ŵ" in kept(tmp_path))

    async with again_on(tmp_path, EvidenceScreen) as pilot:
        await press(pilot, "n")
        await see(pilot, "◂ Data ▸ What it says Nine [of] ŵ")
        await see(pilot, BROUGHT_BACK)
        await press(pilot, "escape")
        await see(pilot, "What you typed here is not saved yet.")
        await press(pilot, "b")
        await see(pilot, "Nine [of] ŵ")
        await press(pilot, "escape", "s")
        await see(pilot, "Source: type it, please.")
        await press(pilot, *"Audit", "escape", "s")
        await until(pilot, lambda: [e.says for e in round_now(pilot).evidence] == ["Nine [of] ŵ"])
        assert kept(tmp_path) == ""
        await press(pilot, "n", "enter", *"Gone", "escape", "d")
        await see(pilot, "1 piece")
        assert kept(tmp_path) == "" and len(round_now(pilot).evidence) == 1
        await press(pilot, "n", "right", "escape")
        assert isinstance(pilot.app.screen, EvidenceScreen), "nothing typed, nothing asked"


async def test_words_for_the_report_and_of_a_gap_survive_a_crash(tmp_path: Path) -> None:
    async with app_on(tmp_path, three_groups(), mode="nothing") as pilot:
        await pilot.app.push_screen(ReportWordsScreen())
        await press(pilot, "enter", *"For thirty", "enter", *"seconds")
        await until(pilot, lambda: "seconds" in kept(tmp_path))
        await pilot.app.push_screen(GapsScreen())
        await press(pilot, "n", "enter", *"wait longer")
        await until(pilot, lambda: "wait longer" in kept(tmp_path))

    async with again_on(tmp_path, GapsScreen) as pilot:
        await press(pilot, "n", "enter")
        await see(pilot, "wait longer")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: [g.children for g in round_now(pilot).gaps] == ["wait longer"])
        await pilot.app.push_screen(ReportWordsScreen())
        await see(pilot, "For thirty seconds")
        await press(pilot, "ctrl+s")
        await see(pilot, "✓ saved")
        assert [one.text for one in round_now(pilot).words] == ["For thirty\nseconds"]
        assert kept(tmp_path) == ""
