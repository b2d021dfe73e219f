"""The pairs of a question in one list: what is suggested, and beside it what was decided."""

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from ncf_reflect.model.findings import PairFinding
from ncf_reflect.model.kinds import DecisionVerdict
from ncf_reflect.tui.widgets.code_words import code_content, code_words, counted, sign_of, style
from ncf_reflect.tui.widgets.columns import beside
from ncf_reflect.tui.widgets.rows import Row, Rows

NAME, CODE = 20, 19
UNDECIDED = "not yet decided"


class PairRows(Rows):
    """A row for each pair; its id is the pair's two groups."""

    def show_pairs(self, pairs: Sequence[PairFinding], chosen: str | None = None) -> None:
        """Show these pairs in this order; the highlight stays on its pair."""
        self.show([Row(partial(_draw, pair), pair_id(pair)) for pair in pairs], chosen)


def pair_id(pair: PairFinding) -> str:
    """The two groups of a pair, as the id of its row."""
    return "-".join(pair.groups)


def _draw(pair: PairFinding, width: int, bright: bool) -> Content:
    del bright
    first, second = pair.groups
    return beside(
        (f"{first.heading} and {second.shown}", NAME),
        (code_content(pair.code, pair.strength), CODE),
        (_decided(pair), width - NAME - CODE - 2),
    )


def _decided(pair: PairFinding) -> Content:
    if pair.decision is None:
        return Content.styled(UNDECIDED, "$text-muted")
    words = _decided_words(pair)
    if pair.decision.needs_review:
        words = f"{words}; needs review"
    return Content.styled(f"{sign_of(pair)} {words}", style(*counted(pair)))


def _decided_words(pair: PairFinding) -> str:
    code, strength = counted(pair)
    if pair.is_set_aside:
        return "set aside"
    if pair.decision and pair.decision.verdict is DecisionVerdict.CONFIRM:
        same = (code, strength) == (pair.code, pair.strength)
        return "confirmed" if same else f"confirmed: {strength or code_words(code, None)}"
    return code_words(code, strength)
