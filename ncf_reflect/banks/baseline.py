"""A council's local baseline: its file, read whole or refused whole, as lines beside a round.

The form of the file is `model.reference.Baseline`; the shipped example is one council's at the end
of 2023.
"""

import hashlib
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path, PurePath

from ncf_reflect.banks.framework import Library
from ncf_reflect.banks.framework_rules import faults_of_reference
from ncf_reflect.banks.reading import read_text
from ncf_reflect.banks.toml import parse_toml
from ncf_reflect.errors import FaultsError
from ncf_reflect.model.evidence import Baseline, BaselineItem, BaselineList
from ncf_reflect.model.faults import Fault, checked, place_of
from ncf_reflect.model.reference import Baseline as BaselineFile
from ncf_reflect.model.reference import BaselineSection
from ncf_reflect.model.text import clean, clean_deep

_LISTS = (BaselineList.DOING, BaselineList.DEVELOP)


def read_baseline(source: Path | Traversable) -> Baseline:
    """The baseline in `source`. FaultsError with every fault, each with its place."""
    what = f"{clean(source.name)} cannot be used as a local baseline."
    cleaned = clean_deep(parse_toml(read_text(source, what), what))
    found = (*faults_of_reference(cleaned), *_doubled_lines(cleaned))
    made = lines_of(checked(BaselineFile, cleaned, what, found))
    if made is None:
        raise FaultsError(what, [Fault(place="sections", expected="needs at least one line")])
    return made


def find_baselines(library: Library) -> dict[str, Baseline]:
    """By its id each baseline that comes with the app or is the workspace's own; own ones last."""
    found = {shelved.value.id: lines_of(shelved.value) for shelved in library.baselines}
    return {name: baseline for name, baseline in found.items() if baseline}


def named_baseline(library: Library, name: str) -> Baseline | None:
    """The baseline of this id, or in a file of this name among those found; None without one."""
    for shelved in library.baselines:
        if name in (shelved.value.id, PurePath(shelved.file).name):
            return lines_of(shelved.value)
    return None


def lines_of(file: BaselineFile) -> Baseline | None:
    """The lines of both lists, in the order of the file; None where it has none.

    What the council set out to achieve is no line: it says nothing of what is done.
    """
    items = tuple(item for section in file.sections for item in _items(section))
    if not items:
        return None
    return Baseline(
        authority=file.authority,
        source=file.source,
        dated=file.as_of,
        licence=file.licence,
        items=items,
    )


def _items(section: BaselineSection) -> Iterator[BaselineItem]:
    heading = section.topic.shown.capitalize() if section.topic else ""
    for name in _LISTS:
        for text in section.doing if name is BaselineList.DOING else section.develop:
            yield BaselineItem(
                id=_id_of(section.slug, name, heading, text),
                section=section.slug,
                list=name,
                heading=heading,
                text=text,
            )


def _id_of(slug: str, name: BaselineList, heading: str, text: str) -> str:
    # By its words: a line that is reworded in a later file is another line, to be matched anew.
    digest = hashlib.sha256("\n".join((slug, name, heading, text)).encode()).hexdigest()
    return f"{slug[:40]}-{name}-{digest[:8]}"


def _doubled_lines(parsed: object) -> Iterator[Fault]:
    sections = parsed.get("sections") if isinstance(parsed, dict) else None
    seen: dict[tuple[str, ...], str] = {}
    for at, section in enumerate(sections if isinstance(sections, list) else ()):
        if not isinstance(section, dict):
            continue
        for name in _LISTS:
            lines = section.get(name.value)
            for number, text in enumerate(lines if isinstance(lines, list) else ()):
                key = (str(section.get("slug")), str(section.get("topic")), name, str(text))
                here = place_of(("sections", at, name.value, number))
                if key in seen:
                    expected = f"is the same as {seen[key]}; each may stand only once"
                    yield Fault(place=here, expected=expected)
                seen.setdefault(key, here)
