"""Dates in a text that are whole, or said to be somebody's birth."""

import re
from collections.abc import Iterator

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)"
_WHOLE_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_BLANK = r"[ \u00a0.,/-]{0,2}"
_OF = r"(?:of )?"

_IN_WORDS = re.compile(
    rf"(?<!\w)(?:{_DAY}{_BLANK}{_OF}{_MONTH}{_BLANK}{_WHOLE_YEAR}"
    rf"|{_MONTH}{_BLANK}{_DAY}{_BLANK}{_WHOLE_YEAR})(?!\w)",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(
    r"(?<![\d/.-])(?:"
    r"(?P<a>\d{1,2})(?P<by> ?[/.-] ?)(?P<b>\d{1,2})(?P=by)(?:19|20)\d\d"
    r"|(?P<c>\d{1,2})/(?P<d>\d{1,2})/\d\d"
    r"|(?P<e>\d\d)(?P<then>[.-])(?P<f>\d\d)(?P=then)\d\d"
    r"|(?:19|20)\d\d(?P<iso>[/.-])(?P<g>\d{1,2})(?P=iso)(?P<h>\d{1,2})"
    r")(?![\d/-]|\.\d)"
)
_BIRTH = re.compile(
    r"(?<!\w)(?:d\.? ?o\.? ?b\b\.?|date of birth|birth ?da(?:y|te)|born(?: on| in)?)[ :=,-]*"
    r"(?:is |was )?"
    rf"(?:{_DAY}{_BLANK}{_OF}{_MONTH}(?:{_BLANK}{_YEAR})?|{_MONTH}{_BLANK}(?:{_DAY}{_BLANK})?{_YEAR}"
    r"|\d{1,2}[ /.-]\d{1,2}(?:[ /.-]\d{2,4})?|\d{6}|\d{8})(?!\w)",
    re.IGNORECASE,
)


Span = tuple[int, int]


def births_in(text: str) -> Iterator[Span]:
    """From where to before where a date stands that is said to be somebody's birth.

    After "dob", "date of birth", "birthday" or "born" a part of a date is enough: "born in March
    2014", "dob 12/3". A year alone is not: "born in 2014".
    """
    return (match.span() for match in _BIRTH.finditer(text))


def whole_dates_in(text: str) -> Iterator[Span]:
    """From where to before where each date stands that has a day, a month and a year.

    "12/03/2014", "12.3.2014", "2014-03-12", "12/3/14", "12 March 2014", "March 12th, 2014".
    "March 2026" and "12 March" are none.
    """
    yield from (match.span() for match in _IN_WORDS.finditer(text))
    for match in _IN_FIGURES.finditer(text):
        parts = match.groupdict()
        first, second = next(
            (int(parts[one]), int(parts[two]))
            for one, two in ("ab", "cd", "ef", "gh")
            if parts[one] is not None
        )
        if _may_be_day_and_month(first, second):
            yield match.span()


def _may_be_day_and_month(first: int, second: int) -> bool:
    """In either order: some systems write the month first."""
    return 1 <= min(first, second) <= 12 and 1 <= max(first, second) <= 31
