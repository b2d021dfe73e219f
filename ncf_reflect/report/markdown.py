"""The gap report in Markdown (CommonMark with tables): blocks in, UTF-8 out."""

from functools import singledispatch

from ncf_reflect.report import escape
from ncf_reflect.report.blocks import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Weight,
)
from ncf_reflect.report.outline import outline
from ncf_reflect.report.values import GapReport, Table

_MARKS = {Weight.PLAIN: "", Weight.STRONG: "**", Weight.SOFT: "*"}


def render(report: GapReport) -> bytes:
    """The report as Markdown in UTF-8. The same report gives the same bytes."""
    return markdown(outline(report)).encode()


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
        sign + _text(item).replace("\n", "\n" + " " * len(sign))
        for sign, item in zip(signs, block.items, strict=True)
    )


@_rendered.register
def _quotation(block: Quotation) -> str:
    lines = escape.typed(block.said).split("\n")
    if block.source:
        lines += ["", f"({escape.sentence(block.source)})"]
    return "\n".join(f"> {line}".rstrip() for line in lines)


@_rendered.register
def _table(block: Table) -> str:
    rows = [block.head, *block.rows]
    shown = [f"| {' | '.join(map(escape.one_line, row))} |" for row in rows]
    rule = f"|{' --- |' * len(block.head)}"
    caption = f"*{escape.sentence(block.caption)}*"
    return "\n".join([caption, "", shown[0], rule, *shown[1:]])


def _text(runs: Runs) -> str:
    return " ".join(_run(run) for run in runs if run.text)


def _run(run: Run) -> str:
    escaped = escape.typed(run.text) if run.as_typed else escape.sentence(run.text)
    return _MARKS[run.weight] + escaped + _MARKS[run.weight]


def _in_one_line(run: Run) -> str:
    return escape.one_line(run.text) if run.as_typed else escape.sentence(run.text)
