"""METHOD.md section 6: from pairs to questions, sections and the round."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncf_reflect.analysis.pairs import Verdict
from ncf_reflect.analysis.rollup import (
    MOST_SERIOUS_FIRST,
    is_pattern,
    patterns,
    question_verdict,
    section_state,
    seriousness,
)
from ncf_reflect.model.findings import (
    Basis,
    Code,
    FindingStrength,
    PairFinding,
    Pattern,
    Rating,
    RatingResult,
    SectionState,
    ThemeFinding,
)
from ncf_reflect.model.groups import Group
from tests.analysis.builders import LEADERS, MANAGERS, WORKERS

FIRM = Verdict(Code.DISSONANCE, FindingStrength.FIRM)
CHECK = Verdict(Code.DISSONANCE, FindingStrength.CHECK)
SILENCE = Verdict(Code.SILENCE)
PARTIAL = Verdict(Code.PARTIAL_AGREEMENT)
AGREEMENT = Verdict(Code.AGREEMENT)
NOT_ENOUGH = Verdict(Code.NOT_ENOUGH)
NOT_COMPARABLE = Verdict(Code.NOT_COMPARABLE)
ALL = [FIRM, CHECK, SILENCE, PARTIAL, AGREEMENT, NOT_ENOUGH, NOT_COMPARABLE]

some_verdicts = st.lists(st.sampled_from(ALL), min_size=1, max_size=6)


def test_the_order_is_that_of_the_method() -> None:
    assert [Verdict(*standing) for standing in MOST_SERIOUS_FIRST] == ALL


@given(some_verdicts)
def test_a_question_is_its_most_serious_pair(pairs: list[Verdict]) -> None:
    assert question_verdict(pairs) == next(verdict for verdict in ALL if verdict in pairs)


@given(some_verdicts, st.sampled_from(ALL))
def test_one_pair_more_never_makes_a_question_less_serious(
    pairs: list[Verdict], more: Verdict
) -> None:
    after = question_verdict([*pairs, more])
    assert seriousness(after) <= seriousness(question_verdict(pairs))


def test_a_question_without_pairs_is_not_comparable() -> None:
    assert question_verdict([]) == NOT_COMPARABLE


def test_a_question_keeps_no_basis() -> None:
    assert question_verdict([Verdict(Code.AGREEMENT, basis=Basis.BOTH)]) == AGREEMENT


@pytest.mark.parametrize(
    ("questions", "state"),
    [
        ([FIRM, AGREEMENT], SectionState.DIVERGES),
        ([CHECK, AGREEMENT], SectionState.CHECK),
        ([SILENCE, PARTIAL], SectionState.CHECK),
        ([PARTIAL, AGREEMENT], SectionState.HOLDS_TOGETHER),
        ([AGREEMENT, NOT_COMPARABLE], SectionState.HOLDS_TOGETHER),
        ([AGREEMENT, NOT_ENOUGH], SectionState.NOT_ENOUGH),
        ([NOT_ENOUGH, NOT_ENOUGH], SectionState.NOT_ENOUGH),
        ([NOT_COMPARABLE, NOT_COMPARABLE], SectionState.NOT_ENOUGH),
        ([FIRM, NOT_ENOUGH, NOT_COMPARABLE], SectionState.DIVERGES),
    ],
)
def test_a_section_follows_its_questions(questions: list[Verdict], state: SectionState) -> None:
    assert section_state(questions, single_source=False) is state
    assert section_state(questions[::-1], single_source=False) is state


def test_a_section_put_to_one_group_is_a_single_source() -> None:
    questions = [NOT_COMPARABLE, NOT_COMPARABLE]
    assert section_state(questions, single_source=True) is SectionState.SINGLE_SOURCE


def a_pair(
    shift: int | None,
    groups: tuple[Group, Group] = (WORKERS, LEADERS),
    result: RatingResult = RatingResult.IN_LINE,
) -> PairFinding:
    few = result is RatingResult.TOO_FEW
    figure = None if few or shift is None else Fraction(shift, 4)
    return PairFinding(
        groups=groups,
        code=Code.NOT_ENOUGH,
        strength=None,
        basis=None,
        rating=None
        if shift is None
        else Rating(result=result, firm=False, steps=figure, shift=figure, p=figure),
        themes=ThemeFinding(only={}),
        reasons=(),
    )


@pytest.mark.parametrize(
    ("questions", "of", "shown"),
    [
        (4, 4, False),
        (5, 5, True),
        (4, 5, False),
        (7, 7, True),
        (6, 7, False),
        (7, 8, True),
        (6, 8, False),
        (8, 9, True),
        (7, 9, False),
        (14, 16, True),
        (13, 15, False),
    ],
)
def test_a_pattern_is_all_of_a_few_or_seven_eighths_of_many(
    questions: int, of: int, shown: bool
) -> None:
    assert is_pattern(questions, of) is shown


def test_a_pattern_names_the_higher_group_and_counts_even_ratings_in_the_total() -> None:
    pairs = [a_pair(1) for _ in range(7)] + [a_pair(0)]
    assert patterns(pairs) == (
        Pattern(groups=(WORKERS, LEADERS), higher=LEADERS, questions=7, of=8),
    )


def test_the_first_group_can_be_the_higher_one() -> None:
    assert [p.higher for p in patterns([a_pair(-1)] * 5)] == [WORKERS]


def test_even_ratings_alone_are_no_pattern() -> None:
    assert patterns([a_pair(0)] * 9) == ()


@pytest.mark.parametrize("uncounted", [a_pair(None), a_pair(-1, result=RatingResult.TOO_FEW)])
def test_ratings_that_are_not_compared_are_not_counted(uncounted: PairFinding) -> None:
    assert [p.of for p in patterns([a_pair(1)] * 5 + [uncounted])] == [5]


@pytest.mark.parametrize("result", [RatingResult.GAP, RatingResult.SPREAD, RatingResult.IN_LINE])
def test_gaps_spreads_and_ratings_in_line_are_counted(result: RatingResult) -> None:
    assert [p.of for p in patterns([a_pair(1, result=result)] * 5)] == [5]


def test_patterns_of_several_pairs_stand_in_the_fixed_order() -> None:
    pairs = [a_pair(1, (MANAGERS, LEADERS))] * 5 + [a_pair(-1, (WORKERS, MANAGERS))] * 5
    assert [p.groups for p in patterns(pairs)] == [(WORKERS, MANAGERS), (MANAGERS, LEADERS)]
