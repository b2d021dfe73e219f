"""Keeps the gaps and actions of a round, one change at a time, and knows the way back."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from ncf_reflect.mapping import actions, gaps
from ncf_reflect.mapping.evidence import link_evidence
from ncf_reflect.mapping.gap_drafts import From, draft_gap
from ncf_reflect.mapping.gap_lists import ListedGap, list_gaps
from ncf_reflect.mapping.gap_sources import GapChange, SourceLine, SourceWords, gap_history
from ncf_reflect.mapping.opened import OpenedMapping, ReadOnce
from ncf_reflect.mapping.revising import Changes
from ncf_reflect.model.evidence import Evidence
from ncf_reflect.model.framework import PlacedExpectation
from ncf_reflect.model.gap import Action, ActionFacts, Gap, GapFacts
from ncf_reflect.model.session import Round

Placed = Iterable[PlacedExpectation]
Made = TypeVar("Made")


class GapReader:
    """The gaps of a round as they stand, and drafts of new ones."""

    def __init__(
        self, mapping: OpenedMapping, title: str, expectations: Callable[[], Placed]
    ) -> None:
        """`expectations` gives the Framework's; asked for only where they are needed."""
        self._mapping = mapping
        self._title = title
        self._expectations = expectations
        self._gaps = ReadOnce(list_gaps)
        self._words = ReadOnce(SourceWords)

    @property
    def round(self) -> Round:
        """The round as it stands now."""
        return self._mapping.round(self._title)

    @property
    def gaps(self) -> tuple[ListedGap, ...]:
        """The gaps that stand, by section."""
        return self._gaps.of(self.round)

    def gap(self, known_as: str) -> ListedGap | None:
        """The gap of this id; None where it was withdrawn."""
        return next((one for one in self.gaps if one.id == known_as), None)

    def sources(self, gap: GapFacts) -> tuple[SourceLine, ...]:
        """What a gap rests on."""
        return self._words.of(self.round).lines(gap)

    def history(self, gap: str) -> tuple[GapChange, ...]:
        """Who changed what of it and when."""
        return gap_history(self._mapping, self._title, gap)

    def expectations(self, section: str) -> dict[str, PlacedExpectation]:
        """What the Framework expects on a section, by id."""
        return {one.id: one for one in self._expectations() if one.section == section}

    def draft(self, wanted: From) -> GapFacts:
        """A gap drafted from what was said."""
        linked = self._expectations() if self.round.expectation_links else ()
        return draft_gap(self.round, wanted, {one.id: one.text for one in linked})


class GapKeeper(GapReader):
    """Records, changes and withdraws gaps and actions, in one role."""

    def __init__(
        self, mapping: OpenedMapping, title: str, role: str, expectations: Callable[[], Placed]
    ) -> None:
        super().__init__(mapping, title, expectations)
        self.role = role
        self._changes = Changes(mapping, title)

    def record(self, facts: GapFacts) -> Gap:
        """A new gap."""
        return self._do(lambda: gaps.record_gap(self._mapping, self.round, facts, self.role))

    def amend(self, gap: str, changes: Mapping[str, object]) -> Gap:
        """A gap with other fields."""
        return self._do(lambda: gaps.amend_gap(self._mapping, self.round, gap, changes, self.role))

    def withdraw(self, gap: str) -> None:
        """Take a gap back, with its actions."""
        self._do(lambda: gaps.withdraw_gap(self._mapping, self.round, gap, self.role))

    def act(self, facts: ActionFacts) -> Action:
        """A new action."""
        return self._do(lambda: actions.record_action(self._mapping, self.round, facts, self.role))

    def amend_action(self, action: str, changes: Mapping[str, object]) -> Action:
        """An action with other fields."""
        return self._do(
            lambda: actions.amend_action(self._mapping, self.round, action, changes, self.role)
        )

    def withdraw_action(self, action: str) -> None:
        """Take an action back."""
        self._do(lambda: actions.withdraw_action(self._mapping, self.round, action, self.role))

    def link(self, evidence: Evidence, gap: str, *, put: bool) -> None:
        """Put evidence beside a gap, or take it away from there."""
        links = gaps.links_with(evidence, gap, put=put)
        known_as = str(evidence.id)
        self._do(lambda: link_evidence(self._mapping, self.round, known_as, links, self.role))

    def undo(self) -> bool:
        """Take the last change back, by further entries; False without one."""
        return self._changes.undo(self.role)

    def _do(self, change: Callable[[], Made]) -> Made:
        with self._changes.doing():
            return change()
