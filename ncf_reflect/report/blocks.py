"""The parts that any document is made of. Formats render these, in order, and ask for nothing."""

from datetime import date

from ncf_reflect.model.base import Value
from ncf_reflect.report.drawing import Drawing
from ncf_reflect.report.runs import Run, Runs, Weight, ours, typed
from ncf_reflect.report.tables import Table

WRITTEN_BY = "(written by the author)"

__all__ = [
    "Block",
    "Bullets",
    "Document",
    "Facts",
    "Figure",
    "Heading",
    "Paragraph",
    "Quotation",
    "Run",
    "Runs",
    "Table",
    "Weight",
    "bullets",
    "heading",
    "label",
    "ours",
    "paragraph",
    "typed",
    "words_of",
]


class Heading(Value):
    """A heading; the title of the document has level 1."""

    level: int
    runs: Runs
    new_page: bool = False
    """Whether it begins a page where there are pages."""


class Paragraph(Value):
    """A paragraph."""

    runs: Runs


class Bullets(Value):
    """A list; numbered where the reader has to act on each."""

    items: tuple[Runs, ...]
    numbered: bool = False


class Quotation(Value):
    """Words as spoken or written, set apart, with what is known of them in a line below."""

    said: str
    source: str = ""


class Facts(Value):
    """A few things that are known, each with its name: the head of a paper."""

    facts: tuple[tuple[str, Run], ...]


class Figure(Value):
    """A picture with what it is called and what it says; the same facts stand in `table`."""

    title: str
    description: str
    drawing: Drawing
    table: Table


Block = Heading | Paragraph | Bullets | Quotation | Facts | Figure | Table


class Document(Value):
    """A document in one of its kinds, in any format."""

    title: str
    """Plain text, for the head of the document and its properties."""
    subject: str
    author: str
    """A role, never somebody's name; empty where it was not given."""
    marking: str
    """What stands on every page; empty where the copy can be shared."""
    dated: date | None
    """When what it tells was last added to; None where the data have no date."""
    blocks: tuple[Block, ...]
    """The title first, as the one heading of level 1."""
    language: str = "en-GB"


def heading(level: int, *runs: Run, new_page: bool = False) -> Heading:
    """A heading of these runs."""
    return Heading(level=level, runs=runs, new_page=new_page)


def paragraph(text: str) -> Paragraph:
    """A paragraph that is one sentence or more of ours."""
    return Paragraph(runs=(ours(text),))


def label(text: str) -> Paragraph:
    """A line that names what follows, below the rank of a heading."""
    return Paragraph(runs=(ours(text, Weight.STRONG),))


def bullets(texts: tuple[str, ...], *, numbered: bool = False) -> Bullets:
    """A list of our own sentences."""
    return Bullets(items=tuple((ours(text),) for text in texts), numbered=numbered)


def words_of(text: str) -> tuple[Paragraph, ...]:
    """What a person wrote for the report, to the letter: a paragraph for each part of it."""
    parts = [part.strip("\n") for part in text.split("\n\n") if part.strip()]
    signed = (ours(WRITTEN_BY, Weight.SOFT),)
    return tuple(
        Paragraph(runs=(typed(part), *(signed if place == len(parts) else ())))
        for place, part in enumerate(parts, start=1)
    )
