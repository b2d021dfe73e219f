"""A small round for the tests of the gap report: two outcomes, one enabler, four groups."""

from collections.abc import Iterable
from datetime import date

from ncf_reflect.model.bank import Bank, Level, Question, Scale, Section, SectionKind
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import (
    Held,
    Kind,
    NothingSaidReason,
    RecordedStatus,
    SessionState,
    Strand,
    Strength,
)
from ncf_reflect.model.session import Answer, Point, Round, Session

PARTNERSHIP, WORKERS, MANAGERS, LEADERS = Group
STAFF = (WORKERS, MANAGERS, LEADERS)
FIRST_INTERACTION = "stay-together.first-interaction"
COMPLEXITY = "stay-together.complexity"
TOOLS = "family-network.family-led-tools"
CREATIVE = "family-network.creative-thinking"
SUPPORT = "multi-agency.developing-support"

SCALE = Scale(
    vote_prompt="Taking this question as a whole, how well is this working here now?",
    levels=tuple(Level(label=label) for label in ("Not yet", "Early", "Partly", "Mostly", "Fully")),
)


def a_bank(bank_id: str, *sections: Section, scale: Scale | None = SCALE) -> Bank:
    return Bank(
        format="ncf-reflect/bank",
        id=bank_id,
        title=f"Reflective {bank_id.replace('-', ' ')}",
        version="1",
        source="A council's briefing, December 2023.",
        licence="Open Government Licence v3.0.",
        scale=scale,
        sections=sections,
    )


MULTI_AGENCY = Section(
    slug="multi-agency",
    kind=SectionKind.ENABLER,
    number=1,
    title="multi-agency working is prioritised and effective",
    plain_title="Multi-agency working is prioritised and effective.",
    short_title="Multi-agency working",
    groups=(PARTNERSHIP,),
    questions=(
        Question(
            id=SUPPORT,
            text="What needs to be developed so that partners support families together?",
            short_title="Developing support",
        ),
    ),
)
STAY_TOGETHER = Section(
    slug="stay-together",
    kind=SectionKind.OUTCOME,
    number=1,
    title="children, young people and families stay together and get the help they need",
    plain_title="Children's social care will help your family stay together.",
    short_title="Stay together",
    groups=STAFF,
    questions=(
        Question(
            id=FIRST_INTERACTION,
            text="What activities does your service do to ensure that the first interaction a "
            "family has with CSC is positive, welcoming and empowering? How do you know this?",
            short_title="First interaction",
        ),
        Question(
            id=COMPLEXITY,
            text="Family relationships are complicated. How do you support practitioners to work "
            "within that complexity, providing challenge and advice?",
            short_title="Complexity",
        ),
    ),
)
FAMILY_NETWORK = Section(
    slug="family-network",
    kind=SectionKind.OUTCOME,
    number=2,
    title="children and young people are supported by their family network",
    plain_title="Your family network will be involved.",
    short_title="Family network",
    groups=STAFF,
    questions=(
        Question(
            id=TOOLS,
            text="What needs to be looked at so that tools like family group decision making are "
            "more widely and confidently used?",
            short_title="Family-led tools",
        ),
        Question(
            id=CREATIVE,
            text="How are practitioners supported to think creatively?",
            short_title="Creative thinking",
        ),
    ),
)
TOOL_1 = a_bank("tool-1", MULTI_AGENCY)
TOOL_2 = a_bank("tool-2", STAY_TOGETHER, FAMILY_NETWORK)


def point(point_id: str, kind: Kind, text: str, *themes: str, **known: object) -> Point:
    return Point.model_validate(
        {"id": point_id, "kind": kind, "text": text, "themes": themes, **known}
    )


def answer(
    question: str, *points: Point, votes: Iterable[int] | None = None, dont_know: int = 0
) -> Answer:
    return Answer(
        question=question,
        status=RecordedStatus.ANSWERED,
        votes=None if votes is None else tuple(votes),
        dont_know=dont_know,
        points=points,
    )


def nothing_said(question: str) -> Answer:
    return Answer(
        question=question,
        status=RecordedStatus.NOTHING_SAID,
        reason=NothingSaidReason.NOTHING_TO_ADD,
    )


def session(
    session_id: str,
    groups: Group | tuple[Group, ...],
    *answers: Answer,
    bank: str = "tool-2",
    invited: int | None = 16,
    present: int | None = 14,
    state: SessionState = SessionState.CLOSED,
    held_on: date | None = date(2026, 3, 12),
    facilitator: str = "",
    others_present: str = "",
) -> Session:
    return Session(
        id=session_id,
        bank=bank,
        groups=groups if isinstance(groups, tuple) else (groups,),
        answers=answers,
        state=state,
        held_on=held_on,
        invited=invited,
        present=present,
        facilitator=facilitator,
        others_present=others_present,
    )


def a_round(*sessions: Session, banks: tuple[Bank, ...] = (TOOL_1, TOOL_2)) -> Round:
    return Round(authority="Northumberland", title="Spring 2026", banks=banks, sessions=sessions)


def the_example() -> Round:
    """A round with something of everything, as the golden files show it."""
    return a_round(
        session(
            "s-workers",
            WORKERS,
            answer(
                FIRST_INTERACTION,
                point("9a0b01", Kind.DOING, "Duty desk calls back the same day", "first-contact"),
                point(
                    "77de02",
                    Kind.DEVELOP,
                    "Letters still in jargon",
                    "letters",
                    strength=Strength.NOT_IN_PLACE,
                ),
                point(
                    "88ef13",
                    Kind.DEVELOP,
                    "Out of hours, nobody knows the family",
                    "out-of-hours",
                    held=Held.CONTESTED,
                ),
                point("c1f004", Kind.EVIDENCE, "Spring audit, 22 records", strand=Strand.AUDIT),
                point("d2a505", Kind.QUOTE, "They never once asked what we wanted"),
                votes=(2, 6, 3, 1, 0),
                dont_know=2,
            ),
            answer(
                COMPLEXITY,
                point("e3b606", Kind.DOING, "Group supervision every fortnight", "supervision"),
                point("e4c707", Kind.NEXT, "Ask families what helped\n- in their own words"),
                votes=(0, 1, 2, 8, 1),
            ),
            answer(
                TOOLS,
                point("f5d808", Kind.DEVELOP, "Training on family group meetings", "training"),
                votes=(1, 7, 3, 0, 0),
            ),
            facilitator="Ada Practice-Educator",
            others_present="Bo Head-of-Service",
        ),
        session(
            "s-managers",
            MANAGERS,
            answer(
                FIRST_INTERACTION,
                point("0a1909", Kind.DOING, "Duty rota covers every weekday", "first-contact"),
                point("0b2a10", Kind.DEVELOP, "Letter templates are old", "letters"),
                votes=(0, 1, 2, 2, 1),
            ),
            answer(
                COMPLEXITY,
                point("0c3b11", Kind.DOING, "Reflective supervision for all teams", "supervision"),
                votes=(0, 0, 2, 4, 0),
            ),
            answer(
                TOOLS,
                point("0d4c12", Kind.DEVELOP, "Nobody has time to prepare meetings", "training"),
                votes=(2, 3, 1, 0, 0),
            ),
            nothing_said(CREATIVE),
            invited=8,
            present=6,
            held_on=date(2026, 3, 19),
        ),
        session(
            "s-leaders",
            LEADERS,
            answer(
                FIRST_INTERACTION,
                point("1a5d13", Kind.DOING, "Handover sheet for out of hours", "out-of-hours"),
                point("1b6e14", Kind.DOING, "New letters since January", "letters"),
                point("1c7f15", Kind.QUOTE, "I thought we had fixed the letters"),
                votes=(0, 0, 0, 3, 0),
            ),
            answer(
                CREATIVE,
                point("1d8015", Kind.PARKED, "Budget for activities: see the finance meeting"),
            ),
            invited=4,
            present=3,
            held_on=date(2026, 3, 26),
        ),
        session(
            "s-partners",
            PARTNERSHIP,
            answer(
                SUPPORT,
                point("2e9116", Kind.NOTE, "Shared referral form in use since autumn"),
                votes=(0, 2, 5, 3, 0),
            ),
            bank="tool-1",
            invited=12,
            present=10,
            held_on=date(2026, 4, 2),
        ),
        session(
            "s-later",
            (WORKERS, MANAGERS),
            state=SessionState.PLANNED,
            held_on=date(2026, 4, 16),
            invited=20,
            present=None,
        ),
    )
