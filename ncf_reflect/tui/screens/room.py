"""The Room, projected: one question, what this session recorded for it, one capture line.

Everything on it comes from this one session: nothing of another group, of an earlier round, of a
file's or a person's name.
"""

from collections.abc import Iterator

from textual.app import SystemCommand
from textual.binding import Binding
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.errors import ReflectError, RefusedError
from ncf_reflect.model.kinds import RecordedStatus, SessionState
from ncf_reflect.tui.screens.capturing import CapturingScreen
from ncf_reflect.tui.screens.room_commands import MENU, ROOM_COMMANDS
from ncf_reflect.tui.widgets.capture import (
    CaptureLine,
    LineEntered,
    LinesPasted,
)
from ncf_reflect.tui.widgets.points import PointList
from ncf_reflect.workshop.grammar import TypedLine, file_text
from ncf_reflect.workshop.spread import spread_of

TICK_SECONDS = 1.0
READING_ONLY = "Open for reading only: nothing can be recorded here."


class RoomScreen(CapturingScreen):
    """What a facilitator stands in front of."""

    CSS_PATH = "room.tcss"
    HELP = MENU
    BINDINGS = [
        Binding("escape", "do('menu')", "menu", key_display="Esc"),
        # Escape and a letter typed fast arrive from the terminal as alt and the letter.
        *(
            Binding(f"alt+{letter}", f"do('{letter}')", command.words, show=False)
            for letter, command in ROOM_COMMANDS.items()
            if command.words
        ),
        Binding("pagedown", "step(1)", "next", key_display="PgDn"),
        Binding("pageup", "step(-1)", "back", key_display="PgUp", show=False),
        *(
            Binding(
                command.key,
                f"do('{letter}')",
                command.short,
                show=command.in_footer,
                key_display=command.key.upper(),
            )
            for letter, command in ROOM_COMMANDS.items()
            if command.key
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._just_saved: frozenset[str] = frozenset()
        self._ticking: Timer | None = None

    def compose(self) -> Iterator[Widget]:
        yield Static(id="where", classes="header")
        yield Static(id="question")
        yield Static(id="status")
        yield PointList()
        yield CaptureLine()
        yield Static(id="problem", classes="problem")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        draft = self.live.draft
        if draft:
            self.capture.put(draft.text, draft.kind)
        self.say("Here is the line that was not finished." if draft and draft.text else "")
        if not self.can_write:
            self.say(READING_ONLY)
        self.write_draft()
        self.show_question()
        self.capture.line.focus()

    def on_line_entered(self, event: LineEntered) -> None:
        filed = file_text(event.text, event.kind, keyed=event.keyed)
        if filed:
            self.record((filed,), event.text, keyed=event.keyed)

    def on_lines_pasted(self, event: LinesPasted) -> None:
        ROOM_COMMANDS["paste"].start(self, event)

    def record(self, lines: tuple[TypedLine, ...], typed: str, *, keyed: bool = False) -> None:
        """File lines; where the disk says no, `typed` is back in the line with one sentence."""
        try:
            if not self.can_write:
                raise RefusedError(READING_ONLY)
            points = self.live.record(lines)
        except ReflectError as error:
            self.capture.put(typed, lines[-1].kind, keyed=keyed)
            self.say(str(error))
            return
        self.say("")
        self._just_saved = frozenset(str(point.id) for point in points)
        if self._ticking:
            self._ticking.stop()
        self._ticking = self.set_timer(TICK_SECONDS, self._untick)
        self.show_question()

    def action_step(self, step: int) -> None:
        """To the next question or the one before; the half-typed line comes along."""
        if self.live.go_to(self.live.place + step):
            if not self.capture.line.value and self.can_write:
                self.say("")
            self.write_draft()
            self.show_question()

    def action_do(self, letter: str) -> None:
        """One of the menu's commands."""
        ROOM_COMMANDS[letter].start(self)

    def show_question(self) -> None:
        """Paint the question in hand and what the session holds on it."""
        live, asked, answer = self.live, self.live.asked, self.live.answer()
        groups = " and ".join(group.heading for group in live.session.groups)
        where = (
            f"{groups} · {asked.section.name} · question {live.place + 1} of {len(live.questions)}"
        )
        closed = " · finished" if live.facts.state is SessionState.CLOSED else ""
        self.query_one("#where", Static).update(Content(where + closed))
        self.query_one("#question", Static).update(Content(asked.question.text))
        scale = live.bank.scale
        spread = spread_of(answer, scale, live.facts.present) if scale else None
        status = self.query_one("#status", Static)
        status.update(Content(spread.lines[0] if spread else ""))
        status.display = spread is not None
        otherwise = "Nothing recorded yet. Type what the room says, Enter saves it."
        if answer.status is RecordedStatus.NOTHING_SAID and answer.reason:
            otherwise = answer.reason.shown.capitalize()
        self.query_one(PointList).show(answer.points, otherwise=otherwise, saved=self._just_saved)

    def leave(self) -> None:
        """Quit, after a question."""
        ROOM_COMMANDS["q"].start(self)

    def commands(self) -> Iterator[SystemCommand]:
        """The menu's commands in the palette; nothing that leads to what other groups said."""
        for command in ROOM_COMMANDS.values():
            if command.words:
                yield SystemCommand(command.words, command.help, lambda c=command: c.start(self))

    def _untick(self) -> None:
        self._just_saved = frozenset()
        self.show_question()
