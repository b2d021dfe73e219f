"""The text of a `council.toml`: written anew, or changed line by line so that remarks stay."""

import json
import re
from collections.abc import Iterable, Mapping

from ncf_reflect.banks.council import council_in
from ncf_reflect.errors import FaultsError, RefusedError
from ncf_reflect.model.council import COUNCIL_FILE, NAMES, SHIPPED, WORDS, Council

_NEW = """\
# The names and words of this workspace's council. Change what stands between the quote marks, and
# save as plain text (UTF-8). `ncf-reflect adapt FOLDER` looks whether all is well.

format = "ncf-reflect/council"

# The council's name, offered where a round is started.
authority = ""

# The safeguarding partnership: its long name, and what it is called in tables (9 letters at most).
partnership = ""
partnership_short = "{short}"

# What the tool says in its own sentences, and what is said here. Quoted text is never changed.
[words]
{words}
"""


def written_anew(changes: Mapping[str, str], words: Iterable[tuple[str, str]]) -> str:
    """A new file's text with these names and words; the others as shipped."""
    lines = "\n".join(f"{_quoted(word)} = {_quoted(word)}" for word in WORDS)
    return changed(_NEW.format(short=SHIPPED.partnership_short, words=lines), changes, words)


def changed(text: str, changes: Mapping[str, str], words: Iterable[tuple[str, str]]) -> str:
    """The text with some names and words set; every other line as it was.

    FaultsError where a value will not do, RefusedError where the file is written in a way in which
    no line can be found.
    """
    asked = text
    for key in NAMES:
        if key in changes:
            text = _set(text, key, changes[key], in_words=False)
    for said, theirs in words:
        text = _set(text, _quoted(said.strip().lower()), theirs, in_words=True)
    if text == asked:
        return text
    council = council_in(text, "The council cannot be set up like this.")
    told = {**changes, **dict(words)}
    known = {**{key: getattr(council, key) for key in changes}, **_words_of(council)}
    for key, value in told.items():
        if known.get(key.strip().lower()) != value.strip():
            raise RefusedError(f"{COUNCIL_FILE}: change {key} by hand, its line was not found.")
    return text


def council_now(text: str | None) -> Council:
    """The council in a file's text; as shipped where there is no file. FaultsError else."""
    if text is None:
        return SHIPPED
    return council_in(text, f"{COUNCIL_FILE} has to be put right first.")


def text_of(data: bytes) -> str:
    """The text of a file's bytes. FaultsError where it is no UTF-8."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        what = f"{COUNCIL_FILE} has to be put right first."
        raise FaultsError(what, ["the file is not saved as UTF-8 text"]) from error


def _words_of(council: Council) -> dict[str, str]:
    return {**{word: word for word in WORDS}, **dict(council.words)}


def _set(text: str, key: str, value: str, *, in_words: bool) -> str:
    head, heading, words = _parts(text)
    line = f"{key} = {_quoted(value.strip())}"
    if in_words:
        return f"{head}{heading or _new_heading(head)}{_with_line(words, key, line)}"
    return f"{_with_line(head, key, line)}{heading}{words}"


def _parts(text: str) -> tuple[str, str, str]:
    """What stands before the words, their heading, and what follows it."""
    found = re.search(r"^\[words\][^\n]*\n?", text, re.MULTILINE)
    if found is None:
        return text, "", ""
    return text[: found.start()], found.group().rstrip("\n") + "\n", text[found.end() :]


def _new_heading(head: str) -> str:
    return "\n[words]\n" if head.endswith("\n") else "\n\n[words]\n"


def _with_line(part: str, key: str, line: str) -> str:
    found = re.search(rf"^[ \t]*{re.escape(key)}[ \t]*=[^\n]*$", part, re.MULTILINE)
    if found:
        return part[: found.start()] + line + part[found.end() :]
    known = list(re.finditer(r"^[^#\n]*=[^\n]*$", part, re.MULTILINE))
    end = known[-1].end() if known else len(part.rstrip())
    before = f"{part[:end]}\n" if part[:end] else ""
    return f"{before}{line}{part[end:] or chr(10)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
