"""The local baseline beside what groups said. Private, never projected."""

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ncf_reflect.mapping.baseline import Matcher, whose_sentence
from ncf_reflect.mapping.baseline_beside import ItemBeside
from ncf_reflect.mapping.sealing import sealed_lines
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.baseline_flows import SAYINGS, choose_file, choose_theme
from ncf_reflect.tui.screens.baseline_shown import lists_of, next_open
from ncf_reflect.tui.widgets.baseline_rows import BaselineRows
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.key_line import KeyLine

EMPTY = (
    "F puts one beside it: the council's own file from the workspace's questions folder, or the "
    "example that comes with the app. It lists, by outcome, what the council's own quality "
    "framework says is done already and what is to develop."
)


class BaselineScreen(ReflectScreen[None]):
    """Line by line: what is it about, and did a group raise it?"""

    CSS_PATH = "baseline.tcss"
    HELP = """
### The local baseline

What the council's own quality framework already says, beside what groups said. A line is matched
by theme, and by you: likeness only suggests.

- **Y** takes the theme that is suggested, **N** refuses it.
- **T** finds a theme by typing; choosing one that is matched already takes it off.
- **0**: no group raised it. **U**: not yet matched after all. **Ctrl+Z** takes the last step back.
- **F** puts another file beside the round. Lines whose words stay the same keep what you matched.

Then a line is

- **● confirmed**: groups say what the list says;
- **◆ contradicted**: a group says only the other thing, such as “to develop” of what the list
  calls done;
- **◐ mentioned**: raised, neither as done nor as to develop;
- **○ by nobody**: on the list, and raised by no group. Nobody was asked about it by name.

*Newly raised* are themes that match no line. What is matched counts as audit.
"""
    BINDINGS = [
        Binding("y,Y", "say('same')", "same", key_display="Y"),
        Binding("n,N", "say('other')", "other", key_display="N"),
        Binding("0", "say('nobody')", "nobody", key_display="0"),
        Binding("t,T", "theme", "theme", key_display="T"),
        Binding("ctrl+z", "undo", "undo", key_display="^Z"),
        Binding("u,U", "say('open')", "unmatch", key_display="U"),
        Binding("f,F", "file", "file", key_display="F"),
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._matcher: Matcher | None = None

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(id="whose")
        yield BaselineRows()
        yield KeyLine()

    def on_mount(self) -> None:
        self._matcher = Matcher(self.sitting.book, self.sitting.round_title)
        self.show()
        self.query_one(BaselineRows).focus()

    def on_option_list_option_selected(self) -> None:
        self.action_theme()

    def action_say(self, what: str) -> None:
        """Say of the highlighted line: same topic, another, nobody raised it, not yet matched."""
        line = self.chosen
        if line and self.may_write():
            with self.telling():
                SAYINGS[what](self.matcher, line)
                self.show(next_open(self.matcher.sections, line.item.id))

    def action_theme(self) -> None:
        """Find a theme for the line by typing; choosing one that it has takes it off."""
        line = self.chosen
        if line and self.may_write():
            self.begin(choose_theme(self, line))

    def action_file(self) -> None:
        """Put a file beside the round."""
        if self.may_write():
            self.begin(choose_file(self))

    def action_undo(self) -> None:
        """Take the last step back."""
        with self.telling():
            line = self.matcher.undo()
            if line:
                self.show(line.id)
            else:
                self.tell("Nothing to take back on this screen.")

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        for title, words, action in (
            ("Same topic", "Take the theme that is suggested", "say('same')"),
            ("Another topic", "Refuse the theme that is suggested", "say('other')"),
            ("Nobody raised it", "No group raised this line", "say('nobody')"),
            ("Theme", "Find a theme for the line", "theme"),
            ("Not yet matched", "Take back what was said of the line", "say('open')"),
            ("File", "Put a baseline beside the round", "file"),
            ("Undo", "Take the last step back", "undo"),
        ):
            yield SystemCommand(title, words, partial(self.run_action, action))

    @property
    def matcher(self) -> Matcher:
        """What matches here, and knows the way back."""
        assert self._matcher is not None, "the screen is up"
        return self._matcher

    @property
    def chosen(self) -> ItemBeside | None:
        """The highlighted line; None where there is none."""
        return self.matcher.line(self.query_one(BaselineRows).chosen or "")

    def may_write(self) -> bool:
        """Whether the mapping can be written; else why it cannot is told."""
        if self.sitting.reading_only:
            self.tell(self.sitting.reading_only)
        return not self.sitting.reading_only

    def show(self, chosen: str | None = None) -> None:
        """Show what stands now; `chosen` is highlighted, else what was."""
        round_ = self.matcher.round
        sections = self.matcher.sections
        left = sum(section.not_matched for section in sections)
        title = f"Local baseline · {round_.title}"
        right = f"{left} not matched" if sections else ""
        self.query_one(TitleLine).show(title, "Local baseline", right=right)
        told = [whose_sentence(round_), *sealed_lines(round_)[:1], *([] if sections else [EMPTY])]
        self.query_one("#whose", Static).update(Content("\n".join(told)))
        self.query_one(BaselineRows).show_lists(lists_of(sections), chosen)
