"""Decisions, themes and what was searched for, as plain lines."""

from collections.abc import Iterator

from ncf_reflect.analysis.sentences import decision_sentences
from ncf_reflect.mapping.search import FoundIn, Hit
from ncf_reflect.mapping.themes import ListedTheme
from ncf_reflect.model.decision import Decision
from ncf_reflect.model.findings import Findings, PairFinding
from ncf_reflect.model.text import counted


def decision_lines(pair: PairFinding) -> Iterator[str]:
    """What was decided about a pair; nothing where nobody did."""
    if pair.decision:
        yield from decision_sentences(pair.decision, pair.groups)


def decided_lines(findings: Findings, made: Decision) -> Iterator[str]:
    """What a decision that was just made does: to its pair, its question, its section."""
    for section in findings.sections:
        for question in section.questions:
            if question.id != made.question:
                continue
            for pair in question.pairs:
                if pair.groups == made.groups:
                    yield from decision_lines(pair)
            yield f"{question.id}: {question.summary}"


def theme_line(theme: ListedTheme) -> str:
    """A theme with what it means and where it is used."""
    points = counted(theme.points, "point")
    groups = ", ".join(f"{group.shown} {number}" for group, number in theme.groups.items())
    kinds = ", ".join(f"{kind.chip.lower()} {number}" for kind, number in theme.kinds.items())
    used = f"{points} ({groups}; {kinds})" if theme.points else points
    return f"{theme.name}: {used}{f'. {theme.description}' if theme.description else ''}"


def hit_line(hit: Hit) -> str:
    """One thing that was found, with its place."""
    if hit.found_in is FoundIn.THEME:
        return f"Theme: {hit.text}"
    groups = " and ".join(group.shown for group in hit.groups)
    what = "Decision" if hit.found_in is FoundIn.DECISION else hit.kind.chip if hit.kind else ""
    return f"{what}, {hit.question}, {groups}: {hit.text} ({hit.id})"
