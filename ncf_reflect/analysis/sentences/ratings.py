"""What is said of a pair's ratings: gap, spread, similar, too few (SENTENCES.md)."""

from ncf_reflect.analysis.sentences.case import Case
from ncf_reflect.analysis.sentences.formats import (
    and_list,
    exact_steps,
    middle,
    names_and,
    share_words,
    steps_words,
    threshold,
)
from ncf_reflect.analysis.sentences.templates import clause, say
from ncf_reflect.analysis.sentences.votes import FEWEST
from ncf_reflect.model.findings import RatingResult, ThemeState
from ncf_reflect.model.groups import Group


def rating_lines(case: Case) -> tuple[str, ...]:
    """All that is said of the ratings, the headline first; nothing where there are none."""
    match case.result:
        case RatingResult.GAP:
            return (_gap(case), *_middle_look(case), _sum(case), *_against(case))
        case RatingResult.SPREAD:
            return (_spread(case), *_middle_look(case), _sum(case))
        case RatingResult.IN_LINE:
            return (similar(case), *similar_details(case))
        case RatingResult.TOO_FEW:
            return (_too_few(case),)
        case None:
            return ()


def similar(case: Case, *, whole: bool = True) -> str:
    """The headline of similar ratings; its first sentence alone where it stands before another."""
    a, b = case.groups
    return say(
        "similar",
        [whole],
        A=a.group.shown,
        B=b.group.shown,
        midA=case.middle_shown(a),
        midB=case.middle_shown(b),
    )


def similar_details(case: Case) -> tuple[str, ...]:
    """What follows wherever ratings were called similar: the sum and what to be wary of."""
    few = [group.group for group in case.groups if sum(group.votes or ()) < FEWEST]
    wary = (say("similar.few", groups=names_and(few)),) if few else ()
    return (*_middle_look(case), _similar_sum(case), *wary)


def opposed_towards(case: Case, higher: Group) -> tuple[str, ...]:
    """The opposed themes of which this group lists what is done and the other what is not."""
    return tuple(
        theme
        for theme in case.pair.themes.opposed
        if case.saying(theme, ThemeState.DOING) is higher
    )


def _gap(case: Case) -> str:
    high, low = case.higher_first
    return say(
        "small.gap" if case.small else "gap",
        H=high.group.shown,
        L=low.group.shown,
        shift=steps_words(case.shift, threshold(case.scale)),
        midH=case.middle_shown(high),
        midL=case.middle_shown(low),
        chance=_chance(case),
    )


def _spread(case: Case) -> str:
    a, b = case.groups
    return say(
        "small.spread" if case.small else "spread",
        A=a.group.shown,
        B=b.group.shown,
        shift=steps_words(case.shift, threshold(case.scale)),
        midA=case.middle_shown(a),
        midB=case.middle_shown(b),
        chance=_chance(case),
    )


def _chance(case: Case) -> str:
    if case.pair.rating and case.pair.rating.firm:
        return say("chance.firm")
    backed = opposed_towards(case, case.higher_first[0].group)
    if case.result is RatingResult.GAP and backed:
        return say("chance.backed")
    return say("chance.possible")


def _against(case: Case) -> tuple[str, ...]:
    """Where the group that rated lower is the one that lists a theme as done already."""
    themes = opposed_towards(case, case.higher_first[1].group)
    return tuple(say("gap.against", theme=theme) for theme in themes)


def _middle_look(case: Case) -> tuple[str, ...]:
    """Where two middle answers side by side would tell another story than the sentence does."""
    high, low = (middle(group.votes or (), case.scale) for group in case.higher_first)
    apart = high - low
    hidden = apart <= 0 if case.result is RatingResult.GAP else abs(apart) >= threshold(case.scale)
    return (say("middle.look"),) if hidden else ()


def _sum(case: Case) -> str:
    if case.small:
        return _left_out(case)
    a, b = case.groups
    n_a, n_b = (sum(group.votes or ()) for group in case.groups)
    rating = case.pair.rating
    assert rating is not None and rating.p is not None, "compared ratings have a share of ways"
    return say(
        "sum",
        steps=steps_words(case.steps, threshold(case.scale)),
        N=n_a + n_b,
        nA=n_a,
        nB=n_b,
        A=a.group.shown,
        B=b.group.shown,
        share=share_words(rating.p),
    )


def _similar_sum(case: Case) -> str:
    if case.small:
        return _left_out(case)
    limit = threshold(case.scale)
    return say("similar.sum", steps=steps_words(case.steps, limit), T=exact_steps(limit))


def _too_few(case: Case) -> str:
    if case.small:
        return say("small.too-few")
    a, b = case.groups
    return say(
        "too-few",
        A=a.group.shown,
        nA=sum(a.votes or ()),
        B=b.group.shown,
        nB=sum(b.votes or ()),
    )


def _left_out(case: Case) -> str:
    """Which figures a report keeps back, and whether for few present or for few ratings."""
    answers = [answer for answer in case.answers if answer.group in case.small]
    few_present = [a.group for a in answers if a.present is not None and a.present < FEWEST]
    few_ratings = [a.group for a in answers if a.group not in few_present]
    reasons = (("present", few_present), ("ratings", few_ratings))
    why = [clause(f"small.sum.{of}", groups=names_and(groups)) for of, groups in reasons if groups]
    return say("small.sum", why=and_list(why))
