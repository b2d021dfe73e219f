"""The mappings of the workspace on the command line, each with its rounds."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ncf_reflect.cli.common import json_option, print_json, print_lines
from ncf_reflect.errors import MappingFileError

if TYPE_CHECKING:
    from ncf_reflect.workspace import Workspace


@click.command()
@click.argument("mapping", default="")
@json_option
@click.pass_obj
def rounds(workspace: "Workspace", mapping: str, as_json: bool) -> None:
    """The mappings of the workspace with their rounds, the newest last; or those of one MAPPING."""
    paths = (workspace.mapping_path(mapping),) if mapping else workspace.mappings()
    found = [_rounds_of(workspace, path, alone=bool(mapping)) for path in paths]
    if as_json:
        print_json([one for one in found if one])
    else:
        lines = [_line(one) for one in found if one]
        print_lines(lines or [f"No mapping in {workspace.sessions} yet."])


def _rounds_of(
    workspace: "Workspace", path: Path, *, alone: bool
) -> dict[str, str | list[str]] | None:
    try:
        with workspace.open(path, writing=False) as opened:
            named = workspace.mapping_path(path.stem) == path
            return {
                "mapping": path.stem if named else path.name,
                "authority": opened.authority,
                "rounds": list(opened.rounds),
                "file": str(path),
            }
    except MappingFileError as error:
        if alone:
            raise
        # One file that cannot be read keeps nobody from the others.
        click.echo(str(error), err=True)
        return None


def _line(one: dict[str, str | list[str]]) -> str:
    titles = ", ".join(f"“{title}”" for title in one["rounds"]) or "no round yet"
    return f"{one['mapping']}: {one['authority']}, {titles} ({one['file']})"
