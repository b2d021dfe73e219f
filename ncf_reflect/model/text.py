"""The one `clean()` that every text passes on its way in: typed, pasted, imported, from a bank."""

import re
import unicodedata

POINT_LIMIT = 4_000
"""Letters in one point. The limit is said to the person, never a silent cut."""

# Control characters but newline and tab, C1, embeddings, overrides and isolates of writing
# direction, the byte order mark inside a text, and what XML refuses. The joiners that emoji,
# Persian and Hindi need (U+200C, U+200D) and the plain direction marks stay.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# The vertical tab is what Word and PowerPoint paste for a soft line break: never glue two words.
_BULLET = re.compile(r"^\s*[-*•]\s+")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")


def clean(text: str) -> str:
    """`text` as it may be stored and shown: safe for a terminal, a file and XML.

    Letters, emoji and marks of every script survive; nothing is escaped (each output format does
    that for itself). Lone surrogates become the replacement character, so that a loss can be seen.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _LONE_SURROGATE.sub("\ufffd", text)
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))


def without_bullet(line: str) -> str:
    """A line of a paste without the `- `, `* ` or `• ` at its beginning (DESIGN 2)."""
    return _BULLET.sub("", line)


def clean_deep(value: object) -> object:
    """A parsed JSON or TOML value with every text in it cleaned, keys included.

    In a key the replacement character stands for what is unwanted, so that a key with something
    unseen in it never turns into one that is known.
    """
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [clean_deep(item) for item in value]
    if isinstance(value, dict):
        return {_clean_key(str(key)): clean_deep(item) for key, item in value.items()}
    return value


def _clean_key(key: str) -> str:
    return clean(_UNWANTED.sub("\ufffd", key))


def counted(number: int, noun: str) -> str:
    """ "1 question", "2 questions"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def capitalised(words: str) -> str:
    """`words` with the first letter large and the rest as it was: "NCASP" stays "NCASP"."""
    return words[:1].upper() + words[1:]


def short_name(slug: str) -> str:
    """A slug as a person reads it in a narrow table: `stay-together` is "Stay together"."""
    words = slug.rsplit(".", 1)[-1].replace("-", " ").strip()
    return capitalised(words)
