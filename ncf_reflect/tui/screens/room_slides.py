"""The Room's slides: opening, pausing, closing."""

from typing import TYPE_CHECKING

from ncf_reflect.workshop.slides import Slide, closing_slide, opening_slide, pausing_slide
from ncf_reflect.workspace import ground_rules

if TYPE_CHECKING:
    from ncf_reflect.tui.screens.room import RoomScreen


async def opening(room: "RoomScreen") -> None:
    """Purpose, ground rules, what is kept, and a ruler to fit the room."""
    rules = ground_rules(room.sitting.workspace.folder)
    await _show(room, opening_slide(room.live, rules), ruler=True)


async def pausing(room: "RoomScreen") -> None:
    """We are pausing: nothing is recorded."""
    await _show(room, pausing_slide())


async def closing(room: "RoomScreen") -> None:
    """What was recorded in numbers, what was parked, what happens next."""
    await _show(room, closing_slide(room.live))


async def _show(room: "RoomScreen", slide: Slide, *, ruler: bool = False) -> None:
    from ncf_reflect.tui.screens.slide import SlideScreen  # noqa: PLC0415

    await room.ask(SlideScreen(slide, ruler=ruler))
