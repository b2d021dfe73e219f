"""The gap report as frozen values (DESIGN section 8): every word of it, and no format.

Texts are plain: what people said stands in them to the letter, and each format escapes for itself.
What may not go into a shareable copy is left out before a value is made (METHOD.md section 9).
"""

from datetime import date
from enum import StrEnum

from ncf_reflect.model.base import Value
from ncf_reflect.report.carried import BaselineBeside, EvidencePart, GapPart
from ncf_reflect.report.pictured import Arithmetic, CoverageMap, Matrix, Ratings
from ncf_reflect.report.tables import Table


class Meeting(Value):
    """The head of a paper: where it goes, and what for."""

    meeting: str = ""
    date: str = ""
    author_role: str = ""
    purpose: str = ""


class Item(Value):
    """What was found on a question, where it stands in the report, its markers."""

    subject: str
    """The question in the bank's words."""
    text: str
    reference: str
    markers: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    """References of the points that it rests on."""
    beside: tuple[str, ...] = ()
    """Sentences that stand under it in the list in full: what a person decided."""
    short: str = ""
    """What stands on the first page, where that is less than `text`."""


class Highlights(Value):
    """A list of what was found; `none` is what is said where it is empty.

    The first page has the beginning of it, its own part of the report all.
    """

    heading: str
    lines: tuple[str, ...] = ()
    """Sentences that stand before the list."""
    items: tuple[Item, ...] = ()
    none: str = ""
    about: str = ""
    """What is listed here, for the list in full."""


class AskKind(StrEnum):
    """What a board does with what it is told."""

    DECIDE = "decide"
    CHALLENGE = "challenge"
    NOTE = "note"


class Ask(Value):
    """One thing that the board is asked to do, with what it is about."""

    kind: AskKind
    text: str
    references: tuple[str, ...] = ()


class FrontPage(Value):
    """The one page for somebody with thirty seconds."""

    summary: str
    """What a person wrote, to the letter; empty where nobody did."""
    own_asks: str
    """What a person wrote that is asked of the board; it stands in the place of `asks`."""
    asks: tuple[Ask, ...]
    gaps: Highlights
    differences: Highlights
    silences: Highlights
    strengths: Highlights
    across: tuple[str, ...]
    """What is said of the whole round, a sentence each."""

    @property
    def lists(self) -> tuple[Highlights, ...]:
        """The lists in their order on the page."""
        return self.gaps, self.differences, self.silences, self.strengths


class SaidPoint(Value):
    """One point as it was recorded."""

    reference: str
    """ "stay-together.1-W-9a0b": question, group, the beginning of the point's id."""
    text: str
    details: tuple[str, ...] = ()
    """What is known of it: in place or not, how far it is shared, its evidence, its themes."""


class SaidKind(Value):
    """A group's points of one kind."""

    heading: str
    quoted: bool
    """Whether the points are words as spoken, to be set apart as quotations."""
    points: tuple[SaidPoint, ...]


class GroupSaid(Value):
    """All that one group said on a question."""

    heading: str
    notes: tuple[str, ...] = ()
    """Sentences: no answer and why, a joint session, what is left out of this copy."""
    kinds: tuple[SaidKind, ...] = ()


class PairPart(Value):
    """What two groups come to on a question."""

    groups: str
    code: str
    """The code in the field's words: "dissonance, firm"."""
    gloss: str
    """The same in plain words; always printed beside the code."""
    reasons: tuple[str, ...]
    markers: tuple[str, ...] = ()
    decision: tuple[str, ...] = ()
    """What a person decided about it, a sentence each; printed with the suggestion."""


class QuestionPart(Value):
    """A question and all that was said and found on it."""

    reference: str
    """ "stay-together.1": section and place in it."""
    number: int
    short: str
    """A name for a heading, in the bank's words."""
    text: str
    """Word for word as its source has it."""
    summary: str
    """What the answers come to; empty where only one group is asked."""
    notes: tuple[str, ...]
    """Markers, and evidence that is missing, a sentence each."""
    groups: tuple[GroupSaid, ...]
    ratings: Ratings | None
    pairs: tuple[PairPart, ...]
    arithmetic: tuple[Arithmetic, ...] = ()


class SectionPart(Value):
    """An enabler or an outcome."""

    name: str
    """ "Outcome 1"."""
    plain_title: str
    statutory_title: str
    reference: str
    """The slug, which is the key; the number is only shown."""
    sentence: str
    """What the section comes to."""
    questions: tuple[QuestionPart, ...]
    children: str = ""
    """What a person wrote on what this means for children; empty where nobody did."""
    gaps: tuple[GapPart, ...] = ()
    baseline: BaselineBeside | None = None
    evidence: tuple[EvidencePart, ...] = ()


class Method(Value):
    """How the groups were compared, in plain words and with every threshold."""

    ruleset: str
    lines: tuple[str, ...]
    thresholds: tuple[str, ...]


class StrandPart(Value):
    """Points of one kind of evidence."""

    heading: str
    text: str
    references: tuple[str, ...]


class Plan(Value):
    """A point that says what needs to happen."""

    subject: str
    point: SaidPoint


class Trace(Value):
    """What this copy was made from, and with what."""

    version: str
    ruleset: str
    data_hash: str
    """SHA-256 in hex of the round's data (`data_hash` of the mapping)."""
    dated: date | None
    dated_words: str
    """When the data were last added to, in words."""


class Reach(Value):
    """Who was asked and who was not."""

    lines: tuple[str, ...]
    coverage: Table
    map: CoverageMap
    sessions: Table
    follow_up: tuple[str, ...]


class LeftOut(Value):
    """What this copy does not hold, and why."""

    reasons: tuple[str, ...]
    items: tuple[str, ...]


class SetAside(Value):
    """A finding that a person set aside: it stands in the annex and nowhere else."""

    subject: str
    """The question in the bank's words."""
    reference: str
    pair: PairPart


class ToAsk(Value):
    """What the Framework expects in a section and nobody mentioned: to be asked about, no gap."""

    section: str
    expectations: tuple[tuple[str, str], ...]
    """The words of each, to the letter, and where they stand."""


class GapReport(Value):
    """The gap report of one round."""

    authority: str
    round: str
    full: bool
    """A full copy is not for sharing; otherwise METHOD.md section 9 is kept."""
    meeting: Meeting
    about: tuple[str, ...]
    front: FrontPage
    matrix: Matrix
    children: str
    """What a person wrote on what this means for children; empty where nobody did."""
    strands: tuple[StrandPart, ...]
    evidence: tuple[EvidencePart, ...]
    """All evidence from outside the sessions, each once."""
    plans: tuple[Plan, ...]
    sections: tuple[SectionPart, ...]
    own_limits: str
    """What a person wrote about the limits; it stands beside ours."""
    limits: tuple[str, ...]
    method: Method
    reach: Reach
    left_out: LeftOut
    decisions: Table | None
    trace: Trace
    set_aside: tuple[SetAside, ...] = ()
    to_ask: tuple[ToAsk, ...] = ()
    """Only for sections in which somebody linked what was said to what is expected."""
    apart: str = ""
    """What is said of care leavers, whom no question is about."""
    attribution: str = ""
    """What must stand beside the guidance's words; empty where it could not be read."""
