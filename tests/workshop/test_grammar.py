"""What a typed line means (DESIGN section 2)."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncf_reflect.model.kinds import KIND_BY_KEY, Kind
from ncf_reflect.model.session import PointEntry
from ncf_reflect.model.text import POINT_LIMIT, clean
from ncf_reflect.model.typed import typed
from ncf_reflect.workshop.grammar import TypedLine, file_text, kind_for, read_line, read_paste
from tests.mapping.builders import NOW, line

ANY_TEXT = st.text(max_size=40) | st.text(alphabet="[]/ab ='\"$@#1+-?>.", max_size=20)
NO_QUOTE = st.sampled_from([kind for kind in Kind if kind is not Kind.QUOTE])


@pytest.mark.parametrize("key", KIND_BY_KEY)
def test_a_kind_key_files_the_line_and_is_no_part_of_it(key: str) -> None:
    read = line(f"{key} Same day call-back")
    assert (read.kind, read.text) == (KIND_BY_KEY[key], "Same day call-back")


def test_every_kind_has_its_own_key() -> None:
    assert [kind_for(kind.key) for kind in Kind] == list(Kind)


def test_a_line_without_a_key_keeps_the_kind_in_force() -> None:
    assert line("Letters", Kind.DEVELOP) == TypedLine(kind=Kind.DEVELOP, text="Letters")


@pytest.mark.parametrize("text", ["a + b", "see page 3 - or 4", " - not first"])
def test_a_kind_key_counts_only_as_the_first_character(text: str) -> None:
    read = line(text, Kind.NEXT)
    assert (read.kind, read.text) == (Kind.NEXT, text.strip())


@pytest.mark.parametrize("key", [key for key in KIND_BY_KEY if key != '"'])
def test_the_same_key_twice_begins_the_text_with_that_character(key: str) -> None:
    assert line(f"{key}{key}5 in spring").text == f"{key}5 in spring"


@pytest.mark.parametrize("nothing", ["", "   ", "+", "-  ", '"', '""', '"""', "\x00", "\n"])
def test_nothing_is_filed_where_nothing_is_left(nothing: str) -> None:
    assert read_line(nothing, Kind.NOTE) is None


TAGS = {
    "Letters in jargon #letters": ("Letters in jargon", ("letters",)),
    "Letters #letters #first-contact": ("Letters", ("letters", "first-contact")),
    "Letters   #letters  ": ("Letters", ("letters",)),
    "Letters #a #a": ("Letters", ("a",)),
    "Llythyrau #iaith-glir #ŵyl #家": ("Llythyrau", ("iaith-glir", "ŵyl", "家")),
    "We are #1": ("We are #1", ()),
    "priority #3 #audit": ("priority #3", ("audit",)),
    "#letters come late": ("#letters come late", ()),
    "the #letters come late": ("the #letters come late", ()),
    "C# and F#": ("C# and F#", ()),
    "issue#letters": ("issue#letters", ()),
    "#letters": ("#letters", ()),
    "#letters #late": ("#letters", ("late",)),
    "# ": ("#", ()),
    "long #" + "x" * 80: ("long", ("x" * 80,)),
    "long #" + "x" * 81: ("long #" + "x" * 81, ()),
}


@pytest.mark.parametrize("typed_line", TAGS)
def test_tags_are_taken_off_the_end_and_stay_elsewhere(typed_line: str) -> None:
    read = line(typed_line)
    assert (read.text, read.themes) == TAGS[typed_line]


QUOTES = {
    '"They never asked': "They never asked",
    '"They never asked"': "They never asked",
    '""They never asked"': "They never asked",
    '"“They never asked”': "They never asked",
    '"‘They never asked’': "They never asked",
    '"They said "no" to me': 'They said "no" to me',
    '"They said "no" to me"': 'They said "no" to me',
    '"They said "no"': 'They said "no"',
    '"5 foot 2" tall': '5 foot 2" tall',
    '"““Twice””': "“Twice”",
    '"Half “open': "Half “open",
}


@pytest.mark.parametrize("typed_line", QUOTES)
def test_one_pair_of_marks_around_a_quote_is_dropped(typed_line: str) -> None:
    read = line(typed_line)
    assert (read.kind, read.text) == (Kind.QUOTE, QUOTES[typed_line])


def test_marks_around_a_quote_are_dropped_before_its_tags_too() -> None:
    assert line('"They never asked" #voice') == TypedLine(
        kind=Kind.QUOTE, text="They never asked", themes=("voice",)
    )


def test_marks_are_dropped_where_the_quote_kind_was_in_force_already() -> None:
    assert file_text('"They never asked"', Kind.QUOTE) == line('"They never asked')


def test_marks_around_what_is_no_quote_stay() -> None:
    assert line("+“Signs of something”").text == "“Signs of something”"


def test_a_paste_is_filed_line_by_line_without_its_bullets() -> None:
    block = "- Same day\n* Duty desk  \r\n•\tWelcome pack\n\n   \n  - nested #first\nplain"
    assert [(r.kind, r.text, r.themes) for r in read_paste(block, Kind.DOING)] == [
        (Kind.DOING, "Same day", ()),
        (Kind.DOING, "Duty desk", ()),
        (Kind.DOING, "Welcome pack", ()),
        (Kind.DOING, "nested", ("first",)),
        (Kind.DOING, "plain", ()),
    ]


@pytest.mark.parametrize("text", ["+ doing", "? evidence", "/ parked", "-5 in winter", "*bold*"])
def test_kind_keys_do_not_count_in_a_paste(text: str) -> None:
    assert [r.text for r in read_paste(text, Kind.NOTE)] == [text]


def test_a_soft_line_break_of_a_pasted_slide_parts_two_lines() -> None:
    assert [r.text for r in read_paste("one\x0btwo\u2028three", Kind.NOTE)] == [
        "one",
        "two",
        "three",
    ]


@pytest.mark.parametrize(("length", "over"), [(POINT_LIMIT, 0), (POINT_LIMIT + 7, 7)])
def test_how_far_a_line_is_over_the_limit_is_said_and_nothing_is_cut(
    length: int, over: int
) -> None:
    read = line("+" + "x" * length)
    assert (len(read.text), read.letters_over) == (length, over)


@given(ANY_TEXT, NO_QUOTE)
def test_what_is_typed_after_the_key_is_kept_to_the_letter(text: str, kind: Kind) -> None:
    read = read_line(kind.key + text, Kind.NOTE)
    whole = clean(text).strip()
    if read is None:
        assert not whole
        return
    assert read.kind is kind
    assert whole.startswith(read.text)
    tail = whole[len(read.text) :].split()
    assert list(dict.fromkeys(tail)) == [f"#{theme}" for theme in read.themes]


@given(ANY_TEXT, st.sampled_from(Kind))
def test_every_line_that_is_filed_can_be_stored(text: str, kind: Kind) -> None:
    read = read_line(text, kind)
    if read:
        words = {"kind": read.kind, "text": read.text, "themes": read.themes}
        stamp = {"at": NOW, "role": "facilitator", "salt": "0" * 32}
        entry = typed(PointEntry, {"point": "p", "question": "q", **words, **stamp})
        assert (entry.text, entry.themes) == (read.text, read.themes)


@given(ANY_TEXT, st.sampled_from(Kind))
def test_a_paste_of_one_line_loses_only_its_bullet_and_its_tags(text: str, kind: Kind) -> None:
    for read in read_paste(text, kind):
        assert read.text in clean(text)


def test_an_endless_paste_does_not_stop_the_room() -> None:
    begun = time.perf_counter()
    for block in (" #a" * 50_000, "- x\n" * 20_000, "#a" + " " * 200_000 + "x"):
        read_paste(block, Kind.NOTE)
    assert time.perf_counter() - begun < 5
