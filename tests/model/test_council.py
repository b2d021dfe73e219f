"""The names and words in use, and what a council's file may say."""

import pytest

from ncf_reflect.model.council import (
    SHIPPED,
    WORDS,
    Council,
    council_faults,
    council_from,
    in_own_words,
    use,
)
from ncf_reflect.model.groups import Group, all_in_order

LLR = Council("Leicestershire", "The partnership", "LLR", (("the board", "the panel"),))


def test_the_partnership_is_called_as_the_council_calls_it_and_keeps_its_slug_and_letter() -> None:
    assert (Group.PARTNERSHIP.shown, Group.PARTNERSHIP.letter) == ("NCASP", "N")
    use(LLR)

    assert (Group.PARTNERSHIP.shown, Group.PARTNERSHIP.heading) == ("LLR", "LLR")
    assert (str(Group.PARTNERSHIP), Group.PARTNERSHIP.letter) == ("partnership", "N")
    assert all_in_order() == "LLR, workers, managers, leaders"
    assert [group.letter for group in Group] == ["N", "W", "M", "L"]


def test_our_sentences_take_the_councils_words_whole_and_with_their_capitals() -> None:
    text = "The board decides. What is asked of the board’s members, not of the boarders."
    assert in_own_words(text) == text
    use(LLR)

    assert in_own_words(text) == (
        "The panel decides. What is asked of the panel’s members, not of the boarders."
    )


def test_a_word_of_the_council_is_not_taken_for_one_of_ours_in_turn() -> None:
    use(Council(words=(("care leavers", "the board of young people"), ("the board", "them"))))

    assert in_own_words("Care leavers and the board") == "The board of young people and them"


def test_a_whole_file_becomes_a_council() -> None:
    parsed = {
        "format": "ncf-reflect/council",
        "authority": " Leicestershire ",
        "partnership_short": "LLR",
        "words": {"the board": "the panel", "care leavers": "care leavers"},
    }

    assert list(council_faults(parsed)) == []
    assert council_from(parsed) == Council("Leicestershire", "", "LLR", LLR.words)
    assert council_from({}) == SHIPPED


@pytest.mark.parametrize(
    "key, value, words",
    [
        ("format", "ncf-reflect/bank", 'must be "ncf-reflect/council"'),
        ("authority", " ", "is empty"),
        ("authority", 3, "must be text, in quotes"),
        ("authority", "a" * 301, "longer than 300"),
        ("authority", "one\ntwo", "must be one line"),
        ("partnership_short", "Partnership", "longer than 9 letters"),
        ("partnership_short", "Workers", "is what another group is called"),
        ("partnership_short", "[b]x[/b]", "must be letters"),
        ("partnership_short", "", "must be letters"),
        ("name", "x", "is not a key that is known here"),
        ("words", "the board", "must be a heading"),
        ("words", {"the board": "*the* board"}, "must be letters"),
        ("words", {"family time": "visits"}, f"“{WORDS[0]}”"),
    ],
)
def test_what_will_not_do_is_told_with_its_place(key: str, value: object, words: str) -> None:
    sound = {"format": "ncf-reflect/council", "authority": "Here"}
    ((place, expected),) = council_faults({**sound, key: value})

    assert place.startswith(key)
    assert words in expected


def test_every_fault_is_told_at_once() -> None:
    faults = dict(council_faults({"partnership_short": 1, "words": {"x": "y"}, "more": 1}))

    assert list(faults) == ["format", "more", "authority", "partnership_short", "words.x"]
