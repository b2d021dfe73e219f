"""What is asked for before evidence is recorded, changed or linked."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.evidence_keeper import EvidenceKeeper
from ncf_reflect.mapping.evidence_links import is_linked
from ncf_reflect.mapping.evidence_words import linkable
from ncf_reflect.model.evidence import Evidence
from ncf_reflect.model.kinds import Strand
from ncf_reflect.tui.screens.evidence_form import EvidenceForm
from ncf_reflect.tui.screens.indicator import IndicatorScreen
from ncf_reflect.tui.screens.theme_pick import ThemePick

if TYPE_CHECKING:
    from ncf_reflect.tui.screens.evidence import EvidenceScreen

Flow = Callable[["EvidenceScreen", EvidenceKeeper, Evidence | None], Coroutine[None, None, None]]


async def record(screen: "EvidenceScreen", keeper: EvidenceKeeper, _: Evidence | None) -> None:
    """A new piece."""
    made = await screen.ask(EvidenceForm("New evidence from outside", keeper.record))
    if made:
        screen.show(str(made.id))


async def edit(screen: "EvidenceScreen", keeper: EvidenceKeeper, chosen: Evidence | None) -> None:
    """A piece said anew."""
    assert chosen is not None, "asked for on a piece"
    form = EvidenceForm("Evidence from outside", partial(keeper.amend, chosen), chosen)
    if await screen.ask(form):
        screen.show()


async def link(screen: "EvidenceScreen", keeper: EvidenceKeeper, chosen: Evidence | None) -> None:
    """What a piece stands beside: chosen once it is linked, chosen again it is not."""
    assert chosen is not None, "asked for on a piece"
    links = {words: link for link, words in linkable(keeper.round)}
    known = [(words, "✓ linked" if is_linked(chosen, links[words]) else "") for words in links]
    known.sort(key=lambda choice: not choice[1])
    words = await screen.ask(ThemePick("What does it stand beside?", known))
    if words is not None:
        keeper.turn_link(chosen, links[words])
        screen.show()


async def table(screen: "EvidenceScreen", keeper: EvidenceKeeper, chosen: Evidence | None) -> None:
    """The figures of an indicator."""
    assert chosen is not None, "asked for on a piece"
    if chosen.strand is not Strand.DATA:
        raise RefusedError("Only data can hold an indicator: Enter changes the strand.")
    if chosen.indicator is None and screen.sitting.reading_only:
        raise RefusedError("It holds no indicator.")
    await screen.ask(IndicatorScreen(chosen, keeper))
    screen.show()


FLOWS: dict[str, Flow] = {"new": record, "edit": edit, "link": link, "table": table}
