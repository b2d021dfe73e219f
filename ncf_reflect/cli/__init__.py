"""The command line: thin click commands over `workspace`, `workshop` and `mapping`."""

import gc
import sys
from typing import NoReturn

from ncf_reflect.errors import ReflectError

# Starting makes many objects that live as long as the process: looking through them for garbage
# every 700 of them takes a fifth of the time to the first screen.
OBJECTS_BETWEEN_COLLECTIONS = 100_000


def main() -> None:
    """Run a command. Exit 0 done, 1 refused with a plain sentence, 2 misused."""
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        _run()
    except ReflectError as error:
        _refuse(str(error))
    except OSError as error:
        # What no command expected of a folder or a disk: still a sentence.
        named = f"{error.filename}: " if error.filename else ""
        _refuse(f"{named}{error.strerror}.")


def _refuse(sentence: str) -> NoReturn:
    # Where a stream was closed there is nobody to read it.
    if sys.stderr:
        sys.stderr.write(f"{sentence}\n")
    sys.exit(1)


def _run() -> None:
    if len(sys.argv) == 1:
        # Nothing to parse: the app opens without loading the commands.
        from ncf_reflect.cli.app import open_app  # noqa: PLC0415
        from ncf_reflect.workspace import Workspace  # noqa: PLC0415

        open_app(Workspace.find())
    from ncf_reflect.cli.commands import cli  # noqa: PLC0415

    cli(prog_name="ncf-reflect")
