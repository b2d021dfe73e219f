"""What a reference in a report leads to, as values."""

from datetime import date, datetime

from ncf_reflect.model.base import Value
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus, Held, Kind, Strand, Strength


class Revision(Value):
    """One state of a point: when it came about, through whom, and what was done."""

    at: datetime
    role: str
    done: tuple[str, ...]
    """ "recorded", "words corrected", "withdrawn"."""
    text: str
    kind: Kind


class ShownPoint(Value):
    """A point with where it was said and all its wordings."""

    what: str = "point"
    round: str
    reference: str
    id: str
    text: str
    kind: Kind
    withdrawn: bool
    """Withdrawn since: no report made now has it."""
    themes: tuple[str, ...]
    strength: Strength | None
    strand: Strand | None
    held: Held | None
    question: str
    question_reference: str
    question_text: str
    session: str
    bank: str
    """The title of the tool."""
    groups: tuple[Group, ...]
    held_on: date | None
    present: int | None
    revisions: tuple[Revision, ...]
    """Oldest first."""


class GroupState(Value):
    """How far a group got with a question."""

    group: Group
    status: GroupStatus
    words: str


class ShownQuestion(Value):
    """A question with its state."""

    what: str = "question"
    round: str
    reference: str
    question: str
    section: str
    text: str
    code: str
    summary: str
    decisions: tuple[str, ...]
    """All that was decided on its pairs, oldest first, a line each."""
    groups: tuple[GroupState, ...]
    points: tuple[str, ...]
    """References of its points."""


class ShownRecord(Value):
    """A decision, gap, action, piece of evidence or line of the local baseline.

    With each time that it was recorded or changed.
    """

    what: str
    """ "decision", "gap", "action", "evidence", "baseline"."""
    round: str
    reference: str
    id: str
    facts: dict[str, object]
    """What stands now, by name; what is empty is left out."""
    revisions: tuple[tuple[datetime, str], ...]
    """When and through which role, oldest first."""


Shown = ShownPoint | ShownQuestion | ShownRecord
