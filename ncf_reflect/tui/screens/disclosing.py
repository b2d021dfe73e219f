"""Before a copy is shared: what may identify somebody, with keep, mask or leave out for each."""

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, Static

from ncf_reflect.mapping.disclosing import (
    NOT_LOOKED_FOR,
    WORDS,
    Listed,
    as_it_reads,
    choose,
    found_words,
    listed,
)
from ncf_reflect.model.session import Round
from ncf_reflect.model.shared import DisclosureChoice
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.widgets.columns import beside, shortened, stacked
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.rows import Row, Rows

GLYPHS = {
    DisclosureChoice.KEEP: "✓",
    DisclosureChoice.MASK: "▒",
    DisclosureChoice.LEAVE_OUT: "✗",
}
NOT_CHOSEN = "? masked"
STATE = 10


class DisclosingScreen(ReflectScreen[bool]):
    """Closes with whether to go on: True on Enter, False on Escape."""

    CSS_PATH = "disclosing.tcss"
    HELP = """
### May this identify somebody?

A copy that is shared must not tell who somebody is. Here stands each line in which something was
found that may: a number with its check digit, a postcode, a telephone number, an e-mail address, a
full date, a record number. **Names are not looked for: read the lines.**

- **K** keeps the line as it is. **M** masks what was found: a sign such as *[removed: NHS number]*
  stands in its place. **L** leaves the whole line out.
- **A** masks every line that nobody chose for yet.
- **Enter** goes on. What is not chosen is masked. **Esc** goes back, and nothing is written.

What you choose is remembered, and asked again only when the words of the line have changed.
"""
    BINDINGS = [
        Binding("k,K", "choose('keep')", "keep", key_display="K"),
        Binding("m,M", "choose('mask')", "mask", key_display="M"),
        Binding("l,L", "choose('leave-out')", "leave out", key_display="L"),
        Binding("a,A", "mask_all", "mask rest", key_display="A"),
        Binding("enter", "go_on", "go on", key_display="Enter", priority=True),
        Binding("escape", "dismiss(False)", "back", key_display="Esc"),
    ]

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(Content(NOT_LOOKED_FOR), id="strip")
        yield Rows()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self._show()
        self.query_one(Rows).focus()

    def action_choose(self, choice: str) -> None:
        """Remember this for the highlighted line, and go to the next."""
        rows = self.query_one(Rows)
        if rows.chosen:
            with self.telling():
                choose(self.sitting.book, self._round(), rows.chosen, DisclosureChoice(choice))
                self._show()
                rows.action_cursor_down()

    def action_mask_all(self) -> None:
        """Mask what nobody chose for yet."""
        with self.telling():
            round_ = self._round()
            for one in listed(round_):
                if one.chosen is None:
                    choose(self.sitting.book, round_, one.id, DisclosureChoice.MASK)
            self._show()

    def action_go_on(self) -> None:
        """Go on with what was chosen; the rest is masked."""
        self.dismiss(True)

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        for title, words, action in (
            ("Keep", "The line goes out as it is", "choose('keep')"),
            ("Mask", "A sign stands in the place of what was found", "choose('mask')"),
            ("Leave out", "The line is not in the copy", "choose('leave-out')"),
            ("Mask the rest", "Every line that nobody chose for yet", "mask_all"),
        ):
            yield SystemCommand(title, words, partial(self.run_action, action))

    def _round(self) -> Round:
        return self.sitting.book.round(self.sitting.round_title)

    def _show(self) -> None:
        lines = listed(self._round())
        waiting = sum(one.chosen is None for one in lines)
        left = f"{waiting} of {len(lines)} not chosen yet: masked" if waiting else "all chosen"
        self.query_one(TitleLine).show(
            f"May identify somebody, before this copy is shared · {left}",
            f"May identify somebody · {left}",
        )
        self.query_one(Rows).show(Row(partial(_draw, one), one.id) for one in lines)


def _draw(one: Listed, width: int, bright: bool) -> Content:
    room = width - STATE - 1
    state = f"{GLYPHS[one.chosen]} {WORDS[one.chosen]}" if one.chosen else NOT_CHOSEN
    text = Content(one.text)
    lines = [Content.styled(found_words(one), "bold")]
    if bright:
        lines += [text, Content(f"In the copy: {as_it_reads(one)}"), Content(one.reference)]
    else:
        lines.append(shortened(text, room))
    return beside((state, STATE), (stacked(lines), room))
