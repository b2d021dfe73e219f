"""The parts that any document is made of. Formats for reading render these, in order."""

from enum import StrEnum

from ncf_reflect.model.base import Value
from ncf_reflect.report.values import Table


class Weight(StrEnum):
    """How a run of text stands out. Never the only carrier of a meaning."""

    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"


class Run(Value):
    """A stretch of text; one blank stands between a run and the next.

    Where `as_typed` holds, somebody typed this and it may hold anything, newlines included. Else
    it is our own sentence, in which what people typed stands between “ and ”.
    """

    text: str
    as_typed: bool = False
    weight: Weight = Weight.PLAIN


Runs = tuple[Run, ...]


class Heading(Value):
    """A heading; the title of the document has level 1."""

    level: int
    runs: Runs


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


Block = Heading | Paragraph | Bullets | Quotation | Table


def ours(text: str, weight: Weight = Weight.PLAIN) -> Run:
    """A run of our own words."""
    return Run(text=text, weight=weight)


def typed(text: str, weight: Weight = Weight.PLAIN) -> Run:
    """A run of words that somebody typed."""
    return Run(text=text, as_typed=True, weight=weight)


def paragraph(text: str) -> Paragraph:
    """A paragraph that is one sentence or more of ours."""
    return Paragraph(runs=(ours(text),))


def label(text: str) -> Paragraph:
    """A line that names what follows, below the rank of a heading."""
    return Paragraph(runs=(ours(text, Weight.STRONG),))


def bullets(texts: tuple[str, ...], *, numbered: bool = False) -> Bullets:
    """A list of our own sentences."""
    return Bullets(items=tuple((ours(text),) for text in texts), numbered=numbered)
