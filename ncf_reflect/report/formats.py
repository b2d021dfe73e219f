"""The formats of a report. To add one: a module with a `render`, and a line here."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ncf_reflect.report import html, markdown, word
from ncf_reflect.report.blocks import Document


class Format(NamedTuple):
    """What people call it, what a file name ends with, and how its bytes are made."""

    words: str
    suffix: str
    render: Callable[[Document], bytes]
    render_on: Callable[[Document, bytes], bytes] | None = None
    """The same on somebody's own template; None where a format knows no templates."""


FORMATS: Mapping[str, Format] = {
    "md": Format("Markdown", ".md", markdown.render),
    "html": Format("HTML", ".html", html.render),
    "docx": Format("Word", ".docx", word.render, word.render_on),
}
