"""The convergence matrix: questions by pairs of groups, each cell a sign and its words."""

from collections.abc import Iterator

from ncf_reflect.report.blocks import Figure
from ncf_reflect.report.drawing import Drawing, Line, Shape
from ncf_reflect.report.pictured import Look, Matrix, MatrixCell, MatrixRow
from ncf_reflect.report.pictures.layout import NAMES, WIDTH, cell, columns, in_cell, name
from ncf_reflect.report.runs import typed
from ncf_reflect.report.tables import Cell, Table

NOT_ASKED = "not both asked"
_HEAD, _SECTION, _ROW = 40.0, 26.0, 38.0
_FILLS = {
    Look.DIFFER: "#f3c6b1",
    Look.ASK: "#fbe7b5",
    Look.SILENT: "#ffffff",
    Look.PARTIAL: "#ffffff",
    Look.AGREE: "#ffffff",
    Look.NONE: "#f2f2f2",
}


def matrix_figure(matrix: Matrix) -> Figure:
    """The matrix as a picture, with each of its cells in the table."""
    return Figure(
        title="The convergence matrix: what each pair of groups comes to on each question",
        description="Questions stand under their sections, pairs of groups in the columns. Each "
        "cell holds a sign and the words for it. The table has the same in words.",
        drawing=_drawing(matrix),
        table=Table(
            caption="The convergence matrix in words.",
            head=("Question", "Reference", *matrix.pairs),
            rows=tuple(
                (typed(row.subject), row.reference, *map(_words, row.cells))
                for _, rows in matrix.sections
                for row in rows
            ),
        ),
    )


def _words(found: MatrixCell | None) -> Cell:
    return f"{found.sign} {found.words}" if found else NOT_ASKED


def _drawing(matrix: Matrix) -> Drawing:
    height = _HEAD + sum(_SECTION + _ROW * len(rows) for _, rows in matrix.sections) + 2
    return Drawing(width=WIDTH, height=height, shapes=tuple(_shapes(matrix)))


def _shapes(matrix: Matrix) -> Iterator[Shape]:
    yield from columns(matrix.pairs, _HEAD - 8, NAMES, WIDTH - NAMES)
    y = _HEAD
    for title, rows in matrix.sections:
        yield Line(x1=0, y1=y + 3, x2=WIDTH, y2=y + 3)
        yield name(title, y + 19, strong=True, room=WIDTH)
        y += _SECTION
        for row in rows:
            yield from _row(row, y)
            y += _ROW


def _row(row: MatrixRow, y: float) -> Iterator[Shape]:
    yield name(row.subject, y + 22)
    share = (WIDTH - NAMES) / len(row.cells)
    for place, found in enumerate(row.cells):
        if found is None:
            continue
        x = NAMES + share * place
        yield cell(x, y, share, _ROW, _FILLS[found.look])
        first, _, second = found.words.partition(": " if ": " in found.words else ", ")
        yield in_cell(f"{found.sign} {first}", x, y + (16 if second else 22), share, strong=True)
        if second:
            yield in_cell(second, x, y + 30, share)
