"""What themes are called now that were called otherwise when something named them.

Nothing is written anew where a theme is renamed or merged: what was recorded before is read with
the names of now, and with its own again where a merge is taken back.
"""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from ncf_reflect.model.base import EntryBase
from ncf_reflect.model.decision import ThemeEntry
from ncf_reflect.model.evidence import BaselineMatchEntry, EvidenceEntry, Link, LinkKind
from ncf_reflect.model.gap import GapEntry
from ncf_reflect.model.shared import ExpectationLinkEntry, LinkedKind

Entry = TypeVar("Entry", bound=EntryBase)


class _Step(NamedTuple):
    """A name that gave way to another, for what was recorded from `since` and before `until`."""

    old: str
    """Without capitals."""
    new: str
    since: int
    until: int
    is_merge: bool


class ThemeNames:
    """Follows the names of themes through a round's history, by the places of its entries."""

    def __init__(self) -> None:
        self._steps: list[_Step] = []

    def take_in(self, entry: ThemeEntry, place: int) -> None:
        """A theme was described, renamed or merged.

        One that is described after it was merged stands by itself again: so a merge is undone.
        """
        if entry.merged_into is not None:
            self._add(entry.theme, entry.merged_into, 0, place, is_merge=True)
        elif entry.renamed_from is not None:
            self._rename(entry.renamed_from, entry.theme, place)
        else:
            merges = [s for s in self._steps if s.is_merge and s.old == entry.theme.casefold()]
            for step in merges[-1:]:
                self._steps.remove(step)

    def now(self, name: str, place: int) -> str:
        """What the theme is called now that an entry at `place` calls `name`."""
        for step in self._steps:
            if step.since <= place < step.until and step.old == name.casefold():
                name = step.new
        return name

    def in_entry(self, entry: Entry, place: int) -> Entry:
        """The entry that stands at `place` with the names of now."""
        changed = self._changed(entry, place) if self._steps else {}
        return entry.model_copy(update=changed) if changed else entry

    def _rename(self, old: str, new: str, place: int) -> None:
        last = self._steps[-1] if self._steps else None
        if last and (last.old, last.new.casefold()) == (new.casefold(), old.casefold()):
            # The way back: only what was recorded meanwhile has the other name.
            self._steps.pop()
            self._add(old, new, last.until, place)
        else:
            self._add(old, new, 0, place)

    def _add(self, old: str, new: str, since: int, until: int, *, is_merge: bool = False) -> None:
        self._steps.append(_Step(old.casefold(), new, since, until, is_merge))

    def _changed(self, entry: EntryBase, place: int) -> dict[str, object]:
        if isinstance(entry, GapEntry) and entry.theme:
            return {"theme": self.now(entry.theme, place)}
        if isinstance(entry, EvidenceEntry):
            return {"links": self._links(entry.links, place)}
        if isinstance(entry, BaselineMatchEntry):
            themes = self._each_once(entry.themes, place)
            taken = set(map(str.casefold, themes))
            refused = self._each_once(entry.refused, place)
            left = tuple(theme for theme in refused if theme.casefold() not in taken)
            return {"themes": themes, "refused": left}
        if isinstance(entry, ExpectationLinkEntry) and entry.kind is LinkedKind.THEME:
            return {"id": self.now(entry.id, place)}
        return {}

    def _each_once(self, names: Iterable[str], place: int) -> tuple[str, ...]:
        found: dict[str, str] = {}
        for name in (self.now(name, place) for name in names):
            found.setdefault(name.casefold(), name)
        return tuple(found.values())

    def _links(self, links: Iterable[Link], place: int) -> tuple[Link, ...]:
        found: dict[tuple[LinkKind, str], Link] = {}
        for link in links:
            known_as = link.id
            if link.kind is LinkKind.THEME:
                known_as = self.now(link.id, place)
            one = link if known_as == link.id else Link(kind=link.kind, id=known_as)
            found.setdefault(one.key, one)
        return tuple(found.values())
