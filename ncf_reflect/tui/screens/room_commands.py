"""What the Room's menu offers. Each command is one flow: it asks, does, and paints anew."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, NamedTuple

from ncf_reflect.model.kinds import KIND_BY_KEY, NothingSaidReason, RecordedStatus, SessionState
from ncf_reflect.tui.screens import room_points, room_slides, room_time
from ncf_reflect.tui.screens.base import Question
from ncf_reflect.tui.screens.choice import Choice, ChoiceScreen
from ncf_reflect.tui.widgets.capture import LinesPasted
from ncf_reflect.workshop.grammar import read_paste, typed_again

if TYPE_CHECKING:
    from ncf_reflect.tui.screens.room import RoomScreen

MOST_SHOWN = 4
"""Lines of a paste that stand in the question how to file them."""

Flow = Callable[["RoomScreen"], Coroutine[None, None, None]]


class RoomCommand(NamedTuple):
    """A command: its key, the word in the footer, the words in the menu, and what it does."""

    run: Callable[..., Coroutine[None, None, None]]
    words: str = ""
    help: str = ""
    key: str = ""
    short: str = ""
    in_footer: bool = False

    def start(self, room: "RoomScreen", *given: object) -> None:
        """Begin the flow; it waits for answers while the Room goes on living."""

        room.begin(self.run(room, *given))


async def vote(room: "RoomScreen") -> None:
    """Count hands on the question in hand."""
    scale = room.live.bank.scale
    if scale is None:
        room.tell("This bank has no scale, so there is nothing to vote on.")
        return
    from ncf_reflect.tui.screens.vote import VoteScreen  # noqa: PLC0415

    await room.ask(VoteScreen(room.live, scale))
    room.show_question()


async def read_back(room: "RoomScreen") -> None:
    """Show what this session said on this section."""
    from ncf_reflect.tui.screens.read_back import ReadBackScreen  # noqa: PLC0415

    await room.ask(ReadBackScreen(room.live))
    room.show_question()


async def nothing_said(room: "RoomScreen") -> None:
    """The group was asked and says nothing: note its reason, or take that back."""
    choices = [
        Choice("a", "Nothing to add"),
        Choice("c", "They chose not to answer"),
        Choice("u", "They are unsure"),
        Choice("x", "Not asked after all: not reached"),
    ]
    reasons = {
        "a": NothingSaidReason.NOTHING_TO_ADD,
        "c": NothingSaidReason.CHOSE_NOT_TO,
        "u": NothingSaidReason.UNSURE,
    }
    if room.live.answer().effective_status is RecordedStatus.ANSWERED:
        room.tell("Something is recorded on this question already.")
        return
    chosen = await room.ask(ChoiceScreen("Asked, and nothing was said:", choices))
    if chosen:
        room.live.say_nothing(reasons.get(chosen))
        room.show_question()


async def who_is_here(room: "RoomScreen") -> None:
    """Correct the numbers and who else is in the room."""
    from ncf_reflect.tui.screens.session_form import SessionForm  # noqa: PLC0415

    facts = await room.ask(SessionForm("Who is here", room.live.facts, projected=True))
    if facts:
        room.live.correct(**facts.model_dump(exclude={"state"}))
        room.show_question()


async def jump(room: "RoomScreen") -> None:
    """Go to any question of the session."""
    from ncf_reflect.tui.screens.jump import JumpScreen  # noqa: PLC0415

    place = await room.ask(JumpScreen(room.live))
    if place is not None:
        room.action_step(place - room.live.place)


async def blank(room: "RoomScreen") -> None:
    """Show nothing until a key is pressed, which does nothing else."""
    from ncf_reflect.tui.screens.blank import BlankScreen  # noqa: PLC0415

    await room.ask(BlankScreen())


async def finish(room: "RoomScreen") -> None:
    """Close the session, after one question that names what was not reached."""
    live = room.live
    if live.facts.state is SessionState.CLOSED:
        if await room.ask(Question("Open this session again?", yes="Reopen")):
            live.correct(state=SessionState.OPEN)
            room.show_question()
        return
    if room.capture.line.value:
        room.tell("A line is not finished: press Enter to save it, or delete it.")
        return
    missed = [
        asked.question.short
        for place, asked in enumerate(live.questions)
        if live.answer(place).effective_status is RecordedStatus.NOT_REACHED
    ]
    sentence = f"Not reached: {', '.join(missed)}." if missed else "Every question was reached."
    if await room.ask(Question(f"{sentence}\nFinish the session?", yes="Finish")):
        live.close()
        await room_slides.closing(room)
        await room.reflect.open_mode("home")


async def go_home(room: "RoomScreen") -> None:
    """Leave the Room for Home; nothing is lost."""
    if room.write_draft(left=True):
        await room.reflect.open_mode("home")


async def quit_app(room: "RoomScreen") -> None:
    """Close the app, after a question."""
    kept = "Everything is saved." if room.write_draft() else "The line below is not saved."
    if await room.ask(Question(f"Close NCF Reflect? {kept}", yes="Close", no="Stay")):
        room.flush_draft()
        room.app.exit()


async def menu(room: "RoomScreen") -> None:
    """The worded one-letter commands."""
    choices = [
        Choice(letter, command.words, command.key.title())
        for letter, command in ROOM_COMMANDS.items()
        if command.words
    ]
    chosen = await room.ask(ChoiceScreen("Menu", choices))
    if chosen:
        await ROOM_COMMANDS[chosen].run(room)


async def file_paste(room: "RoomScreen", pasted: LinesPasted) -> None:
    """Show how the lines of a paste would be filed, and file them once somebody says so."""
    lines = read_paste(pasted.block, pasted.kind)
    if not lines:
        return
    # The kind of the capture line stands first, where Enter takes it.
    in_order = sorted(KIND_BY_KEY.values(), key=lambda kind: kind is not pasted.kind)
    kinds = {kind.key: kind for kind in in_order}
    shown = [f"  {typed_again(line)}" for line in lines[:MOST_SHOWN]]
    more = [f"  … and {len(lines) - MOST_SHOWN} more"] if len(lines) > MOST_SHOWN else []
    choices = [Choice(key, f"File all as: {kind.chip}") for key, kind in kinds.items()]
    title = f"{len(lines)} lines pasted"
    chosen = await room.ask(ChoiceScreen(title, choices, [*shown, *more]))
    if chosen:
        room.record(read_paste(pasted.block, kinds[chosen]), pasted.block)


ROOM_COMMANDS: dict[str, RoomCommand] = {
    "v": RoomCommand(vote, "Vote", "Count hands on this question", "f2", "vote", True),
    "r": RoomCommand(
        read_back, "Read back", "What was said on this section", "f3", "read back", True
    ),
    "n": RoomCommand(nothing_said, "Nothing said", "Asked, no answer, and why", "f4", "nothing"),
    "w": RoomCommand(who_is_here, "Who is here", "Numbers, others in the room", "f5", "who"),
    "j": RoomCommand(jump, "Jump to a question", "Every question with its state", "f6", "jump"),
    "b": RoomCommand(blank, "Blank screen", "Hide everything until a key", "f8", "blank", True),
    "t": RoomCommand(
        room_time.start_or_pause,
        "Timer",
        "Start or pause the timer of this question",
        "f7",
        "timer",
    ),
    "m": RoomCommand(room_time.one_minute_more, "One minute more", "For this question"),
    "i": RoomCommand(room_time.hide_when_idle, "Hide when idle", "Points, never the question"),
    "l": RoomCommand(room_time.set_length, "Length", "How long this session is, in minutes"),
    "u": RoomCommand(
        room_points.take_back, "Undo", "Take back what was saved last", "ctrl+z", "undo"
    ),
    "y": RoomCommand(
        room_points.bring_again, "Redo", "Bring again what was taken back", "ctrl+y", "redo"
    ),
    "o": RoomCommand(
        room_slides.opening, "Opening slide", "Purpose, ground rules, and fit the room"
    ),
    "p": RoomCommand(room_slides.pausing, "We are pausing", "Nothing is recorded", "f10", "pause"),
    "c": RoomCommand(room_slides.closing, "Closing slide", "What was recorded, what comes next"),
    "f": RoomCommand(finish, "Finish or reopen", "Close the session", "f9", "finish"),
    "h": RoomCommand(go_home, "Home", "Leave the room; nothing is lost"),
    "q": RoomCommand(quit_app, "Quit", "Close NCF Reflect"),
    "menu": RoomCommand(menu),
    "paste": RoomCommand(file_paste),
}

MENU = """
Type what the room says and press Enter: the line is saved, and you stay where you are.
The first character of a line files it: + doing, - to develop, ? how we know, > next,
" quote, / parked, . note. The kind stays for the lines that follow. A # and a word at the end
is a theme. Page Down and Page Up go to the next question and back. Ctrl+Z on an empty line
takes back what was saved last, Ctrl+Y brings it again. Up on an empty line walks into the list:
there a line can be filed under another kind with its key, amended (Enter), withdrawn (W), moved
(M), marked “not everyone agrees” (X) or “said by several” (S).
"""
