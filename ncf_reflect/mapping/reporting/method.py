"""How the groups were compared: the thresholds, in plain words (METHOD.md 3 to 6 and 9)."""

from ncf_reflect.analysis.sentences import strength_gloss, term_gloss
from ncf_reflect.analysis.sentences.formats import exact_steps, threshold
from ncf_reflect.analysis.splits import SMALLEST_DISTANCE
from ncf_reflect.mapping.reporting.references import question_reference
from ncf_reflect.model.bank import Bank
from ncf_reflect.model.findings import Findings, FindingStrength
from ncf_reflect.model.groups import Group
from ncf_reflect.model.session import Round
from ncf_reflect.report.values import Method

_LINES = (
    "Two groups are compared at a time, on one question. Nothing is averaged across groups, and "
    "a blank is never read as agreement. What two groups come to is one of agreement, partial "
    "agreement, silence or dissonance; a question or a section takes the most serious of them.",
    "Only finished sessions are read. Several sessions of one group are put together. Where "
    "groups answered together, their views cannot be told apart.",
    "A reference such as (stay-together.1-W-9a0b) leads to the point as it was recorded: section, "
    "number of the question, first letter of the group (N for {partnership}), beginning of the "
    "point’s id.",
    "Ratings are hands shown on a scale. “Don’t know” is counted apart, never as a low rating. "
    "Themes are short tags that people put on points; points without a theme are printed, but "
    "not compared.",
    "Until audit, data, or the voice of children and families is linked to a finding, it is "
    "marked “Staff evidence only so far”: groups that agree are still one kind of evidence.",
)


_DECISIONS = (
    "Where somebody decided about a comparison, the suggestion and the decision stand together. "
    "A pair counts as it was decided: a difference that was confirmed is firm, and what was set "
    "aside counts for nothing and stands in the annex. Decisions are only ever added. Where what "
    "one rests on has changed since, it stands and is marked to be looked at again."
)
_RATINGS = (
    "Ratings are compared where both groups gave at least 3, “don’t know” not counted.",
    "They make an agreement by themselves only where both groups gave at least 5 and neither "
    "falls into two sets.",
    "A difference in ratings is firm where chance alone would make one as large at most 1 time "
    "in 20, counted exactly over all ways of sharing the same ratings out again. Otherwise it is "
    "possible.",
)
_REST = (
    "Agreement on themes needs half of the shorter of the two lists in common.",
    "A shared gap: at least two groups answered, and all that did have a middle answer below the "
    "middle of the scale (from 3 ratings), or all raised the same theme to develop.",
    "A shared strength: the groups agree, and all have a middle answer at or above three "
    "quarters of the scale, or all listed the same theme as already done.",
    "A small group has fewer than 5 present, or fewer than 5 ratings.",
)


def method(round_: Round, findings: Findings) -> Method:
    """The method with every threshold that bears on this round."""
    scales = tuple(dict.fromkeys(bank.scale for bank in round_.banks if bank.scale))
    sizes = sorted({scale.size for scale in scales})
    limits = {scale.size: exact_steps(threshold(scale)) for scale in scales}
    return Method(
        ruleset=findings.ruleset,
        lines=(
            *(line.format(partnership=Group.PARTNERSHIP.shown) for line in _LINES),
            *((_DECISIONS,) if round_.decisions else ()),
            *map(_source, round_.banks),
        ),
        thresholds=(
            f"{term_gloss('step')} {term_gloss('middle')}",
            *(_similar(size, limits[size]) for size in sizes),
            *_RATINGS,
            *map(_split, sizes),
            *_REST,
            f"Firm: {_small(strength_gloss(FindingStrength.FIRM))}",
            f"Check: {_small(strength_gloss(FindingStrength.CHECK))}",
        ),
    )


def _similar(size: int, limit: str) -> str:
    return (
        f"On a scale of {size} ratings are called similar where they would move by less than "
        f"{limit} on average for two groups to look the same. From {limit} on, it is a gap where "
        "the averages are that far apart, else ratings are spread differently."
    )


def _split(size: int) -> str:
    return (
        f"On a scale of {size} a group’s ratings fall into two sets where at least a third (and "
        f"two people) said one number or lower, at least as many said a number {_apart(size)} "
        "or more above it, and fewer are in between than in either."
    )


def _apart(size: int) -> int:
    return max(SMALLEST_DISTANCE, size // 2)


def _source(bank: Bank) -> str:
    added = "".join(
        f" “{each.question.short}” ({question_reference(each)}): “{each.question.source}”"
        for each in bank.asked()
        if each.question.source
    )
    return (
        f"Questions of “{bank.title}”, version “{bank.version}”. Source: “{bank.source}” "
        f"Licence: “{bank.licence}”{added}"
    )


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
