"""The sentences of a section and of a whole round (SENTENCES.md)."""

from collections.abc import Iterable
from fractions import Fraction

from ncf_reflect.analysis.sentences.formats import decimal, names_and
from ncf_reflect.analysis.sentences.rest import Overview
from ncf_reflect.analysis.sentences.templates import clause, say
from ncf_reflect.model.findings import (
    Code,
    Findings,
    FindingStrength,
    Pattern,
    QuestionFinding,
    RatingResult,
    SectionFinding,
    SectionState,
)
from ncf_reflect.model.pooled import PooledSection

_TO_LOOK_INTO = (Code.DISSONANCE, Code.SILENCE)
_SIMILAR = (Code.AGREEMENT, Code.PARTIAL_AGREEMENT)
_NOTHING_COMPARED = (Code.NOT_ENOUGH, Code.NOT_COMPARABLE)
_COMPARED = (RatingResult.GAP, RatingResult.SPREAD, RatingResult.IN_LINE)


def section_sentence(finding: SectionFinding, section: PooledSection) -> str:
    """What a section comes to, with how many of its questions and which groups."""
    questions = finding.questions
    match finding.state:
        case SectionState.DIVERGES:
            found = [q for q in questions if Overview(q).differing(FindingStrength.FIRM)]
            return _counted(finding, len(found), pairs=_differing(found))
        case SectionState.CHECK:
            found = [q for q in questions if q.code in _TO_LOOK_INTO]
            return _counted(finding, len(found), what=_to_look_into(found))
        case SectionState.HOLDS_TOGETHER:
            return _counted(finding, sum(q.code in _SIMILAR for q in questions))
        case SectionState.NOT_ENOUGH:
            return _counted(finding, sum(q.code not in _NOTHING_COMPARED for q in questions))
        case SectionState.SINGLE_SOURCE:
            return say("section.single-source", G=names_and(section.section.groups))


def pattern_sentence(pattern: Pattern) -> str:
    """One group rated higher than another on most questions of the round."""
    lower = next(group for group in pattern.groups if group is not pattern.higher)
    return say(
        "round.pattern",
        H=pattern.higher.shown,
        L=lower.shown,
        k=pattern.questions,
        n=pattern.of,
    )


def chance_sentence(findings: Findings) -> str | None:
    """How many firm gaps there are beside how many chance alone would make (METHOD.md 9).

    None where no ratings were compared.
    """
    questions = (q for section in findings.sections for q in section.questions)
    ratings = [p.rating for q in questions for p in q.pairs if p.rating is not None]
    compared = [rating for rating in ratings if rating.result in _COMPARED]
    firm = [r for r in compared if r.firm and r.result is RatingResult.GAP]
    if not compared:
        return None
    expected = decimal(Fraction(len(compared), 20))
    return say("round.chance", f=len(firm), c=len(compared), e=expected)


def _counted(finding: SectionFinding, count: int, **values: str) -> str:
    return say(f"section.{finding.state}", k=count, n=len(finding.questions), **values)


def _differing(questions: Iterable[QuestionFinding]) -> str:
    pairs = (p for q in questions for p in Overview(q).differing(FindingStrength.FIRM))
    return _each_once(names_and(pair) for pair in pairs)


def _to_look_into(questions: Iterable[QuestionFinding]) -> str:
    """Possible differences, then groups without an answer, then different topics."""
    overviews = [Overview(question) for question in questions]
    differing = (p for o in overviews for p in o.differing(FindingStrength.CHECK))
    unheard = (group for o in overviews for group in o.unheard)
    topics = (p for o in overviews for p in o.on_topics)
    return _each_once(
        [
            *[clause("section.check.difference", A=a.shown, B=b.shown) for a, b in differing],
            *[clause("section.check.silence", G=group.shown) for group in unheard],
            *[clause("section.check.topics", A=a.shown, B=b.shown) for a, b in topics],
        ]
    )


def _each_once(items: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(items))
