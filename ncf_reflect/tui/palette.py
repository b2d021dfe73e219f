"""What the command palette offers: the screen's own commands, then the app's.

Textual's screenshot is left out: it writes readable answers into a folder.
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from ncf_reflect.tui.screens.base import ReflectScreen

if TYPE_CHECKING:
    from textual.command import Provider

    from ncf_reflect.tui.app import ReflectApp


def commands_for(app: "ReflectApp", screen: Screen[object]) -> Iterator[SystemCommand]:
    """The palette's entries on `screen`."""
    if isinstance(screen, ReflectScreen):
        yield from screen.commands()
    yield SystemCommand("Colours", "Light, dark or high contrast", app.action_change_theme)
    yield SystemCommand("Keys and help", "What each key does here", app.action_explain)
    yield SystemCommand("About", "Version, sources and licences", partial(_about, app))
    yield SystemCommand("Quit", "Close NCF Reflect", app.action_leave)


def jumps() -> "type[Provider]":
    """Questions, sections and themes to jump to at the Desk; loaded when a palette is opened."""
    from ncf_reflect.tui.jumps import Jumps  # noqa: PLC0415

    return Jumps


def _about(app: "ReflectApp") -> None:
    from ncf_reflect.tui.screens.about import AboutScreen  # noqa: PLC0415

    app.push_screen(AboutScreen())
