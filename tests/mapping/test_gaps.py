"""Gaps and actions: drafted, recorded, amended, withdrawn, restored, listed with what they lack."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.actions import (
    amend_action,
    is_complete,
    record_action,
    restore_action,
    under_way,
    withdraw_action,
)
from ncf_reflect.mapping.decisions import decide
from ncf_reflect.mapping.gap_drafts import From, draft_gap
from ncf_reflect.mapping.gap_keeper import GapKeeper
from ncf_reflect.mapping.gap_lists import (
    GapOrder,
    Lack,
    gaps_by,
    lacking,
    list_gaps,
)
from ncf_reflect.mapping.gap_sources import GONE, SourceWords, gap_history
from ncf_reflect.mapping.gap_statements import NOT_TESTED, StatementPart, statement
from ncf_reflect.mapping.gaps import amend_gap, links_with, record_gap, restore_gap, withdraw_gap
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.revising import Changes, stamp
from ncf_reflect.mapping.strands import staff_view_only, strands_of, voice_of
from ncf_reflect.mapping.themes import Codebook
from ncf_reflect.model.evidence import (
    Baseline,
    BaselineEntry,
    BaselineItem,
    BaselineList,
    BaselineMatchEntry,
    Direction,
    LinkKind,
)
from ncf_reflect.model.findings import Code
from ncf_reflect.model.gap import (
    ActionFacts,
    ActionStatus,
    EvidenceLevel,
    Gap,
    GapSize,
    GapStatus,
    Source,
    SourceKind,
)
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Strand
from ncf_reflect.model.shared import (
    DisclosureChoice,
    DisclosureEntry,
    ExpectationLinkEntry,
    LinkedKind,
)
from tests.analysis.builders import FIRST_INTERACTION
from tests.mapping.builders import ROUND, a_live, line
from tests.mapping.deciding import SET_ASIDE, recode
from tests.mapping.gap_making import (
    LETTERS,
    NIGHTS,
    OLD_TEMPLATES,
    QA,
    SECTION,
    WRITE_AGAIN,
    a_gap,
    a_talked_round,
    an_action,
    beside,
    evidence_entry,
    points,
)

WORKERS_LEADERS = (Group.WORKERS, Group.LEADERS)


@pytest.fixture
def talked(tmp_path: Path) -> OpenedMapping:
    return a_talked_round(tmp_path / "n.sqlite")


def kinds(gap: object) -> list[str]:
    sources: tuple[Source, ...] = getattr(gap, "sources", ())
    return [source.kind.value for source in sources]


def amended(mapping: OpenedMapping, gap: Gap, **changes: object) -> Gap:
    return amend_gap(mapping, mapping.round(), str(gap.id), changes, QA)


def test_a_draft_quotes_what_groups_want_developed_the_most_shared_theme_first(
    talked: OpenedMapping,
) -> None:
    drafted = draft_gap(talked.round(), From(question=FIRST_INTERACTION))
    assert drafted.told == (
        "Workers and managers told us that there is more to develop: "
        f"“{LETTERS}” (workers); “{OLD_TEMPLATES}” (managers); “Rotas” (managers); "
        f"“{NIGHTS}” (workers)."
    )
    assert drafted.needed == f"We need to act on what they asked for: “{WRITE_AGAIN}”."
    assert (drafted.children, drafted.expected, drafted.seen) == ("", "", "")
    assert (drafted.section, drafted.question) == (SECTION, FIRST_INTERACTION)
    assert drafted.groups == (Group.WORKERS, Group.MANAGERS)
    assert (drafted.size, drafted.evidence_level) == (None, None)


def test_a_draft_rests_on_its_points_the_finding_and_the_newest_decision(
    talked: OpenedMapping,
) -> None:
    for _ in range(2):
        decide(talked, talked.round(), FIRST_INTERACTION, WORKERS_LEADERS, SET_ASIDE)
    round_ = talked.round()
    drafted = draft_gap(round_, From(question=FIRST_INTERACTION))
    assert kinds(drafted) == ["point"] * 5 + ["finding", "decision"]
    assert drafted.sources[-1].id == round_.decisions[-1].id
    pair = draft_gap(round_, From(question=FIRST_INTERACTION, groups=WORKERS_LEADERS))
    assert pair.sources[-2].groups == WORKERS_LEADERS
    other = From(question=FIRST_INTERACTION, groups=(Group.WORKERS, Group.MANAGERS))
    assert kinds(draft_gap(round_, other))[-1] == "finding"


def test_a_theme_is_drafted_across_the_questions_of_its_section(talked: OpenedMapping) -> None:
    live = a_live(talked)
    live.go_to(1)
    live.record([line("- More letters #Letters")])
    live.close()
    drafted = draft_gap(talked.round(), From(section=SECTION, theme="letters"))
    assert drafted.told.startswith("Workers and managers told us that “letters” is an area to")
    assert "More letters" in drafted.told
    assert NIGHTS not in drafted.told
    assert (drafted.theme, drafted.question) == ("letters", None)
    found = [source.id for source in drafted.sources if source.kind is SourceKind.FINDING]
    assert found == [FIRST_INTERACTION, "stay-together.complexity"]


def test_chosen_points_are_drafted_as_they_are(talked: OpenedMapping) -> None:
    ids = points(talked.round())
    drafted = draft_gap(talked.round(), From(points=(ids[NIGHTS],)))
    assert drafted.told == f"Workers told us that there is more to develop: “{NIGHTS}”."
    assert (drafted.section, drafted.question) == (SECTION, FIRST_INTERACTION)
    elsewhere = draft_gap(talked.round(), From(section="leaders", points=(ids[NIGHTS],)))
    assert (elsewhere.section, elsewhere.groups) == ("leaders", (Group.WORKERS,))


def test_words_that_are_not_to_go_out_are_not_quoted(talked: OpenedMapping) -> None:
    chosen = {"choice": DisclosureChoice.LEAVE_OUT, "text_hash": "0" * 64}
    fields = {"point": points(talked.round())[LETTERS], **chosen, **stamp(talked, QA)}
    talked.store.append_to_round(ROUND, [DisclosureEntry.model_validate(fields)])
    drafted = draft_gap(talked.round(), From(question=FIRST_INTERACTION))
    assert LETTERS not in drafted.told
    assert kinds(drafted).count("point") == 5


def test_a_draft_quotes_at_most_a_handful(talked: OpenedMapping) -> None:
    live = a_live(talked)
    live.record([line(f"- Point {number} #more") for number in range(9)])
    (long,) = live.record([line(f"- {'long ' * 100}")])
    live.close()
    drafted = draft_gap(talked.round(), From(question=FIRST_INTERACTION))
    assert drafted.told.count("“") == 5
    assert kinds(drafted).count("point") == 15
    assert len(draft_gap(talked.round(), From(points=(str(long.id),))).told) < 400


def test_expectations_that_somebody_linked_are_drafted(talked: OpenedMapping) -> None:
    for kind, known_as in ((LinkedKind.THEME, "Letters"), (LinkedKind.THEME, "other")):
        fields = {"kind": kind, "id": known_as, "expectation": f"e-{known_as}"}
        entry = ExpectationLinkEntry.model_validate({**fields, **stamp(talked, QA)})
        talked.store.append_to_round(ROUND, [entry])
    texts = {"e-Letters": "families understand", "e-other": "not this"}
    drafted = draft_gap(talked.round(), From(question=FIRST_INTERACTION), texts)
    assert drafted.expected == "The Framework expects: “families understand”."
    assert drafted.expectations == ("e-Letters",)


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (From(), "Choose a question, a theme or points"),
        (From(question="no.such"), "does not ask the question “no.such”"),
        (From(section="no"), "does not ask about “no”"),
        (From(question=FIRST_INTERACTION, points=("x",)), "There is no point x"),
        (From(section="safe", theme="letters"), "Nothing was said there"),
    ],
)
def test_a_draft_of_nothing_is_refused(talked: OpenedMapping, wanted: From, sentence: str) -> None:
    with pytest.raises(RefusedError, match=sentence):
        draft_gap(talked.round(), wanted)


def test_a_question_that_groups_were_silent_on_has_a_draft_to_be_written(
    talked: OpenedMapping,
) -> None:
    drafted = draft_gap(talked.round(), From(question="stay-together.complexity"))
    assert (drafted.told, drafted.groups, kinds(drafted)) == ("", (), ["finding"])


def test_a_statement_marks_what_is_missing_and_says_that_nothing_was_tested(
    talked: OpenedMapping,
) -> None:
    gap = a_gap(talked)
    said = {one.part: one for one in statement(gap, talked.round())}
    assert list(said) == list(StatementPart)
    assert [part.value for part, one in said.items() if one.missing] == ["children", "expected"]
    assert said[StatementPart.CHILDREN].text == (
        "This means children and families … : still to be written."
    )
    assert said[StatementPart.SEEN].text == NOT_TESTED
    assert said[StatementPart.SEEN].ours
    assert talked.round().gaps[0].seen == ""


@pytest.mark.parametrize(
    ("typed", "reads"),
    [
        ("wait longer", "This means children and families wait longer."),
        ("… wait longer!", "This means children and families wait longer!"),
        ("Children wait.", "Children wait."),
        ("They said “wait”", "They said “wait”"),
    ],
)
def test_a_sentence_is_whole_however_it_was_typed(
    talked: OpenedMapping, typed: str, reads: str
) -> None:
    gap = a_gap(talked, children=typed)
    assert gap.children == typed
    assert statement(gap, talked.round())[1].text == reads


def test_what_is_linked_from_outside_is_seen(talked: OpenedMapping) -> None:
    gap = a_gap(talked)
    round_ = beside(talked, LinkKind.GAP, str(gap.id))
    said = statement(gap, round_)[3]
    assert said.text == (
        "We also see “The letters frighten us” "
        "(voice, Parents' panel, 3 February 2026; it supports this)."
    )
    assert statement(gap.model_copy(update={"seen": "our own"}), round_)[3].text == (
        "We also see our own."
    )


def test_a_gap_without_a_reference_is_refused(talked: OpenedMapping) -> None:
    gap = a_gap(talked)
    with pytest.raises(RefusedError, match="A gap rests on something"):
        amended(talked, gap, sources=())
    for kind in SourceKind:
        with pytest.raises(RefusedError, match=r"sources\[0\].id: .*“x"):
            amended(talked, gap, sources=(Source(kind=kind, id="x"),))
    with pytest.raises(RefusedError, match="Say in which role"):
        record_gap(talked, talked.round(), gap, " ")
    with pytest.raises(RefusedError, match="say why a gap is closed"):
        amended(talked, gap, status=GapStatus.CLOSED)
    with pytest.raises(RefusedError, match="told: is longer than 4000 letters"):
        amended(talked, gap, told="x" * 4001)
    assert len(talked.store.round_history(ROUND)) == 1


def test_the_newest_entry_of_a_gap_holds_and_nothing_changed_adds_nothing(
    talked: OpenedMapping,
) -> None:
    gap = a_gap(talked)
    changed = amended(talked, gap, children=" wait \x07", groups=(Group.LEADERS, Group.WORKERS))
    assert (changed.children, changed.groups) == ("wait", (Group.WORKERS, Group.LEADERS))
    assert amended(talked, gap, children="wait") == changed
    assert talked.round().gaps == (changed,)
    assert len(talked.store.round_history(ROUND)) == 2


def test_a_gap_keeps_its_theme_through_a_rename_and_a_change_after_it(
    talked: OpenedMapping,
) -> None:
    gap = a_gap(talked, theme="letters")
    Codebook(talked, ROUND).rename("letters", "post")
    amended(talked, gap, children="They cannot read them.")
    assert talked.round().gaps[0].theme == "post"
    changed = gap_history(talked, ROUND, str(gap.id))[-1].lines
    assert [line.partition(":")[0] for line in changed] == [
        "what it means for children and families"
    ]


def test_a_point_withdrawn_since_does_not_stand_in_the_way(talked: OpenedMapping) -> None:
    gap = a_gap(talked)
    session = talked.round().sessions[0]
    history = talked.store.history(session.known_id)
    entry = next(e for e in history if e.what == "point" and e.text == LETTERS)
    talked.store.append(session.known_id, [entry.model_copy(update={"withdrawn": True})])
    assert amended(talked, gap, children="wait").children == "wait"
    lines = SourceWords(talked.round()).lines(talked.round().gaps[0])
    assert [line.words for line in lines if not line.question] == [GONE]


def test_a_withdrawn_gap_takes_its_actions_with_it_and_brings_them_back(
    talked: OpenedMapping,
) -> None:
    gap, other = a_gap(talked), a_gap(talked)
    kept, gone = an_action(talked, gap), an_action(talked, gap)
    an_action(talked, other)
    withdraw_action(talked, talked.round(), str(gone.id), QA)
    before = talked.round()
    withdraw_gap(talked, before, str(gap.id), QA, "twice")
    round_ = talked.round()
    assert [one.id for one in round_.gaps] == [other.id]
    assert [action.gap for action in round_.actions] == [other.id]
    with pytest.raises(RefusedError, match="This gap was withdrawn"):
        amended(talked, gap, told="x")
    with pytest.raises(RefusedError, match="there is no gap"):
        restore_action(talked, round_, str(gone.id), QA)
    restore_gap(talked, round_, str(gap.id), QA)
    again = talked.round()
    assert [one.id for one in again.actions] == [kept.id, again.actions[1].id]
    assert [one.told for one in again.gaps] == [one.told for one in before.gaps]
    assert again.gaps[0].reason == ""
    with pytest.raises(RefusedError, match="was not withdrawn"):
        restore_gap(talked, again, str(gap.id), QA)
    with pytest.raises(RefusedError, match="There is no gap “x”"):
        withdraw_gap(talked, again, "x", QA)


def test_changes_of_a_sitting_are_taken_back_by_further_entries(talked: OpenedMapping) -> None:
    changes = Changes(talked, ROUND)
    gap = a_gap(talked)
    before = talked.round()

    def done(change: Callable[[], object]) -> None:
        with changes.doing():
            change()

    done(lambda: amended(talked, gap, size=GapSize.LARGE))
    done(lambda: amended(talked, gap, size=GapSize.LARGE))
    done(lambda: an_action(talked, gap))
    done(lambda: withdraw_gap(talked, talked.round(), str(gap.id), QA))
    for expected in ((1, 1), (1, 0)):
        assert changes.undo(QA)
        assert (len(talked.round().gaps), len(talked.round().actions)) == expected
    assert changes.undo("head of service")
    assert not changes.undo(QA)
    after = talked.round().gaps[0]
    assert (after.size, after.role) == (None, "head of service")
    assert len(talked.store.round_history(ROUND)) > len(before.gaps) + 4


def test_an_action_that_nobody_owns_is_never_complete(talked: OpenedMapping) -> None:
    gap = a_gap(talked)
    action = an_action(talked, gap, owner="  ")
    done = {"status": ActionStatus.DONE}
    with pytest.raises(RefusedError, match="an action that nobody owns cannot be done"):
        amend_action(talked, talked.round(), str(action.id), done, QA)
    assert under_way([action]) == (action,)
    owned = {**done, "owner": "Head of service"}
    finished = amend_action(talked, talked.round(), str(action.id), owned, QA)
    assert is_complete(finished)
    assert under_way([finished]) == ()
    assert not is_complete(finished.model_copy(update={"owner": " "}))


def test_actions_are_added_to_stopped_with_a_reason_withdrawn_and_restored(
    talked: OpenedMapping,
) -> None:
    gap = a_gap(talked)
    action = an_action(talked, gap)

    def changed(**fields: object) -> ActionStatus:
        return amend_action(talked, talked.round(), str(action.id), fields, QA).status

    with pytest.raises(RefusedError, match="say why the action was stopped"):
        changed(status=ActionStatus.STOPPED)
    assert changed(status=ActionStatus.UNDER_WAY) is ActionStatus.UNDER_WAY
    assert changed() is ActionStatus.UNDER_WAY
    withdraw_action(talked, talked.round(), str(action.id), QA)
    assert talked.round().actions == ()
    with pytest.raises(RefusedError, match="This action was withdrawn"):
        changed(task="x")
    restored = restore_action(talked, talked.round(), str(action.id), QA)
    assert talked.round().actions == (restored,)
    with pytest.raises(RefusedError, match="was not withdrawn"):
        restore_action(talked, talked.round(), str(action.id), QA)
    with pytest.raises(RefusedError, match="there is no gap “x”"):
        record_action(talked, talked.round(), ActionFacts(gap="x", task="x"), QA)


def test_a_gap_says_what_it_lacks(talked: OpenedMapping) -> None:
    gap = a_gap(talked)
    assert lacking(gap, talked.round()) == (
        Lack.CHILDREN,
        Lack.EXPECTED,
        Lack.OUTSIDE,
        Lack.ACTION,
        Lack.SIZE,
        Lack.LEVEL,
    )
    action = an_action(talked, gap)
    rated = {
        "size": GapSize.SMALL,
        "evidence_level": EvidenceLevel.SOME,
        "children": "wait",
        "expected": "x",
    }
    gap = amended(talked, gap, **rated)
    round_ = beside(talked, LinkKind.QUESTION, FIRST_INTERACTION)
    assert lacking(gap, round_) == (Lack.OWNER, Lack.MEASURE, Lack.REVIEW)
    whole = {"owner": "Head", "measure": "fewer", "review_on": date(2026, 9, 30)}
    amend_action(talked, round_, str(action.id), whole, QA)
    assert lacking(gap, talked.round()) == ()
    stopped = {"status": ActionStatus.STOPPED, "reason": "no money"}
    amend_action(talked, talked.round(), str(action.id), stopped, QA)
    assert lacking(gap, talked.round()) == (Lack.ACTION,)
    gap = amended(talked, gap, status=GapStatus.NOT_CARRIED, reason="elsewhere", children="")
    assert lacking(gap, talked.round()) == ()


def test_gaps_are_listed_by_section_size_owner_and_review_date(talked: OpenedMapping) -> None:
    late = a_gap(talked, section="safe", question=None, size=GapSize.SMALL, theme="nights")
    early = a_gap(talked, size=GapSize.LARGE)
    a_gap(talked)
    an_action(talked, late, owner="zed", review_on=date(2026, 9, 30))
    an_action(talked, late, owner="Ann", review_on=date(2026, 10, 1))
    an_action(talked, early, owner="ann", review_on=date(2026, 6, 1))
    an_action(talked, early)
    listed = list_gaps(talked.round())
    assert [one.place for one in listed] == [
        "Stay together · First interaction",
        "Stay together · First interaction",
        "Safe · “nights”",
    ]
    by = {
        order: [(one.heading, len(one.gaps)) for one in gaps_by(listed, order)]
        for order in GapOrder
    }
    assert by == {
        GapOrder.SECTION: [
            ("Outcome 1: Stay together", 2),
            ("Outcome 1: Safe", 1),
        ],
        GapOrder.SIZE: [
            ("Large: not in place, or hardly anywhere", 1),
            ("Small: in place nearly everywhere", 1),
            ("Size not rated yet", 1),
        ],
        GapOrder.OWNER: [("Nobody yet", 2), ("Ann", 2), ("zed", 1)],
        GapOrder.REVIEW: [
            ("Review on 1 June 2026", 1),
            ("Review on 30 September 2026", 1),
            ("No review date", 1),
        ],
    }


def test_what_a_gap_rests_on_is_said_with_references(talked: OpenedMapping) -> None:
    decide(talked, talked.round(), FIRST_INTERACTION, WORKERS_LEADERS, SET_ASIDE)
    round_ = talked.round()
    drafted = draft_gap(round_, From(question=FIRST_INTERACTION, groups=WORKERS_LEADERS))
    lines = SourceWords(round_).lines(drafted)
    assert lines[0].words == f"To develop, workers: “{NIGHTS}”"
    assert lines[0].reference.startswith("stay-together.1-W-")
    assert {line.question for line in lines} == {FIRST_INTERACTION}
    assert lines[-2].words.startswith("Finding, workers and leaders: dissonance")
    assert lines[-1].words.startswith("Decision, workers and leaders: Set aside by “QA lead”")


def test_a_keeper_shows_what_was_recorded_elsewhere_and_reads_nothing_twice(
    talked: OpenedMapping,
) -> None:
    keeper = GapKeeper(talked, ROUND, QA, lambda: ())
    gap = a_gap(talked)
    before = keeper.gaps
    assert before[0].staff_view_only
    assert keeper.gaps is before
    beside(talked, LinkKind.GAP, str(gap.id))
    assert not keeper.gaps[0].staff_view_only


def test_a_finding_that_was_decided_otherwise_is_said_as_decided(talked: OpenedMapping) -> None:
    recoded = recode(Code.AGREEMENT)
    decide(talked, talked.round(), FIRST_INTERACTION, WORKERS_LEADERS, recoded)
    source = Source(kind=SourceKind.FINDING, id=FIRST_INTERACTION, groups=WORKERS_LEADERS)
    words = SourceWords(talked.round()).line(source).words
    assert words.startswith("Finding, workers and leaders: agreement")


def test_the_history_says_who_changed_what(talked: OpenedMapping) -> None:
    gap = a_gap(talked)
    amend_gap(talked, talked.round(), str(gap.id), {"size": GapSize.LARGE}, "head of service")
    action = an_action(talked, gap)
    amend_action(talked, talked.round(), str(action.id), {"owner": "Head"}, QA)
    withdraw_gap(talked, talked.round(), str(gap.id), QA, "twice")
    restore_gap(talked, talked.round(), str(gap.id), QA)
    a_gap(talked)
    found = gap_history(talked, ROUND, str(gap.id))
    name = f"Action “{WRITE_AGAIN}”"
    assert [(one.role, one.lines) for one in found] == [
        (QA, ("The gap was recorded",)),
        ("head of service", ("size: nothing → Large: not in place, or hardly anywhere",)),
        (QA, (f"{name} was recorded",)),
        (QA, (f"{name}: owner: nothing → “Head”",)),
        (QA, ("The gap was withdrawn: “twice”",)),
        (QA, (f"{name} was withdrawn",)),
        (QA, ("The gap was restored", "reason: “twice” → nothing")),
        (QA, (f"{name} was restored",)),
    ]


BESIDE = [
    (LinkKind.QUESTION, FIRST_INTERACTION),
    (LinkKind.SECTION, SECTION),
    (LinkKind.THEME, "Letters"),
]


@pytest.mark.parametrize(("kind", "known_as"), BESIDE)
def test_staff_views_stand_alone_until_something_is_linked(
    talked: OpenedMapping, kind: LinkKind, known_as: str
) -> None:
    gap = a_gap(talked)
    assert staff_view_only(gap, talked.round())
    assert staff_view_only(FIRST_INTERACTION, talked.round())
    round_ = beside(talked, kind, known_as)
    assert strands_of(round_, gap) == strands_of(round_, FIRST_INTERACTION) == {Strand.VOICE}
    assert staff_view_only("safe.collaboration", round_)


def test_evidence_beside_a_gap_is_beside_no_other(talked: OpenedMapping) -> None:
    gap, other = a_gap(talked), a_gap(talked)
    round_ = beside(talked, LinkKind.GAP, str(gap.id), strand=Strand.AUDIT)
    assert strands_of(round_, gap) == {Strand.AUDIT}
    assert staff_view_only(other, round_)
    assert staff_view_only(FIRST_INTERACTION, round_)
    assert voice_of(round_, gap) == ()
    round_ = beside(talked, LinkKind.GAP, str(gap.id), direction=Direction.CONTRADICTS)
    assert [one.says for one in voice_of(round_, gap)] == ["The letters frighten us"]
    evidence = round_.evidence[0]
    assert links_with(evidence, str(gap.id), put=False) == ()
    twice = links_with(evidence, str(other.id), put=True)
    assert [link.id for link in twice] == [gap.id, other.id]
    assert links_with(evidence, str(gap.id), put=True) == evidence.links


def test_points_that_rest_on_an_audit_stand_beside_staff_views(talked: OpenedMapping) -> None:
    live = a_live(talked)
    (point,) = live.record([line("? Spring audit")])
    live.amend(str(point.id), strand=Strand.AUDIT)
    live.close()
    round_ = talked.round()
    assert strands_of(round_, FIRST_INTERACTION) == {Strand.AUDIT}
    assert strands_of(round_, draft_gap(round_, From(section=SECTION, theme="letters"))) == set()
    chosen = draft_gap(round_, From(section="safe", points=(str(point.id),)))
    assert strands_of(round_, chosen) == {Strand.AUDIT}


def test_a_matched_line_of_the_local_baseline_is_audit(talked: OpenedMapping) -> None:
    item = BaselineItem(id="b1", section=SECTION, list=BaselineList.DOING, text="Plain letters")
    baseline = Baseline(authority="Northumberland", source="QA framework", items=(item,))
    fields = {**baseline.model_dump(), **stamp(talked, QA)}
    talked.store.append_to_round(ROUND, [BaselineEntry.model_validate(fields)])
    gap = a_gap(talked)
    matched = (((), set()), (("other",), set()), (("Letters",), {Strand.AUDIT}))
    for themes, expected in matched:
        match = {"item": "b1", "themes": themes, **stamp(talked, QA)}
        talked.store.append_to_round(ROUND, [BaselineMatchEntry.model_validate(match)])
        assert strands_of(talked.round(), FIRST_INTERACTION) == expected
        assert strands_of(talked.round(), gap) == expected
    elsewhere = gap.model_copy(update={"section": "safe", "question": None})
    assert staff_view_only(elsewhere, talked.round())


def test_withdrawn_evidence_no_longer_stands_beside_anything(talked: OpenedMapping) -> None:
    gap = a_gap(talked)
    beside(talked, LinkKind.GAP, str(gap.id), evidence="e1")
    gone = evidence_entry(talked, evidence="e1", withdrawn=True)
    talked.store.append_to_round(ROUND, [gone])
    assert staff_view_only(gap, talked.round())
