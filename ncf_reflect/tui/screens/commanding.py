"""A screen with the Room's commands: by key, by the menu's letters, in the palette, in the help."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from textual.app import SystemCommand

from ncf_reflect.tui.screens.capturing import CapturingScreen
from ncf_reflect.tui.screens.room_commands import ROOM_COMMANDS

if TYPE_CHECKING:
    from ncf_reflect.tui.screens.room import RoomScreen


class CommandingScreen(CapturingScreen):
    """Every command is one flow of `ROOM_COMMANDS`."""

    def action_do(self, letter: str) -> None:
        """One of the menu's commands."""
        ROOM_COMMANDS[letter].start(self._room)

    def leave(self) -> None:
        """Quit, after a question."""
        ROOM_COMMANDS["q"].start(self._room)

    def commands(self) -> Iterator[SystemCommand]:
        """The menu's commands in the palette; nothing that leads to what other groups said."""
        for command in ROOM_COMMANDS.values():
            if command.words:
                yield SystemCommand(
                    command.words, command.help, lambda c=command: c.start(self._room)
                )

    def explained_keys(self) -> Iterator[tuple[str, str]]:
        """The menu's commands, with the key and the letter of each."""
        for letter, command in ROOM_COMMANDS.items():
            if command.words:
                yield f"Esc {letter.upper()}  {command.key.title():<6}", command.help

    @property
    def _room(self) -> "RoomScreen":
        # The one screen of this kind; its own module imports this one.
        return cast("RoomScreen", self)
