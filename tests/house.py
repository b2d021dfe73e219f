"""The rules of the house (DESIGN section 3), each as a function from a package to its faults.

Every function takes the folder of the package, so that a test can plant a fault in a small one.
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

Check = Callable[[Path], list[str]]

PACKAGE = "ncf_reflect"

LAYERS = (
    {"__main__"},
    {"cli"},
    {"tui"},
    {"workspace"},
    {"workshop", "mapping"},
    {"analysis", "banks", "report", "storage"},
    {"model", "errors"},
)
_TOGETHER = {"model", "errors"}

_ONLY_IN = {"sqlite3": "storage", "sqlite_utils": "storage", "textual": "tui", "rich": "tui"}

POSIX_ONLY = {
    "crypt",
    "fcntl",
    "grp",
    "posix",
    "pty",
    "pwd",
    "resource",
    "syslog",
    "termios",
    "tty",
}
POSIX_NAMES = {
    "os": {
        "chown",
        "fork",
        "getegid",
        "geteuid",
        "getgid",
        "getpgid",
        "getuid",
        "killpg",
        "setsid",
    },
    "signal": {"SIGALRM", "SIGHUP", "SIGKILL", "SIGTSTP", "SIGUSR1", "SIGWINCH", "alarm"},
}

LONGEST_FUNCTION = 40
LONGEST_MODULE = 300
LONGEST_APP = 120
MOST_METHODS = 15

# "In case" and "passed on" are about nobody.
FORBIDDEN = re.compile(
    r"\b((?<!in )cases?|service users?|scor(?:es?|ed|ing)|rank(?:s|ed|ing)?|complian(?:t|ce)|"
    r"pass(?:es|ed)?(?! on\b)|fail(?:s|ed|ing|ures?)?|placements?|contacts?|LAC|NEET|CYP)\b"
)


Module = tuple[str, ast.Module, str]


@cache
def modules(package: Path) -> tuple[Module, ...]:
    """Every module of the package: its place, its tree, its text."""
    texts = [(path, path.read_text(encoding="utf-8")) for path in sorted(package.rglob("*.py"))]
    return tuple(
        (path.relative_to(package).as_posix(), ast.parse(text), text) for path, text in texts
    )


def import_faults(package: Path) -> list[str]:
    """Imports that run up, or between parts of one layer."""
    return [
        f"{place} imports {PACKAGE}.{'.'.join(imported)}"
        for place, tree, _ in modules(package)
        for imported in _imports_of_ours(place, tree)
        if not _may_import(_part(place), imported[0])
    ]


def widget_faults(package: Path) -> list[str]:
    """What a widget imports of ours beside the values of `model` and other widgets."""
    return [
        f"{place} imports {PACKAGE}.{'.'.join(imported)}"
        for place, tree, _ in modules(package)
        if place.startswith("tui/widgets/")
        for imported in _imports_of_ours(place, tree)
        if imported[0] != "model" and imported[:2] != ("tui", "widgets")
    ]


def library_faults(package: Path) -> list[str]:
    """SQL outside `storage`, and Textual outside `tui`."""
    return [
        f"{place} imports {name}"
        for place, tree, _ in modules(package)
        for name, _ in _imports(place, tree)
        if _ONLY_IN.get(name.partition(".")[0], _part(place)) != _part(place)
    ]


def size_faults(package: Path) -> list[str]:
    """Functions, modules and classes that are longer than the house allows."""
    faults = []
    for place, tree, text in modules(package):
        lines = text.count("\n")
        if lines > (LONGEST_APP if place == "tui/app.py" else LONGEST_MODULE):
            faults.append(f"{place}: {lines} lines")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    faults.append(f"{place}:{node.lineno} {node.name}: {length} lines")
            if isinstance(node, ast.ClassDef):
                methods = sum(
                    isinstance(x, ast.FunctionDef | ast.AsyncFunctionDef) for x in node.body
                )
                if methods > MOST_METHODS:
                    faults.append(f"{place}:{node.lineno} {node.name}: {methods} methods")
    return faults


def posix_faults(package: Path) -> list[str]:
    """What Windows has not, where nothing asks first whether it is there."""
    faults = []
    for place, tree, _ in modules(package):
        guarded = _guarded(tree)
        faults += [
            f"{place}:{node.lineno} {ast.unparse(node)}"
            for node in ast.walk(tree)
            if _is_posix_only(node) and id(node) not in guarded
        ]
    return faults


def encoding_faults(package: Path) -> list[str]:
    """Text files that are read or written without naming their encoding."""
    return [
        f"{place}:{node.lineno} {ast.unparse(node)}"
        for place, tree, _ in modules(package)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _opens_text(node) and not _names_encoding(node)
    ]


def word_faults(package: Path) -> list[str]:
    """Words of DESIGN section 2 that no screen may show, in texts of more than one word."""
    return [
        f"{place}:{node.lineno} {found.group()}: {node.value!r}"
        for place, tree, _ in modules(package)
        for node in _texts(tree)
        if " " in node.value.strip() and (found := FORBIDDEN.search(node.value))
    ]


def loose_faults(package: Path) -> list[str]:
    """`Any` in a signature, a pause, a thing to do later."""
    faults = []
    for place, tree, text in modules(package):
        faults += [
            f"{place}:{number} {line.strip()}"
            for number, line in enumerate(text.splitlines(), start=1)
            if re.search(r"\b(TODO|FIXME|XXX)\b|\btime\.sleep\(", line)
        ]
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _says_any(node):
                faults.append(f"{place}:{node.lineno} {node.name}: Any")
    return faults


def path_faults(folder: Path) -> list[str]:
    """Paths of one machine in what is committed."""
    of_a_machine = re.compile(r"/(?:wor[k]|hom[e]|User[s]|roo[t])/[a-z]|/tm[p]/[a-z]")
    return [
        f"{path.relative_to(folder)}: {found.group()}"
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".py", ".md", ".toml", ".json", ".tcss", ""} and path.is_file()
        if (found := of_a_machine.search(path.read_text(encoding="utf-8")))
    ]


def _part(place: str) -> str:
    return place.partition("/")[0].removesuffix(".py")


def _may_import(part: str, imported: str) -> bool:
    if part == imported or {part, imported} <= _TOGETHER or imported == "__version__":
        return True
    layer = {name: number for number, names in enumerate(LAYERS) for name in names}
    return part in layer and imported in layer and layer[part] < layer[imported]


def _imports_of_ours(place: str, tree: ast.Module) -> Iterator[tuple[str, ...]]:
    """What a module imports of the package, without the package's own name."""
    for module, names in _imports(place, tree):
        steps = module.split(".")
        if steps[0] == PACKAGE:
            # `from ncf_reflect import cli` names the part only among what is imported.
            yield from [tuple(steps[1:])] if steps[1:] else [(name,) for name in names]


def _imports(place: str, tree: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every module that is imported anywhere in the file, with the names taken from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            here = [PACKAGE, *place.split("/")[:-1]][: -(node.level - 1) or None]
            module = ".".join([*here, *filter(None, [node.module])]) if node.level else node.module
            yield str(module), tuple(alias.name for alias in node.names)


def _guarded(tree: ast.Module) -> set[int]:
    """Nodes inside an `if` or a `try` that finds out first whether something is there."""
    asks = re.compile(r"sys\.platform|os\.name|hasattr\(")
    return {
        id(inner)
        for node in ast.walk(tree)
        if (isinstance(node, ast.If | ast.IfExp) and asks.search(ast.unparse(node.test)))
        or (isinstance(node, ast.Try) and "ImportError" in ast.unparse(node))
        for inner in ast.walk(node)
    }


def _is_posix_only(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name in POSIX_ONLY for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return node.module in POSIX_ONLY
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.attr in POSIX_NAMES.get(node.value.id, set())
    )


def _opens_text(call: ast.Call) -> bool:
    name = call.func
    if isinstance(name, ast.Attribute) and name.attr in ("read_text", "write_text"):
        return True
    if isinstance(name, ast.Name) and name.id == "open":
        return "b" not in _mode(call, call.args[1:2])
    if isinstance(name, ast.Attribute) and name.attr == "open":
        # `path.open()`; what else is opened here is given something that is no mode.
        mode = _mode(call, call.args[:1])
        bare = not call.args and not [word for word in call.keywords if word.arg != "mode"]
        return "b" not in mode and (bare or bool(re.fullmatch(r"[rwax][t+]*", mode)))
    return False


def _mode(call: ast.Call, first: list[ast.expr]) -> str:
    given = [*first, *(word.value for word in call.keywords if word.arg == "mode")]
    return "".join(str(node.value) for node in given if isinstance(node, ast.Constant))


def _names_encoding(call: ast.Call) -> bool:
    return any(word.arg in ("encoding", None) for word in call.keywords)


def _texts(tree: ast.Module) -> Iterator[ast.Constant]:
    """Every text in the code that is no docstring."""
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node


def _says_any(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    given = function.args
    said = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    notes = [function.returns, *(one.annotation for one in said if one)]
    return any(
        isinstance(node, ast.Name) and node.id == "Any"
        for note in notes
        if note
        for node in ast.walk(note)
    )
