"""The summary of a question and what follows its headline."""

from datetime import date

from ncf_reflect.analysis.sentences import no_evidence_line, question_summary
from ncf_reflect.analysis.sentences.sessions import answered_together
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus, Kind

from . import builders as b
from .builders import LEADERS, MANAGERS, PARTNERSHIP, WORKERS, Said

STAFF = (Said(WORKERS), Said(MANAGERS), Said(LEADERS))
FOUR_GROUPS = (Said(PARTNERSHIP), *STAFF)
WM, WL, ML = (WORKERS, MANAGERS), (WORKERS, LEADERS), (MANAGERS, LEADERS)
NW, NM, NL = (PARTNERSHIP, WORKERS), (PARTNERSHIP, MANAGERS), (PARTNERSHIP, LEADERS)
Verdicts = dict[tuple[Group, Group], b.Verdict]


def summary(pairs: Verdicts, said: tuple[Said, ...] = STAFF) -> str:
    return question_summary(b.question_finding(said, pairs), b.question(*said))


def test_a_firm_pair_is_the_headline_and_a_check_pair_goes_into_the_rest() -> None:
    assert summary({WM: b.MAY_DIFFER, WL: b.DIFFER, ML: b.ALIKE}) == (
        "Workers and leaders saw this differently. Workers and managers may have seen it "
        "differently; leaders and managers gave similar answers."
    )


def test_pairs_to_check_alone_may_have_seen_it_differently() -> None:
    assert summary({WM: b.MAY_DIFFER, WL: b.PARTLY, ML: b.MAY_DIFFER}) == (
        "Managers may have seen this differently from workers and from leaders. "
        "Workers and leaders gave partly similar answers."
    )


def test_partly_similar_to_one_and_similar_to_the_other_is_not_similar_to_both() -> None:
    assert summary({WM: b.ALIKE, WL: b.DIFFER, ML: b.PARTLY}) == (
        "Workers and leaders saw this differently. Leaders and managers gave partly similar "
        "answers; workers and managers gave similar answers."
    )


def test_with_two_groups_nothing_follows_the_headline() -> None:
    assert summary({WL: b.DIFFER}, (STAFF[0], STAFF[2])) == (
        "Workers and leaders saw this differently."
    )


def test_two_similar_groups_are_named() -> None:
    assert summary({WL: b.ALIKE}, (STAFF[0], STAFF[2])) == (
        "Workers and leaders gave similar answers, where we could compare."
    )


def test_a_partial_agreement_among_three_is_partly_similar() -> None:
    assert summary({WM: b.ALIKE, WL: b.PARTLY, ML: b.ALIKE}) == (
        "All three groups gave similar or partly similar answers, where we could compare."
    )


def test_all_three_is_only_said_where_all_pairs_were_compared() -> None:
    assert summary({WM: b.UNCLEAR, WL: b.ALIKE, ML: b.UNCOMPARED}) == (
        "Workers and leaders gave similar answers, where we could compare. "
        "We could not compare workers and managers; we could not compare leaders and managers."
    )


def test_a_group_without_an_answer_is_said_once_and_not_as_not_compared() -> None:
    said = (Said(WORKERS), Said(MANAGERS), b.silent(LEADERS))
    assert summary({WM: b.DIFFER, WL: b.SILENCE, ML: b.SILENCE}, said) == (
        "Workers and managers saw this differently. No answer from leaders."
    )


def test_two_groups_without_an_answer_are_joined_by_or() -> None:
    said = (Said(WORKERS), b.silent(MANAGERS), b.silent(LEADERS))
    assert summary({WM: b.SILENCE, WL: b.SILENCE, ML: b.UNCLEAR}, said) == (
        "Asked, but no answer from managers or leaders."
    )


def test_topics_that_all_three_raised_differ_in_one_sentence() -> None:
    assert summary({WM: b.SILENCE, WL: b.SILENCE, ML: b.SILENCE}) == (
        "Workers, managers and leaders raised different topics."
    )


def test_no_answer_comes_before_different_topics_in_the_rest() -> None:
    said = (*STAFF, b.silent(PARTNERSHIP))
    pairs = {WM: b.DIFFER, WL: b.SILENCE, ML: b.ALIKE}
    silences = {(PARTNERSHIP, group): b.SILENCE for group in (WORKERS, MANAGERS, LEADERS)}
    assert summary(pairs | silences, said) == (
        "Workers and managers saw this differently. No answer from NCASP; "
        "workers and leaders raised different topics; managers and leaders gave similar answers."
    )


def test_four_groups_can_differ_in_two_pairs_that_share_nobody() -> None:
    pairs = {NW: b.DIFFER, NM: b.ALIKE, NL: b.ALIKE, WM: b.ALIKE, WL: b.ALIKE, ML: b.DIFFER}
    assert summary(pairs, FOUR_GROUPS).startswith(
        "NCASP and workers saw this differently. Managers and leaders saw this differently. "
    )


def test_one_of_four_groups_can_differ_from_three() -> None:
    pairs = {NW: b.DIFFER, NM: b.ALIKE, NL: b.ALIKE, WM: b.DIFFER, WL: b.DIFFER, ML: b.ALIKE}
    assert summary(pairs, FOUR_GROUPS).startswith(
        "Workers saw this differently from NCASP, from managers and from leaders. "
    )


def test_all_four_groups_are_counted_as_four() -> None:
    pairs = dict.fromkeys((NW, NM, NL, WM, WL, ML), b.DIFFER)
    assert summary(pairs, FOUR_GROUPS) == "All four groups saw this differently from each other."


def test_nobody_answered_so_far() -> None:
    said = tuple(b.without_answer(one.group, GroupStatus.NOT_HELD) for one in STAFF)
    assert summary(dict.fromkeys((WM, WL, ML), b.UNCOMPARED), said) == "So far no group answered."


def test_a_single_group_has_nothing_to_compare() -> None:
    assert summary({}, (Said(PARTNERSHIP),)) == "One group asked (NCASP): nothing to compare."


def test_groups_that_answered_together_are_told_with_the_day() -> None:
    said = tuple(Said(one.group, joint_with=(WORKERS, MANAGERS, LEADERS)) for one in STAFF)
    assert summary(dict.fromkeys((WM, WL, ML), b.UNCOMPARED), said) == (
        "Workers, managers and leaders answered together on 12 March: "
        "their views cannot be told apart here."
    )


def test_those_who_answered_together_are_told_beside_those_still_to_come() -> None:
    said = (
        Said(WORKERS, joint_with=(MANAGERS,), dates=(date(2026, 4, 2),)),
        Said(MANAGERS, joint_with=(WORKERS,), dates=(date(2026, 4, 2),)),
        b.without_answer(LEADERS, GroupStatus.NOT_HELD),
    )
    assert summary(dict.fromkeys((WM, WL, ML), b.UNCOMPARED), said) == (
        "So far only workers and managers answered. Workers and managers answered together "
        "on 2 April: their views cannot be told apart here."
    )


def test_evidence_is_only_missed_from_groups_that_answered() -> None:
    said = (
        Said(WORKERS, points=(b.point(Kind.EVIDENCE, "Spring audit"),)),
        Said(MANAGERS),
        b.silent(LEADERS),
    )
    assert no_evidence_line(b.question(*said)) == "No evidence noted yet from managers."
    assert no_evidence_line(b.question(said[0], said[2])) is None


def test_a_joint_session_in_which_nothing_was_said_is_not_an_answer_together() -> None:
    both = (WORKERS, MANAGERS)
    said = (Said(one, status=GroupStatus.NOTHING_SAID, joint_with=both) for one in both)
    assert answered_together(b.question(*said), both) == ()
