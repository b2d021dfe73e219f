"""The report: preview, choice of copy, export."""

from pathlib import Path

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
    at_size,
    document,
    each_size,
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


async def test_the_report_is_shown_as_it_will_read_and_e_writes_it_to_a_file(
    tmp_path: Path,
) -> None:
    async with app_on(tmp_path, out_of_hours(), mode="report", size=(160, 45)) as pilot:
        await see(pilot, "Gap report: Northumberland, Spring 2026")
        assert "· Handover sheet to the night team" in page(pilot)
        await see(pilot, "Board paper · shareable · Markdown")
        await see(pilot, f"E writes a new file to {tmp_path / 'exports'}")
        await press(pilot, "e")
        await see(pilot, "✓ Written:")
        first = tmp_path / "exports" / f"{NAME}.md"
        library = Workspace(tmp_path).framework
        options = with_guidance(ReportOptions(), round_now(pilot), library)
        assert first.read_bytes() == render_report(round_now(pilot), "md", options)
        # A second export leaves the first file alone, and a narrow strip shows the path's end.
        first.write_text("mine", encoding="utf-8")
        await at_size(pilot, (80, 24))
        await see(pilot, "2026-04-02 1640.md")
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


async def test_f_asks_before_it_shows_the_full_copy_and_what_is_shown_is_written(
    tmp_path: Path,
) -> None:
    async with app_on(tmp_path, small_group(), mode="report", size=(160, 45)) as pilot:
        await see(pilot, "Left out in 1 place, listed at the end")
        assert "We never looked" not in page(pilot)
        await press(pilot, "f", "n")
        await see(pilot, "Board paper · shareable")
        assert "We never looked" not in page(pilot)
        await press(pilot, "e")
        await see(pilot, "✓ Written:")
        await press(pilot, "f")
        await see(pilot, "The full copy holds small groups’ figures and quotes.")
        await press(pilot, "y")
        await see(pilot, "full copy, not for sharing")
        assert "We never looked" in page(pilot)
        # Another copy than the one on screen was written: that is no longer said.
        assert "Written:" not in screen_text(pilot)
        await press(pilot, "e")
        await see(pilot, "✓ Written:")
        written = tmp_path / "exports" / f"{FULL_NAME}.md"
        assert "We never looked" in written.read_text(encoding="utf-8")
        # Back to the shareable copy it goes without asking.
        await press(pilot, "f")
        await see(pilot, "Board paper · shareable")


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


async def test_page_down_turns_the_page_and_the_other_modes_are_one_key_away(
    tmp_path: Path,
) -> None:
    async with app_on(tmp_path, out_of_hours(), mode="report") as pilot:
        before = screen_text(pilot)
        await press(pilot, "pagedown")
        await until(pilot, lambda: screen_text(pilot) != before)
        await press(pilot, "d")
        await until(pilot, lambda: pilot.app.current_mode == "desk")
        await pilot.app.switch_mode("report")
        await press(pilot, "escape")
        await until(pilot, lambda: pilot.app.current_mode == "home")


async def test_the_report_is_whole_at_each_size_and_hostile_text_stands_to_the_letter(
    tmp_path: Path,
) -> None:
    content = document(
        session("workers", answer(point("doing", HOSTILE, "[/oops]"))),
        title="[/oops] [child A]",
        authority=HOSTILE,
    )
    async with app_on(tmp_path, content, mode="report", size=SIZES[0]) as pilot:
        async for size in each_size(pilot):
            await see(pilot, "Gap report: [/oops] [child A] [")
            assert f"· {HOSTILE}" in page(pilot)
            await see(pilot, "Board paper")
            screen = pilot.app.screen
            paper = screen.query_one("#paper", VerticalScroll)
            assert screen.max_scroll_x == 0 and screen.max_scroll_y == 0
            assert paper.max_scroll_x == 0
            assert screen.query_one(Footer).region.bottom == size[1]
            assert all(line.cell_length <= size[0] for line in lines_of(pilot))
            await pilot.hover(Page, offset=(5, 2))
            await pilot.click(Page, offset=(5, 2))
            assert isinstance(pilot.app.screen, ReportScreen)


def lines_of(pilot: Pilot[None]) -> list[Content]:
    widget = pilot.app.screen.query_one(Page)
    return widget.draw(widget.content_size.width).split("\n")


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
