"""Who has been asked what: sections by groups, and under an opened section its questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from textual.binding import Binding
from textual.content import Content

from ncf_reflect.model.coverage import CoverageCell, CoverageRow
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus, SessionState
from ncf_reflect.tui.widgets.columns import beside, stacked
from ncf_reflect.tui.widgets.drawn import Drawn
from ncf_reflect.tui.widgets.rows import Row, Rows

BROAD, WIDE = 74, 120
GLYPHS = {
    GroupStatus.ANSWERED: "●",
    GroupStatus.NOTHING_SAID: "◇",
    GroupStatus.NOT_REACHED: "○",
    GroupStatus.NOT_HELD: "·",
    GroupStatus.NOT_ASKED: "–",
}
SOME = "◐"
_SHORT = {"not asked": "–", "not held": "· none"}
LEGEND = "● answered  ◐ some  ◇ nothing said  ○ not reached  · not held  – not asked"


@dataclass(frozen=True, slots=True)
class AskedGroup:
    """A group under an opened question: how far it got, and at which sessions."""

    group: Group
    status: GroupStatus
    words: str
    sessions: tuple[str, ...]
    only_day: str
    """The day of the one session that the group has on this tool; empty where it has several."""


@dataclass(frozen=True, slots=True)
class AskedQuestionRow:
    """A question of an opened section."""

    id: str
    name: str
    groups: tuple[AskedGroup, ...]


@dataclass(frozen=True, slots=True)
class AskedSection:
    """A section: its cells, those present of those invited, and its questions where it is open."""

    row: CoverageRow
    people: tuple[str, ...]
    alone: str
    is_open: bool
    questions: tuple[AskedQuestionRow, ...]


class AskedHead(Drawn):
    """The names of the groups over their columns."""

    def draw(self, width: int) -> Content:
        """Each group over its column."""
        name, cell = _plan(width - 1)
        heads = [(group.heading, cell) for group in Group]
        return beside(("", name), *heads).stylize("bold")


class AskedRows(Rows):
    """The rows. Enter on a section opens or closes it, on a question shows what was said."""

    BINDINGS = [Binding("enter", "select", "open", key_display="Enter")]

    def show_asked(self, sections: tuple[AskedSection, ...]) -> None:
        """Show these sections; the highlight stays where it was."""
        self.show(list(_rows(sections)), self.chosen)


def _rows(sections: tuple[AskedSection, ...]) -> Iterator[Row]:
    bank = ""
    for section in sections:
        if section.row.bank != bank:
            heading = f"{section.row.kind.capitalize()}s ({section.row.bank.replace('-', ' ')})"
            apart, bank = bool(bank), section.row.bank
            people = _people_of([one for one in sections if one.row.bank == bank])
            yield Row(partial(_heading, heading, people, apart))
        yield Row(partial(_section, section), section.row.section)
        if section.is_open:
            for question in section.questions:
                yield Row(partial(_question, question), question.id)


def _plan(width: int) -> tuple[int, int]:
    """How wide the names and each group's column are."""
    name = 16 if width < BROAD else 27 if width < WIDE else 34
    return name, (width - name) // len(Group) - 1


def _people_of(sections: list[AskedSection]) -> tuple[str, ...]:
    """Who was at each group's sessions on a tool: the same in all its sections that ask it."""
    columns = zip(*(zip(one.row.cells, one.people, strict=True) for one in sections), strict=True)
    return tuple(next(filter(None, map(_at_heading, column)), "") for column in columns)


def _at_heading(group: tuple[CoverageCell, str]) -> str:
    cell, people = group
    going = "open" if cell.state is SessionState.OPEN else ""
    return " ".join(filter(None, (people, going)))


def _heading(words: str, people: tuple[str, ...], apart: bool, width: int, bright: bool) -> Content:
    del bright
    name, room = _plan(width)
    line = Content.styled(words if width >= BROAD else words.partition(" ")[0], "bold")
    if width < WIDE:
        numbers = [(Content.styled(number, "$text-muted"), room) for number in people]
        line = beside((line, name), *numbers)
    return stacked([Content(""), line]) if apart and width >= BROAD else line


def _section(section: AskedSection, width: int, bright: bool) -> Content:
    del bright
    name, room = _plan(width)
    arrow = "▾" if section.is_open else "▸"
    title = beside((arrow, 1), (f"{section.row.number} {section.row.name}", name - 2))
    cells = [
        (_cell(cell, people, width), room)
        for cell, people in zip(section.row.cells, section.people, strict=True)
    ]
    line = beside((title, name), *cells)
    if not section.alone:
        return line
    alone = Content.styled(section.alone, "$text-muted")
    return stacked([line, beside(("", 1), (alone, width - 2))])


def _cell(cell: CoverageCell, people: str, width: int) -> Content:
    glyph, words = _rolled_up(cell)
    if not cell.held:
        shown = f"{glyph} {words}" if width >= BROAD else _SHORT.get(words, f"{glyph} {words}")
        return Content.styled(shown, "$text-muted")
    if width < WIDE:
        return Content(f"{glyph} {words}")
    going = "open" if cell.state is SessionState.OPEN else ""
    return Content(" · ".join(filter(None, (f"{glyph} {words}", going, people))))


def _rolled_up(cell: CoverageCell) -> tuple[str, str]:
    """A section for a group: the glyph that all its questions have, or that of some."""
    if not cell.asked:
        return GLYPHS[GroupStatus.NOT_ASKED], "not asked"
    if not cell.held:
        return GLYPHS[GroupStatus.NOT_HELD], "planned" if cell.sessions else "not held"
    statuses = set(cell.statuses.values())
    words = f"{cell.reached} of {len(cell.statuses)}"
    if GroupStatus.NOT_REACHED in statuses:
        return (SOME if cell.reached else GLYPHS[GroupStatus.NOT_REACHED]), words
    answered = GroupStatus.ANSWERED in statuses
    return GLYPHS[GroupStatus.ANSWERED if answered else GroupStatus.NOTHING_SAID], words


def _question(question: AskedQuestionRow, width: int, bright: bool) -> Content:
    del bright
    if width >= WIDE:
        return _in_columns(question, width)
    lines = [beside(("", 1), (Content(question.name).stylize("bold"), width - 3))]
    for one in question.groups:
        words = f"{GLYPHS[one.status]} {one.words}"
        said = " · ".join((words, *one.sessions))
        lines.append(beside(("", 3), (one.group.heading, 9), (said, width - 15)))
    return stacked(lines)


def _in_columns(question: AskedQuestionRow, width: int) -> Content:
    name, room = _plan(width)
    found = {one.group: one for one in question.groups}
    cells = []
    for group in Group:
        one = found.get(group)
        cells.append((_in_cell(one) if one else "–", room))
    title = beside(("", 3), (question.name, name - 4), gap=0)
    return beside((title, name), *cells)


def _in_cell(one: AskedGroup) -> str:
    """With one session, whose numbers stand beside the section already, its day alone."""
    words = f"{GLYPHS[one.status]} {one.words}"
    if one.only_day:
        return f"{words} · {one.only_day}"
    return "\n".join((words, *one.sessions))
