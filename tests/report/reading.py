"""What a reader of Markdown makes of a report, for the tests: the text of each block."""

from collections.abc import Iterator

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
