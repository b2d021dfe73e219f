"""From a reference in a report back to what was recorded (DESIGN section 8).

To show another kind of reference: a function as those in `_FINDERS`, and its place among them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ncf_reflect.analysis.decided import decision_finding
from ncf_reflect.analysis.pooling import pool
from ncf_reflect.analysis.sentences import decision_sentences, status_words
from ncf_reflect.analysis.sentences.formats import names_and
from ncf_reflect.analysis.sentences.sessions import reason_words
from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.decisions import only_question
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.references import (
    Names,
    action_names,
    baseline_names,
    decision_names,
    evidence_names,
    gap_names,
    id_of,
    references_of,
)
from ncf_reflect.mapping.reporting.references import Citations, question_reference
from ncf_reflect.mapping.shown import (
    GroupState,
    Revision,
    Shown,
    ShownPoint,
    ShownQuestion,
    ShownRecord,
)
from ncf_reflect.model.bank import AskedQuestion
from ncf_reflect.model.decision import Decision
from ncf_reflect.model.evidence import BaselineEntry, BaselineItem, BaselineMatchEntry, Evidence
from ncf_reflect.model.gap import Action, Gap
from ncf_reflect.model.pooled import PooledQuestion
from ncf_reflect.model.round_book import AnyRoundEntry
from ncf_reflect.model.session import PointEntry, Round, Session
from ncf_reflect.model.text import capitalised

_POINT = re.compile(r"(?P<question>[a-z0-9-]+\.\d+)-(?P<letter>[A-Z])-(?P<id>\S+)")
_QUESTION = re.compile(r"[a-z0-9-]+\.\d+")

Recorded = Decision | Gap | Action | Evidence | BaselineItem
Finder = Callable[[OpenedMapping, Round, str], Shown | None]


def show(mapping: OpenedMapping, named: str, title: str | None = None) -> Shown:
    """What a reference such as "stay-together.1-W-9a0b" or "stay-together.1" leads to.

    In the round of this title, else the newest. Finished sessions only. RefusedError in a sentence
    where nothing, or more than one point, is so called.
    """
    wanted = named.strip().strip("()[].,;")
    round_ = mapping.round(title)
    for find in _FINDERS:
        found = find(mapping, round_, wanted)
        if found:
            return found
    raise RefusedError(_unknown(mapping, round_, wanted))


def _unknown(mapping: OpenedMapping, round_: Round, named: str) -> str:
    if round_.sealed_sessions:
        return f"“{round_.title}” is sealed: nothing of it can be shown yet."
    for other in mapping.rounds:
        if other != round_.title:
            there = mapping.round(other)
            if any(find(mapping, there, named) for find in _FINDERS):
                return f"“{named}” stands in the round “{other}”. Add --round to show it."
    return (
        f"Nothing in the finished sessions of “{round_.title}” is called “{named}”. Copy a "
        "reference from a report, such as stay-together.1-W-9a0b, or name a question, such as "
        "stay-together.1."
    )


def _find_question(mapping: OpenedMapping, round_: Round, named: str) -> Shown | None:
    del mapping
    for bank in round_.banks:
        for asked in bank.asked():
            if named.casefold() in (question_reference(asked), asked.question.id):
                return _question(round_, asked)
    return None


def _question(round_: Round, asked: AskedQuestion) -> ShownQuestion:
    alone = only_question(round_, asked.question.id)
    said = next(question for section in pool(alone) for question in section.questions)
    finding = next(q for section in triangulate(alone).sections for q in section.questions)
    citations = Citations.of(round_)
    references = (
        citations.point(asked, answer.group, each.point)
        for answer in said.answers
        for each in answer.points
    )
    return ShownQuestion(
        round=round_.title,
        reference=question_reference(asked),
        question=asked.question.id,
        section=asked.section.name,
        text=asked.question.text,
        code=finding.code.value,
        summary=finding.summary,
        decisions=tuple(_decided(round_, said)),
        groups=tuple(
            GroupState(
                group=answer.group,
                status=answer.status,
                words=status_words(answer.status, reason_words(answer) or None),
            )
            for answer in said.answers
        ),
        points=tuple(references),
    )


def _decided(round_: Round, said: PooledQuestion) -> Iterator[str]:
    """Every decision on a question, oldest first: on whom, when, and what."""
    for decision in round_.decisions:
        if decision.question == said.id:
            finding = decision_finding(decision, said)
            groups = names_and(decision.groups)
            sentences = decision_sentences(finding, decision.groups)
            yield " ".join((f"{capitalised(groups)}:", *sentences))


def _find_point(mapping: OpenedMapping, round_: Round, named: str) -> Shown | None:
    parts = _POINT.fullmatch(named)
    beginning = parts["id"] if parts else named
    if len(beginning) < 2 or _QUESTION.fullmatch(named):
        return None
    found = [
        (session, entries)
        for session in round_.readable_sessions
        for entries in _histories(mapping, session, beginning)
    ]
    if parts:
        found = _of_question(found, round_, parts["question"], parts["letter"])
    standing = [one for one in found if not one[1][-1].withdrawn] or found
    exact = [one for one in standing if one[1][0].point == beginning] or standing
    if len(exact) > 1:
        clash = "; ".join(entries[0].point for _, entries in exact)
        raise RefusedError(f"“{named}” begins several points: {clash}. Give more letters.")
    return _point(round_, *exact[0]) if exact else None


Found = tuple[Session, list[PointEntry]]


def _histories(
    mapping: OpenedMapping, session: Session, beginning: str
) -> Iterable[list[PointEntry]]:
    """The entries of each point of a session whose id so begins."""
    points: dict[str, list[PointEntry]] = {}
    for entry in mapping.store.history(session.known_id):
        if isinstance(entry, PointEntry) and entry.point.startswith(beginning):
            points.setdefault(entry.point, []).append(entry)
    return points.values()


def _of_question(found: Iterable[Found], round_: Round, question: str, letter: str) -> list[Found]:
    """Those that were said on this question by this group, perhaps before they were moved."""
    names = {
        asked.question.id
        for bank in round_.banks
        for asked in bank.asked()
        if question_reference(asked) == question
    }
    return [
        (session, entries)
        for session, entries in found
        if letter in {group.letter for group in session.groups}
        and names & {entry.question for entry in entries}
    ]


def _point(round_: Round, session: Session, entries: list[PointEntry]) -> ShownPoint:
    now, bank = entries[-1], round_.bank(session.bank)
    asked = next(asked for asked in bank.asked() if asked.question.id == now.question)
    asked_groups = [group for group in session.groups if group in asked.section.groups]
    return ShownPoint(
        round=round_.title,
        reference=Citations.of(round_).point(
            asked, (asked_groups or list(session.groups))[0], now.as_point()
        ),
        id=now.point,
        text=now.text,
        kind=now.kind,
        withdrawn=now.withdrawn,
        themes=now.themes,
        strength=now.strength,
        strand=now.strand,
        held=now.held,
        question=now.question,
        question_reference=question_reference(asked),
        question_text=asked.question.text,
        session=session.known_id,
        bank=bank.title,
        groups=session.groups,
        held_on=session.held_on,
        present=session.present,
        revisions=tuple(_revisions(entries)),
    )


def _revisions(entries: list[PointEntry]) -> Iterator[Revision]:
    before: PointEntry | None = None
    for entry in entries:
        yield Revision(
            at=entry.at,
            role=entry.role,
            done=tuple(_done(before, entry)) if before else ("recorded",),
            text=entry.text,
            kind=entry.kind,
        )
        before = entry


def _done(before: PointEntry, now: PointEntry) -> Iterator[str]:
    if now.withdrawn != before.withdrawn:
        yield "withdrawn" if now.withdrawn else "restored"
    if now.text != before.text:
        yield "words corrected"
    if now.kind != before.kind:
        yield f"filed as “{now.kind.heading}”"
    if now.question != before.question:
        yield f"moved to {now.question}"
    if now.themes != before.themes:
        yield f"themes: {', '.join(now.themes) or 'none'}"
    for name in ("strength", "strand", "held"):
        value = getattr(now, name)
        if value != getattr(before, name):
            yield f"{name}: {str(value).replace('-', ' ') if value else 'taken off'}"


def _find_record(mapping: OpenedMapping, round_: Round, named: str) -> Shown | None:
    items = round_.baseline.items if round_.baseline else ()
    kinds: tuple[tuple[str, Names, Sequence[Recorded]], ...] = (
        ("decision", decision_names(round_), round_.decisions),
        ("gap", gap_names(round_), round_.gaps),
        ("action", action_names(round_), round_.actions),
        ("evidence", evidence_names(round_), round_.evidence),
        ("baseline", baseline_names(round_.baseline), items),
    )
    for what, names, recorded in kinds:
        known = id_of(named, names)
        for each in recorded:
            if each.id == known:
                return _record(mapping, round_, what, references_of(names)[str(known)], each)
    return None


def _record(
    mapping: OpenedMapping, round_: Round, what: str, reference: str, each: Recorded
) -> ShownRecord:
    known = str(each.id)
    return ShownRecord(
        what=what,
        round=round_.title,
        reference=reference,
        id=known,
        facts=each.model_dump(mode="json", exclude={"id", "at", "role"}, exclude_defaults=True),
        revisions=tuple(
            (entry.at, entry.role)
            for entry in mapping.store.round_history(round_.title)
            if _is_about(entry, what, known)
        ),
    )


def _is_about(entry: AnyRoundEntry, what: str, known: str) -> bool:
    if isinstance(entry, BaselineEntry):
        return what == "baseline" and any(item.id == known for item in entry.items)
    if isinstance(entry, BaselineMatchEntry):
        return what == "baseline" and entry.item == known
    return entry.what == what and getattr(entry, what, "") == known


_FINDERS: tuple[Finder, ...] = (_find_question, _find_record, _find_point)
