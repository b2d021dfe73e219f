"""Decisions for the tests."""

from datetime import UTC, datetime

from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.mapping.decisions import Deciding, decide
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.decision import Decision, Pair
from ncf_reflect.model.findings import Code, FindingStrength, PairFinding, QuestionFinding
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import DecisionVerdict
from ncf_reflect.model.session import Round
from tests.analysis.builders import FIRST_INTERACTION

PSW = "principal social worker"
QA = "QA lead"
WORKERS_LEADERS = (Group.WORKERS, Group.LEADERS)

CONFIRM = Deciding(DecisionVerdict.CONFIRM, QA)
SET_ASIDE = Deciding(DecisionVerdict.SET_ASIDE, QA, note="the same people")


def recode(code: Code, strength: FindingStrength | None = None, role: str = QA) -> Deciding:
    return Deciding(DecisionVerdict.RECODE, role, note="asked again", code=code, strength=strength)


def decided(
    mapping: OpenedMapping,
    deciding: Deciding,
    pair: Pair = WORKERS_LEADERS,
    question: str = FIRST_INTERACTION,
) -> Round:
    """The newest round after a decision."""
    decide(mapping, mapping.round(), question, pair, deciding)
    return mapping.round()


def question_of(round_: Round, question: str = FIRST_INTERACTION) -> QuestionFinding:
    return next(
        q for section in triangulate(round_).sections for q in section.questions if q.id == question
    )


def pair_in(round_: Round, pair: Pair = WORKERS_LEADERS) -> PairFinding:
    return next(p for p in question_of(round_).pairs if p.groups == pair)


def a_decision(
    question: str,
    pair: Pair,
    verdict: DecisionVerdict,
    suggested: tuple[Code, FindingStrength | None],
    code: tuple[Code, FindingStrength | None] | None = None,
) -> Decision:
    return Decision(
        id="d",
        question=question,
        groups=pair,
        verdict=verdict,
        code=code[0] if code else None,
        strength=code[1] if code else None,
        note="why",
        role=PSW,
        at=datetime(2026, 4, 2, tzinfo=UTC),
        ruleset="v1",
        input_hash="0" * 64,
        suggested_code=suggested[0],
        suggested_strength=suggested[1],
    )
