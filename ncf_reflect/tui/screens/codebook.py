"""The codebook: the themes of a round, what they mean, where they are used, put in order."""

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.mapping.alike import likely_same
from ncf_reflect.mapping.kept import keep_present_findings
from ncf_reflect.mapping.sealing import sealed_lines
from ncf_reflect.mapping.themes import Codebook, ListedTheme, list_themes, placed_points
from ncf_reflect.model.groups import Group
from ncf_reflect.model.text import counted
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.codebook_flows import FLOWS
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.rows import Rows
from ncf_reflect.tui.widgets.theme_rows import ThemeCounts, ThemeHead, ThemeNow, theme_row

NO_THEME = (
    "No theme yet. A theme is a short tag on points, the same for every group, so that what they "
    "said can be compared. Put the first ones on with T at the Desk."
)


class CodebookScreen(ReflectScreen[None]):
    """The themes one under the other, all that is known of the highlighted one below."""

    CSS_PATH = "codebook.tcss"
    HELP = """
### The codebook

Every theme with the number of points under it, by group. Below: what it means, on which questions
it was raised, and which themes are likely the same topic, by the letters of their names.

- **E** or Enter says what a theme means. The description goes with the round when it is exported.
- **R** gives it another name on all its points.
- **M** puts another theme in its place on all its points.
- **P** splits it: choose the points that move, and the theme that they move to.
- **Ctrl+Z** takes the last change back.

What was said is never rewritten: each change is added, as yours (the principal social worker's),
and what was found follows.
"""
    BINDINGS = [
        Binding("e,E", "do('describe')", "describe", key_display="E"),
        Binding("r,R", "do('rename')", "rename", key_display="R"),
        Binding("m,M", "do('merge')", "merge", key_display="M"),
        Binding("p,P", "do('split')", "split", key_display="P"),
        Binding("ctrl+z", "undo", "undo", key_display="^Z"),
        Binding("escape", "leave_codebook", "desk", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.book: Codebook
        self.themes: tuple[ListedTheme, ...] = ()
        """The themes as they stand now, the most used first."""
        self._changed = False
        self._questions: dict[str, str]

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(id="instead")
        yield ThemeHead()
        yield Rows()
        yield ThemeNow()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.book = Codebook(self.sitting.book, self.sitting.round_title)
        asked = (asked for bank in self.book.round.banks for asked in bank.asked())
        self._questions = {one.question.id: one.question.short for one in asked}
        self.read_again()
        self._changed = False
        self.query_one(Rows).focus()

    def on_option_list_option_highlighted(self, event: Rows.OptionHighlighted) -> None:
        event.stop()
        self._tell_of_theme()

    def on_option_list_option_selected(self, event: Rows.OptionSelected) -> None:
        event.stop()
        self.action_do("describe")

    @property
    def chosen(self) -> ListedTheme | None:
        """The highlighted theme."""
        name = self.query_one(Rows).chosen
        return next((theme for theme in self.themes if theme.name == name), None)

    def read_again(self, chosen: str | None = None) -> None:
        """Show the themes as they stand now; the highlight is on `chosen`, if it is named."""
        self._changed = True
        round_ = self.book.round
        self.themes = list_themes(round_)
        points = sum(bool(placed.point.themes) for placed in placed_points(round_))
        right = f"{counted(len(self.themes), 'theme')} on {counted(points, 'point')}"
        title = f"Codebook · {self.sitting.round_title}"
        self.query_one(TitleLine).show(title, "Codebook", right=right if self.themes else "")
        groups = tuple(group for group in Group if any(group in t.groups for t in self.themes))
        self.query_one(ThemeHead).show(groups)
        counts = [ThemeCounts(t.name, t.points, t.groups) for t in self.themes]
        self.query_one(Rows).show((theme_row(one, groups) for one in counts), chosen)
        waiting = "\n".join(sealed_lines(round_))
        self.query_one("#instead", Static).update(Content(waiting or NO_THEME))
        self.query_one("#instead").display = not self.themes
        for part in (ThemeHead, Rows, ThemeNow):
            self.query_one(part).display = bool(self.themes)
        self._tell_of_theme()

    def action_do(self, what: str) -> None:
        """Change the highlighted theme."""
        if self.sitting.reading_only:
            self.tell(self.sitting.reading_only)
        elif self.chosen:
            self.begin(FLOWS[what](self, self.chosen))

    def action_undo(self) -> None:
        """Take the last change here back, by further revisions."""
        with self.telling():
            if self.book.undo() < 0:
                self.tell("Nothing to take back here.")
                return
            before = {theme.name for theme in self.themes}
            self.read_again()
            back = [theme.name for theme in self.themes if theme.name not in before]
            if back:
                self.query_one(Rows).choose(back[0])

    def action_leave_codebook(self) -> None:
        """Keep what is found now, where something changed, and go back."""
        self.app.clear_notifications()
        if self._changed:
            with self.telling():
                keep_present_findings(self.sitting.book, self.sitting.round_title)
        self.dismiss()

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        for title, words, action in (
            ("Describe the theme", "Say what it means", "do('describe')"),
            ("Rename the theme", "On all its points", "do('rename')"),
            ("Merge the theme", "Another one in its place", "do('merge')"),
            ("Split the theme", "Move some of its points to another", "do('split')"),
            ("Undo", "Take the last change here back", "undo"),
            ("Desk", "Back to the Desk", "leave_codebook"),
        ):
            yield SystemCommand(title, words, partial(self.run_action, action))

    def _tell_of_theme(self) -> None:
        theme = self.chosen
        if theme is None:
            return
        counted = {kind.chip.lower(): number for kind, number in theme.kinds.items()}
        questions = {
            short: theme.questions[question]
            for question, short in self._questions.items()
            if question in theme.questions
        }
        same = likely_same(theme.name, [other.name for other in self.themes])
        self.query_one(ThemeNow).show(theme.name, theme.description, counted, questions, same)
