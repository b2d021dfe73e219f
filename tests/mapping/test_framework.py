"""Reading the Framework: expectations, responsibilities, numbers, what is close to a question."""

from functools import cache

import pytest

from ncf_reflect.banks import find_banks
from ncf_reflect.banks.framework import Library
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.framework import (
    closest,
    expectations,
    numbers_line,
    responsibilities,
    role_named,
    section_named,
)
from ncf_reflect.model.framework import Role


@cache
def library() -> Library:
    return Library()


def close_to(question: str) -> tuple[str, ...]:
    banks = find_banks(None).banks.values()
    asked = {each.question.id: each for bank in banks for each in bank.asked()}[question]
    return closest(library().framework, asked.section.slug, asked.question.text)


def test_expectations_are_narrowed_by_section_role_and_words() -> None:
    guidance = library().framework

    assert len(expectations(guidance)) == 241
    assert len(expectations(guidance, "loving-homes", Role.SENIOR_LEADERS)) == 22
    assert [each.id for each in expectations(guidance, words="PROTOCOL jobcentres")] == [
        "loving-homes.senior-leaders.care-leavers.5"
    ]
    assert expectations(guidance, "nowhere") == ()


def test_responsibilities_stand_in_rows_by_matter_and_columns_by_group() -> None:
    rows = responsibilities(library().framework, "safe")

    assert [row.heading for row in rows] == [
        "Responding to the voices of children, young people, and families",
        "In practice",
        "Responding to harm outside of the home",
    ]
    assert [
        tuple(map(len, (row.everyone, row.leaders, row.managers, row.workers))) for row in rows
    ] == [(6, 0, 0, 0), (0, 13, 10, 10), (0, 5, 4, 5)]
    assert rows[2].workers[0].id == "safe.practitioners.harm-outside.1"


def test_every_expectation_stands_once_among_the_responsibilities() -> None:
    guidance = library().framework
    found = [
        each.id
        for chapter in guidance.sections
        for row in responsibilities(guidance, chapter.slug)
        for column in (row.everyone, row.leaders, row.managers, row.workers)
        for each in column
    ]

    assert sorted(found) == sorted(each.id for each in guidance.placed())


def test_the_partnerships_section_is_for_all_organisations() -> None:
    (row,) = responsibilities(library().framework, "multi-agency")

    assert (row.heading, len(row.everyone)) == ("How this enabler is supported in practice", 4)
    assert responsibilities(library().framework, "nowhere") == ()


@pytest.mark.parametrize("typed", ["safe", "Safe", "outcome 3", "Outcome-3"])
def test_a_section_is_found_by_its_slug_or_its_number_here(typed: str) -> None:
    assert section_named(library().framework, library().crosswalk, typed).slug == "safe"


@pytest.mark.parametrize(
    "typed, role",
    [
        ("leaders", Role.SENIOR_LEADERS),
        ("Practice supervisors", Role.PRACTICE_SUPERVISORS),
        ("workers", Role.PRACTITIONERS),
        ("every-area", Role.EVERY_AREA),
        ("partnership", Role.ALL_ORGANISATIONS),
    ],
)
def test_a_role_is_found_by_the_guidances_name_or_ours(typed: str, role: Role) -> None:
    assert role_named(typed) is role


def test_what_is_not_known_is_refused_with_what_is() -> None:
    with pytest.raises(RefusedError, match="Known: multi-agency, leaders, workforce"):
        section_named(library().framework, library().crosswalk, "outcome 9")
    with pytest.raises(RefusedError, match="every-area, senior-leaders"):
        role_named("nobody")


def test_numbers_that_differ_are_told_apart() -> None:
    assert numbers_line(library().crosswalk, "safe") == (
        "Outcome 3 in the briefing and its tools, the statutory guidance and the consultation "
        "draft of 2023; Outcome 2 in the national Dashboard since March 2026."
    )
    assert numbers_line(library().crosswalk, "nowhere") == ""


def test_the_expectation_that_a_question_echoes_comes_first() -> None:
    echoes = {
        "stay-together.first-interaction": "stay-together.practice-supervisors.1",
        "family-network.creative-thinking": "family-network.practice-supervisors.6",
        "family-network.family-led-tools": "family-network.practice-supervisors.3",
        "safe.collaboration": "safe.practice-supervisors.9",
        "workforce.supervision": "workforce.practice-supervisors.2",
        "leaders.culture": "leaders.practice-supervisors.3",
    }

    assert {question: close_to(question)[0] for question in echoes} == echoes


def test_a_question_that_echoes_nothing_has_nothing_close() -> None:
    assert close_to("multi-agency.working-together") == ()
    assert closest(library().framework, "nowhere", "first interaction") == ()
    assert closest(library().framework, "safe", "") == ()
