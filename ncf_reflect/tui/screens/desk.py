"""The Desk: the convergence matrix of a round's finished sessions. Private, never projected."""

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.mapping.desk import Desk, DeskQuestion, DeskSection, read_desk
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.question import QuestionScreen
from ncf_reflect.tui.widgets.code_words import LEGEND, code_content
from ncf_reflect.tui.widgets.columns import stacked
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.matrix import Matrix, MatrixQuestion, MatrixSection

EMPTY = (
    "No session is finished yet. The Desk compares what groups said once their sessions are "
    "finished: finish one in the Room, then come back."
)


class DeskScreen(ReflectScreen[None]):
    """Sections with their state, questions by pairs, and what holds for the whole round."""

    CSS_PATH = "desk.tcss"
    HELP = """
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

Enter opens a question: groups side by side, points to tag and to file. S puts the most serious
first, or back in the bank's order. Tab goes to what holds for the whole round.
"""
    BINDINGS = [
        Binding("s,S", "sort", "sort", key_display="S"),
        Binding("r,R", "report", "report", key_display="R"),
        Binding("escape", "home", "home", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._serious_first = False
        self._desk: Desk | None = None
        self._opened: QuestionScreen | None = None

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(Content(EMPTY), id="empty")
        yield Matrix()
        yield Static(id="now")
        with VerticalScroll(id="notes"):
            yield Static(id="round")
            yield Static(stacked(map(Content, LEGEND)), id="legend")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self._read()
        self.query_one(Matrix).rows.focus()

    def on_screen_resume(self) -> None:
        if self._desk is not None:
            self._read()

    def on_matrix_question_chosen(self, event: Matrix.QuestionChosen) -> None:
        self._open(event.question)

    def on_matrix_question_highlighted(self, event: Matrix.QuestionHighlighted) -> None:
        if self._desk is not None:
            self.query_one("#now", Static).update(_now(self._desk.question(event.question)))

    def action_open(self) -> None:
        """Open the highlighted question."""
        chosen = self.query_one(Matrix).rows.chosen
        if chosen:
            self._open(chosen)

    def action_sort(self) -> None:
        """The most serious first, or the bank's order; the highlight is on the first of them."""
        self._serious_first = not self._serious_first
        self._show()
        self.query_one(Matrix).rows.action_first()

    async def action_report(self) -> None:
        """Go to the report."""
        await self.reflect.open_mode("report")

    async def action_home(self) -> None:
        """Go back to the rounds."""
        await self.reflect.open_mode("home")

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of the Desk in the palette."""
        for title, words, action in (
            ("Open the question", "Groups side by side; tag and file points", "open"),
            ("Sort", "Most serious first, or the bank's order", "sort"),
            ("Report", "Preview and export the gap report", "report"),
            ("Home", "Rounds and coverage", "home"),
        ):
            yield SystemCommand(title, words, partial(self.run_action, action))

    def _open(self, question: str) -> None:
        order = tuple(one.finding.id for section in self._sections() for one in section.questions)
        self._opened = QuestionScreen(question, order)
        self.app.push_screen(self._opened)

    def _read(self) -> None:
        self._desk = read_desk(self.sitting.book.round(self.sitting.round_title))
        self._show()

    def _sections(self) -> tuple[DeskSection, ...]:
        if self._desk is None:
            return ()
        return self._desk.most_serious_first() if self._serious_first else self._desk.sections

    def _show(self) -> None:
        desk = self._desk
        if desk is None:
            return
        order = "most serious first" if self._serious_first else "bank order"
        self.query_one(TitleLine).show(*_titles(desk), right=order)
        empty = desk.finished == 0
        self.query_one("#empty").display = empty
        for part in ("Matrix", "#notes", "#now"):
            self.query_one(part).set_class(empty, "-hidden")
        chosen = self._opened.question_id if self._opened else None
        self._opened = None
        self.query_one(Matrix).show([_matrix_section(one) for one in self._sections()], chosen)
        self.query_one("#round", Static).update(stacked(map(Content, _notes(desk))))


def _now(question: DeskQuestion) -> Content:
    """The highlighted question: its code with the gloss beside it, and what it comes to."""
    finding = question.finding
    if not finding.pairs:
        return Content(finding.summary)
    return code_content(finding.code, finding.strength) + f": {question.gloss}. {finding.summary}"


def _titles(desk: Desk) -> tuple[str, ...]:
    counted = f"{desk.finished} finished, {desk.unfinished} open"
    sessions = "session" if desk.finished == 1 else "sessions"
    whole = f"{desk.finished} {sessions} finished, {desk.unfinished} open"
    return (
        f"Desk · {desk.round} · {whole}",
        f"Desk · {desk.round} · {counted}",
        f"Desk · {desk.round}",
    )


def _matrix_section(one: DeskSection) -> MatrixSection:
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


def _notes(desk: Desk) -> Iterator[str]:
    """What holds for the whole round, a line each."""
    yield from desk.patterns
    for question in desk.questions:
        for gap in question.shared_gaps:
            yield f"{question.said.asked.question.short}: {gap}"
    if desk.untagged:
        noun = "point" if desk.untagged == 1 else "points"
        yield f"{desk.untagged} {noun} without a theme: open a question and press T."
    if desk.chance:
        yield desk.chance
