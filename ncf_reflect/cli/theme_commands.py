"""Themes on the command line: the codebook, and tagging points."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
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
from ncf_reflect.model.kinds import Kind, Strand, Strength
from ncf_reflect.model.text import counted

if TYPE_CHECKING:
    from ncf_reflect.mapping.tagging import Tagging
    from ncf_reflect.mapping.themes import Codebook
    from ncf_reflect.workspace import Workspace

NONE = "none"
Change = Callable[["Codebook"], int]


def _words(known: type[StrEnum], *more: str) -> list[str]:
    # click would offer the names of the members, which nobody else sees.
    return [*(one.value for one in known), *more]


@click.command()
@mapping_argument
@click.option("--describe", nargs=2, metavar="THEME TEXT", help="Say what a theme means.")
@click.option("--rename", nargs=2, metavar="OLD NEW", help="Another name on all its points.")
@click.option("--merge", nargs=2, metavar="THEME INTO", help="Another theme in its place.")
@click.option("--like", metavar="THEME", help="Themes that are likely the same topic.")
@round_option
@json_option
@click.pass_obj
def themes(
    workspace: "Workspace", mapping: str, describe: tuple[str, str] | None,
    rename: tuple[str, str] | None, merge: tuple[str, str] | None, like: str | None,
    round_title: str | None, as_json: bool,
) -> None:  # fmt: skip
    """The themes of a round, what they mean and where they are used; or put them in order.

    To split a theme, move some of its points: tag MAPPING POINT... --theme NEW --from OLD.
    """
    asked = {"describe": describe, "rename": rename, "merge": merge}
    changes = {name: words for name, words in asked.items() if words}
    if len(changes) + bool(like) > 1:
        raise click.UsageError("One of --describe, --rename, --merge and --like at a time.")
    if changes:
        ((name, words),) = changes.items()
        told = f"“{describe[0]}” is described." if describe else ""
        _change(
            workspace, mapping, round_title, lambda book: _done(book, name, words), as_json, told
        )
        return
    _list(workspace, mapping, round_title, like, as_json)


@click.command()
@mapping_argument
@click.argument("points", nargs=-1, required=True, metavar="POINT...")
@click.option("--theme", help="Put it on: known or new.")
@click.option("--from", "old", metavar="THEME", help="Move them from this theme to --theme.")
@click.option("--remove", is_flag=True, help="Take --theme off.")
@click.option("--kind", type=click.Choice(_words(Kind)), help="File them as this.")
@click.option("--strength", type=click.Choice(_words(Strength, NONE)), help="Of points to develop.")
@click.option("--strand", type=click.Choice(_words(Strand, NONE)), help="What evidence rests on.")
@round_option
@json_option
@click.pass_obj
def tag(
    workspace: "Workspace", mapping: str, points: tuple[str, ...], theme: str | None,
    old: str | None, remove: bool, kind: str | None, strength: str | None, strand: str | None,
    round_title: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Put a theme on points, named by their ids, or take it off; or say what they are.

    The ids are what `points` lists.
    """
    asked = [change for change in (theme, kind, strength, strand) if change]
    if len(asked) != 1:
        raise click.UsageError("Say one of --theme, --kind, --strength and --strand.")
    if ((old or remove) and not theme) or (old and remove):
        raise click.UsageError("--from or --remove, one of them, goes with --theme.")
    if theme:
        change = partial(_tagged, points=points, theme=theme, old=old, remove=remove)
        _change(workspace, mapping, round_title, change, as_json)
        return
    _mark(
        workspace, mapping, round_title, partial(_marked, points, kind, strength, strand), as_json
    )


@click.command("points")
@mapping_argument
@click.option("--untagged", is_flag=True, help="Only those without a theme.")
@click.option("--question", metavar="ID", help="Only those on this question.")
@click.option("--blind", is_flag=True, help="Not who said it, and in no order that shows it.")
@click.option("--suggest", is_flag=True, help="With themes that each is likely about.")
@round_option
@json_option
@click.pass_obj
def list_points(
    workspace: "Workspace", mapping: str, untagged: bool, question: str | None, blind: bool,
    suggest: bool, round_title: str | None, as_json: bool,
) -> None:  # fmt: skip
    """The points of finished sessions with their ids and themes, question by question."""
    from ncf_reflect.cli.pointed import point_json, point_lines, points_asked  # noqa: PLC0415
    from ncf_reflect.mapping.tagging import Tagging  # noqa: PLC0415

    with workspace.open(workspace.mapping_path(mapping), writing=False) as opened:
        round_ = opened.round(round_title)
        tagging = Tagging(opened, round_)
    say_what_is_sealed(round_)
    asked = points_asked(tagging, round_, question, untagged=untagged, blind=blind)
    likely = tagging.likely if suggest else None
    if as_json:
        print_json([point_json(one, likely, blind=blind) for each in asked for one in each.points])
    else:
        print_lines([*point_lines(asked, likely, blind=blind)] or ["No point."])


def _tagged(
    book: "Codebook", *, points: tuple[str, ...], theme: str, old: str | None, remove: bool
) -> int:
    if old:
        return book.split(old, points, theme)
    return book.untag(points, theme) if remove else book.tag(points, theme)


def _marked(
    points: tuple[str, ...], kind: str | None, strength: str | None, strand: str | None,
    tagging: "Tagging",
) -> tuple[str, ...]:  # fmt: skip
    if kind:
        return tagging.file_as(points, Kind(kind))
    if strength:
        return tagging.mark_strength(points, None if strength == NONE else Strength(strength))
    return tagging.mark_strand(points, None if strand == NONE else Strand(str(strand)))


def _done(book: "Codebook", name: str, words: tuple[str, str]) -> int:
    if name == "describe":
        book.describe(*words)
        return 0
    return book.rename(*words) if name == "rename" else book.merge(*words)


def _change(
    workspace: "Workspace", mapping: str, round_title: str | None, change: Change, as_json: bool,
    told: str = "",
) -> None:  # fmt: skip
    from ncf_reflect.mapping.themes import Codebook, list_themes  # noqa: PLC0415

    with workspace.open(workspace.mapping_path(mapping), writing=True) as opened:
        book = Codebook(opened, round_title or opened.newest_round())
        changed = change(book)
        round_ = book.round
    say_what_is_sealed(round_)
    if as_json:
        listed = [theme.model_dump(mode="json") for theme in list_themes(round_)]
        print_json({"changed": changed, "themes": listed})
    else:
        print_lines([told or _done_line(changed)])


def _mark(
    workspace: "Workspace", mapping: str, round_title: str | None,
    change: Callable[["Tagging"], tuple[str, ...]], as_json: bool,
) -> None:  # fmt: skip
    from ncf_reflect.cli.pointed import point_json  # noqa: PLC0415
    from ncf_reflect.mapping.tagging import Tagging  # noqa: PLC0415

    with workspace.open(workspace.mapping_path(mapping), writing=True) as opened:
        round_ = opened.round(round_title)
        tagging = Tagging(opened, round_)
        changed = change(tagging)
    say_what_is_sealed(round_)
    if as_json:
        points = [point_json(tagging.point(one), None, blind=False) for one in changed]
        print_json({"changed": len(changed), "points": points})
    else:
        print_lines([_done_line(len(changed))])


def _list(
    workspace: "Workspace", mapping: str, round_title: str | None, like: str | None, as_json: bool
) -> None:
    from ncf_reflect.cli.decided import theme_line  # noqa: PLC0415
    from ncf_reflect.mapping.alike import likely_same  # noqa: PLC0415
    from ncf_reflect.mapping.themes import list_themes  # noqa: PLC0415

    with workspace.open(workspace.mapping_path(mapping), writing=False) as opened:
        round_ = opened.round(round_title)
    say_what_is_sealed(round_)
    listed = list_themes(round_)
    if like:
        names = likely_same(like, [theme.name for theme in listed])
        listed = tuple(theme for name in names for theme in listed if theme.name == name)
    if as_json:
        print_json([theme.model_dump(mode="json") for theme in listed])
    else:
        nothing = "No theme is like it." if like else "No theme yet."
        print_lines([theme_line(theme) for theme in listed] or [nothing])


def _done_line(changed: int) -> str:
    return f"Done: {counted(changed, 'point')} changed."
