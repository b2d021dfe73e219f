"""Small documents for the tests of the formats."""

from datetime import date

from ncf_reflect.report.blocks import Block, Document, Figure, heading, ours, typed
from ncf_reflect.report.drawing import Box, Drawing, Line, Words
from ncf_reflect.report.tables import Table

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style><style>*{display:none}",
    "&lt;b&gt; &amp; &#60; &nbsp",
    "]]> <![CDATA[x]]> <!-- x --> <?xml?>",
    "{{ 7*7 }} ${7*7} {% x %} #{x}",
    "\"quoted\" 'single' `tick`",
    "=1+1",
    "@SUM(A1) +1 -1",
    "```\nfence",
    "| a | b |",
    "javascript:alert(1) ms-word:x //host http://x.y",
    "two\nlines\n\nand a gap",
    " blanks at  the edges ",
    "tab\there",
    "עברית (mixed) text",
    "العربية 123",
    "\u00e9 \u200d \U0001f468\u200d\U0001f469\u200d\U0001f467 ŵ",
    "w" * 900,
    "\\ backslash \\n",
    "%s %(x)s {0}",
)
"""As they stand in the file: `clean()` was done on the way in."""


def a_document(
    *blocks: Block, title: str = "A title", marking: str = "", **known: object
) -> Document:
    return Document.model_validate(
        {
            "title": title,
            "subject": "Board paper, ruleset v1",
            "author": "QA lead",
            "marking": marking,
            "dated": date(2026, 4, 2),
            "blocks": (heading(1, typed(title)), *blocks),
            **known,
        }
    )


def a_table(*cells: str, caption: str = "Caption") -> Table:
    return Table(
        caption=caption,
        head=("Head", "Second"),
        rows=tuple((ours("row"), typed(cell)) for cell in cells),
    )


def a_figure(text: str = "words") -> Figure:
    return Figure(
        title="A picture",
        description="What it shows",
        drawing=Drawing(
            width=100,
            height=50,
            shapes=(
                Box(x=1, y=1, width=9, height=9, fill="#ffffff", stroke="#767676"),
                Words(x=2, y=20, text=text),
                Line(x1=0, y1=0, x2=9, y2=9),
            ),
        ),
        table=a_table("cell"),
    )
