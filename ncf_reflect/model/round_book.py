"""What stands of a round's own history: the newest entry of each thing that was recorded."""

from collections.abc import Iterable
from typing import Annotated

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


class RoundBook:
    """A round's decisions, codebook, seal, gaps, actions, evidence, and words for its report."""

    def __init__(self, entries: Iterable[AnyRoundEntry] = ()) -> None:
        self.decisions: list[Decision] = []
        self.seals: list[Seal] = []
        self.baseline: Baseline | None = None
        self._themes: dict[str, CodebookTheme] = {}
        self._newest: dict[tuple[str, ...], AnyRoundEntry] = {}
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
        if entry.merged_into is not None:
            self._themes.pop(entry.theme.casefold(), None)
        else:
            self._themes[entry.theme.casefold()] = CodebookTheme(
                name=entry.theme, description=entry.description
            )


def _identity(entry: AnyRoundEntry) -> tuple[str, ...]:
    """What an entry is a revision of."""
    return (entry.what, *(str(getattr(entry, name)) for name in _REVISES[entry.what]))
