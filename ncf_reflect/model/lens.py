"""The expectations of the Framework seen through what groups said: spoken to, or not yet.

Nothing here is a measure. What nobody mentioned is something to ask about, not a gap by itself.
"""

from enum import StrEnum

from ncf_reflect.model.base import Value
from ncf_reflect.model.findings import ThemeState
from ncf_reflect.model.framework import PlacedExpectation, Role, Topic
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind


class Spoken(StrEnum):
    """How groups spoke to an expectation."""

    DOING = ThemeState.DOING.value
    DEVELOP = ThemeState.DEVELOP.value
    BOTH = ThemeState.BOTH.value
    MENTIONED = ThemeState.MENTIONED.value
    NOBODY = "nobody"

    @property
    def sign(self) -> str:
        """One character; never without its words."""
        return _SHOWN[self][0]

    @property
    def shown(self) -> str:
        """In words: "to develop", "nobody yet"."""
        return _SHOWN[self][1]


_SHOWN = {
    Spoken.DOING: ("●", "doing"),
    Spoken.DEVELOP: ("▲", "to develop"),
    Spoken.BOTH: ("◆", "both"),
    Spoken.MENTIONED: ("·", "mentioned"),
    Spoken.NOBODY: ("○", "nobody yet"),
}


class Linkable(StrEnum):
    """What a person can link to an expectation."""

    POINT = "point"
    THEME = "theme"
    GAP = "gap"


class LensLink(Value):
    """One link that a person made."""

    kind: Linkable
    id: str
    """Of a point or a gap its id, of a theme its name."""
    words: str
    about: str = ""
    """What is worth knowing of it: "point · to develop · workers"."""


class LensPoint(Value):
    """A point that speaks to an expectation."""

    id: str
    text: str
    kind: Kind
    groups: tuple[Group, ...]
    question: str
    """The question's short name."""
    by_way_of: tuple[str, ...] = ()
    """The themes and gaps by which it is linked; empty where it is linked itself."""


class LensRow(Value):
    """An expectation with who spoke to it, and how."""

    placed: PlacedExpectation
    spoken: Spoken
    groups: dict[Group, Spoken] = {}
    """Per group, in the fixed order, how it spoke to it."""
    points: tuple[LensPoint, ...] = ()
    links: tuple[LensLink, ...] = ()

    @property
    def said_by(self) -> str:
        """ "workers to develop; leaders doing"; empty where nobody spoke to it."""
        found: dict[Spoken, list[str]] = {}
        for group, how in self.groups.items():
            found.setdefault(how, []).append(group.shown)
        told = (f"{_listed(names)} {how.shown}" for how, names in found.items())
        return "; ".join(told)

    @property
    def belongs_to_care_leavers(self) -> bool:
        """Whether the guidance has it under support for care leavers."""
        return self.placed.topic is Topic.CARE_LEAVERS


class LensSection(Value):
    """An enabler or an outcome with its expectations in the guidance's order."""

    slug: str
    name: str
    """ "Outcome 1", "Enabler: Multi-agency working …"."""
    short: str
    rows: tuple[LensRow, ...]

    def of(self, role: Role | None) -> tuple[LensRow, ...]:
        """What is expected of a role; of all of them for None."""
        return tuple(row for row in self.rows if role in (None, row.placed.role))

    @property
    def to_ask(self) -> tuple[LensRow, ...]:
        """Those that nobody mentioned."""
        return tuple(row for row in self.rows if row.spoken is Spoken.NOBODY)

    @property
    def is_linked(self) -> bool:
        """Whether somebody linked anything here: else that nobody spoke says nothing yet."""
        return any(row.links for row in self.rows)


class Lens(Value):
    """The whole Framework through one round."""

    round: str
    sections: tuple[LensSection, ...]
    care_leavers: str
    """The line that stands apart; empty only where the guidance in use says nothing of them."""
    sealed: tuple[str, ...] = ()
    """What is sealed and not read, a sentence each."""
    unread: str = ""
    """Why nothing that was said can be read yet; empty where something can."""
    credit: str

    def section(self, slug: str | None) -> LensSection:
        """The section of this slug; the first for one that the Framework does not have."""
        return next((one for one in self.sections if one.slug == slug), self.sections[0])

    def row(self, expectation: str) -> LensRow:
        """An expectation. KeyError where the Framework has none of this id."""
        return {row.placed.id: row for one in self.sections for row in one.rows}[expectation]


def _listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
