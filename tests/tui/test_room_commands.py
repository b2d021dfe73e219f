"""What the Room's menu offers: each command asks, does, and paints anew."""

from pathlib import Path

from textual import events

from ncf_reflect.model.kinds import NothingSaidReason, RecordedStatus, SessionState
from ncf_reflect.tui.screens.room import RoomScreen
from ncf_reflect.tui.screens.room_commands import ROOM_COMMANDS
from tests.tui.driving import SIZES, WORKERS, Driven, in_room, running

WORDED = {letter: command for letter, command in ROOM_COMMANDS.items() if command.words}
OPENING = "vrnwjblopcf"
"""The commands that open something; the others do what they say at once."""
REASONS = (
    ("a", NothingSaidReason.NOTHING_TO_ADD, "Nothing to add"),
    ("c", NothingSaidReason.CHOSE_NOT_TO, "Chose not to answer"),
    ("u", NothingSaidReason.UNSURE, "Unsure"),
)
QUIT = "Close NCF Reflect? Everything is saved."


async def back_in_the_room(driven: Driven) -> None:
    """Leave what lies over the Room by Escape."""
    driven.press("escape")
    await driven.until(lambda: isinstance(driven.app.screen, RoomScreen))


async def test_escape_opens_a_menu_of_worded_commands_at_each_size(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("escape")
        for size in SIZES:
            await driven.resize(size)
            await driven.see(*(f" {letter.upper()} {c.words}" for letter, c in WORDED.items()))
        driven.press("escape")
        driven.type("Letters\n")
        await driven.see("· Letters")


async def test_a_letter_starts_its_command_in_the_menu_and_right_after_escape(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("escape", "v")
        await driven.see("Show 1 to 5 fingers")
        await back_in_the_room(driven)

        driven.press("escape", "alt+j")
        await driven.see("Go to")
        await back_in_the_room(driven)

        for character in ("v", None):
            driven.app.post_message(events.Key("alt+v", character))
            await driven.see("Show 1 to 5 fingers")
            assert driven.line == ""
            await back_in_the_room(driven)


async def test_every_command_that_opens_a_screen_does_so_on_its_key(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        for letter in OPENING:
            driven.press(WORDED[letter].key or f"alt+{letter}")
            await driven.until(lambda: not isinstance(driven.app.screen, RoomScreen))
            await back_in_the_room(driven)


async def test_nothing_said_is_noted_with_its_reason_until_it_is_taken_back_or_something_is_said(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        for letter, reason, shown in REASONS:
            driven.press("f4", letter)
            await driven.until(lambda reason=reason: driven.answer().reason is reason)
            assert driven.answer().effective_status is RecordedStatus.NOTHING_SAID
            await driven.see(f"know this? {shown} Note ▸")

        driven.press("f4", "x")
        await driven.see("Nothing recorded yet.")
        assert driven.answer().effective_status is RecordedStatus.NOT_REACHED

        driven.press("f4", "a")
        driven.type("After all\n")
        await driven.see("· After all")
        assert driven.answer().effective_status is RecordedStatus.ANSWERED
        driven.press("f4")
        await driven.see("Something is recorded on this question already.")


async def test_who_is_here_can_be_corrected_and_a_number_that_is_none_is_asked_for_again(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f5")
        driven.type("x\n\n\n\n")
        await driven.see("Present: type a number, or leave it empty.")
        driven.press("home", "ctrl+k")
        driven.type("16\n18\nhead of service\n\n")
        await driven.until(lambda: driven.room.live.facts.present == 16)
        facts = driven.room.live.facts
        assert (facts.invited, facts.others_present) == (18, "head of service")


async def test_the_jump_list_shows_every_question_with_its_state_and_goes_there(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path, (80, 24)) as driven:
        driven.type("Letters\n")
        driven.press("pagedown", "f4", "a")
        driven.type("Half a line")
        driven.press("f6")
        await driven.see("1 Stay together: First interaction ● 1 line")
        await driven.see("2 Stay together: Complexity ◐ nothing to add", "8 Loving homes")
        await driven.see("3 Family network: Family-led tools ○ not reached")
        driven.press("down", "enter")
        await driven.see("question 3 of 8", "Note ▸ Half a line")
        for digit in "18":
            driven.press("f6", digit)
            await driven.see(f"question {digit} of 8", "Note ▸ Half a line")


async def test_the_read_back_shows_the_section_in_the_words_of_the_room(tmp_path: Path) -> None:
    async with in_room(tmp_path, (80, 24)) as driven:
        driven.type("-Letters #letters\n+Duty [desk]\n")
        driven.press("pagedown")
        driven.type('"Never once\n')
        driven.press("f3")
        await driven.see("What we are already doing + Duty [desk]")
        await driven.see("Areas we need to develop − Letters #letters")
        await driven.see("In their words ” Never once")


async def test_any_key_wakes_the_blank_screen_and_does_nothing_else(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        for key in ("x", "enter", "escape", "pagedown", "f2", "f1", "ctrl+c", "ctrl+q", "ctrl+p"):
            driven.press("f8")
            await driven.until(lambda: driven.text == "")
            driven.press(key)
            await driven.quiet()
            await driven.see("question 1 of 8")
            assert (key, driven.line, len(driven.app.screen_stack)) == (key, "", 1)


async def test_finishing_asks_once_lists_what_was_not_reached_and_can_be_taken_back(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path) as driven:
        driven.press("f9", "n")
        driven.type("Letters")
        driven.press("f9")
        await driven.see("A line is not finished: press Enter to save it, or delete it.")
        driven.press("enter")
        await driven.see("· Letters")
        assert driven.room.live.facts.state is SessionState.OPEN

        driven.room.live.close()
        driven.type("Late\n")
        await driven.see("This session is finished. Reopen it to change what was said.")
        driven.press("f9")
        await driven.see("Open this session again?")
        driven.press("y", "enter")
        await driven.see("· Late")

        driven.press("pagedown", "f4", "a", "f9")
        # A line of it at a time: what lies under the question stands between its lines.
        await driven.see("Not reached: Family-led tools, Creative")
        await driven.see("Finish the session?", "Y Finish N No")
        driven.press("y")
        await driven.see("Thank you", "2 of 8 questions reached")
        driven.press("enter")
        await driven.see("Northumberland · Spring 2026")


async def test_home_is_one_letter_away_and_nothing_is_lost(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("Half a line")
        driven.press("escape", "h")
        await driven.see("Northumberland · Spring 2026")
        driven.press(*["down"] * 4, "right", "enter")
        await driven.see("Note ▸ Half a line")


async def test_quitting_asks_first_over_the_room_and_every_screen_of_it(tmp_path: Path) -> None:
    async with in_room(tmp_path) as driven:
        driven.type("Half a line")
        for key in ("ctrl+c", "ctrl+q", "alt+q"):
            driven.press(key)
            await driven.see(QUIT)
            driven.press("n")
            await driven.until(lambda: QUIT not in driven.text)
            await driven.see("Note ▸ Half a line")

        for under in ("f2", "f3", "f5", "f6", "escape"):
            driven.press(under)
            await driven.until(lambda: not isinstance(driven.app.screen, RoomScreen))
            screen = driven.app.screen
            driven.press("ctrl+c")
            await driven.see(QUIT)
            driven.press("ctrl+q", "ctrl+c", "n")
            await driven.until(lambda screen=screen: driven.app.screen is screen)
            await back_in_the_room(driven)

        driven.press("f3", "ctrl+c", "ctrl+q", "ctrl+c", "y")
        await driven.until(lambda: not driven.app.is_running)
    async with running(tmp_path, room=WORKERS) as again:
        await again.see("Note ▸ Half a line")


async def test_f1_explains_the_room_and_every_command_with_its_key_until_f1_or_escape(
    tmp_path: Path,
) -> None:
    async with in_room(tmp_path, (160, 45)) as driven:
        for number, key in enumerate(("f1", "escape")):
            driven.press("f1")
            await driven.see("Type what the room says and press Enter: the line is saved")
            await driven.see(*(f"{c.key.title()} {c.help}" for c in WORDED.values()))
            driven.press(key)
            driven.type(f"Letters {number}\n")
            await driven.see(f"· Letters {number}")
