"""A pair in the matrix: its glyph, its words and its strength, and under it what a person did."""

import pytest

from ncf_reflect.mapping.desk import read_desk
from ncf_reflect.model.findings import (
    Code,
    DecisionFinding,
    FindingStrength,
    PairFinding,
    QuestionFinding,
)
from ncf_reflect.model.kinds import DecisionVerdict
from ncf_reflect.tui.widgets.code_words import cell, packed
from tests.analysis.builders import (
    FIRST_INTERACTION,
    LEADERS,
    WORKERS,
    a_round,
    a_session,
    an_answer,
    develop,
    doing,
)
from tests.tui.builders import NOW

FIRM, CHECK = FindingStrength.FIRM, FindingStrength.CHECK
CONFIRM, RECODE, ASIDE = DecisionVerdict
NARROW, MIDDLE, WIDE = 12, 18, 20


def found() -> tuple[QuestionFinding, PairFinding]:
    """Workers and leaders opposed on a theme: dissonance, check."""
    said = {"w": (WORKERS, develop("nights")), "l": (LEADERS, doing("nights"))}
    sessions = (
        a_session(name, group, an_answer(point.model_copy(update={"id": name})))
        for name, (group, point) in said.items()
    )
    question = read_desk(a_round(*sessions)).question(FIRST_INTERACTION).finding
    return question, next(pair for pair in question.pairs if pair.groups == (WORKERS, LEADERS))


def shown(
    width: int,
    code: Code = Code.DISSONANCE,
    strength: FindingStrength | None = CHECK,
    decided: DecisionFinding | None = None,
) -> str:
    question, pair = found()
    pair = pair.model_copy(update={"code": code, "strength": strength, "decision": decided})
    text, _ = cell(question, pair, width)
    return str(text)


def a_decision(
    verdict: DecisionVerdict,
    code: Code | None,
    strength: FindingStrength | None = None,
    *,
    review: bool = False,
) -> DecisionFinding:
    return DecisionFinding(
        verdict=verdict,
        code=code,
        strength=strength,
        note="why",
        role="QA lead",
        at=NOW,
        ruleset="v1",
        needs_review=review,
    )


@pytest.mark.parametrize(
    ("width", "firm", "check"),
    [
        (NARROW, "◆ dissonance\n  firm", "◈ ask"),
        (MIDDLE, "◆ dissonance, firm", "◈ dissonance: ask"),
        (WIDE, "◆ dissonance, firm", "◈ dissonance: ask"),
    ],
)
def test_dissonance_says_how_sure_it_is_at_every_width(width: int, firm: str, check: str) -> None:
    assert shown(width, strength=FIRM) == firm
    assert shown(width, strength=CHECK) == check


@pytest.mark.parametrize(
    ("width", "under"),
    [(NARROW, "✓ was ◈"), (MIDDLE, "✓ recoded, was ◈"), (WIDE, "✓ recoded, was ◈")],
)
def test_a_recoded_pair_shows_what_counts_and_what_was_suggested(width: int, under: str) -> None:
    recoded = a_decision(RECODE, Code.AGREEMENT)
    assert shown(width, decided=recoded) == f"● agreement\n{under}"


def test_what_was_confirmed_as_it_was_says_so_only() -> None:
    confirmed = a_decision(CONFIRM, Code.AGREEMENT)
    assert shown(MIDDLE, Code.AGREEMENT, None, confirmed) == "● agreement\n✓ confirmed"


def test_confirmed_to_ask_counts_as_firm_and_says_what_it_was() -> None:
    confirmed = a_decision(CONFIRM, Code.DISSONANCE, FIRM)
    assert shown(NARROW, decided=confirmed) == "◆ dissonance\n  firm\n✓ was ◈"
    assert shown(WIDE, decided=confirmed) == "◆ dissonance, firm\n✓ confirmed, was ◈"


def test_what_is_set_aside_stands_as_it_was_suggested() -> None:
    assert shown(MIDDLE, decided=a_decision(ASIDE, None)) == "◈ dissonance: ask\n✓ set aside"


@pytest.mark.parametrize(("width", "under"), [(NARROW, "! review"), (MIDDLE, "! needs review")])
def test_a_decision_whose_ground_changed_is_seen_in_the_matrix(width: int, under: str) -> None:
    stale = a_decision(RECODE, Code.AGREEMENT, review=True)
    assert shown(width, decided=stale).endswith(f"\n{under}")


@pytest.mark.parametrize("code", [code for code in Code if code is not Code.DISSONANCE])
@pytest.mark.parametrize("width", [NARROW, MIDDLE, WIDE])
def test_no_cell_is_wider_than_its_column(code: Code, width: int) -> None:
    for decided in (None, a_decision(RECODE, code)):
        words = shown(width, Code.DISSONANCE if decided else code, None, decided)
        assert all(len(line) <= width for line in words.split("\n")), words


def test_where_columns_have_no_room_one_line_says_it_all() -> None:
    question, pair = found()
    pair = pair.model_copy(update={"decision": a_decision(CONFIRM, Code.DISSONANCE, FIRM)})
    assert str(packed(question, pair)) == "◆ dissonance ✓"
