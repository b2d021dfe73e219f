"""What the lens shows: an expectation whole, and what can be picked to be linked."""

from collections.abc import Iterable, Iterator, Sequence

from ncf_reflect.mapping.gap_lists import list_gaps
from ncf_reflect.mapping.lens import about_point
from ncf_reflect.mapping.themes import list_themes, placed_points
from ncf_reflect.model.context import ContextItem, ContextPart
from ncf_reflect.model.framework import PlacedExpectation
from ncf_reflect.model.lens import Lens, LensPoint, LensRow, Linkable, Spoken
from ncf_reflect.model.session import Round
from ncf_reflect.model.text import capitalised
from ncf_reflect.tui.screens.pick import Pickable

LIKELY = "likely, by its letters"
NOBODY_YET = "Nobody mentioned this yet. It is something to ask about, not a gap by itself."
NOTHING_LINKED = "Nothing is linked here yet: L links what was said."
LENS_HELP = """
### What the Framework expects, and who spoke to it

Every expectation of the statutory guidance, to the letter, and how groups spoke to it in finished
sessions. Only what a person linked counts. What nobody mentioned is a list to ask about: it says
nothing about how good practice is, and is not a gap by itself.

- **●** spoken to as doing, **▲** to develop, **◆** both, **·** mentioned otherwise, **○** nobody
  yet.
- **←** and **→** go to the section beside, **1** to **5** choose of whom it is expected. **C**
  shows what is expected for care leavers: 17 expectations, and the tools ask nothing about them.
- **Enter** shows the expectation whole, with its place and what is linked. **N** goes to the next
  one that nobody mentioned.
- **L** links points, themes or gaps: type some of their words. What is likely, by the letters of
  its words, stands first, and is only offered. A theme's link holds for all its points.
- **U** takes a link back, **Ctrl+Z** the last change. Nothing is ever deleted.
"""


def whole_parts(row: LensRow, credit: str) -> tuple[ContextPart, ...]:
    """An expectation whole: its words, its place, who spoke to it, what is linked."""
    placed = row.placed
    who = placed.role.with_group
    parts = [
        ContextPart(
            heading=capitalised(who),
            items=(ContextItem(mark=str(placed.number), texts=(placed.text, placed.place)),),
        ),
        ContextPart(heading=_spoken_heading(row), items=tuple(map(_point_item, row.points))),
        *_links_part(row),
    ]
    return (*parts[:-1], parts[-1].model_copy(update={"credit": credit}))


def picks_for(
    round_: Round, row: LensRow, likely: Sequence[str]
) -> tuple[list[Pickable], tuple[str, ...]]:
    """All that can be linked to an expectation, and what is; those first, then what is likely."""
    linked = tuple(f"{link.kind.value}:{link.id}" for link in row.links)
    picks = [*_points(round_, row.placed.section, likely), *_themes(round_), *_gaps(round_)]
    first = (*linked, *(f"{Linkable.POINT.value}:{point}" for point in likely))
    places = {known_as: place for place, known_as in enumerate(first)}
    picks.sort(key=lambda pick: places.get(pick.id, len(first)))
    return picks, linked


def expectation_picks(
    lens: Lens, section: str, likely: Sequence[PlacedExpectation], linked: Iterable[str]
) -> list[Pickable]:
    """Every expectation to choose from: those linked, those likely, the section's, the others."""
    offered = [placed.id for placed in likely]
    first = [*linked, *offered]
    rows = [row for one in lens.sections for row in one.rows]
    rows.sort(key=lambda row: _turn_of(row.placed, section, first))
    return [
        Pickable(
            row.placed.id,
            row.placed.text,
            f"{LIKELY} · {row.placed.place}" if row.placed.id in offered else row.placed.place,
        )
        for row in rows
    ]


def _turn_of(placed: PlacedExpectation, section: str, first: Sequence[str]) -> int:
    if placed.id in first:
        return first.index(placed.id)
    return len(first) + (placed.section != section)


def _spoken_heading(row: LensRow) -> str:
    if row.spoken is Spoken.NOBODY:
        return f"{row.spoken.sign} {NOBODY_YET}"
    return f"{row.spoken.sign} Spoken to: {row.said_by}"


def _point_item(point: LensPoint) -> ContextItem:
    groups = " and ".join(group.shown for group in point.groups)
    ways = (f"by {', '.join(point.by_way_of)}",) if point.by_way_of else ()
    about = " · ".join((point.kind.chip, groups, point.question, *ways))
    return ContextItem(mark=point.kind.key, texts=(point.text, about))


def _links_part(row: LensRow) -> Iterator[ContextPart]:
    others = [link for link in row.links if link.kind is not Linkable.POINT]
    if others:
        items = tuple(ContextItem(mark="·", texts=(link.words, link.about)) for link in others)
        yield ContextPart(heading="Linked by theme or gap", items=items)


def _points(round_: Round, section: str, likely: Sequence[str]) -> list[Pickable]:
    asked = {one.question.id: one for bank in round_.banks for one in bank.asked()}
    placed = list(placed_points(round_))
    placed.sort(key=lambda one: asked[one.question].section.slug != section)
    return [
        Pickable(
            f"{Linkable.POINT.value}:{one.point.id}",
            one.point.text,
            (f"{LIKELY} · " if one.point.id in likely else "")
            + f"point · {about_point(one, asked[one.question])}",
        )
        for one in placed
    ]


def _themes(round_: Round) -> list[Pickable]:
    return [
        Pickable(f"{Linkable.THEME.value}:{theme.name}", theme.name, "theme: all its points")
        for theme in list_themes(round_)
    ]


def _gaps(round_: Round) -> list[Pickable]:
    return [
        Pickable(f"{Linkable.GAP.value}:{one.id}", one.place, f"gap · {one.reference}")
        for one in list_gaps(round_)
    ]
