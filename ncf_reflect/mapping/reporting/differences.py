"""A difference of view in one sentence, for somebody with thirty seconds."""

from ncf_reflect.analysis.sentences.formats import and_list
from ncf_reflect.mapping.reporting.subjects import Subject
from ncf_reflect.model.findings import Code, PairFinding, RatingResult
from ncf_reflect.model.text import capitalised


def difference(subject: Subject) -> str:
    """Who rated the question higher than whom, and on which themes what was said is opposed.

    Of the pairs that are as sure as the question itself; no figures, so that it can stand in any
    copy (METHOD.md section 9).
    """
    finding = subject.finding
    pairs = [
        pair for pair in finding.pairs if pair.counts_as == (Code.DISSONANCE, finding.strength)
    ]
    return " ".join(filter(None, (_rated(pairs), _said(pairs))))


def _rated(pairs: list[PairFinding]) -> str:
    below: dict[str, list[str]] = {}
    for pair in pairs:
        if pair.rating and pair.rating.result is RatingResult.GAP and pair.rating.shift:
            first, second = (group.shown for group in pair.groups)
            low, high = (first, second) if pair.rating.shift > 0 else (second, first)
            below.setdefault(high, []).append(low)
    above: dict[str, list[str]] = {}
    for high, lower in below.items():
        above.setdefault(and_list(lower), []).append(high)
    told = [f"{and_list(high)} rated it higher than {low} did" for low, high in above.items()]
    return f"{capitalised('; '.join(told))}." if told else ""


def _said(pairs: list[PairFinding]) -> str:
    themes = dict.fromkeys(theme for pair in pairs for theme in pair.themes.opposed)
    quoted = and_list([f"“{theme}”" for theme in themes]) if themes else ""
    return f"One group lists as done what another lists to develop: {quoted}." if themes else ""
