"""What is typed into a form, on disk until it is recorded or given up (FAULTS, "The promise")."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ncf_reflect.errors import ReflectError
from ncf_reflect.tui.draft_keeper import DraftKeeper

if TYPE_CHECKING:
    from ncf_reflect.tui.screens.base import ReflectScreen, Result
    from ncf_reflect.tui.sitting import Sitting

BROUGHT_BACK = "What you had typed here when the app ended is back. It is not on record yet."


class Written:
    """Keeps the texts of one form while somebody writes, and brings them back after a crash."""

    def __init__(
        self, screen: "ReflectScreen[Result]", form: str, unsaved: Callable[[], dict[str, str]]
    ) -> None:
        """`form` tells it from every other form; `unsaved` are the fields not on record."""
        self._form, self._unsaved = form, unsaved
        self._sitting: Callable[[], Sitting] = lambda: screen.sitting
        self._keeper = DraftKeeper(screen.set_timer, self._write)

    def found(self) -> dict[str, str]:
        """Per field what was typed before the app ended; {} where everything was seen to."""
        book = self._sitting().book
        return book.half_written.of(self._key) if book.can_write else {}

    def changed(self) -> None:
        """Something was typed."""
        self._keeper.changed()

    def flush(self) -> None:
        """Put what was typed on disk now."""
        self._keeper.flush()

    def forget(self) -> None:
        """It is on record, or nobody wants it."""
        self._keeper.forget()
        self._keep({})

    def _write(self) -> None:
        if not self._keep(self._unsaved()):
            # Perhaps there is room in a moment; nobody need press a key for that.
            self._keeper.changed()

    def _keep(self, texts: dict[str, str]) -> bool:
        book = self._sitting().book
        if book.can_write:
            try:
                book.half_written.keep(self._key, texts)
            except ReflectError:
                return False
        return True

    @property
    def _key(self) -> str:
        return f"{self._sitting().round_title}\n{self._form}"
