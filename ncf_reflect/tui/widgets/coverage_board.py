"""The coverage board: sections by groups, each cell a glyph and words."""

from rich.text import Text
from textual.widgets import DataTable

from ncf_reflect.model.coverage import Coverage, CoverageCell, CoverageRow
from ncf_reflect.model.groups import Group


class CoverageBoard(DataTable[Text]):
    """A cell is a section for a group; the cursor is on one of them."""

    def __init__(self) -> None:
        super().__init__(cell_padding=0)
        self._rows: list[CoverageRow | None] = []

    def show(self, board: Coverage, *, narrow: bool) -> None:
        """Show a round's coverage, the cursor where it was."""
        row, column = self.cursor_coordinate
        self.clear(columns=True)
        self.add_column("", width=22 if narrow else 30)
        for group in Group:
            self.add_column(Text(group.heading), width=9 if narrow else 12)
        self._rows = []
        before = ""
        for line in board.rows:
            if line.bank != before:
                before = line.bank
                self._add(
                    None,
                    narrow,
                    Text(f"{line.kind.capitalize()}s ({line.bank_title})"[:30], style="bold"),
                )
            self._add(line, narrow, Text(f" {line.number} {line.name}"))
        self.move_cursor(row=max(row, 1), column=max(column, 1))

    @property
    def chosen(self) -> tuple[CoverageRow, CoverageCell] | None:
        """What the cursor is on; None on a heading or a section's name."""
        row, column = self.cursor_coordinate
        if not 0 <= row < len(self._rows) or column == 0:
            return None
        line = self._rows[row]
        return (line, line.cells[column - 1]) if line else None

    def _add(self, line: CoverageRow | None, narrow: bool, name: Text) -> None:
        self._rows.append(line)
        cells = (
            [_cell(cell, narrow=narrow) for cell in line.cells] if line else [Text("")] * len(Group)
        )
        self.add_row(name, *cells)


def _cell(cell: CoverageCell, *, narrow: bool) -> Text:
    if not cell.asked:
        return Text("–", style="dim")
    done, all_of_them = cell.reached, len(cell.statuses)
    if not cell.held:
        return Text("○ none" if narrow else f"○ {cell.words}")
    glyph = "●" if done == all_of_them else "◐" if done else "○"
    return Text(f"{glyph} {done} of {all_of_them}")
