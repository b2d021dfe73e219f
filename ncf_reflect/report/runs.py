"""Stretches of text: what we say, and what somebody typed."""

from enum import StrEnum

from ncf_reflect.model.base import Value


class Weight(StrEnum):
    """How a run of text stands out. Never the only carrier of a meaning."""

    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"


class Run(Value):
    """A stretch of text; one blank stands between a run and the next.

    Where `as_typed` holds, somebody typed this and it may hold anything, newlines included. Else
    it is our own sentence, in which what people typed stands between “ and ”.
    """

    text: str
    as_typed: bool = False
    weight: Weight = Weight.PLAIN


Runs = tuple[Run, ...]


def ours(text: str, weight: Weight = Weight.PLAIN) -> Run:
    """A run of our own words."""
    return Run(text=text, weight=weight)


def typed(text: str, weight: Weight = Weight.PLAIN) -> Run:
    """A run of words that somebody typed."""
    return Run(text=text, as_typed=True, weight=weight)


def as_run(cell: str | Run) -> Run:
    """A cell of a table as a run: plain text is our own."""
    return ours(cell) if isinstance(cell, str) else cell
