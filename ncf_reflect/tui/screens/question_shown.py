"""What a question's screen shows, and what its keys make of points."""

from collections.abc import Callable, Iterator

from textual.content import Content

from ncf_reflect.mapping.deciding import caution_lines, decided_lines
from ncf_reflect.mapping.desk_question import DeskQuestion
from ncf_reflect.mapping.filing import Filer
from ncf_reflect.model.findings import PairFinding
from ncf_reflect.model.groups import Group
from ncf_reflect.model.pooled import PooledPoint
from ncf_reflect.tui.widgets.code_words import code_content
from ncf_reflect.tui.widgets.found_pairs import FoundPair
from ncf_reflect.tui.widgets.joint_display import JointQuestion
from ncf_reflect.tui.widgets.point_panel import (
    KindChosen,
    PointsMeant,
    StrandChosen,
    StrengthChosen,
    ThemeChosen,
)

Change = Callable[[Filer, list[PooledPoint]], int]

ONLY_TO_DEVELOP = "Only a point to develop can be “not in place” or “needs strengthening”."
ONLY_EVIDENCE = "Only a point on how we know rests on audit, data, voice or practice."


def change_meant(meant: PointsMeant) -> Change:
    """What a message of the point panel asks for, as a change that can be taken back."""
    match meant:
        case ThemeChosen(theme=theme, put=True):
            return lambda filer, points: filer.tag(points, theme)
        case ThemeChosen(theme=theme):
            return lambda filer, points: filer.untag(points, theme)
        case KindChosen(kind=kind):
            return lambda filer, points: filer.file_as(points, kind)
        case StrengthChosen(strength=strength):
            return lambda filer, points: filer.mark_strength(points, strength)
        case StrandChosen(strand=strand):
            return lambda filer, points: filer.mark_strand(points, strand)
    raise TypeError("this message changes no point")


def titles(question: DeskQuestion) -> tuple[str, ...]:
    """Where one is, the fullest first."""
    asked = question.said.asked
    return f"{asked.section.short} · {asked.question.short}", asked.question.short


def code(question: DeskQuestion) -> Content:
    """What the question comes to."""
    return code_content(question.finding.code, question.finding.strength)


def joint_question(question: DeskQuestion, *, with_arithmetic: bool) -> JointQuestion:
    """The question as the joint display shows it."""
    groups = [answer.group for answer in question.said.answers]
    return JointQuestion(
        said=question.said,
        finding=question.finding,
        gloss=question.gloss,
        pairs=tuple(_pair(question, pair, with_arithmetic) for pair in question.pairs),
        notes=(*question.markers, *_raised_by_one(question)),
        statuses={group: question.status(group) for group in groups},
        votes={group: _votes(question, group) for group in groups},
    )


def _pair(question: DeskQuestion, pair: PairFinding, with_arithmetic: bool) -> FoundPair:
    return FoundPair(
        finding=pair,
        gloss=question.gloss_of(pair),
        reasons=question.reasons(pair, with_sums=with_arithmetic),
        arithmetic=question.arithmetic(pair) if with_arithmetic else (),
        decided=decided_lines(question, pair),
        cautions=caution_lines(question, pair) if pair.decision else (),
    )


def _raised_by_one(question: DeskQuestion) -> Iterator[str]:
    for group, themes in question.raised_by_one.items():
        yield f"Only {group.shown} raised {', '.join(f'“{theme}”' for theme in themes)}."


def _votes(question: DeskQuestion, group: Group) -> str:
    middle = question.middle(group)
    voted = question.voted(group).removeprefix(f"{group.heading}: ")
    return " ".join(filter(None, [f"Middle answer {middle}." if middle else "", voted]))
