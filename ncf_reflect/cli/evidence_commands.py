"""Evidence from outside the workshops on the command line."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ncf_reflect.cli.common import (
    json_option,
    mapping_argument,
    print_json,
    print_lines,
    read_typed,
    round_option,
)
from ncf_reflect.errors import RefusedError

if TYPE_CHECKING:
    from ncf_reflect.mapping.opened import OpenedMapping
    from ncf_reflect.model.evidence import Evidence, EvidenceFacts
    from ncf_reflect.model.session import Round
    from ncf_reflect.workspace import Workspace

QA_LEAD = "QA lead"
_LIST = "list"


class ListsByItself(click.Group):
    """Without one of its commands, what follows is for the listing."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, with the listing in front of them where no command is named."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = [_LIST, *args]
        return super().parse_args(ctx, args)


role_option = click.option("--role", default=QA_LEAD, show_default=True, help="Whose it is.")


@click.group(cls=ListsByItself)
def evidence() -> None:
    """Evidence from outside the workshops: audit, data, voice of children and families.

    \b
    evidence MAPPING                        what is recorded
    evidence MAPPING --add                  more, as JSON from standard input
    evidence import FILE.csv --into MAPPING a table
    """


@evidence.command(_LIST)
@mapping_argument
@click.option("--add", is_flag=True, help="JSON from standard input: one piece, or a list.")
@click.option("--amend", metavar="ID", help="Say it anew: JSON from standard input.")
@click.option("--withdraw", metavar="ID", help="Take it out; it stays in the history.")
@click.option("--link", nargs=3, metavar="ID KIND WHAT", help="KIND: section, question, gap, theme")
@click.option("--unlink", nargs=3, metavar="ID KIND WHAT", help="Take such a link off.")
@click.option("--section", metavar="SLUG", help="Only what bears on this section.")
@role_option
@round_option
@json_option
@click.pass_obj
def list_evidence(
    workspace: "Workspace", mapping: str, add: bool, amend: str | None, withdraw: str | None,
    link: tuple[str, str, str] | None, unlink: tuple[str, str, str] | None, section: str | None,
    role: str, round_title: str | None, as_json: bool,
) -> None:  # fmt: skip
    """What is recorded; or record, change and link it. ID is a reference such as E-9a0b."""
    asked = [add, amend, withdraw, link, unlink]
    if sum(map(bool, asked)) > 1:
        raise click.UsageError("One of --add, --amend, --withdraw, --link, --unlink at a time.")
    with workspace.open(workspace.mapping_path(mapping), writing=any(asked)) as opened:
        round_ = opened.round(round_title)
        if any(asked):
            changed = _change(opened, round_, add, amend, withdraw, link, unlink, role)
            round_ = opened.round(round_.title)
            _say_changed(round_, changed, as_json, withdrawn=bool(withdraw))
            return
    _print(round_, section, as_json)


@evidence.command("import")
@click.argument("table", metavar="FILE.csv", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--into", required=True, metavar="MAPPING")
@role_option
@round_option
@click.pass_obj
def import_evidence(
    workspace: "Workspace", table: Path, into: str, role: str, round_title: str | None
) -> None:
    """Bring a table of evidence in, whole or not at all; the same table twice changes nothing."""
    from ncf_reflect.mapping.evidence_csv import LARGEST_TABLE  # noqa: PLC0415
    from ncf_reflect.mapping.evidence_import import import_table  # noqa: PLC0415
    from ncf_reflect.model.text import clean  # noqa: PLC0415

    try:
        with table.open("rb") as file:
            data = file.read(LARGEST_TABLE + 1)
    except OSError as error:
        raise RefusedError(f"{table} cannot be read: {error.strerror}.") from error
    path = workspace.mapping_path(into)
    with workspace.open(path, writing=True) as opened:
        round_ = opened.round(round_title)
        came = import_table(opened, round_, data, clean(table.name), role)
    gone = f", {came.withdrawn} were withdrawn here and stay so" if came.withdrawn else ""
    click.echo(
        f"{path}: {came.new} new, {came.changed} changed, {came.known} were here already{gone}.",
        err=True,
    )


def _change(
    opened: "OpenedMapping", round_: "Round", add: bool, amend: str | None, withdraw: str | None,
    link: tuple[str, str, str] | None, unlink: tuple[str, str, str] | None, role: str,
) -> "tuple[Evidence, ...]":  # fmt: skip
    from ncf_reflect.mapping import evidence as kept  # noqa: PLC0415

    if add:
        given = [(opened.new_id(), facts) for facts in _given()]
        return kept.record_all(opened, round_, given, role)
    if amend:
        facts = _given()
        if len(facts) != 1:
            raise RefusedError("Say one piece of evidence anew at a time.")
        return (kept.amend_evidence(opened, round_, amend, facts[0], role),)
    if withdraw:
        return (kept.withdraw_evidence(opened, round_, withdraw, role),)
    assert link or unlink, "one of them was asked for"
    return (_relink(opened, round_, link, unlink, role),)


def _relink(
    opened: "OpenedMapping", round_: "Round", link: tuple[str, str, str] | None,
    unlink: tuple[str, str, str] | None, role: str,
) -> "Evidence":  # fmt: skip
    from ncf_reflect.mapping import evidence as kept  # noqa: PLC0415
    from ncf_reflect.mapping.evidence_links import EvidenceLinks, without_link  # noqa: PLC0415
    from ncf_reflect.model.evidence import Link, LinkKind  # noqa: PLC0415
    from ncf_reflect.model.typed import typed  # noqa: PLC0415

    known_as, kind, what = link or unlink or ("", "", "")
    if kind not in list(LinkKind):
        raise RefusedError(f"There is no kind of link “{kind}”. Known: {', '.join(LinkKind)}.")
    wanted = typed(Link, {"kind": LinkKind(kind), "id": what})
    (meant,) = EvidenceLinks(round_).as_meant([wanted])
    before = kept.evidence_of(round_, known_as)
    links = (*before.links, meant) if link else without_link(before, meant)
    return kept.link_evidence(opened, round_, str(before.id), links, role)


def _given() -> "tuple[EvidenceFacts, ...]":
    """The evidence on standard input: one piece or a list. FaultsError with every fault."""
    from ncf_reflect.mapping.evidence_words import evidence_given  # noqa: PLC0415

    return evidence_given(read_typed())


def _print(round_: "Round", section: str | None, as_json: bool) -> None:
    from ncf_reflect.cli.evidence_lines import evidence_json, evidence_plain  # noqa: PLC0415
    from ncf_reflect.mapping.evidence_links import EvidenceLinks  # noqa: PLC0415

    sections = EvidenceLinks(round_).sections
    if section is not None and section not in sections:
        known = ", ".join(sections)
        raise RefusedError(f"There is no section “{section}”. Sections: {known}.")
    if as_json:
        print_json(evidence_json(round_, section))
    else:
        print_lines(evidence_plain(round_, section))


def _say_changed(
    round_: "Round", changed: "tuple[Evidence, ...]", as_json: bool, *, withdrawn: bool
) -> None:
    from ncf_reflect.mapping.references import evidence_names, references_of  # noqa: PLC0415

    if as_json:
        print_json([one.model_dump(mode="json") for one in changed])
        return
    known = references_of(evidence_names(round_))
    what = "withdrawn" if withdrawn else "on record"
    print_lines([f"{known.get(str(one.id), one.id)} is {what}: {one.says}" for one in changed])
