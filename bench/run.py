"""What `make bench` prints: how fast the app is, as ratios.

Each time is taken beside its yardstick in the same run, on the same machine. Nothing here is a
test: a loaded machine makes both sides slow.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import desk
import report
from large import import_large_round
from terminal import Terminal

REPEATS = 7
KEYS = 60
MANY_POINTS = 10_000
BARE = """
from textual.app import App
from textual.widgets import Input, Label
class Bare(App):
    def compose(self):
        yield Label("PAINTED")
        {more}
Bare().run()
"""
REFLECT = [sys.executable, "-m", "ncf_reflect"]


def main() -> None:
    """Print every ratio."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NCF_REFLECT_WORKSPACE"] = folder
        subprocess.run([*REFLECT, "demo", "--no-open"], check=True, capture_output=True)
        first_screen()
        triangulation(Path(folder))
        for line in report.of_example(REFLECT, example_in(Path(folder))):
            print(line)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NCF_REFLECT_WORKSPACE"] = folder
        key_to_paint(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NCF_REFLECT_WORKSPACE"] = folder
        import_large_round(REFLECT, Path(folder))
        large = Path(folder) / "sessions" / "large.sqlite"
        for line in (*desk.report(REFLECT, large), *report.of_large_round(large)):
            print(line)


def example_in(workspace: Path) -> Path:
    """The mapping that the demo made."""
    return next((workspace / "sessions").glob("*.sqlite"))


def first_screen() -> None:
    """From starting to the first painted Home, beside one painted label."""
    bare = [sys.executable, "-c", BARE.format(more="")]
    times = [(_painted(bare, b"PAINTED"), _painted(REFLECT, b"NCASP")) for _ in range(REPEATS)]
    label, home = (min(each) for each in zip(*times, strict=True))
    _say("first painted Home / one painted label", home / label, 2)
    print(f"  {home * 1000:.0f} ms against {label * 1000:.0f} ms")


def triangulation(workspace: Path) -> None:
    """Processor time to triangulate the example round, in a fresh process each time."""
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
    took = min(float(run.stdout) for run in runs)
    _say("triangulating the example / 50 ms", took / 0.05, 1)
    print(f"  {took * 1000:.0f} ms, nothing kept from before")


def key_to_paint(workspace: Path) -> None:
    """From a key to its letter on the screen, with many points in the mapping."""
    _fill(workspace)
    bare = [sys.executable, "-c", BARE.format(more="yield Input()")]
    room = [*REFLECT, "room", "many", "--bank", "tool-2", "--group", "workers"]
    plain, ours = _keys(bare, b"PAINTED"), _keys(room, b"question 1 of 8")
    _say(f"key to paint with {MANY_POINTS:,} points / a bare Input", ours / plain, 1.5)
    print(f"  {ours * 1000:.1f} ms against {plain * 1000:.1f} ms")


def _painted(command: list[str], mark: bytes) -> float:
    with Terminal(command) as terminal:
        return terminal.wait_for(mark) - terminal.begun


def _keys(command: list[str], ready: bytes) -> float:
    """The median over many keys, each a letter that is nowhere else on the screen."""
    times = []
    with Terminal(command) as terminal:
        terminal.wait_for(ready)
        terminal.quiet()
        for number in range(KEYS):
            letter = chr(ord("Ā") + number).encode()
            pressed = terminal.press(letter)
            times.append(terminal.wait_for(letter) - pressed)
            terminal.quiet(0.03)
    return median(times)


def _fill(workspace: Path) -> None:
    points = [{"kind": "doing", "text": f"Point {n} of a large round"} for n in range(MANY_POINTS)]
    answer = {"question": "stay-together.first-interaction", "status": "answered", "points": points}
    session = {"bank": "tool-2", "groups": ["managers"], "state": "closed", "answers": [answer]}
    document = {
        "format": "ncf-reflect/round",
        "version": 1,
        "authority": "Bench",
        "title": "Many points",
        "banks": ["tool-2"],
        "sessions": [session],
    }
    file = workspace / "many.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    subprocess.run(
        [*REFLECT, "import", str(file), "--into", "many"], check=True, capture_output=True
    )


def _say(what: str, ratio: float, limit: float) -> None:
    print(f"{what}: {ratio:.2f} (at most {limit})")


if __name__ == "__main__":
    main()
