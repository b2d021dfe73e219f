"""What the Desk shows just now: which questions, in which order, and the words around them."""

from textual.content import Content

from ncf_reflect.mapping.desk import Desk, DeskQuestion, DeskSection
from ncf_reflect.mapping.filters import FILTERS, filtered
from ncf_reflect.model.text import counted
from ncf_reflect.tui.widgets.code_words import code_content
from ncf_reflect.tui.widgets.matrix import MatrixQuestion, MatrixSection

EMPTY = (
    "No session is finished yet. The Desk compares what groups said once their sessions are "
    "finished: finish one in the Room, then come back."
)
UNSEAL = "U unseals the round early. It asks why, and the report will say so."
DESK_HELP = """
### The Desk

Where the answers of workers, managers and leaders are similar, and where they differ.
Only finished sessions are read. The comparison suggests; you decide.

- **◆ dissonance**: they saw it differently. *Firm*: chance alone would rarely do this, or what
  was said backs the ratings. It does not say who is right.
- **◈ ask** (dissonance, check): they may see it differently. It could be chance, or they may mean
  different things. Ask first.
- **○ silence**: no answer from one group, neither yes nor no; or they raised different topics.
- **◐ partial agreement**: some shared, some not.
- **● agreement**: similar, where we could compare. Similar is not the same.
- **· not enough** to say; or it cannot be compared: not held, not reached, answered together.
- **–** not asked of both groups.
- **✓** a person decided. Where the decision differs, "was" and the sign of what was suggested.
- **! needs review**: what a decision rests on has changed since. It stands for now.

Enter opens a question: groups side by side, points to tag and to file. D decides on its pairs,
E says what the Framework expects. F shows only the questions with a pair that counts as one
thing; Esc shows all again. Above the matrix stands what holds for the whole round; W says it in
whole sentences. K is the codebook, / searches, U unseals a sealed round early.
"""


class DeskView:
    """A Desk as it was read last, with the order and the filter that somebody chose."""

    def __init__(self) -> None:
        self.desk: Desk | None = None
        self.serious_first = False
        self.only = ""
        """The letter of the filter that is on; empty where all questions are shown."""

    @property
    def sections(self) -> tuple[DeskSection, ...]:
        """The sections that are shown, in the order in which they are."""
        if self.desk is None:
            return ()
        sections = self.desk.most_serious_first() if self.serious_first else self.desk.sections
        return filtered(sections, self.only) if self.only else sections

    @property
    def order(self) -> tuple[str, ...]:
        """The questions that are shown, by id."""
        return tuple(one.finding.id for section in self.sections for one in section.questions)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare yet, or all of it is sealed."""
        return self.desk is None or self.desk.finished == 0 or bool(self.desk.sealed)

    @property
    def held_by(self) -> str:
        """What holds of the questions shown: the filter, and their order."""
        order = "most serious first" if self.serious_first else "bank order"
        return f"only {FILTERS[self.only].words}" if self.only else order

    def why_empty(self) -> str:
        """What stands where the matrix would: what is awaited, or that the filter finds nothing."""
        if self.desk is not None and self.desk.sealed:
            told = (_unmarked(line) for line in self.desk.sealed)
            return "\n".join((*told, "", UNSEAL))
        if self.is_empty:
            return EMPTY
        if not self.sections:
            words = FILTERS[self.only].words
            return f"No question has a pair that counts as this: {words}. Esc shows all questions."
        return ""


def titles(desk: Desk) -> tuple[str, ...]:
    """The head of the Desk, the fullest first."""
    shorter = f"{desk.finished} finished, {desk.unfinished} open"
    whole = f"{counted(desk.finished, 'session')} finished, {desk.unfinished} open"
    return (
        f"Desk · {desk.round} · {whole}",
        f"Desk · {desk.round} · {shorter}",
        f"Desk · {desk.round}",
    )


def now(question: DeskQuestion) -> Content:
    """The highlighted question: its code with the gloss beside it, and what it comes to."""
    finding = question.finding
    if not finding.pairs:
        return Content(finding.summary)
    return code_content(finding.code, finding.strength) + f": {question.gloss}. {finding.summary}"


def matrix_section(one: DeskSection) -> MatrixSection:
    """A section as the matrix shows it."""
    return MatrixSection(
        section=one.section,
        state=one.finding.state,
        sentence=one.sentence,
        questions=tuple(
            MatrixQuestion(
                short=question.said.asked.question.short,
                finding=question.finding,
                points=len(question.points),
            )
            for question in one.questions
        ),
    )


def _unmarked(line: str) -> str:
    """A line on a sealed session without its id, which only the command line needs."""
    return line.rsplit(" (", 1)[0] if line.endswith(")") else line
