"""What can be begun from Home. Each flow asks, does, and goes where it leads."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING

from ncf_reflect.model.coverage import CoverageCell, CoverageRow
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.tui.screens.base import Question
from ncf_reflect.tui.screens.choice import Choice, ChoiceScreen
from ncf_reflect.tui.widgets.coverage_board import CoverageBoard

if TYPE_CHECKING:
    from ncf_reflect.tui.screens.home import HomeScreen

PRIVATE = "This shows what groups said. Is this screen private?"


async def start(home: "HomeScreen") -> None:
    """The one form of an empty Home; it leads to question 1 or away."""
    from ncf_reflect.model.session import SessionFacts  # noqa: PLC0415
    from ncf_reflect.tui.screens.start_form import StartForm  # noqa: PLC0415

    sitting = home.sitting
    banks = sitting.workspace.banks().banks.values()
    today = sitting.workspace.clock().date()
    begun = await home.ask(
        StartForm(
            banks,
            today,
            lambda start: sitting.start(start.authority, start.round_title, sealed=start.sealed),
        )
    )
    if begun is None:
        home.leave()
        return
    facts = SessionFacts(held_on=today, state=SessionState.OPEN, present=begun.present)
    sitting.new_session(begun.bank, begun.group, facts)
    await home.reflect.open_mode("room")


async def open_cell(home: "HomeScreen") -> None:
    """Start, go on with, or reopen the session of the cell under the cursor."""
    chosen = home.query_one(CoverageBoard).chosen
    if chosen is None:
        return
    row, cell = chosen
    if not cell.asked:
        home.notify(f"{row.name} is not put to {cell.group.shown}.", markup=False)
        return
    going = home.sitting.unfinished(row.bank, cell.group)
    if going and going.state is SessionState.OPEN:
        home.sitting.enter(going.known_id)
        await home.reflect.open_mode("room")
    elif cell.sessions and not going:
        await _open_again(home, row, cell)
    else:
        await _new_session(home, row.bank, cell.group)


async def new(home: "HomeScreen") -> None:
    """A new session for any group on any tool of the round."""
    banks = home.sitting.book.round(home.sitting.round_title).banks
    offers = {
        str(number): (bank, group)
        for number, (bank, group) in enumerate(
            ((bank, group) for bank in banks for group in Group if list(bank.asked((group,)))),
            start=1,
        )
    }
    choices = [
        Choice(letter, f"{group.heading}, {bank.title}") for letter, (bank, group) in offers.items()
    ]
    chosen = await home.ask(ChoiceScreen("A new session for", choices))
    if chosen:
        bank, group = offers[chosen]
        await _new_session(home, bank.id, group)


async def desk(home: "HomeScreen") -> None:
    """The Desk, once the screen is private."""
    await _private(home, "desk")


async def report(home: "HomeScreen") -> None:
    """The report, once the screen is private."""
    await _private(home, "report")


async def rounds(home: "HomeScreen") -> None:
    """Another round of this mapping, a new one, or another mapping."""
    from ncf_reflect.tui.screens.rounds import RoundsScreen  # noqa: PLC0415

    if await home.ask(RoundsScreen(home.sitting)):
        home.show()


async def _open_again(home: "HomeScreen", row: CoverageRow, cell: CoverageCell) -> None:
    choices = [
        Choice("n", "A new session for this group"),
        Choice("l", "Look at the finished one (reopen it there to change it)"),
    ]
    chosen = await home.ask(
        ChoiceScreen(f"{cell.group.heading} have finished a session on this tool.", choices)
    )
    if chosen == "n":
        await _new_session(home, row.bank, cell.group)
    elif chosen == "l":
        home.sitting.enter(cell.sessions[-1])
        await home.reflect.open_mode("room")


async def _new_session(home: "HomeScreen", bank: str, group: Group) -> None:
    from ncf_reflect.model.session import SessionFacts  # noqa: PLC0415
    from ncf_reflect.tui.screens.session_form import SessionForm  # noqa: PLC0415

    today = home.sitting.workspace.clock().date()
    blank = SessionFacts(held_on=today, state=SessionState.OPEN)
    title = f"A session with {group.shown}"
    sections = tuple(home.sitting.bank(bank).sections_put_to((group,)).values())
    facts = await home.ask(SessionForm(title, blank, sections))
    if facts:
        home.sitting.new_session(bank, group, facts)
        await home.reflect.open_mode("room")


async def _private(home: "HomeScreen", mode: str) -> None:
    sitting = home.sitting
    if not sitting.screen_is_private:
        sitting.screen_is_private = await home.ask(Question(PRIVATE))
    if sitting.screen_is_private:
        await home.reflect.open_mode(mode)


FLOWS: dict[str, Callable[["HomeScreen"], Coroutine[None, None, None]]] = {
    "start": start,
    "open": open_cell,
    "new": new,
    "desk": desk,
    "report": report,
    "rounds": rounds,
}
