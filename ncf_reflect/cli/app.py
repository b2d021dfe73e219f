"""From the command line into the app."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ncf_reflect.errors import MappingFileError

if TYPE_CHECKING:
    from ncf_reflect.model.outline import SessionAsked
    from ncf_reflect.workspace import Workspace


def in_a_terminal() -> bool:
    """Whether the app can run here. It paints on standard error, so that one counts too."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


def open_app(
    workspace: "Workspace",
    path: Path | None = None,
    room: "SessionAsked | None" = None,
) -> NoReturn:
    """Run the app on a mapping, perhaps straight in a session, and exit with its code."""
    if not in_a_terminal():
        if sys.stderr:
            sys.stderr.write("The app needs a terminal: open one and start ncf-reflect there.\n")
        sys.exit(2)
    if path and not path.exists():
        raise MappingFileError(f"There is no mapping at {path}. Check the name, or make one.")
    from ncf_reflect.tui.run import run_app  # noqa: PLC0415 - Textual loads only for the app

    sys.exit(run_app(workspace, path, room))
