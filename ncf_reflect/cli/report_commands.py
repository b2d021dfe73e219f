"""The report on the command line: its kinds, formats, head, and what may go out."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ncf_reflect.cli.common import Command, round_option
from ncf_reflect.cli.desk_commands import say_what_is_sealed

if TYPE_CHECKING:
    from ncf_reflect.mapping.reporting.options import ReportOptions
    from ncf_reflect.model.session import Round
    from ncf_reflect.workspace import Workspace


def head_options(command: Command) -> Command:
    """What stands at the head of a board paper; all may be left out."""
    options = (
        click.option("--meeting", default="", metavar="NAME", help="The board or meeting."),
        click.option("--date", "on", default="", metavar="DATE", help="The day of the meeting."),
        click.option("--author-role", default="", metavar="ROLE", help="Never a name."),
        click.option("--purpose", default="", metavar="WORDS", help="What the paper is for."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.argument("mapping", default="")
@round_option
@click.option(
    "--kind", default="board", show_default=True,
    help="board, one-page, annex (arithmetic); responsibilities (needs no MAPPING).",
)  # fmt: skip
@click.option("--format", "format_name", help="md, html or docx; else as --out ends, else md.")
@click.option("--out", metavar="PATH|-", help="Else a new file in exports/.")
@click.option("--full", is_flag=True, help="Small groups included: not for sharing.")
@click.option(
    "--template", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.docx",
    help="Word on your council’s own template; its text is left out.",
)  # fmt: skip
@head_options
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The report’s date.")
@click.option("--strict", is_flag=True, help="Refuse where something may identify somebody.")
@click.pass_obj
def report(
    workspace: "Workspace", mapping: str, round_title: str | None, kind: str,
    format_name: str | None, out: str | None, full: bool, template: Path | None, meeting: str,
    on: str, author_role: str, purpose: str, as_of: datetime | None, strict: bool,
) -> None:  # fmt: skip
    """The gap report as a paper for a board, in Markdown, HTML or Word.

    Or, with `--kind responsibilities`, what the National Framework expects of whom.
    """
    named = format_name or _format_of(out, "docx" if template else "md")
    if _is_without_round(kind):
        _write_standing(workspace, kind, named, out, template)
        return
    if not mapping:
        raise click.UsageError("Say of which MAPPING. Only --kind responsibilities needs none.")
    from ncf_reflect.mapping.publishing import (  # noqa: PLC0415
        publish,
        read_template,
        render_report,
    )
    from ncf_reflect.mapping.reporting.expected import with_guidance  # noqa: PLC0415
    from ncf_reflect.mapping.reporting.options import ReportOptions  # noqa: PLC0415
    from ncf_reflect.report.values import Meeting  # noqa: PLC0415

    with workspace.open(workspace.mapping_path(mapping), writing=False) as opened:
        round_ = opened.round(round_title)
    options = ReportOptions(
        kind=kind,
        full=full,
        as_of=as_of.date() if as_of else None,
        meeting=Meeting(meeting=meeting, date=on, author_role=author_role, purpose=purpose),
    )
    options = with_guidance(options, round_, workspace.framework)
    _warn(round_, options, strict=strict)
    base = read_template(template) if template else None
    if out == "-":
        click.echo(render_report(round_, named, options, base), nl=False)
        return
    target, at = Path(out) if out else None, workspace.clock()
    click.echo(str(publish(round_, named, workspace.exports, at, target, options, base)))


def _is_without_round(kind: str) -> bool:
    from ncf_reflect.report.papers.kinds import WITHOUT_ROUND  # noqa: PLC0415

    return kind in WITHOUT_ROUND


def _write_standing(
    workspace: "Workspace", kind: str, format_name: str, out: str | None, template: Path | None
) -> None:
    """A paper on the Framework alone: no mapping is opened for it."""
    from ncf_reflect.mapping.publishing import read_template  # noqa: PLC0415
    from ncf_reflect.mapping.responsibilities import (  # noqa: PLC0415
        publish_responsibilities,
        render_responsibilities,
    )

    library = workspace.framework()
    base = read_template(template) if template else None
    if out == "-":
        click.echo(render_responsibilities(library, kind, format_name, base), nl=False)
        return
    target, at = Path(out) if out else None, workspace.clock()
    exports = workspace.exports
    path = publish_responsibilities(library, kind, format_name, exports, at, target, base)
    click.echo(str(path))


def _warn(round_: "Round", options: "ReportOptions", *, strict: bool) -> None:
    """On standard error what is sealed and what may identify somebody; exit 1 where `strict`."""
    from ncf_reflect.mapping.disclosing import warnings_for  # noqa: PLC0415

    say_what_is_sealed(round_)
    warnings = warnings_for(round_, full=options.full)
    for line in warnings:
        click.echo(line, err=True)
    if warnings and strict:
        click.echo("Nothing was written.", err=True)
        sys.exit(1)


def _format_of(out: str | None, otherwise: str) -> str:
    """The format that the file's name asks for."""
    from ncf_reflect.report.formats import FORMATS  # noqa: PLC0415

    suffix = Path(out).suffix.lower() if out else ""
    return next((name for name, each in FORMATS.items() if each.suffix == suffix), otherwise)
