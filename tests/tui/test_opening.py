"""What the app opens on where the newest mapping cannot be opened."""

from pathlib import Path

import pytest

from ncf_reflect.errors import MappingFileError
from ncf_reflect.tui.widgets.points import PointList
from tests.tui.driving import in_room, mapping_in, running


def a_newer_broken_file(folder: Path) -> bytes:
    whole = folder / "sessions" / "here.sqlite"
    broken = folder / "sessions" / "broken.sqlite"
    broken.write_bytes(whole.read_bytes()[:3000])
    return broken.read_bytes()


async def test_a_broken_newest_mapping_is_told_and_the_next_one_opens(tmp_path: Path) -> None:
    mapping_in(tmp_path)
    before = a_newer_broken_file(tmp_path)
    async with running(tmp_path, (80, 24)) as driven:
        await driven.see("Northumberland · Spring 2026", "broken.sqlite is cut short")
    assert (tmp_path / "sessions" / "broken.sqlite").read_bytes() == before


async def test_where_no_mapping_can_be_opened_it_says_why(tmp_path: Path) -> None:
    mapping_in(tmp_path)
    a_newer_broken_file(tmp_path)
    (tmp_path / "sessions" / "here.sqlite").unlink()
    with pytest.raises(MappingFileError, match="is cut short"):
        async with running(tmp_path):
            pass


async def test_a_click_on_a_line_leaves_the_keys_to_the_capture_line(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("+Duty desk calls back\n")
        await driven.see("Duty desk calls back")
        assert not driven.room.query_one(PointList).focus_on_click()
        driven.type("withdrawn\n")
        await driven.until(lambda: len(driven.said()) == 2)
