"""Text that is safe inside Markdown and reads back to the letter (FAULTS, "What goes out").

What people typed is escaped whole. Our own sentences keep the full stops, colons and hyphens that
Markdown cannot take for anything, so that the file is pleasant to read unrendered as well.
"""

import re
import string
from collections.abc import Callable
from functools import lru_cache

from ncf_reflect.model.text import clean

KEPT = 4_096
"""Sentences of ours that are kept escaped: many of them stand in a report again and again."""

_PUNCTUATION = re.compile(f"[{re.escape(string.punctuation)}]")
_QUOTED = re.compile("“[^”]*”")
_ENDS_A_WORD = ".:;?!)"
_FOLLOWS_A_WORD = " .,;:)”"


def typed(text: str) -> str:
    """What people typed, for a paragraph or a list item; newlines become hard line breaks.

    Whoever sets the block still has to indent or prefix the lines of the result.
    """
    return _lines(text, _strict)


@lru_cache(maxsize=KEPT)
def sentence(text: str) -> str:
    """Our own sentence, in which what people typed stands between “ and ”. As safe as `typed`."""
    return _lines(text, _lenient)


def one_line(text: str) -> str:
    """What people typed, for a table cell or a heading, which cannot hold a line break."""
    return "&#10;".join(_with_edges(line, _strict) for line in clean(text).split("\n"))


@lru_cache(maxsize=KEPT)
def one_line_sentence(text: str) -> str:
    """Our own sentence for a table cell or a heading. As safe as `one_line`."""
    return "&#10;".join(_with_edges(line, _lenient) for line in clean(text).split("\n"))


def _lines(text: str, escape: Callable[[str], str]) -> str:
    text = clean(text)
    body = text.rstrip("\n")
    lines = [_with_edges(line, escape) for line in body.split("\n")]
    # A backslash that ends a block is a backslash and no line break.
    return "\\\n".join(lines) + "&#10;" * (len(text) - len(body))


def _with_edges(line: str, escape: Callable[[str], str]) -> str:
    # Readers of Markdown drop the blanks at the edges of a line, or read a line break from them.
    core = line.strip()
    before, after = line.split(core, 1) if core else (line, "")
    return _as_entities(before) + escape(core).replace("\t", "&#9;") + _as_entities(after)


def _as_entities(blanks: str) -> str:
    return "".join(f"&#{ord(blank)};" for blank in blanks)


def _strict(line: str) -> str:
    return _PUNCTUATION.sub(r"\\\g<0>", line)


def _lenient(line: str) -> str:
    quoted = [found.span() for found in _QUOTED.finditer(line)]

    def escaped(found: re.Match[str]) -> str:
        at = found.start()
        inside = any(start < at < end for start, end in quoted)
        return found[0] if not inside and _is_harmless(line, at) else f"\\{found[0]}"

    return _PUNCTUATION.sub(escaped, line)


def _is_harmless(line: str, at: int) -> bool:
    """Whether no dialect of Markdown can take the character at this place for anything.

    A list number has only digits before its mark; a link, an emoji name or an entity has something
    right behind it, or begins with a character that is never left unescaped.
    """
    character, before, after = line[at], line[:at], line[at + 1 : at + 2]
    within_a_word = before[-1:].isalnum() and after.isalnum()
    if character in ",'":
        return True
    if character == "(":
        return before[-1:] in ("", " ") and after.isalnum()
    if character == "-":
        return within_a_word
    if character == "." and after.isdigit():
        return within_a_word and not before.lower().endswith("www")
    at_the_end_of_a_word = after == "" or after in _FOLLOWS_A_WORD
    return character in _ENDS_A_WORD and at_the_end_of_a_word and _is_no_list_number(before)


def _is_no_list_number(before: str) -> bool:
    return bool(before) and not before.isdigit()
