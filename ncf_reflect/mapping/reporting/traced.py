"""What a report was made from: a hash of the data, and the day they were last added to."""

import hashlib
from collections.abc import Iterator
from datetime import date

from ncf_reflect import __version__
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.mapping.reporting.words import day
from ncf_reflect.model.findings import RULESET
from ncf_reflect.model.session import Round
from ncf_reflect.report.values import Trace

NO_DATE = "Not recorded: no session has a date"


def data_hash(round_: Round) -> str:
    """A SHA-256 in hex of all that a round holds: equal means the same to the letter.

    What is left open is left out, so that a later version with more to say hashes it the same.
    The histories of the sessions do not count: a report tells how things stand.
    """
    text = round_.model_dump_json(
        exclude_defaults=True, exclude={"sessions": {"__all__": {"history"}}}
    )
    return hashlib.sha256(text.encode()).hexdigest()


def trace(round_: Round, options: ReportOptions) -> Trace:
    """With what this copy was made, and from what."""
    dated = options.as_of or newest(round_)
    return Trace(
        version=__version__,
        ruleset=RULESET,
        data_hash=data_hash(round_),
        dated=dated,
        dated_words=day(dated) if dated else NO_DATE,
    )


def newest(round_: Round) -> date | None:
    """The day on which the round was last added to, as far as its data tell."""
    return max(_dates(round_), default=None)


def _dates(round_: Round) -> Iterator[date]:
    yield from (s.held_on for s in round_.readable_sessions if s.held_on)
    yield from (d.at.date() for d in round_.decisions if d.at)
    yield from (seal.at.date() for seal in round_.seals)
    yield from (gap.at.date() for gap in round_.gaps if gap.at)
    yield from (action.at.date() for action in round_.actions if action.at)
    yield from (evidence.at.date() for evidence in round_.evidence if evidence.at)
