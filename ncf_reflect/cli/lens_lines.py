"""The expectation lens as plain lines, one fact a line, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ncf_reflect.cli.framework_lines import credit_lines
from ncf_reflect.model.lens import Spoken

if TYPE_CHECKING:
    from ncf_reflect.model.framework import PlacedExpectation, Role
    from ncf_reflect.model.lens import Lens, LensRow, LensSection

NO_SUGGESTION = "Nothing is likely. `ncf-reflect expectations --find WORDS` looks for words."
NOTHING_LINKED = "nothing that was said here is linked yet; so far all of it is to ask about"


def lens_lines(lens: Lens, slug: str, role: Role | None) -> Iterator[str]:
    """Every expectation with who spoke to it, what to ask about, then the care leavers' line."""
    yield from lens.sealed
    if lens.unread and not lens.sealed:
        yield lens.unread
    for section in _sections(lens, slug):
        rows = section.of(role)
        if not rows:
            continue
        for row in rows:
            yield from _row(row)
        if lens.unread:
            continue
        if not section.is_linked:
            yield f"{section.slug}: {NOTHING_LINKED}."
        else:
            asks = [row.placed.id for row in rows if row.spoken is Spoken.NOBODY]
            yield f"{section.slug}, to ask about, nobody mentioned: {', '.join(asks) or 'none'}"
    if lens.care_leavers:
        yield lens.care_leavers
    yield from credit_lines([lens.credit])


def lens_json(lens: Lens, slug: str, role: Role | None) -> dict[str, object]:
    """The lens with each row's place, groups, points and links, and whose words are quoted."""
    return {
        "round": lens.round,
        "sealed": list(lens.sealed),
        "unread": lens.unread,
        "sections": [_section(section, role) for section in _sections(lens, slug)],
        "care_leavers": lens.care_leavers,
        "attribution": [lens.credit],
    }


def suggested_lines(found: Iterable[PlacedExpectation], credit: str) -> Iterator[str]:
    """What a point is likely about, a line each; only offered."""
    told = False
    for placed in found:
        yield f"likely: {placed.id}: {placed.text} [{placed.place}]"
        told = True
    yield from credit_lines([credit]) if told else [NO_SUGGESTION]


def _sections(lens: Lens, slug: str) -> tuple[LensSection, ...]:
    return tuple(section for section in lens.sections if slug in ("", section.slug))


def _row(row: LensRow) -> Iterator[str]:
    placed = row.placed
    how = f"{row.spoken.sign} {row.spoken.shown}"
    by = f" ({row.said_by})" if row.said_by else ""
    yield f"{placed.id}, {placed.role.with_group}, {how}{by}: {placed.text} [{placed.place}]"
    for point in row.points:
        groups = " and ".join(group.shown for group in point.groups)
        ways = f", by {', '.join(point.by_way_of)}" if point.by_way_of else ""
        yield f"{placed.id}: {point.kind.chip}, {groups}: {point.text} ({point.id}){ways}"


def _section(section: LensSection, role: Role | None) -> dict[str, object]:
    rows = section.of(role)
    return {
        "section": section.slug,
        "name": section.name,
        "expectations": [row.model_dump(mode="json") for row in rows],
        "to_ask": [row.placed.id for row in rows if row.spoken is Spoken.NOBODY],
    }
