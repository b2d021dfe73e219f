"""Themes on the command line: the codebook, and tagging points."""

from collections.abc import Callable
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

if TYPE_CHECKING:
    from ncf_reflect.mapping.themes import Codebook
    from ncf_reflect.workspace import Workspace

Change = Callable[["Codebook"], int]


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
        _change(workspace, mapping, round_title, lambda book: _done(book, name, words), as_json)
        return
    _list(workspace, mapping, round_title, like, as_json)


@click.command()
@mapping_argument
@click.argument("points", nargs=-1, required=True, metavar="POINT...")
@click.option("--theme", required=True, help="Known or new.")
@click.option("--from", "old", metavar="THEME", help="Move them from this theme.")
@click.option("--remove", is_flag=True, help="Take the theme off.")
@round_option
@json_option
@click.pass_obj
def tag(
    workspace: "Workspace", mapping: str, points: tuple[str, ...], theme: str, old: str | None,
    remove: bool, round_title: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Put a theme on points, named by their ids; or take it off."""
    if old and remove:
        raise click.UsageError("--from and --remove do not go together.")

    def change(book: "Codebook") -> int:
        if old:
            return book.split(old, points, theme)
        return book.untag(points, theme) if remove else book.tag(points, theme)

    _change(workspace, mapping, round_title, change, as_json)


def _done(book: "Codebook", name: str, words: tuple[str, str]) -> int:
    if name == "describe":
        book.describe(*words)
        return 0
    return book.rename(*words) if name == "rename" else book.merge(*words)


def _change(
    workspace: "Workspace", mapping: str, round_title: str | None, change: Change, as_json: bool
) -> None:
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
        points = "1 point" if changed == 1 else f"{changed} points"
        print_lines([f"Done: {points} changed."])


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
