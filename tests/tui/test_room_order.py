"""Everything typed at once lands under the right question, kind and screen, to the letter."""

from pathlib import Path

from tests.tui.driving import in_room, mapping_in, running


async def test_lines_page_turns_votes_menus_and_forms_typed_at_once_keep_their_places(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        for place in range(7):
            driven.type(f"-line {place} a\n+line {place} b\n?half {place}")
            driven.press("enter", "pagedown")
        driven.press("f2", *"2", "enter", *"6", "enter", *"3", "enter", *"1", "enter", "enter")
        driven.press("2", "enter", "enter")
        driven.type("-Letters\n")
        driven.press("escape", "w", *["backspace"] * 2)
        driven.type("16\n\nhead of service\n\n.Back again\n")
        driven.press("f2", "f2", "escape")
        driven.type("A key pressed twice opens one screen\n")
        await driven.until(lambda: len(driven.said(7)) == 3)
        for place in range(7):
            assert driven.said(place) == [
                ("develop", f"line {place} a"),
                ("doing", f"line {place} b"),
                ("evidence", f"half {place}"),
            ]
        assert (driven.answer(7).votes, driven.answer(7).dont_know) == ((2, 6, 3, 1, 0), 2)
        assert driven.room.live.facts.present == 16
        assert driven.said(7) == [
            ("develop", "Letters"),
            ("note", "Back again"),
            ("note", "A key pressed twice opens one screen"),
        ]


async def test_what_is_typed_while_the_app_starts_and_before_a_session_is_left_is_not_lost(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.app.flush_draft()
    async with running(tmp_path) as again:
        again.type("-Letters\n")
        again.press("pagedown")
        again.type("nrd\n")
        await again.see("question 2 of 8", "− nrd")
        assert again.said(0) == [("develop", "Letters")]
        live = again.room.live
        again.type("-one\n-two\n")
        again.press("escape", "h")
        await again.see("Northumberland · Spring 2026")
        assert [point.text for point in live.answer(1).points] == ["nrd", "one", "two"]


async def test_a_first_session_typed_at_once_from_an_empty_home(tmp_path: Path) -> None:
    async with running(tmp_path) as driven:
        driven.type("Northumberland\n\n\n\n14\n-Letters\n")
        await driven.see("question 1 of 8", "− Letters")


async def test_a_new_session_typed_at_once_on_home(tmp_path: Path) -> None:
    mapping_in(tmp_path)
    async with running(tmp_path) as driven:
        driven.type("n514\n\n\n\n\n\n-Letters\n")
        await driven.see("Workers · Outcome 1", "− Letters")
