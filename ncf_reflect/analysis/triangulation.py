"""A whole round triangulated: pooled, compared pair by pair, rolled up (METHOD.md 1 to 6)."""

from dataclasses import dataclass

from ncf_reflect.analysis import pairs, rollup
from ncf_reflect.analysis.decided import with_decisions
from ncf_reflect.analysis.markers import group_markers, question_markers
from ncf_reflect.analysis.middles import middle_answer
from ncf_reflect.analysis.pooling import answered_together, pool
from ncf_reflect.analysis.ratings import compare_ratings
from ncf_reflect.analysis.sentences import pair_reasons, question_summary
from ncf_reflect.analysis.splits import find_split
from ncf_reflect.analysis.themes import RaisedThemes, compare_themes, no_themes, raised_themes
from ncf_reflect.model.bank import Scale
from ncf_reflect.model.findings import (
    RULESET,
    Findings,
    GroupFinding,
    PairFinding,
    QuestionFinding,
    Rating,
    SectionFinding,
)
from ncf_reflect.model.groups import in_order, pairs_of
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.pooled import PooledAnswer, PooledQuestion, PooledSection
from ncf_reflect.model.session import Round


@dataclass(frozen=True, slots=True)
class _Heard:
    """One group on one question: what it said, what was found, its themes with their marks."""

    answer: PooledAnswer
    finding: GroupFinding
    raised: RaisedThemes

    @property
    def side(self) -> pairs.Side:
        return pairs.Side(
            status=self.answer.status,
            hands=self.answer.hands,
            split=self.finding.split,
            raised=self.raised,
        )


def triangulate(round_: Round, pooled: tuple[PooledSection, ...] | None = None) -> Findings:
    """All that the ruleset suggests for the closed sessions of a round, sections in bank order.

    With what was decided about it beside; closed sessions that are sealed are only named. `pooled`
    is what `pool` made of the round, where that is at hand.
    """
    sections = pool(round_) if pooled is None else pooled
    sealed = tuple(session.known_id for session in round_.sealed_sessions)
    findings = triangulate_pooled(round_.title, sections).model_copy(update={"sealed": sealed})
    return with_decisions(findings, sections, round_.decisions)


def triangulate_pooled(title: str, sections: tuple[PooledSection, ...]) -> Findings:
    """The bare suggestions for a round that has been pooled already."""
    found = tuple(_section_finding(section) for section in sections)
    all_pairs = [pair for section in found for q in section.questions for pair in q.pairs]
    return Findings(
        ruleset=RULESET,
        round=title,
        sealed=(),
        pattern=rollup.patterns(all_pairs),
        sections=found,
    )


def _section_finding(pooled: PooledSection) -> SectionFinding:
    questions = tuple(_question_finding(question) for question in pooled.questions)
    state = rollup.section_state(
        [pairs.Verdict(question.code, question.strength) for question in questions],
        single_source=len(in_order(pooled.section.groups)) == 1,
    )
    return SectionFinding(id=pooled.section.slug, state=state, questions=questions)


def _question_finding(question: PooledQuestion) -> QuestionFinding:
    heard = {answer.group: _hear(answer, question.scale) for answer in question.answers}
    groups = tuple(one.finding for one in heard.values())
    found = tuple(
        _pair_finding(question, heard[first], heard[second]) for first, second in pairs_of(heard)
    )
    verdict = rollup.question_verdict(pairs.Verdict(pair.code, pair.strength) for pair in found)
    finding = QuestionFinding(
        id=question.id,
        code=verdict.code,
        strength=verdict.strength,
        markers=question_markers(question, groups),
        summary="",
        groups=groups,
        pairs=found,
    )
    return finding.model_copy(update={"summary": question_summary(finding, question)})


def _hear(answer: PooledAnswer, scale: Scale | None) -> _Heard:
    raised = raised_themes(pooled.point for pooled in answer.points)
    votes = answer.votes if scale else None
    middle = middle_answer(votes, scale.start) if votes and scale else None
    finding = GroupFinding(
        group=answer.group,
        status=answer.status,
        votes=votes,
        dont_know=answer.dont_know,
        present=answer.present,
        middle=middle,
        split=find_split(votes, scale.start) if votes and scale else None,
        themes={theme: one.state for theme, one in raised.items()},
        markers=group_markers(answer, middle, scale),
    )
    return _Heard(answer=answer, finding=finding, raised=raised)


def _pair_finding(question: PooledQuestion, first: _Heard, second: _Heard) -> PairFinding:
    comparison = _comparison(first, second)
    verdict = pairs.code(comparison)
    finding = PairFinding(
        groups=(first.answer.group, second.answer.group),
        code=verdict.code,
        strength=verdict.strength,
        basis=verdict.basis,
        rating=comparison.rating,
        themes=comparison.themes,
        reasons=(),
    )
    reasons = pair_reasons(finding, question, (first.finding, second.finding))
    return finding.model_copy(update={"reasons": reasons})


def _comparison(first: _Heard, second: _Heard) -> pairs.Comparison:
    groups = (first.answer.group, second.answer.group)
    together = answered_together(first.answer, second.answer)
    answered = all(one.answer.status is GroupStatus.ANSWERED for one in (first, second))
    compared = answered and not together
    themes = compare_themes(groups, first.raised, second.raised) if compared else no_themes(groups)
    return pairs.Comparison(
        first=first.side,
        second=second.side,
        together=together,
        rating=_rating(first.finding, second.finding) if compared else None,
        themes=themes,
    )


def _rating(first: GroupFinding, second: GroupFinding) -> Rating | None:
    if first.votes is None or second.votes is None:
        return None
    return compare_ratings(first.votes, second.votes)
