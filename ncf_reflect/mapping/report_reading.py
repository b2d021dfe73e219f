"""A report's file read back: its headings and the words under each, whatever its format."""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.base import Value

LARGEST_REPORT = 50_000_000
"""Bytes of a report, and of the text packed in a Word file."""
_WORD_TEXT = "word/document.xml"

_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_WORD_RUN = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:(?:br|tab|cr)\b)")
_WORD_HEADING = re.compile(r'<w:pStyle w:val="(?:Title|Heading\s?([1-6]))"')
_MARKDOWN_HEADING = re.compile(r"(#{1,6}) (.*)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")

Line = tuple[int, str]
"""The rank of a heading, 0 for other text, and the words."""


class ReadReport(Value):
    """What a report's file says."""

    format: str
    """ "md", "html" or "docx"."""
    parts: tuple[tuple[str, str], ...]
    """Each heading with the words under it, in order; what stands before the first has none."""

    @property
    def title(self) -> str:
        """The first heading; empty where there is none."""
        return next((heading for heading, _ in self.parts if heading), "")

    @property
    def text(self) -> str:
        """All of its words in a row."""
        return " ".join(" ".join(part) for part in self.parts)


def read_file(path: Path) -> bytes:
    """The bytes of a report. RefusedError where it cannot be read, or is too large to be one."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_REPORT + 1)
    except OSError as error:
        raise RefusedError(f"{path} cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST_REPORT:
        raise RefusedError(f"{path} is larger than {LARGEST_REPORT:,} bytes: it is no report.")
    return data


def read_report(data: bytes) -> ReadReport:
    """The headings and words of a report in Markdown, HTML or Word.

    RefusedError where it is none of these.
    """
    if data.startswith(b"PK"):
        return ReadReport(format="docx", parts=_parts(_word_lines(_unpacked(data))))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError("This is no report in Markdown, HTML or Word.") from error
    if re.match(r"\s*<(?:!doctype html|html)", text, re.IGNORECASE):
        return ReadReport(format="html", parts=_parts(_html_lines(text)))
    return ReadReport(format="md", parts=_parts(_markdown_lines(text)))


def _parts(lines: Iterator[Line]) -> tuple[tuple[str, str], ...]:
    parts: list[tuple[str, list[str]]] = [("", [])]
    for rank, words in lines:
        if rank:
            parts.append((_in_a_row(words), []))
        else:
            parts[-1][1].append(words)
    return tuple((heading, _in_a_row(" ".join(words))) for heading, words in parts)


def _in_a_row(words: str) -> str:
    return " ".join(words.split())


def _markdown_lines(text: str) -> Iterator[Line]:
    for line in text.splitlines():
        heading = _MARKDOWN_HEADING.match(line)
        words = html.unescape(_ESCAPED.sub(r"\1", heading[2] if heading else line))
        yield len(heading[1]) if heading else 0, words


def _html_lines(text: str) -> Iterator[Line]:
    reader = _Html()
    reader.feed(text)
    reader.close()
    return iter(reader.lines)


class _Html(HTMLParser):
    """Collects the words of a page, those of a heading together."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._rank = 0
        self._within: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._unread += tag in ("style", "script", "title")
        if re.fullmatch("h[1-6]", tag):
            self._rank, self._within = int(tag[1]), []

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in ("style", "script", "title")
        if self._rank and tag == f"h{self._rank}":
            self.lines.append((self._rank, "".join(self._within)))
            self._rank = 0

    def handle_data(self, data: str) -> None:
        if self._rank:
            self._within.append(data)
        elif not self._unread:
            self.lines.append((0, data))


def _unpacked(data: bytes) -> str:
    """The text of a Word file; one named member, and no more of it than a report can have."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open(_WORD_TEXT) as member:
            text = member.read(LARGEST_REPORT + 1)
        if len(text) > LARGEST_REPORT:
            raise RefusedError("This Word file holds more than a report can.")
        return text.decode("utf-8")
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, NotImplementedError) as error:
        raise RefusedError("This is no report in Markdown, HTML or Word.") from error


def _word_lines(text: str) -> Iterator[Line]:
    for paragraph in _PARAGRAPH.finditer(text):
        styled = _WORD_HEADING.search(paragraph.group())
        words = "".join(
            " " if mark else html.unescape(said)
            for said, mark in _WORD_RUN.findall(paragraph.group())
        )
        yield (int(styled[1] or 1) if styled else 0), words
