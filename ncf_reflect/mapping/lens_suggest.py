"""Which expectations a text is likely about, by the letters of its words (as `alike`).

Suggestions only: a person takes or refuses each, and nothing here is used for a code.
"""

import math
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.alike import MOST_SUGGESTED, letter_groups
from ncf_reflect.mapping.lens_links import linked_to
from ncf_reflect.mapping.themes import placed_points
from ncf_reflect.model.framework import Framework, PlacedExpectation
from ncf_reflect.model.lens import Linkable
from ncf_reflect.model.session import Round

WORTH_READING = 0.2
"""The likeness from which a suggestion is worth reading."""
AT_HOME = 1.6
"""How much more an expectation of the section counts in which something was said."""

Groups = frozenset[str]


def likely_expectations(
    framework: Framework, text: str, section: str = "", out: Collection[str] = ()
) -> tuple[PlacedExpectation, ...]:
    """At most three expectations that a text is likely about, the likeliest first.

    Groups of letters that many expectations share weigh little, and a long expectation gains
    nothing by its length. `out` holds ids that are not suggested: those that are linked already.
    """
    everything = tuple(framework.placed())
    weights = _weights_of(everything)
    ours = letter_groups(text)
    found = {
        placed: _likeness(ours, letter_groups(placed.text), weights)
        * (AT_HOME if placed.section == section else 1)
        for placed in everything
        if placed.id not in out
    }
    likely = [placed for placed, alike in found.items() if alike >= WORTH_READING]
    return tuple(sorted(likely, key=lambda placed: -found[placed])[:MOST_SUGGESTED])


def suggested_for_point(
    round_: Round, framework: Framework, point: str
) -> tuple[PlacedExpectation, ...]:
    """The same for a point, without those that it is linked to itself.

    RefusedError where there is no such point in the finished sessions.
    """
    for placed in placed_points(round_):
        if placed.point.id == point:
            asked = (asked for bank in round_.banks for asked in bank.asked())
            here = (each.section.slug for each in asked if each.question.id == placed.question)
            out = linked_to(round_, Linkable.POINT, point)
            return likely_expectations(framework, placed.point.text, next(here, ""), out)
    raise RefusedError(f"There is no point {point} in the finished sessions of “{round_.title}”.")


def likely_points(
    round_: Round, framework: Framework, expectation: PlacedExpectation
) -> tuple[str, ...]:
    """At most three points, by id, that are likely about an expectation, the likeliest first.

    Those that are linked to it themselves are left out.
    """
    weights = _weights_of(tuple(framework.placed()))
    theirs = letter_groups(expectation.text)
    asked = (asked for bank in round_.banks for asked in bank.asked())
    here = {each.question.id for each in asked if each.section.slug == expectation.section}
    found = {
        str(placed.point.id): _likeness(letter_groups(placed.point.text), theirs, weights)
        * (AT_HOME if placed.question in here else 1)
        for placed in placed_points(round_)
    }
    likely = [
        point
        for point, alike in found.items()
        if alike >= WORTH_READING and expectation.id not in linked_to(round_, Linkable.POINT, point)
    ]
    return tuple(sorted(likely, key=lambda point: -found[point])[:MOST_SUGGESTED])


@dataclass(frozen=True, slots=True)
class _Weights:
    """What each group of letters weighs, squared; one that is in no expectation at all the most."""

    squares: dict[str, float]
    rarest: float

    def of(self, groups: Groups) -> float:
        """What they weigh together."""
        return sum(self.squares.get(each, self.rarest) for each in groups)


def _likeness(ours: Groups, theirs: Groups, weights: _Weights) -> float:
    """From 0 to 1: the weight in common, by the weight of both."""
    common = weights.of(ours & theirs)
    both = math.sqrt(weights.of(ours) * weights.of(theirs)) if common else 0.0
    return common / both if both else 0.0


def _weights_of(everything: tuple[PlacedExpectation, ...]) -> _Weights:
    return _weights(tuple(placed.text for placed in everything))


@lru_cache(maxsize=2)
def _weights(texts: tuple[str, ...]) -> _Weights:
    spread = Counter(each for text in texts for each in letter_groups(text))
    squares = {each: math.log((1 + len(texts)) / spread[each]) ** 2 for each in spread}
    return _Weights(squares, max(squares.values(), default=1.0))
