"""The keys at the foot of a screen that has more of them than a narrow line holds."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

ALWAYS = "escape"


class KeyLine(Footer):
    """Whole keys only: those that come last make room, but never Esc. F1 tells them all."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    def compose(self) -> ComposeResult:
        keys = list(super().compose())
        while _width(keys) > self.app.size.width + 1:
            last = next((key for key in reversed(keys) if not _stays(key)), None)
            if last is None:
                break
            keys.remove(last)
        yield from keys

    async def on_resize(self, event: Resize) -> None:
        del event
        await self.recompose()


def _stays(key: Widget) -> bool:
    return isinstance(key, FooterKey) and key.key.split(",")[0] == ALWAYS


def _width(keys: list[Widget]) -> int:
    return sum(_lengths(keys))


def _lengths(keys: list[Widget]) -> Iterator[int]:
    for key in keys:
        if isinstance(key, FooterKey):
            yield len(key.key_display) + len(key.description) + 2
