"""What readers of each format make of a report, for the tests: the text of each block."""

from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")

OUR_TOKENS = {"text", "text_special", "softbreak", "hardbreak"}
"""All that user text may become."""


def inline_tokens(source: str) -> Iterator[Token]:
    """Every token within the lines of `source`."""
    for token in PARSER.parse(source):
        yield from token.children or ()


def texts(source: str) -> list[str]:
    """The text of each paragraph, item, heading and cell, line breaks as newlines."""
    return [_text(token) for token in PARSER.parse(source) if token.type == "inline"]


def block_types(source: str) -> list[str]:
    """The kinds of block in `source`, in order."""
    return [token.type for token in PARSER.parse(source) if token.nesting != -1]


def _text(token: Token) -> str:
    return "".join(
        "\n" if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children or ()
    )


BLOCKS = {"h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "caption", "th", "td", "figcaption"}
"""Elements of our pages whose whole text is that of one block."""


class Page(HTMLParser):
    """A page as a browser would read it: its elements, and the text of each block."""

    def __init__(self, source: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] | None = None
        self.feed(source.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in BLOCKS:
            self._open = []

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS and self._open is not None:
            self.texts.append("".join(self._open))
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open.append(data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of this name."""
        return [attributes for name, attributes in self.elements if name == tag]


def word_texts(data: bytes) -> list[str]:
    """The text of each paragraph of a Word document, those of tables included, in their order."""
    body = docx.Document(BytesIO(data)).element.body
    return [paragraph.text for paragraph in body.iter(qn("w:p"))]


def word_part(data: bytes, name: str) -> str:
    """A file of a Word document's zip."""
    with ZipFile(BytesIO(data)) as packed:
        return packed.read(name).decode("utf-8")


def word_styles(data: bytes) -> list[tuple[str, str]]:
    """The style of each paragraph with its text."""
    document = docx.Document(BytesIO(data))
    return [(str(each.style.name), each.text) for each in document.paragraphs if each.style]


def well_formed(data: bytes) -> bool:
    """Whether every XML file of a Word document is."""
    with ZipFile(BytesIO(data)) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                parse_xml(packed.read(name))
    return True
