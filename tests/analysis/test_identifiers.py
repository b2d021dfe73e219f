"""What may identify somebody is found, and what workshops say all day is not."""

import re
import string
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ncf_reflect.analysis.identifiers import (
    Found,
    Identifier,
    masked,
    nhs_check_digit,
    possible_identifiers,
    pupil_check_letter,
)

TRUE = {
    Identifier.NHS_NUMBER: (
        "943 476 5919",
        "9434765919",
        "943-476-5919",
        "943\u00a0476\u00a05919",
        "943 - 476 - 5919",
    ),
    Identifier.PUPIL_NUMBER: ("H801200001001", "h801200001001", "H 801 2000 01 001"),
    Identifier.NATIONAL_INSURANCE: ("AB123456C", "AB 12 34 56 C", "ab 12-34-56 c", "QQ123456C"),
    Identifier.POSTCODE: (
        "NE61 2EF", "ne61 2ef", "NE612EF", "SW1A 1AA", "W1A 0AX", "M1 1AE", "B33 8TH", "EC1A 1BB",
        "GIR 0AA",
    ),
    Identifier.TELEPHONE: (
        "01670 123456", "(01670) 123456", "020 7946 0018", "07700 900123", "07700900123",
        "+44 7700 900123", "+44 (0)20 7946 0018", "0044 1670 123456", "+441670123456",
    ),
    Identifier.EMAIL: ("a.b@example.org", "jo.o'brien+cin@north.gov.uk", "x@a-b.co"),
    Identifier.BIRTH: (
        "dob 12/3/14", "DOB: 12.3.14", "D.O.B. 12/03/2014", "born 12 March", "born in March 2014",
        "date of birth is 3rd May 2011", "dob 120314", "birthday 12 March",
    ),
    Identifier.DATE: (
        "12/03/2014", "12.3.2014", "12-03-2014", "2014-03-12", "12/3/14", "12-03-14",
        "12 March 2014", "12th of March 2014", "12 Mar ’14", "March 12th, 2014", "12-Mar-2014",
        "03/31/2014",
    ),
    Identifier.RECORD_NUMBER: (
        "ref 123456", "LCS 1234567", "LL1234567", "record no. 4567", "Ref: CSC/2023/00123",
        "Liquidlogic ID: 55512", "file 2023/0045", "123456", "1234567", "ZC23C00123",
    ),
}  # fmt: skip
FALSE = (
    "22 records", "2 of 14", "March 2026", "80 in 100", "Working Together 2023", "section 47",
    "0 2 6 3 1 0 2 0 1 1", "2/6/3/1/0", "£120000", "£1234567", "320000 people", "1,200,000",
    "record 2023", "file 2023/24", "2023/24", "2024-25", "24/7/365", "S47 1st", "s47 2hr", "9-5",
    "version 1.2.14", "3.1.12", "10 to 12 weeks", "45%", "0.123456", "on 12 March", "born in 2014",
    "P1 2nd", "116 000", "0800 1111", "call 101 or 111", "KPI 4", "A4", "Reg 44", "ref 12", "@home",
    "care@", "we meet @ 10.30", "45/13/2014", "12345.67", "Year 6, 11 to 18",
    "1 2 3 4 5 6 7 8 9 10", "section 20 and 47", "13 36 2014", "99 March 2014", "12/45/2014",
    "012 1 3 2 0 1 2 1",
)  # fmt: skip


def kinds(text: str) -> list[Identifier]:
    return [one.kind for one in possible_identifiers(text)]


@pytest.mark.parametrize(
    ("kind", "example"), [(kind, each) for kind, several in TRUE.items() for each in several]
)
def test_what_may_identify_somebody_is_found_whole(kind: Identifier, example: str) -> None:
    assert possible_identifiers(example) == (Found(kind, 0, len(example)),)
    within = f"We rang ({example}), then wrote."
    assert (
        masked(within, possible_identifiers(within)) == f"We rang ([removed: {kind}]), then wrote."
    )


@pytest.mark.parametrize("example", FALSE)
def test_what_workshops_say_all_day_is_not_found(example: str) -> None:
    assert kinds(example) == []
    assert kinds(f"About {example} in all") == []


@pytest.mark.parametrize(
    "example", ["943 476 5918", "943 476 591", "H801200001002", "BG123456C", "AB123456E"]
)
def test_a_number_that_breaks_its_rule_is_not_taken_for_it(example: str) -> None:
    named = {Identifier.NHS_NUMBER, Identifier.PUPIL_NUMBER, Identifier.NATIONAL_INSURANCE}
    assert not named & set(kinds(example))


@pytest.mark.parametrize("example", ["QZ1 1AA", "NE61 2CV", "NE61 1st"])
def test_no_postcode_of_an_area_that_there_is_not(example: str) -> None:
    assert kinds(example) == []


def test_several_are_found_in_order_and_none_twice() -> None:
    text = "Ring 01670 123456 about 943 476 5919, born 12/03/2014, at NE61 2EF"
    assert masked(text, possible_identifiers(text)) == (
        "Ring [removed: telephone number] about [removed: NHS number], "
        "[removed: date of birth], at [removed: postcode]"
    )


NINE = st.text(string.digits, min_size=9, max_size=9)
TWELVE = st.text(string.digits, min_size=12, max_size=12)
BEFORE = st.text("abc ,()", max_size=8)


@given(NINE, BEFORE, st.sampled_from(["", " ", "-"]))
def test_every_nhs_number_is_found_and_no_slip_of_one_digit(
    nine: str, before: str, by: str
) -> None:
    check = nhs_check_digit(nine)
    assume(check is not None)
    assert check is not None

    def written(digit: int) -> str:
        return f"{before}{by.join((nine[:3], nine[3:6], f'{nine[6:]}{digit}'))}"

    found = possible_identifiers(written(check))
    assert [(one.kind, one.start) for one in found] == [(Identifier.NHS_NUMBER, len(before))]
    for other in set(range(10)) - {check}:
        assert Identifier.NHS_NUMBER not in kinds(written(other))


@given(TWELVE, BEFORE.map(lambda text: f"{text} "))
def test_every_pupil_number_is_found_and_none_with_another_letter(twelve: str, before: str) -> None:
    letter = pupil_check_letter(twelve)
    assert Identifier.PUPIL_NUMBER in kinds(f"{before}{letter}{twelve}")
    for other in set(string.ascii_uppercase) - {letter}:
        assert Identifier.PUPIL_NUMBER not in kinds(f"{before}{other}{twelve}")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_whole_date_is_found_however_it_is_written(day: date) -> None:
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d.%m.%Y", "%m/%d/%Y"):
        assert kinds(day.strftime(form)) == [Identifier.DATE]
        assert kinds(f"dob {day.strftime('%d/%m/%Y')}") == [Identifier.BIRTH]


@given(st.text("0123456789 /-.@ABCabc+()£,'refNEdob", max_size=60))
def test_what_was_masked_has_nothing_left_that_stood_there(text: str) -> None:
    found = possible_identifiers(text)
    assert all(one.end <= two.start for one, two in pairwise(found))
    shown = masked(text, found)
    assert len(re.findall(r"\[removed: ", shown)) == len(found)
    outside = re.split(r"\[removed: [^]]+\]", shown)
    assert sum(map(len, outside)) == len(text) - sum(one.end - one.start for one in found)


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    for one in possible_identifiers(text):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize("piece", ["a", "1", "a.", "1 ", "0 1", "ref ", "dob ", "x@", "12/", "-"])
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    looked_at = [possible_identifiers(text[:length]) for length in (10_000, 20_000)]
    assert len(looked_at) == 2
