"""The Framework's shipped files hold the sources' words to the letter, every list whole."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ncf_reflect.banks import BANK_LIMIT, shipped_folder
from ncf_reflect.banks.framework import KINDS, Library
from ncf_reflect.model.framework import Counted, Role, Topic
from ncf_reflect.model.groups import Group
from tests.banks.framework_strings import digest, quoted

SOURCES = Path(__file__).with_name("framework_strings.sha256")
STAFF = (Role.SENIOR_LEADERS, Role.PRACTICE_SUPERVISORS, Role.PRACTITIONERS)

# The sources, counted by hand.
EXPECTED = {
    "leaders": {None: (18, 9, 5)},
    "workforce": {None: (12, 7, 5)},
    "stay-together": {None: (10, 6, 13)},
    "family-network": {None: (8, 6, 10)},
    "safe": {None: (13, 10, 10), Topic.HARM_OUTSIDE: (5, 4, 5)},
    "loving-homes": {None: (16, 10, 13), Topic.CARE_LEAVERS: (6, 6, 5)},
}
VOICES = {"stay-together": 6, "family-network": 4, "safe": 6, "loving-homes": 9}
BASELINE = {
    ("stay-together", None): (12, 11, 5),
    ("family-network", None): (8, 4, 4),
    ("safe", None): (7, 9, 6),
    ("loving-homes", None): (9, 11, 6),
    ("loving-homes", Topic.CARE_LEAVERS): (4, 7, 1),
}
BASELINE_LISTS = {"achieve", "doing", "develop"}
INDICATORS = {
    "stay-together": 5,
    "family-network": 2,
    "safe": 4,
    "loving-homes": 10,
    "workforce": 3,
    "leaders": 2,
}


@cache
def shipped() -> Library:
    return Library()


def test_every_string_is_the_sources_own_and_every_list_is_in_their_order() -> None:
    """`framework_strings.sha256` comes from a second extraction, made straight from the sources."""
    wanted = dict(
        reversed(line.split("  ", 1)) for line in SOURCES.read_text(encoding="utf-8").splitlines()
    )
    found = {key: digest(text) for key, text in quoted(shipped())}

    assert sorted(found) == sorted(wanted)
    assert [key for key in wanted if found[key] != wanted[key]] == []


def test_no_shipped_file_is_faulty_and_there_is_one_of_each_kind() -> None:
    assert [len(shipped().find(kind)) for kind in KINDS] == [1] * len(KINDS)
    assert shipped().faulty == ()


def test_each_role_has_as_many_expectations_as_the_guidance() -> None:
    found: dict[str, dict[Topic | None, tuple[int, ...]]] = {}
    for slug, topics in EXPECTED.items():
        chapter = shipped().framework.chapter(slug)
        assert chapter is not None
        counted = {(each.role, each.topic): len(each.expectations) for each in chapter.lists}
        found[slug] = {topic: tuple(counted[role, topic] for role in STAFF) for topic in topics}
        assert counted.get((Role.EVERY_AREA, None)) == VOICES.get(slug)

    assert found == EXPECTED


def test_there_are_237_expectations_beside_the_four_for_all_organisations() -> None:
    placed = list(shipped().framework.placed())
    for_all = [each for each in placed if each.role is Role.ALL_ORGANISATIONS]

    assert (len(placed) - len(for_all), len(for_all)) == (237, 4)
    assert len({each.id for each in placed}) == 241


def test_one_bullet_stands_twice_and_is_told_apart_by_its_id() -> None:
    twice = "Every area supports children and young people to share their wishes and feelings"
    found = [each.id for each in shipped().framework.placed() if each.text.startswith(twice)]

    assert found == ["stay-together.every-area.4", "safe.every-area.2"]


def test_principles_concepts_and_terms_are_all_there() -> None:
    (glossary,) = shipped().glossaries

    assert len(shipped().framework.principles) == 6
    assert (len(glossary.concepts), len(glossary.terms)) == (7, 30)
    assert shipped().framework.sections[0].working_together == (
        "collaborate",
        "learn",
        "resource",
        "include",
        "mutually challenge",
    )


def test_the_baseline_is_dated_and_whole() -> None:
    (shelved,) = shipped().baselines

    assert shelved.value.as_of == "2023-12-15"
    assert {
        (each.slug, each.topic): (len(each.achieve), len(each.doing), len(each.develop))
        for each in shelved.value.sections
    } == BASELINE


def test_the_26_indicators_are_labelled_as_proposed_in_2023() -> None:
    (indicators,) = shipped().indicators

    assert {each.slug: len(each.indicators) for each in indicators.sections} == INDICATORS
    assert indicators.label == "proposed in 2023"
    assert (len(indicators.principles), len(indicators.long_term_outcomes)) == (5, 6)


def test_how_others_do_it_and_what_practitioners_are_told_are_whole() -> None:
    (examples,), (wording,) = shipped().examples, shipped().wordings
    slugs = {chapter.slug for chapter in shipped().framework.sections}

    assert (len(examples.statements), len(examples.principles)) == (14, 6)
    assert (len(wording.principles), len(wording.outcomes)) == (6, 4)
    assert {slug for each in examples.statements for slug in each.bears_on} <= slugs
    assert all(each.bears_on for each in examples.statements)


def test_the_numbers_differ_where_the_documents_differ() -> None:
    crosswalk = shipped().crosswalk
    shown = {
        slug: [number for _, number in crosswalk.numbers(slug)]
        for slug in ("multi-agency", "workforce", "leaders", "family-network", "safe")
    }

    assert shown == {
        "multi-agency": ["Enabler 1", "no number", "not an enabler yet"],
        "workforce": ["Enabler 3", "no number", "Enabler 1"],
        "leaders": ["Enabler 2", "no number", "Enabler 2"],
        "family-network": ["Outcome 2", "Outcome 2", "Outcome 2", "Outcome 3"],
        "safe": ["Outcome 3", "Outcome 3", "Outcome 3", "Outcome 2"],
    }


def test_the_guidances_roles_are_our_groups_by_its_words() -> None:
    assert [role.group for role in STAFF] == [Group.LEADERS, Group.MANAGERS, Group.WORKERS]
    assert Role.PRACTICE_SUPERVISORS.with_group == "practice supervisors (managers)"
    assert Role.EVERY_AREA.with_group == "every area"


def test_what_is_quoted_from_the_guidance_carries_the_licences_own_sentence() -> None:
    for file in (shipped().framework, *shipped().glossaries):
        assert file.attribution.endswith(
            "© Crown copyright 2023. Contains public sector information licensed under the "
            "Open Government Licence v3.0."
        )


def test_each_expectation_says_where_it_stands() -> None:
    places = {each.id: each.place for each in shipped().framework.placed()}

    assert places["safe.senior-leaders.harm-outside.2"] == (
        "Outcome 3 (from page 41), How senior leaders should achieve this outcome in practice, "
        "Responding to harm outside of the home, 2"
    )
    assert places["leaders.practitioners.5"] == (
        "Enabler: Leaders drive conditions for effective practice (from page 20), "
        "How practitioners should support this enabler in practice, 5"
    )


def test_every_list_that_must_be_whole_says_how_many_it_holds() -> None:
    library = shipped()
    chapters = library.framework.sections
    wanted: list[tuple[Iterable[Counted], set[str]]] = [
        ([library.framework], {"principles", "sections"}),
        (chapters, {"lists", "summary"}),
        ([each for chapter in chapters for each in chapter.lists], {"expectations"}),
        (library.glossaries, {"concepts", "terms"}),
        ([each for file in library.baselines for each in file.value.sections], BASELINE_LISTS),
        ([each for file in library.indicators for each in file.sections], {"indicators"}),
        (library.examples, {"statements", "principles"}),
        (library.wordings, {"outcomes", "principles"}),
    ]

    for values, lists in wanted:
        assert [value for value in values if not lists <= set(value.counts)] == []


def test_every_file_is_small_enough_to_be_read() -> None:
    files = list(Path(str(shipped_folder())).glob("framework*.toml"))

    assert len(files) == len(KINDS)
    assert all(file.stat().st_size < BANK_LIMIT for file in files)


def test_our_own_summary_says_that_its_words_are_ours_and_fits_a_page() -> None:
    summary = shipped().summary
    words = " ".join(line for part in summary.parts for line in part.lines).lower()

    assert summary.words == "ours"
    assert len(words.split()) < 450
    for word in ("service user", "placement", "contact", " case", "score", "compliance", "rank"):
        assert word not in words
