"""The modes and their screens. A screen is loaded when it is first gone to."""

from collections.abc import Callable
from importlib import import_module

from textual.screen import Screen


def _screen(module: str, name: str) -> Callable[[], Screen[object]]:
    def load() -> Screen[object]:
        made: Screen[object] = getattr(import_module(f"ncf_reflect.tui.screens.{module}"), name)()
        return made

    return load


MODES: dict[str, str | Callable[[], Screen[object]]] = {
    "home": _screen("home", "HomeScreen"),
    "room": _screen("room", "RoomScreen"),
    "desk": _screen("desk", "DeskScreen"),
    "report": _screen("report", "ReportScreen"),
}
