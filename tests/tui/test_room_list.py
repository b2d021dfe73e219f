"""Walking into the list of recorded lines, and taking back what was saved last."""

from pathlib import Path
from time import monotonic

import pytest

from ncf_reflect.model.kinds import Held, Kind
from ncf_reflect.tui.screens import room, room_time
from ncf_reflect.tui.widgets.points import PointList
from tests.tui.driving import Driven, in_room

TWO_LINES = "+Duty desk calls back\n-Letters #post\n"


async def walked(driven: Driven, typed: str = TWO_LINES) -> None:
    driven.type(typed)
    driven.press("up")
    await driven.until(lambda: driven.room.query_one(PointList).has_focus)


def points(driven: Driven, place: int = 0) -> list[tuple[Kind, str]]:
    return [(point.kind, point.text) for point in driven.room.live.answer(place).points]


async def test_the_line_under_the_bar_is_filed_anew_marked_amended_moved_and_withdrawn(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        await walked(driven)
        for key, kind in (("+", Kind.DOING), (">", Kind.NEXT), (".", Kind.NOTE)):
            driven.press(key)
            await driven.until(lambda kind=kind: points(driven)[-1:] == [(kind, "Letters")])
        driven.press("-")
        await driven.until(lambda: points(driven)[-1:] == [(Kind.DEVELOP, "Letters")])

        driven.press("x")
        await driven.see("(not everyone agrees)")
        assert driven.room.live.answer().points[-1].held is Held.CONTESTED
        driven.press("x")
        await driven.until(lambda: driven.room.live.answer().points[-1].held is None)

        driven.press("e")
        await driven.see("Correct the line")
        driven.type(" and cards\n")
        amended = (Kind.DEVELOP, "Letters #post and cards")
        await driven.until(lambda: points(driven)[-1:] == [amended])

        driven.press("w")
        await driven.until(lambda: len(points(driven)) == 1)
        driven.press("escape", "ctrl+z")
        await driven.until(lambda: len(points(driven)) == 2)

        driven.press("up")
        await driven.until(lambda: driven.room.query_one(PointList).has_focus)
        driven.press("m", "2")
        await driven.until(lambda: points(driven, 1) == [amended])
        assert points(driven) == [(Kind.DOING, "Duty desk calls back")]


async def test_up_and_down_lead_into_the_list_and_out_but_not_from_a_line_with_text(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        await walked(driven)
        driven.press("down")
        driven.type("More\nhalf")
        driven.press("up")
        driven.type(" a line\n")
        await driven.until(lambda: len(points(driven)) == 4)
        assert points(driven)[-2:] == [(Kind.DEVELOP, "More"), (Kind.DEVELOP, "half a line")]


async def test_ctrl_z_takes_lines_back_one_by_one_and_in_a_line_undoes_typing_and_nothing_else(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.type(TWO_LINES + "Out of hours")
        driven.press("ctrl+z")
        await driven.until(lambda: driven.room.capture.line.value == "Out of")
        assert len(points(driven)) == 2

        driven.press("ctrl+u", "ctrl+z", "ctrl+z")
        await driven.until(lambda: not points(driven))
        driven.press("ctrl+y")
        await driven.until(lambda: points(driven) == [(Kind.DOING, "Duty desk calls back")])


async def test_a_tag_of_this_session_is_completed_with_tab(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("-Letters #zebra-crossing\nMore #zeb")
        line = driven.room.capture.line
        await driven.until(lambda: line._suggestion.endswith("#zebra-crossing"))
        driven.press("tab", "enter")
        await driven.until(lambda: driven.room.live.answer().points[-1].text == "More")
        assert driven.room.live.answer().points[-1].themes == ("zebra-crossing",)


async def test_the_timer_shows_its_time_pauses_and_stays_with_its_question(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f7")
        await driven.see("09:00 ▶")
        driven.press("f7")
        await driven.see("paused")
        driven.press("f7")
        await driven.see("▶")
        driven.press("pagedown")
        await driven.until(lambda: "question 2 of 8" in driven.text and "▶" not in driven.text)


async def test_the_slides_say_the_ground_rules_pause_and_count_what_was_recorded(
    tmp_path: Path,
) -> None:
    (tmp_path / "ground-rules.txt").write_text("Be kind [/oops].\n", encoding="utf-8")
    async with in_room(tmp_path) as driven:
        driven.press("escape", "o")
        await driven.see("Ground rules", "Be kind [/oops].", "60 by 17. Enlarge letters")
        driven.press("enter")
        await driven.see("Nothing recorded yet")

        driven.press("escape", "p")
        await driven.see("We are pausing")
        driven.press("enter")
        await driven.see("Nothing recorded yet")

        driven.type(TWO_LINES + "/Ask about parking\n")
        driven.press("escape", "c")
        await driven.see("1 of 8 questions reached", "3 lines recorded", "Ask about parking")


async def test_points_are_hidden_when_idle_only_if_somebody_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "TICK_SECONDS", 0.05)
    async with in_room(tmp_path) as driven:
        driven.type(TWO_LINES)
        await driven.see("Duty desk calls back")
        assert not driven.room.clock.is_idle(driven.app.keys.pressed)
        driven.press("escape", "i")
        await driven.see("Points are hidden after 3 minutes.")
        # The clock looks at each of its ticks; from then on the minutes count.
        await driven.until(lambda: driven.room.clock._keys == driven.app.keys.pressed)
        later = monotonic() + 200
        monkeypatch.setattr(room_time, "monotonic", lambda: later)
        await driven.until(lambda: "Duty desk" not in driven.text)
        await driven.see("What activities does your service do")
        driven.type("x")
        await driven.see("Duty desk calls back")
