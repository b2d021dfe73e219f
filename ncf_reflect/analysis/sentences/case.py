"""A pair of groups on a question as its sentences need it."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ncf_reflect.analysis.sentences.formats import middle_words
from ncf_reflect.analysis.sentences.votes import is_small
from ncf_reflect.model.bank import Scale
from ncf_reflect.model.findings import GroupFinding, PairFinding, RatingResult, ThemeState
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.pooled import PooledAnswer, PooledQuestion


@dataclass(frozen=True)
class Case:
    """A pair with what both groups said; `guarded` for reports (METHOD.md section 9)."""

    pair: PairFinding
    question: PooledQuestion
    groups: tuple[GroupFinding, GroupFinding]
    guarded: bool = False

    @property
    def names(self) -> tuple[Group, Group]:
        """The two groups, in the pair's order."""
        return self.groups[0].group, self.groups[1].group

    @cached_property
    def answers(self) -> tuple[PooledAnswer, PooledAnswer]:
        """What the two groups said, in the pair's order."""
        return self.question.of(self.names[0]), self.question.of(self.names[1])

    @cached_property
    def small(self) -> tuple[Group, ...]:
        """The groups whose figures are left out; none outside reports."""
        return tuple(a.group for a in self.answers if self.guarded and is_small(a))

    @property
    def scale(self) -> Scale:
        """The scale of a question whose ratings are compared."""
        assert self.question.scale is not None, "ratings are compared on a scale"
        return self.question.scale

    @property
    def result(self) -> RatingResult | None:
        """What the ratings come to; None where either group has none."""
        return self.pair.rating.result if self.pair.rating else None

    @property
    def in_line(self) -> bool:
        """Whether the ratings are similar."""
        return self.result is RatingResult.IN_LINE

    @property
    def higher_first(self) -> tuple[GroupFinding, GroupFinding]:
        """The group that rated higher, then the lower; in the pair's order where neither did."""
        first, second = self.groups
        return (second, first) if self.shift > 0 else (first, second)

    @property
    def shift(self) -> Fraction:
        """How much higher the second group's average is; 0 where ratings are not compared."""
        return (self.pair.rating and self.pair.rating.shift) or Fraction(0)

    @property
    def steps(self) -> Fraction:
        """How far ratings would move for the two groups to look the same."""
        return (self.pair.rating and self.pair.rating.steps) or Fraction(0)

    @property
    def without_themes(self) -> tuple[Group, ...]:
        """The groups that raised no theme; themes are compared only where there are none such."""
        return tuple(group.group for group in self.groups if not group.themes)

    def of(self, group: Group) -> GroupFinding:
        """What was found for one of the two."""
        return self.groups[self.names.index(group)]

    def other(self, group: Group) -> Group:
        """The other one of the two."""
        return self.names[1 - self.names.index(group)]

    def with_status(self, status: GroupStatus) -> tuple[Group, ...]:
        """Those of the two whose status this is."""
        return tuple(group.group for group in self.groups if group.status is status)

    def saying(self, theme: str, state: ThemeState) -> Group:
        """The one of the two that says this of a theme."""
        return next(g.group for g in self.groups if g.themes.get(theme) is state)

    def middle_shown(self, group: GroupFinding) -> str:
        """A group's middle answer in words."""
        return middle_words(group.votes or (), self.scale)
