"""The app driven as a person drives it: keys that come as fast as they come, and painted rows."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from textual import events
from textual._context import visible_screen_stack
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.strip import Strip

from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.model.outline import SessionAsked
from ncf_reflect.model.session import Answer, SessionFacts
from ncf_reflect.tui.app import ReflectApp
from ncf_reflect.tui.screens.room import RoomScreen
from ncf_reflect.workspace import Workspace
from tests.tui.pumping import pump_until

NOW = datetime(2026, 4, 2, 16, 40, tzinfo=UTC)
SIZES = ((60, 17), (80, 24), (160, 45))
PROJECTOR = SIZES[0]
WORKERS = SessionAsked("tool-2", "workers")
LONGEST_QUESTION = 6
"""Its place in the workers' session on tool 2."""

_FRAMES = dict.fromkeys(map(ord, "│─╭╮╰╯▏▔▁▕"), " ")

ROOM_TOUR = (
    # A screen of the Room, the keys that lead there, and those that lead back.
    ("the question", "", ""),
    ("a point and a half-typed line", "- x space # y enter + x space # y", "ctrl+u backspace"),
    ("nothing to add", "pagedown f4", "escape"),
    ("a question without an answer", "pagedown f4 a", "pageup pageup pageup"),
    ("the list", "up", "escape"),
    ("a line to amend", "up enter", "escape escape"),
    ("a line to move", "up m", "escape escape"),
    ("a line that is contested", "up x", "escape"),
    ("taken back", "ctrl+z", "ctrl+y"),
    ("a vote", "f2 2 enter", "escape"),
    ("a counted vote", "f2 2 enter enter enter enter enter enter", "enter"),
    ("the menu", "escape down", "escape"),
    ("who is here", "f5 tab", "escape"),
    ("the jump list", "f6", "escape"),
    ("the timer", "f7", "f7"),
    ("the length", "alt+l", "escape"),
    ("the read-back", "f3", "escape"),
    ("the blank screen", "f8", "x"),
    ("finishing", "f9", "n"),
    ("the opening slide", "alt+o", "enter"),
    ("the pause", "f10", "enter"),
    ("the closing slide", "alt+c", "enter"),
    ("the help", "f1", "f1"),
    ("the palette", "ctrl+p", "escape"),
    ("quitting", "ctrl+q", "n"),
    ("a problem", "x f9", "backspace"),
    ("the last question", "pagedown pagedown pagedown pagedown pagedown pagedown pagedown", ""),
)


class Driven:
    """A running app, its keyboard and its screen."""

    def __init__(self, app: ReflectApp) -> None:
        self.app = app

    @property
    def rows(self) -> list[str]:
        """What is painted, row by row."""
        return ["".join(segment.text for segment in strip) for strip in self._strips()]

    def _strips(self) -> list[Strip]:
        # As the app sets it before it paints: else what lies under a dialog may be blank.
        visible_screen_stack.set(self.app._background_screens)
        return self.app.screen._compositor.render_strips()

    @property
    def text(self) -> str:
        """What is painted, without frames, with one blank where a line breaks or columns part."""
        return " ".join(" ".join(self.rows).translate(_FRAMES).split())

    def within(self, selector: str) -> str:
        """What is painted in a part of the screen."""
        region = self.app.screen.query_one(selector).region
        strips = self._strips()[region.y : region.bottom]
        rows = (strip.crop(region.x, region.right) for strip in strips)
        return " ".join(" ".join(segment.text for row in rows for segment in row).split())

    def press(self, *keys: str) -> None:
        """Press keys, all at once: nothing waits for the one before."""
        for key in keys:
            name, character = (_character_to_key(key), key) if len(key) == 1 else (key, None)
            self.app.post_message(events.Key(name, "\r" if key == "enter" else character))

    def type(self, text: str) -> None:
        """Type a text; a line break is Enter."""
        self.press(*("enter" if letter == "\n" else letter for letter in text))

    async def tour(self, stops: Iterable[tuple[str, str, str]]) -> AsyncIterator[str]:
        """Go to one screen after the other; the name of each while it is painted."""
        for name, there, back in stops:
            self.press(*there.split())
            await self.quiet()
            yield name
            self.press(*back.split())
            await self.quiet()

    def paste(self, block: str) -> None:
        """Paste a text."""
        self.app.post_message(events.Paste(block))

    async def until(self, holds: Callable[[], bool]) -> None:
        """Pump until the condition holds; a failure shows what is painted."""
        await pump_until(holds, lambda: "\n".join(self.rows))

    async def see(self, *words: str) -> None:
        """Pump until every key so far has done its work and all these words are painted."""

        def painted() -> bool:
            # To look is dear: not while a key is still on its way.
            if self._is_busy:
                return False
            text = self.text
            return all(word in text for word in words)

        await self.until(painted)

    @property
    def _is_busy(self) -> bool:
        """Whether a key or a message is still on its way."""
        keys, queue = self.app.keys, self.app._message_queue
        return not queue.empty() or bool(keys._waiting) or keys._done < keys._number

    async def quiet(self) -> None:
        """Pump until every key so far has done its work and what it changed is painted."""
        await self.until(lambda: not self._is_busy and not self.app.screen._dirty_widgets)

    async def resize(self, size: tuple[int, int]) -> None:
        """Another size of window; returns once the screen has it."""
        driver = self.app._driver
        assert isinstance(driver, HeadlessDriver)
        driver._size = Size(*size)
        self.app.post_message(events.Resize(driver._size, driver._size))
        await self.until(
            lambda: self.app.screen.size == size and not self.app.screen._layout_required
        )
        await self.quiet()

    @property
    def room(self) -> RoomScreen:
        """The Room under whatever lies over it."""
        bottom = self.app.screen_stack[0]
        assert isinstance(bottom, RoomScreen)
        return bottom

    @property
    def line(self) -> str:
        """What stands in the capture line."""
        return self.room.capture.line.value

    def answer(self, place: int = 0) -> Answer:
        """What the session holds on the question at `place`."""
        return self.room.live.answer(place)

    def said(self, place: int = 0) -> list[tuple[str, str]]:
        """Kind and words of each point at `place`."""
        return [(point.kind.value, point.text) for point in self.answer(place).points]


def workspace_in(folder: Path) -> Workspace:
    """A workspace at a time that stands still."""
    return Workspace(folder, clock=lambda: NOW)


def mapping_in(
    folder: Path, authority: str = "Northumberland", round_: str = "Spring 2026"
) -> Path:
    """A mapping with one round, its sessions still to be held."""
    workspace = workspace_in(folder)
    path = workspace.mapping_path("here")
    with workspace.start(path, authority, round_) as made:
        made.store._database.execute("PRAGMA synchronous=OFF")
    return path


def session_in(folder: Path, group: Group = Group.WORKERS, **facts: object) -> str:
    """A session of tool 2 in the mapping of `mapping_in`, open and empty; its id."""
    workspace = workspace_in(folder)
    fields = {"held_on": NOW.date(), "state": SessionState.OPEN, **facts}
    with workspace.open(workspace.mapping_path("here"), writing=True) as opened:
        made = SessionFacts.model_validate(fields)
        return opened.new_session(opened.newest_round(), "tool-2", (group,), made)


@asynccontextmanager
async def running(
    folder: Path,
    size: tuple[int, int] = PROJECTOR,
    room: SessionAsked | None = None,
) -> AsyncIterator[Driven]:
    """The app over the workspace in `folder`, at its newest mapping if there is one."""
    app = ReflectApp(workspace_in(folder))
    app.begin(None, room)
    if app.sitting.mapping and app.sitting.mapping.can_write:
        # What is on disk after a power cut is for the tests of the store.
        app.sitting.mapping.store._database.execute("PRAGMA synchronous=OFF")
    try:
        async with app.run_test(size=size, notifications=True):
            yield Driven(app)
    finally:
        app.sitting.close()


@asynccontextmanager
async def in_room(
    folder: Path, size: tuple[int, int] = PROJECTOR, present: int | None = 14
) -> AsyncIterator[Driven]:
    """The Room with a workers' session that was opened just now."""
    mapping_in(folder)
    session_in(folder, present=present)
    async with running(folder, size, WORKERS) as driven:
        await driven.until(lambda: driven.app.focused is driven.room.capture.line)
        yield driven
