"""A table of evidence, as a spreadsheet program writes it, read whole or refused whole.

One row for each piece of evidence; of an indicator one row for each period, joined by its name.
The columns are told in `docs/qa-lead.md`.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ncf_reflect.errors import FaultsError
from ncf_reflect.model.faults import Fault
from ncf_reflect.model.text import clean

LARGEST_TABLE = 1_000_000
"""Bytes above which a table is refused unread."""
MOST_ROWS = 2_000

COLUMNS = (
    "strand",
    "source",
    "date",
    "says",
    "level",
    "direction",
    "section",
    "question",
    "gap",
    "theme",
    "indicator",
    "definition",
    "period",
    "own",
    "region",
    "neighbours",
    "england",
)
NEEDED = ("strand", "source", "says", "level")
_OTHER_NAMES = {
    "dated": "date",
    "strength": "level",
    "statistical neighbours": "neighbours",
    "stat. neighbours": "neighbours",
    "own figure": "own",
}
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_BRITISH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_SEPARATORS = (",", ";", "\t")
NOT_UTF_8 = (
    "the file is not saved as UTF-8 text: in Excel choose “CSV UTF-8 (comma delimited)” "
    "under Save As"
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its number as a spreadsheet shows it, and its cells by the names of the columns."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def fault(self, column: str, expected: str) -> Fault:
        """What is wrong in a cell of this row."""
        return Fault(place=f"row {self.number}, {column}", expected=expected)


def read_rows(data: bytes, what: str) -> tuple[tuple[TableRow, ...], tuple[Fault, ...]]:
    """The rows below the headings, empty ones left out, every cell cleaned; and cells astray.

    FaultsError, with `what` above the faults, where the table cannot be read: too large, not
    UTF-8, columns that are missing, unknown or doubled.
    """
    table = list(_parsed(_text(data, what), what))
    if not table:
        raise FaultsError(what, ["the file is empty"])
    headings = [_heading(cell) for cell in table[0]]
    faults = [*_heading_faults(headings)]
    if faults:
        raise FaultsError(what, faults)
    if len(table) > MOST_ROWS + 1:
        raise FaultsError(what, [f"it has {len(table) - 1:,} rows; at most {MOST_ROWS:,} are read"])
    rows = []
    for number, cells in enumerate(table[1:], start=2):
        faults += _beyond(number, cells, headings)
        row = TableRow(number, dict(zip(headings, cells, strict=False)))
        if any(row.cells.values()):
            rows.append(row)
    if not rows:
        raise FaultsError(what, faults or ["there is no row under the headings"])
    return tuple(rows), tuple(faults)


def read_date(said: str) -> date | None:
    """The day that is written as 2026-03-31 or 31/03/2026; None where it is neither."""
    iso, british = _ISO.fullmatch(said), _BRITISH.fullmatch(said)
    try:
        if iso:
            return date(*map(int, iso.groups()))
        if british:
            return date(*map(int, reversed(british.groups())))
    except ValueError:
        return None
    return None


def _text(data: bytes, what: str) -> str:
    if len(data) > LARGEST_TABLE:
        raise FaultsError(what, [f"the file is larger than {LARGEST_TABLE // 1000} kB"])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FaultsError(what, [NOT_UTF_8]) from error


def _parsed(text: str, what: str) -> Iterator[list[str]]:
    # Line ends of every system first, so that a bare CR does not stop the reader.
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.reader(io.StringIO(lines, newline=""), delimiter=_separator(lines), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):  # noqa: B007 - told in the fault
            yield [clean(cell).strip() for cell in cells]
    except csv.Error as error:
        said = "a quote mark is missing, or stands within a cell that is not in quote marks"
        raise FaultsError(what, [Fault(place=f"row {number + 1}", expected=said)]) from error


def _separator(lines: str) -> str:
    """What stands between the cells, by the headings alone: what is in the rows may mislead."""
    first = lines.lstrip("\n").split("\n")[0]

    def known(separator: str) -> int:
        return sum(_heading(cell.strip('"')) in COLUMNS for cell in first.split(separator))

    return max(_SEPARATORS, key=known)


def _heading(cell: str) -> str:
    name = " ".join(clean(cell).casefold().split())
    return _OTHER_NAMES.get(name, name)


def _heading_faults(headings: list[str]) -> Iterator[Fault]:
    for name in dict.fromkeys(headings):
        if name and name not in COLUMNS:
            known = ", ".join(COLUMNS)
            yield Fault(place="row 1", expected=f"“{name}” is no column here; known: {known}")
        if name and headings.count(name) > 1:
            yield Fault(place="row 1", expected=f"the column “{name}” stands twice")
    for name in NEEDED:
        if name not in headings:
            yield Fault(place="row 1", expected=f"the column “{name}” is missing")


def _beyond(number: int, cells: list[str], headings: list[str]) -> Iterator[Fault]:
    for place, cell in enumerate(cells):
        if cell and (place >= len(headings) or not headings[place]):
            expected = f"“{cell[:40]}” stands in a column without a heading"
            yield Fault(place=f"row {number}", expected=expected)
