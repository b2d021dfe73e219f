"""Gaps in a list, the highlighted one with its words; and one gap whole, row by row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from textual.content import Content

from ncf_reflect.model.gap import GapStatus
from ncf_reflect.tui.widgets.columns import beside, shortened, stacked
from ncf_reflect.tui.widgets.rows import Row, Rows

STATUS_SIGNS = {
    GapStatus.OPEN: "○ open",
    GapStatus.IN_HAND: "◐ in hand",
    GapStatus.CLOSED: "● closed",
    GapStatus.NOT_CARRIED: "– not carried forward",
}
MISSING = "▲"
LABEL = 11
MOST_LINES = 4
MOST_OF_A_PART = 11
"""Lines of one row of a gap that is shown whole: more would not go on a small screen."""


@dataclass(frozen=True, slots=True)
class GapLine:
    """A gap in a list: its place, what it is rated, how it begins, what it lacks."""

    id: str
    place: str
    reference: str
    status: GapStatus
    about: tuple[str, ...]
    """ "size large", "2 actions", "staff view only"."""
    words: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a gap that is shown whole; without an id it is a heading."""

    id: str
    label: str
    text: str
    missing: bool = False
    quiet: bool = False


class GapRows(Rows):
    """Gaps under their headings. A gap may stand under several: its row is then told apart."""

    def show_gaps(
        self, under: Iterable[tuple[str, tuple[GapLine, ...]]], chosen: str | None = None
    ) -> None:
        """Show these; `chosen` is the id of a gap, and its first row is highlighted."""
        rows: list[Row] = []
        places: dict[str, str] = {}
        for number, (heading, gaps) in enumerate(under):
            rows.append(Row(partial(_heading, heading, number == 0)))
            for gap in gaps:
                row_id = f"{gap.id}@{number}"
                places.setdefault(gap.id, row_id)
                rows.append(Row(partial(_gap, gap), row_id))
        self.show(rows, places.get(chosen or ""))

    @property
    def chosen_gap(self) -> str | None:
        """The id of the highlighted gap."""
        return self.chosen.rpartition("@")[0] if self.chosen else None


class GapParts(Rows):
    """One gap whole."""

    def show_parts(self, parts: Iterable[Part]) -> None:
        """Show these parts; the highlight stays on the one that has it."""
        self.show(
            Row(partial(_heading, part.text, number == 0))
            if not part.id
            else Row(partial(_part, part), part.id)
            for number, part in enumerate(parts)
        )


def _heading(heading: str, first: bool, width: int, bright: bool) -> Content:
    del bright
    return Content("" if first else "\n") + stacked(Content.styled(heading, "bold").wrap(width))


def _gap(gap: GapLine, width: int, bright: bool) -> Content:
    room = width - 3
    return beside(("", 1), (stacked(_gap_lines(gap, room, bright)), room))


def _gap_lines(gap: GapLine, room: int, bright: bool) -> Iterator[Content]:
    name = Content.styled(gap.place, "bold")
    reference = Content.styled(gap.reference, "$text-muted")
    left = max(10, room - reference.cell_length - 2)
    yield beside((shortened(name, left), left), (reference, reference.cell_length), gap=2)
    yield from Content(" · ".join((STATUS_SIGNS[gap.status], *gap.about))).wrap(room)
    words = Content(gap.words).wrap(room)
    most = MOST_LINES if bright else 1
    if len(words) > most:
        words = [*words[: most - 1], shortened(Content(" ").join(words[most - 1 :]), room)]
    yield from words
    if gap.lacks:
        lacks = Content.styled(f"{MISSING} lacks {', '.join(gap.lacks)}", "$warning")
        yield from lacks.wrap(room) if bright else [shortened(lacks, room)]


def _part(part: Part, width: int, bright: bool) -> Content:
    del bright
    room = width - LABEL - 3
    style = "$warning" if part.missing else "$text-muted" if part.quiet else ""
    text = Content.styled(f"{MISSING} {part.text}" if part.missing else part.text, style)
    lines = text.wrap(room)
    if len(lines) > MOST_OF_A_PART:
        lines = [*lines[: MOST_OF_A_PART - 1], Content("… (Enter shows all)")]
    return beside(("", 1), (Content.styled(part.label, "bold"), LABEL), (stacked(lines), room))
