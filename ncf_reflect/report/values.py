"""The gap report as frozen values (DESIGN section 8): every word of it, and no format.

Texts are plain: what people said stands in them to the letter, and each format escapes for itself.
What may not go into a shareable copy is left out before a value is made (METHOD.md section 9).
"""

from ncf_reflect.model.base import Value


class Table(Value):
    """Rows under a head row, every row as long as the head; no cell spans another."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Item(Value):
    """One line of the first page: what was found, where it stands in the report, its markers."""

    subject: str
    """The question in the bank's words."""
    text: str
    reference: str
    markers: tuple[str, ...] = ()


class Highlights(Value):
    """A list of the first page; `none` is what is said where it is empty."""

    heading: str
    lines: tuple[str, ...] = ()
    """Sentences that stand before the list."""
    items: tuple[Item, ...] = ()
    none: str = ""


class FrontPage(Value):
    """The one page for somebody with thirty seconds."""

    asks: tuple[str, ...]
    """What the board is asked to do, one sentence each."""
    lists: tuple[Highlights, ...]


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


class Ratings(Value):
    """The votes on a question: as spread, never as an average."""

    lines: tuple[str, ...]
    table: Table | None


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


class Method(Value):
    """How the groups were compared, in plain words and with every threshold."""

    ruleset: str
    lines: tuple[str, ...]
    thresholds: tuple[str, ...]


class Reach(Value):
    """Who was asked and who was not."""

    lines: tuple[str, ...]
    coverage: Table
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


class GapReport(Value):
    """The gap report of one round."""

    authority: str
    round: str
    full: bool
    """A full copy is not for sharing; otherwise METHOD.md section 9 is kept."""
    about: tuple[str, ...]
    front: FrontPage
    sections: tuple[SectionPart, ...]
    method: Method
    reach: Reach
    left_out: LeftOut
    set_aside: tuple[SetAside, ...] = ()
