"""The chain of a session: every row's hash takes in the one before (DESIGN 4).

The content goes in as a salted hash of its own, so that redaction can remove words and salt and
keep the chain whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ncf_reflect.model.round_book import AnyRoundEntry
    from ncf_reflect.model.session import AnyEntry


def digest(*parts: object) -> str:
    """A SHA-256 in hex of `parts`, which must be plain JSON values."""
    return hashlib.sha256(_canonical(parts)).hexdigest()


def root(session: str, round_id: str, bank_hash: str, groups: Sequence[str]) -> str:
    """What the first row of a session's chain stands on: who was asked what, in which round."""
    return digest("session", session, round_id, bank_hash, list(groups))


def round_root(round_id: str) -> str:
    """What the first row of a round's own chain stands on."""
    return digest("round", round_id)


def content_hash(entry: AnyEntry | AnyRoundEntry) -> str:
    """The salted hash of all that an entry says."""
    # What is left open is left out, so that a later version with more fields hashes the same.
    content = entry.model_dump(mode="json", exclude={"salt"}, exclude_defaults=True)
    content["what"] = entry.what
    return hashlib.sha256(bytes.fromhex(entry.salt) + _canonical(content)).hexdigest()


def link(before: str, content: str) -> str:
    """The hash of a row: the one before, and the hash of its content."""
    return hashlib.sha256(f"{before}{content}".encode()).hexdigest()


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
