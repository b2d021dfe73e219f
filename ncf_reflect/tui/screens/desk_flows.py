"""What can be begun from the Desk. Each flow opens a screen, or asks, and comes back."""

from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from ncf_reflect.mapping.filters import FILTERS
from ncf_reflect.mapping.overview import whole_round
from ncf_reflect.tui.screens.choice import Choice, ChoiceScreen
from ncf_reflect.tui.screens.decide_flow import decide_on
from ncf_reflect.tui.widgets.matrix import Matrix

if TYPE_CHECKING:
    from ncf_reflect.tui.screens.desk import DeskScreen

Flow = Callable[["DeskScreen"], Coroutine[None, None, None]]
ALL = "a"
NOT_SEALED = "Nothing is sealed in this round: every finished session is read here."


async def open_question(desk: "DeskScreen") -> None:
    """The highlighted question, groups side by side."""
    chosen = _chosen(desk)
    if chosen:
        await desk.open_question(chosen)


async def sort(desk: "DeskScreen") -> None:
    """The most serious first, or the bank's order; the highlight is on the first of them."""
    desk.view.serious_first = not desk.view.serious_first
    desk.show()
    desk.query_one(Matrix).rows.action_first()


async def choose_filter(desk: "DeskScreen") -> None:
    """Only the questions with a pair that counts as one thing, or all of them again."""
    choices = [Choice(ALL, "all questions")]
    choices += [Choice(letter, one.words) for letter, one in FILTERS.items()]
    letter = await desk.ask(ChoiceScreen("Show questions with a pair that is", choices))
    if letter:
        desk.view.only = "" if letter == ALL else letter
        desk.show()


async def asked(desk: "DeskScreen") -> None:
    """Who has been asked what, and what to follow up."""
    from ncf_reflect.tui.screens.asked import AskedScreen  # noqa: PLC0415

    await desk.ask(AskedScreen())


async def tagging(desk: "DeskScreen") -> None:
    """The points without a theme, beginning with the highlighted question."""
    from ncf_reflect.tui.screens.tagging import TaggingScreen  # noqa: PLC0415

    await desk.ask(TaggingScreen(_chosen(desk)))


async def codebook(desk: "DeskScreen") -> None:
    """The themes: described, renamed, merged, split."""
    from ncf_reflect.tui.screens.codebook import CodebookScreen  # noqa: PLC0415

    await desk.ask(CodebookScreen())


async def decide(desk: "DeskScreen") -> None:
    """The pairs of the highlighted question, to be decided on."""
    chosen = _chosen(desk)
    if chosen and desk.view.desk is not None:
        seen = await decide_on(desk, desk.view.desk.question(chosen), desk.view.order)
        desk.go_to(seen)


async def expectations(desk: "DeskScreen") -> None:
    """What the Framework says on the highlighted question."""
    from ncf_reflect.tui.screens.context import ContextScreen  # noqa: PLC0415

    chosen = _chosen(desk)
    if chosen:
        await desk.ask(ContextScreen(chosen))


async def gaps(desk: "DeskScreen") -> None:
    """The gaps that go into the report."""
    from ncf_reflect.tui.screens.gaps import GapsScreen  # noqa: PLC0415

    await desk.ask(GapsScreen())


async def evidence(desk: "DeskScreen") -> None:
    """What was seen, read or heard outside the workshops."""
    from ncf_reflect.tui.screens.evidence import EvidenceScreen  # noqa: PLC0415

    await desk.ask(EvidenceScreen())


async def baseline(desk: "DeskScreen") -> None:
    """The council's own lists beside what groups said."""
    from ncf_reflect.tui.screens.baseline import BaselineScreen  # noqa: PLC0415

    await desk.ask(BaselineScreen())


async def lens(desk: "DeskScreen") -> None:
    """Which expectations of the Framework somebody spoke to, and which nobody mentioned."""
    from ncf_reflect.tui.screens.lens import LensScreen  # noqa: PLC0415

    await desk.ask(LensScreen())


async def search(desk: "DeskScreen") -> None:
    """Words in points, notes, decisions and themes; then the question that they stand in."""
    from ncf_reflect.tui.screens.search import SearchScreen  # noqa: PLC0415

    found = await desk.ask(SearchScreen())
    if found:
        await desk.open_question(found)


async def unseal(desk: "DeskScreen") -> None:
    """Read the finished sessions before the others have finished, and say why."""
    from ncf_reflect.tui.screens.unseal import unseal as ask_and_unseal  # noqa: PLC0415

    if desk.view.desk is None or not desk.view.desk.sealed:
        desk.tell(NOT_SEALED)
    elif await ask_and_unseal(desk):
        desk.read_again()


async def whole(desk: "DeskScreen") -> None:
    """All that holds for the whole round, in whole sentences."""
    from ncf_reflect.tui.screens.whole_round import WholeRoundScreen  # noqa: PLC0415

    if desk.view.desk is not None:
        await desk.ask(WholeRoundScreen(whole_round(desk.view.desk)))


async def report(desk: "DeskScreen") -> None:
    """The gap report."""
    await desk.reflect.open_mode("report")


def commands_of(desk: "DeskScreen") -> Iterator[SystemCommand]:
    """Every key of the Desk, for the palette."""
    for title, words, action in _COMMANDS:
        yield SystemCommand(title, words, partial(desk.run_action, action))


def _chosen(desk: "DeskScreen") -> str | None:
    """The highlighted question; None where the matrix is not shown."""
    return None if desk.view.why_empty() else desk.query_one(Matrix).rows.chosen


_COMMANDS = (
    ("Open the question", "Groups side by side; tag and file points", "flow('open')"),
    ("Decide", "Confirm, recode or set aside what is suggested", "flow('decide')"),
    ("Sort", "Most serious first, or the bank's order", "flow('sort')"),
    ("Filter", "Only questions with a pair that counts as one thing", "flow('filter')"),
    ("Who was asked", "Coverage, and what to follow up", "flow('asked')"),
    ("Tag", "Points without a theme, one key each", "flow('tag')"),
    ("Themes", "The codebook: describe, rename, merge, split", "flow('codebook')"),
    ("Expectations", "What the Framework says on the question", "flow('expectations')"),
    ("Gaps", "The gaps and actions that go into the report", "flow('gaps')"),
    ("Evidence", "Audit, data and voice from outside the workshops", "flow('evidence')"),
    ("Local baseline", "The council's own lists beside what groups said", "flow('baseline')"),
    ("Expectation lens", "Which expectations somebody spoke to", "flow('lens')"),
    ("Search", "Points, notes, decisions and themes", "flow('search')"),
    ("Whole round", "Patterns and shared gaps in whole sentences", "flow('whole')"),
    ("Unseal early", "Read what is sealed, and say why", "flow('unseal')"),
    ("Report", "Preview and export the gap report", "flow('report')"),
    ("Home", "Rounds and coverage", "home"),
)

FLOWS: dict[str, Flow] = {
    "open": open_question,
    "sort": sort,
    "filter": choose_filter,
    "asked": asked,
    "tag": tagging,
    "codebook": codebook,
    "decide": decide,
    "expectations": expectations,
    "gaps": gaps,
    "evidence": evidence,
    "baseline": baseline,
    "lens": lens,
    "search": search,
    "unseal": unseal,
    "whole": whole,
    "report": report,
}
