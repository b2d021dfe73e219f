"""The blocks of a document as the XML of a Word document's body."""

import re
from collections.abc import Callable, Iterator
from itertools import count

from ncf_reflect.report.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Paragraph,
    Quotation,
)
from ncf_reflect.report.runs import Run, Weight, as_run, ours
from ncf_reflect.report.tables import Cell, Table
from ncf_reflect.report.word import xml
from ncf_reflect.report.word.styles import Styles

EMU_IN_A_TWIP = 635
_WIDEST = 44
"""Letters of a column that count when the width is shared out."""
_TWIPS_IN_A_LETTER = 105
"""Of a wide font at the size of a table's words."""
_PARTS = re.compile(r"[^\s-]+-?")
"""What a reader of Word documents keeps in one line."""

NAMES_WHAT_FOLLOWS = '<w:keepNext/><w:spacing w:before="80"/>'

AddPicture = Callable[[Figure], tuple[str, str]]
NewList = Callable[[], str]


class Body:
    """Writes blocks, one after the other."""

    def __init__(self, styles: Styles, width: int, picture: AddPicture, new_list: NewList) -> None:
        self._styles = styles
        self._width = width
        self._picture = picture
        self._new_list = new_list
        self._pictures = count(1)

    def of(self, document: Document) -> str:
        """The body's XML, section properties not included."""
        return "".join(part for block in document.blocks for part in self._block(block))

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                style = self._styles.of(f"Heading {block.level}")
                more = "<w:pageBreakBefore/>" if block.new_page else ""
                yield xml.paragraph(style, xml.runs(block.runs), more)
            case Paragraph():
                # A line that only names what follows stays with it.
                names = all(run.weight is Weight.STRONG for run in block.runs)
                more = NAMES_WHAT_FOLLOWS if names else ""
                yield xml.paragraph(self._styles.of("Normal"), xml.runs(block.runs), more)
            case Bullets():
                yield from self._bullets(block)
            case Quotation():
                yield from self._quotation(block)
            case Facts():
                for name, run in block.facts:
                    known = xml.runs((ours(f"{name}:", Weight.STRONG), run))
                    yield xml.paragraph(self._styles.cell, known)
            case Figure():
                yield from self._figure(block)
            case Table():
                yield from self._table(block)

    def _bullets(self, block: Bullets) -> Iterator[str]:
        style = self._styles.of("List Number" if block.numbered else "List Bullet")
        number = self._new_list() if block.numbered else self._styles.bullets
        more = (
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
        )
        for item in block.items:
            yield xml.paragraph(style, xml.runs(item), more)

    def _quotation(self, block: Quotation) -> Iterator[str]:
        style = self._styles.of("Quote")
        yield xml.paragraph(style, xml.text(block.said), "<w:keepNext/>" if block.source else "")
        if block.source:
            yield xml.paragraph(style, xml.text(f"({block.source})"))

    def _figure(self, block: Figure) -> Iterator[str]:
        number, drawing = next(self._pictures), block.drawing
        width = self._width * EMU_IN_A_TWIP
        size = width, round(width * drawing.height / drawing.width)
        shown = xml.picture(number, size, (block.title, block.description), self._picture(block))
        yield xml.paragraph(self._styles.of("Normal"), shown, "<w:keepNext/>")
        yield xml.paragraph(self._styles.of("Caption"), xml.text(f"{block.title}."))
        yield from self._table(block.table)

    def _table(self, block: Table) -> Iterator[str]:
        widths = _widths(block, self._width)
        rows = [block.head, *block.rows]
        cell = self._styles.cell
        shown = "".join(
            xml.table_row(
                zip(
                    (xml.one_run(_in_cell(each, head=place == 0)) for each in row),
                    widths,
                    strict=True,
                ),
                cell,
                head=place == 0,
            )
            for place, row in enumerate(rows)
        )
        caption = xml.text(block.caption)
        yield xml.paragraph(self._styles.of("Caption"), caption, "<w:keepNext/>")
        yield xml.table(self._styles.of("Table Grid"), block.caption, widths, shown)


def _widths(block: Table, width: int) -> tuple[int, ...]:
    """Twips for each column: room for its longest word, then by how long its longest cell is."""
    columns = [
        [as_run(cell).text for cell in column]
        for column in zip(block.head, *block.rows, strict=True)
    ]
    words = [2 + min(_WIDEST, max(map(_longest_part, column))) for column in columns]
    letter = min(_TWIPS_IN_A_LETTER, width // sum(words))
    wanted = [min(_WIDEST, max(1, *map(len, column))) for column in columns]
    left = width - letter * sum(words)
    return tuple(
        letter * word + left * want // sum(wanted) for word, want in zip(words, wanted, strict=True)
    )


def _longest_part(text: str) -> int:
    return max(map(len, _PARTS.findall(text)), default=0)


def _in_cell(cell: Cell, *, head: bool) -> Run:
    run = as_run(cell)
    return run.model_copy(update={"weight": Weight.STRONG}) if head else run
