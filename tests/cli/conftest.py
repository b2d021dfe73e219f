"""The command line as a person runs it, in this process."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from ncf_reflect.cli import main
from ncf_reflect.workspace import WORKSPACE_VARIABLE


class Said(NamedTuple):
    """What a run of the command line came to."""

    code: int
    out: str
    err: str


Ncf = Callable[..., Said]


@pytest.fixture
def ncf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Ncf:
    """Runs `ncf-reflect` with these words in `tmp_path`, which has a `sessions/` folder."""
    (tmp_path / "sessions").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(WORKSPACE_VARIABLE, raising=False)

    def run(*words: str, typed: str | bytes = "") -> Said:
        monkeypatch.setattr(sys, "argv", ["ncf-reflect", *words])
        data = typed if isinstance(typed, bytes) else typed.encode()
        typed_lines = io.TextIOWrapper(io.BytesIO(data), encoding="ascii")
        monkeypatch.setattr(sys, "stdin", typed_lines)
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capfdbinary.readouterr()
        return Said(int(ended.value.code or 0), printed.out.decode(), printed.err.decode())

    return run
