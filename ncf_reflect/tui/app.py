"""The app: its modes, its palette, and what it does when something breaks."""

import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from ncf_reflect.tui.modes import MODES
from ncf_reflect.tui.opening import begin
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.sitting import Sitting
from ncf_reflect.tui.terminal import leave_on_signals
from ncf_reflect.tui.themes import LIGHT, THEMES
from ncf_reflect.workspace import Workspace

BROKEN = (
    "NCF Reflect had to stop: something went wrong that should not have. Every line that was "
    "shown as saved is in the file, and the unfinished line was kept. Start it again to go on.\n"
)


class ReflectApp(App[None]):
    """Home, Room, Desk and Report over one workspace."""

    TITLE = "NCF Reflect"
    CSS_PATH = "app.tcss"
    MODES = MODES
    DEFAULT_MODE = "home"
    HORIZONTAL_BREAKPOINTS = [(0, "-small"), (76, "-middle"), (130, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]
    BINDINGS = [
        Binding("ctrl+q", "leave", "Quit", show=False, priority=True),
        Binding("ctrl+c", "leave", "Quit", show=False, priority=True),
        Binding("f1", "explain", "Help", key_display="F1", show=False),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.sitting = Sitting(workspace)
        self.animation_level = "none"

    def begin(self, path: Path | None, room: tuple[str, str, str | None] | None) -> None:
        """Open what the command line named, before the first screen, or raise ReflectError."""
        begin(self.sitting, path, room)

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT.name
        leave_on_signals(self.flush_draft, lambda code: self.exit(return_code=code))
        if self.sitting.live:
            self.call_after_refresh(self.switch_mode, "room")

    def flush_draft(self) -> None:
        """Put the half-typed line on disk now."""
        for screen in self.screen_stack:
            if isinstance(screen, ReflectScreen):
                screen.flush_draft()

    async def open_mode(self, mode: str) -> None:
        """Go to a mode and let its screen begin afresh, with what is true now."""
        if self.current_mode != mode and mode in self._screen_stacks:
            await self.remove_mode(mode)
            self.add_mode(mode, MODES[mode])
        await self.switch_mode(mode)

    def action_leave(self) -> None:
        """Quit; in the Room only after a question."""
        screen = self.screen
        if isinstance(screen, ReflectScreen):
            screen.leave()

    def action_explain(self) -> None:
        """Show or hide the keys of this screen in the practice's words."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette, without Textual's screenshot: that writes readable answers into a folder."""
        if isinstance(screen, ReflectScreen):
            yield from screen.commands()
        yield SystemCommand("Theme", "Light, dark or high contrast", self.action_change_theme)
        yield SystemCommand("Keys and help", "What each key does here", self.action_explain)
        yield SystemCommand("Quit", "Close NCF Reflect", self.action_leave)

    def panic(self, *renderables: RenderableType) -> None:
        """Stop without printing anything that was typed: Textual prints local variables."""
        del renderables
        self._fatal_error()

    def _fatal_error(self) -> None:
        self.flush_draft()
        self._write_crash_log()
        self._exit_renderables.append(Text(BROKEN))
        self._close_messages_no_wait()

    def _write_crash_log(self) -> None:
        """Where it broke, without a single value."""
        kind, _, trace = sys.exc_info()
        lines = [f"{kind.__name__ if kind else 'unknown'}\n", *traceback.format_tb(trace)]
        folder = self.sitting.workspace.folder
        if folder.is_dir():
            (folder / "crash.log").write_text("".join(lines), encoding="utf-8")
