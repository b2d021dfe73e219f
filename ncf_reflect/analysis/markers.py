"""The markers beside the codes: shared gap, confident without evidence (METHOD.md section 6)."""

from collections.abc import Sequence
from fractions import Fraction

from ncf_reflect.analysis.middles import high_on_scale, middle_of_scale
from ncf_reflect.analysis.pooling import all_answered_together
from ncf_reflect.analysis.ratings import FEWEST_HANDS
from ncf_reflect.model.bank import Scale
from ncf_reflect.model.findings import GroupFinding, GroupMarker, QuestionMarker, ThemeState
from ncf_reflect.model.kinds import GroupStatus, Kind
from ncf_reflect.model.pooled import PooledAnswer, PooledQuestion

_TO_DEVELOP = (ThemeState.DEVELOP, ThemeState.BOTH)


def group_markers(
    answer: PooledAnswer, middle: Fraction | None, scale: Scale | None
) -> tuple[GroupMarker, ...]:
    """The markers on one group's answer, whose middle answer is `middle`."""
    if scale is None or middle is None or answer.hands < FEWEST_HANDS:
        return ()
    confident = middle >= high_on_scale(scale.size, scale.start)
    if confident and not answer.of_kind(Kind.EVIDENCE):
        return (GroupMarker.CONFIDENT_WITHOUT_EVIDENCE,)
    return ()


def question_markers(
    question: PooledQuestion, groups: Sequence[GroupFinding]
) -> tuple[QuestionMarker, ...]:
    """The markers on a question, from what was found for each of its groups."""
    answers = [a for a in question.answers if a.status is GroupStatus.ANSWERED]
    findings = [g for g in groups if g.status is GroupStatus.ANSWERED]
    if len(answers) < 2 or all_answered_together(answers):
        return ()
    if all_rated_low(findings, question.scale) or themes_all_develop(findings):
        return (QuestionMarker.SHARED_GAP,)
    return ()


def all_rated_low(answered: Sequence[GroupFinding], scale: Scale | None) -> bool:
    """Whether each group has at least three hands and a middle answer below the scale's middle."""
    if scale is None:
        return False
    centre = middle_of_scale(scale.size, scale.start)
    return all(
        group.middle is not None
        and sum(group.votes or ()) >= FEWEST_HANDS
        and group.middle < centre
        for group in answered
    )


def themes_all_develop(answered: Sequence[GroupFinding]) -> tuple[str, ...]:
    """The themes that each of these groups raises to develop, in the order of the alphabet."""
    first, *others = answered
    return tuple(
        theme
        for theme, state in first.themes.items()
        if state in _TO_DEVELOP and all(other.themes.get(theme) in _TO_DEVELOP for other in others)
    )
