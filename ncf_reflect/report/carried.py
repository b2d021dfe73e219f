"""What is carried into the report: gaps, actions, evidence from outside, the local baseline."""

from ncf_reflect.model.base import Value
from ncf_reflect.report.pictured import IndicatorLines
from ncf_reflect.report.tables import Cell, Table


class ActionPart(Value):
    """What is to be done about a gap."""

    reference: str
    task: str
    owner: str
    """A role; a sentence that says so where nobody has it."""
    measure: str
    review_on: str
    status: str
    reason: str = ""


class GapPart(Value):
    """A gap as it is carried into the report: size, evidence and status are three things."""

    reference: str
    subject: str
    """The question or section that it is about, in the bank's words."""
    statement: tuple[Cell, ...]
    """Its sentences; one that is still to be written says so in our words."""
    size: str
    evidence: str
    status: str
    reason: str
    lacks: tuple[str, ...]
    rests_on: tuple[str, ...]
    expectations: tuple[str, ...]
    actions: tuple[ActionPart, ...]


class BaselinePart(Value):
    """A line of the council's own quality framework, beside what groups said."""

    reference: str
    heading: str = ""
    """Whom it is about, where the list sets it apart: "Care leavers"."""
    list: str
    """What it is on the list of; empty for a theme that is not in it."""
    text: str
    state: str
    sentence: str


class BaselineBeside(Value):
    """What a quality framework says on a section, beside what groups said."""

    ours: bool
    """Whether it is the council's own, not an example."""
    about: tuple[str, ...]
    """Whose it is, and how many of its lines are in which state."""
    lines: tuple[BaselinePart, ...]


class EvidencePart(Value):
    """Something seen, read or heard outside the workshops."""

    reference: str
    strand: str
    source: str
    dated: str
    says: str
    details: tuple[str, ...]
    """How strong it is by itself, what it does to what groups said, and what it stands beside."""
    figures: Table | None = None
    lines: IndicatorLines | None = None
    """Of an indicator whose figures can be drawn."""
