"""What `ncf-reflect demo` does before it opens the app: record, triangulate, report, tell."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from ncf_reflect.mapping.desk import Desk, read_desk
from ncf_reflect.mapping.example import bring_in_example, example_document, holds_example
from ncf_reflect.mapping.publishing import publish
from ncf_reflect.mapping.reporting.compared import code_words
from ncf_reflect.mapping.reporting.expected import with_guidance
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.mapping.reporting.words import day, in_column
from ncf_reflect.model.session import Round, Session
from ncf_reflect.model.text import counted
from ncf_reflect.workspace import Workspace

EXAMPLE_NAME = "example-round.sqlite"


def record_example(workspace: Workspace) -> Path:
    """The mapping with the example round in it, told and reported on standard output.

    An example that is there already stays as it is. MappingFileError, RefusedError or
    NotSavedError where a file cannot be made, or is not the example's.
    """
    path = workspace.sessions / EXAMPLE_NAME
    if not _is_there(workspace, path):
        with workspace.open_or_create(path, example_document().authority) as mapping:
            bring_in_example(mapping)
    else:
        click.echo("The example was recorded here before: it was left as it is.")
    with workspace.open(path, writing=False) as mapping:
        round_ = mapping.round(example_document().title)
    desk = read_desk(round_)
    for line in (*_recorded(round_, desk), *_found(desk)):
        click.echo(line)
    click.echo(f"Mapping: {path}")
    options = with_guidance(ReportOptions(), round_, workspace.framework)
    report = publish(round_, "md", workspace.exports, workspace.clock(), options=options)
    click.echo(f"Gap report: {report}")
    click.echo(f"To open it: {_command(workspace)}")
    return path


def _is_there(workspace: Workspace, path: Path) -> bool:
    # Read first: somebody may have it open for writing just now, which is no reason to refuse.
    if not path.exists():
        return False
    with workspace.open(path, writing=False) as mapping:
        return holds_example(mapping)


def _recorded(round_: Round, desk: Desk) -> Iterator[str]:
    points = sum(map(_points, round_.sessions))
    yield f"{round_.authority}, {round_.title}: nobody real said any of this."
    yield (
        f"Recorded: {counted(len(round_.sessions), 'session')}, {counted(points, 'point')}, "
        f"{desk.untagged} of them without a theme, for you to try."
    )
    for session in round_.sessions:
        there = f", {session.present} present" if session.present is not None else ""
        yield (
            f"{in_column(session.groups)}, {round_.bank(session.bank).title}, "
            f"{day(session.held_on)}: {counted(_points(session), 'point')}{there}"
        )


def _found(desk: Desk) -> Iterator[str]:
    codes = Counter(
        (question.severity, code_words(question.finding.code, question.finding.strength), gloss)
        for question in desk.questions
        for gloss in [question.gloss]
    )
    yield f"Triangulated: {counted(len(desk.questions), 'question')}, each by its most serious pair"
    for (_, code, gloss), number in sorted(codes.items()):
        yield f"{counted(number, 'question')}: {code} ({gloss})"
    for section in desk.sections:
        yield f"{section.section.name}, {section.section.short}: {section.sentence}"
    yield from desk.patterns
    if desk.chance:
        yield desk.chance


def _points(session: Session) -> int:
    return sum(len(answer.points) for answer in session.answers)


def _command(workspace: Workspace) -> str:
    """What opens the app on this workspace, from where the person stands."""
    if Workspace.find().folder.absolute() == workspace.folder.absolute():
        return "ncf-reflect"
    return f'ncf-reflect --workspace "{workspace.folder}"'
