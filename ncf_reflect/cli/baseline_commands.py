"""The local baseline on the command line."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ncf_reflect.cli.common import (
    json_option,
    mapping_argument,
    print_json,
    print_lines,
    round_option,
)
from ncf_reflect.cli.desk_commands import say_what_is_sealed
from ncf_reflect.cli.evidence_commands import role_option

if TYPE_CHECKING:
    from ncf_reflect.mapping.opened import OpenedMapping
    from ncf_reflect.model.evidence import Baseline
    from ncf_reflect.workspace import Workspace


@click.command()
@mapping_argument
@click.option("--use", "file", metavar="FILE.toml", help="Put it beside the round.")
@click.option("--match", metavar="LINE", help="Say what a line is about; such as B-7c11.")
@click.option("--themes", metavar="A,B", help="With --match: the themes that it is about.")
@click.option("--none", "nobody", is_flag=True, help="With --match: no group raised it.")
@click.option("--refuse", metavar="THEME", help="With --match: it is not about this theme.")
@click.option("--open", "take_back", is_flag=True, help="With --match: not yet matched after all.")
@role_option
@round_option
@json_option
@click.pass_obj
def baseline(
    workspace: "Workspace", mapping: str, file: str | None, match: str | None, themes: str | None,
    nobody: bool, refuse: str | None, take_back: bool, role: str, round_title: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """The council's own quality framework beside what groups said.

    For --use, `northumberland-2023` is the example that comes with the app.
    """
    said = sum((bool(themes), nobody, bool(refuse), take_back))
    if said != bool(match):
        raise click.UsageError("With --match LINE say one of --themes, --none, --refuse, --open.")
    if match and file:
        raise click.UsageError("--use and --match do not go together.")
    path = workspace.mapping_path(mapping)
    with workspace.open(path, writing=bool(match or file)) as opened:
        title = opened.round(round_title).title
        if file:
            _use(workspace, opened, title, file, role)
        elif match:
            _match(opened, title, match, themes, nobody, refuse, role)
        round_ = opened.round(title)
    say_what_is_sealed(round_)
    from ncf_reflect.cli.evidence_lines import (  # noqa: PLC0415
        baseline_json,
        baseline_plain,
        line_plain,
    )

    if as_json:
        print_json(baseline_json(round_))
    else:
        print_lines(line_plain(round_, match) if match else baseline_plain(round_))


def _use(workspace: "Workspace", opened: "OpenedMapping", title: str, file: str, role: str) -> None:
    from ncf_reflect.mapping.baseline import use_baseline  # noqa: PLC0415

    new = use_baseline(opened, opened.round(title), _baseline_in(workspace, file), role)
    said = "stands beside the round now" if new else "was beside the round already"
    click.echo(f"{file} {said}.", err=True)


def _baseline_in(workspace: "Workspace", file: str) -> "Baseline":
    """The baseline in a file, or the one of this name among those found."""
    from ncf_reflect.banks.baseline import named_baseline, read_baseline  # noqa: PLC0415

    if not Path(file).exists():
        found = named_baseline(workspace.framework(), file)
        if found:
            return found
    return read_baseline(Path(file))


def _match(
    opened: "OpenedMapping", title: str, line: str, themes: str | None, nobody: bool,
    refuse: str | None, role: str,
) -> None:  # fmt: skip
    from ncf_reflect.mapping.baseline import Matcher  # noqa: PLC0415

    matcher = Matcher(opened, title, role)
    if themes:
        matcher.match(line, filter(None, map(str.strip, themes.split(","))))
    elif nobody:
        matcher.nobody(line)
    elif refuse:
        matcher.refuse(line, refuse)
    else:
        matcher.take_back(line)
