"""What begins at the Desk: filters, the whole round, unsealing, and the other screens."""

from functools import partial
from pathlib import Path

from textual.pilot import Pilot

from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.mapping.kept import kept_findings
from ncf_reflect.tui.app import ReflectApp
from ncf_reflect.tui.screens.desk import DeskScreen
from ncf_reflect.tui.screens.desk_flows import FLOWS
from ncf_reflect.tui.widgets.matrix import Matrix
from ncf_reflect.workspace import Workspace
from tests.tui.builders import (
    FIRST,
    NOW,
    SECOND,
    SIZES,
    Json,
    answer,
    app_on,
    at_size,
    document,
    each_size,
    flowing,
    point,
    press,
    screen_text,
    see,
    session,
    told,
    until,
)
from tests.tui.test_desk import highlight, opposed, order


def shared_gaps() -> Json:
    """Leaders rate higher everywhere, and all raise letters to develop."""
    asked = (FIRST, SECOND, "family-network.family-led-tools", "safe.collaboration")
    asked = (*asked, "safe.relationships")
    letters = point("develop", "Letters", "letters")
    return document(
        session("workers", *(answer(letters, question=q, votes=[3, 2, 0, 0, 0]) for q in asked)),
        session("leaders", *(answer(letters, question=q, votes=[0, 4, 1, 0, 0]) for q in asked)),
        session("managers", state="open"),
    )


async def at_desk(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))


async def test_a_filter_shows_the_questions_with_such_a_pair_and_never_stands_in_the_way(
    tmp_path: Path,
) -> None:
    async with app_on(tmp_path, opposed()) as pilot:
        everything = order(pilot)
        await press(pilot, "f", "s")
        await see(pilot, "only silence")
        assert order(pilot) == [SECOND]
        assert "The workforce" not in screen_text(pilot)
        await press(pilot, "f", "a")
        assert order(pilot) == everything
        await press(pilot, "f", "c")
        assert order(pilot) == [FIRST]
        await press(pilot, "escape")
        assert order(pilot) == everything
        assert pilot.app.current_mode == "desk"
        # One that finds nothing says so.
        await press(pilot, "f", "r")
        await see(pilot, "No question has a pair that counts as this: needs review.")
        assert not pilot.app.screen.query_one(Matrix).display
        await press(pilot, "enter", "d", "escape")
        await see(pilot, "Supervision · not held")
        await see(pilot, "Enter open")
        await press(pilot, "f", "s")
        desk = pilot.app.screen
        assert isinstance(desk, DeskScreen)
        desk.go_to("safe.collaboration")
        assert desk.query_one(Matrix).rows.chosen == "safe.collaboration"


async def test_what_holds_for_the_round_stands_above_the_matrix_and_w_says_it_whole(
    tmp_path: Path,
) -> None:
    async with app_on(tmp_path, shared_gaps(), size=SIZES[0]) as pilot:
        async for _ in each_size(pilot):
            await see(pilot, "To follow up:")
            lines = screen_text(pilot).splitlines()
            pairs = ["workers", "workers", "managers"]
            head = next(number for number, line in enumerate(lines) if line.split() == pairs)
            above = flowing(" ".join(lines[:head]))
            assert "Leaders rated higher than workers did" in above
            assert "shared gap" in above.lower() and "(C)" in above
            assert "…" not in "".join(lines[1:head])
            await see(pilot, "Esc home")
        await at_size(pilot, SIZES[0])
        await press(pilot, "w")
        await see(pilot, "by any amount, on 5 of 5 questions with ratings to compare.")
        await press(pilot, "end")
        await see(pilot, "! needs review: what a decision rests on has changed")
        await press(pilot, "escape")
        await at_desk(pilot)


async def test_a_sealed_round_says_what_waits_and_unseals_with_a_reason(tmp_path: Path) -> None:
    content = {**opposed(), "sealed": True}
    async with app_on(tmp_path, content, size=(60, 17)) as pilot:
        await see(pilot, "1 session has not. Sealed, and not read:")
        await see(pilot, "U unseals the round early.")
        assert "One group asked" not in screen_text(pilot)
        await press(pilot, "u", *"board", "enter", *"PSW", "enter")
        await see(pilot, "One group asked (leaders)")


async def test_each_key_opens_its_screen_and_the_palette_has_every_flow(tmp_path: Path) -> None:
    opened = {
        "c": "AskedScreen",
        "t": "TaggingScreen",
        "k": "CodebookScreen",
        "d": "DecideScreen",
        "slash": "SearchScreen",
        "e": "ContextScreen",
        "g": "GapsScreen",
        "v": "EvidenceScreen",
        "b": "BaselineScreen",
        "x": "LensScreen",
    }
    async with app_on(tmp_path, opposed()) as pilot:
        highlight(pilot, FIRST)
        for key, screen in opened.items():
            await press(pilot, key)
            await until(pilot, lambda screen=screen: type(pilot.app.screen).__name__ == screen)
            await press(pilot, "escape")
            await at_desk(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, DeskScreen)
        calls = [command.callback for command in screen.commands()]
        actions = [call.args[0] for call in calls if isinstance(call, partial)]
        assert sorted(actions) == sorted(["home", *(f"flow('{name}')" for name in FLOWS)])
        await press(pilot, "u")
        await told(pilot, "Nothing is sealed in this round")


async def test_what_was_tagged_is_kept_for_the_file_even_where_one_quits_from_there(
    tmp_path: Path,
) -> None:
    async with app_on(tmp_path, opposed()) as pilot:
        highlight(pilot, FIRST)
        await press(pilot, "enter", "slash")
        await see(pilot, "Parked")
        assert isinstance(pilot.app, ReflectApp)
        pilot.app.exit()
    workspace = Workspace(tmp_path, clock=lambda: NOW)
    with workspace.open(workspace.mapping_path("here"), writing=False) as book:
        round_ = book.round()
        assert book.store.has_kept(round_.title, kept_findings(round_, triangulate(round_)))
