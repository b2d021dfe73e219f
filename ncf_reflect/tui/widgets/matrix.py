"""The convergence matrix: questions by pairs of groups, under the state of their section."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from ncf_reflect.model.bank import Section
from ncf_reflect.model.findings import QuestionFinding, SectionState
from ncf_reflect.model.groups import Group, in_order, pairs_of
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.text import counted
from ncf_reflect.tui.widgets.code_words import SECTION_GLYPHS, SECTION_STYLES, cell, packed
from ncf_reflect.tui.widgets.columns import Cell, beside, shortened, stacked
from ncf_reflect.tui.widgets.drawn import Drawn
from ncf_reflect.tui.widgets.rows import Row, Rows

Pair = tuple[Group, Group]
NARROWEST_CELL = 12
BROAD, WIDE = 76, 120
NARROWEST_SUMMARY = 24


@dataclass(frozen=True, slots=True)
class MatrixQuestion:
    """A question's row."""

    short: str
    finding: QuestionFinding
    points: int


@dataclass(frozen=True, slots=True)
class MatrixSection:
    """A section's heading and its rows."""

    section: Section
    state: SectionState
    sentence: str
    questions: tuple[MatrixQuestion, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How the width is shared out: the name, a column for each pair, and the rest."""

    pairs: tuple[Pair, ...]
    name: int
    cell: int
    rest: int

    @property
    def in_columns(self) -> bool:
        """Whether each pair has a column; otherwise its groups' letters stand before its code."""
        return self.cell >= NARROWEST_CELL

    @classmethod
    def of(cls, width: int, pairs: tuple[Pair, ...]) -> "Plan":
        """The plan for a width."""
        name = 20 if width < BROAD else 21 if width < WIDE else 36
        share = (width - name + 1) // len(pairs) - 1 if pairs else 0
        widest = 18 if width < WIDE else 20
        column = min(share, widest)
        return cls(pairs, name, column, width - name - len(pairs) * (column + 1) - 2)


class MatrixHead(Drawn):
    """The names of the pairs over their columns."""

    pairs: tuple[Pair, ...] = ()

    def draw(self, width: int) -> Content:
        """Each pair over two lines, or the letters that stand for the groups."""
        plan = Plan.of(width - 1, self.pairs)
        if not self.pairs:
            return Content("")
        if plan.in_columns:
            heads = [(f"{a.shown}\n{b.shown}", plan.cell) for a, b in self.pairs]
            return beside(("", plan.name - 1), *heads).stylize("bold")
        groups = in_order(group for pair in self.pairs for group in pair)
        letters = ", ".join(f"{group.letter} {group.shown}" for group in groups)
        return beside(("", plan.name - 1), (letters, width - plan.name - 1)).stylize("bold")


class MatrixRows(Rows):
    """The rows."""

    BINDINGS = [Binding("enter", "select", "open", key_display="Enter")]


class Matrix(Vertical):
    """The head and the rows. Enter on a question asks for it to be opened."""

    class QuestionChosen(Message):
        """Somebody wants this question opened."""

        def __init__(self, question: str) -> None:
            self.question = question
            super().__init__()

    class QuestionHighlighted(Message):
        """The highlight is on this question now."""

        def __init__(self, question: str) -> None:
            self.question = question
            super().__init__()

    def compose(self) -> Iterator[Widget]:
        yield MatrixHead()
        yield MatrixRows()

    @property
    def rows(self) -> MatrixRows:
        """The rows."""
        return self.query_one(MatrixRows)

    def show(self, sections: Sequence[MatrixSection], chosen: str | None = None) -> None:
        """Show these sections in this order; the highlight stays on its question."""
        pairs = _all_pairs(sections)
        head = self.query_one(MatrixHead)
        head.pairs = pairs
        head.redraw()
        rows = [
            row for place, section in enumerate(sections) for row in _rows(place, section, pairs)
        ]
        self.rows.show(rows, chosen)

    def on_option_list_option_selected(self, event: Rows.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self.post_message(self.QuestionChosen(event.option_id))

    def on_option_list_option_highlighted(self, event: Rows.OptionHighlighted) -> None:
        event.stop()
        if event.option_id:
            self.post_message(self.QuestionHighlighted(event.option_id))


def _all_pairs(sections: Iterable[MatrixSection]) -> tuple[Pair, ...]:
    found = {pair for one in sections for pair in pairs_of(one.section.groups)}
    return tuple(pair for pair in pairs_of(Group) if pair in found)


def _rows(place: int, section: MatrixSection, pairs: tuple[Pair, ...]) -> Iterator[Row]:
    yield Row(partial(_heading, section, pairs, place > 0))
    for question in section.questions:
        yield Row(partial(_question, section, question, pairs), id=question.finding.id)


def _heading(
    section: MatrixSection, pairs: tuple[Pair, ...], apart: bool, width: int, bright: bool
) -> Content:
    del bright
    plan = Plan.of(width, pairs)
    state = Content.styled(
        f"{SECTION_GLYPHS[section.state]} {section.sentence}", SECTION_STYLES[section.state]
    )
    name = section.section.short
    if width >= WIDE:
        name = f"{section.section.name}: {name}"
    line = beside((Content.styled(name, "bold"), plan.name - 1), (state, width - plan.name - 1))
    return stacked([Content(""), line]) if apart and width >= BROAD else line


def _question(
    section: MatrixSection, row: MatrixQuestion, pairs: tuple[Pair, ...], width: int, bright: bool
) -> Content:
    del bright
    plan = Plan.of(width, pairs)
    indent = " " if width >= BROAD else ""
    short = shortened(row.short, plan.name - 1 - len(indent))
    name: Cell = (Content(indent) + short, plan.name - 1)
    if section.state is SectionState.SINGLE_SOURCE:
        return beside(name, (_alone(row), width - plan.name - 1))
    if not plan.in_columns:
        room = width - plan.name - 1
        return beside(name, (_packed(row.finding, room), room))
    cells = [_cell(row.finding, pair, plan.cell) for pair in pairs]
    if width < WIDE:
        return beside(name, *cells)
    summary = Content.styled(row.finding.summary, "$text-muted")
    if plan.rest >= NARROWEST_SUMMARY:
        return beside(name, *cells, (summary, plan.rest))
    below = beside(("", plan.name - 1), (summary, width - plan.name - 1))
    return stacked([beside(name, *cells), below])


def _cell(finding: QuestionFinding, pair: Pair, width: int) -> Cell:
    for found in finding.pairs:
        if found.groups == pair:
            return cell(finding, found, width)
    return Content.styled("–", "$text-muted"), width


def _packed(finding: QuestionFinding, width: int) -> Content:
    """As many pairs in a line as there is room for, under each other, none of them broken."""
    found = [
        Content(f"{pair.groups[0].letter}{pair.groups[1].letter} ") + packed(finding, pair)
        for pair in finding.pairs
    ]
    widest = max(one.cell_length for one in found)
    in_line = max(1, (width + 2) // (widest + 2))
    lines = (found[start : start + in_line] for start in range(0, len(found), in_line))
    return stacked(beside(*((one, widest) for one in line), gap=2) for line in lines)


def _alone(row: MatrixQuestion) -> Content:
    group = row.finding.groups[0]
    if group.status is GroupStatus.ANSWERED:
        points = counted(row.points, "point")
        return Content.styled(f"· {points} from {group.group.shown}", "$text-muted")
    return Content.styled(f"· {group.status.value.replace('-', ' ')}", "$text-muted")
