"""A vote as the room sees it: hands per level in words, who voted, and if the room is split."""

from collections.abc import Sequence

from ncf_reflect.analysis.sentences import middle_words
from ncf_reflect.analysis.splits import find_split
from ncf_reflect.model.bank import Scale
from ncf_reflect.model.base import Value
from ncf_reflect.model.session import Answer


class LevelCount(Value):
    """One level of the scale with the hands that it got."""

    number: str
    label: str
    hands: int


class Spread(Value):
    """A counted vote. `levels` ends with "don't know"; `lines` are sentences about the whole."""

    levels: tuple[LevelCount, ...]
    lines: tuple[str, ...]


def spread_of(answer: Answer, scale: Scale, present: int | None) -> Spread | None:
    """The vote on a question of one session; None where no hand was counted."""
    if not answer.hands and not answer.dont_know:
        return None
    votes = answer.votes or (0,) * scale.size
    counted = [
        LevelCount(number=str(scale.number(index)), label=level.label, hands=votes[index])
        for index, level in enumerate(scale.levels)
    ]
    dont_know = LevelCount(number="?", label="Don’t know", hands=answer.dont_know)
    return Spread(levels=(*counted, dont_know), lines=_lines(answer, votes, scale, present))


def _lines(
    answer: Answer, votes: Sequence[int], scale: Scale, present: int | None
) -> tuple[str, ...]:
    voted = answer.hands + answer.dont_know
    first = f"{voted} of {present} voted." if present is not None else f"{voted} voted."
    if not answer.hands:
        return (first,)
    lines = [f"{first} Middle answer: {middle_words(votes, scale)}."]
    split = find_split(votes, scale.start)
    if split:
        lower = " or lower" if split.low_at_most > scale.number(0) else ""
        higher = " or higher" if split.high_at_least < scale.number(scale.size - 1) else ""
        lines.append(
            f"The room is in two: {split.low} said {split.low_at_most}{lower}, "
            f"{split.high} said {split.high_at_least}{higher}."
        )
    return tuple(lines)
