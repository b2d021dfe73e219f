"""Evidence from outside the workshops. Private, never projected."""

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.widget import Widget

from ncf_reflect.mapping.evidence_keeper import EvidenceKeeper
from ncf_reflect.mapping.evidence_links import EvidenceLinks
from ncf_reflect.mapping.evidence_words import STRAND_WORDS, details_of
from ncf_reflect.mapping.references import evidence_names, references_of
from ncf_reflect.mapping.reporting.words import day
from ncf_reflect.model.evidence import Evidence
from ncf_reflect.model.kinds import Strand
from ncf_reflect.model.session import Round
from ncf_reflect.model.text import counted
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.evidence_flows import FLOWS
from ncf_reflect.tui.widgets.drawn import TitleLine
from ncf_reflect.tui.widgets.evidence_rows import EvidencePlace, EvidenceRows, ListedEvidence
from ncf_reflect.tui.widgets.key_line import KeyLine

NOTHING = "nothing here yet"
NO_EVIDENCE = "There is no evidence here yet: N records some."


class EvidenceScreen(ReflectScreen[None]):
    """What somebody saw, read or heard outside the workshops, by section."""

    CSS_PATH = "evidence.tcss"
    HELP = """
### Evidence from outside the workshops

Groups that agree are still one kind of evidence. Here stands what else is known: audit, data, and
the voice of children and families, which has its own place so that it can be seen to be empty.

- **N** records a piece: what it says, where it is from, how strong it is by itself, and whether it
  supports or contradicts what groups said.
- **L** says what it stands beside: a section, a question, a gap or a theme. Choosing what is
  linked already takes the link off.
- **I** opens an indicator: figures by period, as far as they are given, with a line. Nothing is
  put in an order of better and worse.
- **X** withdraws it. Nothing is ever deleted: Ctrl+Z puts it back.

A whole table comes in on the command line: `ncf-reflect evidence import FILE.csv --into MAPPING`.
"""
    BINDINGS = [
        Binding("n,N", "change('new')", "new", key_display="N"),
        Binding("e,E", "change('edit')", "edit", key_display="Enter"),
        Binding("l,L", "change('link')", "link", key_display="L"),
        Binding("i,I", "change('table')", "table", key_display="I"),
        Binding("x,X", "withdraw", "withdraw", key_display="X"),
        Binding("ctrl+z", "undo", "undo", key_display="^Z"),
        Binding("escape", "dismiss(None)", "back", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._keeper: EvidenceKeeper | None = None

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        yield EvidenceRows()
        yield KeyLine()

    def on_mount(self) -> None:
        self._keeper = EvidenceKeeper(self.sitting.book, self.sitting.round_title)
        self.show()
        self.query_one(EvidenceRows).focus()

    def on_option_list_option_selected(self) -> None:
        self.action_change("edit")

    def action_change(self, flow: str) -> None:
        """Record, edit, link, or open the table: one of the flows, on the highlighted piece."""
        chosen = self.chosen
        if flow != "table" and self.sitting.reading_only:
            self.tell(self.sitting.reading_only)
        elif chosen or flow == "new":
            # A sentence from before would lie over what the form says.
            self.app.clear_notifications()
            self.begin(FLOWS[flow](self, self.keeper, chosen))
        else:
            self.tell(NO_EVIDENCE)

    def action_withdraw(self) -> None:
        """Take the highlighted piece out; it stays in the history."""
        chosen = self.chosen
        if self.sitting.reading_only:
            self.tell(self.sitting.reading_only)
        elif chosen is None:
            self.tell(NO_EVIDENCE)
        else:
            with self.telling():
                self.keeper.withdraw(chosen)
                self.show()
                self.notify("Withdrawn. Ctrl+Z puts it back.", markup=False)

    def action_undo(self) -> None:
        """Take the last change on this screen back, by a further entry."""
        with self.telling():
            changed = self.keeper.undo()
            if changed:
                self.show(changed)
            else:
                self.tell("Nothing to take back on this screen.")

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        for title, words, action in (
            ("New evidence", "Audit, data, or voice of children and families", "change('new')"),
            ("Edit the evidence", "Say it anew", "change('edit')"),
            ("Link the evidence", "To a section, question, gap or theme", "change('link')"),
            ("Table", "An indicator's figures by period", "change('table')"),
            ("Withdraw the evidence", "It stays in the history", "withdraw"),
            ("Undo", "Take the last change back", "undo"),
        ):
            yield SystemCommand(title, words, partial(self.run_action, action))

    @property
    def keeper(self) -> EvidenceKeeper:
        """What records here, and knows the way back."""
        assert self._keeper is not None, "the screen is up"
        return self._keeper

    @property
    def chosen(self) -> Evidence | None:
        """The highlighted piece; None where there is none."""
        chosen = self.query_one(EvidenceRows).chosen
        return next((one for one in self.keeper.round.evidence if one.id == chosen), None)

    def show(self, chosen: str | None = None) -> None:
        """Show what stands now; `chosen` is highlighted, else what was."""
        round_ = self.keeper.round
        title = f"Evidence from outside · {round_.title}"
        pieces = counted(len(round_.evidence), "piece")
        self.query_one(TitleLine).show(title, "Evidence from outside", right=pieces)
        self.query_one(EvidenceRows).show_places(_places(round_), chosen)


def _places(round_: Round) -> Iterator[EvidencePlace]:
    """The voice of children and families first, seen to be empty; then section by section."""
    links = EvidenceLinks(round_)
    bears_on = {str(one.id): links.sections_of(one) for one in round_.evidence}
    listed = tuple(_listed(round_))
    voice = tuple(one for one in listed if one.evidence.strand is Strand.VOICE)
    others = tuple(one for one in listed if one not in voice)
    yield EvidencePlace(STRAND_WORDS[Strand.VOICE].capitalize(), voice, NOTHING)
    sections = {s.slug: s for bank in round_.banks for s in bank.sections}
    for slug in links.sections:
        # What bears on several sections stands once, in the first of them; its links are told.
        here = tuple(one for one in others if bears_on[one.id][:1] == (slug,))
        if here:
            yield EvidencePlace(f"{sections[slug].name} · {sections[slug].short}", here)
    nowhere = tuple(one for one in others if not bears_on[one.id])
    if nowhere:
        yield EvidencePlace("Beside no section yet: L links it", nowhere)
    elif not others:
        yield EvidencePlace("Audit and data", (), NOTHING)


def _listed(round_: Round) -> Iterator[ListedEvidence]:
    named = references_of(evidence_names(round_))
    for one in round_.evidence:
        dated = day(one.dated) if one.dated else ""
        details = tuple(details_of(round_, one))
        yield ListedEvidence(one, named[str(one.id)], dated, details)
