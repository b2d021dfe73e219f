"""An hour at the Desk in a real terminal: a tool of the example untagged, tagged, ten decisions."""

from collections.abc import Iterator
from pathlib import Path

from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.mapping.example import example_document
from ncf_reflect.mapping.exchange import import_round
from ncf_reflect.mapping.tagging import Tagging
from ncf_reflect.mapping.topics import RecentThemes
from ncf_reflect.model.kinds import DecisionVerdict
from ncf_reflect.model.session import Answer, Round, RoundDocument, Session
from ncf_reflect.tui.widgets.theme_prompt import MOST_KEYS
from tests.tui.driving import workspace_in
from tests.tui.pty_driver import COMMAND, Terminal, terminal

NAME = "here"
DOWN, UP, ESCAPE = "\x1b[B", "\x1b[A", "\x1b"
TOOL = "tool-1"
"""What was said on it is tagged here: a third of the example, in which every key does its work."""
DECISIONS = 10
BREATH = 10
"""Points that are tagged without looking up."""


def without_themes(document: RoundDocument) -> RoundDocument:
    """The example as it was before anybody tagged what was said on `TOOL`."""

    def answer(old: Answer) -> Answer:
        points = (point.model_copy(update={"themes": ()}) for point in old.points)
        return old.model_copy(update={"points": tuple(points)})

    def session(old: Session) -> Session:
        if old.bank != TOOL:
            return old
        answers = tuple(map(answer, old.answers))
        return old.model_copy(update={"answers": answers, "history": ()})

    return document.model_copy(update={"sessions": tuple(map(session, document.sessions))})


def themes_by_point(document: RoundDocument) -> dict[str, tuple[str, ...]]:
    return {
        str(point.id): point.themes
        for session in document.sessions
        for answer in session.answers
        for point in answer.points
    }


def round_in(folder: Path) -> Round:
    workspace = workspace_in(folder)
    with workspace.open(workspace.mapping_path(NAME), writing=False) as book:
        return book.round()


def untagged_in(folder: Path) -> tuple[list[str], RecentThemes]:
    """The points in the order of the tagging table, and the themes that have a digit there."""
    workspace = workspace_in(folder)
    document = without_themes(example_document())
    with workspace.create(workspace.mapping_path(NAME), document.authority) as book:
        book.store._database.execute("PRAGMA synchronous=OFF")
        import_round(book, document)
        tagging = Tagging(book, book.round())
        questions = tagging.by_question()
        listed = [one for each in questions for one in each.points if not one.point.themes]
        digits = RecentThemes([], tagging.topics.offered(listed[0].question), MOST_KEYS)
    return [str(one.point.id) for one in listed], digits


def keys_for(theme: str, digits: RecentThemes) -> str:
    """A theme's digit if it has one; else its name is typed, and it takes a digit."""
    if theme in digits.shown:
        return str(digits.shown.index(theme) + 1)
    digits.use(theme, typed=True)
    return f"t{theme}\n"


def tagging_keys(
    order: list[str], wanted: dict[str, tuple[str, ...]], digits: RecentThemes
) -> Iterator[str]:
    """The keys for each point in turn: after a theme the highlight is on the next one."""
    for point in order:
        keys = []
        for theme in wanted[point]:
            keys.append(keys_for(theme, digits))
            digits.use(theme)
        yield UP.join(keys) or DOWN


def tag(
    desk: Terminal, order: list[str], wanted: dict[str, tuple[str, ...]], digits: RecentThemes
) -> None:
    desk.send(b"t")
    desk.see(f"{len(order)} of {len(wanted)} without a theme")
    left = len(order)
    all_keys = tagging_keys(order, wanted, digits)
    for place, (point, keys) in enumerate(zip(order, all_keys, strict=True)):
        desk.type(keys)
        left -= bool(wanted[point])
        if place % BREATH == 0:
            desk.see(f"{left} of {len(wanted)} without a theme")
    desk.see(f"{left} of {len(wanted)} without a theme")
    desk.send(ESCAPE.encode())
    desk.see("Desk · ")


def decide(desk: Terminal) -> None:
    desk.send(b"s")
    desk.see("most serious first")
    desk.send(b"d")
    desk.see("Decide · ", "not yet decided")
    keys = {3: "s", 6: "r"}
    for number in range(DECISIONS):
        desk.type(keys.get(number, "c"))
        if number == 0:
            desk.see("In which role do you decide?")
            desk.type("1")
        if keys.get(number) == "r":
            desk.see("What is it?")
            desk.type("g")
        desk.see("In which role principal social worker")
        desk.type("As above\n" if number else "The groups meant different things\n")
        desk.see("Decided")
        if number + 1 < DECISIONS:
            desk.type("n")
            desk.until(lambda: "Decided" not in desk.text)


def test_a_round_is_tagged_and_decided_by_keyboard_alone(tmp_path: Path) -> None:
    order, digits = untagged_in(tmp_path)
    wanted = themes_by_point(example_document())
    with terminal(tmp_path, *COMMAND, columns=80, rows=24) as desk:
        desk.see("Enter open")
        desk.type("d")
        desk.see("Desk · ", f"{len(order)} points without a theme")
        tag(desk, order, wanted, digits)
        decide(desk)
        desk.send(ESCAPE.encode())
        desk.see("Desk · ")
        desk.send(b"\x11")
        assert desk.ended() == 0
    round_ = round_in(tmp_path)
    now = {
        str(point.id): tuple(sorted(point.themes))
        for session in round_.sessions
        for answer in session.answers
        for point in answer.points
    }
    assert now == {point: tuple(sorted(themes)) for point, themes in wanted.items()}
    verdicts = [decision.verdict for decision in round_.decisions]
    assert verdicts.count(DecisionVerdict.CONFIRM) == DECISIONS - 2
    assert len({(d.question, d.groups) for d in round_.decisions}) == DECISIONS
    assert not any(
        pair.decision and pair.decision.needs_review
        for section in triangulate(round_).sections
        for question in section.questions
        for pair in question.pairs
    )
