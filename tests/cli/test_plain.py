"""Every listing command takes `--plain`: what it says without `--json`, one fact a line."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from ncf_reflect.cli.commands import cli
from tests.mapping.test_outline import an_example


@pytest.mark.parametrize("command", ["coverage", "triangulate", "banks"])
def test_plain_says_what_no_option_says(tmp_path: Path, command: str) -> None:
    an_example(tmp_path)
    words = [command] if command == "banks" else [command, "example"]
    run = CliRunner()
    plain = run.invoke(cli, ["--workspace", str(tmp_path), *words, "--plain"])
    default = run.invoke(cli, ["--workspace", str(tmp_path), *words])
    assert (plain.exit_code, plain.output) == (0, default.output)
