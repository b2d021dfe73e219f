"""Evidence from outside at the Desk: recorded, linked, and indicators carried on, by keyboard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot

from ncf_reflect.mapping.evidence import evidence_of
from ncf_reflect.tui.app import ReflectApp
from ncf_reflect.tui.screens.evidence import EvidenceScreen
from ncf_reflect.tui.screens.room_commands import ROOM_COMMANDS
from tests.tui.builders import (
    HOSTILE,
    SIZES,
    Json,
    app_on,
    each_size,
    flowing,
    press,
    round_now,
    screen_text,
    see,
    three_groups,
    told,
    until,
)

VOICE_EMPTY = "Voice of children and families: nothing here yet"


def a_piece(says: str, strand: str = "audit", **more: object) -> Json:
    known = {"id": "e1e1", "strand": strand, "source": "Spring audit", "says": says}
    return {**known, "level": "some", "role": "QA lead", "at": "2026-04-02T16:40:00Z", **more}


def figures(*periods: str) -> Json:
    listed = [{"period": period, "own": f"{20 + place}%"} for place, period in enumerate(periods)]
    return {"name": "Re-referrals", "definition": "within 12 months", "figures": listed}


def with_evidence(*pieces: Json) -> Json:
    return {**three_groups(), "evidence": list(pieces)}


@asynccontextmanager
async def evidence_on(
    folder: Path, content: Json, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    async with app_on(folder, content, mode="nothing", size=size) as pilot:
        await pilot.app.push_screen(EvidenceScreen())
        await see(pilot, "Evidence from outside")
        yield pilot


async def type_in(pilot: Pilot[None], text: str) -> None:
    await press(pilot, *("enter" if letter == "\n" else letter for letter in text))


async def test_the_screen_is_whole_and_the_place_of_the_voice_is_seen_to_be_empty(
    tmp_path: Path,
) -> None:
    beside = [{"kind": "section", "id": "stay-together"}]
    piece = a_piece(HOSTILE, "data", indicator=figures("2024", "2025"), links=beside)
    async with evidence_on(tmp_path, with_evidence(piece), SIZES[0]) as pilot:
        async for _ in each_size(pilot):
            await see(pilot, VOICE_EMPTY)
            await see(pilot, "Esc back")
            painted = flowing(screen_text(pilot))
            assert HOSTILE in painted
            assert "Outcome 1 · Stay together" in painted
            assert "≡ data" in painted
            assert "Re-referrals, 2 periods, 2025: 21% ▁█" in painted
            await press(pilot, "i")
            await see(pilot, "Period Own 2024 20% 2025 21% Line ▁█")
            await press(pilot, "escape")


async def test_a_piece_is_recorded_linked_withdrawn_and_put_back_by_keyboard(
    tmp_path: Path,
) -> None:
    async with evidence_on(tmp_path, three_groups()) as pilot:
        await see(pilot, "Audit and data: nothing here yet")
        await press(pilot, "x")
        await told(pilot, "There is no evidence here yet")
        await press(pilot, "N", "right", "right", "enter")
        await type_in(pilot, "They never asked\nChildren in care council\nyesterday\n\n\n")
        await see(pilot, "Date: type it as 2026-03-31 or 31/03/2026")
        await press(pilot, *["backspace"] * len("yesterday"))
        await type_in(pilot, "31/03/2026\n\n\n")
        await see(pilot, "» voice They never asked")
        assert VOICE_EMPTY not in flowing(screen_text(pilot))
        await press(pilot, "l")
        await type_in(pilot, "letters\n")
        await see(pilot, "Stands beside: theme “letters”.")
        await press(pilot, "l", "enter")
        await see(pilot, "Stands beside nothing yet.")
        await press(pilot, "ctrl+z", "X")
        await see(pilot, VOICE_EMPTY)
        await press(pilot, "ctrl+z")
        await see(pilot, "Stands beside: theme “letters”.")
        (made,) = round_now(pilot).evidence
        assert str(made.dated) == "2026-03-31"


async def test_an_indicator_is_begun_and_carried_on_by_keyboard(tmp_path: Path) -> None:
    async with evidence_on(tmp_path, with_evidence(a_piece("Falling", "data"))) as pilot:
        await press(pilot, "i")
        await type_in(pilot, "Waits\nin days\n2024\n12 days\n\n\n\n")
        await see(pilot, "Indicator · Waits")
        await see(pilot, "No line: fewer than two figures")
        await press(pilot, "n")
        await type_in(pilot, "2025\n8 days\n\n\n\n")
        await see(pilot, "Line █▁")
        await press(pilot, "n")
        await type_in(pilot, "2025\n9 days\n\n\n\n")
        await told(pilot, "There are figures of 2025 already")
        await press(pilot, "x")
        await until(pilot, lambda: "12 days" not in screen_text(pilot))
        await press(pilot, "escape")
        await see(pilot, "Waits, 1 period, 2025: 8 days")
        (made,) = round_now(pilot).evidence
        assert made.indicator is not None
        assert made.indicator.definition == "in days"


async def test_only_data_holds_indicators_pastes_come_in_whole_and_reading_only_nothing_changes(
    tmp_path: Path,
) -> None:
    async with evidence_on(tmp_path, with_evidence(a_piece("First"))) as pilot:
        await press(pilot, "i")
        await told(pilot, "Only data can hold an indicator")
        await press(pilot, "enter", "enter")
        pilot.app.post_message(Paste(" line\nand another\n"))
        await see(pilot, "and another")
        await press(pilot, *["enter"] * 5)
        await until(
            pilot,
            lambda: round_now(pilot).evidence[0].says.split() == ["Firstline", "and", "another"],
        )
        app, before = pilot.app, evidence_of(round_now(pilot), "e1e1")
        assert isinstance(app, ReflectApp)
        app.sitting.reading_only = "Jo has it open."
        for key in ("n", "e", "l", "x"):
            app.clear_notifications()
            await press(pilot, key)
            assert [one.message for one in app._notifications] == ["Jo has it open."]
        assert evidence_of(round_now(pilot), "e1e1") == before


def test_no_command_of_the_room_leads_to_it() -> None:
    words = " ".join(command.words for command in ROOM_COMMANDS.values()).casefold()
    assert "evidence from" not in words
    assert "baseline" not in words
