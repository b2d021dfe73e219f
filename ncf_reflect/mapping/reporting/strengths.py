"""What the groups share as a strength: similar answers, and good ones (DESIGN section 8)."""

from ncf_reflect.analysis.middles import high_on_scale, middle_of_scale
from ncf_reflect.analysis.ratings import FEWEST_HANDS
from ncf_reflect.analysis.sentences import middle_words
from ncf_reflect.analysis.sentences.formats import names_and, quoted
from ncf_reflect.mapping.reporting.subjects import Subject
from ncf_reflect.model.bank import Scale
from ncf_reflect.model.findings import Code, GroupFinding, ThemeState
from ncf_reflect.model.text import capitalised


def strength_sentences(subject: Subject) -> tuple[str, ...]:
    """Why this question is a shared strength; nothing where it is none.

    The question has come to agreement, and all groups that agreed rated it at three quarters of
    the scale or higher, or listed the same theme as already done while none rated it low.
    """
    groups = strong_groups(subject)
    if not groups:
        return ()
    who = capitalised(names_and(group.group for group in groups))
    scale = subject.said.scale
    sentences = []
    if scale and _all_high(groups, scale):
        middles = ", ".join(
            f"{group.group.shown} {middle_words(group.votes or (), scale)}" for group in groups
        )
        sentences.append(f"{who} rated this high: middle answers {middles}.")
    themes = _done_by_all(groups)
    if themes and not (scale and _any_low(groups, scale)):
        sentences.append(f"{who} listed {quoted(themes)} as already done.")
    return tuple(sentences)


def strong_groups(subject: Subject) -> tuple[GroupFinding, ...]:
    """The groups that agree, where that is what the question came to."""
    if subject.finding.code is not Code.AGREEMENT:
        return ()
    agreeing = {
        group
        for pair in subject.finding.pairs
        if pair.counts_as == (Code.AGREEMENT, None)
        for group in pair.groups
    }
    return tuple(group for group in subject.finding.groups if group.group in agreeing)


def _all_high(groups: tuple[GroupFinding, ...], scale: Scale) -> bool:
    high = high_on_scale(scale.size, scale.start)
    return all(
        group.middle is not None and sum(group.votes or ()) >= FEWEST_HANDS and group.middle >= high
        for group in groups
    )


def _any_low(groups: tuple[GroupFinding, ...], scale: Scale) -> bool:
    centre = middle_of_scale(scale.size, scale.start)
    return any(group.middle is not None and group.middle < centre for group in groups)


def _done_by_all(groups: tuple[GroupFinding, ...]) -> tuple[str, ...]:
    first, *others = groups
    return tuple(
        theme
        for theme, state in first.themes.items()
        if state is ThemeState.DOING
        and all(group.themes.get(theme) is ThemeState.DOING for group in others)
    )
