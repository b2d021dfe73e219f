"""The board paper: the example round from start to file, and 10,000 points beside their Markdown.

The yardstick of the large round is what markdown-it-py takes to render the very Markdown.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from large import POINTS

REPEATS = 5
MOST = {"md": 0.4, "docx": 1.5}
"""Seconds for the example round, process start included."""
MOST_RATIO = 3.0
LARGE = """
import sys
from pathlib import Path
from time import process_time
from markdown_it import MarkdownIt
from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.mapping.publishing import render_report
from ncf_reflect.workspace import Workspace
with Workspace(Path()).open(Path(sys.argv[1]), writing=False) as opened:
    round_ = opened.round()
begun = process_time()
triangulate(round_)
compared = process_time() - begun
begun = process_time()
page = render_report(round_, "md").decode("utf-8")
made = process_time() - begun
begun = process_time()
MarkdownIt("commonmark", {"html": False}).enable("table").render(page)
print(made, process_time() - begun, compared, len(page))
"""


def of_example(reflect: Sequence[str], mapping: Path) -> Iterator[str]:
    """A line for each format: the shortest of several runs beside its limit."""
    for name, most in MOST.items():
        command = [*reflect, "report", str(mapping), "--format", name, "--out", "-"]
        took = min(_seconds(command) for _ in range(REPEATS))
        yield f"board paper of the example as {name} / {most} s: {took / most:.2f} (at most 1)"
        yield f"  {took * 1000:.0f} ms, process start included"


def of_large_round(mapping: Path) -> Iterator[str]:
    """Composing and rendering beside rendering alone; the mapping holds the large round."""
    runs = (_large(mapping) for _ in range(REPEATS))
    made, rendered, compared, letters = min(runs)
    ratio = made / rendered
    yield (
        f"board paper of {POINTS:,} points / rendering its Markdown with markdown-it-py: "
        f"{ratio:.2f} (at most {MOST_RATIO:.0f})"
    )
    yield (
        f"  {made * 1000:.0f} ms, {compared * 1000:.0f} ms of it triangulating, against "
        f"{rendered * 1000:.0f} ms for {letters:,.0f} letters"
    )


def _seconds(command: Sequence[str]) -> float:
    begun = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - begun


def _large(mapping: Path) -> tuple[float, ...]:
    command = [sys.executable, "-c", LARGE, str(mapping)]
    run = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return tuple(map(float, run.stdout.split()))
