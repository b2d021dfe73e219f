"""A document as one HTML page: no request goes out from it, and no text in it is code.

WCAG 2.2 AA: language, landmarks, one heading of level 1, captions, scopes, contrast.
"""

from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from html import escape
from itertools import count

from ncf_reflect.model.text import clean
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
from ncf_reflect.report.page_style import STYLE
from ncf_reflect.report.runs import Run, Runs, Weight, as_run
from ncf_reflect.report.svg import svg
from ncf_reflect.report.tables import Cell, Table

WIDE = 5
"""Columns from which a table can be too wide for a telephone."""

_TAGS = {Weight.STRONG: "strong", Weight.SOFT: "em"}
_STYLE_HASH = b64encode(sha256(STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
"""What the browser may load: nothing but the page's own style."""


def render(document: Document) -> bytes:
    """The document as a page in UTF-8. The same document gives the same bytes."""
    return "\n".join(_Page(document).lines()).encode()


class _Page:
    """One page, written from top to bottom."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._anchors = count(1)
        self._figures = count(1)

    def lines(self) -> Iterator[str]:
        document = self._document
        title, *blocks = document.blocks
        yield from _head(document)
        yield '<body class="marked">' if document.marking else "<body>"
        yield '<a class="skip" href="#report">Skip to the report</a>'
        yield "<header>"
        yield from self._block(title)
        if document.marking:
            yield f'<p class="marking">{_text(document.marking)}</p>'
        yield "</header>"
        yield from _contents(document)
        yield '<main id="report">'
        for block in blocks:
            yield from self._block(block)
        yield "</main>"
        yield f"<footer><p>{_text(document.title)}</p></footer>"
        yield "</body>\n</html>\n"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph():
                yield f"<p>{_runs(block.runs)}</p>"
            case Bullets():
                yield from _bullets(block)
            case Quotation():
                yield from _quotation(block)
            case Facts():
                yield from _facts(block)
            case Figure():
                yield from self._figure(block)
            case Table():
                yield from _table(block)

    def _heading(self, block: Heading) -> str:
        new_page = ' class="new-page"' if block.new_page else ""
        anchor = f' id="part-{next(self._anchors)}"' if block.level == 2 else ""
        return f"<h{block.level}{anchor}{new_page}>{_runs(block.runs)}</h{block.level}>"

    def _figure(self, block: Figure) -> Iterator[str]:
        drawn = svg(block.drawing, block.title, block.description, f"figure-{next(self._figures)}")
        yield f"<figure>{drawn}<figcaption>{_text(block.title)}</figcaption></figure>"
        yield from _table(block.table)


def _head(document: Document) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{_text(' '.join(document.title.split()))}</title>"
    if document.author:
        yield f'<meta name="author" content="{_text(document.author)}">'
    if document.dated:
        yield f'<meta name="date" content="{document.dated.isoformat()}">'
    yield f"<style>{STYLE}</style>\n</head>"


def _contents(document: Document) -> Iterator[str]:
    parts = [b for b in document.blocks if isinstance(b, Heading) and b.level == 2]
    if len(parts) < 2:
        return
    yield '<nav aria-label="Contents">\n<ol>'
    for number, part in enumerate(parts, start=1):
        yield f'<li><a href="#part-{number}">{_runs(part.runs)}</a></li>'
    yield "</ol>\n</nav>"


def _bullets(block: Bullets) -> Iterator[str]:
    tag = "ol" if block.numbered else "ul"
    yield f"<{tag}>"
    for item in block.items:
        yield f"<li>{_runs(item)}</li>"
    yield f"</{tag}>"


def _quotation(block: Quotation) -> Iterator[str]:
    yield f"<blockquote><p>{_typed(block.said)}</p>"
    if block.source:
        yield f'<p class="source">({_text(block.source)})</p>'
    yield "</blockquote>"


def _facts(block: Facts) -> Iterator[str]:
    yield '<dl class="facts">'
    for name, run in block.facts:
        yield f"<div><dt>{_text(name)}</dt><dd>{_run(run)}</dd></div>"
    yield "</dl>"


def _table(block: Table) -> Iterator[str]:
    # What is too wide scrolls by itself, and can be scrolled with the keyboard.
    by_key = f' role="group" aria-label="{_text(block.caption)}" tabindex="0"'
    yield f'<div class="table"{by_key if len(block.head) >= WIDE else ""}>'
    yield f"<table><caption>{_text(block.caption)}</caption>"
    head = "".join(f'<th scope="col">{_cell(cell)}</th>' for cell in block.head)
    yield f"<thead><tr>{head}</tr></thead>\n<tbody>"
    for first, *others in block.rows:
        cells = "".join(f"<td>{_cell(cell)}</td>" for cell in others)
        yield f'<tr><th scope="row">{_cell(first)}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _runs(runs: Runs) -> str:
    return " ".join(_run(run) for run in runs if run.text)


def _run(run: Run) -> str:
    text = _typed(run.text) if run.as_typed else _text(run.text)
    tag = _TAGS.get(run.weight)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _cell(cell: Cell) -> str:
    return _run(as_run(cell))


def _typed(text: str) -> str:
    """What somebody typed, to the letter: blanks and line ends kept, in its own direction."""
    return f'<span class="t" dir="auto">{escape(clean(text))}</span>'


@lru_cache(maxsize=4_096)
def _text(text: str) -> str:
    return escape(clean(text))
