"""The capture line: a worded chip for the kind, and the line being typed."""

from collections.abc import Iterator
from typing import ClassVar
from unicodedata import category

from textual import events
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from ncf_reflect.model.kinds import KIND_BY_KEY, Kind
from ncf_reflect.model.text import clean, without_bullet
from ncf_reflect.tui.widgets.line_ends import LineEnds


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


class LineInput(Input, inherit_bindings=False):
    """The line being typed. Every key that is no text and no editing is left to the screen."""

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
        "tab": "cursor_right",
    }

    kind: reactive[Kind] = reactive(Kind.NOTE)

    def __init__(self) -> None:
        super().__init__(compact=True, select_on_focus=False, highlighter=LineEnds())
        self.keyed = False
        """Whether this line began with its kind key: then no further key counts as one."""
        self._earlier: list[str] = []
        """The line as it was, a word at a time, for Ctrl+Z."""

    def watch_kind(self) -> None:
        self.post_message(LineChanged(self.value, self.kind))

    def _watch_value(self, value: str) -> None:
        super()._watch_value(value)
        self.post_message(LineChanged(value, self.kind))

    async def _on_key(self, event: events.Key) -> None:
        # All is done here: what Textual takes for text is too little and too much.
        event.prevent_default()
        if self._handle(event):
            event.stop()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        lines = [line for line in event.text.split("\n") if line.strip()]
        if len(lines) > 1:
            self.post_message(LinesPasted(event.text, self.kind))
        elif lines:
            self._put_in(lines[0] if self.value else without_bullet(lines[0]))

    def _handle(self, event: events.Key) -> bool:
        if event.key == "enter":
            self._enter()
        elif event.key == "backspace" and not self.value:
            self.kind, self.keyed = Kind.NOTE, False
        elif event.key == "ctrl+z" and self.value:
            self.value = self._earlier.pop() if self._earlier else ""
            self.cursor_position = len(self.value)
        elif event.key in self._EDITING:
            self._remember()
            getattr(self, f"action_{self._EDITING[event.key]}")()
        elif not is_text(event):
            return False
        elif not self.value and not self.keyed and event.character in KIND_BY_KEY:
            self.kind, self.keyed = KIND_BY_KEY[event.character], True
        else:
            self._put_in(str(event.character))
        return True

    def _remember(self) -> None:
        if self.value and (not self._earlier or self._earlier[-1] != self.value):
            self._earlier.append(self.value)

    def _put_in(self, text: str) -> None:
        if text.isspace() or len(text) > 1:
            self._remember()
        self.replace(text, *self.selection)

    def _enter(self) -> None:
        text, keyed = self.value, self.keyed
        if not text.strip():
            return
        # Emptied at once: what is typed from here on belongs to the next line.
        self.value, self.keyed = "", False
        self._earlier.clear()
        self.post_message(LineEntered(text, self.kind, keyed=keyed))


def is_text(event: events.Key) -> bool:
    """Whether a key stands for a letter of the line: the joiners of Persian and of emoji and the
    fixed blank too, a letter with Alt not (Escape and a letter typed fast arrive like that).
    """
    letter = event.character
    if letter is None or event.key.startswith(("alt+", "ctrl+", "super+")):
        return False
    return letter.isprintable() or (category(letter) in ("Cf", "Zs") and clean(letter) == letter)


class CaptureLine(Horizontal):
    """The chip that says in words what the line will be, and the line."""

    def compose(self) -> Iterator[Static | LineInput]:
        yield Static(id="chip")
        yield LineInput()

    def on_mount(self) -> None:
        self._show_chip(Kind.NOTE)

    def on_line_changed(self, event: LineChanged) -> None:
        # Only then: a new chip lays the whole line out again, and a letter should not wait for it.
        if event.kind is not self._shown:
            self._show_chip(event.kind)

    @property
    def line(self) -> LineInput:
        """The input itself."""
        return self.query_one(LineInput)

    def put(self, text: str, kind: Kind, *, keyed: bool = False) -> None:
        """Put a line back, before whatever was typed since."""
        line = self.line
        line.kind, line.keyed = kind, keyed
        line.value = f"{text} {line.value}" if line.value else text
        line.cursor_position = len(line.value)

    def _show_chip(self, kind: Kind) -> None:
        self._shown = kind
        self.query_one("#chip", Static).update(Content(f"{kind.chip} ▸"))
