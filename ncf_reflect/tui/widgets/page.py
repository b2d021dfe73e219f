"""A Markdown file as it will read: its own bytes, laid out for the width that there is.

Textual's Markdown widget makes several widgets of each line, and its table cells read markup in
their tooltips (FAULTS, "The terminal"). This one is a single text: nothing in it can be clicked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from textual.content import Content

from ncf_reflect.tui.widgets.columns import beside, stacked
from ncf_reflect.tui.widgets.drawn import Drawn

WIDEST = 100
_HEADINGS = {"h1": "bold underline $primary", "h2": "bold $primary", "h3": "bold"}
_MARKS = {"strong": "bold", "em": "italic"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the page: what stands before its first line and its others, and its text."""

    before: str
    before_others: str
    text: Content
    apart: bool = True
    rows: tuple[tuple[Content, ...], ...] = ()


class Page(Drawn):
    """The page."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pieces: tuple[Piece, ...] = ()
        self._laid_out: tuple[int, Content] | None = None

    def show(self, markdown: bytes) -> None:
        """Show this file."""
        self._pieces = tuple(_pieces(markdown.decode("utf-8")))
        self._laid_out = None
        self.redraw()

    def draw(self, width: int) -> Content:
        """The page, in lines no longer than is pleasant to read."""
        if self._laid_out is None or self._laid_out[0] != width:
            room = max(20, min(width, WIDEST))
            self._laid_out = width, stacked(_lines(self._pieces, room))
        return self._laid_out[1]


def _lines(pieces: tuple[Piece, ...], width: int) -> Iterator[Content]:
    for place, piece in enumerate(pieces):
        if piece.apart and place:
            yield Content("")
        if piece.rows:
            yield _table(piece.rows, width)
            continue
        room = width - len(piece.before)
        for number, line in enumerate(piece.text.wrap(room)):
            yield Content(piece.before_others if number else piece.before) + line


def _table(rows: tuple[tuple[Content, ...], ...], width: int) -> Content:
    columns = len(rows[0])
    wanted = [max(min(row[at].cell_length, 40) for row in rows) for at in range(columns)]
    room = width - 2 * (columns - 1)
    if sum(wanted) > room:
        fair = room // columns
        narrow = [want for want in wanted if want <= fair]
        share = (room - sum(narrow)) // max(1, columns - len(narrow))
        wanted = [want if want <= fair else share for want in wanted]
    head, *body = (beside(*zip(row, wanted, strict=True), gap=2) for row in rows)
    return stacked([head.stylize("bold"), *body])


def _pieces(markdown: str) -> Iterator[Piece]:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return _blocks(SyntaxTreeNode(parser.parse(markdown)), "", "")


def _blocks(node: SyntaxTreeNode, before: str, others: str) -> Iterator[Piece]:
    """The pieces of a block and of those within it; `before` stands at its first line only."""
    match node.type:
        case "heading":
            yield Piece(before, others, _inline(node).stylize(_HEADINGS.get(node.tag, "bold")))
        case "paragraph":
            yield Piece(before, others, _inline(node), apart=not node.hidden)
        case "bullet_list" | "ordered_list":
            yield from _items(node, others)
        case "table":
            yield Piece(before, others, Content(""), rows=tuple(_rows(node)))
        case "root" | "blockquote" | "list_item":
            bar = "│ " if node.type == "blockquote" else ""
            for place, child in enumerate(node.children):
                yield from _blocks(child, (others if place else before) + bar, others + bar)
        case _:
            yield Piece(before, others, Content(node.content))


def _items(node: SyntaxTreeNode, others: str) -> Iterator[Piece]:
    for number, item in enumerate(node.children, start=1):
        mark = f"{number}. " if node.type == "ordered_list" else "· "
        pieces = _blocks(item, others + mark, others + " " * len(mark))
        yield from (
            replace(p, apart=p.apart or (number == 1 and not at)) for at, p in enumerate(pieces)
        )


def _rows(node: SyntaxTreeNode) -> Iterator[tuple[Content, ...]]:
    for row in (each for each in node.walk() if each.type == "tr"):
        yield tuple(_inline(cell) for cell in row.children)


def _inline(node: SyntaxTreeNode) -> Content:
    """The words of a block with what is strong and what is soft in them."""
    return Content("").join(_run(child) for child in node.children)


def _run(node: SyntaxTreeNode) -> Content:
    match node.type:
        case "softbreak":
            return Content(" ")
        case "hardbreak":
            return Content("\n")
        case "strong" | "em":
            return _inline(node).stylize(_MARKS[node.type])
        case _:
            return _inline(node) if node.children else Content(node.content)
