"""Walking along a chain, of a session or of a round, to the first entry that is wrong."""

from collections.abc import Callable, Sequence

from ncf_reflect.model.round_book import AnyRoundEntry
from ncf_reflect.model.session import AnyEntry
from ncf_reflect.storage import chain
from ncf_reflect.storage.database import Row
from ncf_reflect.storage.opening import UNREADABLE

EntryOf = Callable[[str, Row], AnyEntry | AnyRoundEntry]
Found = tuple[str, Row, EntryOf]
"""What an entry is, its columns, and how they are read."""

_WORDS = {
    "session": "the session's details",
    "point": "a point",
    "answer": "a question's status",
    "vote": "a vote",
    "decision": "a decision",
    "theme": "a theme",
    "seal": "the seal",
    "gap": "a gap",
    "action": "an action",
    "evidence": "evidence",
    "baseline": "the local baseline",
    "baseline-match": "a line of the local baseline",
    "disclosure": "what may go out of a point",
    "words": "words for the report",
    "expectation-link": "a link to an expectation",
}


def first_fault(history: Sequence[Found], links: Sequence[Row], root: str) -> str | None:
    """What is wrong with the first entry that is not what was saved; None where all are.

    `history` and `links` are ordered by `seq`, which counts from 1.
    """
    before = root
    for seq, row in enumerate(links, start=1):
        if row["seq"] != seq or seq > len(history) or history[seq - 1][1].get("seq") != seq:
            return f"entry {seq} is missing"
        what, entry, entry_of = history[seq - 1]
        if _content(what, entry, entry_of) != row["content_hash"]:
            return f"entry {seq} ({_WORDS[what]}, {row['at']}) is not what was saved"
        before = chain.link(before, str(row["content_hash"]))
        if before != row["hash"]:
            return f"entry {seq} ({_WORDS[what]}, {row['at']}) does not follow the one before it"
    return f"entry {len(links) + 1} stands twice" if len(history) > len(links) else None


def _content(what: str, row: Row, entry_of: EntryOf) -> str:
    try:
        return chain.content_hash(entry_of(what, row))
    except UNREADABLE:
        return "not readable"
