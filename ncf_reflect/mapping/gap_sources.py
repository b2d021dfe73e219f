"""What a gap rests on, in words with references, and its history."""

from collections.abc import Iterator
from datetime import datetime

from ncf_reflect.analysis.decided import decision_finding
from ncf_reflect.analysis.pooling import pool
from ncf_reflect.analysis.sentences import code_gloss, decision_sentence
from ncf_reflect.analysis.sentences.formats import names_and
from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.reporting.references import Citations, question_reference
from ncf_reflect.mapping.revising import history_of
from ncf_reflect.mapping.themes import Placed, placed_points
from ncf_reflect.model.bank import AskedQuestion
from ncf_reflect.model.base import Value
from ncf_reflect.model.findings import Code, FindingStrength
from ncf_reflect.model.gap import (
    ActionEntry,
    ActionFacts,
    GapEntry,
    GapFacts,
    Source,
    SourceKind,
)
from ncf_reflect.model.pooled import PooledQuestion
from ncf_reflect.model.session import Round

GONE = "not among what can be read now"
"""A point that was withdrawn or sealed since; what was drafted from it stands."""


class SourceLine(Value):
    """One thing that a gap rests on, as it is shown."""

    reference: str
    words: str
    question: str = ""
    """The question that shows it; empty where it cannot be read now."""


class GapChange(Value):
    """Who changed what of a gap or of an action on it, and when."""

    at: datetime
    role: str
    lines: tuple[str, ...]


class SourceWords:
    """Says what gaps rest on. The round is read and compared once."""

    def __init__(self, round_: Round) -> None:
        self._round = round_
        self._citations = Citations.of(round_)
        self._placed = {str(placed.point.id): placed for placed in placed_points(round_)}
        self._asked = {a.question.id: a for bank in round_.banks for a in bank.asked()}
        pooled = pool(round_)
        self._findings = {
            question.id: question
            for section in triangulate(round_, pooled).sections
            for question in section.questions
        }
        self._said = {said.id: said for section in pooled for said in section.questions}
        self._decisions = {str(decision.id): decision for decision in round_.decisions}

    def lines(self, gap: GapFacts) -> tuple[SourceLine, ...]:
        """What a gap rests on, in its own order."""
        return tuple(map(self.line, gap.sources))

    def line(self, source: Source) -> SourceLine:
        """One source in words with its reference."""
        if source.kind is SourceKind.POINT:
            placed = self._placed.get(source.id)
            return self._point(placed) if placed else SourceLine(reference=source.id, words=GONE)
        if source.kind is SourceKind.FINDING:
            asked = self._asked.get(source.id)
            if asked is None:
                return SourceLine(reference=source.id, words=GONE)
            return self._finding(source, asked)
        return self._decision(source.id)

    def _point(self, placed: Placed) -> SourceLine:
        asked = self._asked[placed.question]
        references = (
            self._citations.point(asked, group, placed.point)
            for group in placed.groups
            if group in asked.section.groups
        )
        kind = placed.point.kind.chip
        words = f"{kind}, {names_and(placed.groups)}: “{placed.point.text}”"
        return SourceLine(
            reference=next(references, question_reference(asked)),
            words=words,
            question=placed.question,
        )

    def _finding(self, source: Source, asked: AskedQuestion) -> SourceLine:
        question = self._findings[source.id]
        of, who = (question.code, question.strength), asked.question.short
        for pair in question.pairs:
            if pair.groups == source.groups:
                of, who = pair.counts_as or (pair.code, pair.strength), names_and(pair.groups)
        return SourceLine(
            reference=question_reference(asked),
            words=f"Finding, {who}: {code_in_words(*of)}",
            question=source.id,
        )

    def _decision(self, known_as: str) -> SourceLine:
        decision = self._decisions.get(known_as)
        if decision is None or decision.question not in self._said:
            return SourceLine(reference=known_as, words=GONE)
        said: PooledQuestion = self._said[decision.question]
        made = decision_finding(decision, said)
        return SourceLine(
            reference=question_reference(self._asked[decision.question]),
            words=f"Decision, {names_and(decision.groups)}: {decision_sentence(made)}",
            question=decision.question,
        )


def code_in_words(code: Code, strength: FindingStrength | None) -> str:
    """A code with its gloss: "dissonance, firm (They saw it differently)"."""
    sure = f", {strength.value}" if strength else ""
    return f"{code.value.replace('-', ' ')}{sure} ({code_gloss(code, strength)})"


def gap_history(mapping: OpenedMapping, title: str, gap: str) -> tuple[GapChange, ...]:
    """Who changed what of a gap and of its actions, when and in which role; oldest first."""
    before: dict[tuple[str, str], GapEntry | ActionEntry] = {}
    changes = []
    for entry in history_of(mapping, title):
        if not isinstance(entry, GapEntry | ActionEntry) or entry.gap != gap:
            continue
        about = entry.action if isinstance(entry, ActionEntry) else ""
        lines = tuple(_done(before.get((entry.what, about)), entry))
        before[entry.what, about] = entry
        changes.append(GapChange(at=entry.at, role=entry.role, lines=lines))
    return tuple(changes)


def _done(before: GapEntry | ActionEntry | None, now: GapEntry | ActionEntry) -> Iterator[str]:
    name = f"Action “{now.task}”" if isinstance(now, ActionEntry) else "The gap"
    if now.withdrawn:
        why = now.reason.strip()
        changed_why = why and (before is None or before.reason.strip() != why)
        yield f"{name} was withdrawn" + (f": “{why}”" if changed_why else "")
        return
    if before is None:
        yield f"{name} was recorded"
        return
    if before.withdrawn:
        yield f"{name} was restored"
    facts = ActionFacts if isinstance(now, ActionEntry) else GapFacts
    for field in facts.model_fields:
        old, new = getattr(before, field), getattr(now, field)
        if old != new:
            of = f"{name}: " if isinstance(now, ActionEntry) else ""
            yield f"{of}{_FIELDS.get(field, field)}: {_shown(old)} → {_shown(new)}"


def _shown(value: object) -> str:
    if not value:
        return "nothing"
    if isinstance(value, tuple):
        return f"{len(value)} of them"
    shown = getattr(value, "shown", None)
    return str(shown) if shown else f"“{value}”"


_FIELDS = {
    "told": "what groups told us",
    "children": "what it means for children and families",
    "expected": "what the Framework expects",
    "seen": "what we also see",
    "needed": "what we need to do",
    "evidence_level": "strength of evidence",
    "sources": "what it rests on",
    "groups": "who told us",
    "review_on": "review date",
    "task": "what is to be done",
}
