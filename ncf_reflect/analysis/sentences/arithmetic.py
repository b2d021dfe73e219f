"""The arithmetic behind a pair's ratings, for whoever wants to check it by hand."""

from itertools import product

from ncf_reflect.analysis.sentences.case import Case
from ncf_reflect.analysis.sentences.templates import say
from ncf_reflect.model.bank import Scale
from ncf_reflect.model.findings import GroupFinding, PairFinding
from ncf_reflect.model.pooled import PooledQuestion


def arithmetic_lines(
    pair: PairFinding,
    question: PooledQuestion,
    groups: tuple[GroupFinding, GroupFinding],
    *,
    guarded: bool = False,
) -> tuple[str, ...]:
    """Each rating matched with each of the other group, then all ratings; nothing without a vote.

    In a report (`guarded`) nothing where either group is small (METHOD.md section 9).
    """
    case = Case(pair=pair, question=question, groups=groups, guarded=guarded)
    if pair.rating is None or case.small:
        return ()
    compared = (_pairs_of_ratings(case),) if pair.rating.steps is not None else ()
    return (*compared, " ".join(_ratings(group, case.scale) for group in groups))


def _pairs_of_ratings(case: Case) -> str:
    high, low = case.higher_first
    above = same = below = 0
    for (i, first), (j, second) in product(enumerate(high.votes or ()), enumerate(low.votes or ())):
        matched = first * second
        above += matched if i > j else 0
        same += matched if i == j else 0
        below += matched if i < j else 0
    return say(
        "sum.pairs",
        H=high.group.shown,
        L=low.group.shown,
        w=f"{above:,}",
        P=f"{above + same + below:,}",
        t=f"{same:,}",
        l=f"{below:,}",
    )


def _ratings(group: GroupFinding, scale: Scale) -> str:
    said = (
        say("sum.ratings.level", n=count, level=scale.number(index))
        for index, count in enumerate(group.votes or ())
        if count
    )
    return say("sum.ratings", G=group.group.heading, ratings=", ".join(said))
