"""Gaps by keyboard: drafted, written, rated, acted on, linked, withdrawn, brought back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import TextArea

from ncf_reflect.model.gap import ActionStatus, EvidenceLevel, Gap, GapSize, GapStatus
from ncf_reflect.tui.screens.gap import GapScreen
from ncf_reflect.tui.screens.gap_flows import make_gap
from ncf_reflect.tui.screens.gap_form import GapForm
from ncf_reflect.tui.screens.gaps import GapsScreen
from ncf_reflect.tui.screens.question import QuestionScreen
from tests.tui.builders import (
    FIRST,
    HOSTILE,
    SECOND,
    SIZES,
    Json,
    answer,
    app_on,
    document,
    each_size,
    flowing,
    point,
    press,
    question_on,
    round_now,
    screen_text,
    see,
    session,
    told,
    until,
)

DRAFT = "Workers told us that there is more to develop: “Letters still in jargon”; “Nobody knows”."
MISSING = "This means children and families … : still to be written."


def a_round(**more: object) -> Json:
    """Workers want two things developed and leaders do one of them; a parents' panel was asked."""
    return {
        **document(
            session(
                "workers",
                answer(
                    {**point("develop", "Letters still in jargon", "letters"), "id": "w1"},
                    {**point("develop", "Nobody knows"), "id": "w2"},
                ),
                answer({**point("doing", "Rotas"), "id": "w3"}, question=SECOND),
            ),
            session("leaders", answer(point("doing", "Welcome pack", "letters")), present=3),
        ),
        "evidence": [
            {
                "id": "e1",
                "strand": "voice",
                "source": "Parents' panel",
                "says": "The letters frighten us",
                "level": "some",
            }
        ],
        **more,
    }


def a_gap(**more: object) -> Json:
    """One of these stands in the document already."""
    return {
        "id": "g1",
        "section": "stay-together",
        "question": FIRST,
        "told": "Workers told us about letters.",
        "sources": [{"kind": "point", "id": "w1"}, {"kind": "finding", "id": FIRST}],
        **more,
    }


@asynccontextmanager
async def gaps_on(
    folder: Path, content: Json, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The app with the list of gaps, over an empty screen where the Desk would be."""
    async with app_on(folder, content, mode="nothing", size=size) as pilot:
        await pilot.app.push_screen(GapsScreen())
        await pilot.pause()
        yield pilot


def the_gap(pilot: Pilot[None]) -> Gap:
    (gap,) = round_now(pilot).gaps
    return gap


def there(pilot: Pilot[None]) -> set[str]:
    return {str(gap.id) for gap in round_now(pilot).gaps}


async def test_a_gap_is_drafted_written_rated_and_acted_on_in_a_minute(tmp_path: Path) -> None:
    async with gaps_on(tmp_path, a_round()) as pilot:
        await see(pilot, "No gap is recorded yet.")
        await press(pilot, "n", *"first whole")
        await see(pilot, "First interaction: the whole question")
        await press(pilot, "enter")
        await see(pilot, "a draft, not saved")
        assert DRAFT in flowing(screen_text(pilot))
        await press(pilot, *"wait longer", "ctrl+s")
        await see(pilot, "▲ lacks what the Framework expects")
        assert the_gap(pilot).told == DRAFT
        assert the_gap(pilot).children == "wait longer"
        assert the_gap(pilot).role == "QA lead"
        await press(pilot, "1", "3", "2", "1", "3", "2")
        await see(pilot, "◐ in hand · size large · evidence weak · staff view only")
        gap = the_gap(pilot)
        rated = (GapSize.LARGE, EvidenceLevel.WEAK, GapStatus.IN_HAND)
        assert (gap.size, gap.evidence_level, gap.status) == rated
        await press(pilot, "a", *"Write again", "enter", *"Head", "enter", *"fewer calls", "enter")
        await press(pilot, *"next week", "enter")
        await see(pilot, "Review on: type it as 2026-09-30")
        await press(pilot, *(["backspace"] * 9), *"30/9/2026", "enter")
        await see(pilot, "1 action · Head · review 30 September 2026")
        assert "lacks an action" not in screen_text(pilot)


async def test_words_that_are_not_saved_are_asked_about(tmp_path: Path) -> None:
    async with gaps_on(tmp_path, a_round(gaps=[a_gap()])) as pilot:
        await press(pilot, "e", "escape")
        await see(pilot, "1 gap")
        assert not isinstance(pilot.app.screen, GapForm)
        await press(pilot, "e", *"wait", "escape")
        await see(pilot, "are not saved yet")
        await press(pilot, "b", *" longer", "enter", *"and longer", "escape", "s")
        await until(pilot, lambda: isinstance(pilot.app.screen, GapsScreen))
        assert the_gap(pilot).children == "wait longer\nand longer"
        await press(pilot, "e", *"x", "escape", "d")
        await press(pilot, "e", *"y", "ctrl+q")
        await see(pilot, "are not saved yet")
        await press(pilot, "b")
        pilot.app.screen.query_one("#told", TextArea).text = "x" * 4001
        await press(pilot, "ctrl+s")
        await see(pilot, "told: is longer than 4000 letters")
        pilot.app.screen.query_one("#told", TextArea).text = HOSTILE
        pilot.app.screen.flush_draft()  # type: ignore[attr-defined] # the form's own
        assert the_gap(pilot).told == HOSTILE
        await press(pilot, "n", "escape", "d")


async def test_an_open_gap_shows_everything_and_enter_edits_or_opens(tmp_path: Path) -> None:
    action = {"id": "a1", "gap": "g1", "task": "Write again"}
    async with gaps_on(tmp_path, a_round(gaps=[a_gap()], actions=[action]), (80, 60)) as pilot:
        await press(pilot, "enter")
        await see(pilot, "stay-together-G-g1")
        shown = flowing(screen_text(pilot))
        for words in (
            f"▲ {MISSING}",
            "We have not yet tested this against audit, data or the voice of children",
            "▲ not rated yet",
            "○ Open: nothing is agreed yet",
            "Owner: ▲ nobody yet. Review: ▲ no date yet.",
            "▲ Staff view only so far",
            "▲ Voice of children and families: nothing here yet.",
            "To develop, workers: “Letters still in jargon” stay-together.1-W-w1",
            "Finding, First interaction: dissonance",
            "The gap was recorded (import)",
        ):
            assert words in shown, words
        await press(pilot, "down", "enter", *"wait", "ctrl+s")
        await see(pilot, "This means children and families wait.")
        await press(pilot, *(["down"] * 4), "enter", "2")
        await see(pilot, "Medium: in place for some families")
        await press(pilot, *(["down"] * 3), "enter", "enter", *"Head", "enter", "enter", "enter")
        await press(pilot, "right", "right", "enter")
        await see(pilot, "Status: done.")
        assert round_now(pilot).actions[0].status is ActionStatus.DONE
        await press(pilot, "x", "y")
        await see(pilot, "none yet: A adds one")
        await press(pilot, "ctrl+z")
        await see(pilot, "Status: done.")
        await press(pilot, "home", *(["down"] * 11), "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuestionScreen))
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, GapScreen))
        await press(pilot, "home", "x", "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, GapsScreen))
        assert there(pilot) == set()
        await press(pilot, "ctrl+z")
        await see(pilot, "1 action · Head")
        assert len(round_now(pilot).actions) == 1


async def test_evidence_points_and_the_framework_are_put_beside_a_gap(tmp_path: Path) -> None:
    async with gaps_on(tmp_path, a_round(gaps=[a_gap()])) as pilot:
        assert "staff view only" in screen_text(pilot)
        await press(pilot, "l", "enter")
        await see(pilot, "✓ The letters frighten us")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "staff view only" not in screen_text(pilot))
        assert round_now(pilot).evidence[0].links[0].id == "g1"
        await press(pilot, "l", "enter", "ctrl+s")
        await see(pilot, "staff view only")
        await press(pilot, "ctrl+z")
        await until(pilot, lambda: "staff view only" not in screen_text(pilot))
        await press(pilot, "p", *"rotas", "enter", "ctrl+s")
        await until(pilot, lambda: len(the_gap(pilot).sources) == 3)
        assert [source.id for source in the_gap(pilot).sources] == ["w1", "w3", FIRST]
        await press(pilot, "f", "enter", "ctrl+s")
        await until(pilot, lambda: bool(the_gap(pilot).expectations))
        assert the_gap(pilot).expected.startswith("The Framework expects: “")
        await press(pilot, "f", "enter", "ctrl+s")
        await until(pilot, lambda: not the_gap(pilot).expectations)
        assert the_gap(pilot).expected == ""
        await press(pilot, "p", "escape", "l", "escape", "f", "escape", "1", "escape")
        await see(pilot, "1 gap")


async def test_a_gap_that_ends_says_why_and_the_role_is_anybodys(tmp_path: Path) -> None:
    async with gaps_on(tmp_path, a_round(gaps=[a_gap()])) as pilot:
        await press(pilot, "3", "3", "enter")
        await told(pilot, "say why a gap is closed")
        await press(pilot, "r", "3", "3", "4", *"elsewhere", "enter")
        await see(pilot, "– not carried forward")
        gap = the_gap(pilot)
        assert (gap.status, gap.reason) == (GapStatus.NOT_CARRIED, "elsewhere")
        assert gap.role == "head of service"
        await see(pilot, "No gap lacks anything.")
        await press(pilot, "r", "o", "ctrl+u", *"IRO", "enter")
        await see(pilot, "as IRO")


async def test_keys_sort_gaps_lead_on_or_say_what_is_missing(tmp_path: Path) -> None:
    other = a_gap(id="g2", section="safe", question=None, size="large")
    owned = {"gap": "g1", "task": "x", "owner": "Head", "review_on": "2026-09-30"}
    gaps = [a_gap(), other]
    async with gaps_on(tmp_path, a_round(gaps=gaps, actions=[owned], evidence=[])) as pilot:
        for order, first in (
            ("section", "Outcome 1: Stay together"),
            ("size", "Large: not in place"),
            ("owner", "Nobody yet"),
            ("review date", "Review on 30 September 2026"),
        ):
            await see(pilot, f"by {order} ·")
            assert screen_text(pilot).splitlines()[2].strip().startswith(first)
            await press(pilot, "s")
        await see(pilot, "by section")
        for key, name in (("v", "EvidenceScreen"), ("b", "BaselineScreen")):
            await press(pilot, key)
            await until(pilot, lambda name=name: type(pilot.app.screen).__name__ == name)
            await press(pilot, "escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, GapsScreen))
        await press(pilot, "l")
        await told(pilot, "No evidence from outside is recorded")
        pilot.app.sitting.reading_only = "Only read."  # type: ignore[attr-defined] # our own app
        await press(pilot, "1", "enter", "enter")
        await told(pilot, "Only read.")


async def test_a_question_of_the_desk_leads_to_a_gap_from_chosen_points(tmp_path: Path) -> None:
    async with question_on(tmp_path, a_round()) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, QuestionScreen)
        screen.begin(make_gap(screen, FIRST))
        await see(pilot, "A new gap, drafted from")
        await press(pilot, *"choose", "enter", *"nobody", "enter", "ctrl+s")
        await see(pilot, "“Nobody knows”.")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: bool(there(pilot)))
        assert [source.id for source in the_gap(pilot).sources] == ["w2", FIRST]
        await told(pilot, "The gap is on record")


async def test_without_a_gap_a_sentence_says_so(tmp_path: Path) -> None:
    async with gaps_on(tmp_path, document()) as pilot:
        await press(pilot, "1")
        await told(pilot, "There is no gap here yet")
        await press(pilot, "n")
        await told(pilot, "No session is finished yet")
        await press(pilot, "ctrl+z")
        await told(pilot, "Nothing to take back here")


async def test_every_screen_is_whole_at_every_size(tmp_path: Path) -> None:
    gap = a_gap(told=HOSTILE, theme=HOSTILE, reason=HOSTILE)
    action = {"gap": "g1", "task": HOSTILE, "owner": HOSTILE, "measure": HOSTILE}
    async with gaps_on(tmp_path, a_round(gaps=[gap], actions=[action]), SIZES[0]) as pilot:
        async for size in each_size(pilot):
            await see(pilot, "Esc back")
            assert HOSTILE[:20] in flowing(screen_text(pilot))
            await press(pilot, "enter")
            await see(pilot, f"Told {HOSTILE}"[:40])
            await see(pilot, "Esc back")
            await press(pilot, "e")
            await see(pilot, "Ctrl+S save Esc back")
            await press(pilot, "escape", "p")
            await see(pilot, "Enter marks Ctrl+S done Esc back")
            assert all(len(line) <= size[0] for line in screen_text(pilot).splitlines())
            await press(pilot, "escape", "escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, GapsScreen))
