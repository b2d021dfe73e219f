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
    if app.return_code == HUNG_UP:
        let_go()
    return app.return_code or 0
