"""The seal in the app: chosen when a round is made, seen on Home, broken early with a reason."""

from pathlib import Path

from ncf_reflect.mapping.sealing import unsealed_early
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.tui.screens.base import ReflectScreen
from ncf_reflect.tui.screens.unseal import unseal
from tests.mapping.builders import sealed_as_imported
from tests.tui.builders import (
    answer,
    app_on,
    document,
    point,
    press,
    round_now,
    see,
    session,
    told,
    until,
)
from tests.tui.driving import NOW, mapping_in, running, session_in, workspace_in


async def test_a_round_is_not_sealed_by_who_presses_enter_through_and_a_further_one_if_chosen(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as driven:
        await driven.see("Finished sessions ◂ read as they finish ▸")
        driven.type("Durham\n\n\n\n14\n")
        await driven.see("question 1 of 8")
        assert not driven.app.sitting.book.round().sealed
        driven.press("alt+h", "o", "tab")
        driven.type("Autumn 2026\n")
        await driven.see("Durham · Autumn 2026")
        assert not driven.app.sitting.book.round().sealed
        driven.press("o", "tab", "tab", "enter")
        await driven.see("Type a title for the new round.")
        driven.type("Winter 2027")
        driven.press("tab", "space", "enter")
        await driven.see("Durham · Winter 2027", "sealed")
        assert driven.app.sitting.book.round().sealed


async def test_tab_and_an_arrow_seal_the_first_round(tmp_path: Path) -> None:
    async with running(tmp_path) as driven:
        driven.type("Durham\n\n\n\n14")
        driven.press("tab", "right")
        await driven.see("◂ sealed until all have finished ▸")
        driven.type("\n")
        await driven.see("question 1 of 8")
        assert driven.app.sitting.book.round().sealed


async def test_home_says_what_a_seal_waits_for(tmp_path: Path) -> None:
    mapping_in(tmp_path)
    workspace = workspace_in(tmp_path)
    with workspace.open(workspace.mapping_path("here"), writing=True) as book:
        sealed_as_imported(book, "Sealed", *workspace.banks().banks.values())
        assert book.coverage().is_waiting
    session_in(tmp_path, state=SessionState.CLOSED)
    session_in(tmp_path, state=SessionState.PLANNED)
    async with running(tmp_path) as driven:
        await driven.see("Sealed: 1 finished session waits, unread, for 1 to finish.")
        assert driven.rows[0].rstrip().endswith("sealed")


async def test_enter_on_home_holds_the_session_that_a_sealed_round_planned(tmp_path: Path) -> None:
    mapping_in(tmp_path)
    workspace = workspace_in(tmp_path)
    with workspace.open(workspace.mapping_path("here"), writing=True) as book:
        book.start_round("Sealed", tuple(workspace.banks().banks.values()), sealed=True)
        planned = {session.known_id for session in book.round().sessions}
    async with running(tmp_path) as driven:
        await driven.see("NCASP", "sealed")
        driven.press("enter")
        await driven.see("A session with NCASP")
        driven.press(*["enter"] * 8)
        await driven.see("question 1 of 2")
        assert {s.known_id for s in driven.app.sitting.book.round().sessions} == planned
        assert driven.room.live.facts.held_on == NOW.date()
        assert driven.room.live.facts.state is SessionState.OPEN


async def test_unsealing_asks_why_and_in_which_role_and_both_are_on_record(
    tmp_path: Path,
) -> None:
    content = document(
        session("workers", answer(point("doing", "Rota"))),
        session("leaders", state="open"),
    )
    async with app_on(tmp_path, {**content, "sealed": True}, mode="nothing") as pilot:
        screen: ReflectScreen[None] = ReflectScreen()
        await pilot.app.push_screen(screen)
        done: list[bool] = []

        async def flow() -> None:
            done.append(await unseal(screen))

        screen.begin(flow())
        await see(pilot, "Sealed: 1 finished session waits, unread")
        await press(pilot, "enter", "enter")
        await see(pilot, "Say why the round is unsealed early")
        await press(pilot, *"board [/b]", "enter", "enter")
        await see(pilot, "Say in which role you unseal the round.")
        assert round_now(pilot).sealed
        await press(pilot, *"QA lead", "enter")
        await until(pilot, lambda: done == [True])
        early = unsealed_early(round_now(pilot))
        assert early and (early.reason, early.role) == ("board [/b]", "QA lead")
        screen.begin(flow())
        await told(pilot, "is not sealed: there is nothing to unseal.")
        await until(pilot, lambda: done == [True, False])
