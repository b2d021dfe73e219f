"""What comes in is refused whole, with each fault's place and what was expected, in plain words."""

import json
from datetime import date
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

from ncf_reflect.errors import FaultsError
from ncf_reflect.model.base import Value
from ncf_reflect.model.faults import (
    MOST_NESTING,
    Fault,
    checked,
    parse_json,
    place_of,
)
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.model.session import Answer, RoundDocument, Session

# A busy machine is no fault of the code's.
unhurried = settings(deadline=None)

MOMENT = "must be a date and time with its zone, such as 2026-03-12T09:30:00Z"

UNSOUND = {
    "a key twice": ('{"a": 1, "b": {"c": 1, "c": 2}}', "the key “c” stands twice in one place"),
    "a key twice once it is cleaned": (
        '{"a": 1, "a\\u0000": 2}',
        "the key “a” stands twice in one place",
    ),
    "NaN": ("[NaN]", "NaN is not a number that can be read here"),
    "infinity": ("[-Infinity]", "-Infinity is not a number that can be read here"),
    "a number of 5,000 digits": (f"[{'1' * 5000}]", "a number in it is too long to be read"),
    "a negative one": (f"[-{'1' * 5000}]", "a number in it is too long to be read"),
    "a number with 5,000 decimals": (f"[0.{'1' * 5000}]", "a number in it is too long to be read"),
    "a number that is infinite": ("[1e99999]", "a number in it is too long to be read"),
    "a negative infinite number": ("[-1e99999]", "a number in it is too long to be read"),
    "nested lists": ("[" * 100_000, "it is nested too deeply to be read"),
    "nested tables": ('{"a":' * 100_000, "it is nested too deeply to be read"),
    "nested lists after a quote mark in a text": (
        '["\\"", ' + "[" * 100_000,
        "it is nested too deeply to be read",
    ),
    "a missing comma": ("[1\n2]", "line 2: a comma or a closing bracket is missing"),
    "a missing colon": ('{"a" 1}', "line 1: a colon is missing after a key"),
    "a comma too many": (
        '{"a": 1,}',
        "line 1: a key in double quotes is missing, or there is a comma too many",
    ),
    "a missing value": (
        '{"a": }',
        "line 1: a value is missing, or it is a text without quotes",
    ),
    "a text not closed": ('{"a": "b', "line 1: a text begins here and is never closed"),
    "something after the end": ("{}\n{}", "line 2: something stands after the end"),
    "nothing": ("", "line 1: a value is missing, or it is a text without quotes"),
}


def refusal(text: str) -> str:
    """The one fault for which `text` is refused as JSON."""
    with pytest.raises(FaultsError) as refused:
        parse_json(text, "The file cannot be read.")
    (fault,) = refused.value.faults
    return fault


def faults_of(model: type[Value], parsed: object) -> tuple[str, ...]:
    """All faults of `parsed` as a `model`, as they are shown."""
    with pytest.raises(FaultsError) as refused:
        checked(model, parsed, "what")
    return refused.value.faults


def session(**changes: object) -> dict[str, object]:
    """A sound session as parsed JSON, with some keys changed."""
    return {"bank": "tool-2", "groups": ["workers"], "state": "open", **changes}


def answer(**changes: object) -> dict[str, object]:
    """A sound answer as parsed JSON, with some keys changed."""
    return {"question": "safe.one", "status": "answered", **changes}


def vote_entry(**changes: object) -> dict[str, object]:
    """A sound entry of a history as parsed JSON, with some keys changed."""
    entry = {"what": "vote", "at": "2026-03-12T09:30:00Z", "role": "scribe", "salt": "0" * 32}
    return {**entry, "question": "safe.one", **changes}


@pytest.mark.parametrize("name", UNSOUND)
def test_json_that_is_not_sound_is_refused_in_one_sentence(name: str) -> None:
    text, expected = UNSOUND[name]

    assert refusal(text) == expected


def test_a_refusal_says_what_was_refused() -> None:
    with pytest.raises(FaultsError, match=r"^The round cannot be read\.\n"):
        parse_json("[", "The round cannot be read.")


def test_nesting_as_deep_as_is_allowed_is_read() -> None:
    assert parse_json("[" * MOST_NESTING + "]" * MOST_NESTING, "what")


def test_brackets_and_long_numbers_inside_texts_are_text() -> None:
    text = "[" * 500 + '"' + "1" * 500

    assert parse_json(json.dumps([text]), "what") == [text]


def test_lone_surrogates_become_a_loss_that_can_be_seen_in_texts_and_keys() -> None:
    assert parse_json('{"a\\ud800": "b\\udfff"}', "what") == {"a\ufffd": "b\ufffd"}


def test_surrogates_in_a_pair_are_the_letter_that_they_stand_for() -> None:
    assert parse_json('"\\ud83d\\ude00"', "what") == "😀"


def test_what_is_read_is_cleaned() -> None:
    assert parse_json('["a\\u001b[2J\\u202e"]', "what") == ["a[2J"]


def test_a_byte_order_mark_before_the_json_is_read_over() -> None:
    assert parse_json("\ufeff[1]", "what") == [1]


@pytest.mark.parametrize(
    "text", ['"\\' * 500_000, '["' + '\\"' * 500_000, '{"a":1,' + '"b":1,' * 100_000 + '"c":1}']
)
def test_no_json_takes_long_to_be_refused(text: str) -> None:
    began = perf_counter()
    refusal(text)

    assert perf_counter() - began < 5


@unhurried
@given(st.text(alphabet='[]{}",:\\u0d8 1e9.-NaN\n', max_size=40))
def test_whatever_is_in_the_file_is_read_or_refused(text: str) -> None:
    try:
        parse_json(text, "what")
    except FaultsError as error:
        assert all(error.faults)


@unhurried
@given(
    st.recursive(
        st.text() | st.integers() | st.floats(allow_nan=False) | st.booleans() | st.none(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=10,
    )
)
def test_whatever_json_holds_the_models_answer_with_a_value_or_faults(parsed: object) -> None:
    for model in (RoundDocument, Session, Answer):
        with pytest.raises(FaultsError) as refused:
            checked(model, parsed, "what")
        assert all(refused.value.faults)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"held_on": "12/3/2026"}, "held_on: must be a date such as 2026-03-12"),
        ({"held_on": 3}, "held_on: must be a date such as 2026-03-12"),
        ({"held_on": "2026-03-12T10:00:00"}, "held_on: must be a date such as 2026-03-12"),
        ({"present": -1}, "present: must be 0 or more"),
        ({"present": 10_000}, "present: must be 9999 or less"),
        ({"present": "14"}, "present: must be a whole number, without quotes"),
        ({"present": True}, "present: must be a whole number, without quotes"),
        ({"present": 1.5}, "present: must be a whole number, without quotes"),
        ({"facilitator": 3}, "facilitator: must be text, in quotes"),
        (
            {"state": "done"},
            "state: must be “planned”, “open” or “closed”, and is “done”",
        ),
        ({"state": 3}, "state: must be “planned”, “open” or “closed”"),
        ({"groups": []}, "groups: needs at least 1, and has 0"),
        ({"groups": ["workers"] * 5}, "groups: may have at most 4"),
        ({"groups": "workers"}, "groups: must be a list"),
        (
            {"groups": ["staff"]},
            "groups[0]: must be “partnership”, “workers”, “managers” or “leaders”, and is “staff”",
        ),
        ({"id": "a b"}, "id: must be letters, digits, dots and hyphens, at most 64"),
        ({"who": "x"}, "who: is not a key that is known here"),
        ({"answers": [3]}, "answers[0]: must be a table of keys and values"),
        (
            {"answers": [answer(status="nothing-said")]},
            "answers[0]: a reason is needed where nothing was said",
        ),
        (
            {"answers": [answer(points=[{"kind": "note", "text": " "}])]},
            "answers[0].points[0].text: must not be empty",
        ),
        ({"history": [vote_entry(at="2026-03-12T09:30:00")]}, f"history[0].at: {MOMENT}"),
        ({"history": [vote_entry(at="2026-03-12")]}, f"history[0].at: {MOMENT}"),
        ({"history": [vote_entry(at="noon")]}, f"history[0].at: {MOMENT}"),
        ({"history": [vote_entry(salt="z")]}, "history[0].salt: is not of the right form"),
        ({"history": [{}]}, "history[0]: must say “what” it is"),
        (
            {"history": [{"what": "song"}]},
            "history[0]: must have “what” as one of “session”, “point”, “answer”, “vote”",
        ),
    ],
)
def test_a_fault_is_named_by_its_place_in_plain_words(
    changes: dict[str, object], fault: str
) -> None:
    assert faults_of(Session, session(**changes)) == (fault,)


def test_what_is_missing_is_named() -> None:
    assert faults_of(Session, {}) == ("state: is missing", "bank: is missing", "groups: is missing")


def test_a_sound_value_comes_back() -> None:
    assert checked(Session, session(), "what").state is SessionState.OPEN


def test_what_the_caller_found_refuses_a_value_that_the_model_would_take() -> None:
    with pytest.raises(FaultsError) as refused:
        checked(Session, session(), "what", [Fault(place="bank", expected="is not here")])

    assert refused.value.faults == ("bank: is not here",)


def test_what_the_caller_found_stands_after_what_the_model_says() -> None:
    found = [Fault(place="bank", expected="is not here")]

    with pytest.raises(FaultsError) as refused:
        checked(Session, session(present=-1), "what", found)

    assert refused.value.faults == ("present: must be 0 or more", "bank: is not here")


def test_what_the_caller_found_takes_the_place_of_a_sentence_about_the_whole() -> None:
    found = [Fault(place="reason", expected="is missing")]

    with pytest.raises(FaultsError) as refused:
        checked(Answer, answer(status="nothing-said"), "what", found)

    assert refused.value.faults == ("reason: is missing",)


def test_a_list_is_not_called_too_short_for_the_faults_of_its_items() -> None:
    class Pair(Value):
        of: tuple[int, ...] = Field(min_length=2)

    assert faults_of(Pair, {"of": ["x", 1]}) == ("of[0]: must be a whole number, without quotes",)


def test_a_date_of_toml_is_never_taken_for_a_value() -> None:
    assert faults_of(Session, session(facilitator=date(2026, 3, 12))) == (
        "facilitator: must be text, in quotes",
    )


def test_a_date_of_toml_is_never_taken_for_something_left_out() -> None:
    assert faults_of(Session, session(present=date(2026, 3, 12))) == (
        "present: must be a whole number, without quotes",
    )


def test_what_is_shown_of_a_wrong_word_is_short_and_on_one_line() -> None:
    (fault,) = faults_of(Session, session(state="x\ny" * 500))

    assert len(fault) < 150
    assert "\n" not in fault


def test_a_place_is_written_as_people_write_it() -> None:
    assert place_of(("sections", 1, "questions", 0, "id")) == "sections[1].questions[0].id"


def test_a_place_shows_a_long_key_short_and_without_what_a_terminal_obeys() -> None:
    assert place_of(("a\x1b\n" + "b" * 500,)) == "a " + "b" * 58 + "…"


def test_a_fault_without_a_place_is_only_its_words() -> None:
    assert str(Fault(place="", expected="it is nested too deeply to be read")) == (
        "it is nested too deeply to be read"
    )
