"""The outline of a round: the same read from the file as made from the whole round."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from ncf_reflect.mapping.coverage import outline_of
from ncf_reflect.mapping.example import bring_in_example, example_document
from ncf_reflect.workspace import Workspace

FIRST_SCREEN = """
import sys
from pathlib import Path
import ncf_reflect.tui.screens.home
from ncf_reflect.tui.app import ReflectApp
from ncf_reflect.workspace import Workspace
app = ReflectApp(Workspace(Path(sys.argv[1])))
app.begin(None, None)
assert app.sitting.book.coverage(app.sitting.round_title).sessions
print(*{"pydantic", "sqlite_utils", "click", "markdown_it"} & set(sys.modules))
"""


def an_example(folder: Path) -> Path:
    workspace = Workspace(folder, clock=lambda: datetime(2026, 4, 1, tzinfo=UTC))
    path = workspace.mapping_path("example")
    with workspace.create(path, example_document().authority) as mapping:
        bring_in_example(mapping)
    return path


def test_the_outline_read_from_the_file_is_that_of_the_whole_round(tmp_path: Path) -> None:
    path = an_example(tmp_path)
    with Workspace(tmp_path).open(path, writing=False) as mapping:
        title = mapping.newest_round()
        assert mapping.store.read_outline(title) == outline_of(mapping.round(title))


def test_the_first_screen_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    an_example(tmp_path)
    ran = subprocess.run(
        [sys.executable, "-c", FIRST_SCREEN, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert ran.stdout.strip() == ""
