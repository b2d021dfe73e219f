"""The Room, projected: one question, what this session recorded for it, one capture line.

Everything on it comes from this one session: nothing of another group, of an earlier round, of a
file's or a person's name.
"""

from collections.abc import Iterator

from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.errors import ReflectError, RefusedError
from ncf_reflect.model.kinds import RecordedStatus, SessionState
from ncf_reflect.tui.screens.commanding import CommandingScreen
from ncf_reflect.tui.screens.room_commands import MENU, ROOM_COMMANDS
from ncf_reflect.tui.screens.room_points import change_point
from ncf_reflect.tui.screens.room_time import TICK_SECONDS, RoomClock
from ncf_reflect.tui.widgets.capture import (
    CaptureLine,
    LineEntered,
    LinesPasted,
)
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.points import ListLeft, PointList, PointMeant
from ncf_reflect.tui.widgets.tag_suggester import TagSuggester
from ncf_reflect.workshop.edits import Edits
from ncf_reflect.workshop.grammar import TypedLine, file_text, read_paste
from ncf_reflect.workshop.spread import spread_of
from ncf_reflect.workshop.tags import known_tags

SAVED_SECONDS = 1.0
READING_ONLY = "Open for reading only: nothing can be recorded here."


class RoomScreen(CommandingScreen):
    """What a facilitator stands in front of."""

    CSS_PATH = "room.tcss"
    AUTO_FOCUS = "LineInput"
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
        Binding("up", "walk", "lines", show=False),
        Binding("f1", "app.explain", "help", key_display="F1"),
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
        self.edits = Edits(self.live)
        self.clock = RoomClock(self.live)

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(id="where", classes="header")
        with Container(id="body"):
            with Vertical(id="asked"):
                yield Static(id="question")
                yield Static(id="status")
            yield PointList()
        yield CaptureLine()
        yield Static(id="problem", classes="problem")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        draft = self.live.draft
        if draft:
            self.capture.put(draft.text, draft.kind, keyed=draft.keyed)
        self.say("Here is the line that was not finished." if draft and draft.text else "")
        if not self.can_write:
            self.say(READING_ONLY)
        self.write_draft()
        self.show_question()
        self.capture.line.focus()
        self.set_interval(TICK_SECONDS, self.show_where)

    def on_line_entered(self, event: LineEntered) -> None:
        if "\n" in event.text:
            # A paste that could not be saved when it came.
            self.record(read_paste(event.text, event.kind), event.text)
            return
        filed = file_text(event.text, event.kind, keyed=event.keyed)
        if filed:
            self.record((filed,), event.text, keyed=event.keyed)

    def on_point_meant(self, event: PointMeant) -> None:
        if self.can_write:
            self.begin(change_point(self, event.point_id, event.what))

    def on_list_left(self, event: ListLeft) -> None:
        del event
        self.capture.line.focus()

    def on_lines_pasted(self, event: LinesPasted) -> None:
        ROOM_COMMANDS["paste"].start(self, event)

    def record(self, lines: tuple[TypedLine, ...], typed: str, *, keyed: bool = False) -> None:
        """File lines; where the disk says no, `typed` is back in the line with one sentence."""
        try:
            if not self.can_write:
                raise RefusedError(READING_ONLY)
            points = self.edits.record(lines)
        except ReflectError as error:
            # With a blank: what somebody types on unseen is another word.
            self.capture.put(f"{typed.rstrip(' ')} ", lines[-1].kind, keyed=keyed)
            self.say(str(error))
            return
        self.say("")
        self._just_saved = frozenset(str(point.id) for point in points)
        if self._ticking:
            self._ticking.stop()
        self._ticking = self.set_timer(SAVED_SECONDS, self._untick)
        self.show_question()

    def write_draft(self, *, left: bool = False) -> bool:
        """Keep the line, the place, and the time."""
        self.clock.write_down()
        return super().write_draft(left=left)

    def action_step(self, step: int) -> None:
        """To the next question or the one before; the half-typed line comes along."""
        if self.live.go_to(self.live.place + step):
            if not self.capture.line.value and self.can_write:
                self.say("")
            self.clock.timer.reset()
            self.write_draft()
            self.show_question()

    def action_walk(self) -> None:
        """From the empty line into the list, to change what was recorded."""
        if not self.capture.line.value:
            self.query_one(PointList).walk_in()

    def show_question(self) -> None:
        """Paint the question in hand and what the session holds on it."""
        live, asked, answer = self.live, self.live.asked, self.live.answer()
        self.show_where()
        self.capture.line.suggester = TagSuggester(known_tags(live))
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

    def show_where(self) -> None:
        """Paint the head line: the group, the question's place, the plan, the timer."""
        self.query_one(PointList).visible = not self.clock.is_idle(self.reflect.keys.pressed)
        live = self.live
        groups = " and ".join(group.heading for group in live.session.groups)
        before = f"{groups} · {live.asked.section.name} · "
        short = f"{before}question {live.place + 1} of {len(live.questions)}"
        timer = self.clock.timer
        right = f"{timer.words()} {'▶' if timer.running else 'paused'}" if timer.started else ""
        if live.facts.state is SessionState.CLOSED:
            self.query_one("#where", TitleLine).show(f"{short} · finished")
        else:
            self.query_one("#where", TitleLine).show(
                before + self.clock.plan, f"{short}, {self.clock.short_plan}", short, right=right
            )

    def _untick(self) -> None:
        self._just_saved = frozenset()
        self.show_question()
