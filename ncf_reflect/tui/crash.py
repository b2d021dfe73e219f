"""What is said and kept where the app breaks: never a value, which may be what somebody said."""

import sys
import traceback
from pathlib import Path

BROKEN = (
    "NCF Reflect had to stop: something went wrong that should not have. Every line that was "
    "shown as saved is in the file, and the unfinished line was kept. Start it again to go on.\n"
)


def write_crash_log(folder: Path) -> None:
    """Where the error being handled came from, file by file, into crash.log in `folder`."""
    kind, _, trace = sys.exc_info()
    lines = [f"{kind.__name__ if kind else 'unknown'}\n", *traceback.format_tb(trace)]
    try:
        (folder / "crash.log").write_text("".join(lines), encoding="utf-8")
    except OSError:
        # A full disk or a folder that is not there must not hide what happened first.
        return
