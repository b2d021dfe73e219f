"""Evidence from outside in one list: the highlighted piece whole, with all that is known of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from textual.content import Content

from ncf_reflect.model.evidence import Evidence
from ncf_reflect.model.figures import figure_columns
from ncf_reflect.model.kinds import Strand
from ncf_reflect.model.text import counted
from ncf_reflect.tui.widgets.columns import beside, shortened, stacked
from ncf_reflect.tui.widgets.rows import Row, Rows

STRAND_SIGNS = {Strand.AUDIT: "■ audit", Strand.DATA: "≡ data", Strand.VOICE: "» voice"}
SIGN = 8
LINES_AT_REST = 2


@dataclass(frozen=True, slots=True)
class ListedEvidence:
    """A piece of evidence with its reference, its date in words, and what is known beside it."""

    evidence: Evidence
    reference: str
    dated: str
    details: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the evidence."""
        return str(self.evidence.id)


@dataclass(frozen=True, slots=True)
class EvidencePlace:
    """A heading with what stands under it; `empty` is what is said where nothing does."""

    heading: str
    listed: tuple[ListedEvidence, ...]
    empty: str = ""


class EvidenceRows(Rows):
    """The places one under the other."""

    def show_places(self, places: Iterable[EvidencePlace], chosen: str | None = None) -> None:
        """Show these places; `chosen`, else what was highlighted, keeps the highlight."""
        self.show(_rows(places), chosen)


def _rows(places: Iterable[EvidencePlace]) -> Iterator[Row]:
    for number, place in enumerate(places):
        yield Row(partial(_heading, place, number == 0))
        for one in place.listed:
            yield Row(partial(_draw, one), one.id)


def _heading(place: EvidencePlace, first: bool, width: int, bright: bool) -> Content:
    del bright
    heading = Content.styled(place.heading, "bold")
    if not place.listed:
        heading += Content.styled(f": {place.empty}", "$text-muted")
    return Content("" if first else "\n") + stacked(heading.wrap(width))


def _draw(one: ListedEvidence, width: int, bright: bool) -> Content:
    room = width - SIGN - 3
    source = f"{one.evidence.source}{f', {one.dated}' if one.dated else ''} · {one.reference}"
    lines = Content(one.evidence.says).wrap(room)
    if not bright and len(lines) > LINES_AT_REST:
        rest = Content(" ").join(lines[LINES_AT_REST - 1 :])
        lines = [*lines[: LINES_AT_REST - 1], shortened(rest, room)]
    about = [Content.styled(source, "$text-muted"), *_figures(one.evidence)]
    known = map(Content, one.details if bright else ())
    parts = [*lines, *(line for part in (*about, *known) for line in part.wrap(room))]
    sign = Content.styled(STRAND_SIGNS[one.evidence.strand], "bold")
    return beside(("", 1), (sign, SIGN), (stacked(parts), room))


def _figures(evidence: Evidence) -> Iterator[Content]:
    """The own figures of an indicator with their line: I opens the table."""
    if evidence.indicator is None:
        return
    own = [column for column in figure_columns(evidence.indicator) if column.heading == "Own"]
    periods = counted(len(evidence.indicator.figures), "period")
    newest = evidence.indicator.figures[-1]
    line = f"  {own[0].line}" if own and own[0].line else ""
    last = f", {newest.period}: {newest.own}" if newest.own else ""
    yield Content.styled(f"{evidence.indicator.name}, {periods}{last}{line}", "$primary")
