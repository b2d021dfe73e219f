"""Every command, each thin: it opens, asks `mapping` or `workshop`, and prints."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ncf_reflect import __version__
from ncf_reflect.cli.adapt_command import adapt
from ncf_reflect.cli.app import in_a_terminal, open_app
from ncf_reflect.cli.bank_commands import banks
from ncf_reflect.cli.baseline_commands import baseline
from ncf_reflect.cli.common import (
    Command,
    json_option,
    mapping_argument,
    print_json,
    print_lines,
    round_option,
)
from ncf_reflect.cli.desk_commands import (
    decide,
    keep_what_was_found,
    say_what_is_sealed,
    seal,
    search,
)
from ncf_reflect.cli.evidence_commands import evidence
from ncf_reflect.cli.framework_commands import expectations, framework
from ncf_reflect.cli.gap_commands import actions, gaps
from ncf_reflect.cli.lens_command import lens
from ncf_reflect.cli.notes_command import notes
from ncf_reflect.cli.report_commands import report
from ncf_reflect.cli.rounds_command import rounds
from ncf_reflect.cli.share_commands import disclose, show, verify, words
from ncf_reflect.cli.theme_commands import list_points, tag, themes
from ncf_reflect.errors import FaultsError, RefusedError
from ncf_reflect.model.council import in_use
from ncf_reflect.model.outline import SessionAsked

if TYPE_CHECKING:
    from ncf_reflect.workspace import Workspace


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--workspace",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder with sessions/ and exports/.",
)
@click.version_option(__version__)
@click.pass_context
def cli(context: click.Context, workspace: Path | None) -> None:
    """NCF Reflect: reflective mapping against the Children's Social Care National Framework.

    Without a command it opens the app.
    """
    from ncf_reflect.mapping.names import take_up  # noqa: PLC0415 - help needs none of it
    from ncf_reflect.workspace import Workspace  # noqa: PLC0415

    context.obj = Workspace.find(workspace)
    for sentence in take_up(context.obj.folder):
        click.echo(sentence, err=True)
    if context.invoked_subcommand is None:
        open_app(context.obj)


@cli.command()
@click.option("--no-open", is_flag=True, help="Do not open the app afterwards.")
@click.pass_obj
def demo(workspace: "Workspace", no_open: bool) -> None:
    """Record a made-up example round, triangulate it, write its report, and open the app on it."""
    from ncf_reflect.cli.demo import record_example  # noqa: PLC0415

    path = record_example(workspace)
    if not no_open and in_a_terminal():
        open_app(workspace, path)


@cli.command()
@mapping_argument
@click.option("--authority", default="", metavar="NAME", help="Else that of council.toml.")
@click.option("--round", "round_title", required=True, metavar="TITLE")
@click.option("--bank", "bank_ids", multiple=True, metavar="ID", help="Else every bank found.")
@click.option("--sealed", is_flag=True, help="Finished sessions wait until all have finished.")
@click.pass_obj
def new(
    workspace: "Workspace",
    mapping: str,
    authority: str,
    round_title: str,
    bank_ids: tuple[str, ...],
    sealed: bool,
) -> None:
    """A new mapping with its first round, or a new round in a mapping of this authority."""
    path = workspace.mapping_path(mapping)
    authority = authority or in_use().authority
    if not authority:
        raise click.UsageError("Missing option '--authority': the council's name.")
    made = workspace.start(path, authority, round_title, bank_ids, sealed=sealed)
    with made:
        ready = "ready, sealed" if sealed else "ready"
        click.echo(f"{path}: round “{round_title}” of {made.authority} is {ready}.", err=True)


@cli.command("import")
@click.argument("document", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--into", required=True, metavar="MAPPING")
@click.pass_obj
def import_(workspace: "Workspace", document: Path, into: str) -> None:
    """Bring a round document into a mapping; the mapping is made where there is none."""
    from ncf_reflect.mapping.exchange import (  # noqa: PLC0415
        LARGEST_DOCUMENT,
        import_round,
        read_document,
    )

    try:
        with document.open("rb") as file:
            data = file.read(LARGEST_DOCUMENT + 1)
    except OSError as error:
        raise RefusedError(f"{document} cannot be read: {error.strerror}.") from error
    checked = read_document(data, workspace.banks().banks.get)
    path = workspace.mapping_path(into)
    opened = workspace.open_or_create(path, checked.authority)
    with opened:
        added, known = import_round(opened, checked)
    click.echo(f"{path}: {added} sessions came in, {known} were here already.", err=True)


@cli.command()
@mapping_argument
@round_option
@click.pass_obj
def export(workspace: "Workspace", mapping: str, round_title: str | None) -> None:
    """The round document of a round, to standard output."""
    from ncf_reflect.mapping.exchange import export_round  # noqa: PLC0415

    with workspace.open(workspace.mapping_path(mapping), writing=False) as opened:
        click.echo(export_round(opened, round_title).encode(), nl=False)


@cli.command()
@mapping_argument
@round_option
@json_option
@click.pass_obj
def coverage(workspace: "Workspace", mapping: str, round_title: str | None, as_json: bool) -> None:
    """Who has been asked what, how far each session got, and what is to follow up."""
    from ncf_reflect.cli.asked import print_coverage  # noqa: PLC0415

    with workspace.open(workspace.mapping_path(mapping), writing=False) as opened:
        board = opened.coverage(round_title)
    print_coverage(board, as_json=as_json)


@cli.command()
@mapping_argument
@round_option
@json_option
@click.pass_obj
def triangulate(
    workspace: "Workspace", mapping: str, round_title: str | None, as_json: bool
) -> None:
    """What the ruleset suggests: where worker, manager and leader answers differ, and why."""
    path = workspace.mapping_path(mapping)
    with workspace.open(path, writing=False) as opened:
        round_ = opened.round(round_title)
    say_what_is_sealed(round_)
    if as_json:
        from ncf_reflect.analysis.triangulation import triangulate  # noqa: PLC0415

        findings = triangulate(round_)
        print_json(findings.model_dump(mode="json"))
    else:
        from ncf_reflect.cli import plain  # noqa: PLC0415
        from ncf_reflect.mapping.desk import read_desk  # noqa: PLC0415

        desk = read_desk(round_)
        findings = desk.findings
        print_lines(plain.desk_lines(desk))
    keep_what_was_found(workspace, path, round_, findings)


def session_options(command: Command) -> Command:
    """Which session: of which group, on which bank, in which round, beginning where."""
    options = (
        mapping_argument,
        click.option("--bank", "bank", required=True, metavar="ID"),
        click.option("--group", "groups", required=True, metavar="ID", help="Or workers,managers."),
        round_option,
        click.option("--begin", "section", default="", metavar="SECTION", help="For a new one."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@cli.command()
@session_options
@click.pass_obj
def room(
    workspace: "Workspace", mapping: str, bank: str, groups: str,
    round_title: str | None, section: str,
) -> None:  # fmt: skip
    """Straight into a session: the open one of this group, or a new one."""
    asked = SessionAsked(bank, groups, round_title, section)
    open_app(workspace, workspace.mapping_path(mapping), asked)


@cli.command()
@session_options
@click.option("--reopen", is_flag=True, help="The finished session, to change it.")
@click.pass_obj
def record(
    workspace: "Workspace", mapping: str, bank: str, groups: str,
    round_title: str | None, section: str, reopen: bool,
) -> None:  # fmt: skip
    """Hold a session at a plain prompt: for a screen reader, a braille line, or a script."""
    from ncf_reflect.cli.record import open_again, walk  # noqa: PLC0415
    from ncf_reflect.mapping.sessions import begin_or_resume, groups_named  # noqa: PLC0415

    with workspace.open(workspace.mapping_path(mapping), writing=True) as opened:
        named = groups_named(groups)
        session, title = begin_or_resume(opened, bank, named, round_title, section, finished=reopen)
        live = workspace.live(opened, session, title)
        if reopen:
            open_again(live)
        if not walk(live):
            sys.exit(1)


@cli.command()
@mapping_argument
@click.pass_obj
def check(workspace: "Workspace", mapping: str) -> None:
    """Whether the mapping file is whole; what is wrong, if it is not."""
    from ncf_reflect.storage.checking import check  # noqa: PLC0415

    path = workspace.mapping_path(mapping)
    faults = check(path)
    if faults and not path.exists():
        raise RefusedError(faults[0])
    if faults:
        raise FaultsError(f"{path.name} is not whole.", faults)
    click.echo(f"{path.name} is whole.")


for command in (
    actions,
    adapt,
    banks,
    gaps,
    baseline,
    evidence,
    decide,
    disclose,
    expectations,
    framework,
    lens,
    notes,
    report,
    rounds,
    seal,
    search,
    show,
    list_points,
    tag,
    themes,
    verify,
    words,
):
    cli.add_command(command)
