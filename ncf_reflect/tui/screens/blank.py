"""Nothing on the wall. The key that wakes it does nothing else."""

from textual import events

from ncf_reflect.tui.screens.base import ReflectScreen


class BlankScreen(ReflectScreen[None]):
    """An empty screen until a key is pressed."""

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.dismiss()

    def on_click(self) -> None:
        self.dismiss()
