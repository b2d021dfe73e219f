"""The facilitator's notes: a second window beside the Room. It reads, and writes nothing."""

from pathlib import Path

from ncf_reflect.tui.app import ReflectApp
from ncf_reflect.tui.screens.notes import NotesScreen
from ncf_reflect.workspace import Workspace


class NotesApp(ReflectApp):
    """One screen that follows a mapping file."""

    TITLE = "NCF Reflect notes"
    MODES = {"notes": "notes"}
    DEFAULT_MODE = "notes"

    def __init__(self, workspace: Workspace, path: Path) -> None:
        super().__init__(workspace)
        self.install_screen(NotesScreen(path), "notes")
