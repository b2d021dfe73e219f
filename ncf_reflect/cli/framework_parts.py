"""Which parts the Framework has on the command line, and whose words each of them quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ncf_reflect.banks.framework import Library
    from ncf_reflect.model.framework import Reference, Role

PARTS = (
    "summary",
    "purpose",
    "principles",
    "concepts",
    "glossary",
    "numbers",
    "wording",
    "examples",
    "indicators",
    "baseline",
)


def quoted_in(library: Library, part: str, role: Role | None) -> tuple[str, ...]:
    """The credit of each source that a part, a section or the whole quotes, each once."""
    return tuple(dict.fromkeys(source.credit for source in _sources(library, part, role)))


def _sources(library: Library, part: str, role: Role | None) -> Iterable[Reference]:
    guidance = library.framework
    baselines = [shelved.value for shelved in library.baselines]
    by_part: dict[str, Iterable[Reference]] = {
        "summary": [],
        "purpose": [guidance],
        "principles": [guidance],
        "concepts": library.glossaries,
        "glossary": library.glossaries,
        "numbers": [],
        "wording": library.wordings,
        "examples": library.examples,
        "indicators": library.indicators,
        "baseline": baselines,
    }
    if part in by_part:
        return by_part[part]
    if role:
        return [guidance]
    beside = (*library.wordings, *library.examples, *library.indicators, *baselines)
    return (guidance, *beside) if part else (guidance, *library.glossaries, *beside)
