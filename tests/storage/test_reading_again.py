"""A round that was read is read again only where something was added, and never with less."""

from pathlib import Path

import pytest

from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.themes import Codebook
from ncf_reflect.model.session import Round
from tests.mapping.builders import ROUND, a_live, a_mapping, line, opened


@pytest.fixture
def mapping(tmp_path: Path) -> OpenedMapping:
    made = a_mapping(tmp_path / "n.sqlite")
    a_live(made).record([line("+ First")])
    return made


def texts(round_: Round) -> list[str]:
    return [p.text for s in round_.sessions for answer in s.answers for p in answer.points]


def test_a_round_is_the_very_same_as_long_as_nothing_was_added(mapping: OpenedMapping) -> None:
    first = mapping.round()
    assert mapping.round() is first
    Codebook(mapping, ROUND).describe("letters", "what we send")
    again = mapping.round()
    assert [theme.name for theme in again.themes] == ["letters"]
    assert again.sessions[0] is first.sessions[0]


def test_a_reader_beside_the_writer_sees_what_was_added(mapping: OpenedMapping) -> None:
    live = a_live(mapping)
    with opened(mapping.store.path, writing=False) as reader:
        assert texts(reader.round()) == ["First"]
        live.record([line("- Second")])
        Codebook(mapping, ROUND).describe("letters", "what we send")
        assert texts(reader.round()) == ["First", "Second"]
        assert len(reader.round().themes) == 1


def test_what_was_read_before_it_was_undone_is_not_kept(mapping: OpenedMapping) -> None:
    live, other, book = a_live(mapping), a_live(mapping), Codebook(mapping, ROUND)
    mapping.round()
    with pytest.raises(ZeroDivisionError), mapping.store.saving():
        live.record([line("- Never")])
        book.describe("never", "was")
        assert texts(mapping.round()) == ["First", "Never"]
        raise ZeroDivisionError
    other.record([line("- Instead")])
    book.describe("instead", "is")
    assert texts(mapping.round()) == ["First", "Instead"]
    assert [theme.name for theme in mapping.round().themes] == ["instead"]
