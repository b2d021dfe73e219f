"""The reasons of a pair: which sentences are printed, in which order (SENTENCES.md)."""

from collections.abc import Callable, Mapping

from ncf_reflect.analysis.sentences import themes
from ncf_reflect.analysis.sentences.case import Case
from ncf_reflect.analysis.sentences.formats import names_or, quoted
from ncf_reflect.analysis.sentences.ratings import rating_lines, similar_details
from ncf_reflect.analysis.sentences.sessions import (
    answered_together,
    date_of_silence,
    reason_words,
)
from ncf_reflect.analysis.sentences.templates import say
from ncf_reflect.analysis.sentences.votes import split_sentence, voted_sentence
from ncf_reflect.model.findings import Basis, Code, GroupFinding, PairFinding, RatingResult
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.pooled import PooledQuestion

_NOT_COMPARABLE = (GroupStatus.NOT_ASKED, GroupStatus.NOT_HELD, GroupStatus.NOT_REACHED)


def pair_reasons(
    pair: PairFinding,
    question: PooledQuestion,
    groups: tuple[GroupFinding, GroupFinding],
    *,
    guarded: bool = False,
) -> tuple[str, ...]:
    """Why a pair came to its code: one string per printed line, the headline first.

    `groups` are the findings of the pair's groups in its order. `guarded` is for reports: where
    either group is small, figures and quotes are left out (METHOD.md section 9).
    """
    case = Case(pair=pair, question=question, groups=groups, guarded=guarded)
    return (*_BY_CODE[pair.code](case), *_voted_lines(case))


def _voted_lines(case: Case) -> tuple[str, ...]:
    lines = (
        " ".join(voted_sentence(group, answer, case.guarded))
        for group, answer in zip(case.groups, case.answers, strict=True)
    )
    return tuple(line for line in lines if line)


def _dissonance(case: Case) -> tuple[str, ...]:
    said, ratings = themes.opposed_lines(case), rating_lines(case)
    if case.result is RatingResult.GAP:
        lines = (*ratings, *said)
    elif case.in_line and said:
        lines = (say("opposed.similar"), *said, *ratings)
    else:
        lines = (*said, *ratings)
    return (*lines, *themes.mixed_lines(case), *themes.shared_and_only_lines(case))


def _partial(case: Case) -> tuple[str, ...]:
    mixed = themes.mixed_lines(case)
    if not themes.few_are_shared(case):
        spread = case.result is RatingResult.SPREAD
        lines = (*rating_lines(case), *mixed) if spread else (*mixed, *rating_lines(case))
    elif case.in_line:
        lines = (themes.few_shared(case), *similar_details(case), *mixed)
    elif case.pair.rating and case.pair.rating.firm:
        lines = (*rating_lines(case), themes.few_shared(case), *mixed)
    else:
        lines = (themes.few_shared(case), *mixed, *rating_lines(case))
    return (*lines, *themes.shared_and_only_lines(case))


def _agreement(case: Case) -> tuple[str, ...]:
    on_ratings = case.pair.basis is Basis.RATINGS and bool(case.without_themes)
    headline = themes.agreed_ratings(case) if on_ratings else themes.agreed_themes(case)
    ratings = similar_details(case) if case.in_line else rating_lines(case)
    return (headline, *ratings, *themes.shared_and_only_lines(case))


def _silence(case: Case) -> tuple[str, ...]:
    silent = case.with_status(GroupStatus.NOTHING_SAID)
    if not silent:
        return (themes.different_topics(case), *rating_lines(case))
    group, other = silent[0], case.other(silent[0])
    dates = date_of_silence(case.question.of(group))
    raised = case.of(other).themes
    return (
        say(
            "silence",
            [bool(dates), bool(raised)],
            G=group.shown,
            dates=dates,
            reason=reason_words(case.question.of(group)),
            O=other.shown,
            themes=quoted(raised),
        ),
    )


def _not_enough(case: Case) -> tuple[str, ...]:
    if len(case.with_status(GroupStatus.NOTHING_SAID)) == 2:
        a, b = case.answers
        return (
            say(
                "ne.neither",
                A=a.group.shown,
                reasonA=reason_words(a),
                B=b.group.shown,
                reasonB=reason_words(b),
            ),
        )
    missing = case.without_themes or case.names
    ratings = {None: "no", RatingResult.TOO_FEW: "too few"}.get(case.result, "unclear")
    vote = ratings != "unclear" and case.question.scale is not None
    headline = say("ne.themes", [ratings, vote], groups=names_or(missing))
    return (headline, *rating_lines(case), *_splits(case))


def _splits(case: Case) -> tuple[str, ...]:
    """Why similar ratings are not called agreement: a group is of two minds."""
    return tuple(
        split_sentence(group, case.scale)
        for group in case.groups
        if case.in_line and group.split and group.group not in case.small
    )


def _not_comparable(case: Case) -> tuple[str, ...]:
    by_status = ((status, case.with_status(status)) for status in _NOT_COMPARABLE)
    lines = tuple(say(f"nc.{status}", G=names_or(found)) for status, found in by_status if found)
    return lines or answered_together(case.question, case.names)


_BY_CODE: Mapping[Code, Callable[[Case], tuple[str, ...]]] = {
    Code.DISSONANCE: _dissonance,
    Code.SILENCE: _silence,
    Code.PARTIAL_AGREEMENT: _partial,
    Code.AGREEMENT: _agreement,
    Code.NOT_ENOUGH: _not_enough,
    Code.NOT_COMPARABLE: _not_comparable,
}
