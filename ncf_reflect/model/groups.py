"""The groups that are asked, in the one order that tables, pairs and reports follow."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import combinations

from ncf_reflect.model.council import in_use


class Group(StrEnum):
    """A group of the briefing's tools. The order of the members is the order everywhere."""

    PARTNERSHIP = "partnership"
    WORKERS = "workers"
    MANAGERS = "managers"
    LEADERS = "leaders"

    @property
    def shown(self) -> str:
        """The name inside a sentence: "workers", "NCASP" (or what this council's is called)."""
        return in_use().partnership_short if self is Group.PARTNERSHIP else self.value

    @property
    def heading(self) -> str:
        """The name at the head of a column or a sentence: "Workers", "NCASP"."""
        shown = self.shown
        return shown[:1].upper() + shown[1:]

    @property
    def letter(self) -> str:
        """The letter in a reference such as `stay-together.1-W-9a0b`; names change, it does not."""
        return "N" if self is Group.PARTNERSHIP else self.value[0].upper()

    @property
    def role(self) -> str:
        """The guidance's word for these people. The mapping is ours, not the briefing's."""
        return _ROLES[self]


_ROLES = {
    Group.PARTNERSHIP: "safeguarding partners",
    Group.WORKERS: "practitioners",
    Group.MANAGERS: "practice supervisors",
    Group.LEADERS: "senior leaders",
}


def all_in_order() -> str:
    """The groups' names in the fixed order: "NCASP, workers, managers, leaders"."""
    return ", ".join(group.shown for group in Group)


def in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
    """`groups` without doubles, in the fixed order."""
    wanted = set(groups)
    return tuple(group for group in Group if group in wanted)


def pairs_of(groups: Iterable[Group]) -> tuple[tuple[Group, Group], ...]:
    """Every pair of `groups`, both in the fixed order."""
    return tuple(combinations(in_order(groups), 2))
