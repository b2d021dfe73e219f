"""What a decision rests on, as a hash: it differs once anything of it has changed (METHOD 8)."""

import hashlib
import json

from ncf_reflect.analysis.pooling import answered_together
from ncf_reflect.model.decision import Pair
from ncf_reflect.model.findings import RULESET
from ncf_reflect.model.pooled import PooledAnswer, PooledPoint, PooledQuestion


def input_hash(question: PooledQuestion, groups: Pair) -> str:
    """A SHA-256 in hex of the votes, points, themes and statuses of two groups on one question.

    And of the ruleset. The words of a point are part of it, because the person read them; other
    questions, other groups, and the spelling of a theme in capitals are not.
    """
    first, second = (question.of(group) for group in groups)
    rests_on = {
        "ruleset": RULESET,
        "question": question.id,
        "together": answered_together(first, second),
        "groups": [_answer(first), _answer(second)],
    }
    text = json.dumps(rests_on, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _answer(answer: PooledAnswer) -> dict[str, object]:
    return {
        "group": answer.group.value,
        "status": answer.status.value,
        "reasons": sorted({h.reason.value for h in answer.hearings if h.reason}),
        "votes": answer.votes,
        "dont_know": answer.dont_know,
        "points": sorted(map(_point, answer.points)),
    }


def _point(pooled: PooledPoint) -> list[str]:
    point = pooled.point
    strength = point.strength.value if point.strength else ""
    # How a theme is spelled is settled over the whole round: not by what this decision rests on.
    themes = sorted(theme.casefold() for theme in point.themes)
    return [str(point.id), point.kind.value, point.text, strength, *themes]
