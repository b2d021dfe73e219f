"""TOML that people wrote, parsed with its line named where it is broken, bombs refused unread."""

import re
import tomllib

from ncf_reflect.errors import FaultsError
from ncf_reflect.model.faults import Fault, too_deep

MOST_DOTS = 20
LONGEST_WORD = 200

# Every text and remark, in the order in which TOML itself reads them. Possessive, and what is
# never closed runs to its end: else many quote marks take hours. TOML lets one or two more quote
# marks stand before the closing three.
_QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\\?\Z)'
    r"|'''(?:[^']|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
_LONG_WORD = re.compile(rf"(?<!\w)\w{{{LONGEST_WORD + 1}}}")
_WHERE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_WORD_QUOTES = re.compile("[“”„‘’]")


def parse_toml(text: str, what: str) -> dict[str, object]:
    """The keys and values in `text`. FaultsError with the line where it is not sound TOML.

    Long dotted keys cost a reader the square of their length, deep nesting its stack, long numbers
    its patience: all three are refused before anything is parsed (FAULTS, "What comes in").
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    bomb = _bomb(text)
    if bomb:
        raise FaultsError(what, [bomb])
    try:
        # The line end lets a fault in the last line be named by its line.
        return tomllib.loads(text + "\n")
    except tomllib.TOMLDecodeError as error:
        raise FaultsError(what, [_broken(str(error), text)]) from error


def _bomb(text: str) -> Fault | None:
    # A quoted part of a key still counts as one; the lines must stay where they are.
    bare = _QUOTED.sub(lambda quoted: "\n" * quoted.group().count("\n"), text)
    if too_deep(bare):
        return Fault(place="", expected="it is nested too deeply to be read")
    for number, line in enumerate(bare.split("\n"), start=1):
        if line.count(".") > MOST_DOTS:
            return Fault(
                place=f"line {number}", expected=f"has more than {MOST_DOTS} dots outside quotes"
            )
        if _LONG_WORD.search(line):
            return Fault(
                place=f"line {number}", expected="has a number or a key that is too long to be read"
            )
    return None


def _broken(message: str, text: str) -> Fault:
    where = _WHERE.search(message)
    line = where.group(1) if where else None
    lines = text.split("\n")
    written = lines[int(line) - 1] if line else ""
    return Fault(
        place=f"line {line}" if line else "the end of the file",
        expected=_plain(_WHERE.sub("", message), written),
    )


def _plain(message: str, line: str) -> str:
    if _WORD_QUOTES.search(_QUOTED.sub("", line)):
        return 'the quote marks around a text must be straight ones ("), not curly ones'
    for beginning, words in _WORDS.items():
        if message.startswith(beginning):
            return words
    return f"cannot be read ({message[:1].lower()}{message[1:]})"


_UNCLOSED = "a text is opened and not closed: it needs a quote mark at its end"
_TWICE = "this key or heading stands twice, or stands for two different things"
_UNSEEN = "holds a character that cannot be seen and does not belong here"
_WORDS = {
    "Invalid value": "after = must stand a text in quotes, a whole number, or a list in [ ]",
    "Invalid statement": "must be a key, = and a value, or a heading in square brackets",
    "Invalid initial character for a key": "a key is missing here",
    "Expected '=' after a key": "a key must be followed by = and a value",
    "Expected newline": "something stands after the value: is a quote mark missing, or too many?",
    "Illegal character '\\n'": _UNCLOSED,
    "Unterminated string": _UNCLOSED,
    "Illegal character": _UNSEEN,
    "Found invalid character": _UNSEEN,
    "Unclosed array": "a list is not closed: a comma or the bracket ] is missing",
    "Unclosed inline table": "a comma or the bracket } is missing",
    "Unescaped": "a backslash in a text must be written twice",
    "Cannot": _TWICE,
    "Duplicate": _TWICE,
    "Expected ']": "a heading is not closed: ] is missing",
    "Expected": _UNCLOSED,
    "Invalid date": "has a date that cannot be: put it in quotes",
}
