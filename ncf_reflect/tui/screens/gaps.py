"""All gaps of a round, with what each lacks. Private, never projected."""

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ncf_reflect.mapping.gap_keeper import GapKeeper
from ncf_reflect.mapping.gap_lists import GapOrder, ListedGap
from ncf_reflect.model.text import counted
from ncf_reflect.tui.screens.gap import GapScreen
from ncf_reflect.tui.screens.gap_flows import keeper_of
from ncf_reflect.tui.screens.gap_keys import GAP_BINDINGS, GAP_KEYS_TOLD, GapKeysScreen
from ncf_reflect.tui.screens.gap_shown import gap_lines, lacking_line
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.gap_rows import GapRows
from ncf_reflect.tui.widgets.key_line import KeyLine

EMPTY = (
    "No gap is recorded yet. A gap carries a finding into the report: what groups told us, what it "
    "means for children and families, what the Framework expects, what we also see, what we need "
    "to do.\n\nN drafts one from a finding or a theme. What is drafted is a proposal: you edit it."
)


async def _evidence(screen: "GapsScreen") -> None:
    from ncf_reflect.tui.screens.evidence import EvidenceScreen  # noqa: PLC0415

    await screen.ask(EvidenceScreen())
    screen.show()


async def _baseline(screen: "GapsScreen") -> None:
    from ncf_reflect.tui.screens.baseline import BaselineScreen  # noqa: PLC0415

    await screen.ask(BaselineScreen())
    screen.show()


BESIDE = {"evidence": _evidence, "baseline": _baseline}


class GapsScreen(GapKeysScreen):
    """The gaps by section, by size, by owner or by review date."""

    CSS_PATH = "gaps.tcss"
    HELP = f"""
### Gaps

What goes from findings into the report, for a board to act on. Below the list stands what the
gaps lack: an owner, a measure, a review date, the sentence about children, evidence, ratings.

- **N** drafts a gap from a question, two groups on it, a theme, or points that you choose.
- **V** is the evidence from outside the workshops, **B** the council's own baseline.
- **Enter** opens one, with what it rests on and its history. **S** lists them by section, by size,
  by owner, by review date.
{GAP_KEYS_TOLD}"""
    BINDINGS = [
        Binding("n,N", "change('new')", "new", key_display="N"),
        Binding("s,S", "sort", "sort", key_display="S"),
        *GAP_BINDINGS,
        Binding("v,V", "beside('evidence')", "evidence", key_display="V"),
        Binding("b,B", "beside('baseline')", "baseline", key_display="B"),
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._order = GapOrder.SECTION
        self._keeper: GapKeeper | None = None

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(Content(EMPTY), id="empty")
        yield GapRows()
        yield Static(id="lacking")
        yield KeyLine()

    def on_mount(self) -> None:
        self._keeper = keeper_of(self)
        self.show()
        self.query_one(GapRows).focus()

    def on_option_list_option_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the highlighted gap."""
        if self.chosen:
            self.begin(self._open(self.chosen.id))

    def action_sort(self) -> None:
        """The next order; the highlighted gap stays highlighted."""
        orders = list(GapOrder)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self.show()

    def action_beside(self, what: str) -> None:
        """Evidence from outside the workshops, or the local baseline; then the gaps again."""
        self.begin(BESIDE[what](self))

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        for title, words, action in (
            ("New gap", "Drafted from a finding, a theme or points", "change('new')"),
            ("Open the gap", "Whole, with what it rests on and its history", "open"),
            ("Sort", "By section, size, owner or review date", "sort"),
            ("Evidence", "Audit, data and voice from outside", "beside('evidence')"),
            ("Local baseline", "The council's own lists", "beside('baseline')"),
        ):
            yield SystemCommand(title, words, partial(self.run_action, action))
        yield from super().commands()

    @property
    def keeper(self) -> GapKeeper:
        """What records here, and knows the way back."""
        assert self._keeper is not None, "the screen is up"
        return self._keeper

    @property
    def chosen(self) -> ListedGap | None:
        """The highlighted gap."""
        known_as = self.query_one(GapRows).chosen_gap
        return self.keeper.gap(known_as) if known_as else None

    def show(self, chosen: str | None = None) -> None:
        """Show what stands now, in the present order."""
        rows = self.query_one(GapRows)
        chosen = chosen or rows.chosen_gap
        gaps = self.keeper.gaps
        title = f"Gaps · {self.sitting.round_title} · {counted(len(gaps), 'gap')}"
        right = f"by {self._order.value} · as {self.keeper.role}"
        self.query_one(TitleLine).show(title, "Gaps", right=right)
        self.query_one("#empty").display = not gaps
        rows.display = bool(gaps)
        rows.show_gaps(gap_lines(gaps, self._order), chosen)
        self.query_one("#lacking", Static).update(Content(lacking_line(gaps) if gaps else ""))

    async def _open(self, known_as: str) -> None:
        await self.ask(GapScreen(self.keeper, known_as))
        self.show(known_as)
