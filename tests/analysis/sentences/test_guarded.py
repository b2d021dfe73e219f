"""What reports keep back about small groups (METHOD.md section 9)."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncf_reflect.analysis.sentences import arithmetic_lines, marker_sentences
from ncf_reflect.model.findings import Code, RatingResult, Split
from ncf_reflect.model.kinds import Kind

from . import builders as b
from .builders import LEADERS, WORKERS, Said, reasons

MANY = (2, 6, 3, 1, 0)
FEW = Said(LEADERS, votes=(0, 0, 0, 3, 0), dont_know=1, present=4)
FIGURES = re.compile(r"step|in 100|in 1,000|Share the|gave a rating|fell into two sets|leaders \d")
CODES = {
    RatingResult.GAP: Code.DISSONANCE,
    RatingResult.SPREAD: Code.PARTIAL_AGREEMENT,
    RatingResult.IN_LINE: Code.NOT_ENOUGH,
    RatingResult.TOO_FEW: Code.NOT_ENOUGH,
}


@st.composite
def small_votes(draw: st.DrawFn, middle: int) -> tuple[int, ...]:
    """Three or four ratings whose middle answer is `middle` on five points."""
    below = draw(st.integers(0, middle))
    above = draw(st.integers(middle, 4))
    ratings = [below, middle, above, *draw(st.sampled_from(([], [middle])))]
    return tuple(ratings.count(level) for level in range(5))


def report_on(votes: tuple[int, ...], result: RatingResult, p: Fraction) -> tuple[str, ...]:
    """What a report says of many workers and few leaders, 5 of whom showed a hand."""
    leaders = Said(
        LEADERS,
        votes=votes,
        dont_know=5 - sum(votes),
        present=8,
        split=Split(low_at_most=2, high_at_least=4, low=2, high=2, between=0),
    )
    steps = b.distance(MANY, votes)
    rated = b.rating(result, steps, steps + 1, p, firm=True)
    if result is RatingResult.TOO_FEW:
        rated = b.TOO_FEW
    workers = Said(WORKERS, votes=MANY)
    return reasons(workers, leaders, CODES[result], rated=rated, guarded=True)


@given(st.data(), st.sampled_from(RatingResult), st.integers(0, 4))
def test_a_report_says_the_same_however_a_small_group_s_ratings_fell(
    data: st.DataObject, result: RatingResult, middle: int
) -> None:
    said = [
        report_on(
            data.draw(small_votes(middle)),
            result,
            data.draw(st.fractions(min_value=0, max_value=Fraction(1, 20))),
        )
        for _ in range(2)
    ]
    assert said[0] == said[1]


@given(st.data(), st.sampled_from(RatingResult), st.integers(0, 4))
def test_no_figure_of_a_small_group_stands_in_a_report(
    data: st.DataObject, result: RatingResult, middle: int
) -> None:
    lines = report_on(data.draw(small_votes(middle)), result, Fraction(1, 30))
    assert not [line for line in lines if FIGURES.search(line)]


def test_outside_reports_the_figures_stand() -> None:
    workers = Said(WORKERS, votes=MANY)
    lines = reasons(workers, FEW, Code.DISSONANCE, rated=b.firm_gap())
    assert sum(bool(FIGURES.search(line)) for line in lines) == 3


def test_a_large_group_keeps_its_own_figures_beside_a_small_one() -> None:
    workers = Said(WORKERS, votes=MANY, dont_know=2)
    lines = reasons(workers, FEW, Code.DISSONANCE, rated=b.firm_gap(), guarded=True)
    assert lines[2:] == (
        "Workers: 14 of 14 present voted; 12 gave a rating, 2 said “don’t know”.",
        "Leaders: 4 of 4 present voted.",
    )


def test_a_group_with_few_ratings_but_many_present_is_not_called_few_present() -> None:
    leaders = Said(LEADERS, votes=(0, 0, 0, 3, 0), present=9)
    workers = Said(WORKERS, votes=(0, 3, 0, 0, 0), present=4)
    lines = reasons(workers, leaders, Code.DISSONANCE, rated=b.possible_gap(), guarded=True)
    assert lines[1] == (
        "Other figures left out: fewer than 5 present from workers "
        "and fewer than 5 ratings from leaders."
    )


def test_two_large_groups_are_reported_as_they_are_shown() -> None:
    first, second = Said(WORKERS, votes=MANY), Said(LEADERS, votes=(0, 0, 0, 5, 0))
    shown = reasons(first, second, Code.DISSONANCE, rated=b.firm_gap())
    assert reasons(first, second, Code.DISSONANCE, rated=b.firm_gap(), guarded=True) == shown


@pytest.mark.parametrize(
    ("present", "text", "printed"),
    [(4, "“We never wait”, they say", False), (4, "Nobody waits", True), (14, "“No wait”", True)],
)
def test_words_as_spoken_by_a_small_group_are_left_out(
    present: int, text: str, printed: bool
) -> None:
    done = (b.point(Kind.DOING, text, "duty"),)
    wanted = (b.point(Kind.DEVELOP, "Long waits", "duty"),)
    workers = Said(WORKERS, themes={"duty": b.DEVELOP}, points=wanted)
    leaders = Said(LEADERS, themes={"duty": b.DOING}, points=done, present=present)
    lines = reasons(workers, leaders, Code.DISSONANCE, opposed=("duty",), guarded=True)
    assert (f"Do they mean the same thing? Leaders: “{text}” Workers: “Long waits”" in lines) is (
        printed
    )


def test_the_arithmetic_of_a_small_group_stays_out_of_a_report() -> None:
    workers = Said(WORKERS, votes=MANY)
    made = b.pair(workers, FEW, Code.DISSONANCE, b.FIRM, rated=b.firm_gap())
    asked, groups = b.question(workers, FEW), (workers.finding, FEW.finding)
    assert len(arithmetic_lines(made, asked, groups)) == 2
    assert arithmetic_lines(made, asked, groups, guarded=True) == ()


def test_the_split_of_a_small_group_stays_out_of_a_report() -> None:
    parted = Split(low_at_most=2, high_at_least=4, low=2, high=2, between=0)
    leaders = Said(LEADERS, votes=(0, 2, 0, 2, 0), present=9, split=parted)
    found, asked = b.question_finding((leaders,), {}), b.question(leaders)
    assert len(marker_sentences(found, asked)) == 1
    assert marker_sentences(found, asked, guarded=True) == ()
