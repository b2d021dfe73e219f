"""One writer at a time; readers beside it; and a lock that dies with its holder."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from ncf_reflect.errors import LockedError, MappingFileError, ReadOnlyError
from ncf_reflect.storage import files
from ncf_reflect.storage.checking import check
from tests.children import OTHER_USER, Child, Say, said_by_a_child
from tests.mapping.builders import (
    AUTHORITY,
    HOLDER,
    a_live,
    a_mapping,
    line,
    live_again,
    opened,
)
from tests.storage.builders import a_full_mapping


def holding(path: Path) -> Child:
    """Another process that has the mapping open for writing."""

    def hold(say: Say) -> object:
        store = files.open_for_writing(path, "Sam on the other laptop, since 10:15")
        say("open")
        return store

    child = Child(hold)
    assert child.heard() == "open"
    return child


def broken_off(path: Path) -> Child:
    """Another process in the middle of a save so large that half of it is in the file already."""

    def write(say: Say) -> object:
        store = files.open_for_writing(path, HOLDER)
        store._database.execute("PRAGMA cache_size=1")
        store._database.execute("BEGIN")
        store._database.execute("UPDATE banks SET content = content || content || content")
        store._database.execute("UPDATE point_revisions SET text = text || ' spoiled'")
        say("in the middle")
        return store

    child = Child(write)
    assert child.heard() == "in the middle"
    return child


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_full_mapping(tmp_path / "north.sqlite")


def test_a_second_writer_is_told_who_and_since_when(path: Path) -> None:
    with holding(path), pytest.raises(LockedError) as refused:
        files.open_for_writing(path, HOLDER)
    assert refused.value.holder == "Sam on the other laptop, since 10:15"
    assert "Sam on the other laptop, since 10:15" in str(refused.value)


def test_a_second_writer_in_the_same_process_is_refused_as_well(path: Path) -> None:
    with files.open_for_writing(path, HOLDER), pytest.raises(LockedError, match="Jo on a laptop"):
        files.open_for_writing(path, "Sam")


def test_what_a_holder_calls_itself_cannot_reach_the_terminal_raw(path: Path) -> None:
    with (
        files.open_for_writing(path, "\x1b]52;c;\x07Sam"),
        pytest.raises(LockedError) as refused,
    ):
        files.open_for_writing(path, HOLDER)
    assert refused.value.holder == "]52;c;Sam"


def test_a_second_opener_may_read(path: Path) -> None:
    with holding(path), files.open_for_reading(path) as store:
        assert store.authority == AUTHORITY
        assert not store.can_write


def test_a_reader_sees_what_a_writer_beside_it_has_saved(tmp_path: Path) -> None:
    path = tmp_path / "n.sqlite"
    with a_mapping(path) as mapping, opened(path) as reader:
        live = a_live(mapping)
        live.record([line("+ one")])
        assert len(reader.round().sessions[0].answers[0].points) == 1
        live.record([line("+ two")])
        assert len(reader.round().sessions[0].answers[0].points) == 2


def test_a_reader_that_stays_open_does_not_stop_the_writer(path: Path) -> None:
    with opened(path) as reader, opened(path, writing=True) as mapping:
        reader.round()
        live = live_again(mapping, mapping.round().sessions[1].known_id)
        live.record([line("+ said while somebody reads")])
        assert any("while" in p.text for a in live.session.answers for p in a.points)


def test_a_writer_that_lets_go_lets_the_next_one_in(path: Path) -> None:
    holding(path).let_go()
    files.open_for_writing(path, HOLDER).close()


def test_the_lock_of_a_process_that_was_killed_is_free_at_once(path: Path) -> None:
    child = holding(path)
    child.kill()
    files.open_for_writing(path, HOLDER).close()


def test_a_failed_opening_leaves_no_lock_held(path: Path) -> None:
    os.truncate(path, 4096)
    with pytest.raises(MappingFileError):
        files.open_for_writing(path, HOLDER)
    path.unlink()
    a_full_mapping(path)


@pytest.mark.parametrize("reading", [True, False])
def test_a_save_that_was_killed_half_way_is_undone_by_the_next_opener(
    path: Path, reading: bool
) -> None:
    with opened(path) as mapping:
        before = mapping.round()
    whole = path.read_bytes()
    broken_off(path).kill()
    assert path.read_bytes() != whole
    assert path.with_name("north.sqlite-journal").stat().st_size
    with opened(path, writing=not reading) as mapping:
        assert mapping.round() == before
    assert check(path) == ()


def test_a_copy_taken_in_the_middle_of_a_save_is_undone_with_its_journal(path: Path) -> None:
    with opened(path) as mapping:
        before = mapping.round()
    copy = path.with_name("copy.sqlite")
    with broken_off(path):
        shutil.copy(path, copy)
        shutil.copy(f"{path}-journal", f"{copy}-journal")
    with opened(copy) as mapping:
        assert mapping.round() == before
    assert check(copy) == ()


def test_a_reader_leaves_the_journal_of_a_living_writer_alone(path: Path) -> None:
    with broken_off(path):
        journal = path.with_name("north.sqlite-journal")
        before = journal.read_bytes()
        with pytest.raises(MappingFileError, match="is being written just now"):
            opened(path).round()
        assert journal.read_bytes() == before


def test_check_says_what_to_do_about_a_save_that_was_broken_off(path: Path) -> None:
    broken_off(path).kill()
    spoiled = path.read_bytes()
    (fault,) = check(path)
    assert "was broken off" in fault
    assert "open it once" in fault
    assert path.read_bytes() == spoiled


def for_another_user(path: Path, *, folder: int, file: int) -> Path:
    """The mapping where another user finds it, with these permissions."""
    for parent in path.parents:
        if parent == Path(tempfile.gettempdir()):
            break
        parent.chmod(parent.stat().st_mode | 0o055)
    path.chmod(file)
    path.with_name("north.sqlite.lock").unlink()
    path.parent.chmod(folder)
    return path


def test_a_file_in_a_folder_that_is_read_only_opens_for_reading(path: Path) -> None:
    for_another_user(path, folder=0o555, file=0o444)
    said = said_by_a_child(lambda: opened(path).authority, OTHER_USER)
    path.parent.chmod(0o755)
    assert said == AUTHORITY


@pytest.mark.parametrize(
    ("folder", "file", "why"),
    [(0o555, 0o666, "its folder cannot be written to"), (0o777, 0o444, "marked as read-only")],
)
def test_what_cannot_be_written_to_says_so_when_it_is_opened_and_not_at_the_first_line(
    path: Path, folder: int, file: int, why: str
) -> None:
    for_another_user(path, folder=folder, file=file)

    def try_to_write() -> str:
        try:
            files.open_for_writing(path, HOLDER).close()
        except ReadOnlyError as error:
            return str(error)
        return "it opened"

    said = said_by_a_child(try_to_write, OTHER_USER)
    path.parent.chmod(0o755)
    assert said.startswith("north.sqlite can only be read: ")
    assert why in said


def test_a_save_that_was_broken_off_in_a_folder_that_is_read_only_says_so(path: Path) -> None:
    broken_off(path).kill()
    for_another_user(path, folder=0o555, file=0o644)
    path.with_name("north.sqlite-journal").chmod(0o644)

    def try_to_read() -> str:
        try:
            return opened(path).authority
        except MappingFileError as error:
            return str(error)

    said = said_by_a_child(try_to_read, OTHER_USER)
    path.parent.chmod(0o755)
    assert "can only be read" in said


def test_a_file_that_may_not_be_read_says_so(path: Path) -> None:
    for_another_user(path, folder=0o555, file=0o000)

    def try_to_read() -> str:
        try:
            return opened(path).authority
        except MappingFileError as error:
            return str(error)

    said = said_by_a_child(try_to_read, OTHER_USER if os.getuid() == 0 else None)
    path.parent.chmod(0o755)
    assert said == "north.sqlite cannot be read: Permission denied."


@pytest.mark.parametrize("content", [b"not a lock at all" * 99, b"SQLite format 3\x00junk" * 99])
def test_something_else_in_the_place_of_the_lock_is_named(path: Path, content: bytes) -> None:
    path.with_name("north.sqlite.lock").write_bytes(content)
    with pytest.raises(ReadOnlyError, match=r"north\.sqlite\.lock is no lock"):
        files.open_for_writing(path, HOLDER)
    with files.open_for_reading(path) as store:
        assert store.authority == AUTHORITY
