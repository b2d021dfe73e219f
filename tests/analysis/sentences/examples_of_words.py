"""The examples of SENTENCES.md about number formats and the words beside codes."""

from collections.abc import Callable
from fractions import Fraction

from ncf_reflect.analysis import sentences
from ncf_reflect.analysis.sentences.formats import names_or
from ncf_reflect.model.findings import Code, QuestionMarker, RatingResult
from ncf_reflect.model.kinds import GroupStatus, NothingSaidReason

from . import builders as b
from .builders import LEADERS, PARTNERSHIP, WORKERS, Said

LETTERS = {"letters": b.DEVELOP}


def every(words: Callable[[RatingResult], str]) -> str:
    return "; ".join(words(result) for result in RatingResult)


def marker_words() -> str:
    said = (
        Said(WORKERS, votes=(0, 3, 0, 0, 0), themes=LETTERS),
        Said(LEADERS, votes=(0, 3, 0, 0, 0), themes=LETTERS),
    )
    found = b.question_finding(said, {}, (QuestionMarker.SHARED_GAP,))
    shared = "/".join(sentences.shared_gap_words(found, b.question(*said)))
    rest = [sentences.marker_words(marker) for marker in ("confident", "staff", "review")]
    return "; ".join([sentences.marker_words("split"), shared, *rest])


WORDS: dict[str, Callable[[], str | None]] = {
    "fmt.words": lambda: (
        f"“{WORKERS.shown}” and “{PARTNERSHIP.shown}” both fit; 1 question; no answer from "
        + names_or((WORKERS, LEADERS))
    ),
    "fmt.steps": lambda: (
        f"7/4: {sentences.steps_words(Fraction(7, 4), Fraction(1))}; "
        f"23/24: {sentences.steps_words(Fraction(23, 24), Fraction(1))}"
    ),
    "fmt.share": lambda: f"4/455: {sentences.share_words(Fraction(4, 455))}",
    "fmt.middle": lambda: (
        f"{sentences.middle_words((0, 0, 0, 3, 0), b.FIVE)}; "
        f"{sentences.middle_words((0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0), b.ELEVEN)}"
    ),
    "code.agreement": lambda: sentences.code_gloss(Code.AGREEMENT, None),
    "code.partial-agreement": lambda: sentences.code_gloss(Code.PARTIAL_AGREEMENT, None),
    "code.silence": lambda: sentences.code_gloss(Code.SILENCE, None),
    "code.silence-topics": lambda: sentences.code_gloss(Code.SILENCE, None, topics=True),
    "code.dissonance-firm": lambda: sentences.code_gloss(Code.DISSONANCE, b.FIRM),
    "code.dissonance-check": lambda: sentences.code_gloss(Code.DISSONANCE, b.CHECK),
    "code.not-enough": lambda: sentences.code_gloss(Code.NOT_ENOUGH, None),
    "code.not-comparable": lambda: sentences.code_gloss(Code.NOT_COMPARABLE, None),
    "rating": lambda: every(sentences.rating_words),
    "status": lambda: sentences.status_words(
        GroupStatus.NOTHING_SAID, NothingSaidReason.NOTHING_TO_ADD
    ),
    "marker": marker_words,
    "gloss.firm": lambda: sentences.strength_gloss(b.FIRM),
    "gloss.check": lambda: sentences.strength_gloss(b.CHECK),
    "gloss.step": lambda: sentences.term_gloss("step"),
    "gloss.middle": lambda: sentences.term_gloss("middle"),
}
