"""From a reference in a report back to what was recorded (DESIGN section 8).

To show another kind of reference: a function as those in `_FINDERS`, and its place among them.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from ncf_reflect.analysis.pooling import pool
from ncf_reflect.analysis.sentences import status_words
from ncf_reflect.analysis.sentences.sessions import reason_words
from ncf_reflect.analysis.triangulation import triangulate_pooled
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.decisions import only_question
from ncf_reflect.mapping.opened import OpenedMapping
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
from ncf_reflect.model.evidence import Evidence
from ncf_reflect.model.gap import Action, Gap
from ncf_reflect.model.session import PointEntry, Round, Session

_POINT = re.compile(r"(?P<question>[a-z0-9-]+\.\d+)-(?P<letter>[A-Z])-(?P<id>\S+)")
_QUESTION = re.compile(r"[a-z0-9-]+\.\d+")


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
    pooled = [s for s in pool(only_question(round_, asked.question.id)) if s.questions]
    finding = triangulate_pooled(round_.title, tuple(pooled)).sections[0].questions[0]
    said = pooled[0].questions[0]
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
    what, _, beginning = named.partition("-")
    kept: dict[str, tuple[Decision | Gap | Action | Evidence, ...]] = {
        "decision": round_.decisions,
        "gap": round_.gaps,
        "action": round_.actions,
        "evidence": round_.evidence,
    }
    found = [
        each for each in kept.get(what, ()) if beginning and str(each.id).startswith(beginning)
    ]
    if len(found) > 1:
        clash = "; ".join(f"{what}-{each.id}" for each in found)
        raise RefusedError(f"“{named}” begins several: {clash}. Give more letters.")
    if not found:
        return None
    known = str(found[0].id)
    facts = found[0].model_dump(mode="json", exclude={"id", "at", "role"}, exclude_defaults=True)
    return ShownRecord(
        what=what,
        round=round_.title,
        reference=f"{what}-{beginning}",
        id=known,
        facts=facts,
        revisions=tuple(
            (entry.at, entry.role)
            for entry in mapping.store.round_history(round_.title)
            if entry.what == what and getattr(entry, what, "") == known
        ),
    )


_FINDERS: tuple[Finder, ...] = (_find_question, _find_record, _find_point)
