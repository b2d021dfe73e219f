"""METHOD.md section 4: themes of a group and of a pair."""

import pytest

from ncf_reflect.analysis.themes import compare_themes, no_themes, raised_themes
from ncf_reflect.model.findings import ThemeFinding, ThemeState
from ncf_reflect.model.kinds import Kind, Strength
from ncf_reflect.model.session import Point
from tests.analysis.builders import LEADERS, WORKERS, a_point, develop, doing, strengthen

BOTH = [doing("x"), develop("x")]
DOING, DEVELOP, MENTIONED = [doing("x")], [develop("x")], [a_point(Kind.EVIDENCE, "x")]


def compared(first: list[Point], second: list[Point]) -> ThemeFinding:
    return compare_themes((WORKERS, LEADERS), raised_themes(first), raised_themes(second))


@pytest.mark.parametrize(
    ("points", "state"),
    [
        (DOING, ThemeState.DOING),
        (DEVELOP, ThemeState.DEVELOP),
        (BOTH, ThemeState.BOTH),
        (MENTIONED, ThemeState.MENTIONED),
        (DOING + MENTIONED, ThemeState.DOING),
        (DEVELOP + MENTIONED, ThemeState.DEVELOP),
    ],
)
def test_the_state_of_a_theme_follows_the_kinds_of_its_points(
    points: list[Point], state: ThemeState
) -> None:
    assert raised_themes(points)["x"].state is state


@pytest.mark.parametrize("kind", [k for k in Kind if k not in (Kind.DOING, Kind.DEVELOP)])
def test_a_theme_on_any_other_kind_is_mentioned(kind: Kind) -> None:
    assert raised_themes([a_point(kind, "x")])["x"].state is ThemeState.MENTIONED


def test_themes_stand_in_the_order_of_the_alphabet_whatever_their_case() -> None:
    assert list(raised_themes([doing("b", "Z"), develop("a", "C")])) == ["a", "b", "C", "Z"]


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (DOING, DEVELOP, "opposed"),
        (BOTH, DOING, "mixed"),
        (BOTH, DEVELOP, "mixed"),
        (DOING, DOING, "shared"),
        (DEVELOP, DEVELOP, "shared"),
        (BOTH, BOTH, "shared"),
        (MENTIONED, MENTIONED, "shared"),
        (MENTIONED, DOING, "shared"),
        (MENTIONED, DEVELOP, "shared"),
        (MENTIONED, BOTH, "shared"),
    ],
)
def test_two_states_come_to_one_code_either_way_round(
    first: list[Point], second: list[Point], code: str
) -> None:
    for found in (compared(first, second), compared(second, first)):
        coded = {c for c in ("opposed", "mixed", "shared") if getattr(found, c) == ("x",)}
        assert coded == {code}


def test_a_theme_that_only_one_raised_stands_under_that_group() -> None:
    found = compared([doing("b", "a")], [develop("c")])
    assert found.only == {WORKERS: ("a", "b"), LEADERS: ("c",)}


def test_done_against_needs_strengthening_is_mixed() -> None:
    assert compared([doing("x")], [strengthen("x"), strengthen("x")]).mixed == ("x",)


@pytest.mark.parametrize("strength", [None, Strength.NOT_IN_PLACE])
def test_one_point_not_in_place_or_unmarked_keeps_it_opposed(strength: Strength | None) -> None:
    found = compared([strengthen("x"), develop("x", strength=strength)], [doing("x")])
    assert found.opposed == ("x",)


def test_needs_strengthening_under_another_theme_does_not_soften_this_one() -> None:
    assert compared([doing("x")], [develop("x"), strengthen("y")]).opposed == ("x",)


def test_a_pair_that_is_not_compared_has_no_themes_for_either() -> None:
    assert no_themes((WORKERS, LEADERS)) == ThemeFinding(only={WORKERS: (), LEADERS: ()})
