"""Nothing but this one session is ever on the wall: planted words of others never appear."""

from pathlib import Path

import pytest

from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind, SessionState
from ncf_reflect.model.session import SessionFacts
from ncf_reflect.workshop.grammar import TypedLine
from tests.tui.driving import NOW, ROOM_TOUR, SIZES, WORKERS, running, workspace_in

PLANTED = "zebra"
"""Stands in everything that is not this session's own."""
OWN = "Letters in jargon"


def facts(**more: object) -> SessionFacts:
    fields = {"held_on": NOW.date(), "state": SessionState.OPEN, "present": 14}
    return SessionFacts.model_validate({**fields, **more})


def planted_mapping(folder: Path) -> None:
    """An earlier round, other groups, a file's and people's names: all with the planted word."""
    workspace = workspace_in(folder)
    path = workspace.mapping_path(f"{PLANTED}-file")
    said = TypedLine(kind=Kind.DEVELOP, text=f"{PLANTED} said", themes=(f"{PLANTED}-tag",))
    with workspace.start(path, f"{PLANTED} council", f"{PLANTED} earlier") as book:
        banks = tuple(workspace.banks().banks.values())
        book.start_round(f"{PLANTED} round", banks)
        for title, group in (
            (f"{PLANTED} earlier", Group.WORKERS),
            (f"{PLANTED} round", Group.MANAGERS),
            (f"{PLANTED} round", Group.WORKERS),
        ):
            session = book.new_session(title, "tool-2", (group,), facts(facilitator=PLANTED))
            live = workspace.live(book, session, title)
            live.record([said])
            live.vote((0, 0, 0, 13, 0), 0)
            live.close()
        own = book.new_session(f"{PLANTED} round", "tool-2", (Group.WORKERS,), facts())
        live = workspace.live(book, own, f"{PLANTED} round")
        live.correct(facilitator=PLANTED)
        live.record([TypedLine(kind=Kind.DEVELOP, text=OWN)])


@pytest.mark.parametrize("size", (SIZES[0], SIZES[2]))
async def test_a_planted_word_is_on_no_screen_of_the_room(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    planted_mapping(tmp_path)
    async with running(tmp_path, size, WORKERS) as driven:
        await driven.see("question 1 of 8", OWN)
        async for name in driven.tour(ROOM_TOUR):
            assert (name, driven.text.casefold().count(PLANTED)) == (name, 0)
            assert PLANTED not in f"{driven.app.title}{driven.app.sub_title}"


async def test_the_tour_would_have_seen_it(tmp_path: Path) -> None:
    planted_mapping(tmp_path)
    async with running(tmp_path, SIZES[1], WORKERS) as driven:
        await driven.see("question 1 of 8", OWN)
        async for name in driven.tour((("Home", "alt+h", ""),)):
            assert (name, driven.text.casefold().count(PLANTED) > 0) == (name, True)


async def test_neither_the_palette_nor_a_tag_completes_with_words_of_others(
    tmp_path: Path,
) -> None:
    planted_mapping(tmp_path)
    async with running(tmp_path, (80, 24), WORKERS) as driven:
        await driven.see("question 1 of 8")
        driven.type("-Letters #zebr")
        driven.press("tab")
        await driven.quiet()
        assert driven.line == "Letters #zebr"
        driven.press("ctrl+p")
        await driven.see("Search for commands")
        driven.type("zebr")
        await driven.see("No matches found")


async def test_words_of_others_in_a_toast_do_not_come_along_from_home(tmp_path: Path) -> None:
    planted_mapping(tmp_path)
    async with running(tmp_path) as driven:
        await driven.see("question 1 of 8")
        driven.press("alt+h")
        await driven.see(f"{PLANTED} round")
        driven.app.notify(f"{PLANTED}-file.sqlite is damaged", timeout=60)
        await driven.see(f"{PLANTED}-file.sqlite is")
        driven.press(*["down"] * 4, "right", "enter")
        await driven.see("question 1 of 8")
        assert not list(driven.app._notifications)


async def test_a_second_opener_reads_no_name_of_the_first(tmp_path: Path) -> None:
    planted_mapping(tmp_path)
    workspace = workspace_in(tmp_path)
    with workspace.open(workspace.mapping_path(f"{PLANTED}-file"), writing=True):
        async with running(tmp_path, room=WORKERS) as driven:
            await driven.see("nothing can be recorded here.")
            driven.press("f4", "a", "f2", *["enter"] * 7, "escape", "f9", "y")
            await driven.quiet()
            assert PLANTED not in driven.text


async def test_the_palette_of_the_room_leads_to_neither_desk_nor_report(tmp_path: Path) -> None:
    planted_mapping(tmp_path)
    async with running(tmp_path, (160, 45), WORKERS) as driven:
        await driven.see("question 1 of 8")
        words = [command.title for command in driven.app.get_system_commands(driven.app.screen)]
        assert not {"Desk", "Report", "Screenshot", "Rounds and mappings"} & set(words)
        assert "Vote" in words


async def test_the_palette_of_the_room_finds_nothing_of_the_private_screens(
    tmp_path: Path,
) -> None:
    planted_mapping(tmp_path)
    async with running(tmp_path, (80, 24), WORKERS) as driven:
        await driven.see("question 1 of 8")
        for search in ("desk", "report", "screenshot", "rounds"):
            driven.press("ctrl+p")
            await driven.see("Search for commands")
            driven.type(search)
            await driven.see(search, "No matches found")
            driven.press("escape")
            await driven.see("question 1 of 8")


@pytest.mark.parametrize(("key", "seen"), [("d", "Desk"), ("r", "Gap report")])
async def test_from_the_room_by_way_of_home_the_private_screens_ask_first(
    tmp_path: Path, key: str, seen: str
) -> None:
    planted_mapping(tmp_path)
    async with running(tmp_path, (80, 24), WORKERS) as driven:
        await driven.see("question 1 of 8")
        driven.press("alt+h", key)
        await driven.see("This shows what groups said. Is this screen private?")
        driven.press("n", "d")
        await driven.see("This shows what groups said. Is this screen private?")
        driven.press("n", key, "y")
        await driven.see(seen)


async def test_no_other_key_leads_out_of_the_room(tmp_path: Path) -> None:
    planted_mapping(tmp_path)
    async with running(tmp_path, (80, 24), WORKERS) as driven:
        await driven.see("question 1 of 8")
        for key in ("ctrl+d", "d", "r", "alt+d", "alt+r", "alt+z", "f11", "f12", "ctrl+o"):
            driven.press(key, "escape")
            await driven.quiet()
            assert (key, driven.app.current_mode) == (key, "room")
            driven.press("escape")
