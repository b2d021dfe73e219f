"""Nothing but this one session is ever on the wall: planted words of others never appear."""

from pathlib import Path

import pytest
from textual.command import CommandPalette

from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Kind, SessionState
from ncf_reflect.model.session import SessionFacts
from ncf_reflect.workshop.grammar import TypedLine
from tests.tui.driving import NOW, ROOM_TOUR, SIZES, WORKERS, Driven, running, workspace_in

PLANTED = "zebra"
"""Stands in everything that is not this session's own."""
OWN = "Letters in jargon"
SHOWS_MORE = (
    "a point and a half-typed line",
    "the list",
    "a counted vote",
    "the menu",
    "the jump list",
    "the read-back",
    "the opening slide",
    "the closing slide",
    "the help",
    "the palette",
    "a problem",
)
"""The screens whose content depends on the size of the wall."""


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


def counted(driven: Driven) -> int:
    """How often the planted word is painted, or stands in the title of the window."""
    return f"{driven.text}{driven.app.title}{driven.app.sub_title}".casefold().count(PLANTED)


async def test_a_planted_word_is_on_no_screen_of_the_room_and_no_toast_brings_it_from_home(
    tmp_path: Path,
) -> None:
    planted_mapping(tmp_path)
    async with running(tmp_path, room=WORKERS) as driven:
        await driven.see("question 1 of 8", OWN)
        async for name in driven.tour(ROOM_TOUR):
            assert (name, counted(driven)) == (name, 0)

        driven.press("alt+h")
        await driven.see(f"{PLANTED} round")
        assert counted(driven) > 0, "the tour would have seen it"
        driven.app.notify(f"{PLANTED}-file.sqlite is damaged", timeout=60)
        await driven.see(f"{PLANTED}-file.sqlite is")
        driven.press(*["down"] * 4, "right", "enter")
        await driven.see("question 8 of 8")
        assert not list(driven.app._notifications)
        assert counted(driven) == 0


async def test_a_planted_word_is_on_no_screen_that_shows_more_on_a_wide_wall(
    tmp_path: Path,
) -> None:
    planted_mapping(tmp_path)
    async with running(tmp_path, SIZES[2], WORKERS) as driven:
        await driven.see("question 1 of 8", OWN)
        wide = [stop for stop in ROOM_TOUR if stop[0] in SHOWS_MORE]
        assert len(wide) == len(SHOWS_MORE)
        async for name in driven.tour(wide):
            assert (name, counted(driven)) == (name, 0)
        words = [command.title for command in driven.app.get_system_commands(driven.app.screen)]
        assert not {"Desk", "Report", "Screenshot", "Rounds and mappings"} & set(words)
        assert "Vote" in words


async def test_neither_palette_nor_tag_nor_key_leads_to_what_others_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted_mapping(tmp_path)
    monkeypatch.setattr(CommandPalette, "_NO_MATCHES_COUNTDOWN", 0.01)
    async with running(tmp_path, (80, 24), WORKERS) as driven:
        await driven.see("question 1 of 8")
        for key in ("ctrl+d", "d", "r", "alt+d", "alt+r", "alt+z", "f11", "f12", "ctrl+o"):
            driven.press(key, "escape")
            await driven.quiet()
            assert (key, driven.app.current_mode) == (key, "room")
            driven.press("escape")
        driven.press("escape")
        await driven.until(lambda: driven.app.screen is driven.room)
        driven.press("ctrl+u", "backspace")
        driven.type("-Letters #zebr")
        driven.press("tab")
        await driven.quiet()
        assert driven.line == "Letters #zebr"

        for search in ("zebr", "desk", "report", "screenshot", "rounds"):
            driven.press("ctrl+p")
            await driven.see("Search for commands")
            driven.type(search)
            await driven.see(search, "No matches found")
            driven.press("escape")
            await driven.see("question 1 of 8")


async def test_from_the_room_by_way_of_home_the_private_screens_ask_first(tmp_path: Path) -> None:
    planted_mapping(tmp_path)
    private = "This shows what groups said. Is this screen private?"
    async with running(tmp_path, (80, 24), WORKERS) as driven:
        await driven.see("question 1 of 8")
        driven.press("alt+h")
        for key in ("r", "d"):
            driven.press(key)
            await driven.see(private)
            driven.press("n")
            await driven.until(lambda: private not in driven.text)
        driven.press("d")
        await driven.see(private)
        driven.press("y")
        await driven.see("Desk ·")
        driven.press("escape")
        await driven.see("D desk R report")
        driven.press("r")
        await driven.see("Gap report")


async def test_a_second_opener_reads_no_name_of_the_first(tmp_path: Path) -> None:
    planted_mapping(tmp_path)
    workspace = workspace_in(tmp_path)
    with workspace.open(workspace.mapping_path(f"{PLANTED}-file"), writing=True):
        async with running(tmp_path, room=WORKERS) as driven:
            await driven.see("nothing can be recorded here.")
            driven.press("f4", "a", "f2", *["enter"] * 7, "escape", "f9", "y")
            await driven.quiet()
            assert PLANTED not in driven.text
