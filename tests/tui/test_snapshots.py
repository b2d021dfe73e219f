"""Every projected screen at three sizes, as painted. `--snapshot-update` takes them anew."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Footer

from ncf_reflect.tui.screens import room
from ncf_reflect.tui.screens.room import RoomScreen
from tests.tui.driving import SIZES, Driven, in_room

SAID = "+Duty desk calls back\n-Letters still in jargon #letters\n?Spring audit\n"
SCREENS = {
    "room": ((), "Spring audit"),
    "menu": (("escape",), "Menu"),
    "vote": (("f2",), "fingers"),
    "read back": (("f3",), "Areas we need to develop"),
    "who is here": (("f5",), "Who is here"),
    "jump": (("f6",), "Go to"),
    "opening": (("escape", "o"), "Ground rules"),
    "pausing": (("escape", "p"), "We are pausing"),
    "closing": (("escape", "c"), "Recorded today"),
    "nothing said": (("pagedown", "f4"), "Nothing to add"),
}


def painted(driven: Driven) -> str:
    return "\n".join(row.rstrip() for row in driven.rows)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_projected_screens_are_painted_as_they_were(
    tmp_path: Path,
    size: tuple[int, int],
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "SAVED_SECONDS", 0.05)
    async with in_room(tmp_path, size) as driven:
        driven.type(SAID)
        await driven.see("Spring audit")
        await driven.until(lambda: "✓" not in driven.text and bool(driven.rows[-1].strip()))
        for screen, (keys, seen) in SCREENS.items():
            driven.press(*keys)
            await driven.see(seen)
            await driven.quiet()
            feet = driven.app.screen.query(Footer)
            await driven.until(lambda feet=feet: not feet or bool(driven.rows[-1].strip()))
            assert painted(driven) == snapshot(name=screen)
            if not isinstance(driven.app.screen, RoomScreen):
                driven.press("escape")
                await driven.until(lambda: isinstance(driven.app.screen, RoomScreen))
