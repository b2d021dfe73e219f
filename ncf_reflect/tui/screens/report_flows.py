"""What can be done with the report on the screen: each a flow that may ask."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ncf_reflect.mapping.disclosing import to_choose
from ncf_reflect.mapping.publishing import publish
from ncf_reflect.mapping.responsibilities import publish_responsibilities
from ncf_reflect.report.formats import FORMATS
from ncf_reflect.report.papers.kinds import KINDS, WITHOUT_ROUND
from ncf_reflect.tui.screens.base import Question
from ncf_reflect.tui.screens.choice import Choice, ChoiceScreen
from ncf_reflect.tui.screens.disclosing import DisclosingScreen
from ncf_reflect.tui.screens.report_words import ReportWordsScreen

if TYPE_CHECKING:
    from ncf_reflect.tui.screens.report import ReportScreen

Flow = Callable[["ReportScreen"], Coroutine[None, None, None]]

ASK_FULL = "The full copy holds small groups’ figures and quotes. Not for sharing. Show it?"
_LETTERS = "123456789"


async def export(screen: "ReportScreen") -> None:
    """Write the copy that is shown, after a look at what may identify somebody."""
    view = screen.view
    if view.writing:
        return
    said_in_it = not view.options.full and not view.needs_no_round
    looks = said_in_it and to_choose(screen.round())
    if looks and not await screen.ask(DisclosingScreen()):
        return
    view.writing, view.written = True, None
    screen.show_strip()
    try:
        # In a thread: Word takes a moment, and the screen stays alive meanwhile.
        view.written = await asyncio.to_thread(_writing(screen))
    finally:
        view.writing = False
        if screen.is_attached:
            screen.show()


def _writing(screen: "ReportScreen") -> Callable[[], Path]:
    """What writes the copy that is shown; all that it needs is read before it runs."""
    view, workspace = screen.view, screen.sitting.workspace
    where = view.format, workspace.exports, workspace.clock()
    if view.needs_no_round:
        library = workspace.framework()
        return partial(publish_responsibilities, library, view.options.kind, *where)
    return partial(publish, screen.round(), *where, options=screen.options())


async def kind(screen: "ReportScreen") -> None:
    """Choose the kind of report."""
    words = {name: each.words for name, each in KINDS.items()}
    words |= {name: each.words for name, each in WITHOUT_ROUND.items()}
    chosen = await _chosen(screen, "Which report?", words)
    if chosen:
        screen.change(options=replace(screen.view.options, kind=chosen))


async def file_format(screen: "ReportScreen") -> None:
    """Choose the format of the file."""
    words = {name: each.words for name, each in FORMATS.items()}
    chosen = await _chosen(screen, "Which format?", words)
    if chosen:
        screen.change(format=chosen)


async def full(screen: "ReportScreen") -> None:
    """The shareable copy; the full one after a question."""
    options = screen.view.options
    if options.full or await screen.ask(Question(ASK_FULL, yes="Show it")):
        screen.change(options=replace(options, full=not options.full))


async def words(screen: "ReportScreen") -> None:
    """Write one's own words for the report."""
    if await screen.ask(ReportWordsScreen()):
        screen.change()


async def _chosen(screen: "ReportScreen", title: str, of: Mapping[str, str]) -> str | None:
    choices = [Choice(letter, words) for letter, words in zip(_LETTERS, of.values(), strict=False)]
    letter = await screen.ask(ChoiceScreen(title, choices))
    return list(of)[_LETTERS.index(letter)] if letter else None


FLOWS: Mapping[str, Flow] = {
    "export": export,
    "kind": kind,
    "format": file_format,
    "full": full,
    "words": words,
}
