"""The report: preview, choice of copy, export."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Footer

from ncf_reflect.mapping.publishing import render_report
from ncf_reflect.mapping.reporting.expected import with_guidance
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.tui.screens.report import ReportScreen
from ncf_reflect.tui.widgets.page import Page
from ncf_reflect.workspace import Workspace
from tests.tui.builders import (
    HOSTILE,
    SIZES,
    answer,
    app_on,
    document,
    out_of_hours,
    point,
    press,
    round_now,
    screen_text,
    see,
    session,
    told,
    until,
)

NAME = "Northumberland, Spring 2026, gap report, 2026-04-02 1640"
FULL_NAME = "Northumberland, Spring 2026, gap report, full copy, 2026-04-02 1640"


def small_group() -> dict[str, object]:
    return document(session("leaders", answer(point("quote", "We never looked")), present=3))


def page(pilot: Pilot[None]) -> str:
    """The whole page at a comfortable width."""
    return pilot.app.screen.query_one(Page).draw(100).plain


async def test_the_page_is_the_report_as_it_will_read(tmp_path: Path) -> None:
    async with app_on(tmp_path, out_of_hours(), mode="report") as pilot:
        await see(pilot, "Gap report: Northumberland, Spring 2026")
        assert "· Handover sheet to the night team" in page(pilot)


async def test_the_strip_says_what_it_is_and_where_it_will_go(tmp_path: Path) -> None:
    async with app_on(tmp_path, out_of_hours(), mode="report", size=(160, 45)) as pilot:
        await see(pilot, "Board paper · shareable · Markdown")
        await see(pilot, f"E writes a new file to {tmp_path / 'exports'}")


async def test_the_strip_counts_what_was_left_out(tmp_path: Path) -> None:
    async with app_on(tmp_path, small_group(), mode="report", size=(160, 45)) as pilot:
        await see(pilot, "Left out in 1 place, listed at the end")
        assert "We never looked" not in page(pilot)


async def test_e_writes_a_file_named_after_authority_round_and_time(tmp_path: Path) -> None:
    async with app_on(tmp_path, out_of_hours(), mode="report", size=(160, 45)) as pilot:
        await press(pilot, "e")
        await see(pilot, "✓ Written:")
        written = tmp_path / "exports" / f"{NAME}.md"
        library = Workspace(tmp_path).framework
        options = with_guidance(ReportOptions(), round_now(pilot), library)
        assert written.read_bytes() == render_report(round_now(pilot), "md", options)


async def test_the_strip_shows_the_path(tmp_path: Path) -> None:
    async with app_on(tmp_path, out_of_hours(), mode="report") as pilot:
        await press(pilot, "e")
        await see(pilot, "2026-04-02 1640.md")


async def test_a_second_export_leaves_the_first_file_alone(tmp_path: Path) -> None:
    async with app_on(tmp_path, out_of_hours(), mode="report") as pilot:
        await press(pilot, "e")
        await see(pilot, "✓ Written:")
        first = tmp_path / "exports" / f"{NAME}.md"
        first.write_text("mine", encoding="utf-8")
        await press(pilot, "e")
        await until(pilot, (tmp_path / "exports" / f"{NAME} (2).md").exists)
        assert first.read_text(encoding="utf-8") == "mine"


async def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "exports").symlink_to(elsewhere)
    async with app_on(tmp_path, out_of_hours(), mode="report") as pilot:
        await press(pilot, "e")
        await told(pilot, "Nothing was written")
        assert "Written:" not in screen_text(pilot)


async def test_f_asks_before_it_shows_the_full_copy(tmp_path: Path) -> None:
    async with app_on(tmp_path, small_group(), mode="report") as pilot:
        await press(pilot, "f")
        await see(pilot, "The full copy holds small groups’ figures and quotes.")
        await press(pilot, "y")
        await see(pilot, "full copy, not for sharing")
        assert "We never looked" in page(pilot)


async def test_no_stays_with_the_shareable_copy(tmp_path: Path) -> None:
    async with app_on(tmp_path, small_group(), mode="report") as pilot:
        await press(pilot, "f", "n")
        await see(pilot, "Board paper · shareable")
        assert "We never looked" not in page(pilot)


async def test_f_goes_back_to_the_shareable_copy_without_asking(tmp_path: Path) -> None:
    async with app_on(tmp_path, small_group(), mode="report") as pilot:
        await press(pilot, "f", "y", "f")
        await see(pilot, "Board paper · shareable")


async def test_the_copy_that_is_shown_is_the_one_that_is_written(tmp_path: Path) -> None:
    async with app_on(tmp_path, small_group(), mode="report") as pilot:
        await press(pilot, "f", "y", "e")
        await see(pilot, "✓ Written:")
        written = tmp_path / "exports" / f"{FULL_NAME}.md"
        assert "We never looked" in written.read_text(encoding="utf-8")


async def test_another_copy_is_not_said_to_be_written(tmp_path: Path) -> None:
    async with app_on(tmp_path, small_group(), mode="report") as pilot:
        await press(pilot, "e")
        await see(pilot, "✓ Written:")
        await press(pilot, "f", "y")
        await see(pilot, "full copy, not for sharing")
        assert "Written:" not in screen_text(pilot)


async def test_kind_and_format_are_chosen_and_written(tmp_path: Path) -> None:
    async with app_on(tmp_path, out_of_hours(), mode="report", size=(160, 45)) as pilot:
        await press(pilot, "k")
        await see(pilot, "Technical annex")
        await press(pilot, "2")
        await see(pilot, "One page · shareable · Markdown")
        assert page(pilot).startswith("Gap report on one page: Northumberland")
        await press(pilot, "m")
        await see(pilot, "Which format?")
        await press(pilot, "3")
        await see(pilot, "One page · shareable · Word")
        await press(pilot, "e")
        await see(pilot, "✓ Written:")
        (written,) = (tmp_path / "exports").iterdir()
        assert written.name.endswith("gap report on one page, 2026-04-02 1640.docx")
        options = ReportOptions(kind="one-page")
        assert written.read_bytes() == render_report(round_now(pilot), "docx", options)


async def test_what_may_identify_somebody_is_shown_before_it_is_written(tmp_path: Path) -> None:
    told = document(session("workers", answer(point("doing", "Letter of 943 476 5919"))))
    async with app_on(tmp_path, told, mode="report") as pilot:
        await press(pilot, "e")
        await see(pilot, "NHS number")
        await press(pilot, "escape")
        await see(pilot, "Board paper · shareable")
        assert not (tmp_path / "exports").exists()
        await press(pilot, "e")
        await see(pilot, "NHS number")
        await press(pilot, "l", "enter")
        await see(pilot, "✓ Written:")
        (written,) = (tmp_path / "exports").iterdir()
        assert "Letter of" not in written.read_text(encoding="utf-8")


@pytest.mark.parametrize(("key", "mode"), [("d", "desk"), ("escape", "home")])
async def test_the_other_modes_are_one_key_away(tmp_path: Path, key: str, mode: str) -> None:
    async with app_on(tmp_path, out_of_hours(), mode="report") as pilot:
        await press(pilot, key)
        await until(pilot, lambda: pilot.app.current_mode == mode)


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_stands_to_the_letter(tmp_path: Path, size: tuple[int, int]) -> None:
    content = document(
        session("workers", answer(point("doing", HOSTILE, "[/oops]"))),
        title="[/oops] [child A]",
        authority=HOSTILE,
    )
    async with app_on(tmp_path, content, mode="report", size=size) as pilot:
        await see(pilot, "Gap report: [/oops] [child A] [")
        assert f"· {HOSTILE}" in page(pilot)
        await pilot.hover(Page, offset=(5, 2))
        await pilot.click(Page, offset=(5, 2))
        assert isinstance(pilot.app.screen, ReportScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_report_is_whole_at_each_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, out_of_hours(), mode="report", size=size) as pilot:
        await see(pilot, "Board paper")
        screen = pilot.app.screen
        paper = screen.query_one("#paper", VerticalScroll)
        assert screen.max_scroll_x == 0 and screen.max_scroll_y == 0 and paper.max_scroll_x == 0
        assert screen.query_one(Footer).region.bottom == size[1]
        assert all(line.cell_length <= size[0] for line in lines_of(pilot))


def lines_of(pilot: Pilot[None]) -> list[Content]:
    widget = pilot.app.screen.query_one(Page)
    return widget.draw(widget.content_size.width).split("\n")


async def test_page_down_turns_the_page(tmp_path: Path) -> None:
    async with app_on(tmp_path, out_of_hours(), mode="report") as pilot:
        before = screen_text(pilot)
        await press(pilot, "pagedown")
        await until(pilot, lambda: screen_text(pilot) != before)


def drawn(markdown: str, width: int = 60) -> str:
    widget = Page()
    widget.show(markdown.encode())
    return widget.draw(width).plain


def test_a_list_keeps_its_marks_and_hangs_its_lines() -> None:
    assert drawn("- one two three four five\n- six\n", 20) == (
        "· one two three four\n  five\n· six"
    )


def test_a_quotation_has_a_bar_at_each_line() -> None:
    assert drawn("> one\\\n> two\n") == "│ one\n│ two"


def test_a_table_stands_in_columns() -> None:
    assert drawn("| a | bb |\n| --- | --- |\n| ccc | d |\n") == "a    bb\nccc  d"


def test_a_link_is_only_words() -> None:
    widget = Page()
    widget.show(b"[words](http://example.org)")
    shown = widget.draw(40)
    assert shown.plain == "words" and not shown.spans
