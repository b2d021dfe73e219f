"""Reading the National Framework: what it expects of whom, and which number stands where."""

import math
import re
from collections import Counter
from collections.abc import Mapping

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.base import Value
from ncf_reflect.model.framework import Chapter, Framework, PlacedExpectation, Role
from ncf_reflect.model.groups import Group
from ncf_reflect.model.reference import Crosswalk

IN_PRACTICE = "In practice"
MOST_CLOSE = 3
CLOSE_FROM = 8.0
"""The weight of the words in common from which an expectation is called close to a question."""

_WORD = re.compile(r"[a-z]{4,}")
_STEM = 6


class ResponsibilityRow(Value):
    """What is expected on one matter: of every area or organisation, and of each group."""

    heading: str
    everyone: tuple[PlacedExpectation, ...] = ()
    leaders: tuple[PlacedExpectation, ...] = ()
    managers: tuple[PlacedExpectation, ...] = ()
    workers: tuple[PlacedExpectation, ...] = ()


def expectations(
    framework: Framework, section: str = "", role: Role | None = None, words: str = ""
) -> tuple[PlacedExpectation, ...]:
    """The expectations of a section and a role that hold all of `words`, each where it stands.

    In the guidance's order. What is left empty does not narrow; capitals do not count.
    """
    wanted = words.casefold().split()
    return tuple(
        placed
        for placed in framework.placed()
        if (not section or placed.section == section)
        and (role is None or placed.role is role)
        and all(word in placed.text.casefold() for word in wanted)
    )


def responsibilities(framework: Framework, section: str) -> tuple[ResponsibilityRow, ...]:
    """What a section expects of leaders, managers and workers, a row for each matter.

    The rows: what every area does to respond to voices, what each role does in practice, then the
    guidance's own headings within the outcome (harm outside of the home, care leavers). The
    partnership's section has one row, for all organisations. Empty for a section that the guidance
    does not have. Which role is which group is ours (`Role.group`).
    """
    chapter = framework.chapter(section)
    found: dict[str, dict[Role, list[PlacedExpectation]]] = {}
    for placed in chapter.placed() if chapter else ():
        heading = _row_heading(chapter, placed)
        found.setdefault(heading, {}).setdefault(placed.role, []).append(placed)
    return tuple(_row(heading, by_role) for heading, by_role in found.items())


def section_named(framework: Framework, crosswalk: Crosswalk, typed: str) -> Chapter:
    """The chapter that a person means by a slug, or by "outcome 3" in our own numbering.

    RefusedError names the known ones.
    """
    named = "-".join(typed.casefold().split())
    ours = crosswalk.numberings[0].places if crosswalk.numberings else ()
    numbered = {place.shown.casefold().replace(" ", "-"): place.slug for place in ours}
    chapter = framework.chapter(numbered.get(named, named))
    if chapter is None:
        known = ", ".join(known.slug for known in framework.sections)
        raise RefusedError(f"There is no section “{typed}”. Known: {known}.")
    return chapter


def role_named(typed: str) -> Role:
    """The role that a person means, by the guidance's name or by our group's.

    RefusedError names the known ones.
    """
    named = "-".join(typed.casefold().split())
    for role in Role:
        if named == role.value or (role.group and named == role.group.value):
            return role
    if named == Group.PARTNERSHIP.value:
        return Role.ALL_ORGANISATIONS
    known = ", ".join(role.value for role in Role)
    raise RefusedError(f"There is no role “{typed}”. Known: {known}, leaders, managers, workers.")


def numbers_line(crosswalk: Crosswalk, section: str) -> str:
    """Which number a section has in which document; empty for one that stands in none.

    "Outcome 3 in the briefing and its tools; Outcome 2 in the national Dashboard since March 2026."
    """
    by_number: dict[str, list[str]] = {}
    for numbering, shown in crosswalk.numbers(section):
        by_number.setdefault(shown, []).append(numbering.name)
    told = [f"{shown} in {_listed(names)}" for shown, names in by_number.items()]
    return f"{'; '.join(told)}." if told else ""


def closest(framework: Framework, section: str, question: str) -> tuple[str, ...]:
    """At most three expectations of a section, by id, whose words are closest to a question's.

    The closest first. Words that many expectations share weigh little. A hint for reading, used
    for no code.
    """
    stems = {placed.id: _stems(placed.text) for placed in framework.placed()}
    spread = Counter(stem for held in stems.values() for stem in held)
    asked = _stems(question)
    weights = {
        placed.id: sum(math.log(len(stems) / spread[stem]) for stem in asked & stems[placed.id])
        for placed in expectations(framework, section)
    }
    return _heaviest(weights)


def _heaviest(weights: Mapping[str, float]) -> tuple[str, ...]:
    best = max(weights.values(), default=0.0)
    heavy = [key for key, weight in weights.items() if weight >= max(CLOSE_FROM, best / 2)]
    return tuple(sorted(heavy, key=lambda key: -weights[key])[:MOST_CLOSE])


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.casefold()))


def _row_heading(chapter: Chapter | None, placed: PlacedExpectation) -> str:
    for listed in chapter.lists if chapter else ():
        if (listed.role, listed.topic) == (placed.role, placed.topic):
            everyone = listed.role in {Role.EVERY_AREA, Role.ALL_ORGANISATIONS}
            return listed.under or (listed.heading if everyone else IN_PRACTICE)
    return IN_PRACTICE


def _row(heading: str, by_role: Mapping[Role, list[PlacedExpectation]]) -> ResponsibilityRow:
    def of(*roles: Role) -> tuple[PlacedExpectation, ...]:
        return tuple(placed for role in roles for placed in by_role.get(role, ()))

    return ResponsibilityRow(
        heading=heading,
        everyone=of(Role.EVERY_AREA, Role.ALL_ORGANISATIONS),
        leaders=of(Role.SENIOR_LEADERS),
        managers=of(Role.PRACTICE_SUPERVISORS),
        workers=of(Role.PRACTITIONERS),
    )


def _listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
