"""A workspace for another council: planned from what was asked, told, and then written.

Nothing is written before all of it is known to be sound. Shipped files are never touched, and of
a person's own file what stood there is kept beside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path

from ncf_reflect.banks import shipped_folder
from ncf_reflect.banks.baseline import read_baseline
from ncf_reflect.banks.folder import is_same
from ncf_reflect.banks.framework import Library, read_reference
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping import council_file, own_banks
from ncf_reflect.mapping.changing import Change, carry_out, held_in
from ncf_reflect.model.council import COUNCIL_FILE, WORDS, Council
from ncf_reflect.model.reference import Baseline as BaselineFile
from ncf_reflect.model.text import clean, counted

GROUND_RULES_FILE = "ground-rules.txt"
BASELINE_FILE = "baseline.toml"
EXAMPLES = "example-council"
"""The folder of the files that docs/adapting.md uses, beside the shipped banks."""
LARGEST_RULES = 20_000
"""Bytes of a file of ground rules."""
_LABELS = {
    "authority": "Council",
    "partnership": "Safeguarding partnership",
    "partnership_short": "Its short name",
}


@dataclass(frozen=True)
class Wanted:
    """What somebody asked for; what is left out stays as it is."""

    names: Mapping[str, str] = field(default_factory=dict)
    """By key of `council.toml`: authority, partnership, partnership_short."""
    words: tuple[tuple[str, str], ...] = ()
    file: Path | None = None
    ground_rules: Path | None = None
    baseline: Path | None = None
    questions: Path | None = None
    bank: Path | None = None
    refresh: bool = False
    examples: bool = False


@dataclass(frozen=True)
class Plan:
    """What is to be changed in a folder, and all that is to be said of it."""

    folder: Path
    council: Council
    changes: tuple[Change, ...]
    lines: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether all is as it was asked for already."""
        return not any(change.is_one for change in self.changes)

    def carry_out(self) -> None:
        """Write it. RefusedError where the disk does not take it."""
        carry_out(self.folder, self.changes)


def plan(folder: Path, wanted: Wanted, first_rules: tuple[str, ...] = ()) -> Plan:
    """What makes a workspace in `folder` as it is wanted, or changes one that is there.

    `first_rules`: the ground rules that a new workspace begins with. FaultsError and RefusedError
    say what will not do; nothing has been written then.
    """
    _refuse_folder(folder)
    before = held_in(folder / COUNCIL_FILE)
    old = None if before is None else council_file.text_of(before)
    new = _council_text(old, wanted)
    council = council_file.council_now(new)
    changes = (
        *_council_change(folder, old, new, wanted),
        *_rules(folder, wanted, first_rules, is_new=old is None),
        *_baseline(folder, wanted, council),
        *_banks(folder / "questions", wanted, council.authority),
        *(_examples(folder) if wanted.examples else ()),
    )
    was = None if old is None else council_file.council_now(old)
    told = _told(council) if was is None or not changes else _changed(was, council)
    return Plan(folder, council, changes, (*told, *_sentences(changes)))


def known_council(folder: Path) -> Council | None:
    """The council of a workspace; None where it has none yet. FaultsError for a faulty file."""
    data = held_in(folder / COUNCIL_FILE)
    return None if data is None else council_file.council_now(council_file.text_of(data))


def _refuse_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise RefusedError(f"{folder} is a file: name a folder for the workspace.")
    if is_same(folder / "questions", shipped_folder()):
        raise RefusedError(f"{folder} is the app's own folder: name another one.")


def _council_text(old: str | None, wanted: Wanted) -> str:
    if wanted.file:
        data = held_in(wanted.file)
        if data is None:
            raise RefusedError(f"There is no file {wanted.file}.")
        return council_file.changed(council_file.text_of(data), wanted.names, wanted.words)
    if old is not None:
        council_file.council_now(old)
        return council_file.changed(old, wanted.names, wanted.words)
    if not wanted.names.get("authority", "").strip():
        raise RefusedError(
            "Say which council it is: --authority NAME, or --file with a council.toml filled in."
        )
    return council_file.written_anew(wanted.names, wanted.words)


def _council_change(folder: Path, old: str | None, new: str, wanted: Wanted) -> Iterator[Change]:
    if new != old:
        said = f"{COUNCIL_FILE}: the council's names and words."
        yield Change(folder / COUNCIL_FILE, new.encode(), said, keeps_old=bool(wanted.file))


def _told(council: Council) -> Iterator[str]:
    """All names and words."""
    yield from (f"{label}: {said or 'nothing said'}" for label, said in _said(council).items())


def _changed(was: Council, now: Council) -> Iterator[str]:
    """The names and words that become others."""
    before = _said(was)
    for label, said in _said(now).items():
        if said != before[label]:
            until = before[label] or "nothing said"
            yield f"{label}: {said or 'nothing said'} (until now: {until})"


def _said(council: Council) -> dict[str, str]:
    words = dict(council.words)
    return {
        **{label: getattr(council, key) for key, label in _LABELS.items()},
        **{f"For “{word}” is said": words.get(word, word) for word in WORDS},
    }


def _sentences(changes: tuple[Change, ...]) -> Iterator[str]:
    for change in changes:
        yield change.sentence if change.is_one else f"{change.path.name}: as it was."


def _rules(
    folder: Path, wanted: Wanted, first: tuple[str, ...], *, is_new: bool
) -> Iterator[Change]:
    path, usual = folder / GROUND_RULES_FILE, "".join(f"{rule}\n" for rule in first).encode()
    if wanted.ground_rules is None:
        if is_new and not path.exists():
            said = f"{GROUND_RULES_FILE}: {counted(len(first), 'rule')} to begin with."
            yield Change(path, usual, said)
        return
    data = held_in(wanted.ground_rules)
    rules = _rules_in(wanted.ground_rules, data)
    said = f"{GROUND_RULES_FILE}: {counted(len(rules), 'rule')} for the opening slide."
    written = "".join(f"{rule}\n" for rule in rules).encode()
    # The rules that a new workspace begins with are nobody's: they need not be kept.
    yield Change(path, written, said, keeps_old=held_in(path) != usual)


def _rules_in(source: Path, data: bytes | None) -> tuple[str, ...]:
    if data is None:
        raise RefusedError(f"There is no file {source}.")
    if len(data) > LARGEST_RULES:
        raise RefusedError(f"{source} is too long for ground rules: a few lines will do.")
    try:
        lines = clean(data.decode("utf-8-sig")).splitlines()
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"{source} is not saved as UTF-8 text. Save it again as UTF-8."
        ) from error
    rules = tuple(line.strip() for line in lines if line.strip())
    if not rules:
        raise RefusedError(f"There is no line in {source}: write a ground rule a line.")
    return rules


def _baseline(folder: Path, wanted: Wanted, council: Council) -> Iterator[Change]:
    if wanted.baseline is None:
        return
    baseline, path = read_baseline(wanted.baseline), folder / "questions" / BASELINE_FILE
    named = read_reference(BaselineFile, wanted.baseline).id
    for shelved in Library(folder / "questions").baselines:
        known = Path(shelved.file)
        if shelved.value.id == named and not shelved.shipped and known.name != path.name:
            raise RefusedError(f"questions/{known.name} is the baseline {named} already.")
    said = (
        f"questions/{BASELINE_FILE}: {counted(len(baseline.items), 'line')} of "
        f"{baseline.authority}. To put it beside a round: "
        f"ncf-reflect baseline MAPPING --use {named}"
    )
    if baseline.authority.casefold() != council.authority.casefold():
        said += f". It is not {council.authority}’s: its file says “{baseline.authority}”"
    yield Change(path, wanted.baseline.read_bytes(), f"{said}.", keeps_old=True)


def _banks(questions: Path, wanted: Wanted, authority: str) -> Iterator[Change]:
    if wanted.bank:
        yield from own_banks.replacing(questions, wanted.bank)
    if wanted.questions:
        yield from own_banks.adding(questions, wanted.questions, authority)
    elif wanted.refresh:
        yield from own_banks.refreshing(questions, authority)


def _examples(folder: Path) -> Iterator[Change]:
    source: Traversable = shipped_folder() / EXAMPLES
    entries = (entry for entry in source.iterdir() if not entry.name.startswith("."))
    for entry in sorted(entries, key=lambda entry: entry.name):
        path = folder / "examples" / entry.name
        said = f"examples/{entry.name}: to look at and to begin from."
        yield Change(path, entry.read_bytes(), said, keeps_old=True)
