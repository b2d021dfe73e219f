"""Home: the round's coverage, and the way into every session."""

from collections.abc import Iterator

from textual.app import SystemCommand
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.model.coverage import Coverage
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.model.text import counted
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.home_flows import FLOWS
from ncf_reflect.tui.widgets.coverage_board import CoverageBoard
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.workspace import synced_by


class HomeScreen(ReflectScreen[None]):
    """With nothing there yet, one form; else the coverage board of a round."""

    CSS_PATH = "home.tcss"
    HELP = """
Each row is a question section, each column a group. ● all questions reached, ◐ some,
○ none yet, or no session held, – not asked. Enter on a cell starts the session of that group,
or goes on with it. A sealed round is read at the Desk once every session has finished.
"""
    BINDINGS = [
        Binding("enter", "flow('open')", "open", priority=True, key_display="Enter"),
        Binding("n,N", "flow('new')", "new session", key_display="N"),
        Binding("d,D", "flow('desk')", "desk", key_display="D"),
        Binding("r,R", "flow('report')", "report", key_display="R"),
        Binding("o,O", "flow('rounds')", "rounds", key_display="O"),
        Binding("f1", "app.explain", "help", key_display="F1"),
        Binding("q,Q", "leave", "quit", show=False),
    ]

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(id="banner")
        yield CoverageBoard()
        yield Static(id="notes")
        yield Static("● all reached   ◐ some   ○ none, not held   – not asked", id="legend")
        yield Footer(show_command_palette=False, compact=True)

    @property
    def is_empty(self) -> bool:
        """Whether there is no round to show yet."""
        return self.sitting.mapping is None or not self.sitting.round_title

    def on_mount(self) -> None:
        if self.is_empty:
            self.action_flow("start")

    def on_screen_resume(self) -> None:
        if not self.is_empty:
            self.show()

    def show(self) -> None:
        """Paint the round's coverage."""
        with self.telling():
            board = self.sitting.book.coverage(self.sitting.round_title)
            titles = (f"{board.authority} · {board.round}",)
            self.query_one(TitleLine).show(*titles, right="sealed" if board.is_waiting else "")
            banner = self.query_one("#banner", Static)
            banner.display = bool(self.sitting.reading_only)
            banner.update(Content(f"▲ Reading only. {self.sitting.reading_only}"))
            self.query_one(CoverageBoard).show(board)
            self.query_one("#notes", Static).update(Content("\n".join(self._notes(board))))
            self.query_one(CoverageBoard).focus()

    def action_flow(self, name: str) -> None:
        """Begin one of Home's flows."""
        self.begin(FLOWS[name](self))

    def action_leave(self) -> None:
        """Quit."""
        self.leave()

    def commands(self) -> Iterator[SystemCommand]:
        """Home's flows, by name."""
        words = {
            "new": ("New session", "For any group"),
            "desk": ("Desk", "Where groups see it differently. Private"),
            "report": ("Report", "The gap report. Private"),
            "rounds": ("Rounds and mappings", "Another round, or another council's mapping"),
        }
        for name, (title, help_text) in words.items():
            yield SystemCommand(title, help_text, lambda name=name: self.action_flow(name))

    def _notes(self, board: Coverage) -> Iterator[str]:
        yield from self.sitting.left_aside
        synced = synced_by(self.sitting.workspace.folder)
        if synced:
            yield f"This folder is in {synced}: keep the mapping on this laptop, and share reports."
        follow_up = to_follow_up(board)
        if follow_up:
            yield f"To follow up: {', '.join(follow_up)}."
        yield from _sealed(board)
        going = [s for s in board.sessions if s.state is SessionState.OPEN]
        if going:
            last = going[-1]
            groups = " and ".join(group.shown for group in last.groups)
            yield f"Open: {groups}, {last.bank}, {last.answered} of {last.questions} answered."


def to_follow_up(board: Coverage) -> list[str]:
    """What is still to be done, in words: questions not reached, sessions to hold."""
    missed, to_hold = len(board.not_reached), len(board.to_hold)
    questions, sessions = counted(missed, "question"), counted(to_hold, "session")
    found = ((missed, f"{questions} not reached"), (to_hold, f"{sessions} to hold"))
    return [words for number, words in found if number]


def _sealed(board: Coverage) -> Iterator[str]:
    """What waits, unread, and for how many; nothing where nothing does."""
    left = len(board.unfinished)
    waiting = len(board.sessions) - left
    if board.is_waiting and waiting:
        wait = "1 finished session waits" if waiting == 1 else f"{waiting} finished sessions wait"
        yield f"Sealed: {wait}, unread, for {left} to finish."
