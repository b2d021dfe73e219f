"""What lies on the Desk: a round's findings with the words for them, finished sessions only."""

from collections import Counter
from collections.abc import Callable, Iterable

from ncf_reflect.analysis import sentences
from ncf_reflect.analysis.decided import with_decisions
from ncf_reflect.analysis.pooling import pool
from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.mapping.desk_question import DeskQuestion
from ncf_reflect.mapping.sealing import sealed_lines
from ncf_reflect.mapping.strands import Outside
from ncf_reflect.model.bank import Section
from ncf_reflect.model.base import Value
from ncf_reflect.model.decision import Decision
from ncf_reflect.model.findings import Findings, SectionFinding
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.model.pooled import PooledSection
from ncf_reflect.model.session import Round

__all__ = ["Desk", "DeskQuestion", "DeskSection", "read_desk"]


class DeskSection(Value):
    """A section rolled up."""

    said: PooledSection
    finding: SectionFinding
    sentence: str
    questions: tuple[DeskQuestion, ...]

    @property
    def section(self) -> Section:
        """The section as the bank has it."""
        return self.said.section

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
    sealed: tuple[str, ...] = ()
    """What is sealed and was not read, a sentence each."""

    @property
    def said(self) -> tuple[PooledSection, ...]:
        """What groups said, put together, sections in bank order."""
        return tuple(section.said for section in self.sections)

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
        return _most_used(self.questions)

    def question(self, question_id: str) -> DeskQuestion:
        """The question of this id. KeyError where the round does not ask it."""
        return {question.finding.id: question for question in self.questions}[question_id]

    def first_with(self, theme: str) -> str:
        """The id of the first question in bank order that a point with this theme stands under."""
        return next(
            question.finding.id
            for question in self.questions
            if any(theme in pooled.point.themes for pooled, _ in question.points.values())
        )

    def most_serious_first(self) -> tuple[DeskSection, ...]:
        """Sections and the questions in them, the most serious first, else in bank order."""
        sections = (
            section.model_copy(
                update={"questions": tuple(sorted(section.questions, key=lambda q: q.severity))}
            )
            for section in self.sections
        )
        return tuple(sorted(sections, key=lambda section: section.severity))

    def themes_for(self, question_id: str) -> tuple[str, ...]:
        """Themes worth offering: those on the question, the bank's suggestions, the round's.

        Each once, whatever its capitals, as the round spells it.
        """
        question = self.question(question_id)
        offered = (
            *_most_used([question]),
            *question.said.asked.question.suggested_themes,
            *self.themes,
        )
        spelled = {theme.casefold(): theme for theme in (*offered, *self.themes)}
        return tuple(spelled[key] for key in dict.fromkeys(theme.casefold() for theme in offered))


def read_desk(round_: Round) -> Desk:
    """The Desk of a round."""
    pooled, outside = pool(round_), Outside(round_)
    findings = triangulate(round_, pooled)
    closed = sum(session.state is SessionState.CLOSED for session in round_.sessions)
    return Desk(
        authority=round_.authority,
        round=round_.title,
        finished=closed,
        unfinished=len(round_.sessions) - closed,
        sections=tuple(
            _section(said, finding, round_.decisions, lambda one: not outside.question(one))
            for said, finding in zip(pooled, findings.sections, strict=True)
        ),
        patterns=_patterns(findings),
        chance=sentences.chance_sentence(findings),
        findings=findings,
        sealed=sealed_lines(round_),
    )


def decided_again(desk: Desk, made: Decision) -> Desk:
    """The Desk after one more decision: rolled up again, nothing read or compared again."""
    at = next(
        place
        for place, section in enumerate(desk.sections)
        if any(question.finding.id == made.question for question in section.questions)
    )
    # Of the section alone: that the others' ground has not changed is known.
    before = {question.finding.id: question for question in desk.sections[at].questions}
    decisions = (*(d for q in before.values() for d in q.decisions), made)
    pooled = desk.said
    findings = with_decisions(desk.findings, pooled, decisions)
    changed = _section(
        pooled[at], findings.sections[at], decisions, lambda one: before[one].staff_view_only
    )
    return desk.model_copy(
        update={
            "sections": (*desk.sections[:at], changed, *desk.sections[at + 1 :]),
            "patterns": _patterns(findings),
            "chance": sentences.chance_sentence(findings),
            "findings": findings,
        }
    )


def _patterns(findings: Findings) -> tuple[str, ...]:
    return tuple(sentences.pattern_sentence(pattern) for pattern in findings.pattern)


def _section(
    said: PooledSection,
    finding: SectionFinding,
    decisions: Iterable[Decision],
    staff_view_only: Callable[[str], bool],
) -> DeskSection:
    made = tuple(decisions)
    return DeskSection(
        said=said,
        finding=finding,
        sentence=sentences.section_sentence(finding, said),
        questions=tuple(
            DeskQuestion(
                said=question,
                finding=found,
                decisions=tuple(one for one in made if one.question == found.id),
                staff_view_only=staff_view_only(found.id),
            )
            for question, found in zip(said.questions, finding.questions, strict=True)
        ),
    )


def _most_used(questions: Iterable[DeskQuestion]) -> tuple[str, ...]:
    counts = Counter(
        theme
        for question in questions
        for pooled, _ in question.points.values()
        for theme in pooled.point.themes
    )
    return tuple(sorted(counts, key=lambda theme: (-counts[theme], theme)))
