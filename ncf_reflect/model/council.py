"""The names and words in use: a council's, its partnership's, and what it says for what.

They are set once, when a workspace is opened, and hold for the whole process: screens, sentences
and reports ask here. Plain dataclasses and no reading: the first screen needs them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ncf_reflect.model.text import clean

COUNCIL_FORMAT = "ncf-reflect/council"
COUNCIL_FILE = "council.toml"
LONGEST_NAME = 300
LONGEST_SHORT = 9
"""Letters of the partnership's short name: a column of the narrowest screen."""
LONGEST_WORD = 60

WORDS = ("children in care", "care leavers", "the board")
"""What the tool says in its own sentences and a council may say otherwise."""

NAMES = ("authority", "partnership", "partnership_short")

_OTHER_GROUPS = ("workers", "managers", "leaders", "practitioners")
# Names go into tables, screens and files alike: no marks that mean something in one of them.
_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ &.,'’-])*")


@dataclass(frozen=True, slots=True)
class Council:
    """A council as its `council.toml` names it. What it leaves open is as shipped."""

    authority: str = ""
    """Offered where a round is started; empty where nobody said."""
    partnership: str = ""
    """The long name of the safeguarding partnership; empty where nobody said."""
    partnership_short: str = "NCASP"
    """What the partnership's group is called in sentences and tables."""
    words: tuple[tuple[str, str], ...] = ()
    """Pairs of one of `WORDS` and what this council says for it."""


SHIPPED = Council()

Faults = Iterator[tuple[str, str]]
"""Places in `council.toml`, each with what was expected there."""


class _Names:
    """Holds the one council whose names are in use."""

    council = SHIPPED


def in_use() -> Council:
    """The council whose names are in use."""
    return _Names.council


def use(council: Council) -> None:
    """Say all names as this council does from now on; `SHIPPED` as before."""
    _Names.council = council


def in_own_words(text: str) -> str:
    """A sentence or a label of ours, in the council's words. Never for anything quoted."""
    theirs = dict(in_use().words)
    if not theirs:
        return text
    said = "|".join(map(re.escape, theirs))
    found = re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)
    return found.sub(lambda word: _cased(word.group(), theirs[word.group().lower()]), text)


def council_from(parsed: Mapping[str, object]) -> Council:
    """The council in parsed TOML that has no `council_faults`."""
    words = parsed.get("words")
    names = {key: _text(parsed[key]) for key in NAMES if key in parsed}
    return Council(
        **names,
        words=tuple(
            (said, _text(theirs))
            for said, theirs in (words.items() if isinstance(words, dict) else ())
            if said != _text(theirs)
        ),
    )


def council_faults(parsed: Mapping[str, object]) -> Faults:
    """All that is wrong in parsed TOML, each with its place."""
    if parsed.get("format") != COUNCIL_FORMAT:
        yield "format", f'must be "{COUNCIL_FORMAT}"'
    for key in parsed:
        if key not in ("format", "words", *NAMES):
            yield key, "is not a key that is known here"
    if "authority" not in parsed:
        yield "authority", "is missing: the council's name"
    for key in ("authority", "partnership"):
        if key in parsed:
            yield from _name_faults(key, parsed[key])
    if "partnership_short" in parsed:
        yield from _short_faults(parsed["partnership_short"])
    words = parsed.get("words", {})
    if not isinstance(words, dict):
        yield "words", 'must be a heading, [words], with lines such as "care leavers" = "…"'
        return
    for said, theirs in words.items():
        yield from _word_faults(said, theirs)


def _name_faults(place: str, value: object) -> Faults:
    if not isinstance(value, str):
        yield place, "must be text, in quotes"
    elif not value.strip() and place == "authority":
        yield place, "is empty: the council's name"
    elif len(value) > LONGEST_NAME:
        yield place, f"is longer than {LONGEST_NAME} letters"
    elif "\n" in _text(value):
        yield place, "must be one line"


def _short_faults(value: object) -> Faults:
    place = "partnership_short"
    if not isinstance(value, str):
        yield place, "must be text, in quotes"
    elif len(value.strip()) > LONGEST_SHORT:
        yield place, f"is longer than {LONGEST_SHORT} letters, the width of its column"
    elif value.strip().casefold() in _OTHER_GROUPS:
        yield place, "is what another group is called"
    elif not _PLAIN.fullmatch(value.strip()):
        yield place, "must be letters, digits, blanks, hyphens, and begin with a letter or a digit"


def _word_faults(said: str, theirs: object) -> Faults:
    place = f"words.{said}"
    if said not in WORDS:
        known = ", ".join(f"“{word}”" for word in WORDS)
        yield place, f"is not said in any sentence of ours, which say {known}"
    elif not isinstance(theirs, str):
        yield place, "must be text, in quotes"
    elif len(theirs.strip()) > LONGEST_WORD:
        yield place, f"is longer than {LONGEST_WORD} letters"
    elif not _PLAIN.fullmatch(theirs.strip()):
        yield place, "must be letters, digits, blanks, hyphens, and begin with a letter or a digit"


def _text(value: object) -> str:
    return clean(str(value)).strip()


def _cased(found: str, theirs: str) -> str:
    return theirs[:1].upper() + theirs[1:] if found[:1].isupper() else theirs
