"""How many voted, how their ratings fell, and which groups are small (METHOD.md 7 and 9)."""

from ncf_reflect.analysis.sentences.templates import say
from ncf_reflect.model.bank import Scale
from ncf_reflect.model.findings import GroupFinding
from ncf_reflect.model.pooled import PooledAnswer

FEWEST = 5
"""Below this many present, or ratings, a group is small (METHOD.md section 9)."""


def is_small(answer: PooledAnswer) -> bool:
    """Whether reports leave out this group's counts, quotes and splits (METHOD.md section 9).

    Where nobody was asked to vote, the number present decides; where that is not known either,
    the group counts as small.
    """
    return are_few(answer.present, answer.hands, answer.voted)


def are_few(present: int | None, hands: int, voted: int) -> bool:
    """The same of so many present, ratings, and votes with "don't know"."""
    if present is not None and present < FEWEST:
        return True
    if not voted:
        return present is None
    return hands < FEWEST


def voted_sentence(
    group: GroupFinding, answer: PooledAnswer, guarded: bool = False, *, undivided: bool = False
) -> tuple[str, ...]:
    """How many of those present voted, with what must be known beside it; nothing without hands.

    `guarded` leaves out how a small group's hands part into ratings and "don't know", `undivided`
    any group's.
    """
    if not answer.voted:
        return ()
    values = {"G": group.group.heading, "voted": answer.voted, "present": answer.present}
    if answer.present is None:
        return (say("voted.unknown", (), **values),)
    if answer.voted > answer.present:
        return (say("voted.miscount", (), **values),)
    parted = bool(answer.dont_know) and not undivided and not (guarded and is_small(answer))
    line = say("voted", [parted], n=answer.hands, dk=answer.dont_know, **values)
    return (line, *_beside(answer, answer.present))


def split_sentence(group: GroupFinding, scale: Scale) -> str:
    """How a group's ratings fell into two sets. ValueError where they did not."""
    split = group.split
    if split is None:
        raise ValueError(f"the ratings from {group.group.shown} are not split")
    top = scale.number(scale.size - 1)
    return say(
        "split",
        [split.low_at_most > scale.start, split.high_at_least < top],
        G=group.group.shown,
        n=sum(group.votes or ()),
        low=split.low,
        lo=split.low_at_most,
        high=split.high,
        hi=split.high_at_least,
        between=split.between or "none",
    )


def _beside(answer: PooledAnswer, present: int) -> tuple[str, ...]:
    missing = present - answer.voted
    low = (say("voted.low", missing=missing, present=present),) if 3 * missing >= present else ()
    joint = (say("voted.joint"),) if answer.joint else ()
    return (*low, *joint)
