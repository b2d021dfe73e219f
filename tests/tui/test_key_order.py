"""Keys typed faster than the app follows: none is lost, none overtakes, and none waits for ever."""

from pathlib import Path

import pytest

from ncf_reflect.tui import key_order
from ncf_reflect.tui.screens.pick import Pickable, PickScreen
from tests.tui.builders import app_on, document, press, until


@pytest.mark.parametrize("longest_wait", [key_order.LONGEST_WAIT, 0.001])
async def test_enter_waits_for_the_letters_before_it_however_long_a_screen_takes_to_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, longest_wait: float
) -> None:
    # Of nearly no wait every screen takes longer to open, as on a slow machine.
    monkeypatch.setattr(key_order, "LONGEST_WAIT", longest_wait)
    chosen: list[tuple[str, ...] | None] = []
    async with app_on(tmp_path, document(), mode="report") as pilot:
        screen = pilot.app.screen

        async def pick() -> None:
            chosen.append(await screen.ask(PickScreen("Which?", CHOICES, ())))

        screen.action_pick = lambda: screen.begin(pick())
        screen._bindings.bind("j", "pick")
        await press(pilot, "j", *"second", "enter", "ctrl+s")
        await until(pilot, lambda: chosen == [("b",)])


CHOICES = (Pickable("a", "The first"), Pickable("b", "The second"))
