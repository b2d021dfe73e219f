"""What stands of a round's own history: the newest entry of each thing that was recorded."""

from collections.abc import Iterable
from typing import Annotated, TypeGuard

from pydantic import Field

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

_Moved = tuple[ExpectationLinkEntry, tuple[str, ...], AnyRoundEntry | None]
"""A link of a theme that was merged, where it went, and what stood there before."""


class RoundBook:
    """A round's decisions, codebook, seal, gaps, actions, evidence, and words for its report."""

    def __init__(self, entries: Iterable[AnyRoundEntry] = ()) -> None:
        self.decisions: list[Decision] = []
        self.seals: list[Seal] = []
        self.baseline: Baseline | None = None
        self._themes: dict[str, CodebookTheme] = {}
        self._newest: dict[tuple[str, ...], AnyRoundEntry] = {}
        self._merged: dict[str, list[_Moved]] = {}
        for entry in entries:
            self._take_in(entry)

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
        found = (e for e in self._newest.values() if isinstance(e, GapEntry))
        return tuple(entry.as_gap() for entry in found if not entry.withdrawn)

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions that stand."""
        found = (e for e in self._newest.values() if isinstance(e, ActionEntry))
        return tuple(entry.as_action() for entry in found if not entry.withdrawn)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence from outside the workshops."""
        found = (e for e in self._newest.values() if isinstance(e, EvidenceEntry))
        return tuple(entry.as_evidence() for entry in found if not entry.withdrawn)

    @property
    def baseline_matches(self) -> tuple[BaselineMatch, ...]:
        """What lines of the baseline are about, as a person said."""
        found = (e for e in self._newest.values() if isinstance(e, BaselineMatchEntry))
        return tuple(entry.as_match() for entry in found)

    @property
    def disclosures(self) -> tuple[Disclosure, ...]:
        """What was chosen for points that may identify somebody."""
        found = (e for e in self._newest.values() if isinstance(e, DisclosureEntry))
        return tuple(entry.as_disclosure() for entry in found)

    @property
    def words(self) -> tuple[ReportWords, ...]:
        """The words for the report that stand; none that were emptied."""
        found = (e for e in self._newest.values() if isinstance(e, WordsEntry))
        return tuple(entry.as_words() for entry in found if entry.text.strip())

    @property
    def expectation_links(self) -> tuple[ExpectationLink, ...]:
        """Links of points and themes to expectations."""
        found = (e for e in self._newest.values() if isinstance(e, ExpectationLinkEntry))
        return tuple(entry.as_link() for entry in found if not entry.withdrawn)

    def _take_in(self, entry: AnyRoundEntry) -> None:
        if isinstance(entry, DecisionEntry):
            self.decisions.append(entry.as_decision())
        elif isinstance(entry, SealEntry):
            self.seals.append(entry.as_seal())
        elif isinstance(entry, ThemeEntry):
            self._take_in_theme(entry)
        elif isinstance(entry, BaselineEntry):
            self.baseline = entry.as_baseline()
        else:
            self._newest[_identity(entry)] = entry

    def _take_in_theme(self, entry: ThemeEntry) -> None:
        # Themes that differ only by capitals are one, as in the comparison.
        if entry.renamed_from is not None:
            self._themes.pop(entry.renamed_from.casefold(), None)
            self._move_links(entry.renamed_from, entry.theme)
        if entry.merged_into is not None:
            self._themes.pop(entry.theme.casefold(), None)
            self._merged[entry.theme] = self._move_links(entry.theme, entry.merged_into)
        else:
            self._put_back(entry.theme)
            self._themes[entry.theme.casefold()] = CodebookTheme(
                name=entry.theme, description=entry.description
            )

    def _move_links(self, theme: str, to: str) -> list[_Moved]:
        """Give the links of a theme to the one that it is now; how it was before."""
        moved = []
        for entry in list(self._newest.values()):
            if _is_of_theme(entry, theme):
                there = entry.model_copy(update={"id": to})
                before = self._newest.get(_identity(there))
                del self._newest[_identity(entry)]
                if before is None or not there.withdrawn:
                    self._newest[_identity(there)] = there
                moved.append((entry, _identity(there), before))
        return moved

    def _put_back(self, theme: str) -> None:
        """A merge was taken back: the links of both themes are their own again."""
        for entry, place, before in self._merged.pop(theme, ()):
            self._newest.pop(place, None)
            if before is not None:
                self._newest[place] = before
            self._newest[_identity(entry)] = entry


def _is_of_theme(entry: AnyRoundEntry, theme: str) -> TypeGuard[ExpectationLinkEntry]:
    """Whether an entry links this theme. Themes that differ only by capitals are one."""
    return (
        isinstance(entry, ExpectationLinkEntry)
        and entry.kind is LinkedKind.THEME
        and entry.id.casefold() == theme.casefold()
    )


def _identity(entry: AnyRoundEntry) -> tuple[str, ...]:
    """What an entry is a revision of."""
    return (entry.what, *(str(getattr(entry, name)) for name in _REVISES[entry.what]))
