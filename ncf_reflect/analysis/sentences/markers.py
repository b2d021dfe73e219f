"""The sentences of markers: what stands beside the codes of a question (SENTENCES.md)."""

from ncf_reflect.analysis.sentences import formats
from ncf_reflect.analysis.sentences.templates import say
from ncf_reflect.analysis.sentences.votes import is_small, split_sentence
from ncf_reflect.model.bank import Scale
from ncf_reflect.model.findings import (
    GroupFinding,
    GroupMarker,
    QuestionFinding,
    QuestionMarker,
    ThemeState,
)
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.pooled import PooledQuestion

_TO_DEVELOP = (ThemeState.DEVELOP, ThemeState.BOTH)
_FEWEST_RATINGS = 3


def marker_sentences(
    finding: QuestionFinding, question: PooledQuestion, *, guarded: bool = False
) -> tuple[str, ...]:
    """All that is marked on a question: shared gaps, missing evidence, ratings in two sets.

    `guarded` is for reports, which leave out the splits of small groups (METHOD.md section 9).
    """
    answered = tuple(g for g in finding.groups if g.status is GroupStatus.ANSWERED)
    lines: list[str] = []
    if QuestionMarker.SHARED_GAP in finding.markers:
        low, develop = rated_low(answered, question.scale), all_to_develop(answered)
        if low and question.scale:
            lines.append(_low(answered, question.scale))
        lines.extend(say("mark.develop", theme=theme) for theme in develop)
    if question.scale:
        for group in answered:
            hidden = guarded and is_small(question.of(group.group))
            lines.extend(_on_group(group, question.scale, with_split=not hidden))
    return tuple(lines)


def shared_gap_words(finding: QuestionFinding, question: PooledQuestion) -> tuple[str, ...]:
    """The shared gap in a few words, one for each way in which it holds; nothing without one."""
    if QuestionMarker.SHARED_GAP not in finding.markers:
        return ()
    answered = tuple(g for g in finding.groups if g.status is GroupStatus.ANSWERED)
    low = ["All below the middle"] if rated_low(answered, question.scale) else []
    develop = ["All raised it to develop"] if all_to_develop(answered) else []
    return tuple(say("marker.shared-gap", [words]) for words in (*low, *develop))


def rated_low(answered: tuple[GroupFinding, ...], scale: Scale | None) -> bool:
    """Whether each of these groups has 3 ratings and a middle answer below the scale's middle."""
    if scale is None or not answered:
        return False
    middle_of_scale = formats.centre(scale)
    return all(
        sum(group.votes or ()) >= _FEWEST_RATINGS
        and formats.middle(group.votes or (), scale) < middle_of_scale
        for group in answered
    )


def all_to_develop(answered: tuple[GroupFinding, ...]) -> tuple[str, ...]:
    """The themes that each of these groups raised to develop, in the first group's order."""
    first = answered[0].themes if answered else {}
    return tuple(
        theme for theme in first if all(g.themes.get(theme) in _TO_DEVELOP for g in answered)
    )


def _low(answered: tuple[GroupFinding, ...], scale: Scale) -> str:
    middles = (
        f"{group.group.shown} {formats.middle_number(group.votes or (), scale)}"
        for group in answered
    )
    return say("mark.low", centre=formats.decimal(formats.centre(scale)), list=", ".join(middles))


def _on_group(group: GroupFinding, scale: Scale, *, with_split: bool) -> tuple[str, ...]:
    confident = GroupMarker.CONFIDENT_WITHOUT_EVIDENCE in group.markers
    mid = formats.middle_words(group.votes or (), scale) if confident else ""
    return (
        *([say("mark.no-evidence", G=group.group.shown, mid=mid)] if confident else []),
        *([split_sentence(group, scale)] if group.split and with_split else []),
    )
