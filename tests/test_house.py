"""The rules of the house hold (DESIGN section 3), and each check would see them broken."""

from pathlib import Path

import pytest

import ncf_reflect
from tests import house

PACKAGE = Path(ncf_reflect.__file__).parent
REPOSITORY = PACKAGE.parent


@pytest.mark.parametrize(
    "check",
    [
        house.import_faults,
        house.widget_faults,
        house.library_faults,
        house.size_faults,
        house.posix_faults,
        house.encoding_faults,
        house.word_faults,
        house.loose_faults,
    ],
    ids=lambda check: check.__name__,
)
def test_the_package_keeps_the_rule(check: house.Check) -> None:
    assert check(PACKAGE) == []


@pytest.mark.parametrize("folder", ["ncf_reflect", "tests", "questions", "docs"])
def test_no_path_of_one_machine_is_in_what_is_committed(folder: str) -> None:
    assert house.path_faults(REPOSITORY / folder) == []


def test_the_checks_look_at_the_whole_package() -> None:
    parts = {place.partition("/")[0] for place, _, _ in house.modules(PACKAGE)}
    known = {name for layer in house.LAYERS for name in layer}
    assert {part.removesuffix(".py") for part in parts} - {"__init__"} <= known
    assert len(parts) > 8


LONG = "".join(f"    a{number} = {number}\n" for number in range(40))
METHODS = "".join(f"    def m{number}(self): ...\n" for number in range(16))

PLANTED: dict[str, tuple[house.Check, str, str]] = {
    "the middle imports its neighbour": (
        house.import_faults,
        "analysis/pairs.py",
        "from ncf_reflect.storage.store import MappingStore",
    ),
    "the bottom imports the middle": (
        house.import_faults,
        "model/bank.py",
        "import ncf_reflect.banks.reading",
    ),
    "errors import the middle": (house.import_faults, "errors.py", "import ncf_reflect.report"),
    "workshop imports mapping": (
        house.import_faults,
        "workshop/live.py",
        "from ncf_reflect.mapping import opened",
    ),
    "mapping imports workshop": (
        house.import_faults,
        "mapping/opened.py",
        "from ncf_reflect.workshop.live import FACILITATOR",
    ),
    "mapping imports the workspace": (
        house.import_faults,
        "mapping/opened.py",
        "def late():\n    from ncf_reflect.workspace import Workspace",
    ),
    "the workspace imports the app": (
        house.import_faults,
        "workspace.py",
        "from ncf_reflect import tui",
    ),
    "the app imports the command line": (
        house.import_faults,
        "tui/app.py",
        "from ..cli import commands",
    ),
    "a neighbour by a relative name": (
        house.import_faults,
        "report/markdown.py",
        "from ..analysis.pairs import codes",
    ),
    "a new part that has no layer": (
        house.import_faults,
        "helpers/text.py",
        "from ncf_reflect.model.text import clean",
    ),
    "only for the types": (
        house.import_faults,
        "storage/store.py",
        "if TYPE_CHECKING:\n    from ncf_reflect.analysis.pairs import codes",
    ),
    "a widget asks a store": (
        house.widget_faults,
        "tui/widgets/line.py",
        "from ncf_reflect.workshop.grammar import read_line",
    ),
    "a widget knows a screen": (
        house.widget_faults,
        "tui/widgets/line.py",
        "from ncf_reflect.tui.screens.room import RoomScreen",
    ),
    "SQL in the mapping": (house.library_faults, "mapping/opened.py", "import sqlite3"),
    "SQL by another name": (
        house.library_faults,
        "mapping/opened.py",
        "from sqlite_utils.db import Table",
    ),
    "Textual in the workshop": (
        house.library_faults,
        "workshop/live.py",
        "from textual.message import Message",
    ),
    "a long function": (house.size_faults, "report/blocks.py", f"def long():\n{LONG}"),
    "a long method": (
        house.size_faults,
        "report/blocks.py",
        "class A:\n    async def long(self):\n" + LONG.replace("    ", "        "),
    ),
    "a long module": (house.size_faults, "report/blocks.py", "\n" * 301),
    "a long app": (house.size_faults, "tui/app.py", "\n" * 121),
    "a large class": (house.size_faults, "report/blocks.py", f"class A:\n{METHODS}"),
    "a module of POSIX alone": (house.posix_faults, "storage/lock.py", "import fcntl"),
    "a part of one": (house.posix_faults, "storage/lock.py", "from pwd import getpwuid"),
    "a function of POSIX alone": (house.posix_faults, "workspace.py", "import os\nos.getuid()"),
    "a signal of POSIX alone": (house.posix_faults, "tui/run.py", "import signal\nsignal.SIGHUP"),
    "text without its encoding": (house.encoding_faults, "banks/toml.py", "path.read_text()"),
    "text written without it": (house.encoding_faults, "report/x.py", "path.write_text('a')"),
    "a file opened without it": (house.encoding_faults, "report/x.py", "open('a')"),
    "a file written without it": (house.encoding_faults, "report/x.py", "open('a', 'w')"),
    "a path opened without it": (house.encoding_faults, "report/x.py", "path.open()"),
    "a path written without it": (house.encoding_faults, "report/x.py", "path.open(mode='w')"),
    "a word for a child": (house.word_faults, "cli/plain.py", "WORDS = 'The case is closed.'"),
    "a word for a judgement": (
        house.word_faults,
        "cli/plain.py",
        "def f(n): return f'Score {n}: the service user failed'",
    ),
    "a thing to do later": (house.loose_faults, "cli/plain.py", "# TODO: later"),
    "a pause": (house.loose_faults, "tui/run.py", "import time\ntime.sleep(1)"),
    "any argument": (house.loose_faults, "cli/plain.py", "def f(a: dict[str, Any]): ..."),
    "any answer": (house.loose_faults, "cli/plain.py", "def f() -> Any: ..."),
    "a path of a machine": (house.path_faults, "cli/plain.py", "A = '/ho" + "me/jo/north'"),
}


def planted(folder: Path, place: str, text: str) -> Path:
    """A small package with this text in one module."""
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_fault_is_seen(tmp_path: Path, what: str) -> None:
    check, place, text = PLANTED[what]
    (fault,) = check(planted(tmp_path, place, text))
    assert place in fault


KEPT: dict[str, tuple[house.Check, str, str]] = {
    "downwards": (
        house.import_faults,
        "cli/commands.py",
        "from ncf_reflect import __version__\nfrom ncf_reflect.workspace import Workspace",
    ),
    "beside itself": (house.import_faults, "analysis/pairs.py", "from . import ratings"),
    "values and other widgets": (
        house.widget_faults,
        "tui/widgets/line.py",
        "from ncf_reflect.model.kinds import Kind\nfrom ncf_reflect.tui.widgets.row import Row",
    ),
    "SQL in its place": (house.library_faults, "storage/store.py", "import sqlite3"),
    "a function of forty lines": (
        house.size_faults,
        "report/blocks.py",
        "def long():\n" + LONG.removesuffix("    a39 = 39\n"),
    ),
    "POSIX after asking": (
        house.posix_faults,
        "tui/run.py",
        "import signal, sys\nif sys.platform != 'win32':\n    import pwd\n    signal.SIGHUP",
    ),
    "POSIX if it is there": (
        house.posix_faults,
        "tui/run.py",
        "try:\n    import pwd\nexcept ImportError:\n    pwd = None",
    ),
    "bytes": (house.encoding_faults, "report/x.py", "path.open('rb')\nopen('a', 'wb')"),
    "an encoding": (house.encoding_faults, "report/x.py", "path.open('w', encoding='utf-8')"),
    "another thing that opens": (
        house.encoding_faults,
        "cli/x.py",
        "workspace.open(path, writing=True)\nos.open(path, os.O_RDWR)",
    ),
    "a slug and a docstring": (
        house.word_faults,
        "cli/plain.py",
        '"""In case of need."""\nTHEME = "first-contact"\nKEY = "pass"\nS = "passed on, in case"',
    ),
}


@pytest.mark.parametrize("what", KEPT)
def test_what_keeps_the_rule_is_no_fault(tmp_path: Path, what: str) -> None:
    check, place, text = KEPT[what]
    assert check(planted(tmp_path, place, text)) == []
