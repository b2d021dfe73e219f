"""Finding words in points, notes, decisions and themes."""

from pathlib import Path

import pytest

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.search import FoundIn, Searched, search
from ncf_reflect.mapping.themes import Codebook
from ncf_reflect.model.groups import Group
from tests.mapping.builders import ROUND, a_live, a_mapping, line
from tests.mapping.deciding import CONFIRM, SET_ASIDE, decided


@pytest.fixture
def mapping(tmp_path: Path) -> OpenedMapping:
    mapping = a_mapping(tmp_path / "n.sqlite")
    for group in (Group.WORKERS, Group.LEADERS):
        live = a_live(mapping, group)
        live.record([line("- Late LETTERS at 100% #post"), line(". A note on the same people")])
        live.close()
    Codebook(mapping, ROUND).describe("post", "letters and the like")
    decided(mapping, SET_ASIDE)
    a_live(mapping).record([line("- Letters, still open")])
    return mapping


def found(mapping: OpenedMapping, words: str) -> list[tuple[FoundIn, str]]:
    return [(hit.found_in, hit.text) for hit in search(mapping.round(), words)]


def test_words_are_found_whatever_their_capitals_and_order(mapping: OpenedMapping) -> None:
    point = (FoundIn.POINT, "Late LETTERS at 100%")
    assert found(mapping, "letters LATE") == [point, point]


def test_themes_are_found_by_name_and_description(mapping: OpenedMapping) -> None:
    assert found(mapping, "letters like") == [(FoundIn.THEME, "post: letters and the like")]


def test_notes_and_decisions_are_found(mapping: OpenedMapping) -> None:
    note = (FoundIn.NOTE, "A note on the same people")
    assert found(mapping, "same people") == [(FoundIn.DECISION, "the same people"), note, note]


def test_a_decision_without_a_note_says_what_was_decided(mapping: OpenedMapping) -> None:
    decided(mapping, CONFIRM)
    assert found(mapping, "confirm") == [(FoundIn.DECISION, f"confirm, {CONFIRM.role}")]


def test_points_are_found_by_their_themes(mapping: OpenedMapping) -> None:
    assert len(found(mapping, "post late")) == 2


@pytest.mark.parametrize("word", ["%", "_", "100%", "[", "'", "a-b", '"'])
def test_signs_are_only_signs(mapping: OpenedMapping, word: str) -> None:
    assert len(found(mapping, word)) == (2 if word in "100%" else 0)


def test_a_hit_says_where_it_stands(mapping: OpenedMapping) -> None:
    hit = search(mapping.round(), "late letters")[0]
    assert (hit.question, hit.groups) == ("stay-together.first-interaction", (Group.WORKERS,))
    assert hit.session == mapping.round().sessions[0].known_id
    assert hit.themes == ("post",)


def test_a_theme_stands_at_the_first_question_that_has_it(mapping: OpenedMapping) -> None:
    Codebook(mapping, ROUND).describe("unused", "on no point yet")
    used, unused = (Searched(mapping.round()).find(words)[0] for words in ("post", "unused"))
    assert (used.question, unused.question) == ("stay-together.first-interaction", "")


def test_what_was_read_once_is_searched_again_and_again(mapping: OpenedMapping) -> None:
    searched = Searched(mapping.round())
    assert [len(searched.find(words)) for words in ("late", "", "  ", "late letters")] == [
        2,
        0,
        0,
        2,
    ]


def test_what_is_not_finished_is_not_found(mapping: OpenedMapping) -> None:
    assert found(mapping, "still open") == []


def test_nothing_to_look_for_is_refused(mapping: OpenedMapping) -> None:
    with pytest.raises(RefusedError, match="Say which words"):
        search(mapping.round(), "  ")
