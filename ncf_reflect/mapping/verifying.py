"""Whether a report's file still tells what its mapping holds.

A report prints a hash of the data that it was made from. Where that is the hash of the present
data, the words are compared with those of the report as it would be made now; where it is not, the
headings under which something else would stand now are named.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from ncf_reflect import __version__
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.publishing import render_report
from ncf_reflect.mapping.report_reading import ReadReport, read_report
from ncf_reflect.mapping.reporting.disclosed import names_as_shared
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.mapping.reporting.traced import data_hash
from ncf_reflect.model.base import Value
from ncf_reflect.model.council import SHIPPED, in_use
from ncf_reflect.model.findings import RULESET
from ncf_reflect.model.session import Round
from ncf_reflect.report.papers.kinds import KINDS

MADE_FROM = "What this report was made from"
MOST_NAMED = 12

_HASH = re.compile(r"SHA-256 of the data[\W_]{0,12}([0-9a-f]{64})\b")
_VERSION = re.compile(r"Made with[\W_]{0,12}NCF Reflect (\d[^\s*_]*)")
_RULESET = re.compile(r"Ruleset[\W_]{0,12}(v\d+)\b")

NO_REPORT = "This is no report of this mapping."
TELLS = "The report tells what the mapping holds."


OptionsFor = Callable[[Round], ReportOptions]


class Verdict(Value):
    """What came of comparing a report with its mapping."""

    holds: bool
    """Whether the report still tells what the mapping holds."""
    sentences: tuple[str, ...]
    round: str = ""
    printed_hash: str = ""
    present_hash: str = ""
    headings: tuple[str, ...] = ()
    """Under these the report says something else than one that is made now."""


@dataclass(frozen=True)
class _Present:
    """The round that a report tells of, and what one is made with now."""

    round: Round
    options: ReportOptions


@dataclass(frozen=True)
class _Compared:
    """A report beside the one that would be made now."""

    same_bytes: bool
    headings: tuple[str, ...]


def verify(
    mapping: OpenedMapping, data: bytes, options_for: OptionsFor = lambda _: ReportOptions()
) -> Verdict:
    """Whether a report in Markdown, HTML or Word still tells what the mapping holds.

    `options_for` gives what a report of a round is made with beside its kind and copy: the words
    of the Framework. RefusedError where the file is none of these formats.
    """
    read = read_report(data)
    printed = _last(_HASH, read.text)
    rounds = [mapping.round(title) for title in mapping.rounds] if printed else []
    for round_ in rounds:
        if data_hash(round_) == printed:
            return _from_these_data(_Present(round_, options_for(round_)), read, data, printed)
    for round_ in rounds:
        if any(_names(read, whose) for whose in _whose(round_)):
            return _from_other_data(_Present(round_, options_for(round_)), read, data, printed)
    if not printed:
        return Verdict(holds=False, sentences=(f"{NO_REPORT} It prints no hash of its data.",))
    sentences = (f"{NO_REPORT} It is of another one: {read.title or 'it has no title'}.",)
    return Verdict(holds=False, sentences=sentences, printed_hash=printed)


def _whose(round_: Round) -> tuple[str, ...]:
    """How the title of a report of this round ends, in a full copy and in one that is shared."""
    names = ((round_.authority, round_.title), names_as_shared(round_))
    return tuple(f": {_in_a_row(authority)}, {_in_a_row(title)}" for authority, title in names)


def _names(read: ReadReport, whose: str) -> bool:
    return read.title.endswith(whose) or (not read.title and whose in read.text)


def _from_these_data(now: _Present, read: ReadReport, data: bytes, printed: str) -> Verdict:
    compared = _compared(now, read, data)
    holds, more = True, ""
    if compared.same_bytes:
        more = "It is byte for byte the report that would be made now."
    elif not _made_alike(read):
        more = "It was made by another version of NCF Reflect, so its words were not compared."
    elif not read.title:
        more = "Its headings cannot be told from other text, so its words were not compared."
    elif compared.headings:
        holds = False
        more = f"But its words {_since(now)}, under: {_named(compared)}."
    else:
        more = "Its words are those of a report that is made now; its head was not compared."
    first = TELLS if holds else "The report was made from what the mapping holds."
    return Verdict(
        holds=holds,
        sentences=(f"{first} Round: “{now.round.title}”.", more),
        round=now.round.title,
        printed_hash=printed,
        present_hash=printed,
        headings=() if holds else compared.headings,
    )


def _from_other_data(now: _Present, read: ReadReport, data: bytes, printed: str) -> Verdict:
    compared, present = _compared(now, read, data), data_hash(now.round)
    hashes = (
        f"Round “{now.round.title}”. Hash of the data in the report: {printed}; now: {present}."
    )
    unchanged = _made_alike(read) and bool(read.title) and not compared.headings
    if unchanged:
        first = "The mapping has changed since, but nothing that this report tells."
    elif read.title:
        first = f"The mapping has changed since. Now different, under: {_named(compared)}."
    else:
        first = "The mapping has changed since."
    return Verdict(
        holds=unchanged,
        sentences=(first, hashes, *(() if unchanged else ("Make the report again.",))),
        round=now.round.title,
        printed_hash=printed,
        present_hash=present,
        headings=compared.headings,
    )


def _compared(now: _Present, read: ReadReport, data: bytes) -> _Compared:
    """Beside the shareable or the full copy of its kind, whichever is nearer."""
    options = (replace(now.options, kind=_kind(read), full=full) for full in (False, True))
    copies = [_beside(render_report(now.round, read.format, one), read, data) for one in options]
    return min(copies, key=lambda copy: (not copy.same_bytes, len(copy.headings)))


def _beside(made: bytes, read: ReadReport, data: bytes) -> _Compared:
    if made == data:
        return _Compared(same_bytes=True, headings=())
    before, now = _told(read), _told(read_report(made))
    apart = (Counter(before) - Counter(now)) + (Counter(now) - Counter(before))
    headings = dict.fromkeys(part[0] for part in (*before, *now) if part in apart)
    return _Compared(same_bytes=False, headings=tuple(headings))


def _told(read: ReadReport) -> tuple[tuple[str, str], ...]:
    """What a report tells: not its head, which is the author's, nor what it was made from."""
    return tuple(part for part in read.parts if part[0] and part[0] not in (read.title, MADE_FROM))


def _since(now: _Present) -> str:
    """What came of the words; the Framework and `council.toml` are no part of the mapping."""
    by_hand = "were edited by hand since it was made"
    framework = ", or the Framework’s file has changed" if now.options.expectations else ""
    names = "" if in_use() == SHIPPED else ", or the names and words in council.toml have changed"
    return f"{by_hand}{framework}{names}"


def _kind(read: ReadReport) -> str:
    kinds = (
        kind
        for kind, paper in KINDS.items()
        if read.title.casefold().startswith(f"{paper.file_words.casefold()}:")
    )
    return next(kinds, next(iter(KINDS)))


def _made_alike(read: ReadReport) -> bool:
    version, ruleset = _last(_VERSION, read.text), _last(_RULESET, read.text)
    return (version.rstrip("."), ruleset) == (__version__, RULESET)


def _last(pattern: re.Pattern[str], text: str) -> str:
    """What it was the last time: a report ends with it, and a point may quote one."""
    found = pattern.findall(text)
    return str(found[-1]) if found else ""


def _named(compared: _Compared) -> str:
    shown, others = compared.headings[:MOST_NAMED], len(compared.headings) - MOST_NAMED
    more = f" and {others} more" if others > 0 else ""
    return "; ".join(f"“{heading}”" for heading in shown) + more


def _in_a_row(text: str) -> str:
    return " ".join(text.split())
