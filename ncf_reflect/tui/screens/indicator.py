"""An indicator: its figures by period, with a line. Nothing is put in an order of better."""

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ncf_reflect.mapping.evidence import facts_of
from ncf_reflect.mapping.evidence_keeper import EvidenceKeeper
from ncf_reflect.model.evidence import Evidence, Indicator, IndicatorFigures
from ncf_reflect.model.figures import with_figures, without_period
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.evidence_form import FiguresForm, IndicatorForm
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.indicator_table import IndicatorTable
from ncf_reflect.tui.widgets.key_line import KeyLine


class IndicatorScreen(ReflectScreen[None]):
    """The table of one indicator, to read and to carry on."""

    CSS_PATH = "evidence.tcss"
    HELP = """
### An indicator

Figures stand as their source gives them, to the letter. The line under a column shows how they
moved over the periods; a dot stands where a figure is missing or is not one number. It says
nothing of whether that is good: councils differ in whom they serve.

- **N** adds a period, **Enter** changes the highlighted one, **X** takes it out.
- **D** changes the name and how the indicator is defined.
"""
    BINDINGS = [
        Binding("n,N", "period", "new period", key_display="N"),
        Binding("e,E", "edit", "edit", key_display="Enter"),
        Binding("x,X", "take_out", "take out", key_display="X"),
        Binding("d,D", "define", "definition", key_display="D"),
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
    ]

    def __init__(self, evidence: Evidence, keeper: EvidenceKeeper) -> None:
        super().__init__()
        self._evidence, self._keeper = evidence, keeper

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield Static(id="definition")
        yield IndicatorTable()
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(IndicatorTable).focus()
        if self._evidence.indicator is None:
            self.begin(self._start())
        else:
            self._show()

    def on_option_list_option_selected(self) -> None:
        self.action_edit()

    def action_period(self) -> None:
        """Add a period after the others."""
        if self._may_write():
            self.begin(self._ask_figures(None))

    def action_edit(self) -> None:
        """Change the figures of the highlighted period."""
        indicator, chosen = self._evidence.indicator, self.query_one(IndicatorTable).chosen
        known = indicator.figures if indicator else ()
        before = next((one for one in known if one.period == chosen), None)
        if before and self._may_write():
            self.begin(self._ask_figures(before))

    def action_take_out(self) -> None:
        """Take the highlighted period out."""
        indicator, chosen = self._evidence.indicator, self.query_one(IndicatorTable).chosen
        if indicator and chosen and self._may_write():
            with self.telling():
                self._keep(without_period(indicator, chosen))

    def action_define(self) -> None:
        """Change name and definition."""
        if self._may_write():
            self.begin(self._define())

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        for title, words, action in (
            ("New period", "Figures of a further period", "period"),
            ("Edit the period", "Its figures", "edit"),
            ("Take the period out", "It stays in the history", "take_out"),
            ("Definition", "Name and definition of the indicator", "define"),
        ):
            yield SystemCommand(title, words, partial(self.run_action, action))

    async def _start(self) -> None:
        """A first name and a first period; without them back to where we came from."""
        named = await self.ask(IndicatorForm())
        figures = await self.ask(FiguresForm(named[0])) if named else None
        if named and figures:
            self._keep(Indicator(name=named[0], definition=named[1], figures=(figures,)))
        else:
            self.dismiss(None)

    async def _define(self) -> None:
        before = self._evidence.indicator
        named = await self.ask(IndicatorForm(before))
        if named and before:
            self._keep(before.model_copy(update={"name": named[0], "definition": named[1]}))

    async def _ask_figures(self, before: IndicatorFigures | None) -> None:
        indicator = self._evidence.indicator
        assert indicator is not None, "the table shows one"
        made = await self.ask(FiguresForm(indicator.name, before))
        if made:
            self._keep(with_figures(indicator, made, before.period if before else None))

    def _keep(self, indicator: Indicator) -> None:
        facts = facts_of(self._evidence).model_copy(update={"indicator": indicator})
        self._evidence = self._keeper.amend(self._evidence, facts)
        self._show()

    def _may_write(self) -> bool:
        if self.sitting.reading_only:
            self.tell(self.sitting.reading_only)
        return not self.sitting.reading_only

    def _show(self) -> None:
        indicator = self._evidence.indicator
        assert indicator is not None, "only shown once there is one"
        self.query_one(TitleLine).show(f"Indicator · {indicator.name}", indicator.name)
        source = f"Source: {self._evidence.source}"
        definition = f"{indicator.definition}\n" if indicator.definition else ""
        self.query_one("#definition", Static).update(Content(f"{definition}{source}"))
        self.query_one(IndicatorTable).show_indicator(indicator)
