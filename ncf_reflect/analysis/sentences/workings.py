"""The sum behind a pair's ratings, step by step, so that it can be done with a pencil.

Exact throughout (METHOD.md section 3): counts, and fractions that are not rounded.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate
from math import comb

from ncf_reflect.analysis.ratings import FIRM_AT_MOST, threshold
from ncf_reflect.analysis.sentences.case import Case
from ncf_reflect.analysis.sentences.formats import exact_steps
from ncf_reflect.model.findings import GroupFinding, PairFinding, RatingResult
from ncf_reflect.model.pooled import PooledQuestion

_MOST_WAYS = 10**15
"""Numbers of ways above this are too long to be read; the share says the same."""


def workings_lines(
    pair: PairFinding, question: PooledQuestion, groups: tuple[GroupFinding, GroupFinding]
) -> tuple[str, ...]:
    """Both cumulative shares at each cut, steps, averages, and the share of deals, a line each.

    Nothing where the ratings are not compared; no share of deals where they are similar.
    """
    case = Case(pair=pair, question=question, groups=groups)
    if pair.rating is None or pair.rating.steps is None:
        return ()
    apart = list(_apart(case))
    cuts = (line for line, _ in apart)
    deals = () if case.in_line else (_deals(case),)
    return (*cuts, _steps(case, [share for _, share in apart]), _averages(case), *deals)


def _apart(case: Case) -> Iterator[tuple[str, Fraction]]:
    """Per cut point both cumulative shares in words, and how far apart they are."""
    (first, a), (second, b) = ((group.group.shown, group.votes or ()) for group in case.groups)
    for index, (low, other) in enumerate(zip(accumulate(a), accumulate(b), strict=True)):
        if index + 1 < len(a):
            apart = abs(Fraction(low, sum(a)) - Fraction(other, sum(b)))
            level = case.scale.number(index)
            words = f"{first} {low} of {sum(a)}, {second} {other} of {sum(b)}"
            yield f"{level} or lower: {words}; {apart} apart.", apart


def _steps(case: Case, apart: list[Fraction]) -> str:
    limit = threshold(case.scale.size)
    enough = "under" if case.steps < limit else "at least"
    summed = " + ".join(map(str, apart))
    return f"Steps: {summed} = {case.steps}, {enough} {exact_steps(limit)}."


def _averages(case: Case) -> str:
    means = " and ".join(
        f"{group.group.shown} {_added(group, case)} ÷ {sum(group.votes or ())}"
        for group in case.groups
    )
    apart, limit = abs(case.shift), threshold(case.scale.size)
    result = {
        RatingResult.IN_LINE: f"{apart} apart, steps under {limit}: similar",
        RatingResult.GAP: f"{apart} apart, at least {limit}: a gap",
        RatingResult.SPREAD: f"{apart} apart, under {limit}, but not the steps: a spread",
    }[case.result or RatingResult.IN_LINE]
    return f"Averages: {means}, {result}."


def _added(group: GroupFinding, case: Case) -> int:
    return sum(case.scale.number(index) * n for index, n in enumerate(group.votes or ()))


def _deals(case: Case) -> str:
    first, second = (sum(group.votes or ()) for group in case.groups)
    names = [group.group.shown for group in case.groups]
    assert case.pair.rating is not None and case.pair.rating.p is not None, "ratings are compared"
    p, ways = case.pair.rating.p, comb(first + second, first)
    sure = (
        f"at most {FIRM_AT_MOST}: firm" if p <= FIRM_AT_MOST else f"over {FIRM_AT_MOST}: possible"
    )
    if ways > _MOST_WAYS:
        return f"Share of deals with at least {case.steps} steps: about {float(p):.3g}, {sure}."
    return (
        f"Sharing {first + second} ratings out, {first} to {names[0]} and {second} to {names[1]}: "
        f"{ways:,} ways. In {int(p * ways):,} of them at least {case.steps} steps: {p}, {sure}."
    )
