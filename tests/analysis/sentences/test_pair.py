"""Which sentences a pair prints, and in which order."""

from datetime import date
from fractions import Fraction

from ncf_reflect.model.findings import Basis, Code, RatingResult, Split
from ncf_reflect.model.kinds import GroupStatus, Kind, NothingSaidReason, Strength

from . import builders as b
from .builders import LEADERS, MANAGERS, PARTNERSHIP, WORKERS, Said, reasons

LOW = Said(WORKERS, votes=(0, 7, 0, 0, 0), present=7)
HIGH = Said(LEADERS, votes=(0, 0, 0, 6, 0), present=6)
PARTLY = Said(WORKERS, votes=(0, 0, 6, 0, 0), present=6)
ALSO_PARTLY = Said(LEADERS, votes=(0, 0, 5, 0, 0), present=5)
WORKERS_VOTED, LEADERS_VOTED = "Workers: 6 of 6 present voted.", "Leaders: 5 of 5 present voted."


def raised(said: Said, **themes: b.ThemeState) -> Said:
    return Said(said.group, votes=said.votes, present=said.present, themes=themes)


def test_a_gap_prints_its_headline_its_sum_and_who_voted() -> None:
    assert reasons(LOW, HIGH, Code.DISSONANCE, rated=b.firm_gap()) == (
        "Leaders rated this higher than workers did: 2 steps higher on average, "
        "middle answer 4 Mostly against 2 Early. Chance alone would rarely do this.",
        "To look the same, ratings would move 2 steps on average. Share the 13 ratings out again, "
        "7 to workers, 6 to leaders: of all ways, 1 in 100 differ at least this much, "
        "in either direction.",
        "Workers: 7 of 7 present voted.",
        "Leaders: 6 of 6 present voted.",
    )


def test_the_group_with_the_higher_average_is_named_first_whatever_the_order() -> None:
    first, second = Said(WORKERS, votes=HIGH.votes), Said(LEADERS, votes=LOW.votes)
    said = reasons(first, second, Code.DISSONANCE, rated=b.firm_gap(2, -2))
    assert said[0].startswith("Workers rated this higher than leaders did: 2 steps higher")


def test_a_gap_is_backed_by_one_opposed_theme_and_contradicted_by_another() -> None:
    first = raised(LOW, letters=b.DEVELOP, duty=b.DOING)
    second = raised(HIGH, letters=b.DOING, duty=b.DEVELOP)
    opposed = ("duty", "letters")
    said = reasons(first, second, Code.DISSONANCE, rated=b.possible_gap(), opposed=opposed)
    assert said[0].endswith("Chance could do this, but what was said leans the same way.")
    assert said[2:5] == (
        "On “duty”, what was said leans the other way.",
        "On “duty”, workers listed things already done. "
        "Leaders listed things to develop; neither listed both.",
        "On “letters”, leaders listed things already done. "
        "Workers listed things to develop; neither listed both.",
    )


def test_opposed_themes_beside_similar_ratings_say_so_first_and_show_the_ratings_after() -> None:
    first, second = raised(PARTLY, letters=b.DEVELOP), raised(ALSO_PARTLY, letters=b.DOING)
    said = reasons(first, second, Code.DISSONANCE, rated=b.similar(), opposed=("letters",))
    assert said == (
        "Ratings were similar, but what was said was not.",
        "On “letters”, leaders listed things already done. "
        "Workers listed things to develop; neither listed both.",
        "Ratings from workers and leaders were similar: middle answers 3 Partly and 3 Partly. "
        "Similar is not the same.",
        "To look the same, ratings would move 0 steps on average. Under 1 step counts as similar.",
        WORKERS_VOTED,
        LEADERS_VOTED,
    )


def test_agreement_on_both_keeps_its_headline_at_two_sentences() -> None:
    first, second = raised(PARTLY, letters=b.DOING), raised(ALSO_PARTLY, letters=b.DOING)
    said = reasons(
        first, second, Code.AGREEMENT, rated=b.similar(), basis=Basis.BOTH, shared=("letters",)
    )
    assert said == (
        "Ratings from workers and leaders were similar: middle answers 3 Partly and 3 Partly. "
        "Workers and leaders had 1 of the 1 theme from workers in common: “letters”.",
        "To look the same, ratings would move 0 steps on average. Under 1 step counts as similar.",
        "Both raised “letters” as done.",
        WORKERS_VOTED,
        LEADERS_VOTED,
    )


def test_similar_middles_a_step_apart_ask_to_be_looked_at() -> None:
    first, second = Said(WORKERS, votes=(0, 0, 4, 3, 0)), Said(LEADERS, votes=(0, 0, 3, 4, 0))
    said = reasons(first, second, Code.NOT_ENOUGH, rated=b.similar(Fraction(1, 7)))
    assert "The middle answers alone do not show this." in said


def test_none_in_common_is_said_in_words() -> None:
    first, second = raised(PARTLY, letters=b.DOING), raised(ALSO_PARTLY, duty=b.DOING)
    said = reasons(first, second, Code.PARTIAL_AGREEMENT, rated=b.similar())
    assert said[0].endswith(
        "Workers and leaders had none of the 1 theme from workers in common: fewer than half."
    )


def test_a_firm_spread_is_the_headline_of_a_partial_agreement() -> None:
    spread = b.rating(RatingResult.SPREAD, 2, Fraction(23, 24), Fraction(1, 50), firm=True)
    first, second = Said(WORKERS, votes=(5, 0, 0, 0, 5)), Said(LEADERS, votes=(0, 0, 9, 0, 0))
    said = reasons(first, second, Code.PARTIAL_AGREEMENT, rated=spread)
    assert said[0] == (
        "The averages of workers and leaders were just under 1 step apart, "
        "but their ratings were spread differently. Chance alone would rarely do this."
    )
    assert "2 in 100 differ at least this much" in said[1]


def test_a_mixed_theme_comes_before_ratings_that_were_too_few() -> None:
    first = raised(Said(WORKERS, votes=(0, 2, 0, 0, 0)), letters=b.DOING)
    second = raised(ALSO_PARTLY, letters=b.BOTH)
    said = reasons(first, second, Code.PARTIAL_AGREEMENT, rated=b.TOO_FEW, mixed=("letters",))
    assert said[:2] == (
        "On “letters”, leaders listed things already done and things to develop. "
        "Workers listed only things already done.",
        "Too few ratings to compare: workers 2, leaders 5. "
        "Each group needs 3, not counting “don’t know”.",
    )


def test_a_theme_only_mentioned_is_shared_without_a_list() -> None:
    first, second = raised(PARTLY, letters=b.DOING), raised(ALSO_PARTLY, letters=b.MENTIONED)
    said = reasons(first, second, Code.AGREEMENT, basis=Basis.THEMES, shared=("letters",))
    assert "Both raised “letters”." in said


def test_themes_are_not_compared_with_a_group_that_raised_none() -> None:
    said = reasons(raised(LOW, letters=b.DOING), HIGH, Code.DISSONANCE, rated=b.firm_gap())
    assert not any("Raised by" in line for line in said)


def test_a_silence_names_every_date_and_every_reason() -> None:
    both = (NothingSaidReason.NOTHING_TO_ADD, NothingSaidReason.UNSURE)
    leaders = b.silent(LEADERS, *both, dates=(date(2026, 3, 12), date(2026, 4, 2)))
    assert reasons(Said(WORKERS), leaders, Code.SILENCE) == (
        "This was put to leaders on 12 March and 2 April; “nothing to add; unsure” was noted. "
        "Workers answered.",
    )


def test_a_silence_in_an_undated_session_has_no_date() -> None:
    workers = Said(
        WORKERS,
        status=GroupStatus.NOTHING_SAID,
        reasons=(NothingSaidReason.UNSURE,),
        dates=(None,),
    )
    assert reasons(workers, Said(LEADERS), Code.SILENCE) == (
        "This was put to workers; “unsure” was noted. Leaders answered.",
    )


def test_after_no_groups_are_joined_by_or() -> None:
    assert reasons(Said(WORKERS), Said(PARTNERSHIP), Code.NOT_ENOUGH) == (
        "Not enough to compare: no themes from workers or NCASP, and no ratings. "
        "Tag themes or take a vote.",
    )


def test_without_a_scale_nobody_is_told_to_vote() -> None:
    (line,) = reasons(Said(WORKERS), Said(LEADERS), Code.NOT_ENOUGH, on=None)
    assert line.endswith("and no ratings. Tag themes.")


def test_unclear_ratings_are_shown_with_what_makes_them_unclear() -> None:
    parted = Split(low_at_most=2, high_at_least=4, low=3, high=3, between=0)
    first = Said(WORKERS, votes=(0, 3, 0, 3, 0), present=6, split=parted)
    said = reasons(first, ALSO_PARTLY, Code.NOT_ENOUGH, rated=b.similar(Fraction(9, 10)))
    assert said[0] == (
        "Not enough to compare: no themes from workers or leaders, and unclear ratings. Tag themes."
    )
    assert said[3] == (
        "Ratings from workers fell into two sets: 3 of 6 said 2 or lower, 3 said 4 or higher, "
        "none in between."
    )


def test_each_status_that_rules_out_comparing_has_one_line() -> None:
    workers = b.without_answer(WORKERS, GroupStatus.NOT_REACHED)
    managers = b.without_answer(MANAGERS, GroupStatus.NOT_HELD)
    leaders = b.without_answer(LEADERS, GroupStatus.NOT_HELD)
    assert reasons(workers, managers, Code.NOT_COMPARABLE) == (
        "No finished session from managers yet.",
        "No answer on record from workers: to follow up.",
    )
    assert reasons(managers, leaders, Code.NOT_COMPARABLE) == (
        "No finished session from managers or leaders yet.",
    )


def test_a_joint_session_says_that_everyone_in_it_counts_as_present() -> None:
    first = Said(WORKERS, votes=(0, 14, 0, 0, 0), joint_with=(MANAGERS,))
    second = Said(MANAGERS, votes=(0, 14, 0, 0, 0), joint_with=(WORKERS,))
    assert reasons(first, second, Code.NOT_COMPARABLE) == (
        "Workers and managers answered together on 12 March: "
        "their views cannot be told apart here.",
        "Workers: 14 of 14 present voted. “Present” counts everyone in the joint session.",
        "Managers: 14 of 14 present voted. “Present” counts everyone in the joint session.",
    )


def test_the_point_shown_to_develop_is_one_that_is_not_in_place() -> None:
    points = (
        b.point(Kind.NOTE, "letters, again", "letters"),
        b.point(Kind.DEVELOP, "Better letters", "letters", Strength.NEEDS_STRENGTHENING),
        b.point(Kind.DEVELOP, "[/oops] {theme}", "letters", Strength.NOT_IN_PLACE),
    )
    first = Said(WORKERS, themes={"letters": b.DEVELOP}, points=points)
    done = (b.point(Kind.DOING, "Plain letters", "letters"),)
    second = Said(LEADERS, themes={"letters": b.DOING}, points=done)
    said = reasons(first, second, Code.DISSONANCE, opposed=("letters",))
    assert said[1] == (
        "Do they mean the same thing? Leaders: “Plain letters” Workers: “[/oops] {theme}”"
    )


def test_a_scale_of_eleven_from_0_has_its_own_threshold_and_numbers() -> None:
    first = Said(WORKERS, votes=(0, 0, 0, 6, *[0] * 7))
    second = Said(LEADERS, votes=(0, 0, 0, 3, 0, 3, *[0] * 5))
    said = reasons(first, second, Code.NOT_ENOUGH, on=b.ELEVEN, rated=b.similar())
    assert "middle answers 3 Level 3 and 4 (halfway between 3 and 5)." in said[1]
    assert said[2].endswith("Under 2.5 steps counts as similar.")


def test_a_scale_of_four_compares_as_well() -> None:
    first, second = Said(WORKERS, votes=(4, 2, 0, 0)), Said(LEADERS, votes=(0, 0, 3, 3))
    rated = b.firm_gap(Fraction(13, 6))
    said = reasons(first, second, Code.DISSONANCE, on=b.FOUR, rated=rated)
    assert "2.2 steps higher on average, middle answer 3.5 (halfway between 3 and 4)" in said[0]


def test_half_of_the_shorter_list_in_common_is_not_called_few() -> None:
    first = raised(PARTLY, letters=b.DOING, duty=b.BOTH)
    second = raised(ALSO_PARTLY, letters=b.DOING, duty=b.DOING)
    said = reasons(first, second, Code.PARTIAL_AGREEMENT, shared=("letters",), mixed=("duty",))
    assert said[:2] == (
        "On “duty”, workers listed things already done and things to develop. "
        "Leaders listed only things already done.",
        "Both raised “letters” as done.",
    )


def test_an_opposed_theme_comes_before_ratings_that_were_too_few() -> None:
    first, second = raised(PARTLY, letters=b.DEVELOP), raised(ALSO_PARTLY, letters=b.DOING)
    said = reasons(first, second, Code.DISSONANCE, rated=b.TOO_FEW, opposed=("letters",))
    assert said[0].startswith("On “letters”")
    assert said[1].startswith("Too few ratings to compare")


FIRM_SPREAD = b.rating(RatingResult.SPREAD, 2, 0, Fraction(1, 50), firm=True)


def test_a_firm_spread_comes_before_a_mixed_theme() -> None:
    first, second = raised(PARTLY, letters=b.BOTH), raised(ALSO_PARTLY, letters=b.DOING)
    said = reasons(first, second, Code.PARTIAL_AGREEMENT, rated=FIRM_SPREAD, mixed=("letters",))
    assert said[0].startswith("The averages of workers and leaders were 0 steps apart")


def test_a_firm_spread_comes_before_few_shared_themes_and_a_possible_one_after() -> None:
    first = raised(PARTLY, letters=b.DOING, duty=b.DOING, waits=b.DOING)
    second = raised(ALSO_PARTLY, letters=b.DOING, visits=b.DOING, forms=b.DOING)
    possible = b.rating(RatingResult.SPREAD, 2, 0, Fraction(1, 5))
    for rated, place in ((FIRM_SPREAD, 0), (possible, 1)):
        said = reasons(first, second, Code.PARTIAL_AGREEMENT, rated=rated, shared=("letters",))
        assert said[place].startswith("The averages of workers and leaders")


def test_the_same_reason_from_two_sessions_is_given_once() -> None:
    twice = (NothingSaidReason.UNSURE, NothingSaidReason.UNSURE)
    (line,) = reasons(Said(WORKERS), b.silent(LEADERS, *twice), Code.SILENCE)
    assert "“unsure” was noted" in line
