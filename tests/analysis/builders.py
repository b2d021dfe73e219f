"""Small rounds for the tests of the analysis: banks, sessions, answers and points."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ncf_reflect.model.bank import Bank, Level, Question, Scale, Section, SectionKind
from ncf_reflect.model.faults import checked, parse_json
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import (
    Kind,
    NothingSaidReason,
    RecordedStatus,
    SessionState,
    Strength,
)
from ncf_reflect.model.session import Answer, Point, Round, RoundDocument, Session

PARTNERSHIP, WORKERS, MANAGERS, LEADERS = Group
STAFF = (WORKERS, MANAGERS, LEADERS)
FIRST_INTERACTION = "stay-together.first-interaction"

EXAMPLES = Path(__file__).parent / "examples"

_ENABLERS: tuple[tuple[str, tuple[Group, ...], tuple[str, ...]], ...] = (
    ("multi-agency", (PARTNERSHIP,), ("developing-support", "working-together")),
    ("leaders", (LEADERS,), ("culture", "stories", "space")),
    ("workforce", STAFF, ("supervision", "evidence-base")),
)
_OUTCOMES: tuple[tuple[str, tuple[Group, ...], tuple[str, ...]], ...] = (
    ("stay-together", STAFF, ("first-interaction", "complexity")),
    ("family-network", STAFF, ("family-led-tools", "creative-thinking")),
    ("safe", STAFF, ("collaboration", "relationships")),
    ("loving-homes", STAFF, ("whole-family", "advocacy")),
)


def a_scale(levels: int = 5, start: int = 1) -> Scale:
    return Scale(
        vote_prompt="How well is this working?",
        start=0 if start == 0 else 1,
        levels=tuple(Level(label=f"Level {start + index}") for index in range(levels)),
    )


def a_section(
    slug: str,
    groups: Iterable[Group],
    questions: Iterable[str],
    kind: SectionKind = SectionKind.OUTCOME,
) -> Section:
    return Section(
        slug=slug,
        kind=kind,
        number=1,
        title=slug,
        plain_title=slug,
        groups=tuple(groups),
        questions=tuple(Question(id=f"{slug}.{name}", text=f"{name}?") for name in questions),
    )


def a_bank(bank_id: str, sections: Iterable[Section], scale: Scale | None) -> Bank:
    return Bank(
        format="ncf-reflect/bank",
        id=bank_id,
        title=bank_id,
        version="1",
        source="the tests",
        licence="none",
        scale=scale,
        sections=tuple(sections),
    )


def tool_1() -> Bank:
    sections = [a_section(*parts, kind=SectionKind.ENABLER) for parts in _ENABLERS]
    return a_bank("tool-1", sections, a_scale())


def tool_2(scale: Scale | None = None) -> Bank:
    return a_bank("tool-2", [a_section(*parts) for parts in _OUTCOMES], scale or a_scale())


def a_point(kind: Kind = Kind.NOTE, *themes: str, strength: Strength | None = None) -> Point:
    return Point(kind=kind, text="said", themes=themes, strength=strength)


def doing(*themes: str) -> Point:
    return a_point(Kind.DOING, *themes)


def develop(*themes: str, strength: Strength | None = None) -> Point:
    return a_point(Kind.DEVELOP, *themes, strength=strength)


def strengthen(*themes: str) -> Point:
    return develop(*themes, strength=Strength.NEEDS_STRENGTHENING)


def an_answer(
    *points: Point,
    votes: Iterable[int] | None = None,
    dont_know: int = 0,
    question: str = FIRST_INTERACTION,
) -> Answer:
    return Answer(
        question=question,
        status=RecordedStatus.ANSWERED,
        votes=None if votes is None else tuple(votes),
        dont_know=dont_know,
        points=points,
    )


def nothing_said(question: str = FIRST_INTERACTION) -> Answer:
    return Answer(
        question=question,
        status=RecordedStatus.NOTHING_SAID,
        reason=NothingSaidReason.UNSURE,
    )


def a_session(
    session_id: str,
    groups: Group | tuple[Group, ...],
    *answers: Answer,
    state: SessionState = SessionState.CLOSED,
    bank: str = "tool-2",
    present: int | None = 20,
) -> Session:
    return Session(
        id=session_id,
        bank=bank,
        groups=groups if isinstance(groups, tuple) else (groups,),
        answers=answers,
        state=state,
        held_on=date(2026, 3, 12),
        present=present,
    )


def a_round(*sessions: Session, banks: Iterable[Bank] | None = None) -> Round:
    return Round(
        authority="Exampleshire",
        title="Spring 2026",
        banks=(tool_1(), tool_2()) if banks is None else tuple(banks),
        sessions=sessions,
    )


def example(name: str) -> object:
    """A worked case as parsed JSON."""
    return parse_json((EXAMPLES / name).read_text(encoding="utf-8"), name)


def example_round(name: str) -> Round:
    """A worked round; the document leaves out the ids, which a store would fill in."""
    document = checked(RoundDocument, example(name), name)
    sessions = [
        session.model_copy(update={"id": f"session-{number}"})
        for number, session in enumerate(document.sessions, start=1)
    ]
    return a_round(*sessions)
