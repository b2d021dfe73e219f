"""The keys that the list of gaps and one gap have in common."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.gap_keeper import GapKeeper
from ncf_reflect.mapping.gap_lists import ListedGap
from ncf_reflect.model.gap import Action
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.gap_flows import FLOWS

NO_GAP = "There is no gap here yet: N drafts one."

GAP_BINDINGS = (
    Binding("e,E", "change('words')", "words", key_display="E"),
    Binding("1", "change('size')", "size", key_display="1"),
    Binding("2", "change('level')", "evidence", key_display="2"),
    Binding("3", "change('status')", "status", key_display="3"),
    Binding("a,A", "change('action')", "action", key_display="A"),
    Binding("f,F", "change('expected')", "Framework", key_display="F"),
    Binding("l,L", "change('link')", "link", key_display="L"),
    Binding("p,P", "change('points')", "points", key_display="P"),
    Binding("x,X", "change('withdraw')", "withdraw", key_display="X"),
    Binding("ctrl+z", "undo", "undo", key_display="^Z"),
    Binding("r,R", "change('role')", "role", key_display="R"),
)
GAP_KEYS_TOLD = """
- **E** its words · **A** a new action · **P** the points that it rests on: those of any question
  may be put beside it · **F** what the Framework expects, in its own words · **L** evidence from
  outside.
- **1** its size, **2** how strong the evidence is, **3** what becomes of it: three ratings in
  words, never put together.
- **X** withdraws it. Nothing is ever deleted: **Ctrl+Z** puts it back. **R** says in which role you
  record all this.
"""
_COMMANDS = (
    ("Words of the gap", "Edit its statement, part by part", "change('words')"),
    ("Size of the gap", "Small, medium or large", "change('size')"),
    ("Strength of evidence", "Weak, some or strong", "change('level')"),
    ("Status of the gap", "Open, in hand, closed, not carried forward", "change('status')"),
    ("New action", "What, who, how we shall know, when", "change('action')"),
    ("Framework", "What it expects that bears on the gap", "change('expected')"),
    ("Link evidence", "From outside the workshops, beside the gap", "change('link')"),
    ("Points of the gap", "What it rests on, from any question", "change('points')"),
    ("Withdraw", "It stays in the history", "change('withdraw')"),
    ("Undo", "Take the last change back", "undo"),
    ("Your role", "In which role you record", "change('role')"),
)
_NEEDS_NO_GAP = ("new", "role")


class GapKeysScreen(ReflectScreen[None]):
    """A screen on which a gap is chosen and can be changed."""

    @property
    @abstractmethod
    def keeper(self) -> GapKeeper:
        """What records here, and knows the way back."""

    @property
    @abstractmethod
    def chosen(self) -> ListedGap | None:
        """The gap that keys are about; None where there is none."""

    @property
    def the_gap(self) -> ListedGap:
        """The same where one is needed. RefusedError without one."""
        chosen = self.chosen
        if chosen is None:
            raise RefusedError(NO_GAP)
        return chosen

    @property
    def the_action(self) -> Action | None:
        """The action that keys are about rather than the gap; mostly none."""
        return None

    @abstractmethod
    def show(self, chosen: str | None = None) -> None:
        """Show what stands now; `chosen` is highlighted, else what was."""

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change the chosen gap and show it."""
        self.keeper.amend(self.the_gap.id, changes)
        self.show()

    def action_change(self, flow: str) -> None:
        """One of the flows, on the chosen gap."""
        if self.sitting.reading_only:
            self.tell(self.sitting.reading_only)
        elif flow not in _NEEDS_NO_GAP and self.chosen is None:
            self.tell(NO_GAP)
        else:
            self.begin(FLOWS[flow](self))

    def action_undo(self) -> None:
        """Take the last change back, by further entries."""
        with self.telling():
            if self.sitting.reading_only or not self.keeper.undo():
                self.tell(self.sitting.reading_only or "Nothing to take back here.")
            self.show()

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        for title, words, action in _COMMANDS:
            yield SystemCommand(title, words, partial(self.run_action, action))
