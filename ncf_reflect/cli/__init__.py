"""The command line: thin click commands over `workspace`, `workshop` and `mapping`."""

import sys

import click

from ncf_reflect.errors import ReflectError


def main() -> None:
    """Run a command. Exit 0 done, 1 refused with a plain sentence, 2 misused."""
    from ncf_reflect.cli.commands import cli  # noqa: PLC0415 - nothing loads before it must

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        cli(prog_name="ncf-reflect")
    except ReflectError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        # What no command expected of a folder or a disk: still a sentence.
        named = f"{error.filename}: " if error.filename else ""
        click.echo(f"{named}{error.strerror}.", err=True)
        sys.exit(1)
