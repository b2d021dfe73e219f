"""A mapping on disk, the real app over it, and eyes for what it paints."""

import gc
import inspect
import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen

from ncf_reflect.mapping.exchange import import_round, read_document
from ncf_reflect.model.bank import Bank
from ncf_reflect.model.session import Round
from ncf_reflect.tui.app import ReflectApp
from ncf_reflect.tui.screens.question import QuestionScreen
from ncf_reflect.workspace import Workspace
from tests.tui.pumping import pump_until

NOW = datetime(2026, 4, 2, 16, 40, tzinfo=UTC)
SIZES = ((60, 17), (80, 24), (160, 45))
HOSTILE = "[/oops] [child A] [ @click=app.quit]x #1 =1+1 <b>"
FIRST = "stay-together.first-interaction"
SECOND = "stay-together.complexity"

Json = dict[str, object]


def point(kind: str, text: str, *themes: str, **more: str) -> Json:
    return {"kind": kind, "text": text, "themes": list(themes), **more}


def answer(
    *points: Json, question: str = FIRST, votes: Iterable[int] | None = None, dont_know: int = 0
) -> Json:
    hands = {"votes": list(votes), "dont_know": dont_know} if votes else {}
    return {"question": question, "status": "answered", "points": list(points), **hands}


def silence(question: str = FIRST) -> Json:
    return {"question": question, "status": "nothing-said", "reason": "nothing-to-add"}


def session(
    groups: str, *answers: Json, bank: str = "tool-2", state: str = "closed", present: int = 14
) -> Json:
    """`groups` are parted by blanks where a session is held jointly."""
    return {
        "bank": bank,
        "groups": groups.split(),
        "held_on": "2026-03-12",
        "state": state,
        "present": present,
        "answers": list(answers),
    }


def document(
    *sessions: Json,
    title: str = "Spring 2026",
    authority: str = "Northumberland",
    bank: Bank | None = None,
) -> Json:
    banks = {"banks": [bank.id], "bank_copies": [bank.model_dump(mode="json")]} if bank else {}
    return {
        "format": "ncf-reflect/round",
        "version": 1,
        "authority": authority,
        "title": title,
        "banks": ["tool-1", "tool-2"],
        "sessions": list(sessions),
        **banks,
    }


def out_of_hours() -> Json:
    """Workers want it developed and leaders do it already: opposed as soon as both are tagged."""
    return document(
        session("workers", answer(point("develop", "Out of hours, nobody knows the family"))),
        session("leaders", answer(point("doing", "Handover sheet to the night team")), present=3),
    )


def three_groups() -> Json:
    """Workers and leaders far apart; managers have had no session yet."""
    return document(
        session(
            "workers",
            answer(
                point("develop", "Letters still in jargon", "letters"),
                point("develop", "Nobody knows the family", "out-of-hours"),
                votes=[2, 6, 3, 1, 0],
                dont_know=2,
            ),
        ),
        session(
            "leaders", answer(point("doing", "Welcome pack"), votes=[0, 0, 0, 3, 0]), present=3
        ),
    )


class _Straight(ReflectApp):
    """The app, but it begins in the mode that a test is about: Home is for the tests of Home."""

    MODES = {**ReflectApp.MODES, "nothing": Screen}
    CSS_PATH = Path(inspect.getfile(ReflectApp)).with_name("app.tcss")

    def __init__(self, workspace: Workspace, mode: str) -> None:
        self.DEFAULT_MODE = mode
        super().__init__(workspace)


@contextmanager
def uncollected() -> Iterator[None]:
    """Garbage is looked for after the app has run, and not a hundred times while it does: that
    takes a third of the time of a test."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@asynccontextmanager
async def app_on(
    folder: Path, content: Json, mode: str = "desk", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The app, in a mode, over a mapping that holds this round."""
    workspace = Workspace(folder, clock=lambda: NOW)
    path = workspace.mapping_path("here")
    with workspace.create(path, str(content["authority"])) as made:
        made.store._database.execute("PRAGMA synchronous=OFF")
        data = json.dumps(content).encode()
        import_round(made, read_document(data, workspace.banks().banks.get))
    app = _Straight(workspace, mode)
    app.begin(path, None)
    try:
        with uncollected():
            async with app.run_test(size=size, notifications=True) as pilot:
                yield pilot
    finally:
        app.sitting.close()


@asynccontextmanager
async def question_on(
    folder: Path, content: Json, size: tuple[int, int] = (80, 24), question: str = FIRST
) -> AsyncIterator[Pilot[None]]:
    """The app with one question opened, over an empty screen where the Desk would be."""
    async with app_on(folder, content, mode="nothing", size=size) as pilot:
        order = [asked.question.id for bank in round_now(pilot).banks for asked in bank.asked()]
        await pilot.app.push_screen(QuestionScreen(question, tuple(order)))
        await pilot.pause()
        yield pilot


async def _settled(pilot: Pilot[None]) -> None:
    """Every key so far has done its work, and every message that it led to has been dealt with."""
    app = pilot.app
    assert isinstance(app, ReflectApp)
    keys, queue = app.keys, app._message_queue
    await until(pilot, lambda: queue.empty() and not keys._waiting and keys._done == keys._number)
    for _ in range(4):
        await pilot._wait_for_screen()
    await until(pilot, lambda: not app.screen._dirty_widgets and not app.screen._layout_required)


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Pump until the condition holds; a failure shows what was painted."""
    await pump_until(holds, lambda: screen_text(pilot))


async def see(pilot: Pilot[None], words: str) -> None:
    """Pump until these words are painted, wherever a line breaks."""
    await until(pilot, lambda: words in flowing(screen_text(pilot)))


async def told(pilot: Pilot[None], words: str) -> None:
    """Pump until a sentence with these words was put to the person."""
    await until(pilot, lambda: any(words in one.message for one in pilot.app._notifications))


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys as fast as they come, and let what they started come to rest."""
    for key in keys:
        letter = key if len(key) == 1 else None
        name = _character_to_key(key) if letter else key
        pilot.app.post_message(Key(name, letter))
    await _settled(pilot)


async def each_size(pilot: Pilot[None]) -> AsyncIterator[tuple[int, int]]:
    """Make the terminal so large, one size after the other; the smallest comes first."""
    for size in SIZES:
        await at_size(pilot, size)
        yield size


async def at_size(pilot: Pilot[None], size: tuple[int, int]) -> None:
    """Make the terminal so large, and let what that changes come to rest."""
    await pilot.resize_terminal(*size)
    await _settled(pilot)


def screen_text(pilot: Pilot[None]) -> str:
    """What is painted, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def flowing(text: str) -> str:
    """The text without its line breaks and columns' blanks."""
    return " ".join(text.split())


def round_now(pilot: Pilot[None]) -> Round:
    app = pilot.app
    assert isinstance(app, ReflectApp)
    return app.sitting.book.round()


def points_now(pilot: Pilot[None]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Every point in the file: its text with its kind and themes."""
    return {
        point.text: (point.kind.value, point.themes)
        for session in round_now(pilot).sessions
        for answer in session.answers
        for point in answer.points
    }
