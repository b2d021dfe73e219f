"""The sum behind a pair's ratings can be done with a pencil, and comes out as the finding says."""

from fractions import Fraction

from ncf_reflect.analysis.ratings import compare_ratings
from ncf_reflect.analysis.sentences import workings_lines
from ncf_reflect.model.findings import Code
from tests.analysis.sentences import builders as b
from tests.analysis.sentences.builders import LEADERS, WORKERS, Said


def lines(workers: tuple[int, ...], leaders: tuple[int, ...]) -> tuple[str, ...]:
    first, second = Said(WORKERS, votes=workers), Said(LEADERS, votes=leaders)
    made = b.pair(first, second, Code.NOT_ENOUGH, rated=compare_ratings(workers, leaders))
    return workings_lines(made, b.question(first, second), (first.finding, second.finding))


def test_a_gap_is_worked_out_from_both_cumulative_shares_to_the_share_of_deals() -> None:
    assert lines((2, 6, 3, 1, 0), (0, 0, 0, 3, 0)) == (
        "1 or lower: workers 2 of 12, leaders 0 of 3; 1/6 apart.",
        "2 or lower: workers 8 of 12, leaders 0 of 3; 2/3 apart.",
        "3 or lower: workers 11 of 12, leaders 0 of 3; 11/12 apart.",
        "4 or lower: workers 12 of 12, leaders 3 of 3; 0 apart.",
        "Steps: 1/6 + 2/3 + 11/12 + 0 = 7/4, at least 1 step.",
        "Averages: workers 27 ÷ 12 and leaders 12 ÷ 3, 7/4 apart, at least 1: a gap.",
        "Sharing 15 ratings out, 12 to workers and 3 to leaders: 455 ways. "
        "In 4 of them at least 7/4 steps: 4/455, at most 1/20: firm.",
    )


def test_the_cuts_add_up_to_the_steps_whoever_is_higher() -> None:
    first, second = (0, 0, 3, 2, 1), (4, 1, 0, 0, 0)
    steps = lines(first, second)[4]
    parts, total = steps.removeprefix("Steps: ").split(", ")[0].split(" = ")
    summed = sum(map(Fraction, parts.split(" + ")), Fraction(0))
    assert summed == Fraction(total) == compare_ratings(first, second).steps


def test_similar_ratings_have_no_share_of_deals() -> None:
    shown = lines((0, 0, 5, 5, 0), (0, 0, 5, 4, 0))
    assert shown[-1].endswith("steps under 1: similar.")
    assert "under 1 step." in shown[-2]


def test_a_spread_says_that_the_averages_are_close_but_not_the_steps() -> None:
    shown = lines((5, 0, 0, 0, 5), (0, 0, 10, 0, 0))
    assert shown[-2].endswith("0 apart, under 1, but not the steps: a spread.")


def test_a_number_of_ways_too_long_to_read_is_a_share() -> None:
    shown = lines((40, 0, 0, 0, 0), (0, 0, 0, 0, 40))
    assert shown[-1].startswith("Share of deals with at least 4 steps: about ")


def test_too_few_ratings_have_no_workings() -> None:
    assert lines((1, 0, 0, 0, 0), (0, 2, 0, 0, 0)) == ()
