"""The capture line: a worded chip for the kind, and the line being typed."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from ncf_reflect.model.kinds import KIND_BY_KEY, Kind


class LineEntered(Message):
    """Enter was pressed on a line that holds something. The line is empty again already."""

    def __init__(self, text: str, kind: Kind, *, keyed: bool) -> None:
        self.text = text
        self.kind = kind
        self.keyed = keyed
        super().__init__()


class LineChanged(Message):
    """The unfinished line or its kind is another than before."""

    def __init__(self, text: str, kind: Kind) -> None:
        self.text = text
        self.kind = kind
        super().__init__()


class LinesPasted(Message):
    """Several lines were pasted; nothing is filed until somebody says how."""

    def __init__(self, block: str, kind: Kind) -> None:
        self.block = block
        self.kind = kind
        super().__init__()


class KeyMeant(Message):
    """A key that is no text: the screen decides what it means.

    It comes as a message so that it stays behind every line entered before it. Bindings would
    overtake them: a line typed just before PageDown would land under the next question.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__()


class LineInput(Input, inherit_bindings=False):
    """The line being typed. It handles its own keys in the order in which they were pressed."""

    PASSED_UP: ClassVar[frozenset[str]] = frozenset(
        {"pageup", "pagedown", "up", "escape", *(f"f{number}" for number in range(1, 13))}
    )
    _EDITING: ClassVar[dict[str, str]] = {
        "backspace": "delete_left",
        "delete": "delete_right",
        "left": "cursor_left",
        "right": "cursor_right",
        "home": "home",
        "end": "end",
        "ctrl+a": "home",
        "ctrl+e": "end",
        "ctrl+left": "cursor_left_word",
        "ctrl+right": "cursor_right_word",
        "ctrl+w": "delete_left_word",
        "ctrl+u": "delete_left_all",
        "ctrl+k": "delete_right_all",
        "ctrl+v": "paste",
    }

    kind: reactive[Kind] = reactive(Kind.NOTE)

    def __init__(self) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self.keyed = False
        """Whether this line began with its kind key: then no further key counts as one."""

    def watch_kind(self) -> None:
        self.post_message(LineChanged(self.value, self.kind))

    def _watch_value(self, value: str) -> None:
        super()._watch_value(value)
        self.post_message(LineChanged(value, self.kind))

    async def _on_key(self, event: events.Key) -> None:
        if self._handle(event):
            event.stop()
            event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        if "\n" in event.text.strip().replace("\r", "\n"):
            self.post_message(LinesPasted(event.text, self.kind))
            event.stop()
            event.prevent_default()

    def _handle(self, event: events.Key) -> bool:
        if event.key == "enter":
            self._enter()
        elif event.key in self.PASSED_UP:
            self.post_message(KeyMeant(event.key))
        elif event.key == "backspace" and not self.value:
            self.kind, self.keyed = Kind.NOTE, False
        elif event.key in self._EDITING:
            getattr(self, f"action_{self._EDITING[event.key]}")()
        elif event.is_printable and not self.value and not self.keyed and self._is_key(event):
            self.kind, self.keyed = KIND_BY_KEY[str(event.character)], True
        else:
            return False
        return True

    def _is_key(self, event: events.Key) -> bool:
        return event.character in KIND_BY_KEY

    def _enter(self) -> None:
        text, keyed = self.value, self.keyed
        if not text.strip():
            return
        # Emptied at once: what is typed from here on belongs to the next line.
        self.value, self.keyed = "", False
        self.post_message(LineEntered(text, self.kind, keyed=keyed))


class CaptureLine(Horizontal):
    """The chip that says in words what the line will be, and the line."""

    def compose(self) -> Iterator[Static | LineInput]:
        yield Static(id="chip")
        yield LineInput()

    def on_mount(self) -> None:
        self._show_chip(Kind.NOTE)

    def on_line_changed(self, event: LineChanged) -> None:
        self._show_chip(event.kind)

    @property
    def line(self) -> LineInput:
        """The input itself."""
        return self.query_one(LineInput)

    def put(self, text: str, kind: Kind) -> None:
        """Put a half-typed line back, before whatever was typed since."""
        line = self.line
        line.kind = kind
        line.value = f"{text} {line.value}".rstrip(" ") if line.value else text
        line.cursor_position = len(line.value)
        # A line that already has text takes no kind key any more.
        line.keyed = False

    def _show_chip(self, kind: Kind) -> None:
        self.query_one("#chip", Static).update(Content(f"{kind.chip} ▸"))
