"""Expectations in a list: how each was spoken to, in a sign and words, by whom, and its text."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from textual.content import Content

from ncf_reflect.model.lens import LensRow, Spoken
from ncf_reflect.tui.widgets.columns import beside, shortened, stacked
from ncf_reflect.tui.widgets.drawn import Drawn
from ncf_reflect.tui.widgets.rows import Row, Rows

HOW = 12
"""Letters of the longest sign and words: "▲ to develop"."""
MOST_LINES = 6
"""Lines of the highlighted text: Enter shows the rest."""
SPACIOUS = 90
"""Letters of a row from which two lines of each text are shown."""
_STYLES = {Spoken.DEVELOP: "$warning", Spoken.BOTH: "$accent", Spoken.NOBODY: "$text-muted"}

Headed = tuple[str, Sequence[LensRow]]


class LensRows(Rows):
    """Expectations under their headings."""

    def show_rows(self, headed: Iterable[Headed], chosen: str | None = None) -> None:
        """Show these; `chosen` is the id of the expectation to be highlighted."""
        rows: list[Row] = []
        for number, (heading, under) in enumerate(headed):
            rows.append(Row(partial(_heading, heading, number == 0)))
            rows += [Row(partial(_row, row), row.placed.id) for row in under]
        self.show(rows, chosen)


class RoleTabs(Drawn):
    """Of whom something is expected, each on a digit; the one that is shown stands out."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._names: tuple[str, ...] = ()
        self._shown = ""

    def show(self, names: Iterable[str], shown: str) -> None:
        """Show these names in the order of their digits; `shown` is none of them for none."""
        self._names, self._shown = tuple(names), shown
        self.redraw()

    def draw(self, width: int) -> Content:
        """The line."""
        tabs = (self._tab(digit, name) for digit, name in enumerate(self._names, start=1))
        return Content("  ").join(tabs).truncate(width)

    def _tab(self, digit: int, name: str) -> Content:
        if name == self._shown:
            return Content.styled(f"▸{digit} {name}", "bold $primary")
        return Content.assemble((str(digit), "underline"), f" {name}")


def _heading(heading: str, first: bool, width: int, bright: bool) -> Content:
    del bright
    lines = Content.styled(heading, "bold").wrap(width)
    return Content("" if first else "\n") + stacked(lines)


def _row(row: LensRow, width: int, bright: bool) -> Content:
    how = Content.styled(f"{row.spoken.sign} {row.spoken.shown}", _STYLES.get(row.spoken, ""))
    room = width - HOW - 2
    return beside((how, HOW), (stacked(_lines(row, room, bright)), room))


def _lines(row: LensRow, room: int, bright: bool) -> Iterator[Content]:
    most = MOST_LINES if bright else 2 if room >= SPACIOUS else 1
    lines = Content(" ".join(row.placed.text.split())).wrap(room)
    if len(lines) > most:
        rest = Content(" ").join(line.rstrip() for line in lines[most - 1 :])
        lines = [*lines[: most - 1], shortened(rest, room)]
    yield from lines
    if row.said_by:
        yield from Content.styled(row.said_by, "$text-muted").wrap(room)
