"""A session at an ordinary prompt, or read from a script on standard input."""

import sys
from typing import TYPE_CHECKING

import click

from ncf_reflect.cli.common import as_text
from ncf_reflect.errors import ReflectError

if TYPE_CHECKING:
    from ncf_reflect.workshop.live import LiveSession


def open_again(live: "LiveSession") -> None:
    """Open a finished session again; one that is open stays as it is."""
    from ncf_reflect.model.kinds import SessionState  # noqa: PLC0415

    if live.facts.state is SessionState.CLOSED:
        live.correct(state=SessionState.OPEN)


def walk(live: "LiveSession") -> bool:
    """Take lines until the session is left or the input ends; whether every line was taken.

    What is said goes to standard output, what was refused to standard error, one fact a line.
    """
    from ncf_reflect.workshop.prompt import Prompt  # noqa: PLC0415

    prompt = Prompt(live)
    all_taken = True
    for fact in prompt.opening():
        click.echo(fact)
    for number, line in enumerate(sys.stdin.buffer if sys.stdin else (), start=1):
        try:
            for fact in prompt.take(as_text(line).rstrip("\r\n")):
                click.echo(fact)
        except ReflectError as error:
            all_taken = False
            place = "" if sys.stdin.isatty() else f"line {number}: "
            click.echo(f"{place}{error}", err=True)
        if prompt.ended:
            break
    if not prompt.ended:
        click.echo("The session stays open. Everything is saved.")
    return all_taken
