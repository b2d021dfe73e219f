"""Which topic a point or a theme is likely about, by the letters of its words.

Suggestions only: a person takes or refuses each. Likeness finds the topic, never the direction:
"always called back" and "never called back" are alike. Nothing here is used for a code.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

MOST_SUGGESTED = 3
LETTERS_TAKEN = 3
ALIKE_FROM = 0.3
"""The share of letter groups in common from which a suggestion is worth reading."""
NAMES_ALIKE_FROM = 0.45
"""The same for two names of themes: so short that one ending, "-tion", makes a third."""


_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Likely:
    """A theme that a point is likely about, and why."""

    theme: str
    like: str = ""
    """The words of the point under it that are most like these; empty where the theme's own
    name is what stands in them."""


def likely_themes(text: str, tagged: Mapping[str, Iterable[str]]) -> tuple[Likely, ...]:
    """At most three themes that a point of these words is likely about, the likeliest first.

    `tagged` holds per theme the words of points that are under it already, none needed.
    """
    found: dict[str, float] = {}
    like: dict[str, str] = {}
    for theme, texts in tagged.items():
        alike, nearest = _nearest(text, texts)
        named = _inside(theme, text)
        found[theme] = max(named, alike)
        like[theme] = "" if named >= alike else nearest
    return tuple(Likely(theme, like[theme]) for theme in _best(found))


def likely_same(theme: str, others: Iterable[str]) -> tuple[str, ...]:
    """At most three themes that are likely the same topic as `theme`, the likeliest first."""
    found = {
        other: alikeness(theme, other) for other in others if other.casefold() != theme.casefold()
    }
    return _best(found, NAMES_ALIKE_FROM)


def alikeness(first: str, second: str) -> float:
    """How alike two texts are, from 0 to 1: the share of groups of three letters in common."""
    return _in_common(letter_groups(first), letter_groups(second))


def _in_common(ours: frozenset[str], theirs: frozenset[str]) -> float:
    together = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / together if together else 0.0


def _nearest(text: str, others: Iterable[str]) -> tuple[float, str]:
    """How alike the most alike of the others is, and which it is: the last of the alphabet."""
    ours = letter_groups(text)
    alike, nearest = 0.0, ""
    for other in others:
        found = _in_common(ours, letter_groups(other))
        if found >= alike:
            alike, nearest = max((alike, nearest), (found, other))
    return alike, nearest


def _inside(theme: str, text: str) -> float:
    """How much of a theme's own letters stand in a text; all of them count no more than most."""
    wanted = letter_groups(theme)
    share = len(wanted & letter_groups(text)) / len(wanted) if wanted else 0.0
    return share if share >= 0.6 else 0.0


def _best(found: Mapping[str, float], least: float = ALIKE_FROM) -> tuple[str, ...]:
    likely = [theme for theme, alike in found.items() if alike >= least]
    ordered = sorted(likely, key=lambda theme: (-found[theme], theme.casefold(), theme))
    return tuple(ordered[:MOST_SUGGESTED])


@lru_cache(maxsize=20_000)
def letter_groups(text: str) -> frozenset[str]:
    """The groups of three letters in a text, the beginning and end of each word among them."""
    return frozenset().union(*map(_groups_in, _WORD.findall(text.casefold())))


@lru_cache(maxsize=20_000)
def _groups_in(word: str) -> frozenset[str]:
    # Blanks around the word, so that its beginning and end count.
    letters = f" {word} "
    places = range(max(1, len(letters) - LETTERS_TAKEN + 1))
    return frozenset(letters[place : place + LETTERS_TAKEN] for place in places)
