"""One question as a joint display, with its points to tag and to file."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer

from ncf_reflect.mapping.desk import Desk, DeskQuestion, read_desk
from ncf_reflect.mapping.filing import Filer, filed_by, theme_typed
from ncf_reflect.model.findings import PairFinding
from ncf_reflect.model.groups import Group
from ncf_reflect.model.pooled import PooledPoint
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.sitting import Sitting
from ncf_reflect.tui.widgets.code_words import code_content
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.found_pairs import FoundPair
from ncf_reflect.tui.widgets.joint_display import JointDisplay, JointQuestion
from ncf_reflect.tui.widgets.point_panel import (
    KindChosen,
    PointPanel,
    PointsMeant,
    StrengthChosen,
    ThemeChosen,
    ThemeTyped,
)
from ncf_reflect.tui.widgets.point_rows import ListedPoint, PointRows
from ncf_reflect.tui.widgets.theme_prompt import MOST_KEYS, ThemePrompt

ONLY_TO_DEVELOP = "Only a point to develop can be “not in place” or “needs strengthening”."


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
- **N** and **P** go to the next question and the one before, **Esc** back to the matrix.
"""
    BINDINGS = [
        Binding("a,A", "arithmetic", "sums", key_display="A"),
        Binding("n,N", "step(1)", "next", key_display="N"),
        Binding("p,P", "step(-1)", "back", key_display="P"),
        Binding("ctrl+z", "undo", "undo", show=False),
        Binding("escape", "matrix", "desk", key_display="Esc"),
    ]

    def __init__(self, question_id: str, order: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.question_id = question_id
        """The question that is shown just now."""
        self._order = order
        self._arithmetic = False
        self._filer: Filer | None = None
        self._keys: tuple[str, ...] = ()
        self._themes: tuple[str, ...] = ()

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        with Container(id="body"):
            yield JointDisplay()
            yield PointPanel(id="filing")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self._open(self.question_id)
        self.query_one(PointRows).focus()

    def on_theme_typed(self, event: ThemeTyped) -> None:
        with self.telling():
            theme = theme_typed(event.text, (*self._themes, *self._keys))
            if theme not in self._keys:
                self._keys = (*self._keys[: MOST_KEYS - 1], theme)
            if self._file(event, lambda filer, points: filer.tag(points, theme)):
                self.query_one(ThemePrompt).line.value = ""

    def on_theme_chosen(self, event: ThemeChosen) -> None:
        def change(filer: Filer, points: list[PooledPoint]) -> int:
            return (filer.tag if event.put else filer.untag)(points, event.theme)

        self._file(event, change)

    def on_kind_chosen(self, event: KindChosen) -> None:
        self._file(event, lambda filer, points: filer.file_as(points, event.kind))

    def on_strength_chosen(self, event: StrengthChosen) -> None:
        if not event.points:
            self.tell(ONLY_TO_DEVELOP)
            return
        self._file(event, lambda filer, points: filer.mark_strength(points, event.strength))

    def action_undo(self) -> None:
        """Take the last change on this question back, by a further revision."""
        with self.telling():
            if self._filer and self._filer.undo():
                self._read()
            else:
                self.tell("Nothing to take back on this question.")

    def action_arithmetic(self) -> None:
        """Show or hide the figures behind the ratings."""
        self._arithmetic = not self._arithmetic
        self._read()

    def action_step(self, step: int) -> None:
        """To the next question or the one before, in the order of the matrix."""
        order = self._order or (self.question_id,)
        place = order.index(self.question_id) + step
        if 0 <= place < len(order):
            self._open(order[place])
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
            ("Arithmetic", "Show or hide the figures behind the ratings", "arithmetic"),
            ("Next question", "In the order of the matrix", "step(1)"),
            ("Question before", "In the order of the matrix", "step(-1)"),
            ("Undo", "Take the last change on this question back", "undo"),
            ("Matrix", "Back to the Desk", "matrix"),
        ):
            yield SystemCommand(title, words, partial(self.run_action, action))

    def _open(self, question_id: str) -> None:
        self.question_id = question_id
        self._filer = Filer(self.sitting.book)
        self._keys = _desk(self.sitting).themes_for(question_id)[:MOST_KEYS]
        self._read()
        self.query_one(JointDisplay).scroll_home(animate=False)

    def _file(self, meant: PointsMeant, change: Callable[[Filer, list[PooledPoint]], int]) -> bool:
        """Change the points; whether that could be done. The codes follow at once."""
        if self.sitting.reading_only:
            self.tell(self.sitting.reading_only)
            return False
        assert self._filer is not None, "a question is open"
        points = _desk(self.sitting).question(self.question_id).points
        with self.telling():
            change(self._filer, [points[one.id][0] for one in meant.points])
            self._read()
            return True
        return False

    def _read(self) -> None:
        desk = _desk(self.sitting)
        self._themes = desk.themes
        question = desk.question(self.question_id)
        self.query_one(TitleLine).show(*_titles(question), right=_code(question))
        self.query_one(JointDisplay).show(_joint(question, with_arithmetic=self._arithmetic))
        roles = filed_by(self.sitting.book, (one.session for one, _ in question.points.values()))
        listed = tuple(
            ListedPoint(pooled.point, groups, roles.get(point_id, ""))
            for point_id, (pooled, groups) in question.points.items()
        )
        self.query_one(PointPanel).show(listed, self._keys, self._themes)


def _desk(sitting: Sitting) -> Desk:
    return read_desk(sitting.book.round(sitting.round_title))


def _titles(question: DeskQuestion) -> tuple[str, ...]:
    asked = question.said.asked
    return f"{asked.section.short} · {asked.question.short}", asked.question.short


def _code(question: DeskQuestion) -> Content:
    return code_content(question.finding.code, question.finding.strength)


def _joint(question: DeskQuestion, *, with_arithmetic: bool) -> JointQuestion:
    groups = [answer.group for answer in question.said.answers]
    return JointQuestion(
        said=question.said,
        finding=question.finding,
        gloss=question.gloss,
        pairs=tuple(_pair(question, pair, with_arithmetic) for pair in question.pairs),
        notes=(*question.markers, *_raised_by_one(question)),
        statuses={group: question.status(group) for group in groups},
        votes={group: _votes(question, group) for group in groups},
    )


def _pair(question: DeskQuestion, pair: PairFinding, with_arithmetic: bool) -> FoundPair:
    return FoundPair(
        finding=pair,
        gloss=question.gloss_of(pair),
        reasons=question.reasons(pair, with_sums=with_arithmetic),
        arithmetic=question.arithmetic(pair) if with_arithmetic else (),
    )


def _raised_by_one(question: DeskQuestion) -> Iterator[str]:
    for group, themes in question.raised_by_one.items():
        yield f"Only {group.shown} raised {', '.join(f'“{theme}”' for theme in themes)}."


def _votes(question: DeskQuestion, group: Group) -> str:
    middle = question.middle(group)
    voted = question.voted(group).removeprefix(f"{group.heading}: ")
    return " ".join(filter(None, [f"Middle answer {middle}." if middle else "", voted]))
