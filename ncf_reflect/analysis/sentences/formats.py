"""How numbers, names and dates read inside a sentence: the fmt rows of SENTENCES.md."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from math import floor

from ncf_reflect.model.bank import Scale
from ncf_reflect.model.groups import Group

_NUMBER_WORDS = {2: "two", 3: "three", 4: "four"}
# Named here and not asked of `strftime`, whose names follow the computer's language.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def threshold(scale: Scale) -> Fraction:
    """T in steps, from which ratings no longer count as similar (METHOD.md section 3)."""
    return max(Fraction(1), Fraction(scale.size - 1, 4))


def centre(scale: Scale) -> Fraction:
    """The middle of the scale in its own numbers: 3 on 1 to 5, 5 on 0 to 10."""
    return scale.start + Fraction(scale.size - 1, 2)


def decimal(number: Fraction) -> str:
    """A number of few decimals, exactly: "2.5", "1.25", "4"."""
    if number.denominator == 1:
        return str(number.numerator)
    return f"{Decimal(number.numerator) / Decimal(number.denominator):f}"


def steps_words(steps: Fraction, limit: Fraction) -> str:
    """A distance to one decimal, halves up; "just under 1 step" where it rounds up to `limit`."""
    distance = abs(steps)
    rounded = Fraction(floor(distance * 10 + Fraction(1, 2)), 10)
    if distance < limit <= rounded:
        return f"just under {exact_steps(limit)}"
    return exact_steps(rounded)


def exact_steps(steps: Fraction) -> str:
    """A distance as it is, with its noun: "1 step", "2.5 steps"."""
    return f"{decimal(steps)} step{'' if steps == 1 else 's'}"


def share_words(share: Fraction) -> str:
    """A share from 0 to 1 in words: "about 9 in 1,000", "just over 5 in 100"."""
    whole, words = (100, "in 100") if share * 100 >= 1 else (1000, "in 1,000")
    exact = share * whole
    rounded = floor(exact + Fraction(1, 2))
    if rounded == 0:
        return "fewer than 1 in 1,000"
    if whole == 100 and rounded == 5 and share > Fraction(1, 20):
        return "just over 5 in 100"
    return f"{'' if exact == rounded else 'about '}{rounded} {words}"


def middle_words(votes: Sequence[int], scale: Scale) -> str:
    """The middle answer with its label: "4 Mostly", "2.5 (halfway between 2 and 3)"."""
    low, high = _middle_ratings(votes, scale)
    return f"{low} {scale.label(low)}" if low == high else middle_number(votes, scale)


def middle_number(votes: Sequence[int], scale: Scale) -> str:
    """The middle answer without its label: "4", "2.5 (halfway between 2 and 3)"."""
    low, high = _middle_ratings(votes, scale)
    if low == high:
        return str(low)
    return f"{decimal(Fraction(low + high, 2))} (halfway between {low} and {high})"


def middle(votes: Sequence[int], scale: Scale) -> Fraction:
    """The middle answer as a number of the scale; the mean of the two middle ratings."""
    return Fraction(sum(_middle_ratings(votes, scale)), 2)


def _middle_ratings(votes: Sequence[int], scale: Scale) -> tuple[int, int]:
    total = sum(votes)
    if not total:
        raise ValueError("there is no middle answer without ratings")
    reached = list(accumulate(votes))
    places = ((total + 1) // 2, total // 2 + 1)
    low, high = (
        next(index for index, count in enumerate(reached) if count >= place) for place in places
    )
    return scale.number(low), scale.number(high)


def and_list(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return _listed(names, "and")


def or_list(names: Sequence[str]) -> str:
    """The same after "no" and "none": "a or b"."""
    return _listed(names, "or")


def names_and(groups: Iterable[Group]) -> str:
    """The groups' names: "workers and NCASP"."""
    return and_list([group.shown for group in groups])


def names_or(groups: Iterable[Group]) -> str:
    """The groups' names after "no": "workers or NCASP"."""
    return or_list([group.shown for group in groups])


def quoted(themes: Iterable[str]) -> str:
    """Themes to the letter: “letters”, “supervision”."""
    return ", ".join(f"“{theme}”" for theme in themes)


def number_word(count: int) -> str:
    """A small number of groups as a word: "three"."""
    return _NUMBER_WORDS.get(count, str(count))


def date_words(dates: Iterable[date]) -> str:
    """ "12 March", "12 March and 2 April"; with the year only where different years meet."""
    days = sorted(set(dates))
    several_years = len({day.year for day in days}) > 1
    return and_list([_day(day, with_year=several_years) for day in days])


def _day(day: date, *, with_year: bool) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if with_year else "")


def _listed(names: Sequence[str], joining: str) -> str:
    *before, last = names
    return f"{', '.join(before)} {joining} {last}" if before else last
