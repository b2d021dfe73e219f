"""The Framework's files, found where the banks are and checked like them, when asked for.

They come with the app in `questions/`, each with its own `format`; a workspace's own files of the
same formats stand beside them. Of the kinds that stand alone (the guidance, the numberings, the
summary) a workspace's own takes the place of the shipped one; of the others it does so where it
has the same id, and is added where it has another.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Generic, TypeVar

from ncf_reflect.banks.folder import format_of, is_same, toml_files
from ncf_reflect.banks.framework_rules import faults_of_reference
from ncf_reflect.banks.reading import read_text, shipped_folder
from ncf_reflect.banks.shelf import FaultyFile
from ncf_reflect.banks.toml import parse_toml
from ncf_reflect.errors import FaultsError
from ncf_reflect.model.faults import Fault, checked
from ncf_reflect.model.framework import Framework, Reference
from ncf_reflect.model.reference import (
    Baseline,
    Crosswalk,
    Glossary,
    Indicators,
    PlainWording,
    PracticeExamples,
    Summary,
)
from ncf_reflect.model.text import clean, clean_deep

KINDS: tuple[type[Reference], ...] = (
    Framework,
    Glossary,
    Crosswalk,
    Summary,
    PlainWording,
    PracticeExamples,
    Indicators,
    Baseline,
)

Kind = TypeVar("Kind", bound=Reference)
Source = Path | Traversable


@dataclass(frozen=True)
class Shelved(Generic[Kind]):
    """One file's value and where it was found."""

    value: Kind
    file: str
    shipped: bool
    """Whether it came with the app; False for the workspace's own."""


def read_reference(model: type[Kind], source: Source) -> Kind:
    """The file in `source` as a `model`. FaultsError with every fault, each with its place."""
    what = _refusal_of(source)
    cleaned = clean_deep(parse_toml(read_text(source, what), what))
    return checked(model, cleaned, what, faults_of_reference(cleaned))


def kind_of(source: Source) -> type[Reference] | None:
    """Which of the Framework's files this is; None for a bank, or what cannot be read at all."""
    named = named_format(source)
    return next((model for model in KINDS if named == model.FORMAT), None)


def named_format(source: Source) -> str:
    """The format that a file names; empty where it cannot be read at all."""
    try:
        return _format_in(source)
    except FaultsError:
        return ""


class Library:
    """All that a workspace knows of the Framework. Each kind is read when it is first asked for.

    A faulty file hides no good one: it is told in `faulty`, and what it would have replaced stays.
    """

    def __init__(self, own: Path | None = None) -> None:
        self._own = own
        self._faulty: dict[str, FaultyFile] = {}

    @property
    def faulty(self) -> tuple[FaultyFile, ...]:
        """The files found faulty among those that were asked for so far."""
        return tuple(self._faulty.values())

    @cached_property
    def framework(self) -> Framework:
        """The statutory guidance. FaultsError where there is none that is sound."""
        return self._only(Framework)

    @cached_property
    def crosswalk(self) -> Crosswalk:
        """The numbers of the sections, document by document."""
        return self._only(Crosswalk)

    @cached_property
    def summary(self) -> Summary:
        """The Framework on one page, in our own words."""
        return self._only(Summary)

    @cached_property
    def glossaries(self) -> tuple[Glossary, ...]:
        """The guidance's words, and the workspace's own."""
        return self._all(Glossary)

    @cached_property
    def wordings(self) -> tuple[PlainWording, ...]:
        """Principles and outcomes in others' words."""
        return self._all(PlainWording)

    @cached_property
    def examples(self) -> tuple[PracticeExamples, ...]:
        """How others do it."""
        return self._all(PracticeExamples)

    @cached_property
    def indicators(self) -> tuple[Indicators, ...]:
        """Indicators that were proposed."""
        return self._all(Indicators)

    @cached_property
    def baselines(self) -> tuple[Shelved[Baseline], ...]:
        """Positions of councils; the shipped one is an example, the workspace's own comes last."""
        return self.find(Baseline)

    def find(self, model: type[Kind]) -> tuple[Shelved[Kind], ...]:
        """The files of one kind: the shipped ones, then the workspace's own."""
        folder = shipped_folder()
        shipped = self._read(model, folder, shipped=True)
        if self._own is None or is_same(self._own, folder):
            return shipped
        theirs = self._read(model, self._own, shipped=False)
        if model.ALONE:
            return theirs or shipped
        by_id = {shelved.value.id: shelved for shelved in (*shipped, *theirs)}
        return tuple(by_id.values())

    def _only(self, model: type[Kind]) -> Kind:
        found = self.find(model)
        if not found:
            raise FaultsError(f"There is no sound file of the format {model.FORMAT}.", [])
        return found[0].value

    def _all(self, model: type[Kind]) -> tuple[Kind, ...]:
        return tuple(shelved.value for shelved in self.find(model))

    def _read(
        self, model: type[Kind], folder: Source, *, shipped: bool
    ) -> tuple[Shelved[Kind], ...]:
        found: dict[str, Shelved[Kind]] = {}
        for source, file in self._files(model, folder):
            try:
                value = read_reference(model, source)
                _refuse_second(value, found, source)
            except FaultsError as error:
                self._faulty[file] = FaultyFile(file, error.faults)
                continue
            found[value.id] = Shelved(value, file, shipped)
        return tuple(found.values())

    def _files(self, model: type[Kind], folder: Source) -> Iterator[tuple[Source, str]]:
        try:
            files = toml_files(folder)
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            file = clean(str(folder))
            fault = f"the folder cannot be opened ({error.strerror})"
            self._faulty[file] = FaultyFile(file, (fault,))
            return
        for source in files:
            try:
                named = _format_in(source)
            except FaultsError:
                # What cannot be read at all is told with the banks, whose folder this is.
                continue
            if named == model.FORMAT:
                yield source, clean(str(source))


def _format_in(source: Source) -> str:
    what = _refusal_of(source)
    text = read_text(source, what)
    return format_of(text) or str(parse_toml(text, what).get("format"))


def _refusal_of(source: Source) -> str:
    return f"{clean(source.name)} cannot be used as a part of the Framework."


def _refuse_second(value: Kind, found: dict[str, Shelved[Kind]], source: Source) -> None:
    twin = next(iter(found.values()), None) if value.ALONE else found.get(value.id)
    if twin:
        expected = f"{twin.file} stands for this already; there is one at a time"
        raise FaultsError(_refusal_of(source), [Fault(place="id", expected=expected)])
