"""Old tables are brought up to date with a snapshot beside the file, or not at all."""

import resource
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from ncf_reflect.errors import MappingFileError, NotSavedError
from ncf_reflect.storage import files, header, schema
from ncf_reflect.storage.files import open_for_reading, open_for_writing, snapshot
from tests.children import said_by_a_child
from tests.mapping.builders import HOLDER, a_live, a_mapping, opened
from tests.storage.builders import a_full_mapping

OURS = schema.migrations
NEXT = header.SCHEMA_VERSION + 1
SNAPSHOT = f"n.sqlite.before-version-{NEXT}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_full_mapping(tmp_path / "n.sqlite")


def next_version(monkeypatch: pytest.MonkeyPatch, *steps: str) -> None:
    """As if a newer program had come, whose migrations are these statements."""
    migrations = Migrations("ncf-reflect")
    for known in OURS._migrations:
        migrations(name=known.name)(known.fn)
    for number, sql in enumerate(steps):
        migrations(name=f"step_{number}")(lambda database, sql=sql: database.execute(sql))
    monkeypatch.setattr(schema, "migrations", migrations)
    for module in (header, schema, files):
        monkeypatch.setattr(module, "SCHEMA_VERSION", NEXT)


def tables(path: Path) -> set[str]:
    with sqlite3.connect(path) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def test_a_migration_leaves_a_snapshot_of_the_old_file_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path) as mapping:
        before = mapping.round()
    next_version(monkeypatch, "CREATE TABLE gaps (id TEXT) STRICT")
    open_for_writing(path, HOLDER).close()
    assert "gaps" in tables(path)
    assert "gaps" not in tables(path.with_name(SNAPSHOT))
    assert header.Header.read(path).schema_version == NEXT
    with opened(path) as mapping:
        assert mapping.round() == before


def test_a_snapshot_is_for_this_person_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    next_version(monkeypatch, "CREATE TABLE gaps (id TEXT) STRICT")
    open_for_writing(path, HOLDER).close()
    assert path.with_name(SNAPSHOT).stat().st_mode & 0o777 == 0o600


def test_a_migration_that_fails_half_way_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tables(path)
    next_version(monkeypatch, "CREATE TABLE gaps (id TEXT)", "CREATE TABLE chain (id TEXT)")
    with pytest.raises(MappingFileError):
        open_for_writing(path, HOLDER)
    assert tables(path) == old
    assert header.Header.read(path).schema_version == NEXT - 1


def test_a_migration_that_failed_can_be_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version(monkeypatch, "CREATE TABLE chain (id TEXT)")
    with pytest.raises(MappingFileError):
        open_for_writing(path, HOLDER)
    next_version(monkeypatch, "CREATE TABLE gaps (id TEXT) STRICT")
    open_for_writing(path, HOLDER).close()
    assert "gaps" in tables(path)


def test_a_reader_of_an_old_file_has_it_brought_up_to_date_first(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version(monkeypatch, "CREATE TABLE gaps (id TEXT) STRICT")
    with open_for_reading(path) as store:
        assert not store.can_write
    assert "gaps" in tables(path)


def test_a_file_of_today_is_not_migrated_and_has_no_snapshot(path: Path) -> None:
    open_for_writing(path, HOLDER).close()
    assert not list(path.parent.glob("*.before-*"))


def test_a_new_file_is_made_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(database: Database) -> None:
        raise sqlite3.OperationalError("the power is gone")

    path = tmp_path / "new.sqlite"
    monkeypatch.setattr("ncf_reflect.storage.schema.migrate", fail)
    with pytest.raises(NotSavedError, match="the power is gone"):
        a_mapping(path)
    assert not path.exists()


def test_a_snapshot_of_a_file_that_is_being_written_to_is_whole(tmp_path: Path) -> None:
    path, target = tmp_path / "n.sqlite", tmp_path / "elsewhere" / "copy.sqlite"
    target.parent.mkdir()
    with a_mapping(path) as mapping:
        a_live(mapping)
        snapshot(path, target)
        with opened(target) as copy:
            assert copy.round() == mapping.round()
    assert [file.name for file in target.parent.iterdir()] == ["copy.sqlite"]


def test_a_snapshot_that_cannot_be_made_says_so_and_leaves_nothing(path: Path) -> None:
    with pytest.raises(MappingFileError, match=r"No copy was made in .*: Not a directory"):
        snapshot(path, path / "copy.sqlite")


def test_a_snapshot_that_finds_no_room_says_so_and_leaves_nothing(path: Path) -> None:
    target = path.with_name("copy.sqlite")

    def copy() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        try:
            snapshot(path, target)
        except MappingFileError as error:
            return str(error)
        return "copied"

    assert "the disk is full" in said_by_a_child(copy)
    assert not list(path.parent.glob("copy*"))
