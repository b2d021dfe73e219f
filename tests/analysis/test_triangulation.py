"""A whole round, from sessions to findings."""

from fractions import Fraction
from time import process_time

from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.model.findings import (
    Code,
    Findings,
    FindingStrength,
    PairFinding,
    QuestionFinding,
    RatingResult,
    SectionState,
    Split,
    ThemeFinding,
    ThemeState,
)
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus, Kind
from ncf_reflect.model.session import Answer, Round
from tests.analysis.builders import (
    FIRST_INTERACTION,
    LEADERS,
    MANAGERS,
    PARTNERSHIP,
    WORKERS,
    a_bank,
    a_point,
    a_round,
    a_scale,
    a_section,
    a_session,
    an_answer,
    develop,
    doing,
    example_round,
    nothing_said,
    tool_1,
    tool_2,
)

WORKERS_VOTES = (2, 6, 3, 1, 0)
LEADERS_VOTES = (0, 0, 0, 3, 0)


def question(findings: Findings, question_id: str = FIRST_INTERACTION) -> QuestionFinding:
    return next(q for s in findings.sections for q in s.questions if q.id == question_id)


def pair(found: QuestionFinding, *groups: Group) -> PairFinding:
    return next(p for p in found.pairs if p.groups == groups)


def workers_and_leaders(workers: Answer, leaders: Answer) -> PairFinding:
    sessions = [a_session("w", WORKERS, workers), a_session("l", LEADERS, leaders)]
    return pair(question(triangulate(a_round(*sessions))), WORKERS, LEADERS)


def test_the_head_names_the_ruleset_and_the_round() -> None:
    findings = triangulate(a_round())
    assert (findings.ruleset, findings.round, findings.sealed) == ("v1", "Spring 2026", ())


def test_sections_stand_in_bank_order_with_single_sources_named() -> None:
    assert [(s.id, s.state) for s in triangulate(a_round()).sections] == [
        ("multi-agency", SectionState.SINGLE_SOURCE),
        ("leaders", SectionState.SINGLE_SOURCE),
        ("workforce", SectionState.NOT_ENOUGH),
        ("stay-together", SectionState.NOT_ENOUGH),
        ("family-network", SectionState.NOT_ENOUGH),
        ("safe", SectionState.NOT_ENOUGH),
        ("loving-homes", SectionState.NOT_ENOUGH),
    ]


def test_pairs_of_a_question_stand_in_the_fixed_order() -> None:
    assert [p.groups for p in question(triangulate(a_round())).pairs] == [
        (WORKERS, MANAGERS),
        (WORKERS, LEADERS),
        (MANAGERS, LEADERS),
    ]


def test_a_question_put_to_one_group_has_no_pair_and_is_not_comparable() -> None:
    said = an_answer(doing("x"), question="multi-agency.working-together")
    findings = triangulate(a_round(a_session("s", PARTNERSHIP, said, bank="tool-1")))
    found = question(findings, "multi-agency.working-together")
    assert (found.pairs, found.code, found.strength) == ((), Code.NOT_COMPARABLE, None)
    assert found.of(PARTNERSHIP).status is GroupStatus.ANSWERED


def test_a_group_carries_what_it_said_and_the_figures_of_its_votes() -> None:
    said = an_answer(doing("calls"), develop("letters"), votes=(0, 6, 0, 5, 0), dont_know=2)
    found = question(triangulate(a_round(a_session("s", WORKERS, said, present=14)))).of(WORKERS)
    assert found.votes == (0, 6, 0, 5, 0)
    assert (found.dont_know, found.present, found.middle) == (2, 14, Fraction(2))
    assert found.split == Split(low_at_most=2, high_at_least=4, low=6, high=5, between=0)
    assert found.themes == {"calls": ThemeState.DOING, "letters": ThemeState.DEVELOP}


def test_a_group_without_hands_has_no_figures() -> None:
    said = an_answer(doing("calls"), dont_know=2)
    found = question(triangulate(a_round(a_session("s", WORKERS, said)))).of(WORKERS)
    assert (found.votes, found.middle, found.split) == (None, None, None)


def test_the_example_of_the_design_comes_out_as_printed() -> None:
    found = workers_and_leaders(
        an_answer(doing("first-contact"), develop("letters"), votes=WORKERS_VOTES),
        an_answer(votes=LEADERS_VOTES),
    )
    assert (found.code, found.strength) == (Code.DISSONANCE, FindingStrength.FIRM)
    assert found.rating is not None
    assert (found.rating.shift, found.rating.p) == (Fraction(7, 4), Fraction(4, 455))
    assert found.themes == ThemeFinding(only={WORKERS: ("first-contact", "letters"), LEADERS: ()})


def test_few_hands_in_one_group_are_too_few_to_compare() -> None:
    found = workers_and_leaders(an_answer(votes=WORKERS_VOTES), an_answer(votes=(1, 0, 0, 0, 0)))
    assert found.rating is not None
    assert found.rating.result is RatingResult.TOO_FEW


def test_no_hands_in_one_group_is_no_rating() -> None:
    found = workers_and_leaders(an_answer(votes=WORKERS_VOTES), an_answer(dont_know=3))
    assert found.rating is None


def test_an_absent_theme_says_nothing_of_a_group_that_did_not_answer() -> None:
    found = workers_and_leaders(an_answer(doing("x")), nothing_said())
    assert found.code is Code.SILENCE
    assert found.themes.only == {WORKERS: (), LEADERS: ()}


def test_groups_that_answered_together_are_compared_in_nothing() -> None:
    joint = a_session("j", (WORKERS, MANAGERS), an_answer(doing("x"), votes=WORKERS_VOTES))
    alone = a_session("w", WORKERS, an_answer(develop("x"), votes=(0, 0, 0, 0, 9)))
    found = pair(question(triangulate(a_round(joint, alone))), WORKERS, MANAGERS)
    assert (found.code, found.rating) == (Code.NOT_COMPARABLE, None)
    assert found.themes == ThemeFinding(only={WORKERS: (), MANAGERS: ()})


def test_a_joint_session_is_still_compared_with_a_third_group() -> None:
    joint = a_session("j", (WORKERS, MANAGERS), an_answer(votes=WORKERS_VOTES))
    leaders = a_session("l", LEADERS, an_answer(votes=LEADERS_VOTES))
    found = question(triangulate(a_round(joint, leaders)))
    for group in (WORKERS, MANAGERS):
        assert pair(found, group, LEADERS).code is Code.DISSONANCE


def test_themes_that_differ_by_case_are_compared_as_one() -> None:
    found = workers_and_leaders(an_answer(doing("Letters")), an_answer(doing("letters")))
    assert found.themes.shared == ("Letters",)


def test_a_scale_from_zero_gives_middle_answers_in_its_own_numbers() -> None:
    said = an_answer(votes=(0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0))
    banks = [tool_2(a_scale(11, start=0))]
    findings = triangulate(a_round(a_session("s", WORKERS, said), banks=banks))
    assert question(findings).of(WORKERS).middle == Fraction(5)


def test_a_bank_without_a_scale_is_compared_by_themes() -> None:
    bank = a_bank("tool-2", [a_section("safe", [WORKERS, LEADERS], ["now"])], None)
    sessions = [
        a_session(group.value, group, an_answer(doing("x"), question="safe.now"))
        for group in (WORKERS, LEADERS)
    ]
    findings = triangulate(a_round(*sessions, banks=[bank]))
    assert question(findings, "safe.now").code is Code.AGREEMENT


def test_hands_on_a_bank_without_a_scale_are_no_rating() -> None:
    bank = a_bank("tool-2", [a_section("safe", [WORKERS, LEADERS], ["now"])], None)
    session = a_session("w", WORKERS, an_answer(votes=WORKERS_VOTES, question="safe.now"))
    found = question(triangulate(a_round(session, banks=[bank])), "safe.now").of(WORKERS)
    assert (found.votes, found.middle, found.split) == (None, None, None)


def test_every_pair_has_reasons_and_every_question_a_summary() -> None:
    for number in (1, 2, 3, 4):
        for section in triangulate(example_round(f"round-{number}.json")).sections:
            for found in section.questions:
                assert found.summary
                assert all(one.reasons for one in found.pairs)


def test_a_pattern_counts_over_all_banks_of_the_round() -> None:
    asked = [q.question.id for bank in (tool_1(), tool_2()) for q in bank.asked((WORKERS,))]
    sessions = [
        a_session(
            f"{group.value}-{bank.id}",
            group,
            *(an_answer(votes=votes, question=q.question.id) for q in bank.asked((WORKERS,))),
            bank=bank.id,
        )
        for bank in (tool_1(), tool_2())
        for group, votes in ((WORKERS, WORKERS_VOTES), (LEADERS, LEADERS_VOTES))
    ]
    (pattern,) = triangulate(a_round(*sessions)).pattern
    assert (pattern.higher, pattern.questions, pattern.of) == (LEADERS, len(asked), len(asked))


def a_full_round(hands: int) -> Round:
    """Both tools with all four groups, every question with points and `hands` or so."""
    sessions = []
    for bank in (tool_1(), tool_2()):
        for number, group in enumerate(Group):
            said = [
                an_answer(
                    *(a_point(kind, f"theme {kind}", "letters") for kind in Kind),
                    votes=(hands, hands + place, 3, number, place),
                    question=asked.question.id,
                )
                for place, asked in enumerate(bank.asked((group,)))
            ]
            sessions.append(a_session(f"{bank.id}-{group}", group, *said, bank=bank.id))
    return a_round(*sessions)


def test_a_full_round_is_triangulated_in_well_under_fifty_milliseconds() -> None:
    seconds = []
    for hands in (4, 5, 6):
        full = a_full_round(hands)
        # Processor time, so that a busy machine does not fail a fast rule.
        began = process_time()
        triangulate(full)
        seconds.append(process_time() - began)
    assert min(seconds) < 0.05
