"""From pairs to questions, sections and the whole round: the most serious, never an average.

METHOD.md section 6. A verdict may come from a rule or from a person's decision; what a person has
set aside is simply not handed in.
"""

from collections.abc import Iterable, Sequence

from ncf_reflect.analysis.pairs import Verdict
from ncf_reflect.model.findings import (
    Code,
    FindingStrength,
    PairFinding,
    Pattern,
    RatingResult,
    SectionState,
)
from ncf_reflect.model.groups import Group, pairs_of

FEWEST_QUESTIONS_ALL = 5
FEWEST_QUESTIONS_MOST = 8

FIRM_DISSONANCE = (Code.DISSONANCE, FindingStrength.FIRM)
CHECK_DISSONANCE = (Code.DISSONANCE, FindingStrength.CHECK)

MOST_SERIOUS_FIRST: tuple[tuple[Code, FindingStrength | None], ...] = (
    FIRM_DISSONANCE,
    CHECK_DISSONANCE,
    (Code.SILENCE, None),
    (Code.PARTIAL_AGREEMENT, None),
    (Code.AGREEMENT, None),
    (Code.NOT_ENOUGH, None),
    (Code.NOT_COMPARABLE, None),
)

_HOLDS_TOGETHER = {Code.AGREEMENT, Code.PARTIAL_AGREEMENT}
_COMPARED = (RatingResult.GAP, RatingResult.SPREAD, RatingResult.IN_LINE)


def seriousness(verdict: Verdict) -> int:
    """The place of a verdict among all, 0 for the most serious."""
    return MOST_SERIOUS_FIRST.index((verdict.code, verdict.strength))


def verdict_of(pair: PairFinding) -> Verdict | None:
    """What a pair brings to the roll-up, as decided or else as suggested; None if set aside."""
    return None if pair.counts_as is None else Verdict(*pair.counts_as)


def question_verdict(pairs: Iterable[Verdict]) -> Verdict:
    """What a question comes to: its most serious pair, or not comparable without pairs."""
    worst = min(pairs, key=seriousness, default=Verdict(Code.NOT_COMPARABLE))
    return Verdict(worst.code, worst.strength)


def section_state(questions: Sequence[Verdict], *, single_source: bool) -> SectionState:
    """What a section comes to; `single_source` where it is put to one group only."""
    if single_source:
        return SectionState.SINGLE_SOURCE
    worst = question_verdict(questions)
    if (worst.code, worst.strength) == FIRM_DISSONANCE:
        return SectionState.DIVERGES
    if worst.code in (Code.DISSONANCE, Code.SILENCE):
        return SectionState.CHECK
    comparable = {verdict.code for verdict in questions} - {Code.NOT_COMPARABLE}
    if comparable and comparable <= _HOLDS_TOGETHER:
        return SectionState.HOLDS_TOGETHER
    return SectionState.NOT_ENOUGH


def patterns(pairs: Sequence[PairFinding]) -> tuple[Pattern, ...]:
    """Which group rated higher on most questions of the round, from all of the round's pairs."""
    found = (_pattern(groups, pairs) for groups in pairs_of(Group))
    return tuple(pattern for pattern in found if pattern is not None)


def is_pattern(questions: int, of: int) -> bool:
    """Whether all of 5 to 7, or at least seven eighths of 8 or more, go one way."""
    if of >= FEWEST_QUESTIONS_MOST:
        return 8 * questions >= 7 * of
    return of >= FEWEST_QUESTIONS_ALL and questions == of


def _pattern(groups: tuple[Group, Group], pairs: Sequence[PairFinding]) -> Pattern | None:
    ratings = [
        pair.rating
        for pair in pairs
        if pair.groups == groups and pair.rating is not None and _is_comparable(pair)
    ]
    shifts = [rating.shift or 0 for rating in ratings if rating.result in _COMPARED]
    first_higher, second_higher = sum(s < 0 for s in shifts), sum(s > 0 for s in shifts)
    for higher, questions in zip(groups, (first_higher, second_higher), strict=True):
        if is_pattern(questions, len(shifts)):
            return Pattern(groups=groups, higher=higher, questions=questions, of=len(shifts))
    return None


def _is_comparable(pair: PairFinding) -> bool:
    verdict = verdict_of(pair)
    return verdict is not None and verdict.code is not Code.NOT_COMPARABLE
