"""What a gap says: its statement sentence by sentence, with a mark where a sentence is missing."""

from enum import StrEnum

from ncf_reflect.analysis.sentences.formats import and_list
from ncf_reflect.mapping.strands import Beside, Outside
from ncf_reflect.model.base import Value
from ncf_reflect.model.evidence import Direction
from ncf_reflect.model.gap import GapFacts
from ncf_reflect.model.session import Round

STILL_TO_WRITE = "still to be written"
NOT_TESTED = (
    "We have not yet tested this against audit, data or the voice of children and families."
)


class StatementPart(StrEnum):
    """The parts of a statement, named as the fields of a gap, in the order in which they read."""

    TOLD = "told"
    CHILDREN = "children"
    EXPECTED = "expected"
    SEEN = "seen"
    NEEDED = "needed"

    @property
    def lead(self) -> str:
        """How its sentence begins, where a person writes only what follows."""
        return _LEADS[self]


_LEADS = {
    StatementPart.TOLD: "We were told that",
    StatementPart.CHILDREN: "This means children and families",
    StatementPart.EXPECTED: "The Framework expects",
    StatementPart.SEEN: "We also see",
    StatementPart.NEEDED: "We need to",
}
_DIRECTIONS = {
    Direction.SUPPORTS: "it supports this",
    Direction.CONTRADICTS: "it contradicts this",
}


class GapSentence(Value):
    """One part of a statement, as it reads."""

    part: StatementPart
    text: str
    missing: bool = False
    """Whether it is still to be written; `text` says so then."""
    ours: bool = False
    """Whether nobody wrote it: it says what is linked just now, and is not stored."""


def statement(gap: GapFacts, round_: Round) -> tuple[GapSentence, ...]:
    """A gap as sentences, all five parts in their order."""
    return statement_beside(gap, Outside(round_).gap(gap))


def statement_beside(gap: GapFacts, beside: tuple[Beside, ...]) -> tuple[GapSentence, ...]:
    """The same, where what stands beside the gap is known already."""
    return tuple(_sentence(part, getattr(gap, part.value), beside) for part in StatementPart)


def seen_words(beside: tuple[Beside, ...]) -> str:
    """What is linked from outside the workshops, as a sentence; or that nothing is."""
    if not beside:
        return NOT_TESTED
    return f"We also see {and_list([_seen(one) for one in beside])}."


def _sentence(part: StatementPart, written: str, beside: tuple[Beside, ...]) -> GapSentence:
    text = written.strip()
    if text:
        return GapSentence(part=part, text=_whole(part, text))
    if part is StatementPart.SEEN:
        return GapSentence(part=part, text=seen_words(beside), ours=True)
    return GapSentence(part=part, text=f"{part.lead} … : {STILL_TO_WRITE}.", missing=True)


def _whole(part: StatementPart, text: str) -> str:
    """A sentence with its beginning and its end, where a person left them out."""
    rest = text.lstrip("… ")
    whole = f"{part.lead} {rest}" if rest[:1].islower() or text.startswith("…") else text
    return whole if whole.endswith((".", "!", "?", "…", "”", ")")) else f"{whole}."


def _seen(one: Beside) -> str:
    direction = _DIRECTIONS.get(one.direction, "")
    said = f"{one.strand.value}, {one.source}" + (f"; {direction}" if direction else "")
    return f"“{' '.join(one.says.split()).rstrip('.')}” ({said})"
