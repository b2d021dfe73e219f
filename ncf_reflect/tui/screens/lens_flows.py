"""Linking points, themes and gaps to expectations: from the lens, and from where points stand."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.filing import PSW
from ncf_reflect.mapping.lens import read_lens
from ncf_reflect.mapping.lens_links import Change, Linker, linked_to
from ncf_reflect.mapping.lens_suggest import likely_expectations, likely_points
from ncf_reflect.mapping.themes import placed_points
from ncf_reflect.model.lens import LensLink, Linkable
from ncf_reflect.tui.screens.base import ReflectScreen, Result
from ncf_reflect.tui.screens.lens_shown import expectation_picks, picks_for, whole_parts
from ncf_reflect.tui.screens.pick import Pickable, PickScreen
from ncf_reflect.tui.widgets.columns import shortened

if TYPE_CHECKING:
    from ncf_reflect.tui.screens.lens import LensScreen

NO_POINT = "Choose a point first: nothing here can be linked to an expectation yet."
NOTHING_TO_LINK = "Nothing can be linked yet: no session that may be read holds a point."
NOT_LINKED = "Nothing is linked to this expectation, so there is nothing to take back."
LONGEST_TITLE = 50


def linker_of(screen: ReflectScreen[Result]) -> Linker:
    """What links in the open round, in the role that somebody decided in last."""
    sitting = screen.sitting
    role = sitting.deciding_role or PSW
    guidance = sitting.workspace.framework
    return Linker(sitting.book, sitting.round_title, role, lambda: guidance().framework)


async def link_points(screen: ReflectScreen[Result], point_ids: Sequence[str]) -> None:
    """Choose the expectations that points speak to, by typing some words of theirs.

    What all the points are linked to is marked; up to three that are likely stand first.
    """
    round_ = screen.sitting.book.round(screen.sitting.round_title)
    placed = {str(one.point.id): one for one in placed_points(round_)}
    known = [placed[point] for point in point_ids if point in placed]
    if not known:
        raise RefusedError(NO_POINT)
    asked = (asked for bank in round_.banks for asked in bank.asked())
    section = next(one.section.slug for one in asked if one.question.id == known[0].question)
    text = " ".join(one.point.text for one in known)
    name = f"“{shortened(text, LONGEST_TITLE)}”" if len(known) == 1 else f"{len(known)} points"
    named = [str(one.point.id) for one in known]
    await _choose_expectations(screen, Linkable.POINT, named, (name, text, section))


async def link_theme(screen: ReflectScreen[Result], theme: str) -> None:
    """The same for a theme: its link holds for all its points, those to come included."""
    round_ = screen.sitting.book.round(screen.sitting.round_title)
    under = [
        one
        for one in placed_points(round_)
        if theme.casefold() in map(str.casefold, one.point.themes)
    ]
    text = " ".join((theme, *(one.point.text for one in under)))
    await _choose_expectations(screen, Linkable.THEME, [theme], (f"“{theme}”", text, ""))


async def link(screen: "LensScreen") -> None:
    """Choose what speaks to the highlighted expectation: points, themes, gaps."""
    row = screen.the_row
    round_ = screen.linker.round
    framework = screen.framework
    likely = likely_points(round_, framework, row.placed)
    picks, linked = picks_for(round_, row, likely)
    if not picks:
        raise RefusedError(NOTHING_TO_LINK)
    title = f"What speaks to this? {shortened(row.placed.text, LONGEST_TITLE)}"
    chosen = await screen.ask(PickScreen(title, picks, linked))
    if chosen is None:
        return
    made = [_change(known_as, row.placed.id, put=True) for known_as in _less(chosen, linked)]
    made += [_change(known_as, row.placed.id, put=False) for known_as in _less(linked, chosen)]
    screen.linker.change(made)
    screen.read_again()


async def unlink(screen: "LensScreen") -> None:
    """Take a link of the highlighted expectation back; of several, the one chosen."""
    row = screen.the_row
    if not row.links:
        raise RefusedError(NOT_LINKED)
    found: LensLink | None = row.links[0]
    if len(row.links) > 1:
        picks = [
            Pickable(str(place), link.words, link.about) for place, link in enumerate(row.links)
        ]
        chosen = await screen.ask(PickScreen("Take which link back?", picks))
        found = row.links[int(chosen[0])] if chosen else None
    if found:
        screen.linker.unlink(found.kind, found.id, row.placed.id)
        screen.notify("Taken back. Ctrl+Z links it again.", markup=False)
        screen.read_again()


async def whole(screen: "LensScreen") -> None:
    """The highlighted expectation whole, with its place and what is linked."""
    from ncf_reflect.tui.screens.lens_whole import ExpectationScreen  # noqa: PLC0415

    await screen.ask(ExpectationScreen(whole_parts(screen.the_row, screen.framework.credit)))


async def _choose_expectations(
    screen: ReflectScreen[Result],
    kind: Linkable,
    named: Sequence[str],
    about: tuple[str, str, str],
) -> None:
    """`about`: what it is called, its words, and the section in which it was said."""
    if screen.sitting.reading_only:
        raise RefusedError(screen.sitting.reading_only)
    name, text, section = about
    linker = linker_of(screen)
    round_, framework = linker.round, screen.sitting.workspace.framework().framework
    # A link to what this guidance does not have cannot be shown, so it is left as it is.
    known = [placed.id for placed in framework.placed()]
    standing = [set(linked_to(round_, kind, each)) for each in named]
    linked = [each for each in known if all(each in one for one in standing)]
    likely = likely_expectations(framework, text, section, linked)
    picks = expectation_picks(read_lens(round_, framework), section, likely, linked)
    chosen = await screen.ask(PickScreen(f"What does {name} speak to?", picks, linked))
    if chosen is None:
        return
    made = [Change(kind, each, one, True) for one in _less(chosen, linked) for each in named]
    made += [Change(kind, each, one, False) for one in _less(linked, chosen) for each in named]
    if linker.change(made):
        screen.notify("Kept. The lens at the Desk shows it.", markup=False)


def _change(known_as: str, expectation: str, *, put: bool) -> Change:
    kind, _, name = known_as.partition(":")
    return Change(Linkable(kind), name, expectation, put)


def _less(these: Iterable[str], those: Sequence[str]) -> list[str]:
    return [each for each in these if each not in those]


FLOWS = {"link": link, "unlink": unlink, "whole": whole}
