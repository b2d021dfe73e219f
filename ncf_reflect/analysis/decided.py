"""Suggestions with what a person decided about them, rolled up again (METHOD.md 6 and 8)."""

from collections.abc import Iterable, Sequence

from ncf_reflect.analysis import rollup
from ncf_reflect.analysis.inputs import input_hash
from ncf_reflect.analysis.pairs import Verdict
from ncf_reflect.analysis.sentences import question_summary
from ncf_reflect.model.decision import Decision, Pair
from ncf_reflect.model.findings import (
    DecisionFinding,
    Findings,
    PairFinding,
    QuestionFinding,
    SectionFinding,
)
from ncf_reflect.model.pooled import PooledQuestion, PooledSection

Newest = dict[tuple[str, Pair], Decision]
"""By question and pair, the decision that counts."""


def with_decisions(
    findings: Findings, sections: Sequence[PooledSection], decisions: Iterable[Decision]
) -> Findings:
    """`findings` of these pooled sections with each decision beside its suggestion, rolled up.

    A recoded pair rolls up with its new code, confirmed dissonance as firm; what is set aside
    leaves the roll-up, the pattern over the whole map included. Nothing is compared again.
    """
    newest: Newest = {(d.question, d.groups): d for d in decisions}
    if not newest:
        return findings
    decided = tuple(
        _section(found, pooled, newest)
        for found, pooled in zip(findings.sections, sections, strict=True)
    )
    pairs = [pair for section in decided for q in section.questions for pair in q.pairs]
    return findings.model_copy(update={"sections": decided, "pattern": rollup.patterns(pairs)})


def decision_finding(decision: Decision, question: PooledQuestion) -> DecisionFinding:
    """A stored decision as it stands beside the suggestion, needing review or not."""
    assert decision.at is not None, "a stored decision has a time"
    code, strength = decision.counts_as or (None, None)
    return DecisionFinding(
        verdict=decision.verdict,
        code=code,
        strength=strength,
        note=decision.note,
        role=decision.role,
        at=decision.at,
        ruleset=str(decision.ruleset),
        needs_review=decision.input_hash != input_hash(question, decision.groups),
    )


def _section(found: SectionFinding, pooled: PooledSection, newest: Newest) -> SectionFinding:
    decided_on = {question for question, _ in newest}
    if not decided_on & {question.id for question in found.questions}:
        return found
    questions = tuple(
        _question(finding, said, newest)
        for finding, said in zip(found.questions, pooled.questions, strict=True)
    )
    state = rollup.section_state(
        [Verdict(question.code, question.strength) for question in questions],
        single_source=len(set(pooled.section.groups)) == 1,
    )
    return found.model_copy(update={"questions": questions, "state": state})


def _question(finding: QuestionFinding, said: PooledQuestion, newest: Newest) -> QuestionFinding:
    pairs = tuple(_pair(pair, said, newest.get((said.id, pair.groups))) for pair in finding.pairs)
    verdict = rollup.question_verdict(filter(None, map(rollup.verdict_of, pairs)))
    fields = {"pairs": pairs, "code": verdict.code, "strength": verdict.strength}
    decided = finding.model_copy(update=fields)
    return decided.model_copy(update={"summary": question_summary(decided, said)})


def _pair(pair: PairFinding, said: PooledQuestion, decision: Decision | None) -> PairFinding:
    beside = decision_finding(decision, said) if decision else None
    return pair.model_copy(update={"decision": beside})
