"""What is said of a pair's themes: opposed, mixed, shared, raised by one (SENTENCES.md)."""

import re

from ncf_reflect.analysis.sentences.case import Case
from ncf_reflect.analysis.sentences.formats import names_or, quoted
from ncf_reflect.analysis.sentences.ratings import similar
from ncf_reflect.analysis.sentences.templates import say
from ncf_reflect.model.findings import GroupFinding, ThemeState
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind, Strength
from ncf_reflect.model.pooled import PooledAnswer
from ncf_reflect.model.session import Point

_AS = {
    ThemeState.DOING: "as done",
    ThemeState.DEVELOP: "to develop",
    ThemeState.BOTH: "as both",
}
_ONLY = {ThemeState.DOING: "already done", ThemeState.DEVELOP: "to develop"}
_MARKS_OF_SPEECH = re.compile('["“”„«»]')


def opposed_lines(case: Case) -> tuple[str, ...]:
    """Per opposed theme its sentence, then a point of each group under it."""
    lines: list[str] = []
    for theme in case.pair.themes.opposed:
        doing = case.saying(theme, ThemeState.DOING)
        develop = case.other(doing)
        lines.append(say("opposed", theme=theme, D=doing.shown, V=develop.shown))
        lines.extend(_opposed_sum(case, theme, doing, develop))
    return tuple(lines)


def mixed_lines(case: Case) -> tuple[str, ...]:
    """Per mixed theme: what each group listed under it."""
    return tuple(_mixed(case, theme) for theme in case.pair.themes.mixed)


def shared_and_only_lines(case: Case) -> tuple[str, ...]:
    """What both raised, and what only one did; nothing where themes are not compared."""
    if case.without_themes:
        return ()
    shared = (_shared(case, theme) for theme in case.pair.themes.shared)
    only = (
        say("only", A=group.shown, B=case.other(group).shown, themes=quoted(themes))
        for group in case.names
        if (themes := case.pair.themes.only.get(group, ()))
    )
    return (*shared, *only)


def few_are_shared(case: Case) -> bool:
    """Whether fewer themes than half of the shorter list are shared (METHOD.md rule 4)."""
    shared = len(case.pair.themes.shared)
    fewer = 2 * shared < len(_shorter(case).themes)
    return not case.without_themes and fewer and (case.in_line or shared > 0)


def few_shared(case: Case) -> str:
    """The headline of few shared themes, after that of similar ratings where they are."""
    return say(
        "partial.few",
        [case.in_line],
        similar=_similar_before(case),
        s=len(case.pair.themes.shared) or "none",
        **_in_common(case),
    )


def agreed_themes(case: Case) -> str:
    """The headline of an agreement on themes; of two sentences at most."""
    return say(
        "agree.themes",
        [case.in_line, not case.in_line],
        similar=_similar_before(case),
        s=len(case.pair.themes.shared),
        themes=quoted(case.pair.themes.shared),
        **_in_common(case),
    )


def agreed_ratings(case: Case) -> str:
    """The headline of an agreement on ratings alone."""
    return say(
        "agree.ratings",
        [case.in_line],
        similar=_similar_before(case),
        groups=names_or(case.without_themes),
    )


def different_topics(case: Case) -> str:
    """The headline of a silence in which each group spoke of something else."""
    a, b = case.groups
    return say(
        "topics",
        A=a.group.shown,
        B=b.group.shown,
        themesA=quoted(a.themes),
        themesB=quoted(b.themes),
    )


def _similar_before(case: Case) -> str:
    return similar(case, whole=False) if case.in_line else ""


def _in_common(case: Case) -> dict[str, object]:
    shorter = _shorter(case)
    a, b = case.names
    return {"A": a.shown, "B": b.shown, "m": len(shorter.themes), "M": shorter.group.shown}


def _shorter(case: Case) -> GroupFinding:
    """The group with the shorter list of themes, the first of the pair when equal."""
    return min(case.groups, key=lambda group: len(group.themes))


def _mixed(case: Case, theme: str) -> str:
    if all(group.themes.get(theme) is not ThemeState.BOTH for group in case.groups):
        doing = case.saying(theme, ThemeState.DOING)
        return say("mixed.strengthen", theme=theme, D=doing.shown, V=case.other(doing).shown)
    both = case.saying(theme, ThemeState.BOTH)
    one = case.other(both)
    only = _ONLY[case.of(one).themes[theme]]
    return say("mixed", [only], theme=theme, A=both.shown, B=one.shown)


def _shared(case: Case, theme: str) -> str:
    states = {group.themes[theme] for group in case.groups}
    same = _AS.get(states.pop(), False) if len(states) == 1 else False
    return say("shared", [same], theme=theme)


def _opposed_sum(case: Case, theme: str, doing: Group, develop: Group) -> tuple[str, ...]:
    """The two points, unless a small group's words as spoken would stand in a report."""
    done = _first_point(case.question.of(doing), theme, Kind.DOING)
    wanted = _first_point(case.question.of(develop), theme, Kind.DEVELOP)
    if done is None or wanted is None:
        return ()
    if any(_is_quote(p) and g in case.small for g, p in ((doing, done), (develop, wanted))):
        return ()
    return (
        say(
            "opposed.sum",
            D=doing.heading,
            doing=done.text,
            V=develop.heading,
            develop=wanted.text,
        ),
    )


def _first_point(answer: PooledAnswer, theme: str, kind: Kind) -> Point | None:
    """The first point of this kind under the theme; of those to develop, one that opposes."""
    points = [p.point for p in answer.of_kind(kind) if theme in p.point.themes]
    opposing = [p for p in points if p.strength is not Strength.NEEDS_STRENGTHENING]
    return next(iter(opposing or points), None)


def _is_quote(point: Point) -> bool:
    """Whether a point has words as spoken in it: it may do so under any kind."""
    return point.kind is Kind.QUOTE or bool(_MARKS_OF_SPEECH.search(point.text))
