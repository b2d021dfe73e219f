"""Evidence from outside and the local baseline as plain lines, and as JSON."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ncf_reflect.mapping.baseline import item_of, whose_sentence
from ncf_reflect.mapping.baseline_beside import ItemBeside, SectionBeside, baseline_beside
from ncf_reflect.mapping.evidence_links import EvidenceLinks
from ncf_reflect.mapping.evidence_words import EvidenceLine, evidence_lines
from ncf_reflect.mapping.references import evidence_names, references_of
from ncf_reflect.mapping.strands import NO_VOICE
from ncf_reflect.model.council import in_own_words
from ncf_reflect.model.kinds import Strand

if TYPE_CHECKING:
    from ncf_reflect.model.session import Round

NONE_YET = "No evidence from outside the workshops is recorded yet."


def evidence_plain(round_: "Round", section: str | None) -> list[str]:
    """Each piece of evidence, one fact a line; that there is no voice, where there is none."""
    lines = [
        line for one in evidence_lines(round_, section=section) for line in _evidence_lines(one)
    ]
    heard = any(one.strand is Strand.VOICE for one in round_.evidence)
    return [*(lines or [NONE_YET]), *([] if heard else [NO_VOICE])]


def evidence_json(round_: "Round", section: str | None) -> list[dict[str, object]]:
    """Each piece of evidence with its reference and the sections that it bears on."""
    known, links = references_of(evidence_names(round_)), EvidenceLinks(round_)
    listed = []
    for one in round_.evidence:
        sections = links.sections_of(one)
        if section is None or section in sections:
            named = {"reference": known[str(one.id)], "sections": sections}
            listed.append({**named, **one.model_dump(mode="json")})
    return listed


def baseline_plain(round_: "Round") -> list[str]:
    """Whose baseline it is, then section by section its lines and what is newly raised."""
    sections = (line for section in baseline_beside(round_) for line in _section_lines(section))
    return [whose_sentence(round_), *sections]


def line_plain(round_: "Round", line: str) -> list[str]:
    """What one line comes to now."""
    wanted = item_of(round_, line).id
    return [
        told
        for section in baseline_beside(round_)
        for one in section.items
        if one.item.id == wanted
        for told in _item_lines(one, section.section.name)
    ]


def baseline_json(round_: "Round") -> dict[str, object] | None:
    """The baseline with its source, and each section beside what groups said; None without one."""
    baseline = round_.baseline
    if baseline is None:
        return None
    whose = baseline.model_dump(mode="json", exclude={"items"})
    return {**whose, "sections": [_section_json(one) for one in baseline_beside(round_)]}


def _evidence_lines(one: EvidenceLine) -> Iterator[str]:
    dated = f", {one.dated}" if one.dated else ""
    yield f"{one.reference}, {one.strand}, {one.source}{dated}: {one.says}"
    yield from (f"{one.reference}: {detail}" for detail in one.details)
    for row in one.figures[1:]:
        told = ", ".join(f"{name} {cell}" for name, cell in zip(one.figures[0], row, strict=True))
        yield f"{one.reference}: {told}"


def _section_lines(section: SectionBeside) -> Iterator[str]:
    name = section.section.name
    yield f"{name}, {section.section.short}: {section.sentence}"
    for one in section.items:
        yield from _item_lines(one, name)
    yield from (f"{name}, newly raised: {new.sentence}" for new in section.new)


def _item_lines(one: ItemBeside, name: str) -> Iterator[str]:
    heading = f", {in_own_words(one.item.heading)}" if one.item.heading else ""
    yield f"{one.reference}, {name}{heading}, {one.item.list.shown}: {one.item.text}"
    yield f"{one.reference}, {one.state.shown}: {one.sentence}"
    for likely in one.suggestions:
        like = f", as in “{likely.like}”" if likely.like else ""
        yield f"{one.reference}, suggested: “{likely.theme}”{like}"


def _section_json(section: SectionBeside) -> dict[str, object]:
    return {
        "section": section.section.slug,
        "heard": section.heard,
        "not_matched": section.not_matched,
        "lines": [_item_json(one) for one in section.items],
        "newly_raised": [new.model_dump(mode="json") for new in section.new],
    }


def _item_json(one: ItemBeside) -> dict[str, object]:
    known = one.model_dump(mode="json", exclude={"item"})
    return {**one.item.model_dump(mode="json", exclude={"section"}), **known}
