"""Who has been asked what, and how far each session got: the board on Home and `coverage`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus, NothingSaidReason, RecordedStatus, SessionState


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
class AskedAt:
    """How far one session got with one question."""

    session: str
    held_on: date | None
    state: SessionState
    invited: int | None
    present: int | None
    status: RecordedStatus
    reason: NothingSaidReason | None


@dataclass(frozen=True, slots=True)
class GroupAsked:
    """How far a group got with one question, over all its sessions on the question's bank."""

    group: Group
    status: GroupStatus
    """The fullest of its sessions (METHOD.md section 2)."""
    invited: int | None
    present: int | None
    """Those at the sessions in which the question was reached."""
    sessions: tuple[AskedAt, ...]

    @property
    def reasons(self) -> tuple[NothingSaidReason, ...]:
        """Why nothing was said; nothing where somebody answered."""
        if self.status is not GroupStatus.NOTHING_SAID:
            return ()
        return tuple(dict.fromkeys(one.reason for one in self.sessions if one.reason))

    @property
    def finished(self) -> bool:
        """Whether any session of the group has finished, however far it got."""
        return any(one.state is SessionState.CLOSED for one in self.sessions)


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """A question with how far each group got that it is put to."""

    question: str
    name: str
    groups: tuple[GroupAsked, ...]

    def of(self, group: Group) -> GroupAsked | None:
        """How far this group got; None where the question is not put to it."""
        return next((asked for asked in self.groups if asked.group is group), None)


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
    tool: str
    """The bank's title."""
    section: str
    name: str
    kind: str
    number: int
    cells: tuple[CoverageCell, ...]
    questions: tuple[QuestionAsked, ...]

    @property
    def asked(self) -> tuple[Group, ...]:
        """The groups that the section is put to."""
        return tuple(cell.group for cell in self.cells if cell.asked)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of a round."""

    authority: str
    round: str
    rows: tuple[CoverageRow, ...]
    sessions: tuple[SessionProgress, ...]
    sealed: bool = False
    """Whether the round was made sealed, and nobody has unsealed it."""

    @property
    def unfinished(self) -> tuple[SessionProgress, ...]:
        """The sessions that are planned or open."""
        return tuple(s for s in self.sessions if s.state is not SessionState.CLOSED)

    @property
    def is_waiting(self) -> bool:
        """Whether the seal holds just now: until every session of the round has finished."""
        return self.sealed and bool(self.unfinished or not self.sessions)

    @property
    def to_hold(self) -> tuple[tuple[str, Group], ...]:
        """Each bank with a group that it asks and that has no session on it, not even planned."""
        found = (
            (row.bank, cell.group)
            for row in self.rows
            for cell in row.cells
            if cell.asked and not cell.sessions
        )
        return tuple(dict.fromkeys(found))

    @property
    def not_reached(self) -> tuple[tuple[CoverageRow, QuestionAsked, Group], ...]:
        """Each question with a group that has finished a session and not come to it in any."""
        return tuple(
            (row, question, asked.group)
            for row in self.rows
            for question in row.questions
            for asked in question.groups
            if asked.finished and asked.status is GroupStatus.NOT_REACHED
        )

    def tool(self, bank: str) -> str:
        """The title of the bank of this id. KeyError where the round asks none such."""
        return {row.bank: row.tool for row in self.rows}[bank]
