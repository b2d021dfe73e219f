"""The app: its modes, its palette, and what it does when something breaks."""

from collections.abc import Iterable
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from ncf_reflect.model.outline import SessionAsked
from ncf_reflect.tui.crash import BROKEN, write_crash_log
from ncf_reflect.tui.key_order import KeyOrder
from ncf_reflect.tui.modes import MODES
from ncf_reflect.tui.opening import begin
from ncf_reflect.tui.palette import commands_for, jumps
from ncf_reflect.tui.screens.base import Question, ReflectScreen
from ncf_reflect.tui.screens.blank import BlankScreen
from ncf_reflect.tui.sitting import Sitting
from ncf_reflect.tui.terminal import forgiving_driver, leave_on_signals
from ncf_reflect.tui.themes import THEMES, use_only
from ncf_reflect.workspace import Workspace


class ReflectApp(App[None]):
    """Home, Room, Desk and Report over one workspace."""

    TITLE = "NCF Reflect"
    CSS_PATH = "app.tcss"
    MODES = MODES
    COMMANDS = App.COMMANDS | {jumps}
    DEFAULT_MODE = "home"
    # At 60 by 17 every screen is whole: below that it says so.
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-small"), (76, "-middle"), (130, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (17, "-low"), (22, "-high")]
    BINDINGS = [
        Binding("ctrl+q", "leave", "Quit", show=False, priority=True),
        Binding("ctrl+c", "leave", "Quit", show=False, priority=True),
        Binding("f1", "explain", "Help", key_display="F1", show=False),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(driver_class=forgiving_driver())
        self.sitting = Sitting(workspace)
        self.keys = KeyOrder(self, super().on_event)
        self.animation_level = "none"
        use_only(self, THEMES)

    def begin(self, path: Path | None, room: SessionAsked | None) -> None:
        """Open what the command line named, before the first screen, or raise ReflectError."""
        begin(self.sitting, path, room)
        if self.sitting.live:
            # Not by way of Home: what is typed while the app starts is not meant for it.
            self._screen_stacks, self._current_mode = {"room": []}, "room"

    def on_mount(self) -> None:
        if not self.is_headless:
            leave_on_signals(self.flush_draft, lambda code: self.exit(return_code=code))
        self.keys.start()

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes go on one by one, in the order in which they came."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self.keys.take(event)
        elif self.screen_stack or not isinstance(event, events.Key):
            # A key on its way while the app closes: there is nobody left to take it.
            await super().on_event(event)

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
        # What was said on one screen, a file's name perhaps, is not carried over to the next.
        self.clear_notifications()
        await self.switch_mode(mode)

    def action_leave(self) -> None:
        """Quit; in the Room only after a question, once."""
        ours = [screen for screen in self.screen_stack if isinstance(screen, ReflectScreen)]
        if ours and not isinstance(self.screen, Question):
            ours[-1].leave()

    def action_explain(self) -> None:
        """What this screen is for, and its keys, in the practice's words."""
        if isinstance(self.screen, ReflectScreen):
            self.screen.explain()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On a blank screen every key is the screen's own: it wakes, and does nothing else."""
        blank = any(isinstance(screen, BlankScreen) for screen in self.screen_stack)
        return not blank and super().check_action(action, parameters)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette of a screen."""
        return commands_for(self, screen)

    def panic(self, *renderables: RenderableType) -> None:
        """Stop without printing anything that was typed: Textual prints local variables."""
        del renderables
        self._fatal_error()

    def _fatal_error(self) -> None:
        self._return_code = 1
        if self._exit_renderables:
            # One thing broke and took others with it: the first is the one to tell.
            return
        self._exit_renderables.append(Text(BROKEN))
        write_crash_log(self.sitting.workspace.folder)
        self.flush_draft()
        self._close_messages_no_wait()
