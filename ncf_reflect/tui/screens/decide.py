"""Deciding: the pairs of a question, what is suggested for each, and what a person makes of it."""

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand
from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from ncf_reflect.mapping.deciding import (
    USUAL_ROLES,
    as_suggested,
    caution_lines,
    decided_lines,
    earlier_lines,
)
from ncf_reflect.mapping.decisions import Deciding, decide
from ncf_reflect.mapping.desk import Desk, DeskQuestion, decided_again, read_desk
from ncf_reflect.mapping.kept import keep_if_it_can
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.decision import Decision
from ncf_reflect.model.findings import PairFinding
from ncf_reflect.model.kinds import DecisionVerdict
from ncf_reflect.model.session import Round
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.choice import Choice, ChoiceScreen
from ncf_reflect.tui.screens.decision_form import (
    RECODINGS,
    DecisionForm,
    Meant,
    recodings,
    suggested_line,
)
from ncf_reflect.tui.widgets.code_words import code_content, sign_of
from ncf_reflect.tui.widgets.columns import beside, stacked
from ncf_reflect.tui.widgets.drawn import Drawn, TitleLine
from ncf_reflect.tui.widgets.key_line import KeyLine
from ncf_reflect.tui.widgets.pair_rows import PairRows, pair_id

ANOTHER = "o"


class Ground(Drawn):
    """What the highlighted pair's suggestion and decision rest on."""

    blocks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """A heading and its lines; each line begins with its sign."""

    def draw(self, width: int) -> Content:
        """Heading and lines of each block, one under the other."""
        lines: list[Content] = []
        for heading, told in self.blocks:
            lines.append(Content.styled(heading, "bold"))
            for line in told:
                sign, _, words = line.partition(" ")
                lines.append(beside((sign, 1), (words, width - 2)))
        return stacked(lines)


class DecideScreen(ReflectScreen[None]):
    """The pairs above, why below. C confirms, R recodes, S sets aside."""

    CSS_PATH = "decide.tcss"
    HELP = """
### Deciding

Above: each pair of groups with what the comparison suggests and, beside it, what was decided.
Below: why, what to bear in mind, and what was decided before. PgDn reads on.

- **C** confirms what is suggested. Dissonance that is confirmed counts as firm.
- **R** recodes: you say what it is instead, and why.
- **S** sets aside: the pair leaves the roll-up and stands in the annex of the report, with why.

A decision is only ever added: deciding again keeps the one before, and H shows it. You say in
which role you decide; a name is up to you. Where what a decision rests on changes later, it stands
and is marked "needs review".
"""
    BINDINGS = [
        Binding("c,C", "decide('confirm')", "confirm", key_display="C"),
        Binding("r,R", "decide('recode')", "recode", key_display="R"),
        Binding("s,S", "decide('set-aside')", "set aside", key_display="S"),
        Binding("n,N", "step(1)", "next", key_display="N"),
        Binding("p,P", "step(-1)", "back", key_display="P"),
        Binding("h,H", "history", "history", key_display="H"),
        Binding("pagedown", "read(1)", "read on", show=False, priority=True),
        Binding("pageup", "read(-1)", "read back", show=False, priority=True),
        Binding("escape", "dismiss(None)", "done", key_display="Esc"),
    ]

    def __init__(self, question_id: str, order: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.question_id = question_id
        """The question that is shown just now."""
        self._order = order or (question_id,)
        self._round: Round | None = None
        self._desk: Desk | None = None

    def compose(self) -> Iterator[Widget]:
        yield TitleLine(classes="header")
        with Container(id="body"):
            yield PairRows()
            with VerticalScroll(id="ground", can_focus=False):
                yield Ground()
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#ground").border_title = "PgDn reads on"
        self._round = self.sitting.book.round(self.sitting.round_title)
        self._desk = read_desk(self._round)
        self._show()
        rows = self.query_one(PairRows)
        rows.action_first()
        rows.focus()
        # What writing needs is loaded with the first write: not while a decision is waited for.
        self.call_after_refresh(_begin_to_write, self.sitting.book)

    def on_option_list_option_highlighted(self, event: PairRows.OptionHighlighted) -> None:
        event.stop()
        self._show_ground()
        self.query_one("#ground").scroll_home(animate=False)

    def action_decide(self, verdict: str) -> None:
        """Ask what is needed for a decision, and record it."""
        self.begin(self._decide(DecisionVerdict(verdict)))

    def action_step(self, step: int) -> None:
        """To the next question that has pairs, or the one before, in the order of the matrix."""
        assert self._desk is not None, "the round was read"
        places = [one for one in self._order if self._desk.question(one).pairs]
        place = places.index(self.question_id) + step if self.question_id in places else -1
        if not 0 <= place < len(places):
            self.tell("This is the last question." if step > 0 else "This is the first question.")
            return
        self.question_id = places[place]
        self._show()
        self.query_one(PairRows).action_first()

    def action_history(self) -> None:
        """Show what was decided on this pair before."""
        if earlier_lines(self._question, self._pair):
            self.query_one("#ground").scroll_end(animate=False)
        else:
            self.tell("Nothing else was decided on this pair before.")

    def action_read(self, step: int) -> None:
        """The next lines of what the pair rests on, or those before."""
        ground = self.query_one("#ground")
        ground.scroll_page_down(animate=False) if step > 0 else ground.scroll_page_up(animate=False)

    def commands(self) -> Iterator[SystemCommand]:
        """The keys of this screen in the palette."""
        for title, words, action in (
            ("Confirm", "What is suggested for this pair", "decide('confirm')"),
            ("Recode", "Say what it is instead, and why", "decide('recode')"),
            ("Set aside", "It leaves the roll-up; say why", "decide('set-aside')"),
            ("History", "What was decided on this pair before", "history"),
            ("Next question", "In the order of the matrix", "step(1)"),
            ("Question before", "In the order of the matrix", "step(-1)"),
            ("Done", "Back to where you were", "dismiss(None)"),
        ):
            yield SystemCommand(title, words, partial(self.run_action, action))

    @property
    def _question(self) -> DeskQuestion:
        assert self._desk is not None, "the round was read"
        return self._desk.question(self.question_id)

    @property
    def _pair(self) -> PairFinding:
        pairs = {pair_id(pair): pair for pair in self._question.finding.pairs}
        return pairs[self.query_one(PairRows).chosen or next(iter(pairs))]

    async def _decide(self, verdict: DecisionVerdict) -> None:
        if self.sitting.reading_only:
            self.tell(self.sitting.reading_only)
            return
        meant = Meant(self._question, self._pair, verdict)
        if verdict is DecisionVerdict.RECODE:
            told = [suggested_line(meant.pair, meant.question.gloss_of(meant.pair))]
            letter = await self.ask(ChoiceScreen("What is it?", recodings(meant.pair), told))
            if letter is None:
                return
            code, strength = RECODINGS[letter]
            meant = meant._replace(code=code, strength=strength)
        role = self.sitting.deciding_role or await _ask_role(self)
        if role is None:
            return
        record = partial(self._record, meant)
        form = DecisionForm(meant, role, self.sitting.deciding_name, record)
        if await self.ask(form):
            self._show()

    def _record(self, meant: Meant, deciding: Deciding) -> Decision:
        """Put the decision into the file; the Desk follows at once, and the findings after it."""
        assert self._round is not None and self._desk is not None, "the round was read"
        book = self.sitting.book
        made = decide(book, self._round, self.question_id, meant.pair.groups, deciding)
        self.sitting.deciding_role, self.sitting.deciding_name = made.role, made.name
        decisions = (*self._round.decisions, made)
        self._round = self._round.model_copy(update={"decisions": decisions})
        self._desk = decided_again(self._desk, made)
        self.call_after_refresh(
            keep_if_it_can, book, self._round, self._desk.findings, self._desk.said
        )
        return made

    def _show(self) -> None:
        question = self._question
        asked = question.said.asked
        code = code_content(question.finding.code, question.finding.strength)
        where = f"{asked.section.short} · {asked.question.short}"
        titles = (f"Decide · {where}", f"Decide · {asked.question.short}")
        self.query_one(TitleLine).show(*titles, right=code)
        self.query_one(PairRows).show_pairs(as_suggested(question))
        self._show_ground()

    def _show_ground(self) -> None:
        ground = self.query_one(Ground)
        ground.blocks = tuple(_ground(self._question, self._pair, self.sitting.deciding_role))
        ground.redraw()


def _begin_to_write(book: OpenedMapping) -> None:
    if book.can_write:
        with book.store.saving():
            pass


def _ground(
    question: DeskQuestion, pair: PairFinding, role: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A heading and its lines, each with a sign before it: decided, cautions, why, before."""
    decided = decided_lines(question, pair)
    if decided:
        first, *rest = decided
        sign = sign_of(pair)
        yield "Decided", (f"{sign} {first}", *(f" {line}" for line in rest))
    # Once decided, the role that decided is the one to say it of; that stands there already.
    cautions = caution_lines(question, pair, "" if decided else role)
    if cautions:
        yield "Bear in mind", tuple(f"▲ {line}" for line in cautions)
    gloss = question.gloss_of(pair)
    reasons = question.reasons(pair, with_sums=False)
    yield suggested_line(pair, gloss), tuple(f" {line}" for line in reasons)
    earlier = earlier_lines(question, pair)
    if earlier:
        yield "Decided before, oldest first", tuple(f"· {line}" for line in earlier)


async def _ask_role(screen: DecideScreen) -> str | None:
    """The role in which somebody decides; empty where they want to type it, None on Escape."""
    roles = {str(number): role for number, role in enumerate(USUAL_ROLES, start=1)}
    choices = [Choice(number, role) for number, role in roles.items()]
    choices.append(Choice(ANOTHER, "another role, to be typed"))
    letter = await screen.ask(ChoiceScreen("In which role do you decide?", choices))
    return None if letter is None else roles.get(letter, "")
