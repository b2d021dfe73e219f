"""The sentences of a person's decision (METHOD.md section 8).

SENTENCES.md has "mark.review" and the gloss of a code; the others are worded here, with what
people typed between “ and ”.
"""

from collections.abc import Iterable
from datetime import datetime

from ncf_reflect.analysis.sentences.formats import and_list, date_words
from ncf_reflect.analysis.sentences.words import code_gloss, review_sentence
from ncf_reflect.model.decision import Pair
from ncf_reflect.model.findings import Code, DecisionFinding, FindingStrength
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import DecisionVerdict, Held
from ncf_reflect.model.pooled import PooledAnswer, PooledQuestion
from ncf_reflect.model.text import capitalised, counted

ALL_SET_ASIDE = "A person set aside what was found here."

# The guidance counts a principal social worker among practice supervisors. The first that is in a
# role's words holds: "team manager" before "worker", "principal social worker" before "worker".
_GROUP_BY_WORD = (
    ("principal social worker", Group.MANAGERS),
    ("psw", Group.MANAGERS),
    ("practice supervisor", Group.MANAGERS),
    ("team leader", Group.MANAGERS),
    ("manager", Group.MANAGERS),
    ("supervisor", Group.MANAGERS),
    ("leader", Group.LEADERS),
    ("director", Group.LEADERS),
    ("head of service", Group.LEADERS),
    ("safeguarding partner", Group.PARTNERSHIP),
    ("partnership", Group.PARTNERSHIP),
    ("ncasp", Group.PARTNERSHIP),
    ("practitioner", Group.WORKERS),
    ("worker", Group.WORKERS),
)


def group_of_role(role: str) -> Group | None:
    """The group that a role belongs to in the guidance's words; None where that is not known."""
    words = " ".join(role.casefold().split())
    return next((group for word, group in _GROUP_BY_WORD if word in words), None)


def own_group_sentence(role: str, groups: Pair) -> str | None:
    """That whoever decided belongs to one of the groups compared; None where they do not."""
    group = group_of_role(role)
    if group is None or group not in groups:
        return None
    return f"The deciding role counts among {group.role} ({group.shown}), a group compared here."


def decision_sentence(decision: DecisionFinding, name: str = "") -> str:
    """What was decided, by whom and when: "Confirmed by “principal social worker” on 2 April"."""
    who = f"“{decision.role}”{f' (“{name}”)' if name else ''}"
    return f"{_done(decision)} by {who} on {day_words(decision.at)}."


def decision_sentences(decision: DecisionFinding, groups: Pair, name: str = "") -> tuple[str, ...]:
    """All that is said of a decision, a line each: what, why, whose, and whether to look again."""
    lines = (
        decision_sentence(decision, name),
        f"Why: “{decision.note}”" if decision.note.strip() else None,
        own_group_sentence(decision.role, groups),
        review_sentence(decision.at.date()) if decision.needs_review else None,
    )
    return tuple(filter(None, lines))


def caution_sentences(
    question: PooledQuestion, groups: Pair, *, guarded: bool = False
) -> tuple[str, ...]:
    """What a person who decides should bear in mind about how these groups were heard.

    Points that not everyone agrees with, and sessions in which somebody else sat. `guarded` is for
    reports that can be shared: who that was is left out.
    """
    answers = [question.of(group) for group in groups]
    return (
        *filter(None, map(_contested, answers)),
        *filter(None, (_others_present(answer, guarded=guarded) for answer in answers)),
    )


def decided_code_words(code: Code, strength: FindingStrength | None) -> str:
    """A code as a person decided it, with its gloss: "agreement (Similar, where …)"."""
    words = code.value.replace("-", " ")
    sure = f", {strength.value}" if strength else ""
    return f"{words}{sure} ({code_gloss(code, strength)})"


def day_words(at: datetime) -> str:
    """ "2 April 2026"."""
    return f"{date_words([at.date()])} {at.year}"


def _done(decision: DecisionFinding) -> str:
    if decision.code is None:
        return "Set aside"
    words = decided_code_words(decision.code, decision.strength)
    confirmed = decision.verdict is DecisionVerdict.CONFIRM
    return f"Confirmed as {words}" if confirmed else f"Decided to be {words}"


def _contested(answer: PooledAnswer) -> str | None:
    contested = sum(pooled.point.held is Held.CONTESTED for pooled in answer.points)
    if not contested:
        return None
    return f"{counted(contested, 'point')} from {answer.group.shown}: not everyone agrees."


def _others_present(answer: PooledAnswer, *, guarded: bool) -> str | None:
    others = dict.fromkeys(h.others_present for h in answer.reached if h.others_present)
    if not others:
        return None
    who = "" if guarded else f": {and_list(_in_marks(others))}"
    return capitalised(f"{answer.group.shown} answered with somebody else in the room{who}.")


def _in_marks(texts: Iterable[str]) -> list[str]:
    return [f"“{text}”" for text in texts]
