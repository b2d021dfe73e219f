"""A person's words for the report are kept, and travel as Markdown to the letter."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ncf_reflect.errors import FaultsError, RefusedError
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.publishing import render_report
from ncf_reflect.mapping.report_reading import read_report
from ncf_reflect.mapping.report_words import (
    LARGEST_FILE,
    MOST_WORDS,
    as_markdown,
    from_markdown,
    places,
    write_words,
)
from ncf_reflect.model.session import Round
from ncf_reflect.model.shared import ReportWords, WordsPlace
from ncf_reflect.model.text import clean
from ncf_reflect.report.formats import FORMATS
from tests.mapping.builders import a_mapping
from tests.mapping.report_round import a_round


@pytest.fixture
def mapping(tmp_path: Path) -> Iterator[OpenedMapping]:
    with a_mapping(tmp_path / "north.ncf") as made:
        yield made


def written(mapping: OpenedMapping) -> dict[str, str]:
    return {place.name: place.text for place in places(mapping.round()) if place.text}


def test_there_is_a_place_for_each_and_one_for_children_in_each_section() -> None:
    assert [place.name for place in places(a_round())] == [
        "summary",
        "asks",
        "children",
        "children.multi-agency",
        "children.stay-together",
        "children.family-network",
        "limits",
    ]


def test_words_are_kept_and_the_newest_hold(mapping: OpenedMapping) -> None:
    texts = {"summary": "\nWe listened.\n", "children.stay-together": "Fewer moves."}
    assert write_words(mapping, mapping.round(), texts) == tuple(texts)
    assert written(mapping) == {"summary": "We listened.", "children.stay-together": "Fewer moves."}
    assert write_words(mapping, mapping.round(), {"summary": "We listened."}) == ()
    write_words(mapping, mapping.round(), {"summary": "We listened twice."})
    assert written(mapping)["summary"] == "We listened twice."


def test_emptied_words_give_the_place_back(mapping: OpenedMapping) -> None:
    write_words(mapping, mapping.round(), {"limits": "Few came."})
    assert write_words(mapping, mapping.round(), {"limits": " \n "}) == ("limits",)
    assert written(mapping) == {}


def test_what_does_not_fit_is_refused_and_nothing_is_kept(mapping: OpenedMapping) -> None:
    with pytest.raises(RefusedError, match="Places: summary, asks, children,"):
        write_words(mapping, mapping.round(), {"summary": "Kept?", "preface": "No."})
    with pytest.raises(RefusedError, match="at most 20,000 letters: 1 too many"):
        write_words(mapping, mapping.round(), {"summary": "Kept?", "asks": "x" * (MOST_WORDS + 1)})
    assert written(mapping) == {}


def with_words(*words: tuple[WordsPlace, str, str]) -> Round:
    held = tuple(ReportWords(place=at, section=section, text=text) for at, section, text in words)
    return a_round().model_copy(update={"words": held})


NASTY = st.text(st.sampled_from("a<!-- place:summary>\\\n#é "), min_size=1, max_size=80)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(NASTY, NASTY)
def test_words_come_back_from_the_file_to_the_letter(summary: str, children: str) -> None:
    round_ = with_words(
        (WordsPlace.SUMMARY, "", clean(summary)),
        (WordsPlace.CHILDREN, "stay-together", clean(children)),
    )
    back = from_markdown(round_, as_markdown(round_).encode())
    for name, text in (("summary", summary), ("children.stay-together", children)):
        assert back[name] == (text.strip("\n").rstrip() if text.strip() else "")
    assert set(back) == {place.name for place in places(round_)}


def test_a_mark_of_ours_in_the_words_is_no_mark() -> None:
    text = "Before\n<!-- place: limits -->\n\\<!-- place: asks -->\nafter"
    round_ = with_words((WordsPlace.SUMMARY, "", text))
    assert from_markdown(round_, as_markdown(round_).encode())["summary"] == text


def test_a_place_that_the_file_has_not_keeps_its_words() -> None:
    edited = b"\xef\xbb\xbf<!-- place: asks -->\r\n\r\nDecide who owns it.\r\n"
    assert from_markdown(a_round(), edited) == {"asks": "Decide who owns it."}


def test_every_fault_of_a_file_is_told_at_once() -> None:
    data = b"<!-- place: preface -->\n<!-- place: asks -->\n<!-- place: asks -->\n"
    with pytest.raises(FaultsError) as refused:
        from_markdown(a_round(), data)
    assert len(refused.value.faults) == 2
    with pytest.raises(FaultsError, match="there is no mark"):
        from_markdown(a_round(), b"Only words")


@pytest.mark.parametrize(
    ("data", "words"), [(b"\xff\xfe", "not UTF-8"), (b"x" * (LARGEST_FILE + 1), "is larger than")]
)
def test_a_file_that_cannot_be_one_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        from_markdown(a_round(), data)


def test_the_authority_s_name_cannot_end_the_comment() -> None:
    hostile = a_round().model_copy(update={"authority": "North\n<!-- place: limits -->\nshire"})
    assert from_markdown(hostile, as_markdown(hostile).encode())["limits"] == ""


@pytest.mark.parametrize("format_", FORMATS)
def test_what_was_written_is_printed_as_the_author_s_however_often_it_is_made(
    mapping: OpenedMapping, format_: str
) -> None:
    own = {
        "summary": "We listened.",
        "asks": "Own the letters.",
        "children": "Fewer moves.",
        "children.stay-together": "Known by name.",
        "limits": "Few came.",
    }
    write_words(mapping, mapping.round(), own)
    first, second = (render_report(mapping.round(), format_) for _ in range(2))
    assert first == second
    told = read_report(first).text.replace("*", "")
    for text in own.values():
        assert f"{text} (written by the author)" in told
