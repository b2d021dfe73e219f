"""The question banks on the command line: those found, whether a file is sound, what is newer."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ncf_reflect.cli.common import json_option, print_json, print_lines
from ncf_reflect.errors import MappingFileError

if TYPE_CHECKING:
    from ncf_reflect.workspace import Workspace


@click.group(invoke_without_command=True)
@json_option
@click.pass_context
def banks(context: click.Context, as_json: bool) -> None:
    """The question banks found."""
    if context.invoked_subcommand:
        return
    from ncf_reflect.cli import plain  # noqa: PLC0415

    shelf = context.obj.banks()
    if as_json:
        print_json([bank.model_dump(mode="json") for bank in shelf.banks.values()])
    else:
        print_lines(plain.bank_lines(shelf))
    for file in shelf.faulty:
        click.echo("\n".join((f"{file.file} is left out:", *file.faults)), err=True)


@banks.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def check_bank(file: Path) -> None:
    """Every fault of a bank file, or of another file for questions/, with its place."""
    click.echo(f"{file.name} is sound: {_what_it_is(file)}.")


@banks.command("updates")
@click.argument("mapping", required=False)
@click.pass_obj
def updates(workspace: "Workspace", mapping: str | None) -> None:
    """Which running rounds ask an older copy of a bank, and what changed. Changes nothing.

    Without MAPPING it looks at every mapping of the workspace.
    """
    from ncf_reflect.mapping.bank_updates import NOTHING_NEW, stale_lines  # noqa: PLC0415

    paths = (workspace.mapping_path(mapping),) if mapping else workspace.mappings()
    shelf = workspace.banks()
    lines = [line for path in paths for line in _updates_in(workspace, path, mapping is None)]
    print_lines([*(lines or [NOTHING_NEW]), *stale_lines(workspace.folder)])
    for file in shelf.faulty:
        click.echo("\n".join((f"{file.file} is left out:", *file.faults)), err=True)


def _updates_in(workspace: "Workspace", path: Path, one_of_many: bool) -> Iterator[str]:
    from ncf_reflect.mapping.bank_updates import update_lines, updates_of  # noqa: PLC0415

    try:
        with workspace.open(path, writing=False) as opened:
            found = updates_of(opened, workspace.banks().banks)
    except MappingFileError as error:
        if not one_of_many:
            raise
        click.echo(str(error), err=True)
        return
    for update in found:
        yield from update_lines(path.name, update)


def _what_it_is(file: Path) -> str:
    from ncf_reflect.banks import read_bank  # noqa: PLC0415
    from ncf_reflect.banks.council import read_council  # noqa: PLC0415
    from ncf_reflect.banks.extending import read_additions  # noqa: PLC0415
    from ncf_reflect.banks.framework import kind_of, named_format, read_reference  # noqa: PLC0415
    from ncf_reflect.model.additions import QUESTIONS_FORMAT  # noqa: PLC0415
    from ncf_reflect.model.council import COUNCIL_FORMAT  # noqa: PLC0415

    if kind := kind_of(file):
        return read_reference(kind, file).title
    named = named_format(file)
    if named == COUNCIL_FORMAT:
        return f"the names of {read_council(file).authority}"
    if named == QUESTIONS_FORMAT:
        additions = read_additions(file)
        return f"{additions.count} questions to be added to {additions.extends}"
    bank = read_bank(file)
    return f"{bank.title}, {len(list(bank.asked()))} questions"
