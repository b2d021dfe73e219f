"""Saved means on disk; what cannot be saved is said, and nothing of it is half written."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ncf_reflect.errors import MappingFileError, NotSavedError, RefusedError
from ncf_reflect.model.kinds import Kind
from ncf_reflect.storage import files
from ncf_reflect.storage.checking import check
from ncf_reflect.workshop.live import LiveSession
from tests.children import Child, Say, said_by_a_child
from tests.mapping.builders import (
    AUTHORITY,
    HOLDER,
    NOW,
    a_live,
    a_mapping,
    line,
    live_again,
    opened,
)

LONG = "+ " + "x" * 3_900


@contextmanager
def little_room(path: Path) -> Iterator[None]:
    """No file of this process may grow beyond the size of the mapping: a full disk, near enough."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@contextmanager
def few_pages(live: LiveSession) -> Iterator[None]:
    """SQLite may add no page to the file: it says that the disk is full."""
    database = live._store._database
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    yield
    database.execute("PRAGMA max_page_count = 1000000").fetchall()


def refusal(live: LiveSession, *lines: str) -> str:
    """The sentence with which lines are not saved; many enough to need room."""
    try:
        live.record([line(text) for text in lines])
    except NotSavedError as error:
        return str(error)
    return "saved"


def test_a_full_disk_is_said_and_nothing_is_half_written(tmp_path: Path) -> None:
    path = tmp_path / "n.sqlite"
    with a_mapping(path) as mapping:
        live = a_live(mapping)
        live.record([line("+ before")])
        live.keep_draft(Kind.DOING, "the line on the screen")
        before = live.session
        with few_pages(live):
            said = refusal(live, LONG, LONG)
        assert said == "Not saved: the disk is full. Free some room and press Enter."
        assert live.session == before == live_again(mapping, live.id).session
        assert live.draft == live_again(mapping, live.id).draft
        assert live.draft
        assert live.draft.text == "the line on the screen"
    assert check(path) == ()


def test_a_line_is_saved_once_there_is_room_again(tmp_path: Path) -> None:
    with a_mapping(tmp_path / "n.sqlite") as mapping:
        live = a_live(mapping)
        with few_pages(live):
            assert refusal(live, LONG, LONG) != "saved"
        assert refusal(live, LONG, LONG) == "saved"
        assert live.session == live_again(mapping, live.id).session
    assert check(tmp_path / "n.sqlite") == ()


def test_an_io_error_of_the_disk_is_said_as_a_full_disk_and_saved_later(tmp_path: Path) -> None:
    path = tmp_path / "n.sqlite"
    with a_mapping(path) as mapping:
        session = a_live(mapping).id

    def record_with_little_room() -> str:
        with opened(path, writing=True) as mapping:
            live = live_again(mapping, session)
            with little_room(path):
                first = refusal(live, *[LONG] * 30)
            return "; ".join((first, str(live.answer().points), refusal(live, "+ later")))

    said = said_by_a_child(record_with_little_room)
    assert said == "Not saved: the disk is full. Free some room and press Enter.; (); saved"
    with opened(path) as mapping:
        assert [p.text for p in mapping.round().sessions[0].answers[0].points] == ["later"]
    assert check(path) == ()


def test_several_lines_of_a_paste_are_saved_all_or_none(tmp_path: Path) -> None:
    with a_mapping(tmp_path / "n.sqlite") as mapping:
        live = a_live(mapping)
        with few_pages(live):
            refusal(live, "+ short", LONG, LONG, LONG)
        assert live_again(mapping, live.id).answer().points == ()


def test_a_mapping_that_finds_no_room_is_not_made_at_all(tmp_path: Path) -> None:
    path = tmp_path / "n.sqlite"

    def make() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        try:
            files.create(path, AUTHORITY, NOW, HOLDER).close()
        except NotSavedError as error:
            return f"{error} {path.exists()}"
        return "made"

    said = said_by_a_child(make)
    assert said == "Not saved: the disk is full. Free some room and press Enter. False"


def test_no_room_for_the_lock_says_so_and_reading_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "n.sqlite"
    a_mapping(path).store.close()
    path.with_name("n.sqlite.lock").unlink()

    def try_both() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        try:
            files.open_for_writing(path, HOLDER).close()
        except MappingFileError as error:
            return f"{error} {opened(path).authority}"
        return "opened"

    said = said_by_a_child(try_both)
    assert said == (
        "n.sqlite can only be read: the disk is full. Free some room to go on recording. "
        f"{AUTHORITY}"
    )


ERRORS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR_WRITE: "the disk is full",
    sqlite3.SQLITE_READONLY_DIRECTORY: "cannot be written to",
    sqlite3.SQLITE_BUSY: "another program is reading the file",
    sqlite3.SQLITE_CORRUPT: "the mapping file is damaged",
    sqlite3.SQLITE_TOOBIG: "string or blob too big",
}


@pytest.mark.parametrize("code", ERRORS)
@pytest.mark.parametrize("step", ["table", "query"], ids=["writing", "reading the chain"])
def test_every_error_on_the_way_to_the_disk_is_one_that_says_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, step: str
) -> None:
    def fail(*_: object, **__: object) -> object:
        error = sqlite3.OperationalError("string or blob too big")
        error.sqlite_errorcode = code
        raise error

    with a_mapping(tmp_path / "n.sqlite") as mapping:
        live = a_live(mapping)
        monkeypatch.setattr(mapping.store._database, step, fail)
        with pytest.raises(NotSavedError, match=ERRORS[code]) as refused:
            live.record([line("+ said")])
    assert str(refused.value).startswith("Not saved: ")


def test_a_reader_that_holds_on_delays_the_save_and_does_not_lose_it(tmp_path: Path) -> None:
    path = tmp_path / "n.sqlite"
    with a_mapping(path) as mapping, opened(path) as reader:
        live = a_live(mapping)
        cursor = reader.store._database.execute("SELECT * FROM chain, chain AS again, banks")
        cursor.fetchone()
        assert refusal(live, "+ said") == (
            "Not saved: another program is reading the file. Press Enter to try again."
        )
        cursor.close()
        assert refusal(live, "+ said") == "saved"


def test_who_opened_for_reading_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "n.sqlite"
    with a_mapping(path) as mapping:
        session = a_live(mapping).id
    with opened(path) as mapping, pytest.raises(RefusedError, match="for reading only"):
        live_again(mapping, session).record([line("+ said")])


def test_a_point_of_one_session_can_never_become_another_ones(tmp_path: Path) -> None:
    with a_mapping(tmp_path / "n.sqlite") as mapping:
        first, second = a_live(mapping), a_live(mapping)
        (point,) = first.record([line("+ said")])
        entry = mapping.store.history(first.id)[-1]
        with pytest.raises(NotSavedError, match="FOREIGN KEY"):
            mapping.store.append(second.id, [entry])
        assert live_again(mapping, first.id).answer().points == (point,)
        assert live_again(mapping, second.id).session.answers == ()


def test_a_session_on_a_bank_that_the_round_does_not_ask_is_refused(tmp_path: Path) -> None:
    with (
        a_mapping(tmp_path / "n.sqlite") as mapping,
        pytest.raises(RefusedError, match="“Spring 2026” does not ask the bank tool-9"),
    ):
        a_live(mapping, bank="tool-9")


@pytest.mark.parametrize("after", range(1, 25, 4))
def test_every_line_that_was_called_saved_is_there_however_the_process_ends(
    tmp_path: Path, after: int
) -> None:
    path = tmp_path / "n.sqlite"
    with a_mapping(path) as mapping:
        session = a_live(mapping).id

    def record_without_end(say: Say) -> None:
        with opened(path, writing=True) as mapping:
            live = live_again(mapping, session)
            for number in range(10_000):
                live.record([line(f"+ line {number}")])
                say(f"line {number}")

    with Child(record_without_end) as child:
        saved = [child.heard() for _ in range(after)]
        child.kill()
    with opened(path, writing=True) as mapping:
        there = [point.text for point in live_again(mapping, session).answer().points]
    assert there[:after] == saved
    assert check(path) == ()
