"""`clean()` takes out what a terminal, a file or XML cannot bear, and not a letter more."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ncf_reflect.model.text import clean, clean_deep, short_name

# A busy machine is no fault of the code's.
unhurried = settings(deadline=None)

# Ordinary random text seldom holds what matters; half of each text comes from this alphabet.
HOSTILE = (
    "\x00\x07\x08\t\n\x0b\x0c\r\x1b\x1f\x7f\x80\x85\x9b\x9f\u2028\u2029\u200c\u200d\u200e"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffe\uffff\ud800\udfff"
    "e\u0301"
)
TEXTS = st.text(st.sampled_from(HOSTILE) | st.characters(exclude_categories=()))
LEAVES = TEXTS | st.integers() | st.booleans() | st.none()
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=8
)

SURVIVORS = {
    "Welsh": "Tŷ'r Cyngor, ŵyr a llŷn",
    "Hebrew with its marks": "שָׁלוֹם לַמִּשְׁפָּחָה",
    "Arabic": "الأسرة تبقى معًا",
    "Persian with its non-joiner": "می\u200cخواهم خانه\u200cام",
    "Hindi with its joiner": "क\u094d\u200dष",
    "Urdu": "بچوں کی آواز",
    "Polish": "Zażółć gęślą jaźń",
    "Chinese": "家庭支持",
    "a family emoji with its joiners": "👨\u200d👩\u200d👧\u200d👦",
    "an emoji with a skin tone": "👍🏽",
    "a heart with its variation selector": "❤\ufe0f",
    "the Welsh flag": "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "a right-to-left mark": "123\u200f אבג",
    "curly quote marks and dashes": "“They said – ‘no’ …”",
    "markup and formulas": "[/oops] =SUM(A1) <b> `x` | # $x",
    "a tab and a line end": "a\tb\nc",
    "blanks at the ends": "  a  ",
}


def is_unwanted(letter: str) -> bool:
    """By Unicode's own categories, rather than by the list that the code holds."""
    category = unicodedata.category(letter)
    embeds = unicodedata.bidirectional(letter) in {
        *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    }
    control = category == "Cc" and letter not in "\n\t"
    return control or embeds or category in {"Cs", "Zl", "Zp"} or letter in "\ufeff\ufffe\uffff"


@unhurried
@given(TEXTS)
def test_nothing_that_a_terminal_obeys_or_xml_refuses_is_left(text: str) -> None:
    assert not [letter for letter in clean(text) if is_unwanted(letter)]


def test_of_all_letters_none_that_a_terminal_obeys_is_left() -> None:
    every = "".join(map(chr, range(0x20000)))

    assert not {letter for letter in clean(every) if is_unwanted(letter)}


@unhurried
@given(TEXTS)
@example("e\x07\u0301")
@example("\r\x00\n")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@unhurried
@given(TEXTS)
def test_what_is_cleaned_can_be_written_as_utf_8(text: str) -> None:
    assert clean(text).encode("utf-8").decode("utf-8") == clean(text)


@unhurried
@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"])))
def test_letters_marks_digits_and_signs_of_every_script_survive(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("name", SURVIVORS)
def test_people_s_own_writing_survives(name: str) -> None:
    text = unicodedata.normalize("NFC", SURVIVORS[name])

    assert clean(text) == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_every_kind_of_line_end_becomes_a_plain_one(end: str) -> None:
    assert clean(f"one{end}two") == "one\ntwo"


def test_a_loss_that_cannot_be_helped_can_be_seen() -> None:
    assert clean("a\ud800b") == "a\ufffdb"


def test_an_escape_sequence_loses_what_makes_it_one() -> None:
    assert clean("\x1b]52;c;eA==\x07\x9b2J") == "]52;c;eA==2J"


def test_accents_written_in_two_parts_become_one_letter() -> None:
    assert clean("cafe\u0301") == "café"


@unhurried
@given(TREES)
def test_cleaning_deep_twice_is_cleaning_deep_once(tree: object) -> None:
    assert clean_deep(clean_deep(tree)) == clean_deep(tree)


def test_cleaning_deep_reaches_every_text() -> None:
    tree = {"a": ["x\x07", {"b": "y\x1b"}], "n": 3, "none": None}

    assert clean_deep(tree) == {"a": ["x", {"b": "y"}], "n": 3, "none": None}


def test_a_key_with_something_unseen_in_it_never_becomes_a_known_one() -> None:
    assert clean_deep({"id": "ours", "i\x00d": "theirs"}) == {"id": "ours", "i\ufffdd": "theirs"}


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("stay-together", "Stay together"),
        ("stay-together.first-interaction", "First interaction"),
        ("safe", "Safe"),
        ("", ""),
    ],
)
def test_a_slug_is_read_by_people_as_words(slug: str, name: str) -> None:
    assert short_name(slug) == name
