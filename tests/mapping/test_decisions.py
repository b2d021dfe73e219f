"""What a person decides, and what becomes of it when its ground changes (METHOD.md section 8)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ncf_reflect.analysis.sentences import (
    caution_sentences,
    decision_sentences,
    group_of_role,
    own_group_sentence,
)
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.decisions import Deciding, decide, suggestion
from ncf_reflect.mapping.desk import read_desk
from ncf_reflect.mapping.filing import file_as, mark_strand, mark_strength, tag
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.themes import Codebook
from ncf_reflect.model.findings import Code, FindingStrength
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import DecisionVerdict, Held, Kind, SessionState, Strand, Strength
from ncf_reflect.workshop.live import LiveSession
from tests.analysis.builders import FIRST_INTERACTION
from tests.mapping.builders import ROUND, a_live, a_mapping, line, live_again
from tests.mapping.deciding import (
    CONFIRM,
    PSW,
    SET_ASIDE,
    WORKERS_LEADERS,
    decided,
    pair_in,
    question_of,
    recode,
)

Live = dict[Group, LiveSession]


@pytest.fixture
def mapping(tmp_path: Path) -> OpenedMapping:
    """Workers say on "nights" what leaders say is done; managers raised letters."""
    mapping = a_mapping(tmp_path / "n.sqlite")
    lines = {
        Group.WORKERS: "- Nobody knows at night #nights",
        Group.LEADERS: "+ Handover sheet #nights",
        Group.MANAGERS: "- Letters #letters",
    }
    for group, text in lines.items():
        live = a_live(mapping, group)
        live.record([line(text)])
        live.vote((1, 4, 3, 1, 0), 1)
        live.go_to(1)
        live.record([line("+ Something else #other")])
        live.close()
    return mapping


def live_of(mapping: OpenedMapping, group: Group) -> LiveSession:
    session = next(s for s in mapping.round().sessions if s.groups == (group,))
    return live_again(mapping, session.known_id)


def point_of(live: LiveSession, place: int = 0) -> str:
    return str(live.answer(place).points[0].id)


def test_a_decision_stands_beside_the_suggestion(mapping: OpenedMapping) -> None:
    pair = pair_in(decided(mapping, CONFIRM))
    assert (pair.code, pair.strength) == (Code.DISSONANCE, FindingStrength.CHECK)
    assert pair.decision is not None
    assert (pair.decision.code, pair.decision.strength) == (Code.DISSONANCE, FindingStrength.FIRM)
    assert not pair.decision.needs_review


def test_what_was_suggested_is_recorded_with_the_decision(mapping: OpenedMapping) -> None:
    (decision,) = decided(mapping, recode(Code.AGREEMENT)).decisions
    suggested = (decision.suggested_code, decision.suggested_strength)
    assert suggested == (Code.DISSONANCE, FindingStrength.CHECK)
    assert (decision.ruleset, decision.role) == ("v1", "QA lead")


def test_the_findings_speak_of_a_decision_as_the_design_has_it(mapping: OpenedMapping) -> None:
    said = pair_in(decided(mapping, recode(Code.AGREEMENT))).model_dump(mode="json")["decision"]
    at = said.pop("at")
    assert at.startswith("2026-03-12T")
    assert said == {
        "verdict": "recode",
        "code": "agreement",
        "strength": None,
        "note": "asked again",
        "role": "QA lead",
        "ruleset": "v1",
        "needs_review": False,
    }


def test_the_newest_decision_on_a_pair_counts_and_the_others_stay(mapping: OpenedMapping) -> None:
    decided(mapping, SET_ASIDE)
    round_ = decided(mapping, recode(Code.SILENCE))
    assert len(round_.decisions) == 2
    assert pair_in(round_).counts_as == (Code.SILENCE, None)


def test_dissonance_that_a_person_gives_is_firm_unless_they_say_check(
    mapping: OpenedMapping,
) -> None:
    pair = (Group.WORKERS, Group.MANAGERS)
    firm = decided(mapping, recode(Code.DISSONANCE), pair)
    assert pair_in(firm, pair).counts_as == (Code.DISSONANCE, FindingStrength.FIRM)
    check = decided(mapping, recode(Code.DISSONANCE, FindingStrength.CHECK), pair)
    assert pair_in(check, pair).counts_as == (Code.DISSONANCE, FindingStrength.CHECK)


def test_the_suggestion_for_one_pair_is_that_of_the_whole_round(mapping: OpenedMapping) -> None:
    round_ = mapping.round()
    for pair in question_of(round_).pairs:
        assert suggestion(round_, FIRST_INTERACTION, pair.groups)[1] == pair


Change = Callable[[OpenedMapping], object]


def reopened(change: Callable[[LiveSession], object], group: Group = Group.WORKERS) -> Change:
    """A session is opened again, something is changed in it, and it is closed."""

    def act(mapping: OpenedMapping) -> None:
        live = live_of(mapping, group)
        live.correct(state=SessionState.OPEN)
        live.go_to(0)
        change(live)
        live.close()

    return act


def filed(file: Callable[[OpenedMapping, str, list[str]], object], place: int = 0) -> Change:
    def act(mapping: OpenedMapping) -> None:
        live = live_of(mapping, Group.WORKERS)
        file(mapping, live.id, [point_of(live, place)])

    return act


GROUND = {
    "a vote": reopened(lambda live: live.vote((1, 4, 3, 0, 1), 1)),
    "a “don't know”": reopened(lambda live: live.vote((1, 4, 3, 1, 0), 2)),
    "a tag": filed(lambda m, s, p: tag(m, s, p, "duty")),
    "a kind": filed(lambda m, s, p: file_as(m, s, p, Kind.NEXT)),
    "a strength": filed(lambda m, s, p: mark_strength(m, s, p, Strength.NEEDS_STRENGTHENING)),
    "a word": reopened(lambda live: live.amend(point_of(live), text="Somebody knows at night")),
    "a point less": reopened(lambda live: live.amend(point_of(live), withdrawn=True)),
    "a point more": reopened(lambda live: live.record([line(". A note")])),
    "a theme's name": lambda m: Codebook(m, ROUND).rename("nights", "out of hours"),
    "a session opened again": lambda m: live_of(m, Group.LEADERS).correct(state=SessionState.OPEN),
}
OTHER = {
    "another question's vote": reopened(
        lambda live: (live.go_to(1), live.vote((9, 0, 0, 0, 0), 0))
    ),
    "another question's tag": filed(lambda m, s, p: tag(m, s, p, "duty"), place=1),
    "another question's spelling": filed(lambda m, s, p: tag(m, s, p, "NIGHTS"), place=1),
    "another group's vote": reopened(
        lambda live: live.vote((5, 0, 0, 0, 0), 0), group=Group.MANAGERS
    ),
    "a theme elsewhere": lambda m: Codebook(m, ROUND).rename("letters", "post"),
    "a description": lambda m: Codebook(m, ROUND).describe("nights", "after six"),
    "a strand": filed(lambda m, s, p: mark_strand(m, s, p, Strand.AUDIT)),
    "who was there": lambda m: live_of(m, Group.WORKERS).correct(others_present="A director"),
    "opened and closed again": reopened(lambda live: None),
    "another decision": lambda m: decided(m, SET_ASIDE, (Group.WORKERS, Group.MANAGERS)),
}


@pytest.mark.parametrize("changed", GROUND)
def test_a_decision_needs_review_when_its_ground_changes(
    mapping: OpenedMapping, changed: str
) -> None:
    decided(mapping, CONFIRM)
    GROUND[changed](mapping)
    decision = pair_in(mapping.round()).decision
    assert decision is not None
    assert decision.needs_review
    assert decision.code is Code.DISSONANCE


@pytest.mark.parametrize("changed", OTHER)
def test_a_decision_stands_unquestioned_when_something_else_changes(
    mapping: OpenedMapping, changed: str
) -> None:
    decided(mapping, CONFIRM)
    OTHER[changed](mapping)
    decision = pair_in(mapping.round()).decision
    assert decision is not None
    assert not decision.needs_review


def test_what_is_changed_back_needs_no_review(mapping: OpenedMapping) -> None:
    decided(mapping, CONFIRM)
    book = Codebook(mapping, ROUND)
    book.rename("nights", "out of hours")
    book.undo()
    decision = pair_in(mapping.round()).decision
    assert decision is not None
    assert not decision.needs_review


def test_deciding_again_ends_the_review(mapping: OpenedMapping) -> None:
    decided(mapping, CONFIRM)
    GROUND["a vote"](mapping)
    decision = pair_in(decided(mapping, CONFIRM)).decision
    assert decision is not None
    assert not decision.needs_review


@pytest.mark.parametrize(
    ("deciding", "sentence"),
    [
        (replace(SET_ASIDE, note=" "), "A note is needed for all but confirming"),
        (replace(recode(Code.SILENCE), note=""), "A note is needed for all but confirming"),
        (replace(SET_ASIDE, note="x" * 4_001), "at most 4,000 letters: 1 too many"),
        (replace(CONFIRM, role=" "), "in which role"),
        (replace(CONFIRM, code=Code.SILENCE), "goes with recoding only"),
        (Deciding(DecisionVerdict.RECODE, "x", note="y"), "Say which code"),
        (recode(Code.SILENCE, FindingStrength.FIRM), "recoding to dissonance only"),
    ],
)
def test_what_is_no_decision_is_refused_in_a_sentence(
    mapping: OpenedMapping, deciding: Deciding, sentence: str
) -> None:
    with pytest.raises(RefusedError, match=sentence):
        decided(mapping, deciding)
    assert mapping.round().decisions == ()


@pytest.mark.parametrize(
    ("question", "pair"),
    [
        ("no.such", WORKERS_LEADERS),
        ("leaders.culture", WORKERS_LEADERS),
        (FIRST_INTERACTION, (Group.PARTNERSHIP, Group.LEADERS)),
    ],
)
def test_a_question_that_is_not_put_to_both_cannot_be_decided(
    mapping: OpenedMapping, question: str, pair: tuple[Group, Group]
) -> None:
    with pytest.raises(RefusedError, match=f"does not put the question “{question}”"):
        decide(mapping, mapping.round(), question, pair, CONFIRM)


def test_a_note_is_cleaned_on_its_way_in(mapping: OpenedMapping) -> None:
    round_ = decided(mapping, replace(SET_ASIDE, note=" the\x1b same ", name=" Jo "))
    assert [(d.note, d.name) for d in round_.decisions] == [("the same", "Jo")]


def test_the_desk_puts_what_counts_first_and_what_is_set_aside_last(mapping: OpenedMapping) -> None:
    question = read_desk(decided(mapping, SET_ASIDE)).question(FIRST_INTERACTION)
    assert question.pairs[-1].groups == WORKERS_LEADERS
    assert question.finding.code is Code.PARTIAL_AGREEMENT
    assert question.gloss == "Some shared, some not"


@pytest.mark.parametrize(
    ("role", "group"),
    [
        ("Principal Social Worker", Group.MANAGERS),
        ("PSW", Group.MANAGERS),
        ("team manager", Group.MANAGERS),
        ("Director of Children's Services", Group.LEADERS),
        ("social worker", Group.WORKERS),
        ("NCASP business manager", Group.MANAGERS),
        ("safeguarding partner", Group.PARTNERSHIP),
        ("QA lead", None),
    ],
)
def test_a_role_belongs_to_a_group_in_the_guidance_s_words(role: str, group: Group | None) -> None:
    assert group_of_role(role) is group


def test_it_is_said_when_the_deciding_role_is_of_a_group_compared(mapping: OpenedMapping) -> None:
    assert own_group_sentence(PSW, WORKERS_LEADERS) is None
    assert own_group_sentence(PSW, (Group.WORKERS, Group.MANAGERS)) == (
        "The deciding role counts among practice supervisors (managers), a group compared here."
    )


def test_a_decision_is_told_with_who_when_and_why(mapping: OpenedMapping) -> None:
    decided(mapping, recode(Code.AGREEMENT))
    GROUND["a vote"](mapping)
    decision = pair_in(mapping.round()).decision
    assert decision is not None
    assert decision_sentences(decision, WORKERS_LEADERS, "Jo") == (
        "Decided to be agreement (Similar, where we could compare) by “QA lead” (“Jo”) "
        "on 12 March 2026.",
        "Why: “asked again”",
        "What the decision of 12 March rests on has changed. It stands for now: please look again.",
    )


def test_how_groups_were_heard_is_told_to_whoever_decides(mapping: OpenedMapping) -> None:
    workers = live_of(mapping, Group.WORKERS)
    workers.correct(state=SessionState.OPEN, others_present="Head of service")
    workers.amend(point_of(workers), held=Held.CONTESTED)
    workers.close()
    said, _ = suggestion(mapping.round(), FIRST_INTERACTION, WORKERS_LEADERS)
    assert caution_sentences(said, WORKERS_LEADERS) == (
        "1 point from workers: not everyone agrees.",
        "Workers answered with somebody else in the room: “Head of service”.",
    )
    assert caution_sentences(said, WORKERS_LEADERS, guarded=True)[1] == (
        "Workers answered with somebody else in the room."
    )
