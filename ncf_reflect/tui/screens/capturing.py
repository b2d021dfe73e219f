"""A screen on which a session is captured: its line, the draft on disk, and sentences below it."""

from textual.content import Content
from textual.widgets import Static

from ncf_reflect.errors import ReflectError
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.tui.draft_keeper import DraftKeeper
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.capture import CaptureLine, LineChanged
from ncf_reflect.workshop.live import LiveSession

TOLD_SECONDS = 8.0
"""How long a sentence about a key that did nothing stays below the line."""


class CapturingScreen(ReflectScreen[None]):
    """Keeps the half-typed line on disk while it is being typed."""

    def __init__(self) -> None:
        super().__init__()
        self._keeper = DraftKeeper(self.set_timer, self._write_in_time)

    @property
    def live(self) -> LiveSession:
        """The session being held."""
        assert self.sitting.live is not None, "the Room is only gone to with a session"
        return self.sitting.live

    @property
    def capture(self) -> CaptureLine:
        """The capture line."""
        return self.query_one(CaptureLine)

    def on_line_changed(self, event: LineChanged) -> None:
        del event
        self._keeper.changed()

    def write_draft(self, *, left: bool = False) -> bool:
        """Keep the line as it is and the place; `left` where the Room is left on purpose.

        False where that failed, and why stands below the line.
        """
        self._keeper.forget()
        line = self.capture.line
        if self.live.facts.state is SessionState.CLOSED or not self.can_write:
            return True
        try:
            self.live.keep_draft(line.kind, line.value, keyed=line.keyed, left=left)
        except ReflectError as error:
            self.say(str(error))
            return False
        return True

    @property
    def can_write(self) -> bool:
        """Whether what is typed can be saved at all."""
        return self.sitting.book.can_write

    def flush_draft(self) -> None:
        """Put the half-typed line on disk now."""
        self._keeper.flush()

    def tell(self, sentence: str) -> None:
        """What asks for something to be done stands below the line, not on top of the points."""
        self.say(sentence)
        self.set_timer(TOLD_SECONDS, lambda: self._unsay(sentence))

    def _unsay(self, sentence: str) -> None:
        if str(self.query_one("#problem", Static).content) == sentence:
            self.say("")

    def say(self, sentence: str) -> None:
        """One sentence below the line; an empty one takes it away."""
        problem = self.query_one("#problem", Static)
        problem.update(Content(sentence))
        problem.display = bool(sentence)

    def _write_in_time(self) -> None:
        if not self.write_draft():
            # Perhaps there is room in a moment; nobody need press a key for that.
            self._keeper.changed()
