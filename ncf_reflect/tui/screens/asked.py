"""Who has been asked what, before anything is compared; and what is to follow up."""

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.mapping import asked
from ncf_reflect.model.coverage import Coverage, CoverageRow, QuestionAsked
from ncf_reflect.model.text import counted
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.asked_rows import (
    LEGEND,
    WIDE,
    AskedGroup,
    AskedHead,
    AskedQuestionRow,
    AskedRows,
    AskedSection,
)
from ncf_reflect.tui.widgets.drawn import TitleLine

NUMBERS = "14 of 16: present of those invited; ? where nobody noted it"
NOTHING_TO_DO = "Nothing to follow up: every group has been asked every question."


class AskedScreen(ReflectScreen[None]):
    """Sections by groups, each with how far it got; Enter opens a section's questions."""

    CSS_PATH = "asked.tcss"
    HELP = """
### Who has been asked what

Sections by groups. It counts how far each session got, open and sealed ones too, and shows
nothing of what was said.

- **● answered**: somebody said something or raised a hand. **◐**: some of the section's questions.
- **◇ nothing said**: the group was asked, with its reason. Neither yes nor no.
- **○ not reached**: the session did not come to it. **· not held**: no session of that group yet.
- **– not asked**: the question is not put to that group.
- **14 of 16**: 14 were present of 16 invited, at the group's sessions on that tool; under a
  question, at each of them. **?** where nobody noted it.

Enter on a section shows its questions, with sessions and dates; Enter on a question opens it.
F goes to what is to follow up, and back.
"""
    BINDINGS = [
        Binding("f,F", "follow", "to follow up", key_display="F"),
        Binding("escape", "back", "desk", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._board: Coverage | None = None
        self._open: frozenset[str] = frozenset()

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(id="seal")
        yield AskedHead()
        yield AskedRows()
        yield Static(Content(f"{LEGEND}\n{NUMBERS}"), id="legend")
        yield Static(id="count")
        with VerticalScroll(id="follow"):
            yield Static(id="lines")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        with self.telling():
            self._board = self.sitting.book.coverage(self.sitting.round_title)
            if self.app.size.width > WIDE:
                self._open = frozenset(row.section for row in self._board.rows)
            self._show_once(self._board)
            self._show_rows(self._board)
        self.query_one(AskedRows).focus()

    def on_option_list_option_selected(self, event: AskedRows.OptionSelected) -> None:
        event.stop()
        chosen = event.option_id
        if self._board is None or chosen is None:
            return
        if chosen in {row.section for row in self._board.rows}:
            self._open ^= {chosen}
            self._show_rows(self._board)
        else:
            self._open_question(chosen, self._board)

    def action_follow(self) -> None:
        """To what is to follow up, or back to the board."""
        follow = self.query_one("#follow")
        there = self.has_class("-following")
        self.set_class(not there, "-following")
        (self.query_one(AskedRows) if there else follow).focus()

    def action_back(self) -> None:
        """From what is to follow up to the board, from there to the Desk."""
        if self.has_class("-following"):
            self.action_follow()
        else:
            self.dismiss(None)

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        for title, words, action in (
            ("To follow up", "Sessions to hold and to finish, questions not reached", "follow"),
            ("Back to the Desk", "The convergence matrix", "back"),
        ):
            yield SystemCommand(title, words, partial(self.run_action, action))

    def _open_question(self, question: str, board: Coverage) -> None:
        from ncf_reflect.tui.screens.question import QuestionScreen  # noqa: PLC0415

        order = tuple(one.question for row in board.rows for one in row.questions)
        self.app.push_screen(QuestionScreen(question, order))

    def _show_once(self, board: Coverage) -> None:
        self.query_one(TitleLine).show(
            f"Who has been asked what · {board.round}",
            "Who has been asked what",
            right="sealed" if board.is_waiting else "",
        )
        sealed = asked.seal_words(board)
        seal = self.query_one("#seal", Static)
        seal.set_class(bool(sealed), "-sealed")
        seal.update(Content(sealed))
        lines = asked.follow_up(board)
        self.query_one("#count", Static).update(Content(_count(len(lines))))
        bullets = "\n".join(f"· {line}" for line in lines) or NOTHING_TO_DO
        self.query_one("#lines", Static).update(Content(bullets))

    def _show_rows(self, board: Coverage) -> None:
        self.query_one(AskedRows).show_asked(
            tuple(_section(row, is_open=row.section in self._open) for row in board.rows)
        )


def _count(lines: int) -> str:
    if not lines:
        return NOTHING_TO_DO
    return f"To follow up: {counted(lines, 'thing')}."


def _section(row: CoverageRow, *, is_open: bool) -> AskedSection:
    return AskedSection(
        row=row,
        people=tuple(asked.people_words(cell.present, cell.invited) for cell in row.cells),
        alone=asked.one_group_words(row),
        is_open=is_open,
        questions=tuple(map(_question, row.questions)),
    )


def _question(question: QuestionAsked) -> AskedQuestionRow:
    return AskedQuestionRow(
        id=question.question,
        name=question.name,
        groups=tuple(
            AskedGroup(
                group=one.group,
                status=one.status,
                words=asked.group_words(one),
                sessions=asked.session_words(one),
                only_day=asked.only_day(one),
            )
            for one in question.groups
        ),
    )
