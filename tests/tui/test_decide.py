"""Deciding: confirm, recode, set aside, with few keys; suggestion and decision stand together."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.mapping.kept import kept_findings
from ncf_reflect.model.decision import Decision
from ncf_reflect.tui.app import ReflectApp
from ncf_reflect.tui.screens.decide import DecideScreen
from ncf_reflect.tui.screens.decision_form import DecisionForm
from ncf_reflect.tui.screens.desk import DeskScreen
from ncf_reflect.tui.widgets.pair_rows import PairRows
from tests.tui.builders import (
    FIRST,
    HOSTILE,
    SIZES,
    Json,
    answer,
    app_on,
    at_size,
    document,
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
from tests.tui.test_desk import highlight

PSW = "principal social worker"


def three_views() -> Json:
    """Workers against leaders is firm; managers raise something else; a head sat with workers."""
    return document(
        {
            **session(
                "workers",
                answer(
                    point("develop", "Nobody knows the family", "nights", held="contested"),
                    votes=[2, 6, 3, 1, 0],
                ),
            ),
            "others_present": "Head of service",
        },
        session(
            "leaders",
            answer(point("doing", "Handover sheet", "nights"), votes=[0, 0, 0, 3, 0]),
            present=3,
        ),
        session("managers", answer(point("doing", "Rota", "rota")), present=6),
    )


def decisions(pilot: Pilot[None]) -> tuple[Decision, ...]:
    return round_now(pilot).decisions


def in_role(pilot: Pilot[None], role: str) -> None:
    assert isinstance(pilot.app, ReflectApp)
    pilot.app.sitting.deciding_role = role


async def deciding(pilot: Pilot[None]) -> None:
    """Go from the Desk to the pairs of the first question."""
    highlight(pilot, FIRST)
    await press(pilot, "d")
    await until(pilot, lambda: isinstance(pilot.app.screen, DecideScreen))


async def form(pilot: Pilot[None]) -> DecisionForm:
    await until(pilot, lambda: isinstance(pilot.app.screen, DecisionForm))
    screen = pilot.app.screen
    assert isinstance(screen, DecisionForm)
    return screen


async def closed(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, DecideScreen))


CAUTIONS = (
    "The deciding role counts among senior leaders",
    "1 point from workers: not everyone agrees.",
    "Workers answered with somebody else in the room: “Head of service”.",
)


async def test_d_c_enter_confirms_the_top_pair_once_the_role_is_known(tmp_path: Path) -> None:
    async with app_on(tmp_path, three_views()) as pilot:
        in_role(pilot, PSW)
        highlight(pilot, FIRST)
        await press(pilot, "d", "c", "enter")
        await closed(pilot)
        (made,) = decisions(pilot)
        assert (made.groups, made.verdict, made.role) == (("workers", "leaders"), "confirm", PSW)
        await see(pilot, "Workers and leaders ◆ dissonance, firm ✓ confirmed")
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))
        await see(pilot, "✓ confirmed")


async def test_the_role_is_chosen_once_and_remembered(tmp_path: Path) -> None:
    async with app_on(tmp_path, three_views()) as pilot:
        await deciding(pilot)
        await press(pilot, "c")
        await see(pilot, "In which role do you decide?")
        await press(pilot, "2")
        await form(pilot)
        await press(pilot, "enter")
        await closed(pilot)
        await press(pilot, "down", "c", "enter")
        await closed(pilot)
        assert [one.role for one in decisions(pilot)] == ["QA lead", "QA lead"]


async def test_another_role_is_typed_and_is_needed_and_cautioned_as_it_is_typed(
    tmp_path: Path,
) -> None:
    async with app_on(tmp_path, three_views()) as pilot:
        await deciding(pilot)
        await press(pilot, "c", "o")
        screen = await form(pilot)
        await press(pilot, "enter", "enter")
        await see(pilot, "Say in which role you decide.")
        assert "counts among" not in screen_text(pilot)
        screen.query_one("#role", Input).value = "social worker"
        await see(pilot, "The deciding role counts among practitioners (workers)")
        await press(pilot, "ctrl+u", *"team manager", "enter")
        await closed(pilot)
        assert decisions(pilot)[0].role == "team manager"


async def test_recoding_asks_what_it_is_and_why_and_the_question_shows_both(
    tmp_path: Path,
) -> None:
    async with question_on(tmp_path, three_views()) as pilot:
        in_role(pilot, PSW)
        await press(pilot, "d")
        await closed(pilot)
        await press(pilot, "r")
        await see(pilot, "G agreement: Similar, where we could compare")
        assert "D dissonance, firm" not in flowing(screen_text(pilot))
        await press(pilot, "g", "enter")
        await see(pilot, "A note is needed")
        assert not decisions(pilot)
        await press(pilot, *"same", "enter")
        await closed(pilot)
        (made,) = decisions(pilot)
        assert (made.verdict, made.code, made.note) == ("recode", "agreement", "same")
        await see(pilot, "◆ dissonance, firm ✓ agreement")
        await see(pilot, "Why: “same”")
        await press(pilot, "r", "p", *"some", "enter")
        await closed(pilot)
        await press(pilot, "escape")
        await at_size(pilot, SIZES[2])
        await see(pilot, "Workers and leaders: Suggested: ◆ dissonance, firm.")
        await see(pilot, "✓ Decided to be partial agreement")


async def test_what_is_only_to_ask_can_be_kept_so(tmp_path: Path) -> None:
    opposed = document(
        session("workers", answer(point("develop", "Nobody knows", "nights"))),
        session("leaders", answer(point("doing", "Handover", "nights")), present=3),
    )
    async with app_on(tmp_path, opposed) as pilot:
        in_role(pilot, "QA lead")
        await deciding(pilot)
        await press(pilot, "r", "c", *"ask", "enter")
        await closed(pilot)
        assert (decisions(pilot)[0].code, decisions(pilot)[0].strength) == ("dissonance", "check")


async def test_setting_aside_takes_the_pair_out_of_the_roll_up_and_it_keeps_its_place(
    tmp_path: Path,
) -> None:
    async with app_on(tmp_path, three_views()) as pilot:
        in_role(pilot, PSW)
        await deciding(pilot)
        before = pilot.app.screen.query_one(PairRows).chosen
        await press(pilot, "s", *"joint", "enter")
        await closed(pilot)
        await see(pilot, "✓ set aside")
        assert "◆ dissonance, firm" not in screen_text(pilot).splitlines()[0]
        rows = pilot.app.screen.query_one(PairRows)
        assert rows.chosen == before == rows.options[0].id
        # The findings in the file follow.
        assert isinstance(pilot.app, ReflectApp)
        book = pilot.app.sitting.book

        def kept() -> bool:
            round_ = book.round()
            return book.store.has_kept(round_.title, kept_findings(round_, triangulate(round_)))

        assert decisions(pilot)
        await until(pilot, kept)


async def test_the_cautions_stand_before_the_decision_and_with_it(tmp_path: Path) -> None:
    async with app_on(tmp_path, three_views(), size=(160, 45)) as pilot:
        in_role(pilot, "director")
        await deciding(pilot)
        for words in CAUTIONS:
            await see(pilot, words)
        await press(pilot, "c")
        await form(pilot)
        for words in CAUTIONS:
            await see(pilot, words)
        await press(pilot, "enter")
        await closed(pilot)
        for words in CAUTIONS:
            await see(pilot, words)


async def test_decisions_are_only_added_and_h_shows_those_before(tmp_path: Path) -> None:
    async with app_on(tmp_path, three_views(), size=(60, 17)) as pilot:
        in_role(pilot, PSW)
        await deciding(pilot)
        await press(pilot, "h")
        await told(pilot, "Nothing else was decided on this pair before.")
        await press(pilot, "c", "enter", "s", *"joint", "enter", "c", "enter")
        await closed(pilot)
        assert [one.verdict.value for one in decisions(pilot)] == [
            "confirm",
            "set-aside",
            "confirm",
        ]
        await press(pilot, "h")
        await see(pilot, "Decided before, oldest first")
        shown = flowing(screen_text(pilot))
        assert shown.index("Confirmed as dissonance") < shown.index("Set aside by")
        assert "Why: “joint”" in shown


async def test_a_decision_whose_ground_changed_is_to_be_looked_at_again(tmp_path: Path) -> None:
    async with app_on(tmp_path, three_views(), size=(160, 45)) as pilot:
        in_role(pilot, "QA lead")
        await deciding(pilot)
        await press(pilot, "c", "enter")
        await closed(pilot)
        await press(pilot, "escape", "enter")
        await see(pilot, "✓ Confirmed as dissonance, firm")
        await press(pilot, "1")
        await see(pilot, "rests on has changed. It stands for now: please look")
        await press(pilot, "d")
        await see(pilot, "! confirmed; needs review")
        await press(pilot, "escape", "escape")
        await see(pilot, "! needs review")


async def test_n_and_p_go_to_questions_with_pairs_and_where_nothing_can_be_decided_it_is_said(
    tmp_path: Path,
) -> None:
    async with app_on(tmp_path, three_views()) as pilot:
        highlight(pilot, "leaders.culture")
        await press(pilot, "d")
        await told(pilot, "nothing to decide")
        await deciding(pilot)
        await press(pilot, "n")
        await see(pilot, "Decide · Stay together · Complexity")
        await press(pilot, "p", "p", "p", "p")
        await told(pilot, "This is the first question.")
        await see(pilot, "Decide · The workforce · Supervision")
        assert isinstance(pilot.app, ReflectApp)
        pilot.app.sitting.reading_only = "Jo has this mapping open."
        await press(pilot, "c")
        await told(pilot, "Jo has this mapping open.")
        assert not decisions(pilot)


async def test_hostile_words_stand_to_the_letter_and_the_screen_is_whole(tmp_path: Path) -> None:
    async with app_on(tmp_path, three_views(), size=SIZES[0]) as pilot:
        in_role(pilot, HOSTILE)
        await deciding(pilot)
        await press(pilot, "s", *HOSTILE, "enter")
        await closed(pilot)
        for size in SIZES[:2]:
            await at_size(pilot, size)
            await see(pilot, "[/oops] [child A]")
            screen = pilot.app.screen
            assert screen.max_scroll_x == 0 and screen.max_scroll_y == 0
            await see(pilot, "Esc done")
        assert decisions(pilot)[0].note == HOSTILE
