"""What a person decides about what the ruleset suggests (METHOD.md section 8)."""

from dataclasses import dataclass

from ncf_reflect.analysis.inputs import input_hash
from ncf_reflect.analysis.pooling import pool
from ncf_reflect.analysis.triangulation import triangulate_pooled
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.decision import MOST_OF_A_NOTE, Decision, DecisionEntry, Pair
from ncf_reflect.model.findings import RULESET, Code, FindingStrength, PairFinding
from ncf_reflect.model.groups import Group, in_order
from ncf_reflect.model.kinds import DecisionVerdict
from ncf_reflect.model.pooled import PooledQuestion
from ncf_reflect.model.session import Round
from ncf_reflect.model.text import clean
from ncf_reflect.model.typed import typed


@dataclass(frozen=True, slots=True)
class Deciding:
    """What somebody wants to record: the verdict, why, and in which role."""

    verdict: DecisionVerdict
    role: str
    note: str = ""
    name: str = ""
    code: Code | None = None
    strength: FindingStrength | None = None


def decide(
    mapping: OpenedMapping, round_: Round, question: str, groups: Pair, deciding: Deciding
) -> Decision:
    """Record a decision about a pair of groups on a question; the decision as it stands now.

    It is added to what was decided before, and the newest counts. Dissonance that a person gives a
    pair is firm unless they say that it is to check. RefusedError in a sentence where a note is
    missing, the question is not put to both groups, or a session that it rests on is sealed.
    """
    _refuse_unfit(deciding)
    pair = pair_of(groups)
    said, suggested = suggestion(round_, question, pair)
    entry = typed(
        DecisionEntry,
        {
            "decision": mapping.new_id(),
            "question": question,
            "groups": pair,
            "verdict": deciding.verdict,
            "code": deciding.code,
            "strength": _strength(deciding),
            "note": deciding.note.strip(),
            "name": deciding.name.strip(),
            **rests_on(said, suggested),
            "at": mapping.clock(),
            "role": deciding.role.strip(),
            "salt": mapping.new_salt(),
        },
    )
    mapping.store.append_to_round(round_.title, [entry])
    return entry.as_decision()


def pair_of(groups: tuple[Group, ...]) -> Pair:
    """Two groups in the fixed order. RefusedError where they are not two."""
    ordered = in_order(groups)
    if len(ordered) != 2:
        raise RefusedError("A decision is on two groups. Name two, such as workers,leaders.")
    return ordered[0], ordered[1]


def suggestion(round_: Round, question: str, pair: Pair) -> tuple[PooledQuestion, PairFinding]:
    """What was said on a question and what the ruleset suggests for a pair, read on its own.

    RefusedError where the round does not ask the question of both groups, or a session that it
    would rest on is sealed.
    """
    for section in pool(only_question(round_, question)):
        asked = [group for group in pair if group in section.section.groups]
        if len(asked) < len(pair):
            break
        _refuse_sealed(round_, section.bank, pair)
        (finding,) = triangulate_pooled(round_.title, (section,)).sections[0].questions
        found = next(found for found in finding.pairs if found.groups == pair)
        return section.questions[0], found
    names = " and ".join(group.shown for group in pair)
    raise RefusedError(f"“{round_.title}” does not put the question “{question}” to {names}.")


def rests_on(said: PooledQuestion, suggested: PairFinding) -> dict[str, object]:
    """What is recorded of a suggestion beside the decision about it."""
    return {
        "ruleset": RULESET,
        "input_hash": input_hash(said, suggested.groups),
        "suggested_code": suggested.code,
        "suggested_strength": suggested.strength,
    }


def only_question(round_: Round, question: str) -> Round:
    """The round as if it asked one question: enough to compare the groups on it, and quick."""
    banks = []
    for bank in round_.banks:
        sections = tuple(
            section.model_copy(update={"questions": (held,)})
            for section in bank.sections
            for held in section.questions
            if held.id == question
        )
        banks.append(bank.model_copy(update={"sections": sections}))
    sessions = tuple(
        session.model_copy(
            update={"answers": tuple(a for a in session.answers if a.question == question)}
        )
        for session in round_.sessions
    )
    return round_.model_copy(update={"banks": tuple(banks), "sessions": sessions})


def _refuse_sealed(round_: Round, bank: str, pair: Pair) -> None:
    if any(s.bank == bank and set(pair) & set(s.groups) for s in round_.sealed_sessions):
        raise RefusedError(
            f"“{round_.title}” is sealed until every planned session has finished. "
            "Decide then, or unseal it and say why."
        )


def _refuse_unfit(deciding: Deciding) -> None:
    if not deciding.role.strip():
        raise RefusedError("Say in which role you decide.")
    note = clean(deciding.note).strip()
    if deciding.verdict is not DecisionVerdict.CONFIRM and not note:
        raise RefusedError("A note is needed for all but confirming: say why.")
    if len(note) > MOST_OF_A_NOTE:
        over = len(note) - MOST_OF_A_NOTE
        raise RefusedError(f"A note has at most {MOST_OF_A_NOTE:,} letters: {over} too many.")
    if deciding.verdict is DecisionVerdict.RECODE and deciding.code is None:
        raise RefusedError("Say which code the pair has instead.")
    if deciding.verdict is not DecisionVerdict.RECODE and deciding.code is not None:
        raise RefusedError("A new code goes with recoding only.")
    if deciding.strength and deciding.code is not Code.DISSONANCE:
        raise RefusedError("Firm or check goes with a recoding to dissonance only.")


def _strength(deciding: Deciding) -> FindingStrength | None:
    if deciding.code is not Code.DISSONANCE:
        return None
    return deciding.strength or FindingStrength.FIRM
