"""A question with what was said on it and what was found."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ncf_reflect.mapping.reporting.references import question_reference
from ncf_reflect.mapping.strands import Outside
from ncf_reflect.model.bank import Section
from ncf_reflect.model.decision import Decision, Pair
from ncf_reflect.model.findings import (
    Code,
    Findings,
    FindingStrength,
    QuestionFinding,
    QuestionMarker,
)
from ncf_reflect.model.pooled import PooledQuestion, PooledSection


@dataclass(frozen=True)
class Subject:
    """One question of the round."""

    section: Section
    said: PooledQuestion
    finding: QuestionFinding
    deciders: Mapping[Pair, str] = field(default_factory=dict)
    """Per pair the name of the person whose decision counts, where one was given."""
    staff_only: bool = True
    """Whether no audit, data or voice stands beside it (METHOD.md section 9)."""

    @property
    def reference(self) -> str:
        """ "stay-together.1"."""
        return question_reference(self.said.asked)

    @property
    def name(self) -> str:
        """Section and question in the bank's words: "Stay together: First interaction"."""
        return f"{self.section.short}: {self.said.asked.question.short}"


def subjects(
    pooled: tuple[PooledSection, ...],
    findings: Findings,
    decisions: Iterable[Decision],
    outside: Outside,
) -> tuple[Subject, ...]:
    """Every question of the round, in bank order."""
    names: dict[str, dict[Pair, str]] = {}
    for decision in decisions:
        names.setdefault(decision.question, {})[decision.groups] = decision.name
    return tuple(
        Subject(
            section=section.section,
            said=said,
            finding=found,
            deciders=names.get(said.id, {}),
            staff_only=not outside.question(said.id),
        )
        for section, finding in zip(pooled, findings.sections, strict=True)
        for said, found in zip(section.questions, finding.questions, strict=True)
    )


def is_finding(subject: Subject) -> bool:
    """Whether the question has come to anything that could be compared."""
    return subject.finding.code not in (Code.NOT_ENOUGH, Code.NOT_COMPARABLE)


def _where(test: Callable[[Subject], bool]) -> Callable[[tuple[Subject, ...]], tuple[Subject, ...]]:
    return lambda subjects: tuple(filter(test, subjects))


shared_gaps = _where(lambda s: QuestionMarker.SHARED_GAP in s.finding.markers)
firm_differences = _where(lambda s: s.finding.strength is FindingStrength.FIRM)
check_differences = _where(lambda s: s.finding.strength is FindingStrength.CHECK)
silences = _where(lambda s: s.finding.code is Code.SILENCE)
to_review = _where(
    lambda s: any(pair.decision and pair.decision.needs_review for pair in s.finding.pairs)
)
