"""What can be done about gaps, from the list, from one gap, and from a question of the Desk."""

from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from typing import TYPE_CHECKING

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.deciding import USUAL_ROLES
from ncf_reflect.mapping.gap_drafts import From, expected_words
from ncf_reflect.mapping.gap_keeper import GapKeeper
from ncf_reflect.mapping.gap_origins import origins, point_origins
from ncf_reflect.mapping.gap_statements import StatementPart
from ncf_reflect.mapping.gaps import points_of, sources_with
from ncf_reflect.model.base import fields_of
from ncf_reflect.model.evidence import LinkKind
from ncf_reflect.model.framework import PlacedExpectation
from ncf_reflect.model.gap import (
    Action,
    ActionFacts,
    EvidenceLevel,
    Gap,
    GapFacts,
    GapSize,
    GapStatus,
)
from ncf_reflect.model.text import clean
from ncf_reflect.model.typed import typed
from ncf_reflect.tui.screens.action_form import ActionForm
from ncf_reflect.tui.screens.base import Question, ReflectScreen, Result
from ncf_reflect.tui.screens.choice import Choice, ChoiceScreen
from ncf_reflect.tui.screens.gap_form import GapForm
from ncf_reflect.tui.screens.one_line import LineScreen
from ncf_reflect.tui.screens.pick import Pickable, PickScreen

if TYPE_CHECKING:
    from ncf_reflect.tui.screens.gap_keys import GapKeysScreen

Flow = Callable[["GapKeysScreen"], Coroutine[None, None, None]]

QA_LEAD = "QA lead"
CHOSEN = "chosen"
_UNRATED = Choice("0", "Not rated yet")
NO_EVIDENCE = (
    "No evidence from outside is recorded in this round yet. Record some on the evidence screen, "
    "then link it here."
)


def keeper_of(screen: ReflectScreen[Result]) -> GapKeeper:
    """What records gaps in the open round, in the role that somebody decided in last."""
    sitting = screen.sitting

    def expectations() -> Iterator[PlacedExpectation]:
        return sitting.workspace.framework().framework.placed()

    role = sitting.deciding_role or QA_LEAD
    return GapKeeper(sitting.book, sitting.round_title, role, expectations)


async def make_gap(screen: ReflectScreen[Result], question_id: str) -> None:
    """Draft a gap from a question: whole, a pair, a theme, or chosen points; then its words."""
    if screen.sitting.reading_only:
        raise RefusedError(screen.sitting.reading_only)
    made = await _draft(screen, keeper_of(screen), question_id)
    if made:
        screen.notify("The gap is on record. Rate it and add actions: G on the Desk.", markup=False)


async def new(screen: "GapKeysScreen") -> None:
    """A gap from any finding or theme of the round, or from chosen points."""
    made = await _draft(screen, screen.keeper)
    screen.show(str(made.id) if made else None)


async def _draft(
    screen: ReflectScreen[Result], keeper: GapKeeper, question: str = ""
) -> Gap | None:
    """A gap from what somebody chooses, once its words are on record."""
    offered = origins(keeper.round, question)
    if not offered:
        raise RefusedError("No session is finished yet, so there is nothing to draft a gap from.")
    picks = [Pickable(str(n), one.words, one.note) for n, one in enumerate(offered)]
    picks.append(Pickable(CHOSEN, "Points that you choose", "from any question and group"))
    picked = await screen.ask(PickScreen("A new gap, drafted from", picks))
    if picked is None:
        return None
    wanted = offered[int(picked[0])].wanted if picked[0] != CHOSEN else None
    if wanted is None:
        chosen = await screen.ask(PickScreen("Points for the gap", _points(keeper, question), ()))
        if not chosen:
            return None
        wanted = From(points=chosen)
    drafted = keeper.draft(wanted)

    def record(changes: dict[str, object]) -> Gap:
        return keeper.record(typed(GapFacts, {**fields_of(drafted, GapFacts), **changes}))

    return await screen.ask(GapForm("A new gap", drafted, record, new=True))


def _points(keeper: GapKeeper, first: str = "") -> list[Pickable]:
    return [Pickable(one.id, one.words, one.note) for one in point_origins(keeper.round, first)]


async def words(screen: "GapKeysScreen", part: StatementPart | None = None) -> None:
    """The words of the chosen gap."""
    gap = screen.the_gap
    record = partial(screen.keeper.amend, gap.id)
    await screen.ask(GapForm(f"Words · {gap.place}", gap.gap, record, part=part))
    screen.show()


async def size(screen: "GapKeysScreen") -> None:
    """How big the chosen gap is."""
    levels = {str(n): one for n, one in enumerate(GapSize, start=1)}
    choices = [Choice(letter, one.shown) for letter, one in levels.items()]
    letter = await screen.ask(ChoiceScreen("How big is the gap?", [*choices, _UNRATED]))
    if letter:
        screen.amend({"size": levels.get(letter)})


async def level(screen: "GapKeysScreen") -> None:
    """How sure we can be of the chosen gap."""
    levels = {str(n): one for n, one in enumerate(EvidenceLevel, start=1)}
    choices = [Choice(letter, one.shown) for letter, one in levels.items()]
    letter = await screen.ask(ChoiceScreen("How strong is the evidence?", [*choices, _UNRATED]))
    if letter:
        screen.amend({"evidence_level": levels.get(letter)})


async def status(screen: "GapKeysScreen") -> None:
    """What becomes of the chosen gap; why, where it ends."""
    levels = {str(n): one for n, one in enumerate(GapStatus, start=1)}
    choices = [Choice(letter, one.shown) for letter, one in levels.items()]
    letter = await screen.ask(ChoiceScreen("What becomes of the gap?", choices))
    if not letter:
        return
    changes: dict[str, object] = {"status": levels[letter]}
    if levels[letter] in (GapStatus.CLOSED, GapStatus.NOT_CARRIED):
        reason = screen.the_gap.gap.reason
        why = await screen.ask(LineScreen(f"{levels[letter].shown}. Why?", reason))
        if why is None:
            return
        changes["reason"] = clean(why)
    screen.amend(changes)


async def action(screen: "GapKeysScreen") -> None:
    """A new action on the chosen gap."""
    gap = screen.the_gap

    def record(fields: dict[str, object]) -> Action:
        return screen.keeper.act(typed(ActionFacts, {**fields, "gap": gap.id}))

    owners = dict.fromkeys(owner for one in screen.keeper.gaps for owner in one.owners)
    hint = f"such as: {', '.join([*owners][:3])}" if owners else ""
    await screen.ask(ActionForm(f"Action · {gap.place}", record, owners=hint))
    screen.show()


async def amend_action(screen: "GapKeysScreen", known_as: str) -> None:
    """An action of the chosen gap, said anew."""
    found = next(one for one in screen.the_gap.actions if one.id == known_as)
    record = partial(screen.keeper.amend_action, known_as)
    await screen.ask(ActionForm(f"Action · {screen.the_gap.place}", record, found))
    screen.show()


async def link(screen: "GapKeysScreen") -> None:
    """Which pieces of evidence stand beside the chosen gap."""
    keeper, gap = screen.keeper, screen.the_gap
    evidence = {str(one.id): one for one in keeper.round.evidence}
    if not evidence:
        raise RefusedError(NO_EVIDENCE)
    linked = [
        known_as
        for known_as, one in evidence.items()
        if any(each.kind is LinkKind.GAP and each.id == gap.id for each in one.links)
    ]
    title = "Evidence from outside beside this gap"
    picks = [
        Pickable(known_as, one.says, f"{one.strand.value} · {one.source}")
        for known_as, one in evidence.items()
    ]
    chosen = await screen.ask(PickScreen(title, picks, linked))
    for known_as in set(chosen if chosen is not None else linked) ^ set(linked):
        keeper.link(evidence[known_as], gap.id, put=known_as not in linked)
    screen.show()


async def points(screen: "GapKeysScreen") -> None:
    """Which points the chosen gap rests on: those of any question and group may be added."""
    gap = screen.the_gap.gap
    named = points_of(gap)
    picks = _points(screen.keeper, gap.question or "")
    picks.sort(key=lambda pick: pick.id not in named)
    chosen = await screen.ask(PickScreen("Points that this gap rests on", picks, named))
    if chosen is not None and set(chosen) != set(named):
        screen.amend({"sources": sources_with(gap, chosen)})


async def expected(screen: "GapKeysScreen") -> None:
    """Which expectations of the Framework the chosen gap bears on; their words, if none stand."""
    gap = screen.the_gap.gap
    known = screen.keeper.expectations(gap.section)
    picks = [Pickable(key, one.text, one.place) for key, one in known.items()]
    picks.sort(key=lambda pick: pick.id not in gap.expectations)
    title = "What the Framework expects here"
    chosen = await screen.ask(PickScreen(title, picks, gap.expectations))
    if chosen is None or chosen == gap.expectations:
        return
    changes: dict[str, object] = {"expectations": chosen}
    ours = expected_words(known[key].text for key in gap.expectations if key in known)
    if gap.expected.strip() in ("", ours):
        changes["expected"] = expected_words(known[key].text for key in chosen if key in known)
    screen.amend(changes)


async def withdraw(screen: "GapKeysScreen") -> None:
    """Take back what is chosen: the gap with its actions, or one action."""
    gap, act = screen.the_gap, screen.the_action
    what = f"the action “{act.task}”" if act else f"this gap ({gap.reference}) and its actions"
    if not await screen.ask(Question(f"Withdraw {what}? Ctrl+Z puts it back.")):
        return
    if act:
        screen.keeper.withdraw_action(str(act.id))
    else:
        screen.keeper.withdraw(gap.id)
    screen.show()


async def role(screen: "GapKeysScreen") -> None:
    """In which role all this is recorded."""
    roles = {str(n): one for n, one in enumerate(USUAL_ROLES, start=1)}
    choices = [Choice(letter, one) for letter, one in roles.items()]
    answer = await screen.ask(ChoiceScreen("You record this as", [*choices, Choice("o", "other")]))
    if answer is None:
        return
    said = roles.get(answer) or await screen.ask(LineScreen("Your role.", screen.keeper.role))
    if said and clean(said).strip():
        screen.keeper.role = screen.sitting.deciding_role = clean(said).strip()
    screen.show()


FLOWS: dict[str, Flow] = {
    "new": new,
    "words": words,
    "size": size,
    "level": level,
    "status": status,
    "action": action,
    "link": link,
    "points": points,
    "expected": expected,
    "withdraw": withdraw,
    "role": role,
}
