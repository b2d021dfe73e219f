"""One session while it is being held."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import (
    Held,
    Kind,
    NothingSaidReason,
    RecordedStatus,
    SessionState,
)
from ncf_reflect.model.session import PointEntry, VoteEntry
from ncf_reflect.workshop.live import LiveSession
from tests.analysis.builders import tool_1, tool_2
from tests.mapping.builders import NOW, a_live, a_mapping, line, live_again


@pytest.fixture
def mapping(tmp_path: Path) -> OpenedMapping:
    return a_mapping(tmp_path / "north.sqlite")


@pytest.fixture
def live(mapping: OpenedMapping) -> LiveSession:
    return a_live(mapping)


def texts(live: LiveSession, place: int | None = None) -> list[str]:
    return [point.text for point in live.answer(place).points]


def test_a_session_asks_the_questions_that_are_put_to_its_groups(mapping: OpenedMapping) -> None:
    asked = {
        group: [a.question.id for a in a_live(mapping, group, bank="tool-1").questions]
        for group in (Group.PARTNERSHIP, Group.LEADERS)
    }
    assert asked == {
        Group.PARTNERSHIP: ["multi-agency.developing-support", "multi-agency.working-together"],
        Group.LEADERS: [
            "leaders.culture",
            "leaders.stories",
            "leaders.space",
            "workforce.supervision",
            "workforce.evidence-base",
        ],
    }


def test_a_recorded_line_is_on_disk_when_it_returns(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    (point,) = live.record([line("+ Duty desk calls back #first")])
    assert (point.kind, point.text, point.themes) == (
        Kind.DOING,
        "Duty desk calls back",
        ("first",),
    )
    assert live_again(mapping, live.id).answer().points == (point,)


def test_lines_stand_in_the_order_in_which_they_were_said(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    first, _ = live.record([line("+ one"), line("- two")])
    live.record([line("? three")])
    live.amend(str(first.id), text="one, amended")
    assert texts(live) == ["one, amended", "two", "three"]
    assert texts(live_again(mapping, live.id)) == texts(live)


def test_lines_are_recorded_under_the_question_in_hand(live: LiveSession) -> None:
    live.go_to(2)
    live.record([line("+ here")])
    assert (texts(live, 0), texts(live, 2)) == ([], ["here"])


@pytest.mark.parametrize("place", [-1, 8, 99])
def test_there_is_no_going_to_a_question_that_is_not_there(live: LiveSession, place: int) -> None:
    assert not live.go_to(place)
    assert live.place == 0


def test_a_line_over_the_limit_is_refused_with_how_much_and_nothing_is_cut(
    live: LiveSession,
) -> None:
    with pytest.raises(RefusedError, match="12 letters too long: a point has at most 4,000"):
        live.record([line("+ fine"), line("+" + "x" * 4_012)])
    assert live.answer().points == ()


def test_amending_keeps_the_words_as_first_written(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    (point,) = live.record([line("- Leters")])
    live.amend(str(point.id), text="Letters", held=Held.CONTESTED)
    said = [e.text for e in mapping.store.history(live.id) if isinstance(e, PointEntry)]
    assert said == ["Leters", "Letters"]
    assert live.answer().points[0].held is Held.CONTESTED


def test_what_is_amended_is_cleaned_like_what_is_typed(live: LiveSession) -> None:
    (point,) = live.record([line("- Letters")])
    amended = live.amend(str(point.id), text="Lett\x1b[2Jers", themes=("a\u202eb",))
    assert (amended.text, amended.themes) == ("Lett[2Jers", ("ab",))


AMENDED_BADLY: dict[str, tuple[dict[str, object], str]] = {
    "no words": ({"text": "  "}, "text: must not be empty"),
    "too long": ({"text": "x" * 4_001}, "text: is longer than 4000 letters"),
    "a theme too long": ({"themes": ("x" * 81,)}, r"themes\[0\]: is longer than 80 letters"),
    "an empty theme": ({"themes": ("",)}, r"themes\[0\]: must not be empty"),
    "a question of nobody's": ({"question": "leaders.culture"}, "does not ask leaders.culture"),
}


@pytest.mark.parametrize("what", AMENDED_BADLY)
def test_an_amendment_that_does_not_fit_is_refused_and_changes_nothing(
    live: LiveSession, what: str
) -> None:
    changes, sentence = AMENDED_BADLY[what]
    (point,) = live.record([line("- Letters")])
    with pytest.raises(RefusedError, match=sentence):
        live.amend(str(point.id), **changes)
    assert live.answer().points == (point,)


def test_a_point_can_be_withdrawn_and_restored(mapping: OpenedMapping, live: LiveSession) -> None:
    (point,) = live.record([line("- Letters")])
    live.amend(str(point.id), withdrawn=True)
    assert live.answer().points == ()
    assert live.answer().status is RecordedStatus.NOT_REACHED
    live.amend(str(point.id), withdrawn=False)
    assert live_again(mapping, live.id).answer().points == (point,)


def test_a_point_can_be_moved_to_another_question(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    (point,) = live.record([line("- Letters")])
    live.amend(str(point.id), question=live.questions[3].question.id)
    again = live_again(mapping, live.id)
    assert (texts(again, 0), texts(again, 3)) == ([], ["Letters"])


def test_a_corrected_vote_keeps_the_earlier_one(mapping: OpenedMapping, live: LiveSession) -> None:
    live.vote((2, 6, 3, 1, 0), 2)
    live.vote((1, 7, 3, 1, 0), 2)
    counted = [e.votes for e in mapping.store.history(live.id) if isinstance(e, VoteEntry)]
    assert counted == [(2, 6, 3, 1, 0), (1, 7, 3, 1, 0)]
    assert live.answer().votes == (1, 7, 3, 1, 0)
    assert live_again(mapping, live.id).answer() == live.answer()


def test_a_vote_of_everybody_present_is_taken(live: LiveSession) -> None:
    live.vote((0, 14, 0, 0, 0), 0)
    live.vote((0, 0, 0, 0, 0), 14)
    assert live.answer().dont_know == 14


def test_more_hands_than_people_present_are_refused_with_both_numbers(live: LiveSession) -> None:
    with pytest.raises(RefusedError, match="15 hands, but 14 people are noted as present"):
        live.vote((5, 5, 4, 0, 0), 1)
    assert live.answer().votes is None


def test_hands_are_counted_where_nobody_noted_how_many_are_present(
    mapping: OpenedMapping,
) -> None:
    live = a_live(mapping, present=None)
    live.vote((50, 0, 0, 0, 0), 1)
    assert live.answer().hands == 50


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((1, 2), "Count hands at each of the 5 levels"),
        ((1, 2, 3, 4, 5, 6), "Count hands at each of the 5 levels"),
        ((-1, 1, 0, 0, 0), "must be 0 or more"),
    ],
)
def test_a_vote_that_does_not_fit_the_scale_is_refused(
    live: LiveSession, counts: tuple[int, ...], sentence: str
) -> None:
    with pytest.raises(RefusedError, match=sentence):
        live.vote(counts, 0)


def test_there_is_no_vote_where_the_bank_has_no_scale(tmp_path: Path) -> None:
    unscaled = tool_2().model_copy(update={"scale": None})
    live = a_live(a_mapping(tmp_path / "n.sqlite", [tool_1(), unscaled]))
    with pytest.raises(RefusedError, match="has no scale"):
        live.vote((1, 0, 0, 0, 0), 0)


def test_nothing_said_keeps_its_reason_and_can_be_taken_back(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    live.say_nothing(NothingSaidReason.CHOSE_NOT_TO)
    answer = live_again(mapping, live.id).answer()
    assert (answer.status, answer.reason) == (
        RecordedStatus.NOTHING_SAID,
        NothingSaidReason.CHOSE_NOT_TO,
    )
    live.say_nothing(None)
    answer = live_again(mapping, live.id).answer()
    assert (answer.status, answer.reason) == (RecordedStatus.NOT_REACHED, None)


def test_a_line_after_nothing_was_said_makes_it_answered(live: LiveSession) -> None:
    live.say_nothing(NothingSaidReason.UNSURE)
    live.record([line("+ after all")])
    assert (live.answer().status, live.answer().reason) == (RecordedStatus.ANSWERED, None)


def test_the_unfinished_line_and_the_place_are_there_when_it_is_opened_again(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    live.go_to(5)
    live.keep_draft(Kind.DEVELOP, "Families tell it three ti")
    again = live_again(mapping, live.id)
    assert again.place == 5
    assert again.draft
    assert (again.draft.kind, again.draft.text) == (Kind.DEVELOP, "Families tell it three ti")


def test_a_line_that_is_saved_is_no_longer_half_typed(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    live.go_to(3)
    live.keep_draft(Kind.DOING, "Duty desk ca")
    live.record([line("+ Duty desk calls back")])
    for draft in (live.draft, live_again(mapping, live.id).draft):
        assert draft
        assert (draft.kind, draft.text) == (Kind.DOING, "")
    assert live_again(mapping, live.id).place == 3


def test_the_draft_is_written_over_and_not_added(mapping: OpenedMapping, live: LiveSession) -> None:
    for text in ("F", "Fa", "Fam"):
        live.keep_draft(Kind.NOTE, text)
    rows = list(mapping.store._database.query("SELECT * FROM drafts"))
    assert [row["text"] for row in rows] == ["Fam"]


def test_a_closed_session_takes_no_more(live: LiveSession) -> None:
    (point,) = live.record([line("+ before")])
    live.close()
    attempts: list[Any] = [
        lambda: live.record([line("+ after")]),
        lambda: live.amend(str(point.id), text="other"),
        lambda: live.vote((1, 0, 0, 0, 0), 0),
        lambda: live.say_nothing(NothingSaidReason.UNSURE),
    ]
    for attempt in attempts:
        with pytest.raises(RefusedError, match="This session is finished"):
            attempt()
    assert live.answer().points == (point,)


def test_a_session_that_is_opened_again_takes_lines_again(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    live.close()
    live.correct(state=SessionState.OPEN)
    live.record([line("+ after")])
    again = live_again(mapping, live.id)
    assert (texts(again), again.facts.state) == (["after"], SessionState.OPEN)


def test_the_facts_can_be_corrected_one_at_a_time_after_closing_too(
    mapping: OpenedMapping, live: LiveSession
) -> None:
    live.close()
    live.correct(present=12)
    live.correct(others_present="A head of service, from the second question on")
    facts = live_again(mapping, live.id).facts
    assert (facts.present, facts.invited, facts.held_on) == (12, 16, date(2026, 3, 12))
    assert facts.others_present == "A head of service, from the second question on"
    assert facts.state is SessionState.CLOSED


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"present": -1}, "present: must be 0 or more"),
        ({"present": 100_000}, "present: must be 9999 or less"),
        ({"held_on": "soon"}, "held_on: "),
        ({"others_present": "x" * 20_001}, "others_present: is longer"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused_in_a_sentence(
    live: LiveSession, changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(RefusedError, match=sentence):
        live.correct(**changes)
    assert live.facts.present == 14


def test_who_else_was_there_is_cleaned(mapping: OpenedMapping, live: LiveSession) -> None:
    live.correct(others_present="Head\x07 of service")
    assert live.facts.others_present == "Head of service"


def test_every_entry_says_when_and_by_which_role(mapping: OpenedMapping, live: LiveSession) -> None:
    live.record([line("+ one")])
    live.vote((1, 0, 0, 0, 0), 0)
    history = mapping.store.history(live.id)
    assert {entry.role for entry in history} == {"facilitator"}
    assert [entry.at for entry in history] == sorted(entry.at for entry in history)
    assert history[0].at >= NOW


def test_a_session_sees_nothing_of_another_session(mapping: OpenedMapping) -> None:
    workers, leaders = a_live(mapping, Group.WORKERS), a_live(mapping, Group.LEADERS)
    workers.record([line("+ said by workers")])
    workers.vote((1, 0, 0, 0, 0), 0)
    assert live_again(mapping, leaders.id).session.answers == ()
