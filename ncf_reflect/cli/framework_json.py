"""The Framework as JSON: each file's own keys, expectations with their places, and the credits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ncf_reflect.cli.framework_parts import PARTS, quoted_in
from ncf_reflect.mapping.framework import section_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

    from ncf_reflect.banks.framework import Library
    from ncf_reflect.model.framework import Chapter, Role

Json = dict[str, object]


def framework_json(library: Library, section: str, role: Role | None) -> Json:
    """All of the Framework, one part of it, or one section, perhaps of one role alone.

    `attribution` holds what must stand beside the words wherever they are shown.
    """
    part = section.casefold()
    if part in PARTS:
        shown: Json = {part: _part(library, part)}
    elif section:
        chapter = section_named(library.framework, library.crosswalk, section)
        shown = _section(library, chapter, role)
    else:
        chapters = [_chapter(library, chapter, role) for chapter in library.framework.sections]
        parts = () if role else PARTS
        shown = {**_about(library), "sections": chapters}
        shown |= {part: _part(library, part) for part in parts}
    return {**shown, "attribution": list(quoted_in(library, part, role))}


def _about(library: Library) -> Json:
    guidance = library.framework
    keys = ("id", "title", "version", "source", "licence", "published")
    return {key: getattr(guidance, key) for key in keys}


def _part(library: Library, part: str) -> object:
    guidance = library.framework
    if part == "purpose":
        return guidance.purpose
    if part == "principles":
        return {"about": list(guidance.principles_about), "list": _all(guidance.principles)}
    if part == "concepts":
        return [entry for glossary in library.glossaries for entry in _all(glossary.concepts)]
    if part == "glossary":
        return [entry for glossary in library.glossaries for entry in _all(glossary.terms)]
    files: dict[str, Iterable[BaseModel]] = {
        "summary": [library.summary],
        "numbers": [library.crosswalk],
        "wording": library.wordings,
        "examples": library.examples,
        "indicators": library.indicators,
        "baseline": [shelved.value for shelved in library.baselines],
    }
    return _all(files[part])


def _section(library: Library, chapter: Chapter, role: Role | None) -> Json:
    shown: Json = {"section": _chapter(library, chapter, role)}
    if role is None:
        slug = chapter.slug
        examples = [each for file in library.examples for each in file.statements]
        wordings = [each for file in library.wordings for each in file.outcomes]
        indicators = [each for file in library.indicators for each in file.sections]
        baselines = [each for shelved in library.baselines for each in shelved.value.of(slug)]
        shown |= {
            "wording": _all(each for each in wordings if each.slug == slug),
            "examples": _all(each for each in examples if slug in each.bears_on),
            "indicators": _all(each for each in indicators if each.slug == slug),
            "baseline": _all(baselines),
        }
    return shown


def _chapter(library: Library, chapter: Chapter, role: Role | None) -> Json:
    dumped = chapter.model_dump(mode="json", exclude={"lists", "counts"})
    placed = (each for each in chapter.placed() if role is None or each.role is role)
    numbers = {each.id: shown for each, shown in library.crosswalk.numbers(chapter.slug)}
    return {**dumped, "numbers": numbers, "expectations": _all(placed)}


def _all(values: Iterable[BaseModel]) -> list[Json]:
    return [value.model_dump(mode="json") for value in values]
