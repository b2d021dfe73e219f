"""What `make bench` prints: how fast the first screen and the triangulation are, as ratios.

Each time is taken beside its yardstick in the same run, on the same machine, the best of a few.
Nothing here is a test: a loaded machine makes both sides slow.
"""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path
from time import perf_counter

REPEATS = 7
BARE = """
from textual.app import App
from textual.widgets import Label
class Bare(App):
    def compose(self):
        yield Label("PAINTED")
Bare().run()
"""


def main() -> None:
    """Print both ratios."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        reflect = [sys.executable, "-m", "ncf_reflect"]
        os.environ["NCF_REFLECT_WORKSPACE"] = str(workspace)
        subprocess.run([*reflect, "demo", "--no-open"], check=True, capture_output=True)
        bare = [sys.executable, "-c", BARE]
        times = [(painted(bare, b"PAINTED"), painted(reflect, b"NCASP")) for _ in range(REPEATS)]
        label, home = (min(each) for each in zip(*times, strict=True))
        print(f"first painted Home / one painted label:  {home / label:.2f}  (at most 2)")
        print(f"  {home * 1000:.0f} ms against {label * 1000:.0f} ms")
        took = triangulated(workspace)
        print(f"triangulating the example / 50 ms:       {took / 0.05:.2f}  (at most 1)")
        print(f"  {took * 1000:.0f} ms, nothing kept from before")


def painted(command: list[str], mark: bytes) -> float:
    """Seconds from starting `command` in an 80 by 24 terminal until `mark` is painted."""
    main_end, child_end = pty.openpty()
    fcntl.ioctl(child_end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    begun = perf_counter()
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    process = subprocess.Popen(
        command, stdin=child_end, stdout=child_end, stderr=child_end, env=environment
    )
    seen = b""
    while mark not in seen:
        if process.poll() is not None:
            raise SystemExit(f"{command[-1]} ended before it painted {mark!r}")
        if select.select([main_end], [], [], 1)[0]:
            seen += os.read(main_end, 65536)
    took = perf_counter() - begun
    process.kill()
    process.wait()
    os.close(main_end)
    os.close(child_end)
    return took


def triangulated(workspace: Path) -> float:
    """Seconds of processor time to triangulate the example round, in a fresh process each time."""
    script = f"""
from pathlib import Path
from time import process_time
from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.workspace import Workspace
here = Workspace(Path({str(workspace)!r}))
with here.open(here.mappings()[0], writing=False) as opened:
    round_ = opened.round()
begun = process_time()
triangulate(round_)
print(process_time() - begun)
"""
    runs = (
        subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
        for _ in range(REPEATS)
    )
    return min(float(run.stdout) for run in runs)


if __name__ == "__main__":
    main()
