"""The plain words that stand beside codes, results, statuses and markers (SENTENCES.md)."""

from datetime import date
from typing import Literal

from ncf_reflect.analysis.sentences.formats import date_words
from ncf_reflect.analysis.sentences.templates import say
from ncf_reflect.model.findings import (
    Code,
    FindingStrength,
    GroupFinding,
    PairFinding,
    RatingResult,
)
from ncf_reflect.model.kinds import GroupStatus, NothingSaidReason

Marker = Literal["split", "confident", "staff", "review"]


def code_gloss(code: Code, strength: FindingStrength | None, topics: bool = False) -> str:
    """The gloss that always stands beside a code: "They saw it differently".

    `topics` is for a silence in which both answered, on different topics (METHOD.md rule 5).
    """
    if code is Code.DISSONANCE:
        return say(f"code.dissonance-{strength or FindingStrength.CHECK}")
    if code is Code.SILENCE and topics:
        return say("code.silence-topics")
    return say(f"code.{code}")


def is_topics(pair: PairFinding, groups: tuple[GroupFinding, GroupFinding]) -> bool:
    """Whether this silence is one of different topics: both answered (METHOD.md rule 5)."""
    answered = all(group.status is GroupStatus.ANSWERED for group in groups)
    return pair.code is Code.SILENCE and answered


def strength_gloss(strength: FindingStrength) -> str:
    """What "firm" or "check" means, for beside the word."""
    return say(f"gloss.{strength}")


def term_gloss(term: Literal["step", "middle"]) -> str:
    """What a step, or a middle answer, is."""
    return say(f"gloss.{term}")


def rating_words(result: RatingResult) -> str:
    """What two groups' ratings come to: "One group rated higher"."""
    return say(f"rating.{result}")


def status_words(status: GroupStatus, reason: NothingSaidReason | str | None = None) -> str:
    """How far a group got with a question, with its reason where nothing was said.

    `reason` may be several reasons joined already (`reason_words`).
    """
    shown = reason.shown if isinstance(reason, NothingSaidReason) else reason
    words = say(f"status.{status}", reason=shown or "")
    return words if shown or status is not GroupStatus.NOTHING_SAID else words.split(":")[0]


def marker_words(marker: Marker) -> str:
    """A marker in a few words: "Rated high, no evidence noted"."""
    return say(f"marker.{marker}")


def staff_sentence() -> str:
    """What stands on every finding until other evidence than staff views is linked to it."""
    return say("mark.staff")


def review_sentence(decided: date) -> str:
    """A decision rests on something that has changed since."""
    return say("mark.review", date=date_words([decided]))
