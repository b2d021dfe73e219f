"""Half-written forms: kept beside the mapping, for this person alone, and gone when done with."""

import stat
from pathlib import Path

import pytest

from ncf_reflect.errors import MappingFileError
from ncf_reflect.storage.half_written import HalfWritten


def test_each_form_is_kept_to_the_letter_until_it_is_done_with(tmp_path: Path) -> None:
    kept = HalfWritten(tmp_path / "n.sqlite")
    assert kept.of("words") == {}
    kept.keep("words", {"summary": "ŵ [x]\n”"})
    kept.keep("gap", {"told": "x"})
    assert HalfWritten(tmp_path / "n.sqlite").of("words") == {"summary": "ŵ [x]\n”"}
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    kept.forget("gap")
    kept.forget("never kept")
    assert [path.name for path in tmp_path.iterdir()] == ["n.sqlite.half-written"]
    kept.forget("words")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("damaged", [b"", b"\xff", b"[1]", b'{"words": 3}', b'{"words": {"a"'])
def test_a_damaged_file_holds_nothing_and_is_written_anew(tmp_path: Path, damaged: bytes) -> None:
    kept = HalfWritten(tmp_path / "n.sqlite")
    kept.path.write_bytes(damaged)
    assert kept.of("words") == {}
    kept.keep("words", {"summary": "x"})
    assert kept.of("words") == {"summary": "x"}


def test_what_cannot_be_kept_is_an_error_with_a_sentence(tmp_path: Path) -> None:
    kept = HalfWritten(tmp_path / "n.sqlite")
    kept.path.mkdir()
    with pytest.raises(MappingFileError, match="Not kept"):
        kept.keep("words", {"summary": "x"})
