"""The arithmetic of a pair's ratings: cumulative shares, steps, deals (METHOD.md section 3)."""

from fractions import Fraction
from itertools import accumulate

from ncf_reflect.analysis.sentences import arithmetic_lines, rating_words, share_words
from ncf_reflect.analysis.sentences.formats import exact_steps, names_and, threshold
from ncf_reflect.mapping.reporting.compared import FIGURES_LEFT_OUT
from ncf_reflect.mapping.reporting.guards import Guards
from ncf_reflect.mapping.reporting.subjects import Subject
from ncf_reflect.model.bank import Scale
from ncf_reflect.model.findings import GroupFinding, PairFinding, Rating
from ncf_reflect.model.text import capitalised
from ncf_reflect.report.pictured import Arithmetic
from ncf_reflect.report.tables import Table

Groups = tuple[GroupFinding, GroupFinding]


def arithmetic(subject: Subject, guards: Guards) -> tuple[Arithmetic, ...]:
    """Each pair of a question whose ratings were compared, guarded as the copy is."""
    scale = subject.said.scale
    if scale is None:
        return ()
    return tuple(
        _pair(subject, pair, scale, guards)
        for pair in subject.finding.pairs
        if pair.rating and pair.rating.steps is not None
    )


def _pair(subject: Subject, pair: PairFinding, scale: Scale, guards: Guards) -> Arithmetic:
    names = capitalised(names_and(pair.groups))
    first, second = pair.groups
    if any(guards.hides_counts(subject.said.of(group)) for group in pair.groups):
        why = f"{FIGURES_LEFT_OUT}: they could tell how a person rated."
        return Arithmetic(groups=names, lines=(_result(pair.rating), why))
    groups = subject.finding.of(first), subject.finding.of(second)
    return Arithmetic(
        groups=names,
        lines=(
            _result(pair.rating),
            *_figures(pair.rating, scale, groups),
            *arithmetic_lines(pair, subject.said, groups),
        ),
        table=_shares(groups, scale, names),
    )


def _result(rating: Rating | None) -> str:
    assert rating is not None, "only compared ratings come here"
    sure = (
        ""
        if rating.firm is None or not rating.result.value.startswith(("gap", "spread"))
        else (" (firm)" if rating.firm else " (possible)")
    )
    return f"Result: {rating_words(rating.result)}{sure}."


def _figures(rating: Rating | None, scale: Scale, groups: Groups) -> tuple[str, ...]:
    assert rating is not None
    assert rating.steps is not None and rating.shift is not None and rating.p is not None
    first, second = (sum(group.votes or ()) for group in groups)
    return (
        f"Steps: {_exact(rating.steps)}. From {exact_steps(threshold(scale))} on ratings are no "
        "longer similar.",
        f"Shift, the average of {groups[1].group.shown} less that of {groups[0].group.shown}: "
        f"{_exact(rating.shift)}.",
        f"Share of all ways to deal the {first + second} ratings out again, {first} and {second}, "
        f"that differ at least this much: {rating.p} ({share_words(rating.p)}).",
    )


def _shares(groups: Groups, scale: Scale, names: str) -> Table:
    counts = [group.votes or () for group in groups]
    shares = [_cumulative(votes) for votes in counts]
    heads = [group.group.heading for group in groups]
    last = scale.size - 1
    return Table(
        caption=f"{names}: ratings at each level, and the share F at that level or below.",
        head=("Level", *heads, *(f"F of {head.lower()}" for head in heads), "Apart"),
        rows=tuple(
            (
                f"{scale.number(at)} {scale.levels[at].label}",
                *(str(votes[at]) for votes in counts),
                *(_exact(share[at]) for share in shares),
                _exact(abs(shares[0][at] - shares[1][at])) if at < last else "does not count",
            )
            for at in range(scale.size)
        ),
    )


def _cumulative(votes: tuple[int, ...]) -> list[Fraction]:
    return [Fraction(upto, sum(votes)) for upto in accumulate(votes)]


def _exact(number: Fraction) -> str:
    """ "7/4 (1.75)", "2"."""
    if number.denominator == 1:
        return str(number.numerator)
    return f"{number} ({float(number):.3f})"
