"""A session at an ordinary prompt: the Room's grammar, one fact a line."""

from pathlib import Path

import pytest

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.kinds import Held, Kind, NothingSaidReason, RecordedStatus, SessionState
from ncf_reflect.workshop.live import LiveSession
from ncf_reflect.workshop.prompt import HELP, Prompt
from tests.mapping.builders import a_live, a_mapping, live_again


@pytest.fixture
def mapping(tmp_path: Path) -> OpenedMapping:
    return a_mapping(tmp_path / "north.sqlite")


@pytest.fixture
def live(mapping: OpenedMapping) -> LiveSession:
    return a_live(mapping)


def told(prompt: Prompt, *lines: str) -> list[str]:
    return [fact for line in lines for fact in prompt.take(line)]


def test_it_opens_with_who_is_here_and_the_question(live: LiveSession) -> None:
    opening = list(Prompt(live).opening())
    assert opening[0].startswith("Session with Workers.")
    assert opening[1:] == ["Outcome 1, question 1 of 8", "first-interaction?"]


def test_a_line_is_saved_and_said_back(mapping: OpenedMapping, live: LiveSession) -> None:
    prompt = Prompt(live)
    assert told(prompt, "+ Calls back #first", "and again") == [
        "Saved. Doing: Calls back #first",
        "Saved. Doing: and again",
    ]
    assert [p.kind for p in live_again(mapping, live.id).answer().points] == [Kind.DOING] * 2


def test_a_key_alone_sets_the_kind_of_the_lines_that_follow(live: LiveSession) -> None:
    assert told(Prompt(live), "-", "Letters") == ["To develop.", "Saved. To develop: Letters"]


def test_a_line_may_begin_with_a_colon_when_it_is_typed_twice(live: LiveSession) -> None:
    assert told(Prompt(live), "::next is text") == ["Saved. Note: :next is text"]


def test_who_is_here_and_who_agrees_can_be_said(mapping: OpenedMapping, live: LiveSession) -> None:
    prompt = Prompt(live)
    with pytest.raises(RefusedError, match="Save the line first"):
        told(prompt, ":several")
    assert told(prompt, ":invited 16", ":others head of service", "- Letters", ":contested") == [
        "16 invited.",
        "Also in the room: head of service.",
        "Saved. To develop: Letters",
        "Not everyone agrees.",
    ]
    again = live_again(mapping, live.id)
    assert (again.facts.invited, again.facts.others_present) == (16, "head of service")
    assert [point.held for point in again.answer().points] == [Held.CONTESTED]


def test_a_blank_line_says_and_does_nothing(live: LiveSession) -> None:
    assert told(Prompt(live), "", "   ") == []


def test_going_to_another_question_is_kept(mapping: OpenedMapping, live: LiveSession) -> None:
    prompt = Prompt(live)
    assert told(prompt, ":next")[0] == "Outcome 1, question 2 of 8"
    assert told(prompt, ":jump 8")[0] == "Outcome 1, question 8 of 8"
    assert told(prompt, ":back")[0] == "Outcome 1, question 7 of 8"
    assert live_again(mapping, live.id).place == 6


def test_a_vote_is_counted_and_said_level_by_level(live: LiveSession) -> None:
    facts = told(Prompt(live), ":vote 2 6 3 1 0 2")
    assert facts[:2] == ["1 Level 1: 2", "2 Level 2: 6"]
    assert facts[5] == "? Don’t know: 2"
    assert facts[6].startswith("14 of 14 voted. Middle answer: 2 ")
    assert (live.answer().votes, live.answer().dont_know) == ((2, 6, 3, 1, 0), 2)


def test_nothing_said_is_recorded_with_its_reason(live: LiveSession) -> None:
    assert told(Prompt(live), ":nothing unsure") == ["Nothing said: unsure."]
    assert live.answer().reason is NothingSaidReason.UNSURE


def test_a_line_is_taken_back_and_brought_again(live: LiveSession) -> None:
    prompt = Prompt(live)
    told(prompt, "+ one", "+ two")
    assert told(prompt, ":undo")[0] == "Taken back."
    assert [point.text for point in live.answer().points] == ["one"]
    assert told(prompt, ":redo")[0] == "Brought again."
    assert [point.text for point in live.answer().points] == ["one", "two"]


def test_the_section_is_read_back_under_its_headings(live: LiveSession) -> None:
    prompt = Prompt(live)
    told(prompt, "- Letters", "+ Calls back")
    assert told(prompt, ":readback")[1:] == [
        "What we are already doing:",
        "Calls back",
        "Areas we need to develop:",
        "Letters",
    ]


def test_closing_says_what_was_missed_and_asks_twice(live: LiveSession) -> None:
    prompt = Prompt(live)
    told(prompt, "+ said")
    first = told(prompt, ":close")
    assert first[0].startswith("Not reached: ")
    assert live.facts.state is SessionState.OPEN
    assert told(prompt, ":close") == ["The session is finished."]
    assert prompt.ended
    assert live.facts.state is SessionState.CLOSED


def test_another_command_between_takes_the_wish_to_close_back(live: LiveSession) -> None:
    prompt = Prompt(live)
    told(prompt, ":close", ":help", ":close")
    assert live.facts.state is SessionState.OPEN


def test_leaving_keeps_the_session_open(live: LiveSession) -> None:
    prompt = Prompt(live)
    told(prompt, ":quit")
    assert prompt.ended
    assert live.facts.state is SessionState.OPEN


def test_every_command_is_in_the_help(live: LiveSession) -> None:
    words = {word for fact in HELP for word in fact.split() if word.startswith(":")}
    assert words == {f":{name}" for name in Prompt(live)._commands} - {":help"}


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (":", "There is no command :"),
        (":nxt", "There is no command :nxt"),
        (":back", "There is no question there"),
        (":jump", "such as :jump 3"),
        (":jump 99", "There is no question there"),
        (":jump 0", "There is no question there"),
        (":jump ²", "such as :jump 3"),
        (":vote", "Give 5 counts"),
        (":vote 1 2 3", "Give 5 counts"),
        (":vote 1 2 3 4 x", "Give 5 counts"),
        (":vote -1 2 3 4 5", "Give 5 counts"),
        (":vote 9999999999 0 0 0 0", "Give 5 counts"),
        (":vote 9 9 9 9 9", "45 hands, but 14 people"),
        (":nothing", "such as :nothing add"),
        (":nothing said", "such as :nothing add"),
        (":undo", "Nothing was saved in this sitting"),
        (":redo", "Nothing was taken back"),
        (":present many", "such as :present 14"),
        (":present 99999", "such as :present 14"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence_and_changes_nothing(
    live: LiveSession, command: str, sentence: str
) -> None:
    before = live._store.history(live.id)
    with pytest.raises(RefusedError, match=sentence):
        told(Prompt(live), command)
    assert live._store.history(live.id) == before


def test_nothing_said_is_refused_where_something_was(live: LiveSession) -> None:
    with pytest.raises(RefusedError, match="recorded on this question already"):
        told(Prompt(live), "+ said", ":nothing add")
    assert live.answer().status is RecordedStatus.ANSWERED
