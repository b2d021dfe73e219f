"""The expectation lens on the command line: what was spoken to, and linking by a person."""

from typing import TYPE_CHECKING

import click

from ncf_reflect.cli.common import (
    json_option,
    mapping_argument,
    print_json,
    print_lines,
    round_option,
)
from ncf_reflect.model.text import counted

if TYPE_CHECKING:
    from ncf_reflect.mapping.lens_links import Change
    from ncf_reflect.mapping.opened import OpenedMapping
    from ncf_reflect.workspace import Workspace

USUAL_ROLE = "principal social worker"


@click.command()
@mapping_argument
@click.argument("section", default="")
@click.option("--role", "whose", help="Only what is expected of it, such as leaders.")
@click.option("--link", "point", metavar="POINT", help="A point, by its id or reference.")
@click.option("--theme", metavar="THEME", help="A theme: the link holds for its points.")
@click.option("--gap", metavar="GAP", help="A gap, by its id or reference.")
@click.option("--expectation", multiple=True, metavar="ID", help="What it speaks to.")
@click.option("--unlink", is_flag=True, help="Take the link back; it stays in the history.")
@click.option("--suggest", metavar="POINT", help="Up to three that a point is likely about.")
@click.option("--as", "as_role", default=USUAL_ROLE, show_default=True, help="In which role.")
@round_option
@json_option
@click.pass_obj
def lens(
    workspace: "Workspace", mapping: str, section: str, whose: str | None, point: str | None,
    theme: str | None, gap: str | None, expectation: tuple[str, ...], unlink: bool,
    suggest: str | None, as_role: str, round_title: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Which expectations groups spoke to, and which nobody mentioned: a list to ask about.

    \b
    lens MAPPING [SECTION] [--role leaders]
    lens MAPPING --suggest POINT
    lens MAPPING --link POINT | --theme THEME | --gap GAP --expectation ID [--unlink]

    A person makes each link; nothing is linked by itself.
    """
    named = {"point": point, "theme": theme, "gap": gap}
    chosen = {kind: name for kind, name in named.items() if name is not None}
    _refuse_mixed(chosen, expectation, unlink=unlink, suggest=suggest is not None)
    with workspace.open(workspace.mapping_path(mapping), writing=bool(chosen)) as opened:
        title = opened.round(round_title).title
        if suggest is not None:
            _print_suggested(workspace, opened, title, suggest, as_json=as_json)
            return
        if chosen:
            changes = _changes(opened, title, chosen, expectation, put=not unlink)
            _change(workspace, opened, title, as_role, changes)
            return
        _print_lens(workspace, opened, title, section, whose, as_json=as_json)


def _refuse_mixed(
    chosen: dict[str, str], expectation: tuple[str, ...], *, unlink: bool, suggest: bool
) -> None:
    if len(chosen) + suggest > 1:
        raise click.UsageError("One of --link, --theme, --gap and --suggest at a time.")
    if chosen and not expectation:
        raise click.UsageError("Say with --expectation which one; `expectations` lists their ids.")
    if not chosen and (expectation or unlink):
        raise click.UsageError("Say what is linked: --link POINT, --theme THEME or --gap GAP.")


def _changes(
    opened: "OpenedMapping",
    title: str,
    chosen: dict[str, str],
    expectations: tuple[str, ...],
    *,
    put: bool,
) -> list["Change"]:
    from ncf_reflect.mapping.lens_links import Change  # noqa: PLC0415
    from ncf_reflect.model.lens import Linkable  # noqa: PLC0415

    ((kind, name),) = chosen.items()
    known_as = _point_id(opened, title, name) if kind == "point" else name
    return [Change(Linkable(kind), known_as, one.strip(), put=put) for one in expectations]


def _change(
    workspace: "Workspace",
    opened: "OpenedMapping",
    title: str,
    role: str,
    changes: list["Change"],
) -> None:
    from ncf_reflect.mapping.lens_links import Linker  # noqa: PLC0415

    linker = Linker(opened, title, role, lambda: workspace.framework().framework)
    done = linker.change(changes)
    ways = ("made", "linked already") if changes[0].put else ("taken back", "not linked")
    click.echo(
        f"{counted(done, 'link')} {ways[0]}." if done else f"Nothing changed: {ways[1]}.", err=True
    )


def _print_lens(
    workspace: "Workspace", opened: "OpenedMapping", title: str, section: str, whose: str | None,
    *, as_json: bool,
) -> None:  # fmt: skip
    from ncf_reflect.cli import lens_lines  # noqa: PLC0415
    from ncf_reflect.mapping.framework import role_named, section_named  # noqa: PLC0415
    from ncf_reflect.mapping.lens import read_lens  # noqa: PLC0415

    library = workspace.framework()
    guidance = library.framework
    slug = section_named(guidance, library.crosswalk, section).slug if section else ""
    role = role_named(whose) if whose else None
    read = read_lens(opened.round(title), guidance)
    if as_json:
        print_json(lens_lines.lens_json(read, slug, role))
    else:
        print_lines(list(lens_lines.lens_lines(read, slug, role)))


def _print_suggested(
    workspace: "Workspace", opened: "OpenedMapping", title: str, point: str, *, as_json: bool
) -> None:
    from ncf_reflect.cli import lens_lines  # noqa: PLC0415
    from ncf_reflect.mapping.lens_suggest import suggested_for_point  # noqa: PLC0415

    guidance = workspace.framework().framework
    known_as = _point_id(opened, title, point)
    found = suggested_for_point(opened.round(title), guidance, known_as)
    if as_json:
        listed = [placed.model_dump(mode="json") for placed in found]
        print_json({"suggested": listed, "attribution": [guidance.credit]})
    else:
        print_lines(list(lens_lines.suggested_lines(found, guidance.credit)))


def _point_id(opened: "OpenedMapping", title: str, named: str) -> str:
    """The id of a point by its id, its beginning, or a reference. RefusedError without one."""
    from ncf_reflect.errors import RefusedError  # noqa: PLC0415
    from ncf_reflect.mapping.referring import show  # noqa: PLC0415
    from ncf_reflect.mapping.shown import ShownPoint  # noqa: PLC0415

    found = show(opened, named, title)
    if not isinstance(found, ShownPoint):
        raise RefusedError(f"“{named}” is no point. `ncf-reflect points` lists them by their ids.")
    return found.id
