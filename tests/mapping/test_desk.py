"""What lies on the Desk: findings with their words."""

from ncf_reflect.mapping.desk import Desk, DeskQuestion, read_desk
from ncf_reflect.model.evidence import (
    Baseline,
    BaselineItem,
    BaselineList,
    BaselineMatch,
    Evidence,
    Link,
    LinkKind,
)
from ncf_reflect.model.gap import EvidenceLevel
from ncf_reflect.model.kinds import SessionState, Strand
from ncf_reflect.model.session import Point
from tests.analysis.builders import (
    FIRST_INTERACTION,
    LEADERS,
    MANAGERS,
    STAFF,
    WORKERS,
    a_bank,
    a_point,
    a_round,
    a_section,
    a_session,
    an_answer,
    develop,
    doing,
    nothing_said,
    tool_1,
)

SECOND = "stay-together.complexity"


def numbered(*points: Point) -> tuple[Point, ...]:
    return tuple(
        point.model_copy(update={"id": f"p{number}"}) for number, point in enumerate(points)
    )


def opposed() -> Desk:
    return read_desk(
        a_round(
            a_session("w", WORKERS, an_answer(*numbered(develop("nights", "letters")))),
            a_session("l", LEADERS, an_answer(doing("nights"))),
        )
    )


def first(desk: Desk) -> DeskQuestion:
    return desk.question(FIRST_INTERACTION)


def rated(workers: list[int], leaders: list[int]) -> DeskQuestion:
    return first(
        read_desk(
            a_round(
                a_session("w", WORKERS, an_answer(votes=workers), present=14),
                a_session("l", LEADERS, an_answer(votes=leaders), present=3),
            )
        )
    )


def test_the_most_serious_question_comes_first_and_the_rest_stays_in_bank_order() -> None:
    desk = read_desk(
        a_round(
            a_session("w", WORKERS, an_answer(doing("x"), question="safe.relationships")),
            a_session("l", LEADERS, nothing_said("safe.relationships")),
        )
    )
    serious = desk.most_serious_first()
    assert serious[0].section.slug == "safe"
    assert serious[0].questions[0].finding.id == "safe.relationships"
    assert [one.section.slug for one in serious[1:3]] == ["multi-agency", "leaders"]


def test_the_pairs_of_a_question_are_the_most_serious_first() -> None:
    assert first(opposed()).pairs[0].groups == (WORKERS, LEADERS)


def test_the_gloss_of_a_question_is_that_of_its_most_serious_pair() -> None:
    assert first(opposed()).gloss == "They may see it differently: ask"


def test_different_topics_have_a_gloss_of_their_own() -> None:
    desk = read_desk(
        a_round(
            a_session("w", WORKERS, an_answer(doing("a"))),
            a_session("l", LEADERS, an_answer(doing("b"))),
        )
    )
    assert first(desk).gloss == "They raised different topics"


def test_a_question_put_to_one_group_has_a_gloss_too() -> None:
    assert opposed().question("leaders.culture").gloss == "Cannot be compared"


def test_the_reasons_leave_out_how_many_voted() -> None:
    question = rated([2, 6, 3, 1, 0], [0, 0, 0, 3, 0])
    pair = question.pairs[0]
    assert question.voted(WORKERS) in pair.reasons
    assert question.voted(WORKERS) not in question.reasons(pair, with_sums=True)


def test_the_sums_are_among_the_reasons_only_where_they_are_wanted() -> None:
    question = rated([2, 6, 3, 1, 0], [0, 0, 0, 3, 0])
    pair = question.pairs[0]
    shown = set(question.reasons(pair, with_sums=True))
    assert [line[:36] for line in shown - set(question.reasons(pair, with_sums=False))] == [
        "To look the same, ratings would move"
    ]


def test_the_sum_of_similar_ratings_is_arithmetic_as_well() -> None:
    question = rated([0, 0, 5, 5, 0], [0, 0, 5, 5, 0])
    lines = question.reasons(question.pairs[0], with_sums=False)
    assert lines and not any("would move" in line for line in lines)


def test_the_middle_answer_says_whether_ratings_are_in_two_sets() -> None:
    assert rated([0, 6, 0, 5, 0], [0, 0, 0, 3, 0]).middle(WORKERS) == (
        "2 Level 2. Two sets of ratings"
    )


def test_a_group_without_ratings_has_no_middle_answer() -> None:
    assert first(opposed()).middle(WORKERS) == ""


def test_a_status_gives_the_groups_reason() -> None:
    desk = read_desk(a_round(a_session("l", LEADERS, nothing_said())))
    assert first(desk).status(LEADERS) == "Asked, nothing said: “unsure”"
    assert first(desk).status(WORKERS) == "No finished session yet"


def test_what_only_one_group_raised_is_named_by_group() -> None:
    assert first(opposed()).raised_by_one == {WORKERS: ("letters",)}


def test_a_group_alone_raises_nothing_that_others_did_not() -> None:
    desk = read_desk(a_round(a_session("w", WORKERS, an_answer(doing("nights")))))
    assert first(desk).raised_by_one == {}


def test_shared_gaps_are_without_the_other_markers() -> None:
    desk = read_desk(
        a_round(
            a_session("w", WORKERS, an_answer(develop("letters"), votes=[0, 6, 0, 5, 0])),
            a_session("m", MANAGERS, an_answer(develop("letters"))),
        )
    )
    assert first(desk).shared_gaps == ("Every group that answered raised “letters” to develop.",)


def test_a_point_of_a_joint_session_is_there_once_with_its_groups() -> None:
    said = an_answer(*numbered(a_point()))
    desk = read_desk(a_round(a_session("j", (WORKERS, MANAGERS), said)))
    ((pooled, groups),) = first(desk).points.values()
    assert groups == (WORKERS, MANAGERS) and pooled.session == "j"
    assert desk.untagged == 1


def test_only_finished_sessions_are_counted_as_such() -> None:
    desk = read_desk(
        a_round(
            a_session("w", WORKERS), a_session("l", LEADERS, state=SessionState.OPEN), banks=None
        )
    )
    assert (desk.finished, desk.unfinished) == (1, 1)


def test_themes_offered_are_the_questions_then_the_banks_then_the_rounds() -> None:
    section = a_section("stay-together", STAFF, ["first-interaction", "complexity"])
    suggesting = section.questions[0].model_copy(update={"suggested_themes": ("welcome",)})
    section = section.model_copy(update={"questions": (suggesting, section.questions[1])})
    session = a_session(
        "w",
        WORKERS,
        an_answer(*numbered(doing("nights"))),
        an_answer(doing("supervision").model_copy(update={"id": "q"}), question=SECOND),
    )
    desk = read_desk(a_round(session, banks=(tool_1(), a_bank("tool-2", [section], None))))
    assert desk.themes_for(FIRST_INTERACTION) == ("nights", "welcome", "supervision")


def test_a_suggestion_that_the_round_spells_otherwise_is_offered_once_in_its_spelling() -> None:
    section = a_section("stay-together", STAFF, ["first-interaction"])
    question = section.questions[0].model_copy(update={"suggested_themes": ("letters",)})
    section = section.model_copy(update={"questions": (question,)})
    session = a_session("w", WORKERS, an_answer(*numbered(doing("Letters"))))
    desk = read_desk(a_round(session, banks=(tool_1(), a_bank("tool-2", [section], None))))
    assert desk.themes_for(FIRST_INTERACTION) == ("Letters",)


def test_staff_evidence_only_is_lifted_by_what_stands_beside_from_outside() -> None:
    said = a_round(a_session("w", WORKERS, an_answer(develop("letters"))))
    beside_theme = Evidence(
        id="e1",
        strand=Strand.VOICE,
        source="Parents' panel",
        says="The letters frighten us",
        level=EvidenceLevel.SOME,
        links=(Link(kind=LinkKind.THEME, id="Letters"),),
    )
    item = BaselineItem(id="b1", section="stay-together", list=BaselineList.DOING, text="Letters")
    match = BaselineMatch(item="b1", themes=("letters",))
    baseline = Baseline(authority=said.authority, source="QA framework", items=(item,))
    theirs = baseline.model_copy(update={"authority": "Another council"})
    linked = said.model_copy(update={"evidence": (beside_theme,)})
    matched = said.model_copy(update={"baseline": baseline, "baseline_matches": (match,)})
    example = matched.model_copy(update={"baseline": theirs})
    marked = [
        any(marker.startswith("Staff evidence only") for marker in first(read_desk(each)).markers)
        for each in (said, linked, matched, example)
    ]
    assert marked == [True, False, False, True]
