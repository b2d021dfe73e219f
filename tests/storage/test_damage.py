"""A damaged file is noticed, named, and left untouched (FAULTS, "The mapping file")."""

import os
import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ncf_reflect.errors import MappingFileError, ReflectError
from ncf_reflect.mapping.exchange import export_round
from ncf_reflect.storage import checking
from ncf_reflect.storage.checking import check
from tests.mapping.builders import ROUND, opened
from tests.storage.builders import a_full_mapping

FLIPS = 150
CUTS = 30


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_full_mapping(tmp_path_factory.mktemp("whole") / "north.sqlite")


@pytest.fixture
def path(tmp_path: Path, whole: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "north.sqlite"))


def all_that_it_says(path: Path) -> str:
    """Everything that a person would read from the file, or that it cannot be read."""
    try:
        with opened(path) as mapping:
            return export_round(mapping, ROUND)
    except ReflectError as error:
        return f"refused: {error}"


def flips(data: bytes) -> Iterator[tuple[int, int]]:
    """Places and bits, most of them where something stands, since much of a file is empty."""
    chance = random.Random(20260312)
    used = [place for place, byte in enumerate(data) if byte]
    for number in range(FLIPS):
        place = chance.choice(used) if number % 5 else chance.randrange(len(data))
        yield place, chance.randrange(8)


def unnoticed_changes(path: Path) -> Iterator[tuple[int, int]]:
    """Flips of a single bit that change what the file says without `check` complaining."""
    data = path.read_bytes()
    says = all_that_it_says(path)
    for place, bit in flips(data):
        spoiled = bytearray(data)
        spoiled[place] ^= 1 << bit
        path.write_bytes(spoiled)
        faults = check(path)
        assert path.read_bytes() == spoiled, "check changes no byte"
        if not faults and all_that_it_says(path) != says:
            yield place, bit


def test_no_flipped_bit_changes_what_a_file_says_unnoticed_and_check_never_raises_nor_writes(
    path: Path,
) -> None:
    assert list(unnoticed_changes(path)) == []


def no_faults(*_: object) -> Iterator[str]:
    return iter(())


@pytest.mark.parametrize("step", ["_session_faults", "_heading_faults", "_bank_faults"])
def test_flipped_bits_would_go_unnoticed_without_each_step_of_the_check(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(checking, step, no_faults)
    assert next(unnoticed_changes(path), None)


def test_a_file_that_was_cut_anywhere_is_noticed(path: Path) -> None:
    chance = random.Random(1)
    data = path.read_bytes()
    for _ in range(CUTS):
        path.write_bytes(data[: chance.randrange(len(data))])
        assert check(path)


@pytest.mark.parametrize("junk", [b"", b"\x00" * 8192, b"junk" * 4000, os.urandom(20_000)])
def test_check_of_junk_is_a_sentence(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "junk.sqlite"
    path.write_bytes(junk)
    (fault,) = check(path)
    assert fault.startswith("junk.sqlite is ")
    assert path.read_bytes() == junk


def test_check_of_a_header_followed_by_junk_is_a_sentence(path: Path) -> None:
    data = path.read_bytes()
    junk = random.Random(2).randbytes(len(data) - 100)
    path.write_bytes(data[:100] + junk)
    assert len(check(path)) == 1
    assert path.read_bytes() == data[:100] + junk


def test_a_whole_file_has_no_faults(path: Path) -> None:
    assert check(path) == ()


def change(path: Path, sql: str) -> None:
    """What somebody does to the file in a SQLite browser."""
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


CHANGED: dict[str, tuple[str, str]] = {
    "a point's words": (
        "UPDATE point_revisions SET text = 'All is well' WHERE seq = 3",
        "entry 3 (a point, 2026-03-12T09:30:03Z) is not what was saved",
    ),
    "a theme": (
        """UPDATE point_revisions SET themes = '["x"]' WHERE seq = 4""",
        "entry 4 (a point, ",
    ),
    "a vote": (
        "UPDATE vote_revisions SET votes = '[9,9,9,9,9]' WHERE seq = 6",
        "entry 6 (a vote, ",
    ),
    "a status": (
        "UPDATE answer_revisions SET reason = 'nothing-to-add'",
        "entry 8 (a question's status, ",
    ),
    "who was there": (
        "UPDATE session_revisions SET others_present = '' WHERE seq = 11",
        "entry 11 (the session's details, ",
    ),
    "when": ("UPDATE chain SET at = '2020-01-01T00:00:00Z' WHERE seq = 2", "entry 2 (a point, "),
    "by whom": ("UPDATE chain SET role = 'leader' WHERE seq = 2", "entry 2 (a point, "),
    "a salt": ("UPDATE chain SET salt = 'no salt' WHERE seq = 5", "entry 5 (a point, "),
    "a hash": ("UPDATE chain SET hash = hex(zeroblob(32)) WHERE seq = 7", "entry 7 (a vote, "),
    "a row taken out": (
        "DELETE FROM vote_revisions WHERE seq = 6; DELETE FROM chain WHERE seq = 6",
        "entry 6 is missing",
    ),
    "words taken out": ("DELETE FROM point_revisions WHERE seq = 3", "entry 3 is missing"),
    "a row that stands twice": (
        "INSERT INTO answer_revisions SELECT session, 3, 'q', 'answered', NULL "
        "FROM answer_revisions",
        "entry 4 is missing",
    ),
    "an entry without a link": (
        "INSERT INTO answer_revisions SELECT session, 14, 'q', 'answered', NULL "
        "FROM answer_revisions",
        "a row in answer_revisions belongs to nothing in chain",
    ),
    "the group": ("UPDATE session_groups SET group_name = 'leaders'", "entry 1 "),
    "the order of the sessions": (
        "UPDATE sessions SET position = 3 * position",
        "the order of the sessions",
    ),
    "the authority": ("UPDATE mapping SET authority = 'Elsewhere'", "the authority's name"),
    "no authority": ("DELETE FROM mapping", "the authority's name is missing"),
    "the round": ("UPDATE rounds SET title = 'Autumn 2026'", "the round “Autumn 2026”"),
    "the banks of the round": (
        "DELETE FROM round_banks WHERE position = 0",
        "the round “Spring 2026” is not what was saved",
    ),
    "a bank's question": (
        "UPDATE banks SET content = replace(content, 'complexity?', 'ease?')",
        "the copy of the bank tool-2 is not what was asked",
    ),
    "a bank's title": ("UPDATE banks SET title = 'x'", "the copy of the bank tool-1"),
    "all entries of a session": (
        "DELETE FROM session_revisions; DELETE FROM point_revisions; DELETE FROM vote_revisions; "
        "DELETE FROM answer_revisions; DELETE FROM chain",
        "it has no entries",
    ),
    "a point that belongs to nothing": (
        "PRAGMA foreign_keys=OFF; UPDATE points SET session = 'elsewhere'",
        "a row in points belongs to nothing in sessions",
    ),
    "a trigger": (
        "CREATE TRIGGER t AFTER INSERT ON chain BEGIN DELETE FROM drafts; END",
        "the trigger t is not ours",
    ),
    "a view": ("DROP VIEW current_votes", "the view current_votes is missing"),
    "another view": (
        "DROP VIEW current_votes; CREATE VIEW current_votes AS SELECT 1",
        "the view current_votes is not as this program makes it",
    ),
    "no text at all": (
        "UPDATE point_revisions SET text = CAST(x'ff' AS TEXT) WHERE seq = 3",
        "north.sqlite is damaged",
    ),
    "a nest": (
        "UPDATE point_revisions SET themes = "
        "replace(hex(zeroblob(40000)), '00', '[') WHERE seq = 3",
        "entry 3 ",
    ),
    "half a letter": (
        """UPDATE point_revisions SET themes = '["\\ud800"]' WHERE seq = 3""",
        "entry 3 ",
    ),
    "too long": ("UPDATE point_revisions SET text = hex(zeroblob(3000000)) WHERE seq = 3", ""),
}


@pytest.mark.parametrize("what", CHANGED)
def test_check_names_what_somebody_changed_and_reading_it_ends_in_a_round_or_in_a_sentence(
    path: Path, what: str
) -> None:
    sql, words = CHANGED[what]
    change(path, sql)
    changed = path.read_bytes()
    faults = check(path)
    assert any(words in fault for fault in faults), faults
    assert path.read_bytes() == changed
    assert all_that_it_says(path)


def test_check_names_only_the_first_wrong_row_of_a_session(path: Path) -> None:
    change(path, "UPDATE point_revisions SET text = 'All is well'")
    assert [fault.split(": ")[1].split(" (")[0] for fault in check(path)] == ["entry 2"] * 2


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE point_revisions SET kind = 'doxng'",
        "UPDATE point_revisions SET themes = '[}'",
        "UPDATE session_revisions SET held_on = 'soon'",
        "UPDATE banks SET content = '{}'",
        "DELETE FROM mapping",
        "DELETE FROM round_banks WHERE position = 1",
    ],
)
def test_a_row_that_holds_what_nobody_saved_is_called_damage(path: Path, sql: str) -> None:
    change(path, sql)
    with (
        opened(path) as mapping,
        pytest.raises(MappingFileError, match=r"north\.sqlite is damaged"),
    ):
        mapping.round(ROUND)


def test_a_bank_that_is_lost_from_a_round_is_called_damage(path: Path) -> None:
    change(path, "PRAGMA foreign_keys=OFF; DELETE FROM round_banks WHERE position = 1")
    with (
        opened(path) as mapping,
        pytest.raises(MappingFileError, match=r"north\.sqlite is damaged"),
    ):
        mapping.coverage(ROUND)
