"""The lists that a round document carries about its whole round, and how their items are known.

A further list is one line in `LISTS`; it is then exported, checked, brought in and compared.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ncf_reflect.model.base import Value
from ncf_reflect.model.decision import DecisionEntry, ThemeEntry
from ncf_reflect.model.evidence import BaselineMatchEntry, EvidenceEntry
from ncf_reflect.model.gap import ActionEntry, GapEntry
from ncf_reflect.model.round_book import AnyRoundEntry, RoundBook
from ncf_reflect.model.session import Round, RoundDocument
from ncf_reflect.model.shared import DisclosureEntry, ExpectationLinkEntry, WordsEntry

Key = tuple[str, ...]
Holder = RoundDocument | Round | RoundBook


@dataclass(frozen=True, slots=True)
class RoundList:
    """A list of the document, of `Round` and of `RoundBook`, all by the same name."""

    name: str
    entry: type[AnyRoundEntry]
    by: Key
    """The fields by which an item is known, "id" for one with an id of its own."""
    folded: bool = False
    """Whether capitals do not count in them."""

    @property
    def what(self) -> str:
        """What an entry calls itself: "gap"."""
        return str(self.entry.model_fields["what"].default)

    @property
    def has_ids(self) -> bool:
        """Whether its items have ids that nothing else in the mapping has."""
        return self.by == ("id",)

    def items(self, holder: Holder) -> tuple[Value, ...]:
        """What a document, a round or a book holds of it."""
        return tuple(getattr(holder, self.name))

    def key(self, item: Value) -> Key:
        """By what an item is known."""
        return self._key(item, self.by)

    def key_of_entry(self, entry: AnyRoundEntry) -> Key:
        """By what the item is known that an entry is about."""
        return self._key(entry, self.id_fields)

    @property
    def id_fields(self) -> Key:
        """The fields of an entry that hold the key: of a gap's entry "gap", of words the same."""
        if self.has_ids:
            return (self.what,)
        return ("theme",) if self.entry is ThemeEntry else self.by

    def entries(self, history: Iterable[AnyRoundEntry]) -> tuple[AnyRoundEntry, ...]:
        """The entries of a history that are about items of this list."""
        return tuple(entry for entry in history if isinstance(entry, self.entry))

    def made(self, item: Value, stamp: Callable[[], dict[str, object]]) -> AnyRoundEntry:
        """An item that came without its history as an entry; `stamp` fills what it leaves open."""
        said = item.model_dump(exclude_none=True)
        for field, of_entry in zip(self.by, self.id_fields, strict=True):
            said[of_entry] = said.pop(field)
        return self.entry.model_validate({**stamp(), **said})

    def _key(self, of: Value, fields: Key) -> Key:
        key = tuple(str(getattr(of, field)) for field in fields)
        return tuple(map(str.casefold, key)) if self.folded else key


DECISIONS = RoundList("decisions", DecisionEntry, ("id",))
THEMES = RoundList("themes", ThemeEntry, ("name",), folded=True)
LISTS = (
    DECISIONS,
    THEMES,
    RoundList("gaps", GapEntry, ("id",)),
    RoundList("actions", ActionEntry, ("id",)),
    RoundList("evidence", EvidenceEntry, ("id",)),
    RoundList("baseline_matches", BaselineMatchEntry, ("item",)),
    RoundList("disclosures", DisclosureEntry, ("point",)),
    RoundList("words", WordsEntry, ("place", "section")),
    RoundList("expectation_links", ExpectationLinkEntry, ("kind", "id", "expectation")),
)
WITH_IDS = tuple(each for each in LISTS if each.has_ids)
