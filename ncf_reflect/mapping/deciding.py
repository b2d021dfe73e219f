"""What a person sees of a pair who is about to decide on it, or has (METHOD.md section 8)."""

from ncf_reflect.analysis import sentences
from ncf_reflect.analysis.decided import decision_finding
from ncf_reflect.mapping.desk_question import DeskQuestion, severity_of
from ncf_reflect.model.decision import Decision
from ncf_reflect.model.findings import Code, FindingStrength, PairFinding

Lines = tuple[str, ...]

USUAL_ROLES = (
    "principal social worker",
    "QA lead",
    "head of service",
    "team manager",
    "service director",
)
"""Roles that often decide, to choose from; any other can be typed."""


def as_suggested(question: DeskQuestion) -> tuple[PairFinding, ...]:
    """The pairs, the most serious suggestion first: an order that no decision changes."""
    return tuple(
        sorted(
            question.finding.pairs,
            key=lambda pair: severity_of(pair.model_copy(update={"decision": None})),
        )
    )


def decided_lines(question: DeskQuestion, pair: PairFinding) -> Lines:
    """What was decided about a pair, why, and whether to look again; nothing where nobody did."""
    if pair.decision is None:
        return ()
    history = _decisions_on(question, pair)
    return sentences.decision_sentences(
        pair.decision, pair.groups, history[-1].name if history else ""
    )


def earlier_lines(question: DeskQuestion, pair: PairFinding) -> Lines:
    """Each decision on a pair that a later one replaced, oldest first, a line each."""
    return tuple(
        " ".join(_lines(question, pair, decision))
        for decision in _decisions_on(question, pair)[:-1]
    )


def caution_lines(question: DeskQuestion, pair: PairFinding, role: str = "") -> Lines:
    """What to bear in mind before deciding, a sentence each.

    That `role` belongs to a group compared, points that not everyone agrees with, sessions in
    which somebody else sat.
    """
    own = sentences.own_group_sentence(role, pair.groups) if role else None
    others = sentences.caution_sentences(question.said, pair.groups)
    return (own, *others) if own else others


def code_gloss(code: Code, strength: FindingStrength | None) -> str:
    """A code in plain words: "They saw it differently"."""
    return sentences.code_gloss(code, strength)


def _decisions_on(question: DeskQuestion, pair: PairFinding) -> list[Decision]:
    return [decision for decision in question.decisions if decision.groups == pair.groups]


def _lines(question: DeskQuestion, pair: PairFinding, decision: Decision) -> Lines:
    # Whether it is to be looked at again is said of the decision that counts only.
    finding = decision_finding(decision, question.said).model_copy(update={"needs_review": False})
    return sentences.decision_sentences(finding, pair.groups, decision.name)
