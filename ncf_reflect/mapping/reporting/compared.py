"""What two groups come to on a question, with the sentences that say why."""

from ncf_reflect.analysis.sentences import (
    caution_sentences,
    code_gloss,
    decision_sentences,
    is_topics,
    marker_words,
    pair_reasons,
    voted_sentence,
)
from ncf_reflect.analysis.sentences.formats import names_and
from ncf_reflect.mapping.reporting.guards import Guards
from ncf_reflect.mapping.reporting.subjects import Subject
from ncf_reflect.model.findings import Code, GroupFinding, PairFinding
from ncf_reflect.model.pooled import PooledQuestion
from ncf_reflect.model.text import capitalised
from ncf_reflect.report.values import PairPart, SetAside

FIGURES_LEFT_OUT = "Other figures left out"
"""How the sentence about a small group's figures begins (SENTENCES.md, small.sum)."""

_NO_FINDING = (Code.NOT_ENOUGH, Code.NOT_COMPARABLE)


def pairs(subject: Subject, guards: Guards) -> tuple[PairPart, ...]:
    """Every pair of the groups asked but those set aside, in the fixed order."""
    kept = (pair for pair in subject.finding.pairs if not pair.is_set_aside)
    return tuple(_pair(subject, pair, guards) for pair in kept)


def set_aside(subject: Subject, guards: Guards) -> tuple[SetAside, ...]:
    """The pairs that a person set aside, for the annex."""
    aside = (pair for pair in subject.finding.pairs if pair.is_set_aside)
    return tuple(
        SetAside(
            subject=subject.name,
            reference=subject.reference,
            pair=_pair(subject, pair, guards),
        )
        for pair in aside
    )


def _pair(subject: Subject, pair: PairFinding, guards: Guards) -> PairPart:
    found = pair.code not in _NO_FINDING
    groups = _findings(subject, pair)
    gloss = code_gloss(pair.code, pair.strength, topics=is_topics(pair, groups))
    return PairPart(
        groups=capitalised(names_and(pair.groups)),
        code=code_words(pair.code, pair.strength) if found else gloss[:1].lower() + gloss[1:],
        gloss=gloss if found else "",
        reasons=_reasons(subject, pair, guards),
        markers=_markers(subject, pair, found=found),
        decision=_decision(subject, pair, guards),
    )


def _markers(subject: Subject, pair: PairFinding, *, found: bool) -> tuple[str, ...]:
    review = pair.decision is not None and pair.decision.needs_review
    staff = found and subject.staff_only
    return (
        *((marker_words("review"),) if review else ()),
        *((marker_words("staff"),) if staff else ()),
    )


def _decision(subject: Subject, pair: PairFinding, guards: Guards) -> tuple[str, ...]:
    """What a person decided; who that was by name stands only in a full copy."""
    if pair.decision is None:
        return ()
    name = subject.deciders.get(pair.groups, "") if guards.full else ""
    cautions = caution_sentences(subject.said, pair.groups, guarded=not guards.full)
    return (*decision_sentences(pair.decision, pair.groups, name), *cautions)


def code_words(code: Code, strength: object = None) -> str:
    """The code as the field has it: "partial agreement", "dissonance, firm"."""
    words = code.value.replace("-", " ")
    return f"{words}, {strength}" if strength else words


def _findings(subject: Subject, pair: PairFinding) -> tuple[GroupFinding, GroupFinding]:
    return subject.finding.of(pair.groups[0]), subject.finding.of(pair.groups[1])


def _reasons(subject: Subject, pair: PairFinding, guards: Guards) -> tuple[str, ...]:
    groups = _findings(subject, pair)
    if guards.full:
        lines = pair_reasons(pair, subject.said, groups)
        return _without_votes(lines, subject.said, groups, guards)
    question = guards.as_compared(subject.said)
    lines = pair_reasons(pair, question, groups, guarded=True)
    return tuple(map(_why_left_out, _without_votes(lines, question, groups, guards)))


def _without_votes(
    lines: tuple[str, ...],
    question: PooledQuestion,
    groups: tuple[GroupFinding, GroupFinding],
    guards: Guards,
) -> tuple[str, ...]:
    """The lines but for how many voted, which stands once under the question's ratings."""
    voted = {
        " ".join(voted_sentence(group, question.of(group.group), guarded=not guards.full))
        for group in groups
    }
    return tuple(line for line in lines if line not in voted)


def _why_left_out(line: str) -> str:
    if line.startswith(FIGURES_LEFT_OUT):
        return f"{FIGURES_LEFT_OUT}: they could tell how a person rated."
    return line
