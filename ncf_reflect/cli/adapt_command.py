"""`adapt`: a workspace for another council, by options, a file, or asked at a plain prompt."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ncf_reflect.cli.app import in_a_terminal
from ncf_reflect.cli.common import print_lines

if TYPE_CHECKING:
    from ncf_reflect.mapping.adapting import Wanted

FILE = click.Path(path_type=Path, dir_okay=False)
NAMES = ("authority", "partnership", "partnership_short")


def _wishes(command: "click.decorators.FC") -> "click.decorators.FC":
    options = (
        click.option("--authority", metavar="NAME", help="The council's name."),
        click.option("--partnership", metavar="NAME", help="Its safeguarding partnership's name."),
        click.option("--partnership-short", metavar="SHORT", help="At most 9 letters."),
        click.option(
            "--word",
            "words",
            multiple=True,
            metavar="OURS=THEIRS",
            help="Such as “care leavers=care-experienced young people”. As often as needed.",
        ),
        click.option("--file", type=FILE, help="A council.toml that is filled in."),
        click.option("--ground-rules", type=FILE, help="Text, a rule a line."),
        click.option("--baseline", type=FILE, help="What the council does and has to develop."),
        click.option("--add-questions", "questions", type=FILE, help="To a bank, by its id."),
        click.option("--replace-bank", "bank", type=FILE, help="A whole bank of your own."),
        click.option("--refresh", is_flag=True, help="Make own banks anew from those shipped."),
        click.option("--from-docs", "examples", is_flag=True, help="The files of the guide."),
        click.option("--look", is_flag=True, help="Say what would change, and change nothing."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@_wishes
def adapt(
    folder: Path, authority: str | None, partnership: str | None, partnership_short: str | None,
    words: tuple[str, ...], file: Path | None, ground_rules: Path | None, baseline: Path | None,
    questions: Path | None, bank: Path | None, refresh: bool, examples: bool, look: bool,
) -> None:  # fmt: skip
    """A workspace for a council: its names, words, ground rules, baseline and questions.

    In a FOLDER that is a workspace already it changes what is asked for, and nothing else.
    """
    from ncf_reflect.mapping.adapting import Wanted, known_council, plan  # noqa: PLC0415
    from ncf_reflect.workshop.slides import GROUND_RULES  # noqa: PLC0415

    given = dict(zip(NAMES, (authority, partnership, partnership_short), strict=True))
    wanted = Wanted(
        names={key: name for key, name in given.items() if name is not None},
        words=tuple(map(_pair, words)),
        file=file,
        ground_rules=ground_rules,
        baseline=baseline,
        questions=questions,
        bank=bank,
        refresh=refresh,
        examples=examples,
    )
    is_new = known_council(folder) is None
    if is_new and file is None and in_a_terminal():
        wanted = _asked(wanted)
    planned = plan(folder, wanted, GROUND_RULES)
    print_lines(list(planned.lines))
    if look or (planned.is_empty and not is_new):
        click.echo("Nothing was changed.", err=True)
        return
    planned.carry_out()
    _tell(folder, is_new=is_new)


def _pair(word: str) -> tuple[str, str]:
    said, equals, theirs = word.partition("=")
    if not (equals and said.strip() and theirs.strip()):
        raise click.UsageError(f"--word needs two sides, such as “care leavers=…”: {word}")
    return said.strip(), theirs.strip()


def _asked(wanted: "Wanted") -> "Wanted":
    """What is missing, asked one question a line; Enter takes what stands in brackets."""
    from dataclasses import replace  # noqa: PLC0415

    from ncf_reflect.model.council import SHIPPED, WORDS  # noqa: PLC0415

    asked = {
        "authority": ("Name of the council", None),
        "partnership": ("Name of its safeguarding partnership (may stay empty)", ""),
        "partnership_short": ("Short for the partnership, in tables", SHIPPED.partnership_short),
    }
    names = dict(wanted.names)
    for key, (question, usual) in asked.items():
        if key not in names:
            names[key] = click.prompt(question, default=usual, show_default=bool(usual))
    words = dict(wanted.words)
    for word in WORDS:
        if word not in words:
            words[word] = click.prompt(f"What you say for “{word}”", default=word)
    return replace(wanted, names=names, words=tuple(words.items()))


def _typed(folder: Path) -> str:
    """A folder as it is typed: in quote marks where it holds a blank."""
    return f'"{folder}"' if " " in str(folder) else str(folder)


def _tell(folder: Path, *, is_new: bool) -> None:
    from ncf_reflect.workspace import synced_by  # noqa: PLC0415

    if not is_new:
        click.echo(f"{folder}: changed. Running rounds keep what they ask.", err=True)
        return
    is_here = folder.absolute().resolve() == Path.cwd().resolve()
    next_step = (
        "Type: ncf-reflect" if is_here else f"Go there (cd {_typed(folder)}) and type: ncf-reflect"
    )
    click.echo(f"{folder.absolute().name} is ready. {next_step}", err=True)
    synced = synced_by(folder)
    if synced:
        click.echo(f"It is in {synced}: a folder on this laptop alone is safer.", err=True)
