"""Groups, pairs and questions made by hand for the tests of the sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import accumulate
from statistics import median

from ncf_reflect.analysis.sentences import pair_reasons
from ncf_reflect.model.bank import AskedQuestion, Level, Question, Scale, Section, SectionKind
from ncf_reflect.model.findings import (
    Basis,
    Code,
    FindingStrength,
    GroupFinding,
    GroupMarker,
    PairFinding,
    QuestionFinding,
    QuestionMarker,
    Rating,
    RatingResult,
    SectionFinding,
    SectionState,
    Split,
    ThemeFinding,
    ThemeState,
)
from ncf_reflect.model.groups import Group, in_order
from ncf_reflect.model.kinds import GroupStatus, Kind, NothingSaidReason, RecordedStatus, Strength
from ncf_reflect.model.pooled import (
    Hearing,
    PooledAnswer,
    PooledPoint,
    PooledQuestion,
    PooledSection,
)
from ncf_reflect.model.session import Point

PARTNERSHIP, WORKERS, MANAGERS, LEADERS = Group
DOING, DEVELOP, BOTH, MENTIONED = ThemeState
FIRM, CHECK = FindingStrength
IN_MARCH = date(2026, 3, 12)
RECORDED = {
    GroupStatus.ANSWERED: RecordedStatus.ANSWERED,
    GroupStatus.NOTHING_SAID: RecordedStatus.NOTHING_SAID,
    GroupStatus.NOT_REACHED: RecordedStatus.NOT_REACHED,
}


def scale(*labels: str, start: int = 1) -> Scale:
    return Scale(
        vote_prompt="How well is this working here now?",
        start=0 if start == 0 else 1,
        levels=tuple(Level(label=label) for label in labels),
    )


FIVE = scale("Not yet", "Early", "Partly", "Mostly", "Fully")
FOUR = scale("Never", "Seldom", "Often", "Always")
ELEVEN = scale(*(f"Level {number}" for number in range(11)), start=0)


def point(kind: Kind, text: str, theme: str = "", strength: Strength | None = None) -> Point:
    return Point(kind=kind, text=text, themes=(theme,) if theme else (), strength=strength)


@dataclass(frozen=True)
class Said:
    """What one group said on the question of a test."""

    group: Group
    votes: tuple[int, ...] | None = None
    dont_know: int = 0
    present: int | None = 14
    themes: Mapping[str, ThemeState] = field(default_factory=dict)
    points: tuple[Point, ...] = ()
    status: GroupStatus = GroupStatus.ANSWERED
    reasons: tuple[NothingSaidReason, ...] = ()
    dates: tuple[date | None, ...] = (IN_MARCH,)
    joint_with: tuple[Group, ...] = ()
    split: Split | None = None
    markers: tuple[GroupMarker, ...] = ()

    @property
    def answer(self) -> PooledAnswer:
        return PooledAnswer(
            group=self.group,
            status=self.status,
            hearings=tuple(self._hearings()),
            votes=self.votes,
            dont_know=self.dont_know,
            points=tuple(PooledPoint(point=one, session="s1") for one in self.points),
        )

    @property
    def finding(self) -> GroupFinding:
        return GroupFinding(
            group=self.group,
            status=self.status,
            votes=self.votes,
            dont_know=self.dont_know,
            present=self.present,
            middle=middle_of(self.votes) if self.votes else None,
            split=self.split,
            themes=dict(self.themes),
            markers=self.markers,
        )

    def _hearings(self) -> Iterable[Hearing]:
        if self.status not in RECORDED:
            return
        for number, held_on in enumerate(self.dates):
            yield Hearing(
                session=f"{held_on}-{number}",
                groups=in_order((self.group, *self.joint_with)),
                held_on=held_on,
                present=self.present if number == 0 else 0,
                status=RECORDED[self.status],
                reason=self.reasons[number] if self.reasons else None,
            )


def middle_of(votes: Iterable[int]) -> Fraction:
    ratings = [number for number, count in enumerate(votes, start=1) for _ in range(count)]
    return Fraction(median(ratings))


def silent(group: Group, *reasons: NothingSaidReason, dates: tuple[date, ...] = ()) -> Said:
    reasons = reasons or (NothingSaidReason.NOTHING_TO_ADD,)
    return Said(
        group,
        status=GroupStatus.NOTHING_SAID,
        reasons=reasons,
        dates=dates or (IN_MARCH,) * len(reasons),
    )


def without_answer(group: Group, status: GroupStatus) -> Said:
    return Said(group, status=status)


def question(*said: Said, on: Scale | None = FIVE) -> PooledQuestion:
    asked = Question(id="stay-together.first-interaction", text="What do you do?")
    section = Section(
        slug="stay-together",
        kind=SectionKind.OUTCOME,
        number=1,
        title="Outcome",
        plain_title="Stay together",
        groups=tuple(one.group for one in said),
        questions=(asked,),
    )
    return PooledQuestion(
        asked=AskedQuestion(question=asked, section=section, number=1),
        scale=on,
        answers=tuple(one.answer for one in said),
    )


def section(*questions: PooledQuestion) -> PooledSection:
    return PooledSection(section=questions[0].asked.section, bank="tool-2", questions=questions)


def rating(
    result: RatingResult,
    steps: Fraction | int,
    shift: Fraction | int | None = None,
    p: Fraction | int = 1,
    firm: bool = False,
) -> Rating:
    signed = steps if shift is None else shift
    return Rating(
        result=result, firm=firm, steps=Fraction(steps), shift=Fraction(signed), p=Fraction(p)
    )


TOO_FEW = Rating(result=RatingResult.TOO_FEW, firm=None, steps=None, shift=None, p=None)


def firm_gap(steps: Fraction | int = 2, shift: Fraction | int | None = None) -> Rating:
    return rating(RatingResult.GAP, steps, shift, Fraction(1, 100), firm=True)


def possible_gap(steps: Fraction | int = 2) -> Rating:
    return rating(RatingResult.GAP, steps, p=Fraction(1, 10))


def similar(steps: Fraction | int = 0) -> Rating:
    return rating(RatingResult.IN_LINE, steps)


def distance(first: tuple[int, ...], second: tuple[int, ...]) -> Fraction:
    shares = [[Fraction(n, sum(v)) for n in accumulate(v)] for v in (first, second)]
    return sum((abs(a - b) for a, b in zip(*shares, strict=True)), Fraction(0))


def themes_of(first: Said, second: Said, **found: tuple[str, ...]) -> ThemeFinding:
    only = {
        one.group: tuple(theme for theme in one.themes if theme not in other.themes)
        for one, other in ((first, second), (second, first))
    }
    return ThemeFinding(only=only, **found)


def pair(
    first: Said,
    second: Said,
    code: Code,
    strength: FindingStrength | None = None,
    *,
    rated: Rating | None = None,
    basis: Basis | None = None,
    **found: tuple[str, ...],
) -> PairFinding:
    return PairFinding(
        groups=(first.group, second.group),
        code=code,
        strength=strength,
        basis=basis,
        rating=rated,
        themes=themes_of(first, second, **found),
        reasons=(),
    )


def reasons(
    first: Said,
    second: Said,
    code: Code,
    *,
    on: Scale | None = FIVE,
    guarded: bool = False,
    rated: Rating | None = None,
    basis: Basis | None = None,
    **found: tuple[str, ...],
) -> tuple[str, ...]:
    made = pair(first, second, code, rated=rated, basis=basis, **found)
    findings = (first.finding, second.finding)
    return pair_reasons(made, question(first, second, on=on), findings, guarded=guarded)


Verdict = tuple[Code, FindingStrength | None]
SERIOUS: tuple[Verdict, ...] = (
    (Code.DISSONANCE, FIRM),
    (Code.DISSONANCE, CHECK),
    (Code.SILENCE, None),
    (Code.PARTIAL_AGREEMENT, None),
    (Code.AGREEMENT, None),
    (Code.NOT_ENOUGH, None),
    (Code.NOT_COMPARABLE, None),
)
DIFFER, MAY_DIFFER, SILENCE, PARTLY, ALIKE, UNCLEAR, UNCOMPARED = SERIOUS


def question_finding(
    said: tuple[Said, ...],
    pairs: Mapping[tuple[Group, Group], Verdict],
    markers: tuple[QuestionMarker, ...] = (),
) -> QuestionFinding:
    by_group = {one.group: one for one in said}
    code, strength = min(pairs.values(), key=SERIOUS.index, default=UNCOMPARED)
    return QuestionFinding(
        id="stay-together.first-interaction",
        code=code,
        strength=strength,
        markers=markers,
        summary="",
        groups=tuple(one.finding for one in said),
        pairs=tuple(
            pair(by_group[a], by_group[b], found[0], found[1]) for (a, b), found in pairs.items()
        ),
    )


def section_finding(state: SectionState, *questions: QuestionFinding) -> SectionFinding:
    return SectionFinding(id="stay-together", state=state, questions=questions)
