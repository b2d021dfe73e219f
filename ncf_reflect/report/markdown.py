"""A document in GitHub-flavoured Markdown: blocks in, UTF-8 out."""

from functools import singledispatch

from ncf_reflect.report import escape
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
from ncf_reflect.report.runs import Run, Runs, Weight, as_run
from ncf_reflect.report.tables import Cell, Table

_MARKS = {Weight.PLAIN: "", Weight.STRONG: "**", Weight.SOFT: "*"}


def render(document: Document) -> bytes:
    """The document as Markdown in UTF-8. The same document gives the same bytes."""
    return markdown(document.blocks).encode()


def markdown(blocks: tuple[Block, ...]) -> str:
    """`blocks` as Markdown, one blank line between any two."""
    return "\n\n".join(_rendered(block) for block in blocks) + "\n"


@singledispatch
def _rendered(block: Block) -> str:
    raise TypeError(f"Markdown has no way to show a {type(block).__name__}")


@_rendered.register
def _heading(block: Heading) -> str:
    return f"{'#' * block.level} {' '.join(_in_one_line(run) for run in block.runs)}"


@_rendered.register
def _paragraph(block: Paragraph) -> str:
    return _text(block.runs)


@_rendered.register
def _bullets(block: Bullets) -> str:
    signs = [f"{place}. " if block.numbered else "- " for place in range(1, len(block.items) + 1)]
    return "\n".join(
        sign + _indented(_text(item), len(sign))
        for sign, item in zip(signs, block.items, strict=True)
    )


@_rendered.register
def _quotation(block: Quotation) -> str:
    lines = escape.typed(block.said).split("\n")
    if block.source:
        lines += ["", f"({escape.sentence(block.source)})"]
    return "\n".join(f"> {line}".rstrip() for line in lines)


@_rendered.register
def _facts(block: Facts) -> str:
    return "\n".join(
        f"- **{escape.sentence(name)}:** {_indented(_run(run), 2)}" for name, run in block.facts
    )


@_rendered.register
def _figure(block: Figure) -> str:
    # Markdown has no picture of its own: the table beside it holds the same facts.
    return _table(block.table)


@_rendered.register
def _table(block: Table) -> str:
    rows = [block.head, *block.rows]
    shown = [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    rule = f"|{' --- |' * len(block.head)}"
    caption = f"*{escape.sentence(block.caption)}*"
    return "\n".join([caption, "", shown[0], rule, *shown[1:]])


def _text(runs: Runs) -> str:
    return " ".join(_run(run) for run in runs if run.text)


def _run(run: Run) -> str:
    escaped = escape.typed(run.text) if run.as_typed else escape.sentence(run.text)
    mark = _MARKS[run.weight]
    return mark + escaped + mark


def _cell(cell: Cell) -> str:
    return _in_one_line(as_run(cell))


def _in_one_line(run: Run) -> str:
    return escape.one_line(run.text) if run.as_typed else escape.one_line_sentence(run.text)


def _indented(text: str, by: int) -> str:
    return text.replace("\n", "\n" + " " * by) if "\n" in text else text
