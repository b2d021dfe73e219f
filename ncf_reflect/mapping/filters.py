"""Which questions the matrix shows: those with a pair that counts as something."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ncf_reflect.mapping.desk import DeskSection
from ncf_reflect.model.findings import Code, FindingStrength, PairFinding


class PairFilter(NamedTuple):
    """The words for what a pair is to be, and whether one is. The words go in a sentence."""

    words: str
    holds: Callable[[PairFinding], bool]


def _counts_as(
    code: Code, strength: FindingStrength | None = None
) -> Callable[[PairFinding], bool]:
    return lambda pair: pair.counts_as == (code, strength)


def _needs_review(pair: PairFinding) -> bool:
    return pair.decision is not None and pair.decision.needs_review


FILTERS = {
    "d": PairFilter("dissonance, firm", _counts_as(Code.DISSONANCE, FindingStrength.FIRM)),
    "c": PairFilter("dissonance: ask", _counts_as(Code.DISSONANCE, FindingStrength.CHECK)),
    "s": PairFilter("silence", _counts_as(Code.SILENCE)),
    "p": PairFilter("partial agreement", _counts_as(Code.PARTIAL_AGREEMENT)),
    "g": PairFilter("agreement", _counts_as(Code.AGREEMENT)),
    "n": PairFilter("not enough to say", _counts_as(Code.NOT_ENOUGH)),
    "x": PairFilter("cannot be compared", _counts_as(Code.NOT_COMPARABLE)),
    "r": PairFilter("needs review", _needs_review),
    "e": PairFilter("set aside", lambda pair: pair.is_set_aside),
    "u": PairFilter("not yet decided", lambda pair: pair.decision is None),
}
"""By the letter that chooses it. Codes are as they count: as decided, else as suggested."""


def filtered(sections: Iterable[DeskSection], letter: str) -> tuple[DeskSection, ...]:
    """The sections with the questions that have such a pair; those without one are left out."""
    holds = FILTERS[letter].holds
    kept = (
        section.model_copy(
            update={
                "questions": tuple(
                    question
                    for question in section.questions
                    if any(map(holds, question.finding.pairs))
                )
            }
        )
        for section in sections
    )
    return tuple(section for section in kept if section.questions)
