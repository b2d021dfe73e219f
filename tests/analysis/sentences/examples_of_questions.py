"""The examples of SENTENCES.md about markers, questions, sections and rounds."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from ncf_reflect.analysis import sentences
from ncf_reflect.model.findings import (
    Code,
    Findings,
    GroupMarker,
    Pattern,
    QuestionMarker,
    RatingResult,
    SectionState,
)
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import GroupStatus, Kind

from . import builders as b
from .builders import LEADERS, MANAGERS, WORKERS, Said

LETTERS = {"letters": b.DEVELOP}
SPREAD = b.rating(RatingResult.SPREAD, 2, 0, Fraction(1, 100), firm=True)


def marked(*said: Said, shared_gap: bool = False) -> str:
    markers = (QuestionMarker.SHARED_GAP,) if shared_gap else ()
    found = b.question_finding(said, {}, markers)
    (line,) = sentences.marker_sentences(found, b.question(*said))
    return line


def marked_low() -> str:
    return marked(
        Said(WORKERS, votes=(0, 3, 0, 0, 0)),
        Said(MANAGERS, votes=(0, 3, 0, 0, 0)),
        Said(LEADERS, votes=(0, 2, 2, 0, 0)),
        shared_gap=True,
    )


def marked_develop() -> str:
    return marked(
        Said(WORKERS, themes=LETTERS),
        Said(LEADERS, themes={"letters": b.BOTH, "duty": b.DEVELOP}),
        shared_gap=True,
    )


def marked_confident() -> str:
    markers = (GroupMarker.CONFIDENT_WITHOUT_EVIDENCE,)
    return marked(Said(LEADERS, votes=(0, 0, 0, 3, 0), markers=markers))


STAFF = (Said(WORKERS), Said(MANAGERS), Said(LEADERS))
WM, WL, ML = (WORKERS, MANAGERS), (WORKERS, LEADERS), (MANAGERS, LEADERS)


def summary(pairs: dict[tuple[Group, Group], b.Verdict], said: tuple[Said, ...] = STAFF) -> str:
    return sentences.question_summary(b.question_finding(said, pairs), b.question(*said))


NO_LEADERS = (Said(WORKERS), Said(MANAGERS), b.silent(LEADERS))
ONLY_WORKERS = (
    Said(WORKERS),
    b.without_answer(MANAGERS, GroupStatus.NOT_HELD),
    b.without_answer(LEADERS, GroupStatus.NOT_REACHED),
)


def one_part_of_the_rest() -> str:
    return summary({WM: b.DIFFER, WL: b.DIFFER, ML: b.PARTLY}).split(". ")[1]


def section(state: SectionState, *verdicts: b.Verdict, said: tuple[Said, ...] = STAFF) -> str:
    questions = [
        b.question_finding(said, {WL: verdict} if len(said) > 1 else {}) for verdict in verdicts
    ]
    asked = b.section(*(b.question(*said) for _ in verdicts))
    return sentences.section_sentence(b.section_finding(state, *questions), asked)


def chance_of_a_round() -> str | None:
    rated = [b.firm_gap()] * 5 + [SPREAD] * 9 + [b.similar()] * 10 + [b.TOO_FEW, None]
    pairs = [b.pair(STAFF[0], STAFF[2], Code.DISSONANCE, rated=one) for one in rated]
    question = b.question_finding(STAFF, {WL: b.DIFFER}).model_copy(update={"pairs": tuple(pairs)})
    return sentences.chance_sentence(
        Findings(
            ruleset="v1",
            round="Spring 2026",
            sealed=(),
            pattern=(),
            sections=(b.section_finding(SectionState.DIVERGES, question),),
        )
    )


QUESTIONS: dict[str, Callable[[], str | None]] = {
    "mark.low": marked_low,
    "mark.develop": marked_develop,
    "mark.no-evidence": marked_confident,
    "mark.staff": sentences.staff_sentence,
    "mark.review": lambda: sentences.review_sentence(date(2026, 4, 2)),
    "q.similar": lambda: summary({WM: b.ALIKE, WL: b.ALIKE, ML: b.ALIKE}),
    "q.one": lambda: summary({WM: b.DIFFER, WL: b.DIFFER, ML: b.ALIKE}),
    "q.pair": lambda: summary({WM: b.ALIKE, WL: b.MAY_DIFFER, ML: b.ALIKE}),
    "q.all": lambda: summary({WM: b.DIFFER, WL: b.DIFFER, ML: b.DIFFER}),
    "q.silence": lambda: summary({WM: b.PARTLY, WL: b.SILENCE, ML: b.SILENCE}, NO_LEADERS),
    # Workers and managers were set aside by a person, which leaves the roll-up (METHOD.md 8).
    "q.topics": lambda: summary({WL: b.SILENCE, ML: b.UNCLEAR}),
    "q.not-enough": lambda: summary({WM: b.UNCLEAR, WL: b.UNCLEAR, ML: b.UNCOMPARED}),
    "q.waiting": lambda: summary(
        {WM: b.UNCOMPARED, WL: b.UNCOMPARED, ML: b.UNCOMPARED}, ONLY_WORKERS
    ),
    "q.rest": one_part_of_the_rest,
    "q.no-evidence": lambda: sentences.no_evidence_line(
        b.question(
            Said(WORKERS),
            Said(MANAGERS, points=(b.point(Kind.EVIDENCE, "Spring audit"),)),
            Said(LEADERS),
        )
    ),
    "section.diverges": lambda: section(SectionState.DIVERGES, b.DIFFER, b.ALIKE),
    "section.check": lambda: section(SectionState.CHECK, b.SILENCE, b.ALIKE, said=NO_LEADERS),
    "section.holds-together": lambda: section(SectionState.HOLDS_TOGETHER, b.ALIKE, b.PARTLY),
    "section.not-enough": lambda: section(SectionState.NOT_ENOUGH, b.UNCLEAR, b.UNCOMPARED),
    "section.single-source": lambda: section(
        SectionState.SINGLE_SOURCE, b.UNCOMPARED, said=(Said(LEADERS),)
    ),
    "round.pattern": lambda: sentences.pattern_sentence(
        Pattern(groups=WL, higher=LEADERS, questions=7, of=8)
    ),
    "round.chance": chance_of_a_round,
}
