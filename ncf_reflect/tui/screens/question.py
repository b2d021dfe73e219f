"""One question as a joint display, with its points to tag and to file."""

from collections.abc import Iterator
from functools import partial

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import Container
from textual.widget import Widget

from ncf_reflect.mapping.desk import Desk, read_desk
from ncf_reflect.mapping.filing import Filer, filed_by, theme_typed
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.decide_flow import decide_on
from ncf_reflect.tui.screens.question_shown import (
    ONLY_EVIDENCE,
    ONLY_TO_DEVELOP,
    Change,
    change_meant,
    code,
    joint_question,
    titles,
)
from ncf_reflect.tui.sitting import Sitting
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.joint_display import JointDisplay
from ncf_reflect.tui.widgets.key_line import KeyLine
from ncf_reflect.tui.widgets.point_panel import (
    KindChosen,
    PointPanel,
    PointsMeant,
    StrandChosen,
    StrengthChosen,
    ThemeChosen,
    ThemeTyped,
)
from ncf_reflect.tui.widgets.point_rows import ListedPoint, PointRows
from ncf_reflect.tui.widgets.theme_prompt import MOST_KEYS, ThemePrompt


class QuestionScreen(ReflectScreen[None]):
    """Groups side by side above, the points below: one key tags or files, the codes follow."""

    CSS_PATH = "question.tcss"
    HELP = """
### One question, groups side by side

Above: what the groups' answers come to, their votes, their points by theme, and why. A shows the
arithmetic. Below: every point. Tab goes from one to the other.

The keys change the highlighted point, or all that Space has marked. What was said is never
rewritten: each change is added, as yours (the principal social worker's), and the codes follow at
once. Ctrl+Z takes the last change back.

- **T** types a theme, **1** to **9** put one on or take it off, **U** takes the last one off.
- **+** doing, **-** to develop, **?** how we know, **>** next, **"** quote, **/** parked,
  **.** note: files it as that.
- **I** not in place, **W** in place and needs strengthening: for points to develop.
- **V** what evidence rests on: audit, data, voice of children and families, practice, or open.
- **D** decides on the pairs: confirm, recode, set aside. What is suggested stays beside it.
- **G** drafts a gap from this question, for the report.
- **E** what the Framework expects on this question, **L** links the points to an expectation,
  **X** shows which expectations somebody spoke to.
- **N** and **P** go to the next question and the one before, **Esc** back to the matrix.
"""
    BINDINGS = [
        Binding("d,D", "flow('decide')", "decide", key_display="D"),
        Binding("a,A", "arithmetic", "sums", key_display="A"),
        Binding("n,N", "step(1)", "next", key_display="N"),
        Binding("p,P", "step(-1)", "back", key_display="P"),
        Binding("e,E", "flow('expectations')", "expected", key_display="E"),
        Binding("g,G", "flow('gap')", "gap", key_display="G"),
        Binding("l,L", "flow('link')", "link", key_display="L", show=False),
        Binding("x,X", "flow('lens')", "lens", key_display="X", show=False),
        Binding("ctrl+z", "undo", "undo", show=False),
        Binding("escape", "matrix", "desk", key_display="Esc"),
    ]

    def __init__(self, question_id: str, order: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.question_id = question_id
        """The question that is shown just now."""
        self.order = order
        """The questions to go on to, and back, from here."""
        self._arithmetic = False
        self._filer: Filer | None = None
        self._keys: tuple[str, ...] = ()
        self._desk: Desk | None = None

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        with Container(id="body"):
            yield JointDisplay()
            yield PointPanel(id="filing")
        yield KeyLine()

    def on_mount(self) -> None:
        self.open(self.question_id)
        self.query_one(PointRows).focus()

    def on_theme_typed(self, event: ThemeTyped) -> None:
        with self.telling():
            theme = theme_typed(event.text, (*_desk(self.sitting).themes, *self._keys))
            if theme not in self._keys:
                self._keys = (*self._keys[: MOST_KEYS - 1], theme)
            if self._file(event, lambda filer, points: filer.tag(points, theme)):
                self.query_one(ThemePrompt).line.value = ""

    @on(ThemeChosen)
    @on(KindChosen)
    @on(StrengthChosen)
    @on(StrandChosen)
    def file(self, event: PointsMeant) -> None:
        """What one key makes of the points."""
        if event.points:
            self._file(event, change_meant(event))
        else:
            self.tell(ONLY_TO_DEVELOP if isinstance(event, StrengthChosen) else ONLY_EVIDENCE)

    def action_undo(self) -> None:
        """Take the last change on this question back, by a further revision."""
        with self.telling():
            if self._filer and self._filer.undo():
                self._show(again=True)
            else:
                self.tell("Nothing to take back on this question.")

    def on_screen_resume(self) -> None:
        if self._filer is not None:
            self._show(again=True)

    def action_flow(self, name: str) -> None:
        """Open what is decided, or what is expected, on this question."""
        self.begin(_FLOWS[name](self))

    def action_arithmetic(self) -> None:
        """Show or hide the figures behind the ratings."""
        self._arithmetic = not self._arithmetic
        self._show()

    def action_step(self, step: int) -> None:
        """To the next question or the one before, in the order of the matrix."""
        order = self.order or (self.question_id,)
        place = order.index(self.question_id) + step
        if 0 <= place < len(order):
            self.open(order[place])
        else:
            self.tell("This is the last question." if step > 0 else "This is the first question.")

    def action_matrix(self) -> None:
        """Take the marks off; without any, back to the matrix."""
        rows = self.query_one(PointRows)
        if rows.marked:
            rows.unmark()
        else:
            self.dismiss()

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        for title, words, action in (
            ("Decide", "Confirm, recode or set aside what is suggested", "flow('decide')"),
            ("Arithmetic", "Show or hide the figures behind the ratings", "arithmetic"),
            ("Expectations", "What the Framework says on the question", "flow('expectations')"),
            ("New gap", "Drafted from this question, for the report", "flow('gap')"),
            ("Link to an expectation", "Of the Framework", "flow('link')"),
            ("Expectation lens", "Which expectations somebody spoke to", "flow('lens')"),
            ("Next question", "In the order of the matrix", "step(1)"),
            ("Question before", "In the order of the matrix", "step(-1)"),
            ("Undo", "Take the last change on this question back", "undo"),
            ("Matrix", "Back to the Desk", "matrix"),
        ):
            yield SystemCommand(title, words, partial(self.run_action, action))

    def open(self, question_id: str) -> None:
        """Show another question, from its top."""
        self.question_id = question_id
        self._filer = Filer(self.sitting.book)
        self._keys = _desk(self.sitting).themes_for(question_id)[:MOST_KEYS]
        self._show(again=True)
        self.query_one(JointDisplay).scroll_home(animate=False)

    def _file(self, meant: PointsMeant, change: Change) -> bool:
        """Change the points; whether that could be done. The codes follow at once."""
        if self.sitting.reading_only:
            self.tell(self.sitting.reading_only)
            return False
        assert self._filer is not None and self._desk is not None, "a question is open"
        points = self._desk.question(self.question_id).points
        with self.telling():
            change(self._filer, [points[one.id][0] for one in meant.points])
            self._show(again=True)
            return True
        return False

    def _show(self, *, again: bool = False) -> None:
        """Paint the question, read `again` where something may have changed."""
        if again or self._desk is None:
            self._desk = _desk(self.sitting)
        desk, question = self._desk, self._desk.question(self.question_id)
        self.query_one(TitleLine).show(*titles(question), right=code(question))
        shown = joint_question(question, with_arithmetic=self._arithmetic)
        self.query_one(JointDisplay).show(shown)
        roles = filed_by(self.sitting.book, (one.session for one, _ in question.points.values()))
        listed = tuple(
            ListedPoint(pooled.point, groups, roles.get(point_id, ""))
            for point_id, (pooled, groups) in question.points.items()
        )
        self.query_one(PointPanel).show(listed, self._keys, desk.themes)


async def _decide(screen: QuestionScreen) -> None:
    question = _desk(screen.sitting).question(screen.question_id)
    seen = await decide_on(screen, question, screen.order)
    if seen != screen.question_id:
        screen.open(seen)


async def _expectations(screen: QuestionScreen) -> None:
    from ncf_reflect.tui.screens.context import ContextScreen  # noqa: PLC0415

    await screen.ask(ContextScreen(screen.question_id))


async def _gap(screen: QuestionScreen) -> None:
    from ncf_reflect.tui.screens.gap_flows import make_gap  # noqa: PLC0415

    await make_gap(screen, screen.question_id)


async def _link(screen: QuestionScreen) -> None:
    from ncf_reflect.tui.screens.lens_flows import link_points  # noqa: PLC0415

    await link_points(screen, [one.id for one in screen.query_one(PointRows).meant])


async def _lens(screen: QuestionScreen) -> None:
    from ncf_reflect.tui.screens.lens import LensScreen  # noqa: PLC0415

    asked = _desk(screen.sitting).question(screen.question_id).said.asked
    await screen.ask(LensScreen(asked.section.slug))


_FLOWS = {
    "decide": _decide,
    "expectations": _expectations,
    "gap": _gap,
    "link": _link,
    "lens": _lens,
}


def _desk(sitting: Sitting) -> Desk:
    return read_desk(sitting.book.round(sitting.round_title))
