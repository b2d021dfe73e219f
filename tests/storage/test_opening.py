"""A mapping file is opened in one place only, and refused in a sentence of its own."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ncf_reflect.errors import MappingFileError
from ncf_reflect.storage import files
from ncf_reflect.storage.header import SCHEMA_VERSION
from ncf_reflect.storage.store import MappingStore
from tests.mapping.builders import AUTHORITY, HOLDER, NOW, a_mapping
from tests.storage.builders import a_full_mapping

Spoil = Callable[[Path], object]


def a_file(folder: Path, spoil: Spoil) -> Path:
    path = folder / "north.sqlite"
    spoil(a_full_mapping(path))
    return path


def patched(offset: int, value: bytes) -> Spoil:
    def spoil(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[offset : offset + len(value)] = value
        path.write_bytes(data)

    return spoil


def cut_to(length: int) -> Spoil:
    return lambda path: os.truncate(path, length)


REFUSED: dict[str, tuple[Spoil, str]] = {
    "missing": (Path.unlink, "There is no mapping at "),
    "empty": (cut_to(0), "north.sqlite is empty"),
    "a text": (lambda path: path.write_bytes(b"Dear all, " * 500), "is not a mapping file"),
    "a short text": (lambda path: path.write_bytes(b"Dear all"), "is not a mapping file"),
    "another program's": (patched(68, b"\x00\x00\x00\x01"), "belongs to another program"),
    "a newer version's": (
        patched(60, (SCHEMA_VERSION + 1).to_bytes(4, "big")),
        "made by a newer version",
    ),
    "cut short in the header": (cut_to(70), "is cut short"),
    "cut short in the magic": (cut_to(7), "is cut short"),
    "cut short by a byte": (lambda p: os.truncate(p, p.stat().st_size - 1), "is cut short"),
    "cut short by a page": (lambda p: os.truncate(p, p.stat().st_size - 4096), "is cut short"),
    "a folder": (lambda path: (path.unlink(), path.mkdir()), "cannot be read"),
}


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("way", [files.open_for_reading, lambda p: files.open_for_writing(p, "me")])
def test_what_is_no_whole_mapping_of_ours_is_refused_and_left_as_it_is(
    tmp_path: Path, what: str, way: Callable[[Path], MappingStore]
) -> None:
    spoil, sentence = REFUSED[what]
    path = a_file(tmp_path, spoil)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(MappingFileError, match=sentence):
        way(path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_each_refusal_has_a_sentence_of_its_own() -> None:
    assert len({sentence for _, sentence in REFUSED.values()}) == 7


def test_a_mistyped_name_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(MappingFileError):
        files.open_for_writing(tmp_path / "nroth.sqlite", HOLDER)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "a?b.sqlite",
        "a#b.sqlite",
        "a%41b.sqlite",
        "a b.sqlite",
        "Sir y Fflint ŵ 北.sqlite",
        "a&mode=memory.sqlite",
        "'; --.sqlite",
        os.fsdecode(b"latin-\xe9.sqlite"),
    ],
)
def test_a_file_of_any_name_is_the_file_that_is_opened(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    a_mapping(path).store.close()
    with files.open_for_writing(path, HOLDER) as store:
        assert store.authority == AUTHORITY
    with files.open_for_reading(path) as store:
        assert store.authority == AUTHORITY
    assert {file.name for file in tmp_path.iterdir() if file.suffix == ".sqlite"} == {name}


WRITER = {
    "journal_mode": "truncate",
    "synchronous": 3,
    "secure_delete": 1,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "busy_timeout": 250,
}
READER = {name: WRITER[name] for name in WRITER if name not in ("synchronous", "secure_delete")}


def setting(store: MappingStore, name: str) -> object:
    return store._database.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_mapping_is_made_with_every_setting_in_force(tmp_path: Path) -> None:
    with files.create(tmp_path / "n.sqlite", AUTHORITY, NOW, HOLDER) as store:
        assert {name: setting(store, name) for name in WRITER} == WRITER
        assert store._database.conn.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 5_000_000


def test_a_writer_has_every_setting_in_force(tmp_path: Path) -> None:
    with files.open_for_writing(a_full_mapping(tmp_path / "n.sqlite"), HOLDER) as store:
        assert {name: setting(store, name) for name in WRITER} == WRITER
        assert store._database.conn.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 5_000_000


def test_a_reader_has_every_setting_that_a_reader_needs(tmp_path: Path) -> None:
    with files.open_for_reading(a_full_mapping(tmp_path / "n.sqlite")) as store:
        in_force = {name: setting(store, name) for name in READER}
        assert in_force == {**READER, "journal_mode": "delete"}
        assert store._database.conn.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 5_000_000


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    with (
        files.open_for_reading(a_full_mapping(tmp_path / "n.sqlite")) as store,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        store._database.execute("DELETE FROM points")


def test_every_table_of_ours_is_strict(tmp_path: Path) -> None:
    with files.open_for_reading(a_full_mapping(tmp_path / "n.sqlite")) as store:
        rows = store._database.query("SELECT * FROM pragma_table_list WHERE type = 'table'")
    ours = {row["name"]: row["strict"] for row in rows if not row["name"].startswith("sqlite_")}
    assert {name for name, strict in ours.items() if not strict} == {"_sqlite_migrations"}
    assert len(ours) > 12


def test_a_row_that_belongs_to_nothing_is_refused(tmp_path: Path) -> None:
    with (
        a_mapping(tmp_path / "n.sqlite") as mapping,
        pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"),
    ):
        mapping.store._database.execute("INSERT INTO points VALUES ('p', 'no such session')")


def test_a_new_file_is_for_this_person_alone(tmp_path: Path) -> None:
    path = tmp_path / "sessions" / "north.sqlite"
    files.create(path, AUTHORITY, NOW, HOLDER).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.with_name("north.sqlite.lock").stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_new_mapping_is_never_made_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "north.sqlite"
    path.write_text("precious", encoding="utf-8")
    with pytest.raises(MappingFileError, match="is there already"):
        files.create(path, AUTHORITY, NOW, HOLDER)
    assert path.read_text(encoding="utf-8") == "precious"


def test_a_new_mapping_is_never_made_through_a_link(tmp_path: Path) -> None:
    path = tmp_path / "north.sqlite"
    path.symlink_to(tmp_path / "elsewhere.sqlite")
    with pytest.raises(MappingFileError, match="is there already"):
        files.create(path, AUTHORITY, NOW, HOLDER)
    assert not (tmp_path / "elsewhere.sqlite").exists()


def test_a_mapping_that_could_not_be_made_leaves_no_file_behind(tmp_path: Path) -> None:
    path = tmp_path / "north.sqlite"
    (tmp_path / "north.sqlite.lock").mkdir()
    with pytest.raises(MappingFileError, match=r"north\.sqlite\.lock is no lock"):
        files.create(path, AUTHORITY, NOW, HOLDER)
    assert not path.exists()


def test_nothing_is_left_beside_the_file_but_its_lock(tmp_path: Path) -> None:
    a_full_mapping(tmp_path / "n.sqlite")
    beside = {file.name: file.stat().st_size for file in tmp_path.iterdir()}
    assert beside.keys() == {"n.sqlite", "n.sqlite.lock", "n.sqlite-journal"}
    assert beside["n.sqlite-journal"] == 0
