"""The coverage board: sections by groups, each cell a glyph and words."""

from textwrap import wrap

from rich.text import Text
from textual.widgets import DataTable

from ncf_reflect.model.coverage import Coverage, CoverageCell, CoverageRow
from ncf_reflect.model.groups import Group

NARROW = 76
"""Columns below which a cell holds its shortest words."""


class CoverageBoard(DataTable[Text]):
    """A cell is a section for a group; the cursor is on one of them."""

    def __init__(self) -> None:
        super().__init__(cell_padding=0)
        self._board: Coverage | None = None
        self._lines: list[CoverageRow | None] = []
        self._laid_out_for = 0

    def show(self, board: Coverage) -> None:
        """Show a round's coverage, the cursor where it was."""
        self._board = board
        self._laid_out_for = 0
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    @property
    def chosen(self) -> tuple[CoverageRow, CoverageCell] | None:
        """What the cursor is on; None on a heading or a section's name."""
        row, column = self.cursor_coordinate
        if not 0 <= row < len(self._lines) or column == 0:
            return None
        line = self._lines[row]
        return (line, line.cells[column - 1]) if line else None

    def _lay_out(self) -> None:
        """Fill the table for the width that there is; nothing where it is right already."""
        width = self.scrollable_content_region.width or self.app.size.width - 2
        if self._board is None or width == self._laid_out_for:
            return
        self._laid_out_for = width
        row, column = self.cursor_coordinate
        narrow = width < NARROW
        cell_width = 9 if narrow else max(12, width // 6)
        name_width = max(12, width - cell_width * len(Group))
        self.clear(columns=True)
        self.add_column("", width=name_width)
        for group in Group:
            self.add_column(Text(group.heading), width=cell_width)
        self._lines = []
        for line in self._board.rows:
            if not self._lines or self._last_bank() != line.bank:
                heading = f"{line.kind.capitalize()}s ({line.bank.replace('-', ' ')})"
                self._add(None, Text(heading[:name_width], style="bold"), narrow=narrow)
            name = wrap(f"{line.number} {line.name}", name_width - 1, subsequent_indent="  ")
            self._add(line, Text("\n".join(name)), narrow=narrow)
        self.move_cursor(row=max(row, 1), column=max(column, 1))

    def _last_bank(self) -> str:
        line = self._lines[-1]
        return line.bank if line else ""

    def _add(self, line: CoverageRow | None, name: Text, *, narrow: bool) -> None:
        self._lines.append(line)
        cells = [_cell(cell, narrow=narrow) for cell in line.cells] if line else []
        self.add_row(name, *(cells or [Text("")] * len(Group)), height=name.plain.count("\n") + 1)


def _cell(cell: CoverageCell, *, narrow: bool) -> Text:
    if not cell.asked:
        return Text("–")
    done, all_of_them = cell.reached, len(cell.statuses)
    if not cell.held:
        return Text("○ none" if narrow else f"○ {cell.words}")
    glyph = "●" if done == all_of_them else "◐" if done else "○"
    return Text(f"{glyph} {done} of {all_of_them}")
