"""The facilitator's second window on the command line."""

import sys
from typing import TYPE_CHECKING

import click

from ncf_reflect.cli.app import in_a_terminal
from ncf_reflect.cli.common import mapping_argument
from ncf_reflect.errors import MappingFileError

if TYPE_CHECKING:
    from ncf_reflect.workspace import Workspace


@click.command()
@mapping_argument
@click.pass_obj
def notes(workspace: "Workspace", mapping: str) -> None:
    """Notes for the facilitator in a second window: follows the Room, and writes nothing.

    Keep it on your own screen: it shows what the room must not see.
    """
    path = workspace.mapping_path(mapping)
    if not path.exists():
        raise MappingFileError(f"There is no mapping at {path}. Check the name, or make one.")
    if not in_a_terminal():
        click.echo("The notes need a terminal: open one and start them there.", err=True)
        sys.exit(2)
    from ncf_reflect.tui.run import run_notes  # noqa: PLC0415 - Textual loads only for the app

    sys.exit(run_notes(workspace, path))
