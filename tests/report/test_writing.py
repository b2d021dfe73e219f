"""What a report's file is called, and how it gets there."""

import errno
import os
import stat
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ncf_reflect.errors import RefusedError
from ncf_reflect.report import writing
from ncf_reflect.report.writing import report_name, write_new

AT = datetime(2026, 3, 12, 16, 40)
NAME = "a report.md"


def test_a_name_says_whose_which_and_when():
    name = report_name("Northumberland", "Spring 2026", AT, ".md")
    assert name == "Northumberland, Spring 2026, gap report, 2026-03-12 1640.md"


@pytest.mark.parametrize(
    ("authority", "title", "begins"),
    [
        ("../../etc", "a/b\\c", "etc, a b c, gap"),
        ("Bath: City", "Q1?*|<>", "Bath City, Q1, gap"),
        ("...", "-rf", "rf, gap"),
        ("\u202egpj", "a\u200fb", "gpj, a b, gap"),
        ("two\nlines", "tab\there", "two lines, tab here, gap"),
        ("?", "*", "Round, gap"),
        ("CON.x", "Spring", "_CON.x, Spring, gap"),
        ("aux .", "Spring", "aux, Spring, gap"),
        ("COM¹.a", "Spring", "_COM¹.a, Spring, gap"),
        ("Ynys Môn", "Gwanwyn", "Ynys Môn, Gwanwyn, gap"),
    ],
)
def test_a_name_is_one_that_every_system_allows(authority, title, begins):
    assert report_name(authority, title, AT, ".md").startswith(begins)


@given(st.text(max_size=400), st.text(max_size=400))
def test_a_name_is_short_and_no_path_whatever_the_round_is_called(authority, title):
    name = report_name(authority, title, AT, ".md")
    assert len(name) <= 120
    assert len(name.encode()) <= 240
    assert name.endswith(", gap report, 2026-03-12 1640.md")
    assert not set(name) & set('/\\:*?"<>|\0\n\u202e')
    assert name[0] not in " .-"


def test_a_long_name_is_cut_where_it_can_be_seen():
    name = report_name("A" * 300, "Spring", AT, ".md")
    assert "…, gap report, " in name
    assert len(name) >= 118


def test_a_report_is_written_to_the_byte_and_for_its_owner_only(tmp_path):
    path = write_new(tmp_path, NAME, b"one\r\ntwo")
    assert path == tmp_path / NAME
    assert path.read_bytes() == b"one\r\ntwo"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_second_report_of_the_same_name_stands_beside_the_first(tmp_path):
    paths = [write_new(tmp_path, NAME, data) for data in (b"1", b"2", b"3")]
    assert [path.name for path in paths] == [NAME, "a report (2).md", "a report (3).md"]
    assert [path.read_bytes() for path in paths] == [b"1", b"2", b"3"]


def test_a_numbered_name_is_no_longer_than_names_may_be(tmp_path):
    name = "a" * 117 + ".md"
    paths = [write_new(tmp_path, name, b"1") for _ in range(2)]
    assert len(paths[1].name) == 120


def test_nothing_but_the_report_is_left_in_the_folder(tmp_path):
    write_new(tmp_path, NAME, b"1")
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize("planted", ["victim.txt", "nowhere.txt"])
def test_a_planted_link_is_never_written_through(tmp_path, planted):
    victim = tmp_path / "victim.txt"
    victim.write_bytes(b"mine")
    (tmp_path / NAME).symlink_to(tmp_path / planted)
    path = write_new(tmp_path, NAME, b"1")
    assert path.name == "a report (2).md"
    assert victim.read_bytes() == b"mine"
    assert not (tmp_path / "nowhere.txt").exists()


def test_a_folder_that_is_a_link_is_refused(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    with pytest.raises(RefusedError, match="is a link"):
        write_new(tmp_path / "link", NAME, b"1")
    assert not list((tmp_path / "real").iterdir())


@pytest.mark.parametrize("name", ["../out.md", "a/b.md", "a\\b.md", "..", "", "C:x.md"])
def test_a_name_that_is_a_path_is_refused(tmp_path, name):
    with pytest.raises(RefusedError, match="plain file name"):
        write_new(tmp_path, name, b"1")


def test_a_folder_that_is_not_there_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(RefusedError, match="there is no folder"):
        write_new(tmp_path / "none", NAME, b"1")


def failing_with(number: int):
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "takes no new files"),
        (errno.EROFS, "takes no new files"),
        (errno.EIO, "Choose another folder"),
    ],
)
def test_what_the_disk_refuses_is_said_and_leaves_nothing(tmp_path, monkeypatch, number, sentence):
    monkeypatch.setattr(writing.os, "fsync", failing_with(number))
    with pytest.raises(RefusedError, match=sentence):
        write_new(tmp_path, NAME, b"1")
    assert not list(tmp_path.iterdir())


def test_a_file_system_without_hard_links_still_never_replaces_a_file(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "hardlink_to", failing_with(errno.EPERM))
    paths = [write_new(tmp_path, NAME, data) for data in (b"1", b"2")]
    assert [path.name for path in paths] == [NAME, "a report (2).md"]
    assert [path.read_bytes() for path in paths] == [b"1", b"2"]
    assert len(list(tmp_path.iterdir())) == 2
