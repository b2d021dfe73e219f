"""Dates, lists and counts as they read in the report."""

from collections.abc import Iterable
from datetime import date

from ncf_reflect.analysis.sentences.formats import date_words
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.model.session import Round, Session


def day(when: date | None) -> str:
    """ "12 March 2026", or that no date is known."""
    return f"{date_words([when])} {when.year}" if when else "not recorded"


def days(dates: Iterable[date]) -> str:
    """From the first to the last: "on 12 March 2026", "from 12 March 2026 to 2 April 2026"."""
    ordered = sorted(dates)
    first, last = ordered[0], ordered[-1]
    return f"on {day(first)}" if first == last else f"from {day(first)} to {day(last)}"


def joined(texts: Iterable[str]) -> str:
    """ "a; b; c", for lists whose entries hold commas."""
    return "; ".join(texts)


def finished_sessions(round_: Round) -> tuple[Session, ...]:
    """The sessions that have finished, sealed ones included: how far they got may be told."""
    return tuple(s for s in round_.sessions if s.state is SessionState.CLOSED)


def readable_sessions(round_: Round) -> tuple[Session, ...]:
    """The sessions that a report reads: finished, and not sealed."""
    return round_.readable_sessions


def unfinished_sessions(round_: Round) -> tuple[Session, ...]:
    """The sessions that are planned or under way."""
    return tuple(s for s in round_.sessions if s.state is not SessionState.CLOSED)


def in_column(groups: Iterable[Group]) -> str:
    """Groups in a table cell: "Workers, Managers"."""
    return ", ".join(group.heading for group in groups)
