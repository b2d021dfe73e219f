"""Who has been asked what, and how far each session got: the board on Home and `coverage`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus, SessionState


@dataclass(frozen=True, slots=True)
class SessionProgress:
    """A session in outline: what it is and how far it got. Never what was said in it."""

    id: str
    bank: str
    groups: tuple[Group, ...]
    held_on: date | None
    state: SessionState
    invited: int | None
    present: int | None
    facilitator: str
    others_present: str
    questions: int
    answered: int
    nothing_said: int

    @property
    def not_reached(self) -> int:
        """Questions that were put to the group and not come to."""
        return self.questions - self.answered - self.nothing_said


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """One section for one group, over all sessions of the group on the section's bank."""

    section: str
    group: Group
    statuses: Mapping[str, GroupStatus]
    """The fullest status of each question of the section, by id."""
    state: SessionState | None
    """Closed where every session is; open where one is; None where none was planned."""
    invited: int | None
    present: int | None
    sessions: tuple[str, ...]
    """Ids of the group's sessions on the section's bank, in the round's order."""

    @property
    def asked(self) -> bool:
        """Whether the section is put to this group at all."""
        return all(status is not GroupStatus.NOT_ASKED for status in self.statuses.values())

    @property
    def reached(self) -> int:
        """Questions answered, or asked with nothing said."""
        done = (GroupStatus.ANSWERED, GroupStatus.NOTHING_SAID)
        return sum(status in done for status in self.statuses.values())

    @property
    def held(self) -> bool:
        """Whether any session of the group was begun."""
        return self.state in (SessionState.OPEN, SessionState.CLOSED)

    @property
    def words(self) -> str:
        """The cell in words: "2 of 2", "5 of 8, 3 not reached", "not held", "not asked"."""
        if not self.asked:
            return "not asked"
        if self.state is SessionState.PLANNED and not self.reached:
            return "planned"
        if not self.sessions:
            return "not held"
        done, all_of_them = self.reached, len(self.statuses)
        words = f"{done} of {all_of_them}"
        return words if done == all_of_them else f"{words}, {all_of_them - done} not reached"


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A section with a cell for every group."""

    bank: str
    section: str
    name: str
    kind: str
    number: int
    cells: tuple[CoverageCell, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of a round."""

    authority: str
    round: str
    rows: tuple[CoverageRow, ...]
    sessions: tuple[SessionProgress, ...]
