"""Two camps within one group (METHOD.md section 3, from the RAND/UCLA rule of thirds)."""

from collections.abc import Iterator, Sequence

from ncf_reflect.model.findings import Split

SMALLEST_CAMP = 2
SMALLEST_DISTANCE = 2


def find_split(votes: Sequence[int], start: int) -> Split | None:
    """The split in the hands at each level, lowest first; None where there is none.

    `start` is the number of the lowest level; the split speaks in the scale's numbers. Of several
    the one with the fewest hands between, then the larger smaller camp, then the lowest.
    """
    splits = _splits(votes, start)
    return min(splits, key=lambda s: (s.between, -min(s.low, s.high), s.low_at_most), default=None)


def smallest_camp(hands: int) -> int:
    """How many hands make a camp: a third to the nearest whole, and at least two."""
    return max(SMALLEST_CAMP, (hands + 1) // 3)


def _splits(votes: Sequence[int], start: int) -> Iterator[Split]:
    distance = max(SMALLEST_DISTANCE, len(votes) // 2)
    need = smallest_camp(sum(votes))
    for index in range(len(votes) - distance):
        low, high = sum(votes[: index + 1]), sum(votes[index + distance :])
        between = sum(votes) - low - high
        if min(low, high) >= need and between < min(low, high):
            yield Split(
                low_at_most=start + index,
                high_at_least=start + index + distance,
                low=low,
                high=high,
                between=between,
            )
