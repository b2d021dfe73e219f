"""Words that a copy does not tell, wherever they are quoted: beside a gap, in a note."""

import re
from collections.abc import Callable, Iterable

from ncf_reflect.mapping.reporting.disclosed import LEFT_OUT_OF_COPY, Choices, with_points
from ncf_reflect.mapping.reporting.guards import Guards
from ncf_reflect.mapping.reporting.other_texts import with_other_texts
from ncf_reflect.model.kinds import Kind
from ncf_reflect.model.pooled import PooledSection
from ncf_reflect.model.session import Point, Round
from ncf_reflect.model.shared import DisclosureChoice

FEWEST_LETTERS = 12
"""A shorter line may stand in any text by chance: "more time"."""

Withheld = tuple[Point, ...]


def withheld_points(round_: Round, pooled: tuple[PooledSection, ...], guards: Guards) -> Withheld:
    """The points that stand nowhere in this copy: quotes among few, and what somebody left out.

    As they were said, whatever their words are in `pooled`.
    """
    hidden: set[str] = set()
    told: set[str] = set()
    for answer in (a for s in pooled for question in s.questions for a in question.answers):
        for each in answer.points:
            if each.point.kind is Kind.QUOTE or guards.leaves_out(each):
                of = hidden if guards.hides(answer, each) else told
                of.add(str(each.point.id))
    gone = hidden - told
    return tuple(point for point in _points(round_) if str(point.id) in gone) if gone else ()


def without_words(round_: Round, withheld: Withheld, chosen: Choices) -> Round:
    """The round with a sign for these words in all that is no point, however it is spaced.

    Of a text that somebody chose to keep nothing is taken: they saw it as it stands.
    """
    change = _without(point.text for point in withheld)
    if change is None:
        return round_

    def shown(known: str, text: str) -> str:
        return text if chosen.get(known) is DisclosureChoice.KEEP else change(text)

    return with_other_texts(round_, shown)


def without_points(round_: Round, withheld: Withheld) -> Round:
    """The round with a sign for the words of these points."""
    gone = {point.id for point in withheld}

    def shown(point: Point) -> Point:
        if point.id not in gone:
            return point
        return point.model_copy(update={"text": LEFT_OUT_OF_COPY})

    return with_points(round_, shown) if gone else round_


def _points(round_: Round) -> Iterable[Point]:
    sessions = round_.readable_sessions
    return (p for session in sessions for answer in session.answers for p in answer.points)


def _without(texts: Iterable[str]) -> Callable[[str], str] | None:
    """What puts the sign in the place of any of these texts; None where all are too short."""
    words = (text.rstrip(" .\n").split() for text in texts)
    patterns = [
        r"\s+".join(map(re.escape, each)) for each in words if len(" ".join(each)) >= FEWEST_LETTERS
    ]
    if not patterns:
        return None
    # The longest first: one of them may be the beginning of another.
    found = re.compile("|".join(sorted(patterns, key=len, reverse=True)), re.IGNORECASE)
    return lambda text: found.sub(LEFT_OUT_OF_COPY, text)
