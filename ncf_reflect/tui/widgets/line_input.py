"""A line to type in. What is pasted comes in whole, in one line."""

from textual.events import Paste
from textual.widgets import Input


class LineInput(Input):
    """An `Input` that keeps every line of a paste: Textual's own keeps the first alone."""

    def on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(" ".join(event.text.split()))
