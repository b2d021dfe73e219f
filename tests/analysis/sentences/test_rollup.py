"""The sentences of sections and rounds."""

from ncf_reflect.analysis.sentences import arithmetic_lines, chance_sentence, section_sentence
from ncf_reflect.model.findings import Code, Findings, SectionState
from ncf_reflect.model.groups import Group

from . import builders as b
from .builders import LEADERS, MANAGERS, WORKERS, Said

STAFF = (Said(WORKERS), Said(MANAGERS), Said(LEADERS))
WM, WL, ML = (WORKERS, MANAGERS), (WORKERS, LEADERS), (MANAGERS, LEADERS)
Verdicts = dict[tuple[Group, Group], b.Verdict]


def section(state: SectionState, *verdicts: Verdicts, said: tuple[Said, ...] = STAFF) -> str:
    found = b.section_finding(state, *(b.question_finding(said, one) for one in verdicts))
    return section_sentence(found, b.section(*(b.question(*said) for _ in verdicts)))


def test_a_pair_that_differs_on_two_questions_is_named_once() -> None:
    differing = {WM: b.ALIKE, WL: b.DIFFER, ML: b.DIFFER}
    assert section(SectionState.DIVERGES, differing, {WL: b.DIFFER}, {WM: b.MAY_DIFFER}) == (
        "Views differ on 2 of 3 questions: workers and leaders; managers and leaders."
    )


def test_what_to_look_into_lists_the_most_serious_first() -> None:
    said = (Said(WORKERS), Said(MANAGERS), b.silent(LEADERS))
    topics = {WM: b.SILENCE, WL: b.SILENCE}
    assert section(SectionState.CHECK, topics, {WM: b.MAY_DIFFER, ML: b.SILENCE}, said=said) == (
        "To look into on 2 of 2 questions: a possible difference between workers and managers; "
        "no answer from leaders; different topics from workers and managers."
    )


def test_a_section_of_one_question_speaks_of_one_question() -> None:
    assert section(SectionState.HOLDS_TOGETHER, {WM: b.ALIKE}).startswith(
        "Views similar or partly similar on 1 of 1 question. "
    )


def test_without_ratings_to_compare_there_is_no_word_of_chance() -> None:
    found = b.question_finding(STAFF, {WL: b.DIFFER})
    sections = (b.section_finding(SectionState.DIVERGES, found),)
    nothing = Findings(ruleset="v1", round="Spring", sealed=(), pattern=(), sections=sections)
    assert chance_sentence(nothing) is None


def test_the_arithmetic_counts_ties_on_both_sides() -> None:
    first = Said(WORKERS, votes=(1, 0, 2, 0, 0))
    second = Said(LEADERS, votes=(0, 1, 1, 1, 0))
    made = b.pair(first, second, Code.NOT_ENOUGH, rated=b.similar())
    lines = arithmetic_lines(made, b.question(first, second), (first.finding, second.finding))
    assert lines == (
        "Match each rating from workers with each from leaders: "
        "workers higher in 2 of 9 pairs, the same in 2, lower in 5.",
        "Workers: 1 said 1, 2 said 3. Leaders: 1 said 2, 1 said 3, 1 said 4.",
    )


def test_too_few_ratings_are_listed_but_not_matched() -> None:
    first, second = Said(WORKERS, votes=(1, 0, 0, 0, 0)), Said(LEADERS, votes=(0, 2, 0, 0, 0))
    made = b.pair(first, second, Code.NOT_ENOUGH, rated=b.TOO_FEW)
    lines = arithmetic_lines(made, b.question(first, second), (first.finding, second.finding))
    assert lines == ("Workers: 1 said 1. Leaders: 2 said 2.",)
