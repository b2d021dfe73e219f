"""One gap whole: its statement with marks, ratings, actions, what it rests on, its history."""

from collections.abc import Iterator

from textual.binding import Binding
from textual.widget import Widget

from ncf_reflect.mapping.gap_keeper import GapKeeper
from ncf_reflect.mapping.gap_lists import ListedGap
from ncf_reflect.mapping.gap_statements import StatementPart
from ncf_reflect.model.gap import Action
from ncf_reflect.tui.screens.gap_flows import amend_action, words
from ncf_reflect.tui.screens.gap_keys import GAP_BINDINGS, GAP_KEYS_TOLD, GapKeysScreen
from ncf_reflect.tui.screens.gap_shown import parts_of
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.gap_rows import STATUS_SIGNS, GapParts
from ncf_reflect.tui.widgets.key_line import KeyLine


class GapScreen(GapKeysScreen):
    """A gap and all that belongs to it. Enter opens or edits the highlighted row."""

    CSS_PATH = "gaps.tcss"
    HELP = f"""
### A gap

The statement comes first; ▲ marks what is still missing. What is linked from outside the workshops
is told in “Also seen” until somebody writes that sentence.

- **Enter** edits a part of the statement, a rating or an action; of what the gap rests on, it opens
  the question.
{GAP_KEYS_TOLD}- **X** on an action withdraws that action only.
"""
    BINDINGS = [
        Binding("enter", "open", "open", key_display="Enter", show=False),
        *GAP_BINDINGS,
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
    ]

    def __init__(self, keeper: GapKeeper, known_as: str) -> None:
        super().__init__()
        self._keeper = keeper
        self._known_as = known_as

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield GapParts()
        yield KeyLine()

    def on_mount(self) -> None:
        self.show()
        self.query_one(GapParts).focus()

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Edit or open what the highlighted row is about."""
        what, _, which = (self.query_one(GapParts).chosen or "").partition(":")
        if what == "source":
            self.begin(self._open_source(int(which)))
        elif what == "rate":
            self.action_change(which)
        elif what in ("part", "action"):
            if self.sitting.reading_only:
                self.tell(self.sitting.reading_only)
            elif what == "part":
                self.begin(words(self, StatementPart(which)))
            else:
                self.begin(amend_action(self, which))

    @property
    def keeper(self) -> GapKeeper:
        """What records here, and knows the way back."""
        return self._keeper

    @property
    def chosen(self) -> ListedGap | None:
        """The gap."""
        return self._keeper.gap(self._known_as)

    @property
    def the_action(self) -> Action | None:
        """The highlighted action."""
        what, _, which = (self.query_one(GapParts).chosen or "").partition(":")
        gap = self.chosen
        if what != "action" or gap is None:
            return None
        return next((one for one in gap.actions if one.id == which), None)

    def show(self, chosen: str | None = None) -> None:
        """Show the gap as it stands now; one that was withdrawn leaves the screen."""
        del chosen
        gap = self.chosen
        if gap is None:
            self.dismiss()
            return
        self.query_one(TitleLine).show(
            f"{gap.reference} · {gap.place}", gap.place, right=STATUS_SIGNS[gap.gap.status]
        )
        self.query_one(GapParts).show_parts(parts_of(gap, self._keeper))

    async def _open_source(self, number: int) -> None:
        from ncf_reflect.tui.screens.question import QuestionScreen  # noqa: PLC0415

        source = self._keeper.sources(self.the_gap.gap)[number]
        if not source.question:
            self.tell("It is not among what can be read now.")
            return
        await self.ask(QuestionScreen(source.question))
        self.show()
