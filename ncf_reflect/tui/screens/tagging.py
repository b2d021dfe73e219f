"""Tagging at speed: the points without a theme, by question, and one key for each theme."""

from collections.abc import Iterable, Iterator
from functools import partial

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.mapping.alike import Likely
from ncf_reflect.mapping.filing import theme_typed
from ncf_reflect.mapping.kept import keep_present_findings
from ncf_reflect.mapping.sealing import sealed_lines
from ncf_reflect.mapping.tagging import QuestionPoints, Tagging
from ncf_reflect.mapping.themes import Placed
from ncf_reflect.mapping.topics import RecentThemes
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.point_panel import (
    KindChosen,
    PointsMeant,
    StrandChosen,
    StrengthChosen,
    ThemeChosen,
    ThemeTyped,
)
from ncf_reflect.tui.widgets.point_rows import ListedPoint
from ncf_reflect.tui.widgets.tag_panel import LikelyRefused, PointMoved, Suggested, TagPanel
from ncf_reflect.tui.widgets.theme_prompt import MOST_KEYS, ThemePrompt

NOBODY = "No finished session holds a point yet. Finish one in the Room, then come back."
ALL_DONE = (
    "Every point has a theme.\n\n"
    "A shows all the points. Esc goes back to the Desk, where the codes have followed."
)


class TaggingScreen(ReflectScreen[None]):
    """Points down the list, a digit each; what is likely is only offered."""

    CSS_PATH = "tagging.tcss"
    HELP = """
### Tagging

Points without a theme, question by question. A theme is a short tag for the topic: the same one
on what several groups said lets them be compared. What was said is never rewritten, and Ctrl+Z
takes the last change back.

- **1** to **9** put a theme on and go on to the next point. A digit keeps its theme. **T** types
  one, known or new; Enter does the same.
- **J**, **K**, **L** (and **Y** for the first) take a theme that is likely the same topic, by the
  letters of its words. It is only offered, and says nothing about for or against. **X** refuses
  what is offered for this point.
- **Space** marks a point: a key then acts on all that are marked.
- **A** shows all points, or those without a theme. **B** hides who said it. **N** and **P** go to
  the next question and the one before. **U** takes the last theme off.
- **+** doing, **-** to develop, **?** how we know, **>** next, **"** quote, **/** parked,
  **.** note: files it as that.
- **I** not in place, **W** in place and needs strengthening: for points to develop.
- **V** for evidence: audit, data, voice of children and families, practice, none.
"""
    BINDINGS = [
        Binding("a,A", "turn('all')", "all", key_display="A"),
        Binding("b,B", "turn('blind')", "blind", key_display="B"),
        Binding("n,N", "step(1)", "next question", key_display="N", show=False),
        Binding("p,P", "step(-1)", "question before", show=False),
        Binding("ctrl+z", "undo", "undo", key_display="^Z"),
        Binding("escape", "leave_tagging", "desk", key_display="Esc"),
    ]

    def __init__(self, question: str | None = None) -> None:
        super().__init__()
        self._first = question
        self._all = False
        self._blind = False
        self._tagging: Tagging
        self._keys: RecentThemes
        self._questions: dict[str, str]
        self._instead = NOBODY

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(id="instead")
        yield TagPanel()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        round_ = self.sitting.book.round(self.sitting.round_title)
        self._tagging = Tagging(self.sitting.book, round_, self.sitting.refused_themes)
        first = _first_to_tag(self._tagging.by_question(), self._first)
        offered = self._tagging.topics.offered(self._first or (first.question if first else ""))
        self._keys = RecentThemes(self.sitting.recent_themes, offered, MOST_KEYS)
        asked = (asked for bank in round_.banks for asked in bank.asked())
        self._questions = {
            one.question.id: f"{one.section.short} · {one.question.short}" for one in asked
        }
        self._instead = "\n".join(sealed_lines(round_)) or NOBODY
        self._list(str(first.point.id) if first else None)

    @on(PointsMeant)
    def change(self, event: PointsMeant) -> None:
        """Make of the points what a key meant."""
        if self.sitting.reading_only and not isinstance(event, LikelyRefused):
            self.tell(self.sitting.reading_only)
            return
        with self.telling():
            self._show(_made(self._tagging, event))
            self._go_on(event)

    @on(PointMoved)
    def tell_of_point(self) -> None:
        """Say what is known of the highlighted point, and what it is likely about."""
        panel, tagging = self.query_one(TagPanel), self._tagging
        one = panel.table.chosen
        likely = tagging.likely(one.id) if one else ()
        place = self._questions[tagging.point(one.id).question] if one else ""
        panel.tell_of(place, map(_suggested, likely))
        marked = len(panel.table.marked)
        parts = (f"{marked} marked" if marked else "", "blind" if self._blind else "")
        right = " · ".join(filter(None, (*parts, _left(tagging, everything=self._all))))
        title = f"Tagging · {self.sitting.round_title}"
        self.query_one(TitleLine).show(title, "Tagging", right=right)

    def action_undo(self) -> None:
        """Take the last change here back, by further revisions."""
        with self.telling():
            changed = self._tagging.undo()
            if not changed:
                self.tell("Nothing to take back here.")
                return
            table = self.query_one(TagPanel).table
            if all(point in table.listing.places for point in changed):
                self._show(changed)
                table.cursor = table.listing.places[changed[0]]
            else:
                self._list(changed[0])

    def action_turn(self, what: str) -> None:
        """Show all points or those without a theme; hide who said them or show it."""
        if what == "all":
            self._all = not self._all
        else:
            self._blind = not self._blind
        chosen = self.query_one(TagPanel).table.chosen
        self._list(chosen.id if chosen else None)

    def action_step(self, step: int) -> None:
        """To the next question or the one before."""
        table = self.query_one(TagPanel).table
        place = table.listing.next_heading(table.cursor, step)
        if place is None:
            self.tell("This is the last question." if step > 0 else "This is the first question.")
        else:
            table.cursor = place

    def action_leave_tagging(self) -> None:
        """Take the marks off; without any, keep what is found now and go back."""
        table = self.query_one(TagPanel).table
        if table.marked:
            table.mark(())
            return
        self.app.clear_notifications()
        if self._tagging.changed:
            with self.telling():
                keep_present_findings(self.sitting.book, self.sitting.round_title)
        self.dismiss()

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        for title, words, action in (
            ("All points", "Or only those without a theme", "turn('all')"),
            ("Blind", "Hide who said it, or show it", "turn('blind')"),
            ("Next question", "The first point of the next question", "step(1)"),
            ("Question before", "The first point of the question before", "step(-1)"),
            ("Undo", "Take the last change here back", "undo"),
            ("Desk", "Back to the Desk", "leave_tagging"),
        ):
            yield SystemCommand(title, words, partial(self.run_action, action))

    def _list(self, chosen: str | None = None) -> None:
        """List the points that are wanted, as they stand now; the highlight is on `chosen`."""
        questions = self._tagging.by_question(blind=self._blind)
        wanted = (
            (self._questions[one.id], _listed(one, blind=self._blind, everything=self._all))
            for one in questions
        )
        self.query_one(TagPanel).table.show([each for each in wanted if each[1]], chosen)
        self._show(())

    def _show(self, changed: tuple[str, ...]) -> None:
        """Show points that changed, or in place of the table why there is nothing to tag."""
        panel, tagging = self.query_one(TagPanel), self._tagging
        panel.table.replace(_as_listed(tagging.point(one), blind=self._blind) for one in changed)
        panel.offer(self._keys.shown, tagging.topics.offered())
        instead = self._instead if not tagging.total else ALL_DONE
        self.query_one("#instead", Static).update(Content(instead))
        panel.display = bool(tagging.total) and (self._all or tagging.left > 0)
        self.query_one("#instead").display = not panel.display
        if not panel.display:
            # One key too many must not go to a point that nobody sees.
            self.set_focus(None)
        elif not panel.has_focus_within:
            panel.table.focus()

    def _go_on(self, event: PointsMeant) -> None:
        """What follows once a theme was put on: its digit, and the next point without one."""
        panel = self.query_one(TagPanel)
        if isinstance(event, ThemeTyped):
            theme = theme_typed(event.text, self._tagging.topics.offered())
            self._keys.use(theme, typed=True)
            panel.query_one(ThemePrompt).action_close()
        elif isinstance(event, ThemeChosen) and event.put:
            self._keys.use(event.theme)
        else:
            return
        panel.offer(self._keys.shown, self._tagging.topics.offered())
        panel.table.mark(())
        if not self._all:
            panel.table.cursor = panel.table.listing.next_without_theme(panel.table.cursor)


def _made(tagging: Tagging, event: PointsMeant) -> tuple[str, ...]:
    """Make of points what was meant; the ids of those that changed."""
    points = [one.id for one in event.points]
    match event:
        case ThemeTyped():
            return tagging.tag(points, event.text)
        case ThemeChosen():
            return (tagging.tag if event.put else tagging.untag)(points, event.theme)
        case KindChosen():
            return tagging.file_as(points, event.kind)
        case StrengthChosen():
            return tagging.mark_strength(points, event.strength)
        case StrandChosen():
            return tagging.mark_strand(points, event.strand)
        case LikelyRefused():
            for point in points:
                tagging.topics.refuse(point, event.themes)
    return ()


def _listed(question: QuestionPoints, *, blind: bool, everything: bool) -> tuple[ListedPoint, ...]:
    return tuple(
        _as_listed(placed, blind=blind)
        for placed in question.points
        if everything or not placed.point.themes
    )


def _first_to_tag(questions: Iterable[QuestionPoints], wanted: str | None) -> Placed | None:
    """The first point without a theme, on the question that is wanted if there is one."""
    points = (placed for one in questions if wanted in (None, one.id) for placed in one.points)
    return next((placed for placed in points if not placed.point.themes), None)


def _as_listed(placed: Placed, *, blind: bool) -> ListedPoint:
    return ListedPoint(placed.point, () if blind else placed.groups, "")


def _suggested(likely: Likely) -> Suggested:
    why = f"like “{likely.like}”" if likely.like else "words like its name"
    return Suggested(likely.theme, why)


def _left(tagging: Tagging, *, everything: bool) -> str:
    left, total = tagging.left, tagging.total
    if not total:
        return ""
    which = "all points · " if everything else ""
    return f"{which}{left} of {total} without a theme"
