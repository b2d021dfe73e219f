"""The facilitator's notes on the question that the Room is on. Not for the projector."""

from collections.abc import Iterator
from pathlib import Path

from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.errors import MappingFileError
from ncf_reflect.mapping.framework import expectations
from ncf_reflect.model.framework import PlacedExpectation, Role
from ncf_reflect.model.groups import Group
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.notes_page import HERE, NotesPage, Part
from ncf_reflect.workshop.notes import Follower, Notes

LOOK_SECONDS = 0.5
NOBODY = (
    "Nobody is in the Room just now.\n\nGo into a session in the other window: its notes stand "
    "here, and follow the question."
)

GONE = "▲ {name} is not there any more. These notes stand still: close them with Q, start anew."


class NotesScreen(ReflectScreen[None]):
    """Follows the mapping file beside its writer."""

    CSS_PATH = "notes.tcss"
    HELP = """
### Notes for the facilitator

This window follows the Room. It shows what the room must not see: what the question means for
those who are there, the plan of the time, what was parked, what is still to come, and what the
Framework expects of them. Keep it on your own screen, not on the projector.

It writes nothing. Arrow keys and Page Up and Page Down turn the page, **Q** closes the window.
"""
    BINDINGS = [Binding("q,Q,escape", "leave", "close", key_display="Q")]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._follower = Follower()
        self._seen = (0, 0)
        self._notes: Notes | None = None
        self._expected: tuple[PlacedExpectation, ...] = ()
        self._credit = ""

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(id="plan")
        yield Static(Content(NOBODY), id="nobody")
        with VerticalScroll(id="page"):
            yield NotesPage()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self._look()
        self.query_one("#page").focus()
        self.set_interval(LOOK_SECONDS, self._look)

    def action_leave(self) -> None:
        """Close this window."""
        self.app.exit()

    def commands(self) -> Iterator[SystemCommand]:
        """The key of this window in the palette."""
        yield SystemCommand("Close", "Close the notes; the Room stays", self.action_leave)

    def _look(self) -> None:
        """Read the file where it is another than before; the time goes on in any case."""
        try:
            there = self._path.stat()
            seen = (there.st_mtime_ns, there.st_size)
            if seen != self._seen:
                with self.sitting.workspace.open(self._path, writing=False) as opened:
                    notes = self._follower.read(opened.store)
                self._seen = seen
                self._take(notes)
        except (MappingFileError, OSError):
            # It is being written just now: what stands here stays, and the next look is soon.
            pass
        self._show_time()

    def _take(self, notes: Notes | None) -> None:
        before, self._notes = self._notes, notes
        self.query_one("#nobody").display = notes is None
        self.query_one("#page").display = notes is not None
        if notes is None:
            return
        if before is None or before.asked != notes.asked:
            self._read_framework(notes)
            self.query_one("#page", VerticalScroll).scroll_home(animate=False)
        self.query_one(NotesPage).show([*_in_the_room(notes), *self._framework_parts()])

    def _show_time(self) -> None:
        notes, now = self._notes, self.sitting.workspace.clock()
        title, plan = self.query_one(TitleLine), self.query_one("#plan", Static)
        gone = not self._path.exists()
        plan.display = gone or notes is not None
        if gone:
            plan.update(Content(GONE.format(name=self._path.name)))
        elif notes is not None:
            plan.update(Content(notes.plan(now).capitalize()))
        if notes is None:
            title.show("Notes", "Notes")
            return
        groups = " and ".join(group.heading for group in notes.groups)
        section = notes.asked.section.name
        title.show(f"Notes · {groups} · {section}", f"Notes · {groups}", right=notes.timer(now))

    def _framework_parts(self) -> Iterator[Part]:
        for group in self._notes.groups if self._notes else ():
            role = _role_of(group)
            lines = tuple(placed.text for placed in self._expected if placed.role is role)
            if lines:
                yield f"What the Framework expects of {role.with_group}", lines
        if self._expected:
            yield "", (self._credit,)

    def _read_framework(self, notes: Notes) -> None:
        framework = self.sitting.workspace.framework().framework
        section = notes.asked.section.slug
        roles = [_role_of(group) for group in notes.groups]
        self._expected = tuple(
            placed for role in roles for placed in expectations(framework, section, role)
        )
        self._credit = framework.credit


def _in_the_room(notes: Notes) -> Iterator[Part]:
    """What the room has not got on its wall."""
    yield "", (notes.asked.question.text,)
    for group, prompt in notes.prompts.items():
        yield f"In other words, for {group.shown}", (prompt,)
    if notes.parked:
        yield "Parked", tuple(f"{text} ({question})" for question, text in notes.parked)
    ahead = (f"{HERE if each.here else ''}{each.name}: {each.status}" for each in notes.questions)
    yield "The session", tuple(ahead)
    if notes.vote_prompt:
        yield "The vote asks", (notes.vote_prompt,)


def _role_of(group: Group) -> Role:
    return next((role for role in Role if role.group is group), Role.ALL_ORGANISATIONS)
