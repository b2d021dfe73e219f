"""Who has been asked what, question by question, and what is to follow up, as plain lines."""

from collections.abc import Iterator
from dataclasses import asdict

from ncf_reflect.cli import plain
from ncf_reflect.cli.common import print_json, print_lines
from ncf_reflect.mapping import asked
from ncf_reflect.model.coverage import Coverage, GroupAsked


def print_coverage(board: Coverage, *, as_json: bool) -> None:
    """The coverage of a round with what is to follow up, as JSON or a fact a line."""
    if as_json:
        print_json({**asdict(board), "to_follow_up": asked.follow_up(board)})
    else:
        print_lines([*plain.coverage_lines(board), *asked_lines(board)])


def asked_lines(board: Coverage) -> Iterator[str]:
    """Each question with how far each group got, what is sealed, and what is to follow up."""
    for row in board.rows:
        if alone := asked.one_group_words(row):
            yield f"{row.name}: {alone}"
        for question in row.questions:
            yield from (f"{question.name}, {_group(one)}" for one in question.groups)
    if sealed := asked.seal_words(board):
        yield sealed
    yield from (f"To follow up: {line}" for line in asked.follow_up(board))


def _group(one: GroupAsked) -> str:
    sessions = "; ".join(asked.session_words(one))
    words = f"{one.group.shown}: {asked.group_words(one)}"
    return f"{words} ({sessions})" if sessions else words
