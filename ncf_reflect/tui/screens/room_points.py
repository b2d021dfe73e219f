"""What the Room does with a recorded line: file, move, amend, withdraw, mark how it is held."""

from typing import TYPE_CHECKING

from ncf_reflect.model.kinds import Held, Kind
from ncf_reflect.model.session import Point
from ncf_reflect.workshop.grammar import file_text

if TYPE_CHECKING:
    from ncf_reflect.tui.screens.room import RoomScreen


async def change_point(room: "RoomScreen", point_id: str, what: str) -> None:
    """Do with a point what was meant. What can be taken back with Ctrl+Z."""
    point = next(point for point in room.live.answer().points if point.id == point_id)
    if what == "amend":
        await _amend(room, point)
    elif what == "move":
        await _move(room, point)
    elif what == "withdraw":
        room.edits.change(point_id, withdrawn=True)
    elif what in set(Held):
        held = None if point.held == what else Held(what)
        room.edits.change(point_id, held=held)
    else:
        room.edits.change(point_id, kind=Kind(what))
    room.show_question()


async def take_back(room: "RoomScreen") -> None:
    """Take the last saved line, or the last change of one, back."""
    if room.edits.take_back():
        room.say("Taken back. Ctrl+Y brings it again.")
    else:
        room.say("Nothing was saved in this sitting that could be taken back.")
    room.show_question()


async def bring_again(room: "RoomScreen") -> None:
    """Bring again what was taken back last."""
    room.say("" if room.edits.bring_again() else "Nothing was taken back.")
    room.show_question()


async def _amend(room: "RoomScreen", point: Point) -> None:
    from ncf_reflect.tui.screens.amend import AmendScreen  # noqa: PLC0415

    tags = "".join(f" #{theme}" for theme in point.themes)
    typed = await room.ask(AmendScreen(f"{point.text}{tags}"))
    filed = file_text(typed, Kind.NOTE) if typed else None
    if filed and (filed.text, filed.themes) != (point.text, point.themes):
        room.edits.change(str(point.id), text=filed.text, themes=filed.themes)


async def _move(room: "RoomScreen", point: Point) -> None:
    from ncf_reflect.tui.screens.jump import JumpScreen  # noqa: PLC0415

    place = await room.ask(JumpScreen(room.live, title="Move this line to"))
    if place is not None and place != room.live.place:
        room.edits.change(str(point.id), question=room.live.questions[place].question.id)
