"""The examples of SENTENCES.md about a pair, made from values by hand."""

from collections.abc import Callable
from fractions import Fraction

from ncf_reflect.analysis import sentences
from ncf_reflect.model.findings import Basis, Code, RatingResult, Split
from ncf_reflect.model.groups import Group, in_order
from ncf_reflect.model.kinds import GroupStatus, Kind, NothingSaidReason, Strength

from . import builders as b
from .builders import LEADERS, MANAGERS, WORKERS, Said, reasons

W = Said(WORKERS, votes=(2, 6, 3, 1, 0), dont_know=2, present=14)
L = Said(LEADERS, votes=(0, 0, 0, 3, 0), present=3)
GAP = b.rating(RatingResult.GAP, Fraction(7, 4), Fraction(7, 4), Fraction(4, 455), firm=True)
BOTH_PARTLY = (
    Said(WORKERS, votes=(0, 2, 4, 0, 0)),
    Said(MANAGERS, votes=(0, 0, 3, 1, 0)),
)
IN_LINE = b.similar(Fraction(3, 5))
SPREAD = b.rating(RatingResult.SPREAD, 2, 0, Fraction(1, 100), firm=True)
SMALL_SPREAD = (
    Said(MANAGERS, votes=(1, 2, 0, 0, 1), present=4),
    Said(LEADERS, votes=(0, 2, 0, 3, 0), present=5),
)
LETTERS = {"letters": b.DEVELOP}


def gap(line: int = 0, *, guarded: bool = False) -> str:
    return reasons(W, L, Code.DISSONANCE, rated=GAP, guarded=guarded)[line]


def chance(rated: b.Rating, *opposed_themes: str) -> str:
    first = Said(WORKERS, votes=(0, 4, 0, 0, 0), themes=LETTERS)
    second = Said(LEADERS, votes=(0, 0, 0, 4, 0), themes={"letters": b.DOING})
    line = reasons(first, second, Code.DISSONANCE, rated=rated, opposed=opposed_themes)[0]
    return line.split("2 Early. ")[1]


def against() -> str:
    first = Said(WORKERS, votes=(3, 0, 0, 0, 0), themes={"letters": b.DOING})
    second = Said(LEADERS, votes=(0, 0, 0, 0, 3), themes=LETTERS)
    said = reasons(first, second, Code.DISSONANCE, rated=b.firm_gap(4), opposed=("letters",))
    return said[2]


def middles_alike() -> str:
    first = Said(WORKERS, votes=(3, 0, 4, 0, 0))
    second = Said(LEADERS, votes=(0, 0, 4, 0, 3))
    return reasons(first, second, Code.DISSONANCE, rated=b.firm_gap(Fraction(12, 7)))[1]


def spread() -> str:
    first = Said(WORKERS, votes=(5, 0, 0, 0, 5))
    second = Said(MANAGERS, votes=(0, 0, 10, 0, 0))
    return reasons(first, second, Code.PARTIAL_AGREEMENT, rated=SPREAD)[0]


def arithmetic(line: int) -> str:
    made = b.pair(W, L, Code.DISSONANCE, b.FIRM, rated=GAP)
    return sentences.arithmetic_lines(made, b.question(W, L), (W.finding, L.finding))[line]


def not_enough_but_similar(line: int) -> str:
    return reasons(*BOTH_PARTLY, Code.NOT_ENOUGH, rated=IN_LINE)[line]


def too_few() -> str:
    first = Said(WORKERS, votes=(1, 1, 0, 0, 0))
    second = Said(MANAGERS, votes=(0, 0, 3, 0, 0), themes=LETTERS)
    return reasons(first, second, Code.NOT_ENOUGH, rated=b.TOO_FEW)[1]


def split() -> str:
    parted = Split(low_at_most=2, high_at_least=4, low=6, high=5, between=0)
    said = Said(WORKERS, votes=(1, 5, 0, 4, 1), split=parted)
    return sentences.split_sentence(said.finding, b.FIVE)


def voted(said: Said, line: int = 0, *, guarded: bool = False) -> str:
    return sentences.voted_sentence(said.finding, said.answer, guarded)[line]


def small(line: int, *, result: RatingResult) -> str:
    first, second = SMALL_SPREAD
    if result is RatingResult.SPREAD:
        rated = b.rating(result, Fraction(6, 5), Fraction(1, 2), Fraction(1, 4))
        return reasons(first, second, Code.NOT_ENOUGH, rated=rated, guarded=True)[line + 1]
    first = Said(MANAGERS, votes=(0, 0, 1, 3, 0), present=4)
    second = Said(LEADERS, votes=(0, 0, 0, 4, 0), present=4)
    return reasons(first, second, Code.NOT_ENOUGH, rated=b.similar(), guarded=True)[line + 1]


def small_split() -> str:
    parted = Split(low_at_most=2, high_at_least=4, low=2, high=2, between=0)
    said = Said(LEADERS, votes=(0, 2, 0, 2, 0), present=4, split=parted)
    found = b.question_finding((said,), {})
    lines = sentences.marker_sentences(found, b.question(said), guarded=True)
    return "\n".join(lines) or "(nothing is printed)"


def opposed(line: int, *, rated: b.Rating | None = None) -> str:
    theme = "family group conferences"
    first = Said(
        WORKERS,
        votes=(0, 0, 3, 0, 0),
        themes={theme: b.DEVELOP},
        points=(
            b.point(Kind.DEVELOP, "Hard to book", theme, Strength.NEEDS_STRENGTHENING),
            b.point(Kind.DEVELOP, "Not offered in the north", theme),
        ),
    )
    second = Said(
        MANAGERS,
        votes=(0, 0, 3, 0, 0),
        themes={theme: b.DOING},
        points=(b.point(Kind.DOING, "Offered to every family", theme),),
    )
    return reasons(first, second, Code.DISSONANCE, rated=rated, opposed=(theme,))[line]


def themed(first: Said, second: Said, code: Code, line: int = 0, **found: tuple[str, ...]) -> str:
    return reasons(first, second, code, basis=Basis.THEMES, **found)[line]


def mixed() -> str:
    first = Said(WORKERS, themes={"letters": b.BOTH})
    second = Said(MANAGERS, themes=LETTERS)
    return themed(first, second, Code.PARTIAL_AGREEMENT, mixed=("letters",))


def strengthen() -> str:
    first = Said(WORKERS, themes=LETTERS)
    second = Said(LEADERS, themes={"letters": b.DOING})
    return themed(first, second, Code.PARTIAL_AGREEMENT, mixed=("letters",))


def raised(*themes: str) -> dict[str, b.ThemeState]:
    return dict.fromkeys(themes, b.DEVELOP)


def in_common(code: Code, line: int = 0) -> str:
    first = Said(WORKERS, themes=raised("letters", "supervision", "handover", "duty"))
    second = Said(LEADERS, themes=raised("letters", "supervision", "culture"))
    return themed(first, second, code, line, shared=("letters", "supervision"))


def shared_one() -> str:
    first = Said(WORKERS, themes=raised("supervision", "handover"))
    second = Said(LEADERS, themes=raised("supervision"))
    return themed(first, second, Code.AGREEMENT, 1, shared=("supervision",))


def only_one() -> str:
    first = Said(WORKERS, themes=raised("supervision", "handover"))
    second = Said(LEADERS, themes=raised("supervision"))
    return themed(first, second, Code.AGREEMENT, 2, shared=("supervision",))


def agreed_on_ratings() -> str:
    first, second = BOTH_PARTLY
    first = Said(WORKERS, votes=first.votes, themes=LETTERS)
    basis = Basis.RATINGS
    return reasons(first, second, Code.AGREEMENT, rated=IN_LINE, basis=basis)[0]


def few() -> str:
    first = Said(WORKERS, themes=raised("letters", "a", "b", "c", "d", "e"))
    second = Said(LEADERS, themes=raised("letters", "f", "g", "h", "i"))
    return themed(first, second, Code.PARTIAL_AGREEMENT, shared=("letters",))


def silence() -> str:
    first = Said(WORKERS, themes=raised("supervision"))
    return reasons(first, b.silent(LEADERS), Code.SILENCE)[0]


def topics() -> str:
    first, second = Said(WORKERS, themes=LETTERS), Said(LEADERS, themes=raised("culture"))
    return reasons(first, second, Code.SILENCE)[0]


def neither() -> str:
    first = b.silent(WORKERS, NothingSaidReason.UNSURE)
    return reasons(first, b.silent(LEADERS), Code.NOT_ENOUGH)[0]


def no_themes() -> str:
    first = Said(WORKERS, votes=(1, 1, 0, 0, 0), themes=LETTERS)
    second = Said(MANAGERS, votes=(0, 0, 3, 0, 0))
    return reasons(first, second, Code.NOT_ENOUGH, rated=b.TOO_FEW)[0]


def not_comparable(group: Group, status: GroupStatus) -> str:
    other = WORKERS if group is MANAGERS else MANAGERS
    by_group = {other: Said(other), group: b.without_answer(group, status)}
    first, second = (by_group[one] for one in in_order(by_group))
    return reasons(first, second, Code.NOT_COMPARABLE)[0]


def joint() -> str:
    first = Said(WORKERS, joint_with=(MANAGERS,))
    second = Said(MANAGERS, joint_with=(WORKERS,))
    return reasons(first, second, Code.NOT_COMPARABLE)[0]


PAIRS: dict[str, Callable[[], str | None]] = {
    "gap": gap,
    "chance.firm": lambda: chance(b.firm_gap()),
    "chance.possible": lambda: chance(b.possible_gap()),
    "chance.backed": lambda: chance(b.possible_gap(), "letters"),
    "gap.against": against,
    "middle.look": middles_alike,
    "spread": spread,
    "sum": lambda: gap(1),
    "sum.pairs": lambda: arithmetic(0),
    "sum.ratings": lambda: arithmetic(1),
    "similar": lambda: not_enough_but_similar(1),
    "similar.sum": lambda: not_enough_but_similar(2),
    "similar.few": lambda: not_enough_but_similar(3),
    "too-few": too_few,
    "split": split,
    "voted": lambda: voted(W),
    "voted.low": lambda: voted(Said(WORKERS, votes=(0, 9, 0, 0, 0)), 1),
    "voted.joint": lambda: voted(Said(WORKERS, votes=(0, 14, 0, 0, 0), joint_with=(LEADERS,)), 1),
    "small.gap": lambda: gap(guarded=True),
    "small.spread": lambda: small(0, result=RatingResult.SPREAD),
    "small.similar": lambda: small(0, result=RatingResult.IN_LINE),
    "small.voted": lambda: voted(
        Said(LEADERS, votes=(0, 0, 0, 2, 0), dont_know=1, present=4), guarded=True
    ),
    "small.split": small_split,
    "small.sum": lambda: gap(1, guarded=True),
    "opposed": lambda: opposed(0),
    "opposed.sum": lambda: opposed(1),
    "opposed.similar": lambda: opposed(0, rated=b.similar()),
    "mixed": mixed,
    "mixed.strengthen": strengthen,
    "shared": shared_one,
    "only": only_one,
    "agree.themes": lambda: in_common(Code.AGREEMENT),
    "agree.ratings": agreed_on_ratings,
    "partial.few": few,
    "silence": silence,
    "topics": topics,
    "ne.neither": neither,
    "ne.themes": no_themes,
    "nc.not-asked": lambda: not_comparable(WORKERS, GroupStatus.NOT_ASKED),
    "nc.not-held": lambda: not_comparable(MANAGERS, GroupStatus.NOT_HELD),
    "nc.not-reached": lambda: not_comparable(MANAGERS, GroupStatus.NOT_REACHED),
    "nc.joint": joint,
}
