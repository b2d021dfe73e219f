"""The code of a pair of groups on one question: the first rule that applies (METHOD.md section 5).

To add a rule, write one function and give it its place in `RULES`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from ncf_reflect.analysis.themes import RaisedThemes
from ncf_reflect.model.findings import (
    Basis,
    Code,
    FindingStrength,
    Rating,
    RatingResult,
    Split,
    ThemeFinding,
    ThemeState,
)
from ncf_reflect.model.kinds import GroupStatus

FEWEST_HANDS_TO_AGREE = 5

_COMPARABLE = (GroupStatus.ANSWERED, GroupStatus.NOTHING_SAID)


class Verdict(NamedTuple):
    """A code with its strength and basis, whether a rule or a person gave it."""

    code: Code
    strength: FindingStrength | None = None
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """What one group of a pair brings to the comparison."""

    status: GroupStatus
    hands: int
    split: Split | None
    raised: RaisedThemes


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two groups on one question, all that the rules look at."""

    first: Side
    second: Side
    together: bool
    """Whether both answered in the same joint session."""
    rating: Rating | None
    themes: ThemeFinding

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both groups, in the fixed order."""
        return self.first, self.second

    @property
    def both_tagged(self) -> bool:
        """Whether both groups raised at least one theme."""
        return all(side.raised for side in self.sides)

    @property
    def shorter_list(self) -> int:
        """The smaller number of themes that a group raised."""
        return min(len(side.raised) for side in self.sides)

    @property
    def in_line(self) -> bool:
        """Whether ratings are compared and similar."""
        return self.rating is not None and self.rating.result is RatingResult.IN_LINE

    @property
    def few_shared(self) -> bool:
        """Whether fewer themes are shared than half of the shorter list; never if that is empty."""
        return 2 * len(self.themes.shared) < self.shorter_list

    @property
    def enough_shared(self) -> bool:
        """Whether both groups are tagged and share at least half of the shorter list."""
        return self.both_tagged and not self.few_shared

    def is_firm(self, result: RatingResult) -> bool:
        """Whether the ratings come to `result`, and firmly."""
        return self.rating is not None and self.rating.result is result and bool(self.rating.firm)


Rule = Callable[[Comparison], Verdict | None]


def code(comparison: Comparison) -> Verdict:
    """What the ruleset suggests for the pair: the verdict of the first rule that applies."""
    verdicts = (rule(comparison) for rule in RULES)
    return next(verdict for verdict in verdicts if verdict is not None)


def not_comparable(comparison: Comparison) -> Verdict | None:
    """Rule 1: a group was not asked, not heard or not reached, or both answered jointly."""
    if comparison.together or any(side.status not in _COMPARABLE for side in comparison.sides):
        return Verdict(Code.NOT_COMPARABLE)
    return None


def somebody_silent(comparison: Comparison) -> Verdict | None:
    """Rule 2: just one of the two answered, or neither."""
    answered = sum(side.status is GroupStatus.ANSWERED for side in comparison.sides)
    if answered == 2:
        return None
    return Verdict(Code.SILENCE if answered else Code.NOT_ENOUGH)


def dissonant(comparison: Comparison) -> Verdict | None:
    """Rule 3: a gap, or any opposed theme."""
    rating = comparison.rating
    gap = rating is not None and rating.result is RatingResult.GAP
    if not gap and not comparison.themes.opposed:
        return None
    firm = comparison.is_firm(RatingResult.GAP) or (gap and said_as_rated(comparison))
    return Verdict(Code.DISSONANCE, FindingStrength.FIRM if firm else FindingStrength.CHECK)


def partly_agreed(comparison: Comparison) -> Verdict | None:
    """Rule 4: a firm spread, a mixed theme, or few shared themes beside something in common."""
    in_common = comparison.in_line or comparison.themes.shared
    if (
        comparison.is_firm(RatingResult.SPREAD)
        or comparison.themes.mixed
        or (comparison.few_shared and in_common)
    ):
        return Verdict(Code.PARTIAL_AGREEMENT)
    return None


def other_topics(comparison: Comparison) -> Verdict | None:
    """Rule 5: both tagged, no theme shared; gaps, firm spreads and ratings in line came before."""
    if comparison.both_tagged and not comparison.themes.shared:
        return Verdict(Code.SILENCE)
    return None


def agreed(comparison: Comparison) -> Verdict | None:
    """Rule 6: ratings in line with enough hands and no split, or enough themes shared, or both."""
    ratings, themes = ratings_agree(comparison), comparison.enough_shared
    if ratings and themes:
        return Verdict(Code.AGREEMENT, basis=Basis.BOTH)
    if ratings or themes:
        return Verdict(Code.AGREEMENT, basis=Basis.RATINGS if ratings else Basis.THEMES)
    return None


def not_enough(_: Comparison) -> Verdict | None:
    """Rule 7: otherwise."""
    return Verdict(Code.NOT_ENOUGH)


RULES: tuple[Rule, ...] = (
    not_comparable,
    somebody_silent,
    dissonant,
    partly_agreed,
    other_topics,
    agreed,
    not_enough,
)


def ratings_agree(comparison: Comparison) -> bool:
    """Whether ratings in line carry an agreement: five hands in both groups, neither split."""
    return comparison.in_line and all(
        side.hands >= FEWEST_HANDS_TO_AGREE and side.split is None for side in comparison.sides
    )


def said_as_rated(comparison: Comparison) -> bool:
    """Whether in an opposed theme the group that rated lower is the one that says to develop."""
    if comparison.rating is None or not comparison.rating.shift:
        return False
    lower = comparison.first if comparison.rating.shift > 0 else comparison.second
    return any(
        lower.raised[theme].state is ThemeState.DEVELOP for theme in comparison.themes.opposed
    )
