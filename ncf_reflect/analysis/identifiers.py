"""What in a text may identify somebody (METHOD.md section 9): numbers, addresses, full dates.

Exact rules, each below in words. Names of people cannot be found by a rule: `NOT_LOOKED_FOR` says
so wherever something is listed. A text without a digit and without an @ has nothing in it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ncf_reflect.analysis.dates import births_in, whole_dates_in

NOT_LOOKED_FOR = "Names, and places other than postcodes, are not looked for: read it."
"""What no rule here finds, in a sentence that stands beside every list of what was found."""


class Identifier(StrEnum):
    """What a stretch of text may be, in the words that people read."""

    NHS_NUMBER = "NHS number"
    PUPIL_NUMBER = "unique pupil number"
    NATIONAL_INSURANCE = "National Insurance number"
    POSTCODE = "postcode"
    TELEPHONE = "telephone number"
    EMAIL = "e-mail address"
    BIRTH = "date of birth"
    DATE = "full date"
    RECORD_NUMBER = "record number"


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a text, from `start` to before `end`."""

    kind: Identifier
    start: int
    end: int


Span = tuple[int, int]

_GAP = "[ \u00a0\u00ad\u2009\u200b-\u200d\u202f\u2060.\u2010-\u2015-]{0,3}"
"""What people put between the parts of a number: up to three blanks, dots, hyphens, dashes."""
_ALONE = r"(?<!\w)"
"""Not in the middle of a word or a longer number."""
_ENDS = r"(?!\w)"

_PUPIL_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NHS = re.compile(rf"(?<!\d)\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?!\d)")
_PUPIL = re.compile(
    rf"{_ALONE}[A-HJ-NP-RT-Z]{_GAP}\d{{3}}{_GAP}\d{{4}}{_GAP}\d{{2}}{_GAP}\d{{2}}"
    rf"[\dA-HJ-NP-RT-Z]{_ENDS}",
    re.IGNORECASE,
)
_INSURANCE = re.compile(
    rf"{_ALONE}(?:(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ){_GAP}"
    rf"\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}}{_GAP}[A-D]{_ENDS}",
    re.IGNORECASE,
)
_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|BX|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|"
    "DN|DT|DY|EC|EH|EN|EX|E|FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|"
    "KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|"
    "RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|"
    "WN|WR|WS|WV|W|YO|ZE"
)
_POSTCODE = re.compile(
    rf"{_ALONE}(?:GIR ?0AA|(?:{_AREAS})\d[\dA-HJ-NP-Z]?[ \u00a0]{{0,2}}"
    rf"\d[ABD-HJLNP-UW-Z]{{2}}){_ENDS}",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:1st|2nd|3rd|\dth|\dhr|\dwk)$")
_EMAIL = re.compile(r"(?<![\w.+'’&-])[\w.+'’&-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(
    rf"(?<![\w£])(?<!\d\.)(?:\(?(?:\+|00)44\)?{_GAP}(?:\(0\){_GAP})?\(?0?|\(?0)[1-9]\d"
    rf"(?:{_GAP}\)?{_GAP}\d){{7,8}}(?!\d)"
)
_RECORD_WORDS = (
    "refs?|reference|record|rec|id|lcs|ll|ics|mosaic|liquidlogic|azeus|eclipse|carefirst|pid|"
    "urn|crime|case|file|client"
)
_NUMBERED = re.compile(
    rf"{_ALONE}(?:{_RECORD_WORDS})[ .:#=-]*(?:(?:no|nr|num|number|id|ref)[ .:#=-]*)?"
    rf"(?P<number>(?:[A-Z]{{1,4}}[ /-]?)?\d(?:[\d/-]*\d)?){_ENDS}",
    re.IGNORECASE,
)
_LONG_RUN = re.compile(r"(?<![\d£$€])(?<!\d[.,])\d{6,}(?![\d%])(?!\.\d\d(?!\d))")
_COURT = re.compile(rf"{_ALONE}[A-Z]{{2}}\d{{2}}[CPZ]\d{{5}}{_ENDS}", re.IGNORECASE)
_WORTH_A_LOOK = re.compile(r"[\d@]")


@lru_cache(maxsize=16_384)
def possible_identifiers(text: str) -> tuple[Found, ...]:
    """What in `text` may identify somebody, first to last; no two overlap.

    Where one stretch could be several things the rule that asks for most wins: an NHS number by
    its check digit before a telephone number, that before a mere run of digits.
    """
    if not _WORTH_A_LOOK.search(text):
        return ()
    found: list[Found] = []
    for kind, spans in _RULES:
        for start, end in spans(text):
            if all(end <= one.start or one.end <= start for one in found):
                found.append(Found(kind, start, end))
    return tuple(sorted(found, key=lambda one: one.start))


def masked(text: str, found: Iterable[Found]) -> str:
    """`text` with a worded sign in the place of each: "[removed: NHS number]"."""
    for one in sorted(found, key=lambda one: one.start, reverse=True):
        text = f"{text[: one.start]}[removed: {one.kind}]{text[one.end :]}"
    return text


def nhs_check_digit(nine: str) -> int | None:
    """The last digit of an NHS number after its first nine; None where there is no such number.

    Modulus 11: the digits weigh 10 down to 2, and the check digit brings the sum to a multiple.
    """
    check = -sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine, strict=True))
    return None if check % 11 == 10 else check % 11


def pupil_check_letter(twelve: str) -> str:
    """The first letter of a unique pupil number before its other twelve characters.

    The characters weigh 2 to 13, modulus 23. The last may be a letter, in a temporary number.
    """
    values = (
        int(letter) if letter.isdecimal() else _PUPIL_LETTERS.index(letter.upper())
        for letter in twelve
    )
    return _PUPIL_LETTERS[
        sum(w * value for w, value in zip(range(2, 14), values, strict=True)) % 23
    ]


def _nhs_numbers(text: str) -> Iterator[Span]:
    """Ten digits, also as 3, 3 and 4, whose last is the check digit of the others."""
    for match in _NHS.finditer(text):
        digits = _letters(match.group())
        if nhs_check_digit(digits[:9]) == int(digits[9]):
            yield match.span()


def _pupil_numbers(text: str) -> Iterator[Span]:
    """A letter that is the check letter of the twelve characters after it."""
    for match in _PUPIL.finditer(text):
        letters = _letters(match.group())
        if pupil_check_letter(letters[1:]) == letters[0].upper():
            yield match.span()


def _postcodes(text: str) -> Iterator[Span]:
    """A postcode of an area that there is; not "S47 1st", where the end is an ordinal."""
    for match in _POSTCODE.finditer(text):
        if not _ORDINAL.search(match.group()):
            yield match.span()


def _telephones(text: str) -> Iterator[Span]:
    """0 or +44 and nine or ten digits more, in groups of at least two: hands counted are none."""
    for match in _TELEPHONE.finditer(text):
        groups = re.findall(r"\d+", match.group().replace("(0)", ""))
        if all(len(group) > 1 for group in groups):
            # A bracket that opens before the number and closes after it is no part of it.
            opens = match.group().count("(") > match.group().count(")")
            yield match.start() + opens, match.end()


def _records(text: str) -> Iterator[Span]:
    """A number of a family court; a number after a word such as "ref"; a run of digits.

    After a word: at least four digits, but no year ("ref 123456", "LCS 1234567", "file 2023/0045").
    Else a run of six digits or more, but no sum of money, and none that ends in 000: that is a
    quantity.
    """
    yield from (match.span() for match in _COURT.finditer(text))
    for match in _NUMBERED.finditer(text):
        digits = "".join(filter(str.isdecimal, match["number"]))
        year = re.fullmatch(r"(?:19|20)\d\d(?:[/-]\d\d)?", match["number"])
        if len(digits) >= 4 and not year:
            yield match.span()
    for match in _LONG_RUN.finditer(text):
        if not match.group().endswith("000"):
            yield match.span()


def _matches(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Span]]:
    return lambda text: (match.span() for match in pattern.finditer(text))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


_RULES: tuple[tuple[Identifier, Callable[[str], Iterator[Span]]], ...] = (
    (Identifier.EMAIL, _matches(_EMAIL)),
    (Identifier.NHS_NUMBER, _nhs_numbers),
    (Identifier.PUPIL_NUMBER, _pupil_numbers),
    (Identifier.NATIONAL_INSURANCE, _matches(_INSURANCE)),
    (Identifier.BIRTH, births_in),
    (Identifier.DATE, whole_dates_in),
    (Identifier.TELEPHONE, _telephones),
    (Identifier.POSTCODE, _postcodes),
    (Identifier.RECORD_NUMBER, _records),
)
