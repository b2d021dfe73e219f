"""METHOD.md section 5: the pair's code, the first rule that applies."""

from fractions import Fraction

import pytest

from ncf_reflect.analysis.pairs import RULES, Comparison, Side, Verdict, code
from ncf_reflect.analysis.ratings import compare_ratings
from ncf_reflect.analysis.splits import find_split
from ncf_reflect.analysis.themes import compare_themes, raised_themes
from ncf_reflect.model.findings import Basis, Code, FindingStrength, Rating, RatingResult
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.session import Point
from tests.analysis.builders import LEADERS, WORKERS, a_point, develop, doing, strengthen

Votes = tuple[int, ...]
Said = tuple[list[Point], list[Point]]

FIRM = Verdict(Code.DISSONANCE, FindingStrength.FIRM)
CHECK = Verdict(Code.DISSONANCE, FindingStrength.CHECK)
SILENCE = Verdict(Code.SILENCE)
PARTIAL = Verdict(Code.PARTIAL_AGREEMENT)
NOT_ENOUGH = Verdict(Code.NOT_ENOUGH)
NOT_COMPARABLE = Verdict(Code.NOT_COMPARABLE)

FIRM_GAP = ((2, 6, 3, 1, 0), (0, 0, 0, 3, 0))
POSSIBLE_GAP = ((3, 0, 0, 0, 0), (0, 0, 0, 0, 3))
FIRM_SPREAD = ((5, 0, 0, 0, 5), (0, 0, 10, 0, 0))
POSSIBLE_SPREAD = ((0, 0, 4, 0), (0, 1, 0, 3))
IN_LINE_BY_FIVE = ((0, 0, 5, 0, 0), (0, 0, 5, 0, 0))
IN_LINE_BY_FOUR = ((0, 0, 4, 0, 0), (0, 0, 5, 0, 0))
IN_LINE_BUT_SPLIT = ((0, 3, 0, 3, 0), (0, 1, 4, 1, 0))
TOO_FEW = ((0, 0, 2, 0, 0), (0, 0, 5, 0, 0))

NO_THEMES: Said = ([], [])
OPPOSED: Said = ([develop("x")], [doing("x")])
MIXED: Said = ([strengthen("x")], [doing("x")])
ALL_SHARED: Said = ([doing("x")], [doing("x")])
HALF_SHARED: Said = ([doing("a", "b")], [doing("b", "c", "d")])
ONE_OF_THREE: Said = ([doing("a", "b", "c")], [doing("c", "d", "e")])
NONE_SHARED: Said = ([doing("a")], [doing("b")])
ONE_TAGGED: Said = ([doing("a")], [])


def a_comparison(
    votes: tuple[Votes, Votes] | None = None,
    said: Said = NO_THEMES,
    statuses: tuple[GroupStatus, GroupStatus] = (GroupStatus.ANSWERED, GroupStatus.ANSWERED),
    together: bool = False,
) -> Comparison:
    raised = raised_themes(said[0]), raised_themes(said[1])
    hands = votes or ((), ())
    first, second = (
        Side(
            status=status,
            hands=sum(mine),
            split=find_split(mine, start=1) if votes else None,
            raised=themes,
        )
        for status, mine, themes in zip(statuses, hands, raised, strict=True)
    )
    return Comparison(
        first=first,
        second=second,
        together=together,
        rating=compare_ratings(*votes) if votes else None,
        themes=compare_themes((WORKERS, LEADERS), *raised),
    )


def agreement(basis: Basis) -> Verdict:
    return Verdict(Code.AGREEMENT, basis=basis)


@pytest.mark.parametrize(
    "status", [GroupStatus.NOT_ASKED, GroupStatus.NOT_HELD, GroupStatus.NOT_REACHED]
)
def test_rule_1_a_group_that_was_not_come_to_cannot_be_compared(status: GroupStatus) -> None:
    for other in (GroupStatus.ANSWERED, GroupStatus.NOTHING_SAID):
        assert code(a_comparison(statuses=(status, other))) == NOT_COMPARABLE
        assert code(a_comparison(statuses=(other, status))) == NOT_COMPARABLE


def test_rule_1_answers_given_together_cannot_be_compared() -> None:
    assert code(a_comparison(FIRM_GAP, OPPOSED, together=True)) == NOT_COMPARABLE


def test_rule_2_one_answer_is_silence_whichever_side_it_is() -> None:
    said, unsaid = GroupStatus.ANSWERED, GroupStatus.NOTHING_SAID
    assert code(a_comparison(statuses=(said, unsaid))) == SILENCE
    assert code(a_comparison(statuses=(unsaid, said))) == SILENCE


def test_rule_2_no_answer_from_either_is_not_enough() -> None:
    unsaid = GroupStatus.NOTHING_SAID
    assert code(a_comparison(statuses=(unsaid, unsaid))) == NOT_ENOUGH


@pytest.mark.parametrize("said", [NO_THEMES, OPPOSED, MIXED, ALL_SHARED, NONE_SHARED])
def test_rule_3_a_firm_gap_is_firm_dissonance_whatever_was_said(said: Said) -> None:
    assert code(a_comparison(FIRM_GAP, said)) == FIRM


@pytest.mark.parametrize("said", [NO_THEMES, MIXED, ALL_SHARED, NONE_SHARED])
def test_rule_3_a_possible_gap_alone_is_to_check(said: Said) -> None:
    assert code(a_comparison(POSSIBLE_GAP, said)) == CHECK


def test_rule_3_a_possible_gap_is_firm_where_the_lower_group_says_to_develop() -> None:
    assert code(a_comparison(POSSIBLE_GAP, ([develop("x")], [doing("x")]))) == FIRM
    turned = (POSSIBLE_GAP[1], POSSIBLE_GAP[0])
    assert code(a_comparison(turned, ([doing("x")], [develop("x")]))) == FIRM


def test_rule_3_a_possible_gap_stays_to_check_where_the_higher_group_says_to_develop() -> None:
    assert code(a_comparison(POSSIBLE_GAP, ([doing("x")], [develop("x")]))) == CHECK


def test_rule_3_one_opposed_theme_of_several_that_points_the_same_way_is_enough() -> None:
    said = ([doing("x"), develop("y")], [develop("x"), doing("y")])
    assert code(a_comparison(POSSIBLE_GAP, said)) == FIRM


@pytest.mark.parametrize(
    "votes", [None, TOO_FEW, IN_LINE_BY_FIVE, FIRM_SPREAD, POSSIBLE_SPREAD], ids=str
)
def test_rule_3_an_opposed_theme_without_a_gap_is_to_check(
    votes: tuple[Votes, Votes] | None,
) -> None:
    assert code(a_comparison(votes, OPPOSED)) == CHECK


@pytest.mark.parametrize("said", [NO_THEMES, ALL_SHARED, NONE_SHARED])
def test_rule_4_a_firm_spread_is_partial_agreement(said: Said) -> None:
    assert code(a_comparison(FIRM_SPREAD, said)) == PARTIAL


@pytest.mark.parametrize("votes", [None, TOO_FEW, IN_LINE_BY_FIVE, POSSIBLE_SPREAD], ids=str)
def test_rule_4_a_mixed_theme_is_partial_agreement(votes: tuple[Votes, Votes] | None) -> None:
    assert code(a_comparison(votes, MIXED)) == PARTIAL


def test_rule_4_one_shared_theme_below_half_is_partial_agreement() -> None:
    assert code(a_comparison(said=ONE_OF_THREE)) == PARTIAL


@pytest.mark.parametrize("votes", [IN_LINE_BY_FOUR, IN_LINE_BY_FIVE], ids=str)
def test_rule_4_ratings_in_line_with_other_topics_are_partial_agreement(
    votes: tuple[Votes, Votes],
) -> None:
    assert code(a_comparison(votes, NONE_SHARED)) == PARTIAL


@pytest.mark.parametrize("votes", [None, TOO_FEW, POSSIBLE_SPREAD], ids=str)
def test_rule_5_other_topics_without_ratings_are_silence(
    votes: tuple[Votes, Votes] | None,
) -> None:
    assert code(a_comparison(votes, NONE_SHARED)) == SILENCE


@pytest.mark.parametrize("said", [NO_THEMES, ONE_TAGGED])
def test_rule_6_ratings_in_line_by_five_each_agree(said: Said) -> None:
    assert code(a_comparison(IN_LINE_BY_FIVE, said)) == agreement(Basis.RATINGS)


@pytest.mark.parametrize("said", [ALL_SHARED, HALF_SHARED])
def test_rule_6_half_of_the_shorter_list_shared_agrees(said: Said) -> None:
    assert code(a_comparison(said=said)) == agreement(Basis.THEMES)


@pytest.mark.parametrize("votes", [TOO_FEW, POSSIBLE_SPREAD, IN_LINE_BY_FOUR], ids=str)
def test_rule_6_ratings_that_do_not_carry_leave_the_themes_as_basis(
    votes: tuple[Votes, Votes],
) -> None:
    assert code(a_comparison(votes, ALL_SHARED)) == agreement(Basis.THEMES)


@pytest.mark.parametrize("votes", [IN_LINE_BUT_SPLIT, IN_LINE_BUT_SPLIT[::-1]], ids=str)
def test_rule_6_a_split_in_either_group_leaves_the_themes_as_basis(
    votes: tuple[Votes, Votes],
) -> None:
    assert code(a_comparison(votes, ALL_SHARED)) == agreement(Basis.THEMES)


def test_rule_6_ratings_and_themes_together_are_both() -> None:
    assert code(a_comparison(IN_LINE_BY_FIVE, HALF_SHARED)) == agreement(Basis.BOTH)


@pytest.mark.parametrize(
    "votes", [None, TOO_FEW, POSSIBLE_SPREAD, IN_LINE_BY_FOUR, IN_LINE_BUT_SPLIT], ids=str
)
@pytest.mark.parametrize("said", [NO_THEMES, ONE_TAGGED])
def test_rule_7_otherwise_there_is_not_enough(
    votes: tuple[Votes, Votes] | None, said: Said
) -> None:
    assert code(a_comparison(votes, said)) == NOT_ENOUGH


def test_points_without_themes_are_not_tags() -> None:
    assert code(a_comparison(said=([a_point()], [a_point()]))) == NOT_ENOUGH


def test_the_votes_above_come_to_what_their_names_say() -> None:
    results = {
        name: (rating.result, rating.firm)
        for name, rating in {
            "firm gap": compare_ratings(*FIRM_GAP),
            "possible gap": compare_ratings(*POSSIBLE_GAP),
            "firm spread": compare_ratings(*FIRM_SPREAD),
            "possible spread": compare_ratings(*POSSIBLE_SPREAD),
            "split": compare_ratings(*IN_LINE_BUT_SPLIT),
        }.items()
    }
    assert results == {
        "firm gap": (RatingResult.GAP, True),
        "possible gap": (RatingResult.GAP, False),
        "firm spread": (RatingResult.SPREAD, True),
        "possible spread": (RatingResult.SPREAD, False),
        "split": (RatingResult.IN_LINE, False),
    }
    assert [find_split(votes, start=1) is None for votes in IN_LINE_BUT_SPLIT] == [False, True]


def test_the_last_rule_always_applies() -> None:
    gap = Rating(
        result=RatingResult.GAP,
        firm=True,
        steps=Fraction(1),
        shift=Fraction(1),
        p=Fraction(1, 20),
    )
    comparison = Comparison(
        first=Side(GroupStatus.ANSWERED, 5, None, {}),
        second=Side(GroupStatus.ANSWERED, 5, None, {}),
        together=False,
        rating=gap,
        themes=compare_themes((WORKERS, LEADERS), {}, {}),
    )
    assert RULES[-1](comparison) == NOT_ENOUGH
