"""Pictures: what they show, what they never show, and that both ways of drawing them are sound."""

import struct

import pytest
from docx.oxml.parser import parse_xml

from ncf_reflect.report.blocks import Figure
from ncf_reflect.report.drawing import Box, Line, Words, shortened
from ncf_reflect.report.emf import emf
from ncf_reflect.report.pictured import (
    CoverageBar,
    CoverageMap,
    IndicatorLines,
    IndicatorRow,
    Look,
    Matrix,
    MatrixCell,
    MatrixRow,
    Ratings,
    Spread,
)
from ncf_reflect.report.pictures import (
    coverage_figure,
    indicator_figure,
    matrix_figure,
    spread_figure,
)
from ncf_reflect.report.pictures.matrix import _FILLS
from ncf_reflect.report.svg import svg
from tests.report.documents import HOSTILE, a_figure, a_table
from tests.report.test_html import contrast

LEVELS = ("1 Not yet", "2 Early", "3 Partly", "4 Mostly", "5 Fully")
WORKERS = Spread(group="Workers", counts=(2, 6, 3, 1, 0), middle="2 Early")
LEADERS = Spread(group="Leaders", counts=None, middle="4 Mostly")


def ratings(*spreads: Spread) -> Ratings:
    return Ratings(lines=(), table=a_table("cell"), levels=LEVELS, spreads=spreads)


def words(figure: Figure | None) -> list[str]:
    assert figure is not None
    return [shape.text for shape in figure.drawing.shapes if isinstance(shape, Words)]


def a_matrix(**known: object) -> Matrix:
    cell = MatrixCell(look=Look.DIFFER, sign="◆", words="dissonance, firm")
    row = MatrixRow(subject="First interaction", reference="stay-together.1", cells=(cell, None))
    return Matrix(
        pairs=("Workers and managers", "Workers and leaders"),
        sections=(("Outcome 1: Stay together", (row,)),),
    )


def test_ratings_stand_over_one_ruler_with_their_counts_and_middle_answer() -> None:
    shown = words(spread_figure(ratings(WORKERS), "First interaction"))
    assert {"Workers", "2", "6", "3", "1", "Middle: 2 Early"} <= set(shown)
    assert " ".join(level for level in LEVELS) in " ".join(shown)


def test_a_bar_is_as_tall_as_its_share_of_the_groups_own_ratings() -> None:
    def heights(*counts: int) -> list[float]:
        one = Spread(group="G", counts=counts, middle="")
        figure = spread_figure(ratings(one), "x")
        assert figure is not None
        return [s.height for s in figure.drawing.shapes if isinstance(s, Box)]

    assert heights(1, 3, 0, 0, 0) == heights(10, 30, 0, 0, 0)
    one, three = heights(1, 3, 0, 0, 0)
    assert three == pytest.approx(3 * one)


def test_a_group_whose_counts_are_left_out_has_no_bar() -> None:
    figure = spread_figure(ratings(WORKERS, LEADERS), "x")
    assert figure is not None
    bars = [shape for shape in figure.drawing.shapes if isinstance(shape, Box)]
    assert len(bars) == 4
    assert any("Left out of this copy" in text for text in words(figure))
    assert spread_figure(ratings(LEADERS), "x") is None


def test_a_cell_of_the_matrix_says_in_words_what_its_colour_repeats() -> None:
    figure = matrix_figure(a_matrix())
    assert {"◆ dissonance", "firm"} <= set(words(figure))
    assert figure.table.rows[0][2:] == ("◆ dissonance, firm", "not both asked")


@pytest.mark.parametrize("look", Look)
def test_letters_stand_out_from_every_cell(look: Look) -> None:
    assert contrast("#1a1a1a", _FILLS[look]) >= 4.5


def test_coverage_says_how_far_each_group_got() -> None:
    bars = (
        CoverageBar(words="1 of 2 questions", reached=1, of=2),
        CoverageBar(words="not asked", reached=0, of=0),
    )
    coverage = CoverageMap(groups=("Workers", "NCASP"), rows=(("Outcome 1", bars),))
    figure = coverage_figure(coverage, a_table("cell"))
    assert {"1 of 2 questions", "not asked"} <= set(words(figure))
    track, filled = (s for s in figure.drawing.shapes if isinstance(s, Box))
    assert filled.width == pytest.approx(track.width / 2)


@pytest.mark.parametrize("text", HOSTILE)
def test_an_svg_is_well_formed_whatever_is_in_it(text: str) -> None:
    drawn = svg(a_figure(text).drawing, text, text, "figure-1")
    assert parse_xml(drawn.encode()).xpath("string(*[local-name()='title'])") == text


def records(metafile: bytes) -> list[tuple[int, bytes]]:
    found, at = [], 0
    while at < len(metafile):
        kind, size = struct.unpack_from("<II", metafile, at)
        found.append((kind, metafile[at : at + size]))
        at += size
    assert at == len(metafile)
    return found


def test_a_metafile_counts_its_own_bytes_and_records() -> None:
    metafile = emf(a_figure("wörds").drawing)
    found = records(metafile)
    assert struct.unpack_from("<II", metafile, 48) == (len(metafile), len(found))
    assert (found[0][0], found[-1][0]) == (1, 14)
    assert "wörds".encode("utf-16-le") in metafile
    assert metafile[40:44] == b" EMF"


def test_a_long_name_is_cut_where_it_can_be_seen() -> None:
    assert shortened("short", 100) == "short"
    assert shortened("a very long name indeed", 50).endswith("…")


def test_an_indicators_line_has_a_dot_for_each_figure_and_a_gap_where_one_is_missing() -> None:
    rows = (
        IndicatorRow(heading="Own", figures=("26%", "24%", "21%"), heights=(1.0, 0.6, 0.0)),
        IndicatorRow(heading="Region", figures=("23%", "", "c"), heights=(0.4, None, None)),
    )
    lines = IndicatorLines(periods=("2022-23", "2023-24", "2024-25"), rows=rows)
    figure = indicator_figure(lines, a_table("26%"), "E-e41a")
    shown = words(figure)
    assert {"Own", "Region", "2022-23", "26%", "24%", "21%", "23%"} <= set(shown)
    assert "c" not in shown and figure.table == a_table("26%")
    shapes = figure.drawing.shapes
    assert sum(isinstance(shape, Line) for shape in shapes) == 2
    own = [shape.y for shape in shapes if isinstance(shape, Box)][:3]
    assert own == sorted(own), "the figures go down"
