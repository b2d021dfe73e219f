"""Keys typed faster than the app follows: none overtakes another, and none waits for ever."""

from pathlib import Path

import pytest

from ncf_reflect.tui import key_order
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.pick import Pickable, PickScreen
from tests.tui.builders import app_on, document, press, until

CHOICES = (Pickable("a", "The first"), Pickable("b", "The second"))


class _Asking(ReflectScreen[None]):
    """P asks which, and what was chosen is kept."""

    BINDINGS = [("p", "pick")]
    chosen: tuple[str, ...] | None = None

    def action_pick(self) -> None:
        self.begin(self._pick())

    async def _pick(self) -> None:
        self.chosen = await self.ask(PickScreen("Which?", CHOICES, ()))


# Of next to no patience every screen takes too long to open, as on a slow machine.
@pytest.mark.parametrize("patience", [key_order.LONGEST_WAIT, 0.0001])
async def test_enter_waits_for_the_letters_before_it_and_they_for_the_screen_they_are_meant_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patience: float
) -> None:
    monkeypatch.setattr(key_order, "LONGEST_WAIT", patience)
    async with app_on(tmp_path, document(), mode="nothing") as pilot:
        screen = _Asking()
        await pilot.app.push_screen(screen)
        await press(pilot, "p", *"second", "enter", "ctrl+s")
        await until(pilot, lambda: screen.chosen == ("b",))
