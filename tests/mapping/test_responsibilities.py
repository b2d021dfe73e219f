"""The summary of responsibilities: every expectation to the letter, and no round behind it."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from ncf_reflect.banks.framework import Library
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.publishing import render_report
from ncf_reflect.mapping.reporting.expected import with_guidance
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.mapping.responsibilities import (
    publish_responsibilities,
    render_responsibilities,
    summary_of,
)
from ncf_reflect.model.lens import Linkable
from ncf_reflect.model.session import Round
from ncf_reflect.report.formats import FORMATS
from tests.mapping.gap_making import LETTERS, a_gap, a_talked_round, points
from tests.mapping.test_lens import ONE, linker
from tests.report.reading import Page, texts, word_texts

KIND = "responsibilities"
AT = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
READERS: dict[str, Callable[[bytes], list[str]]] = {
    "md": lambda data: texts(data.decode()),
    "html": lambda data: Page(data).texts,
    "docx": word_texts,
}
OUR_OWN = "These are our own words, not the guidance’s."


@cache
def library() -> Library:
    return Library(None)


@cache
def told(name: str) -> tuple[str, ...]:
    """All texts of the paper in a format, as a reader has them."""
    return tuple(READERS[name](render_responsibilities(library(), KIND, name)))


@pytest.mark.parametrize("name", FORMATS)
def test_every_expectation_and_principle_stands_in_it_to_the_letter(name: str) -> None:
    guidance, page = library().framework, "\n".join(told(name))
    wanted = [placed.text for placed in guidance.placed()]
    wanted += [text for each in guidance.principles for text in (each.title, each.text)]
    wanted += [line for part in library().summary.parts for line in part.lines]
    wanted += [section.title for section in guidance.sections]
    assert len(wanted) == 241 + 12 + 19 + 7
    assert [text for text in wanted if text not in page] == []


@pytest.mark.parametrize("name", FORMATS)
def test_whose_words_they_are_stands_in_it(name: str) -> None:
    page = "\n".join(told(name))
    assert page.count(library().framework.credit) == 2
    assert OUR_OWN in page and "Open Government Licence v3.0" in page


def test_there_is_a_table_for_each_section_with_its_roles() -> None:
    rows = {one.title: one.duties for one in summary_of(library()).sections}
    assert [len(duties) for duties in rows.values()] == [0, 18, 12, 13, 10, 18, 22]
    last = summary_of(library()).sections[-1].duties[-1]
    assert (last.matter, last.number, last.workers) == ("Support for care leavers", 6, "")
    assert last.leaders.startswith("Leaders recognise the needs of care leavers")


def test_the_partnership_has_its_own_list() -> None:
    (shared,) = summary_of(library()).sections[0].shared
    assert shared.who == "All organisations" and len(shared.texts) == 4
    assert shared.intro.endswith("should use the National Framework to:")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_framework_gives_the_same_bytes(name: str) -> None:
    first = render_responsibilities(library(), KIND, name)
    assert render_responsibilities(Library(None), KIND, name) == first


def test_a_file_of_it_is_called_after_nobody(tmp_path: Path) -> None:
    path = publish_responsibilities(library(), KIND, "md", tmp_path / "exports", AT)
    assert path.name == "Summary of responsibilities, 2026-05-04 0900.md"
    with pytest.raises(RefusedError, match="is there already"):
        publish_responsibilities(library(), KIND, "md", tmp_path, AT, path)


def test_a_kind_that_needs_a_round_is_none_of_these() -> None:
    with pytest.raises(RefusedError, match="There is no kind board that needs no round"):
        render_responsibilities(library(), "board", "md")


def test_a_gap_cites_the_expectation_with_its_place_and_whose_words_they_are(
    tmp_path: Path,
) -> None:
    with a_talked_round(tmp_path / "n.sqlite") as mapping:
        gap = a_gap(mapping)
        linker(mapping).link(Linkable.GAP, str(gap.id), ONE)
        round_ = mapping.round()
    paper = report(round_, "board")
    text = next(each.text for each in library().framework.placed() if each.id == ONE)
    assert f"“{text}” (Outcome 1 (from page 29), " in paper
    assert "and families, 2)" in paper
    assert library().framework.credit in paper


def test_what_nobody_mentioned_stands_in_the_annex_alone_and_only_where_something_is_linked(
    tmp_path: Path,
) -> None:
    with a_talked_round(tmp_path / "n.sqlite") as mapping:
        assert "To ask about" not in report(mapping.round(), "annex")
        point = points(mapping.round())[LETTERS]
        linker(mapping).link(Linkable.POINT, point, ONE)
        annex, board = report(mapping.round(), "annex"), report(mapping.round(), "board")
    assert "To ask about: what is expected and nobody mentioned" in annex
    assert "Care leavers: 17 expectations and no question of their own" in annex
    placed = {each.id: each.text for each in library().framework.placed()}
    assert placed["stay-together.every-area.1"] in annex
    assert placed[ONE] not in annex and placed["safe.every-area.1"] not in annex
    assert "To ask about" not in board


def report(round_: Round, kind: str) -> str:
    options = with_guidance(ReportOptions(kind=kind), round_, library)
    return "\n".join(READERS["html"](render_report(round_, "html", options)))
