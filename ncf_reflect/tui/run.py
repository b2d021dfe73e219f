"""Start the app on a workspace, and say how it ended."""

from pathlib import Path

from ncf_reflect.model.outline import SessionAsked
from ncf_reflect.tui.terminal import HUNG_UP, let_go
from ncf_reflect.workspace import Workspace


def run_app(workspace: Workspace, path: Path | None, room: SessionAsked | None) -> int:
    """The app's exit code. `path`: the mapping to open; `room`: bank, group and round to go into.

    ReflectError, before anything is painted, where the mapping or the session cannot be opened.
    """
    from ncf_reflect.tui.app import ReflectApp  # noqa: PLC0415 - Textual loads here

    app = ReflectApp(workspace)
    try:
        app.begin(path, room)
        app.run(mouse=True)
    finally:
        app.sitting.close()
    return _ended(app.return_code)


def run_notes(workspace: Workspace, path: Path) -> int:
    """The exit code of the facilitator's notes on the mapping at `path`, which must exist."""
    from ncf_reflect.tui.notes import NotesApp  # noqa: PLC0415 - Textual loads here

    app = NotesApp(workspace, path)
    app.run(mouse=True)
    return _ended(app.return_code)


def _ended(code: int | None) -> int:
    if code == HUNG_UP:
        let_go()
    return code or 0
