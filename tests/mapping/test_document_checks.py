"""A round document is taken whole or refused whole, every fault with its place."""

import copy
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ncf_reflect.errors import FaultsError
from ncf_reflect.mapping.exchange import export_round, import_round
from tests.mapping.builders import a_mapping, opened
from tests.mapping.documents import SOUND, Json, a_document, read, setting, without
from tests.storage.builders import a_full_mapping

REFUSED = "The round document is refused; nothing was written."

FIRST = ("sessions", 0)
ANSWER = (*FIRST, "answers", 0)
POINT = (*ANSWER, "points", 0)


def refusal(data: bytes) -> list[str]:
    with pytest.raises(FaultsError) as refused:
        read(data)
    assert refused.value.what == REFUSED
    return list(refused.value.faults)


def test_a_sound_document_is_taken() -> None:
    assert len(read(a_document()).sessions) == 2


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read(b"\xef\xbb\xbf" + a_document()) == read(a_document())


FAULTS: dict[str, tuple[list[Callable[[Json], object]], list[str]]] = {
    "another format": ([setting("ncf-reflect/bank", "format")], ["format: must be "]),
    "a later version": ([setting(2, "version")], ["version: must be 1"]),
    "no authority": ([setting("  ", "authority")], ["authority: must not be empty"]),
    "no banks": ([setting([], "banks")], ["banks: needs at least 1, and has 0"]),
    "an unknown key": ([setting(1, "colour")], ["colour: is not a key that is known here"]),
    "an unknown key of a point": (
        [setting("a name", *POINT, "said_by")],
        ["sessions[0].answers[0].points[0].said_by: is not a key that is known here"],
    ),
    "a missing key": ([without(*POINT, "text")], ["sessions[0].answers[0].points[0].text: is"]),
    "an unknown bank": (
        [setting(["tool-1", "tool-2", "tool-9"], "banks")],
        ["banks[2]: there is no bank “tool-9” in the document or in questions/"],
    ),
    "a bank twice": (
        [setting(["tool-1", "tool-2", "tool-1"], "banks")],
        ["banks[2]: “tool-1” stands twice"],
    ),
    "a session on a bank that is not named": (
        [setting(["tool-2"], "banks")],
        ["sessions[1].bank: “tool-1” is not named under banks"],
    ),
    "an unknown question": (
        [setting("stay-together.nothing", *ANSWER, "question")],
        ["sessions[0].answers[0].question: “stay-together.nothing” is not put to these groups"],
    ),
    "a question of another bank": (
        [setting("leaders.culture", *ANSWER, "question")],
        ["sessions[0].answers[0].question: “leaders.culture” is not put to these groups by"],
    ),
    "a question that is not put to this group": (
        [
            setting("multi-agency.working-together", *ANSWER, "question"),
            setting("tool-1", *FIRST, "bank"),
            without(*FIRST, "answers", 1),
        ],
        ["sessions[0].answers[0].question: “multi-agency.working-together” is not put to"],
    ),
    "a question twice": (
        [setting("stay-together.first-interaction", *FIRST, "answers", 1, "question")],
        ["sessions[0].answers[1].question: “stay-together.first-interaction” stands twice"],
    ),
    "a group twice": (
        [setting(["workers", "workers"], *FIRST, "groups")],
        ["sessions[0].groups: a group stands here twice"],
    ),
    "no group": ([setting([], *FIRST, "groups")], ["sessions[0].groups: needs at least 1"]),
    "an unknown group": ([setting(["chiefs"], *FIRST, "groups")], ["sessions[0].groups[0]: must"]),
    "a group that the bank asks nothing": (
        [setting(["partnership", "workers"], *FIRST, "groups")],
        ["sessions[0].groups[0]: the bank tool-2 puts no question to NCASP"],
    ),
    "too few votes": (
        [setting([1, 2, 3], *ANSWER, "votes")],
        ["sessions[0].answers[0].votes: must be 5 counts, one for each level, and has 3"],
    ),
    "too many votes": (
        [setting([0, 0, 0, 0, 0, 0], *ANSWER, "votes")],
        ["sessions[0].answers[0].votes: must be 5 counts, one for each level, and has 6"],
    ),
    "hands below nothing": (
        [setting([-1, 0, 0, 0, 0], *ANSWER, "votes")],
        ["sessions[0].answers[0].votes[0]: must be 0 or more"],
    ),
    "half a hand": (
        [setting([1.5, 0, 0, 0, 0], *ANSWER, "votes")],
        ["sessions[0].answers[0].votes[0]: must be a whole number"],
    ),
    "a number in quotes": ([setting("14", *FIRST, "present")], ["sessions[0].present: must be a"]),
    "a session's id twice": (
        [setting("6f1c", "sessions", 1, "id")],
        ["sessions[1].id: “6f1c” stands at sessions[0].id already"],
    ),
    "a point's id twice": (
        [setting("77de", *POINT, "id")],
        ["sessions[0].answers[0].points[1].id: “77de” stands at "],
    ),
    "an id that is a path": (
        [setting("../../etc", *FIRST, "id")],
        ["sessions[0].id: must be letters, digits, dots and hyphens, at most 64"],
    ),
    "a date of nowhere": (
        [setting("2026-02-30", *FIRST, "held_on")],
        ["sessions[0].held_on: must be a date such as 2026-03-12"],
    ),
    "a date with a time": (
        [setting("2026-03-12T09:30", *FIRST, "held_on")],
        ["sessions[0].held_on: must be a date such as 2026-03-12"],
    ),
    "a date as words": (
        [setting("12 March", *FIRST, "held_on")],
        ["sessions[0].held_on: must be a date such as 2026-03-12"],
    ),
    "a date as a number": (
        [setting(20260312, *FIRST, "held_on")],
        ["sessions[0].held_on: must be a date such as 2026-03-12"],
    ),
    "an unknown state": ([setting("done", *FIRST, "state")], ["sessions[0].state: must be "]),
    "an unknown kind": ([setting("idea", *POINT, "kind")], ["sessions[0].answers[0].points[0]."]),
    "no words": (
        [setting("\x00 \n", *POINT, "text")],
        ["sessions[0].answers[0].points[0].text: must not be empty"],
    ),
    "too many words": (
        [setting("x" * 4_001, *POINT, "text")],
        ["sessions[0].answers[0].points[0].text: is longer than 4000 letters"],
    ),
    "nothing said for no reason": (
        [without(*FIRST, "answers", 1, "reason")],
        ["sessions[0].answers[1]: a reason is needed where nothing was said"],
    ),
    "a reason for an answer": (
        [setting("unsure", *ANSWER, "reason")],
        ["sessions[0].answers[0].reason: goes only with the status nothing-said"],
    ),
}


@pytest.mark.parametrize("what", FAULTS)
def test_what_is_wrong_is_refused_with_its_place(what: str) -> None:
    changes, expected = FAULTS[what]
    faults = refusal(a_document(*changes))
    assert len(faults) == len(expected), faults
    for fault, words in zip(faults, expected, strict=True):
        assert fault.startswith(words)


def test_all_faults_are_named_at_once() -> None:
    faults = refusal(
        a_document(
            setting([1], *ANSWER, "votes"),
            setting("leaders.culture", *FIRST, "answers", 1, "question"),
            setting("6f1c", "sessions", 1, "id"),
        )
    )
    assert len(faults) == 3


def test_votes_where_the_bank_has_no_scale_are_refused() -> None:
    document = json.loads(a_document(without("sessions", 1), setting(["tool-2"], "banks")))
    copied = read(a_document()).bank_copies[1].model_dump(mode="json", exclude_none=True)
    copied.pop("scale")
    document["bank_copies"] = [copied]
    assert refusal(json.dumps(document).encode()) == [
        "sessions[0].answers[0].votes: the bank tool-2 has no scale to vote on"
    ]


def test_a_copy_of_a_bank_that_the_round_does_not_ask_is_refused() -> None:
    document = json.loads(a_document())
    copied = read(a_document()).bank_copies[1].model_dump(mode="json", exclude_none=True)
    document["bank_copies"] = [{**copied, "id": "tool-3"}, copied, copied]
    assert refusal(json.dumps(document).encode()) == [
        "bank_copies[0]: “tool-3” is not named under banks, or stands twice",
        "bank_copies[1]: “tool-2” is not named under banks, or stands twice",
    ]


def test_banks_that_share_a_question_are_refused() -> None:
    document = json.loads(a_document())
    copied = read(a_document()).bank_copies[1].model_dump(mode="json", exclude_none=True)
    document["banks"] = ["tool-2", "tool-1", "tool-3"]
    document["bank_copies"] = [{**copied, "id": "tool-3"}]
    with pytest.raises(FaultsError) as refused:
        read(json.dumps(document).encode())
    assert refused.value.what == "These banks cannot be asked in one round."
    assert refused.value.faults[0] == "stay-together stands in tool-2 and in tool-3"


UNSOUND: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "line 1: a value is missing"),
    "half of it": (a_document()[:300], "line 1: "),
    "a list": (b"[]", "must be a table of keys and values"),
    "a number": (b"12", "must be a table of keys and values"),
    "no text": (b"\xff\xfe\x00", "byte 1 is not UTF-8"),
    "Latin": ('{"authority": "Môn"}'.encode("latin-1"), "byte 17 is not UTF-8"),
    "NaN": (a_document().replace(b'"version": 1', b'"version": NaN'), "NaN is not a number"),
    "infinity": (a_document().replace(b'"version": 1', b'"version": 1e999'), "too long to be"),
    "a long number": (
        a_document().replace(b'"version": 1', b'"version": ' + b"9" * 5_000),
        "a number in it is too long to be read",
    ),
    "a key twice": (
        a_document().replace(b'"version": 1', b'"version": 1, "version": 1'),
        "the key “version” stands twice in one place",
    ),
    "a nest": (b"[" * 100_000, "it is nested too deeply to be read"),
    "a nest of tables": (b'{"a":' * 100_000, "it is nested too deeply to be read"),
    "11 MB": (b" " * 11_000_000 + a_document(), "it is larger than 10 MB"),
    "millions of parts": (b"[" + b"{}," * 2_000_000 + b"{}]", "it has more parts than any file"),
    "many strange keys": (
        b"{" + b",".join(b'"k%d":1' % number for number in range(60_000)) + b"}",
        "it has 60,005 faults: perhaps it is another kind of file",
    ),
}


@pytest.mark.parametrize("what", UNSOUND)
def test_what_is_no_sound_json_is_refused_in_one_sentence(what: str) -> None:
    data, words = UNSOUND[what]
    (fault,) = refusal(data)
    assert words in fault


def test_thousands_of_faults_are_counted_and_not_all_printed() -> None:
    document = copy.deepcopy(SOUND)
    document["sessions"][0]["answers"] *= 2_000
    with pytest.raises(FaultsError) as refused:
        read(json.dumps(document).encode())
    printed = str(refused.value).splitlines()
    assert len(printed) == 502
    assert printed[-1] == f"and {len(refused.value.faults) - 500:,} more"


@pytest.fixture
def exported(tmp_path: Path) -> Json:
    """An exported round with histories, as JSON."""
    with opened(a_full_mapping(tmp_path / "n.sqlite")) as mapping:
        document: Json = json.loads(export_round(mapping))
    return document


def place_of(exported: Json, what: str) -> int:
    history = exported["sessions"][0]["history"]
    return next(place for place, entry in enumerate(history) if entry["what"] == what)


def test_an_exported_document_is_taken(exported: Json) -> None:
    assert len(read(a_document(of=exported)).sessions[0].history) == 13


HISTORY = (*FIRST, "history")
LEADS_ELSEWHERE = "sessions[0].history: does not lead to what the session says"


@pytest.mark.parametrize(
    "change",
    [
        setting("Other words", *POINT, "text"),
        setting([0, 0, 0, 0, 14], *ANSWER, "votes"),
        setting("open", *FIRST, "state"),
        setting(99, *FIRST, "present"),
        setting([], *FIRST, "answers"),
        setting([], *ANSWER, "points"),
        without(*HISTORY, 12),
        without(*HISTORY, 9),
    ],
)
def test_a_history_that_contradicts_the_answers_is_refused(
    exported: Json, change: Callable[[Json], object]
) -> None:
    assert LEADS_ELSEWHERE in refusal(a_document(change, of=exported))


def test_a_history_that_does_not_begin_with_the_session_is_refused(exported: Json) -> None:
    faults = refusal(a_document(without(*HISTORY, 0), of=exported))
    assert faults == ["sessions[0].history[0]: must be the session's own details"]


def test_an_entry_of_another_bank_s_question_is_refused(exported: Json) -> None:
    changed = a_document(setting("leaders.culture", *HISTORY, 1, "question"), of=exported)
    assert "sessions[0].history[1].question: “leaders.culture” is not put to them" in refusal(
        changed
    )


def test_an_entry_with_votes_of_the_wrong_length_is_refused(exported: Json) -> None:
    place = place_of(exported, "vote")
    changed = a_document(setting([1, 2], *HISTORY, place, "votes"), of=exported)
    assert any(f"sessions[0].history[{place}].votes: must be 5" in f for f in refusal(changed))


def test_an_entry_of_nothing_said_without_a_reason_is_refused(exported: Json) -> None:
    place = place_of(exported, "answer")
    changed = a_document(without(*HISTORY, place, "reason"), of=exported)
    assert refusal(changed) == [
        f"sessions[0].history[{place}]: a reason is needed where nothing was said"
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (setting("gossip", *HISTORY, 1, "what"), "sessions[0].history[1]: must have “what” as"),
        (without(*HISTORY, 1, "what"), "sessions[0].history[1]: must say “what” it is"),
        (without(*HISTORY, 1, "salt"), "sessions[0].history[1].salt: is missing"),
        (setting("short", *HISTORY, 1, "salt"), "sessions[0].history[1].salt: is not of the"),
        (setting("2026-03-12", *HISTORY, 1, "at"), "sessions[0].history[1].at: must be a date"),
        (
            setting("2026-03-12T09:30:00", *HISTORY, 1, "at"),
            "sessions[0].history[1].at: must be a date and time with its zone",
        ),
        (setting(" ", *HISTORY, 1, "role"), "sessions[0].history[1].role: must not be empty"),
    ],
)
def test_an_entry_of_the_wrong_form_is_refused_with_its_place(
    exported: Json, change: Callable[[Json], object], words: str
) -> None:
    (fault,) = refusal(a_document(change, of=exported))
    assert fault.startswith(words)


def test_a_withdrawn_point_of_one_session_in_the_history_of_another_is_refused(
    exported: Json,
) -> None:
    first, second = (session["history"] for session in exported["sessions"])
    withdrawn = next(entry for entry in first if entry.get("withdrawn"))
    entry = {**withdrawn, "question": exported["sessions"][1]["answers"][0]["question"]}
    faults = refusal(a_document(lambda d: d["sessions"][1]["history"].append(entry), of=exported))
    assert faults == [
        f"sessions[1].history[{len(second)}].point: “{entry['point']}” "
        "belongs to another session already"
    ]


def test_what_a_document_says_is_cleaned_on_its_way_in(tmp_path: Path) -> None:
    hostile = "[/oops] \x1b]52;c;\x07 \u202eabc =1+1 <b>"
    data = a_document(setting(hostile, *POINT, "text"), setting("Other", "title"))
    data = data.replace(b"=1+1", b"\\ud800=1+1")
    with a_mapping(tmp_path / "n.sqlite") as mapping:
        import_round(mapping, read(data))
        text = mapping.round("Other").sessions[0].answers[0].points[0].text
    assert text == "[/oops] ]52;c; abc \ufffd=1+1 <b>"
