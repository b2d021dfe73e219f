"""The National Framework on the command line: what it says, and what it expects of whom."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ncf_reflect.cli.common import json_option, print_json, print_lines

if TYPE_CHECKING:
    from ncf_reflect.banks.framework import Library
    from ncf_reflect.model.framework import Role
    from ncf_reflect.workspace import Workspace


@click.command()
@click.argument("section", default="")
@click.option("--role", help="Only what is expected of it, such as leaders or practitioners.")
@json_option
@click.pass_obj
def framework(workspace: "Workspace", section: str, role: str | None, as_json: bool) -> None:
    """The National Framework: whole, or one SECTION such as safe or "outcome 3".

    SECTION may also be a part: summary, purpose, principles, concepts, glossary, numbers, wording,
    examples, indicators or baseline.
    """
    from ncf_reflect.cli import framework_json, framework_lines  # noqa: PLC0415

    library = workspace.framework()
    asked = _role(role)
    if as_json:
        print_json(framework_json.framework_json(library, section, asked))
    else:
        print_lines(framework_lines.framework_lines(library, section, asked))
    _tell_faulty(library)


@click.command()
@click.argument("section", default="")
@click.option("--role", help="Of whom, such as leaders or practitioners.")
@click.option("--find", "words", default="", metavar="WORDS", help="Only those with these words.")
@json_option
@click.pass_obj
def expectations(
    workspace: "Workspace", section: str, role: str | None, words: str, as_json: bool
) -> None:
    """What the guidance expects, each with its place: all of it, or of one SECTION."""
    from ncf_reflect.cli.framework_lines import expectation_lines  # noqa: PLC0415
    from ncf_reflect.mapping.framework import expectations, section_named  # noqa: PLC0415

    library = workspace.framework()
    guidance = library.framework
    slug = section_named(guidance, library.crosswalk, section).slug if section else ""
    found = expectations(guidance, slug, _role(role), words)
    if as_json:
        listed = [placed.model_dump(mode="json") for placed in found]
        print_json({"expectations": listed, "attribution": [guidance.credit]})
    else:
        print_lines(list(expectation_lines(guidance, found)) or ["Nothing found."])
    _tell_faulty(library)


def _role(typed: str | None) -> "Role | None":
    from ncf_reflect.mapping.framework import role_named  # noqa: PLC0415

    return role_named(typed) if typed else None


def _tell_faulty(library: "Library") -> None:
    for file in library.faulty:
        faults: Sequence[str] = file.faults
        click.echo("\n".join((f"{file.file} is left out:", *faults)), err=True)
