"""What lies on the Desk: a round's findings with the words for them, finished sessions only."""

from functools import cached_property

from ncf_reflect.analysis import sentences
from ncf_reflect.analysis.pooling import pool
from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.model.bank import Section
from ncf_reflect.model.base import Value
from ncf_reflect.model.findings import (
    Code,
    Findings,
    FindingStrength,
    GroupFinding,
    PairFinding,
    QuestionFinding,
    SectionFinding,
)
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.model.pooled import PooledPoint, PooledQuestion, PooledSection
from ncf_reflect.model.session import Round

_SEVERITY = (
    (Code.DISSONANCE, FindingStrength.FIRM),
    (Code.DISSONANCE, FindingStrength.CHECK),
    (Code.SILENCE, None),
    (Code.PARTIAL_AGREEMENT, None),
    (Code.AGREEMENT, None),
    (Code.NOT_ENOUGH, None),
    (Code.NOT_COMPARABLE, None),
)


class DeskQuestion(Value):
    """One question with what was said, what was found, and the sentences for it."""

    said: PooledQuestion
    finding: QuestionFinding

    @property
    def severity(self) -> int:
        """0 for the most serious code (METHOD.md section 6)."""
        return _SEVERITY.index((self.finding.code, self.finding.strength))

    @cached_property
    def markers(self) -> tuple[str, ...]:
        """What is worth knowing beside the codes, a sentence each."""
        lines = sentences.marker_sentences(self.finding, self.said)
        no_evidence = sentences.no_evidence_line(self.said)
        return (*lines, no_evidence) if no_evidence else lines

    @property
    def untagged(self) -> tuple[PooledPoint, ...]:
        """Points that no theme was put on yet, a point of a joint session once."""
        found = {
            str(pooled.point.id): pooled
            for answer in self.said.answers
            for pooled in answer.points
            if not pooled.point.themes
        }
        return tuple(found.values())

    def arithmetic(self, pair: PairFinding) -> tuple[str, ...]:
        """The figures behind a pair's ratings, so that they can be done by hand."""
        return sentences.arithmetic_lines(pair, self.said, self._groups(pair))

    def _groups(self, pair: PairFinding) -> tuple[GroupFinding, GroupFinding]:
        return self.finding.of(pair.groups[0]), self.finding.of(pair.groups[1])


class DeskSection(Value):
    """A section rolled up."""

    section: Section
    finding: SectionFinding
    sentence: str
    questions: tuple[DeskQuestion, ...]

    @property
    def severity(self) -> int:
        """That of its most serious question."""
        return min(question.severity for question in self.questions)


class Desk(Value):
    """All that the Desk shows of a round."""

    authority: str
    round: str
    finished: int
    unfinished: int
    sections: tuple[DeskSection, ...]
    patterns: tuple[str, ...]
    chance: str | None
    findings: Findings

    @property
    def questions(self) -> tuple[DeskQuestion, ...]:
        """All questions in bank order."""
        return tuple(question for section in self.sections for question in section.questions)

    @property
    def untagged(self) -> int:
        """How many points have no theme yet."""
        return sum(len(question.untagged) for question in self.questions)

    @property
    def themes(self) -> tuple[str, ...]:
        """Every theme of the round, the most used first."""
        counts: dict[str, int] = {}
        for question in self.questions:
            for answer in question.said.answers:
                for pooled in answer.points:
                    for theme in pooled.point.themes:
                        counts[theme] = counts.get(theme, 0) + 1
        return tuple(sorted(counts, key=lambda theme: (-counts[theme], theme)))

    def question(self, question_id: str) -> DeskQuestion:
        """The question of this id. KeyError where the round does not ask it."""
        return {question.finding.id: question for question in self.questions}[question_id]

    def most_serious_first(self) -> tuple[DeskSection, ...]:
        """Sections and the questions in them, the most serious first, else in bank order."""
        sections = (
            section.model_copy(
                update={"questions": tuple(sorted(section.questions, key=lambda q: q.severity))}
            )
            for section in self.sections
        )
        return tuple(sorted(sections, key=lambda section: section.severity))


def read_desk(round_: Round) -> Desk:
    """The Desk of a round."""
    findings = triangulate(round_)
    closed = sum(session.state is SessionState.CLOSED for session in round_.sessions)
    return Desk(
        authority=round_.authority,
        round=round_.title,
        finished=closed,
        unfinished=len(round_.sessions) - closed,
        sections=tuple(
            _section(pooled, finding)
            for pooled, finding in zip(pool(round_), findings.sections, strict=True)
        ),
        patterns=tuple(sentences.pattern_sentence(pattern) for pattern in findings.pattern),
        chance=sentences.chance_sentence(findings),
        findings=findings,
    )


def _section(pooled: PooledSection, finding: SectionFinding) -> DeskSection:
    return DeskSection(
        section=pooled.section,
        finding=finding,
        sentence=sentences.section_sentence(finding, pooled),
        questions=tuple(
            DeskQuestion(said=said, finding=found)
            for said, found in zip(pooled.questions, finding.questions, strict=True)
        ),
    )
