"""What a group says of each theme, and what two groups' themes come to (METHOD.md section 4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from ncf_reflect.model.findings import ThemeFinding, ThemeState
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind, Strength
from ncf_reflect.model.session import Point


class ThemeCode(Enum):
    """What one theme comes to between two groups that both raised it."""

    OPPOSED = "opposed"
    MIXED = "mixed"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class RaisedTheme:
    """What one group says of a theme that it raised."""

    state: ThemeState
    only_to_strengthen: bool = False
    """Whether every point to develop under it is in place and needs strengthening."""


RaisedThemes = dict[str, RaisedTheme]


def raised_themes(points: Iterable[Point]) -> RaisedThemes:
    """Every theme on `points`, in the order of the alphabet, with what the group says of it."""
    under: dict[str, list[Point]] = {}
    for point in points:
        for theme in point.themes:
            under.setdefault(theme, []).append(point)
    return {theme: _raised(under[theme]) for theme in sorted(under, key=alphabetical)}


def alphabetical(theme: str) -> tuple[str, str]:
    """The key that sorts themes as people look for them, capitals beside small letters."""
    return theme.casefold(), theme


def compare_themes(
    groups: tuple[Group, Group], first: RaisedThemes, second: RaisedThemes
) -> ThemeFinding:
    """The themes of two groups that both answered, each list in the order of the alphabet.

    Nothing is opposed, mixed or shared unless both groups raised at least one theme.
    """
    coded: dict[ThemeCode, list[str]] = {code: [] for code in ThemeCode}
    for theme in first:
        if theme in second:
            coded[theme_code(first[theme], second[theme])].append(theme)
    return ThemeFinding(
        opposed=tuple(coded[ThemeCode.OPPOSED]),
        mixed=tuple(coded[ThemeCode.MIXED]),
        shared=tuple(coded[ThemeCode.SHARED]),
        only={
            groups[0]: tuple(theme for theme in first if theme not in second),
            groups[1]: tuple(theme for theme in second if theme not in first),
        },
    )


def no_themes(groups: tuple[Group, Group]) -> ThemeFinding:
    """Themes of a pair that is not compared: an absent theme says nothing there."""
    return ThemeFinding(only=dict.fromkeys(groups, ()))


def theme_code(first: RaisedTheme, second: RaisedTheme) -> ThemeCode:
    """What a theme comes to that both groups raised."""
    states = {first.state, second.state}
    if len(states) == 1 or ThemeState.MENTIONED in states:
        return ThemeCode.SHARED
    if ThemeState.BOTH in states:
        return ThemeCode.MIXED
    developing = first if first.state is ThemeState.DEVELOP else second
    return ThemeCode.MIXED if developing.only_to_strengthen else ThemeCode.OPPOSED


def _raised(points: list[Point]) -> RaisedTheme:
    develop = [point for point in points if point.kind is Kind.DEVELOP]
    doing = any(point.kind is Kind.DOING for point in points)
    return RaisedTheme(
        state=_state(doing=doing, develop=bool(develop)),
        only_to_strengthen=bool(develop)
        and all(point.strength is Strength.NEEDS_STRENGTHENING for point in develop),
    )


def _state(*, doing: bool, develop: bool) -> ThemeState:
    if doing and develop:
        return ThemeState.BOTH
    if doing:
        return ThemeState.DOING
    return ThemeState.DEVELOP if develop else ThemeState.MENTIONED
