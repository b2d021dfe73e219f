"""What the commands have in common: their arguments, and how they print."""

import json
import sys
from collections.abc import Callable
from typing import TypeVar

import click

from ncf_reflect.errors import RefusedError

Command = TypeVar("Command", bound=Callable[..., object])

mapping_argument = click.argument("mapping")
round_option = click.option(
    "--round", "round_title", metavar="TITLE", help="Else the newest round."
)

NOT_UTF8 = "This is not UTF-8 text, and a letter would be lost. Save it as UTF-8, and try again."


def as_text(typed: bytes) -> str:
    """What came on standard input, as text. RefusedError where it is not UTF-8."""
    try:
        return typed.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(NOT_UTF8) from error


def read_typed() -> str:
    """All that comes on standard input; empty without one. RefusedError as `as_text`."""
    return as_text(sys.stdin.buffer.read()) if sys.stdin else ""


def print_json(value: object) -> None:
    """`value` on standard output, as UTF-8 whatever the terminal thinks."""
    text = json.dumps(value, ensure_ascii=False, indent=1, default=str)
    click.echo(text.encode() + b"\n", nl=False)


def print_lines(lines: list[str]) -> None:
    """One fact a line, on standard output."""
    click.echo(("\n".join(lines) + "\n").encode(), nl=False)


def json_option(command: Command) -> Command:
    """Adds `--json` to a listing, and `--plain` for what it says without: one fact a line."""
    plain = click.option(
        "--plain", is_flag=True, expose_value=False, help="One fact a line, as without --json."
    )
    return plain(click.option("--json", "as_json", is_flag=True, help="As JSON.")(command))
