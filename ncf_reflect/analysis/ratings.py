"""Two groups' ratings compared, in exact arithmetic (METHOD.md section 3)."""

from fractions import Fraction
from functools import lru_cache
from math import comb, gcd

from ncf_reflect.model.findings import Rating, RatingResult

FEWEST_HANDS = 3
FIRM_AT_MOST = Fraction(1, 20)

_TOO_FEW = Rating(result=RatingResult.TOO_FEW, firm=None, steps=None, shift=None, p=None)


def threshold(levels: int) -> Fraction:
    """T, the number of steps from which ratings are no longer in line: 1 for 4 or 5 levels."""
    return max(Fraction(1), Fraction(levels - 1, 4))


def compare_ratings(a: tuple[int, ...], b: tuple[int, ...]) -> Rating:
    """The hands of two groups at each level, lowest first, compared (METHOD.md section 3).

    `steps`, `shift` (b minus a) and `p` are exact. All figures are None where either group has
    fewer than three hands. ValueError where the two lists are not of one length.
    """
    if len(a) != len(b):
        raise ValueError("the two groups voted on scales of different lengths")
    if min(sum(a), sum(b)) < FEWEST_HANDS:
        return _TOO_FEW
    unit = gcd(sum(a), sum(b))
    distance = _distance(a, b)
    steps = Fraction(distance * unit, sum(a) * sum(b))
    shift = _mean(b) - _mean(a)
    both = tuple(hands + others for hands, others in zip(a, b, strict=True))
    p = _share_of_deals(both, min(sum(a), sum(b)), distance)
    result = _result(steps, shift, threshold(len(a)))
    firm = result is not RatingResult.IN_LINE and p <= FIRM_AT_MOST
    return Rating(result=result, firm=firm, steps=steps, shift=shift, p=p)


def _result(steps: Fraction, shift: Fraction, limit: Fraction) -> RatingResult:
    if steps < limit:
        return RatingResult.IN_LINE
    return RatingResult.GAP if abs(shift) >= limit else RatingResult.SPREAD


def _mean(votes: tuple[int, ...]) -> Fraction:
    return Fraction(sum(index * hands for index, hands in enumerate(votes)), sum(votes))


def _distance(a: tuple[int, ...], b: tuple[int, ...]) -> int:
    """`steps` as a whole number: times both sizes, divided by their greatest common divisor."""
    whole, share = _weights(sum(a), sum(a) + sum(b))
    dealt = mine = distance = 0
    for hands, others in zip(a, b, strict=True):
        mine += hands
        dealt += hands + others
        distance += abs(mine * whole - dealt * share)
    return distance


def _weights(size: int, total: int) -> tuple[int, int]:
    unit = gcd(size, total)
    return total // unit, size // unit


@lru_cache(maxsize=4096)
def _share_of_deals(both: tuple[int, ...], size: int, distance: int) -> Fraction:
    """p: of all ways to deal `both` to groups of `size` and the rest, those at least so far."""
    total = comb(sum(both), size)
    return Fraction(total - _closer_deals(both, size, distance), total)


def _closer_deals(both: tuple[int, ...], size: int, distance: int) -> int:
    """How many ways to deal leave the groups less than `distance` apart.

    Hands are dealt one by one, lowest level first. `ways[mine]` holds, for `mine` hands dealt to
    the group of `size`, the number of ways for each distance so far. All distances stand side by
    side in one large integer, each in a field of its own, because adding and shifting such
    integers runs at the speed of memory, where a dictionary of counts is a hundred times slower.
    """
    total = sum(both)
    whole, share = _weights(size, total)
    width = comb(total, size).bit_length()
    ways = [1] + [0] * size
    dealt = 0
    for hands in both:
        for _ in range(hands):
            dealt += 1
            for mine in range(min(dealt, size), max(1, dealt + size - total) - 1, -1):
                ways[mine] += ways[mine - 1]
        for mine in range(max(0, dealt + size - total), min(dealt, size) + 1):
            moved = abs(mine * whole - dealt * share)
            ways[mine] = _further(ways[mine], moved, distance, width)
    # The remainder by 2**width - 1 is the sum of the fields, as casting out nines is for digits.
    # It never reaches 2**width - 1, because at least one deal is as far apart as `distance`.
    return ways[size] % ((1 << width) - 1)


def _further(fields: int, moved: int, distance: int, width: int) -> int:
    """`fields` with every distance grown by `moved`; what reaches `distance` is dropped."""
    if moved >= distance:
        return 0
    still_closer = (1 << width * (distance - moved)) - 1
    return (fields & still_closer) << width * moved
