"""What stands of a round's own history: the newest entry of each thing that was recorded."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, TypeVar

from pydantic import Field

from ncf_reflect.model.base import EntryBase
from ncf_reflect.model.decision import (
    CodebookTheme,
    Decision,
    DecisionEntry,
    Seal,
    SealEntry,
    ThemeEntry,
)
from ncf_reflect.model.evidence import (
    Baseline,
    BaselineEntry,
    BaselineMatch,
    BaselineMatchEntry,
    Evidence,
    EvidenceEntry,
)
from ncf_reflect.model.gap import Action, ActionEntry, Gap, GapEntry
from ncf_reflect.model.shared import (
    Disclosure,
    DisclosureEntry,
    ExpectationLink,
    ExpectationLinkEntry,
    LinkedKind,
    ReportWords,
    WordsEntry,
)
from ncf_reflect.model.theme_names import ThemeNames

AnyRoundEntry = (
    DecisionEntry
    | ThemeEntry
    | SealEntry
    | GapEntry
    | ActionEntry
    | EvidenceEntry
    | BaselineEntry
    | BaselineMatchEntry
    | DisclosureEntry
    | WordsEntry
    | ExpectationLinkEntry
)
RoundEntry = Annotated[AnyRoundEntry, Field(discriminator="what")]

_REVISES = {
    "gap": ("gap",),
    "action": ("action",),
    "evidence": ("evidence",),
    "baseline-match": ("item",),
    "disclosure": ("point",),
    "words": ("place", "section"),
    "expectation-link": ("kind", "id", "expectation"),
}
"""The fields by which the entries of a kind are revisions of one another."""

Entry = TypeVar("Entry", bound=EntryBase)


class RoundBook:
    """A round's decisions, codebook, seal, gaps, actions, evidence, and words for its report."""

    def __init__(self, entries: Iterable[AnyRoundEntry] = ()) -> None:
        self.decisions: list[Decision] = []
        self.seals: list[Seal] = []
        self.baseline: Baseline | None = None
        self._themes: dict[str, CodebookTheme] = {}
        self._names = ThemeNames()
        self._newest: dict[tuple[str, ...], tuple[int, AnyRoundEntry]] = {}
        for place, entry in enumerate(entries):
            self._take_in(entry, place)

    @property
    def themes(self) -> tuple[CodebookTheme, ...]:
        """The codebook, in the order in which its themes came into it."""
        return tuple(self._themes.values())

    @property
    def sealed(self) -> bool:
        """Whether the newest entry says so."""
        return bool(self.seals) and self.seals[-1].sealed

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps that stand, in the order in which they were first recorded. So the others."""
        return tuple(e.as_gap() for e in self._standing(GapEntry) if not e.withdrawn)

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions that stand."""
        return tuple(e.as_action() for e in self._standing(ActionEntry) if not e.withdrawn)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence from outside the workshops."""
        return tuple(e.as_evidence() for e in self._standing(EvidenceEntry) if not e.withdrawn)

    @property
    def baseline_matches(self) -> tuple[BaselineMatch, ...]:
        """What lines of the baseline are about, as a person said."""
        return tuple(entry.as_match() for entry in self._standing(BaselineMatchEntry))

    @property
    def disclosures(self) -> tuple[Disclosure, ...]:
        """What was chosen for points that may identify somebody."""
        return tuple(entry.as_disclosure() for entry in self._standing(DisclosureEntry))

    @property
    def words(self) -> tuple[ReportWords, ...]:
        """The words for the report that stand; none that were emptied."""
        return tuple(e.as_words() for e in self._standing(WordsEntry) if e.text.strip())

    @property
    def expectation_links(self) -> tuple[ExpectationLink, ...]:
        """Links of points and themes to expectations, each once: merged themes share theirs."""
        found: dict[tuple[str, ...], ExpectationLink] = {}
        for entry in self._standing(ExpectationLinkEntry):
            if not entry.withdrawn:
                found.setdefault(_identity(entry), entry.as_link())
        return tuple(found.values())

    def _standing(self, kind: type[Entry]) -> Iterator[Entry]:
        """The newest entry of each thing of a kind, with the names that themes have now."""
        for place, entry in self._newest.values():
            if isinstance(entry, kind):
                yield self._names.in_entry(entry, place)

    def _take_in(self, entry: AnyRoundEntry, place: int) -> None:
        if isinstance(entry, DecisionEntry):
            self.decisions.append(entry.as_decision())
        elif isinstance(entry, SealEntry):
            self.seals.append(entry.as_seal())
        elif isinstance(entry, ThemeEntry):
            self._take_in_theme(entry, place)
        elif isinstance(entry, BaselineEntry):
            self.baseline = entry.as_baseline()
        else:
            if isinstance(entry, ExpectationLinkEntry) and entry.withdrawn:
                self._take_back(entry)
            self._newest[_identity(entry)] = (place, entry)

    def _take_in_theme(self, entry: ThemeEntry, place: int) -> None:
        # Themes that differ only by capitals are one, as in the comparison.
        self._names.take_in(entry, place)
        if entry.renamed_from is not None:
            self._themes.pop(entry.renamed_from.casefold(), None)
        if entry.merged_into is not None:
            self._themes.pop(entry.theme.casefold(), None)
        else:
            self._themes[entry.theme.casefold()] = CodebookTheme(
                name=entry.theme, description=entry.description
            )

    def _take_back(self, link: ExpectationLinkEntry) -> None:
        """Take a link from all themes that are one with the theme of this link by now."""
        for recorded, (at, entry) in list(self._newest.items()):
            if isinstance(entry, ExpectationLinkEntry):
                named = self._names.in_entry(entry, at)
                if _identity(named) == _identity(link):
                    gone = entry.model_copy(update={"withdrawn": True})
                    self._newest[recorded] = (at, gone)


def named_as_now(entries: Sequence[AnyRoundEntry]) -> tuple[AnyRoundEntry, ...]:
    """A round's history with the names that themes have now, entry by entry."""
    names = ThemeNames()
    for place, entry in enumerate(entries):
        if isinstance(entry, ThemeEntry):
            names.take_in(entry, place)
    return tuple(names.in_entry(entry, place) for place, entry in enumerate(entries))


def _identity(entry: AnyRoundEntry) -> tuple[str, ...]:
    """What an entry is a revision of. Themes that differ only by capitals are one."""
    key = (entry.what, *(str(getattr(entry, name)) for name in _REVISES[entry.what]))
    of_theme = isinstance(entry, ExpectationLinkEntry) and entry.kind is LinkedKind.THEME
    return tuple(map(str.casefold, key)) if of_theme else key
