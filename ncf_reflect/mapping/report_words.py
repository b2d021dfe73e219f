"""The words of a report that a person writes: they survive its regeneration.

Summary and asks stand in the place of the generated words (the generated list of asks stays in the
annex), limits beside them; what this means for children is nobody's but a person's. All of it is
kept in the mapping; a Markdown file beside it holds the same for whoever would rather write there.
"""

import re
from collections.abc import Iterator, Mapping

from ncf_reflect.errors import FaultsError, RefusedError
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.base import Value
from ncf_reflect.model.council import in_own_words
from ncf_reflect.model.session import Round
from ncf_reflect.model.shared import WordsEntry, WordsPlace
from ncf_reflect.model.text import clean
from ncf_reflect.model.typed import typed

REPORTER = "reporter"
MOST_WORDS = 20_000
"""Letters in one place."""
LARGEST_FILE = 1_000_000
"""Bytes of a Markdown file that is brought in."""

Key = tuple[WordsPlace, str]
"""A place and the slug of its section; empty for the whole report."""

_TITLES = {
    WordsPlace.SUMMARY: "Summary",
    WordsPlace.ASKS: "What the board is asked to do",
    WordsPlace.CHILDREN: "What this means for children",
    WordsPlace.LIMITS: "Limits",
}
_HINTS = {
    WordsPlace.SUMMARY: "A few sentences for somebody with thirty seconds. They open the first "
    "page.",
    WordsPlace.ASKS: "In the place of the asks that were generated; those stay in the annex.",
    WordsPlace.CHILDREN: "What is different for children and families. Nothing is generated here.",
    WordsPlace.LIMITS: "What a reader should bear in mind. They stand beside those generated.",
}


class Place(Value):
    """A place for a person's words, with what stands there now."""

    place: WordsPlace
    section: str = ""
    title: str
    """ "Summary"; "For children: Stay together"."""
    hint: str
    text: str
    """To the letter; empty where nobody wrote anything."""

    @property
    def name(self) -> str:
        """As the command line and the file call it: "summary", "children.stay-together"."""
        return f"{self.place}.{self.section}" if self.section else str(self.place)


def places(round_: Round) -> tuple[Place, ...]:
    """Every place for words in the report of a round, in its order."""
    written = words_of_round(round_)
    keys: list[tuple[Key, str]] = [((place, ""), _TITLES[place]) for place in _WHOLE]
    keys += [
        ((WordsPlace.CHILDREN, s.slug), f"For children: {s.short}")
        for bank in round_.banks
        for s in bank.sections
    ]
    keys.append(((WordsPlace.LIMITS, ""), _TITLES[WordsPlace.LIMITS]))
    return tuple(
        Place(
            place=key[0],
            section=key[1],
            title=in_own_words(title),
            hint=_HINTS[key[0]],
            text=written.get(key, ""),
        )
        for key, title in keys
    )


_WHOLE = (WordsPlace.SUMMARY, WordsPlace.ASKS, WordsPlace.CHILDREN)


def words_of_round(round_: Round) -> dict[Key, str]:
    """What a person wrote for the report, by place and section."""
    return {(each.place, each.section): each.text for each in round_.words}


def place_named(round_: Round, name: str) -> Place:
    """The place so called: "summary", "children.stay-together". RefusedError else."""
    known = {place.name: place for place in places(round_)}
    if name not in known:
        raise RefusedError(
            f"There is no place “{name}” for words. Places: {', '.join(known)}. "
            "children stands for the whole report, children.SECTION for one section."
        )
    return known[name]


def write_words(
    mapping: OpenedMapping, round_: Round, texts: Mapping[str, str], role: str = REPORTER
) -> tuple[str, ...]:
    """Keep words for places, by name; the names of those that changed.

    An empty text gives the place back to what is generated. RefusedError where a text is too long
    or a place is not there: then nothing is kept.
    """
    changed = [
        (place_named(round_, name), tidy)
        for name, text in texts.items()
        if (tidy := _tidy(text)) != place_named(round_, name).text
    ]
    for place, text in changed:
        if len(text) > MOST_WORDS:
            over = len(text) - MOST_WORDS
            raise RefusedError(
                f"“{place.title}” holds at most {MOST_WORDS:,} letters: {over:,} too many."
            )
    entries = [_entry(mapping, place, text, role) for place, text in changed]
    if entries:
        mapping.store.append_to_round(round_.title, entries)
    return tuple(place.name for place, _ in changed)


def as_markdown(round_: Round) -> str:
    """The words of a round as a Markdown file: each place under its own mark, to be edited."""
    head = (
        f"<!-- Words for the report of {_in_comment(round_.authority)}, "
        f"{_in_comment(round_.title)}. Write between the marks, leave the marks as they are, and "
        "bring the file back with ncf-reflect words MAPPING --import FILE. -->\n"
    )
    parts = (
        f"<!-- place: {place.name} -->\n<!-- {place.title}. {place.hint} -->\n\n"
        f"{_marked(place.text)}\n"
        for place in places(round_)
    )
    return "\n".join((head, *parts))


_MARK = re.compile(
    r"^<!-- place: (\S+) -->[ \t]*\n?(?:<!-- (?!place:)[^\n]* -->[ \t]*\n?)?", re.MULTILINE
)


def from_markdown(round_: Round, data: bytes) -> dict[str, str]:
    """The texts of such a file, by the name of their place.

    A place that the file does not have keeps its words. FaultsError lists all that is wrong.
    """
    if len(data) > LARGEST_FILE:
        raise RefusedError(f"This file is larger than {LARGEST_FILE:,} bytes: it is no such file.")
    try:
        text = clean(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RefusedError("This file is not UTF-8. Save it as UTF-8 and try again.") from error
    marks = list(_MARK.finditer(text))
    faults = list(_mark_faults(round_, [mark[1] for mark in marks]))
    if faults:
        raise FaultsError("These words cannot be brought in; nothing was changed.", faults)
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = zip(marks, ends, strict=True)
    return {mark[1]: _tidy(_unmarked(text[mark.end() : end])) for mark, end in parts}


def _mark_faults(round_: Round, names: list[str]) -> Iterator[str]:
    if not names:
        yield (
            "there is no mark such as <!-- place: summary --> in it: begin from the file that "
            "ncf-reflect words MAPPING --export FILE writes"
        )
    known = {place.name for place in places(round_)}
    for name in dict.fromkeys(names):
        if name not in known:
            yield f"<!-- place: {name} --> is no place of this round"
        if names.count(name) > 1:
            yield f"<!-- place: {name} --> stands more than once"


def _tidy(text: str) -> str:
    """Without blank lines at either end; a text of blanks is none."""
    return clean(text).strip("\n").rstrip() if text.strip() else ""


def _marked(text: str) -> str:
    """With a backslash before what would be taken for one of our marks."""
    return re.sub(r"^(\\*<!-- place:)", r"\\\1", text, flags=re.MULTILINE)


def _unmarked(text: str) -> str:
    return re.sub(r"^\\(\\*<!-- place:)", r"\1", text, flags=re.MULTILINE)


def _in_comment(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("-", "\u2010").replace(">", "\u203a"))


def _entry(mapping: OpenedMapping, place: Place, text: str, role: str) -> WordsEntry:
    fields = {"place": place.place, "section": place.section, "text": text}
    stamp = {"at": mapping.clock(), "role": role.strip(), "salt": mapping.new_salt()}
    return typed(WordsEntry, {**fields, **stamp})
