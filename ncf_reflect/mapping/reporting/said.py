"""What a group said on a question, point by point."""

from ncf_reflect.analysis.sentences import status_words
from ncf_reflect.analysis.sentences.formats import date_words, names_and, quoted
from ncf_reflect.analysis.sentences.sessions import reason_words
from ncf_reflect.mapping.reporting.guards import Guards
from ncf_reflect.mapping.reporting.references import Citations
from ncf_reflect.mapping.reporting.subjects import Subject
from ncf_reflect.model.kinds import GroupStatus, Held, Kind, Strand, Strength
from ncf_reflect.model.pooled import Hearing, PooledAnswer
from ncf_reflect.model.session import Point
from ncf_reflect.model.text import counted
from ncf_reflect.report.values import GroupSaid, SaidKind, SaidPoint

LEFT_OUT = "What was left out, and why"
"""The heading under which the report says so."""

_STRENGTHS = {
    Strength.NOT_IN_PLACE: "not in place",
    Strength.NEEDS_STRENGTHENING: "in place, needs strengthening",
}
_STRANDS = {
    Strand.AUDIT: "audit",
    Strand.DATA: "data",
    Strand.VOICE: "voice of children and families",
    Strand.PRACTICE: "practice",
}
_HELD = {Held.CONTESTED: "not everyone agrees", Held.SEVERAL: "several people said so"}


def group_said(
    subject: Subject, answer: PooledAnswer, guards: Guards, citations: Citations
) -> GroupSaid:
    """All that one group said, with what must be known of how it was heard."""

    def shown(point: Point) -> SaidPoint:
        reference = citations.point(subject.said.asked, answer.group, point)
        return SaidPoint(reference=reference, text=point.text, details=_details(point))

    said = ((kind, guards.shown_points(answer, kind)) for kind in Kind)
    return GroupSaid(
        heading=answer.group.heading,
        notes=_notes(answer, guards),
        kinds=tuple(
            SaidKind(
                heading=kind.heading,
                quoted=kind is Kind.QUOTE,
                points=tuple(shown(pooled.point) for pooled in points),
            )
            for kind, points in said
            if points
        ),
    )


def _notes(answer: PooledAnswer, guards: Guards) -> tuple[str, ...]:
    notes = [_joint(answer, hearing) for hearing in answer.reached if len(hearing.groups) > 1]
    if answer.status is not GroupStatus.ANSWERED:
        notes.append(f"{status_words(answer.status, reason_words(answer) or None)}.")
    elif not answer.points:
        notes.append("Voted; no points were recorded.")
    if guards.hides_quotes(answer):
        notes.append(f"Words as spoken are left out of this copy: see “{LEFT_OUT}”.")
    hidden = sum(map(guards.leaves_out, answer.points))
    if hidden:
        are = "is" if hidden == 1 else "are"
        notes.append(f"{counted(hidden, 'point')} {are} left out of this copy: see “{LEFT_OUT}”.")
    return tuple(notes)


def _joint(answer: PooledAnswer, hearing: Hearing) -> str:
    others = names_and(group for group in hearing.groups if group is not answer.group)
    when = f" on {date_words([hearing.held_on])}" if hearing.held_on else ""
    return f"Answered together with {others}{when}: what was said there stands under each group."


def _details(point: Point) -> tuple[str, ...]:
    details = [
        _STRENGTHS[point.strength] if point.strength else "",
        _HELD[point.held] if point.held else "",
        f"evidence: {_STRANDS[point.strand]}" if point.strand else "",
        f"theme{'s' if len(point.themes) > 1 else ''} {quoted(point.themes)}"
        if point.themes
        else "",
    ]
    return tuple(filter(None, details))
