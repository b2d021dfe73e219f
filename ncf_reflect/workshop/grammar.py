"""What a typed line means (DESIGN 2): its kind, its words, its tags."""

import re

from ncf_reflect.model.base import Value
from ncf_reflect.model.kinds import KIND_BY_KEY, Kind
from ncf_reflect.model.text import POINT_LIMIT, clean, without_bullet

THEME_LIMIT = 80

# Searched only as far from the end as a tag can be long: a paste may be endless.
_TAG_AT_END = re.compile(r"\s#(?P<tag>\S+)$")
_QUOTE_MARKS = {'"': '"', "“": "”", "‘": "’", "«": "»", "„": "“"}


class TypedLine(Value):
    """A line as it will be filed."""

    kind: Kind
    text: str
    themes: tuple[str, ...] = ()

    @property
    def letters_over(self) -> int:
        """How many letters too long the text is for one point; 0 where it fits."""
        return max(0, len(self.text) - POINT_LIMIT)


def kind_for(first: str) -> Kind | None:
    """The kind whose key `first` is, if it is one."""
    return KIND_BY_KEY.get(first)


def read_line(line: str, kind: Kind) -> TypedLine | None:
    """A whole line with its kind key still on it; `kind` holds where it has none.

    The kind key counts only as the first character, so that the same key typed twice begins the
    text with that character. None where nothing is left to file.
    """
    line = clean(line)
    keyed = kind_for(line[:1])
    return file_text(line[1:] if keyed else line, keyed or kind, keyed=keyed is not None)


def file_text(text: str, kind: Kind, *, keyed: bool = False) -> TypedLine | None:
    """The words of a line under `kind`, its tags taken off the end. None where nothing is left.

    `keyed` says that the line began with its kind key: a quotation mark typed as that key was
    also the first of a pair around the quote.
    """
    text, themes = _without_tags(clean(text).strip())
    if kind is Kind.QUOTE:
        text = _without_marks(text, keyed=keyed)
    if not text:
        return None
    return TypedLine(kind=kind, text=text, themes=themes)


def read_paste(block: str, kind: Kind) -> tuple[TypedLine, ...]:
    """The lines of a paste, bullets taken off, all under `kind`; blank ones are left out.

    Kind keys do not count here: a pasted "- " is a bullet.
    """
    stripped = (without_bullet(line) for line in clean(block).split("\n"))
    filed = (file_text(line, kind) for line in stripped)
    return tuple(line for line in filed if line)


def typed_again(line: TypedLine) -> str:
    """The line as somebody would type it: its words, then its tags."""
    return " ".join((line.text, *(f"#{theme}" for theme in line.themes)))


def _without_tags(text: str) -> tuple[str, tuple[str, ...]]:
    themes: list[str] = []
    while found := _TAG_AT_END.search(text, max(0, len(text) - THEME_LIMIT - 2)):
        if not any(map(str.isalpha, found["tag"])):
            break
        themes.append(found["tag"])
        text = text[: found.start()].rstrip()
    return text, tuple(dict.fromkeys(reversed(themes)))


def _without_marks(text: str, *, keyed: bool) -> str:
    """One pair of marks around a quote is dropped."""
    closing = _QUOTE_MARKS.get(text[:1])
    if closing and len(text) > 1 and text.endswith(closing):
        return text[1:-1].strip()
    if keyed and text.endswith('"') and text.count('"') % 2:
        return text[:-1].rstrip()
    return text
