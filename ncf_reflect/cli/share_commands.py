"""Sharing a report on the command line: its references, whether it still holds, what may go out."""

import sys
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

if TYPE_CHECKING:
    from ncf_reflect.model.session import Round
    from ncf_reflect.model.shared import DisclosureChoice
    from ncf_reflect.workspace import Workspace


@click.command()
@mapping_argument
@click.argument("reference", metavar="REF")
@round_option
@json_option
@click.pass_obj
def show(
    workspace: "Workspace", mapping: str, reference: str, round_title: str | None, as_json: bool
) -> None:
    """What a reference in a report leads to, such as stay-together.1-W-9a0b or stay-together.1."""
    from ncf_reflect.cli.shared import shown_lines  # noqa: PLC0415
    from ncf_reflect.mapping.referring import show as find  # noqa: PLC0415

    with workspace.open(workspace.mapping_path(mapping), writing=False) as opened:
        shown = find(opened, reference, round_title)
    if as_json:
        print_json(shown.model_dump(mode="json"))
    else:
        print_lines(list(shown_lines(shown)))


@click.command()
@click.argument("report", type=click.Path(path_type=Path, dir_okay=False))
@mapping_argument
@json_option
@click.pass_obj
def verify(workspace: "Workspace", report: Path, mapping: str, as_json: bool) -> None:
    """Whether a report still tells what the mapping holds; exit 1 and what changed, if not."""
    from ncf_reflect.mapping.report_reading import read_file  # noqa: PLC0415
    from ncf_reflect.mapping.reporting.expected import with_guidance  # noqa: PLC0415
    from ncf_reflect.mapping.reporting.options import ReportOptions  # noqa: PLC0415
    from ncf_reflect.mapping.verifying import verify as compare  # noqa: PLC0415

    def made_with(round_: "Round") -> ReportOptions:
        return with_guidance(ReportOptions(), round_, workspace.framework)

    data = read_file(report)
    with workspace.open(workspace.mapping_path(mapping), writing=False) as opened:
        verdict = compare(opened, data, made_with)
    if as_json:
        print_json(verdict.model_dump(mode="json"))
    else:
        print_lines(list(verdict.sentences))
    sys.exit(0 if verdict.holds else 1)


@click.command()
@mapping_argument
@click.argument("point", required=False)
@click.option("--keep", is_flag=True, help="It goes out as it is.")
@click.option("--mask", is_flag=True, help="A sign stands in the place of what was found.")
@click.option("--leave-out", is_flag=True, help="Copies that are shared do not have it.")
@click.option("--role", default="", help="In which role you choose.")
@round_option
@json_option
@click.pass_obj
def disclose(
    workspace: "Workspace", mapping: str, point: str | None, keep: bool, mask: bool,
    leave_out: bool, role: str, round_title: str | None, as_json: bool,
) -> None:  # fmt: skip
    """What may identify somebody in copies that are shared; or choose for one POINT of the list."""
    from ncf_reflect.cli.shared import disclosed_lines, listed_json  # noqa: PLC0415
    from ncf_reflect.mapping import disclosing  # noqa: PLC0415

    choice = _choice(point, keep=keep, mask=mask, leave_out=leave_out)
    with workspace.open(workspace.mapping_path(mapping), writing=choice is not None) as opened:
        round_ = opened.round(round_title)
        if choice and point:
            disclosing.choose(opened, round_, point, choice, role or disclosing.REPORTER)
            round_ = opened.round(round_.title)
        found = disclosing.listed(round_)
    if choice and point:
        chosen = disclosing.one_listed(round_, point)
        found = tuple(one for one in found if one.id == chosen.id)
    if as_json:
        print_json([listed_json(one) for one in found])
    else:
        print_lines(list(disclosed_lines(found)))


@click.command()
@mapping_argument
@click.option("--export", "out", metavar="FILE.md", help="Write every place to a Markdown file.")
@click.option("--import", "come", metavar="FILE.md", help="Bring such a file back.")
@click.option("--set", "place", metavar="PLACE", help="Words for one place, from standard input.")
@click.option("--role", default="", help="In which role you write.")
@round_option
@json_option
@click.pass_obj
def words(
    workspace: "Workspace", mapping: str, out: str | None, come: str | None, place: str | None,
    role: str, round_title: str | None, as_json: bool,
) -> None:  # fmt: skip
    """The words of the report that a person writes: summary, asks, children, limits."""
    from ncf_reflect.cli import shared  # noqa: PLC0415
    from ncf_reflect.mapping import report_words  # noqa: PLC0415

    if sum(each is not None for each in (out, come, place)) > 1:
        raise click.UsageError("Say one of --export, --import and --set.")
    typed = sys.stdin.buffer.read(report_words.LARGEST_FILE + 1) if place else b""
    writing = come is not None or place is not None
    with workspace.open(workspace.mapping_path(mapping), writing=writing) as opened:
        round_ = opened.round(round_title)
        if writing:
            texts = shared.texts_for(round_, come, place, typed)
            changed = report_words.write_words(opened, round_, texts, role or report_words.REPORTER)
            click.echo(shared.changed_words(changed), err=True)
            return
    if out is not None:
        click.echo(str(shared.write_words_file(round_, out)))
    elif as_json:
        print_json([each.model_dump(mode="json") for each in report_words.places(round_)])
    else:
        print_lines(list(shared.words_lines(round_)))


def _choice(
    point: str | None, *, keep: bool, mask: bool, leave_out: bool
) -> "DisclosureChoice | None":
    from ncf_reflect.model.shared import DisclosureChoice  # noqa: PLC0415

    named = {
        DisclosureChoice.KEEP: keep,
        DisclosureChoice.MASK: mask,
        DisclosureChoice.LEAVE_OUT: leave_out,
    }
    chosen = [choice for choice, said in named.items() if said]
    if len(chosen) != (1 if point else 0):
        raise click.UsageError("Name a POINT and say one of --keep, --mask and --leave-out.")
    return chosen[0] if chosen else None
