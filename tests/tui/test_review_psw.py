"""What a principal social worker met: a key right after Escape, and keys with Caps Lock on."""

from pathlib import Path

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from ncf_reflect.mapping.desk import read_desk
from ncf_reflect.model.findings import Code
from ncf_reflect.model.groups import Group, pairs_of
from ncf_reflect.tui.posix_driver import EscapeFilter, LenientDecoder
from ncf_reflect.tui.screens.home import HomeScreen
from ncf_reflect.tui.widgets.matrix import MatrixQuestion, MatrixSection, _question
from tests.analysis.builders import a_round
from tests.tui.driving import in_room


def keys(*reads: str, apart: float = 0.0) -> list[str]:
    """The keys that Textual makes of what is read."""
    times = iter(number * apart for number in range(1, len(reads) + 1))
    parser, escapes = XTermParser(), EscapeFilter(lambda: next(times))
    events = [event for read in reads for event in parser.feed(escapes.feed(read))]
    return [event.key for event in events if isinstance(event, Key)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("\x1bd", ["escape", "d"]),
        ("\x1bT", ["escape", "T"]),
        ("\x1b5", ["escape", "5"]),
        ("\x1b+", ["escape", "plus"]),
        ("\x1b ", ["escape", "space"]),
        ("\x1b\r", ["escape", "enter"]),
        ("\x1b\x1bd", ["escape", "escape", "d"]),
        ("\x1b\x1b[B", ["escape", "down"]),
        ("\x1b[B\x1bOQ\x1b[21~", ["down", "f2", "f10"]),
        ("\x1bf", ["ctrl+right"]),
    ],
)
def test_escape_and_the_key_right_after_it_are_two_keys(typed: str, meant: list[str]) -> None:
    assert keys(typed) == meant


def test_so_they_are_where_they_are_read_one_by_one() -> None:
    assert keys("\x1b", "d", apart=0.05) == ["escape", "d"]
    assert keys("\x1b", "[B", apart=0.05) == ["down"]


def test_what_comes_later_is_left_alone() -> None:
    times = iter((1.0, 1.2))
    escapes = EscapeFilter(lambda: next(times))
    assert escapes.feed("\x1b") + escapes.feed("d") == "\x1bd"


def test_the_decoder_does_so() -> None:
    assert LenientDecoder().decode(b"\x1bd") == "\x1b[27ud"


def row_of_six_pairs(width: int) -> list[str]:
    """A question that all four groups are asked, as the matrix of that width shows it."""
    section = read_desk(a_round()).sections[-1]
    found = section.questions[0].finding
    pairs = tuple(
        found.pairs[0].model_copy(update={"groups": pair, "code": Code.NOT_ENOUGH})
        for pair in pairs_of(Group)
    )
    summary = "Nobody can be compared with anybody, for now."
    found = found.model_copy(update={"pairs": pairs, "summary": summary})
    shown = MatrixSection(section.section, section.finding.state, "", ())
    row = MatrixQuestion("Short", found, 0)
    return _question(shown, row, tuple(pairs_of(Group)), width, True).plain.splitlines()


def test_six_pairs_leave_no_column_for_the_summary_and_it_stands_below() -> None:
    pairs, summary = row_of_six_pairs(150)
    assert pairs.count("· not enough") == 6
    assert summary.strip() == "Nobody can be compared with anybody, for now."


@pytest.mark.parametrize(("width", "lines"), [(58, 3), (78, 2)])
def test_six_pairs_without_columns_stand_under_each_other_and_none_is_broken(
    width: int, lines: int
) -> None:
    rows = row_of_six_pairs(width)
    assert len(rows) == lines
    assert all(row.count("· not enough") == 6 // lines for row in rows)
    assert len({row.index("· not enough") for row in rows}) == 1


async def test_home_and_its_question_take_capitals(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("alt+h")
        await driven.see("N new session")
        for key, seen, back in (("N", "A new session for", "escape"), ("O", "Rounds", "escape")):
            driven.press(key)
            await driven.see(seen)
            driven.press(back)
            await driven.until(lambda: isinstance(driven.app.screen, HomeScreen))
        driven.press("D", "N")
        await driven.see("N new session")
        driven.press("D", "Y")
        await driven.see("No session is finished yet")
