"""The facilitator's notes beside the Room: they follow it, and they write nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind
from ncf_reflect.tui.notes import NotesApp
from ncf_reflect.workshop.live import LiveSession
from tests.tui.builders import at_size
from tests.tui.driving import SIZES, Driven, mapping_in, session_in, workspace_in


@asynccontextmanager
async def beside_the_room(
    folder: Path, size: tuple[int, int], group: Group = Group.WORKERS
) -> AsyncIterator[tuple[Driven, LiveSession, Pilot[None]]]:
    """The notes, and the session as the Room holds it in another process."""
    path = mapping_in(folder)
    session = session_in(folder, group)
    workspace = workspace_in(folder)
    app = NotesApp(workspace, path)
    with workspace.open(path, writing=True) as held:
        assert isinstance(held, OpenedMapping)
        live = workspace.live(held, session, held.newest_round())
        async with app.run_test(size=size) as pilot:
            yield Driven(app), live, pilot


async def test_the_notes_follow_the_room_at_each_size(tmp_path: Path) -> None:
    async with beside_the_room(tmp_path, SIZES[0]) as (driven, live, pilot):
        await driven.see("Nobody is in the Room just now.")
        live.keep_draft(Kind.NOTE, "")
        for size in SIZES:
            await at_size(pilot, size)
            await driven.see("Notes · Workers · Outcome 1", "75 minutes left", "In other words")
        live.go_to(1)
        live.keep_draft(Kind.NOTE, "")
        for size in reversed(SIZES):
            await at_size(pilot, size)
            await driven.see("Question 2 of 8", "You are the practitioners here")
        live.keep_draft(Kind.NOTE, "", left=True)
        await driven.see("Nobody is in the Room just now.")


async def test_the_notes_hold_what_the_framework_expects_of_those_in_the_room(
    tmp_path: Path,
) -> None:
    async with beside_the_room(tmp_path, SIZES[2], Group.MANAGERS) as (driven, live, _):
        live.keep_draft(Kind.NOTE, "")
        await driven.see("expects of practice supervisors (managers)")
        driven.press("pagedown", "pagedown", "end")
        await driven.see("Open Government Licence")


async def test_there_is_no_way_from_the_notes_to_any_other_screen(tmp_path: Path) -> None:
    async with beside_the_room(tmp_path, SIZES[1]) as (driven, live, _):
        live.keep_draft(Kind.NOTE, "")
        await driven.see("Question 1 of 8")
        driven.press(*"nrdohecsg", "slash", "enter")
        await driven.quiet()
        assert "Question 1 of 8" in driven.text
