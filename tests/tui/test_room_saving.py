"""Painted as saved means on disk; what could not be saved stays in the line."""

import asyncio
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlite_utils.db import Table

from ncf_reflect.storage.store import MappingStore
from tests.tui.driving import WORKERS, Driven, in_room, running

FULL = "Not saved: the disk is full. Free some room and press Enter."


def full_disk(*_: object, **__: object) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


@contextmanager
def no_room() -> Iterator[None]:
    """Every row that is to be written finds the disk full."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Table, "insert_all", full_disk)
        patch.setattr(Table, "upsert", full_disk)
        yield


async def test_what_cannot_be_saved_stays_in_the_line_until_there_is_room(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        with no_room():
            driven.type("-Letters #jargon\n")
            await driven.see(f"To develop ▸ Letters #jargon {FULL}")
            assert driven.said() == []
            assert "− Letters" not in driven.text
        driven.type("\n")
        await driven.see("− Letters #jargon ✓")
        assert FULL not in driven.text
        assert driven.line == ""

        driven.press("pagedown")
        with no_room():
            driven.type('"They never asked"\n')
            await driven.see(FULL)
        driven.type("\n")
        await driven.until(lambda: driven.said(1) == [("quote", "They never asked")])

        driven.press("pagedown")
        with no_room():
            driven.paste("one\ntwo")
            driven.press("-")
            await driven.see(f"To develop ▸ one↵two {FULL}")
            assert driven.said(2) == []
        driven.type("\n")
        await driven.until(lambda: len(driven.said(2)) == 2)
        assert driven.said(2) == [("develop", "one"), ("develop", "two")]

        with no_room():
            driven.type("-one\ntwo\nthree")
            await driven.see(f"To develop ▸ one two three {FULL}")


async def test_a_vote_that_cannot_be_saved_says_so_and_keeps_the_counts(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        with no_room():
            driven.press("f2", "2", *["enter"] * 6)
            await driven.see(FULL, "2 of 14 present")
        driven.press("enter")
        await driven.see("2 of 14 voted.")


async def test_a_half_typed_line_that_could_not_be_kept_holds_one_in_the_room_until_there_is_room(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        with no_room():
            driven.type("Half a line")
            driven.press("alt+h")
            await driven.see(FULL, "question 1 of 8")
            driven.press("alt+q")
            await driven.see("Close NCF Reflect? The line below is not saved.")
            driven.press("n")
            await driven.until(lambda: "Close NCF" not in driven.text)
            driven.type(" more")
            await driven.see(FULL)
        kept = driven.app.sitting.book.store.draft
        await driven.until(lambda: "Half a line more" in str(kept(driven.room.live.id)))


async def written_drafts(driven: Driven, typed: Iterable[str]) -> list[str]:
    """What was written of a line while its letters came one by one, each painted."""
    written: list[str] = []
    keep = MappingStore.keep_draft
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            MappingStore,
            "keep_draft",
            lambda store, draft: (written.append(draft.text), keep(store, draft))[1],
        )
        for letter in typed:
            driven.type(letter)
            await driven.quiet()
        await driven.until(lambda: bool(written) and written[-1] == driven.line)
    return written


async def test_a_half_typed_line_is_written_in_a_pause_and_without_one_all_the_same(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        assert await written_drafts(driven, ["Half a line"]) == ["Half a line"]

        letters = iter(lambda: "x" if len(driven.line) < 4000 else None, None)
        await driven.quiet()
        loop = asyncio.get_running_loop()
        began = loop.time()
        while driven.room.live.draft is None or not driven.room.live.draft.text.endswith("x"):
            driven.type(next(letters))
            await driven.quiet()
            assert loop.time() - began < 1.0


async def test_a_saved_line_is_on_disk_when_it_is_painted_and_no_longer_half_typed(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        path = driven.app.sitting.book.store.path
        driven.type("-Letters")
        driven.app.flush_draft()
        driven.type("\n")
        await driven.see("− Letters")
        with sqlite3.connect(path) as other:
            assert other.execute("SELECT text FROM current_points").fetchall() == [("Letters",)]
    async with running(tmp_path, room=WORKERS) as again:
        await again.see("− Letters", "To develop ▸ Esc menu")
        again.type('"They never asked')
        await again.until(lambda: again.line == "They never asked")
        again.app.flush_draft()
    async with running(tmp_path, room=WORKERS) as last:
        await last.until(lambda: last.line == "They never asked")
        last.type('"\n')
        await last.see("” They never asked")
        closed = ("quote", "They never asked")
        assert last.said()[-1] == closed, "the closing mark is dropped after a crash too"
