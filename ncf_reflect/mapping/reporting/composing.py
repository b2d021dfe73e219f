"""From a round to the values of its gap report."""

from collections.abc import Mapping

from ncf_reflect.analysis import sentences
from ncf_reflect.analysis.pooling import pool
from ncf_reflect.analysis.sentences.formats import names_and
from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.mapping.reporting.compared import pairs, set_aside
from ncf_reflect.mapping.reporting.evidence import staff_only
from ncf_reflect.mapping.reporting.front import front_page
from ncf_reflect.mapping.reporting.guards import Guards
from ncf_reflect.mapping.reporting.left_out import left_out
from ncf_reflect.mapping.reporting.method import method
from ncf_reflect.mapping.reporting.rated import ratings
from ncf_reflect.mapping.reporting.reach import reach
from ncf_reflect.mapping.reporting.references import Citations, question_reference
from ncf_reflect.mapping.reporting.said import group_said
from ncf_reflect.mapping.reporting.seals import seal_sentences
from ncf_reflect.mapping.reporting.subjects import Subject, subjects
from ncf_reflect.mapping.reporting.words import days, joined, readable_sessions
from ncf_reflect.model.findings import Findings, SectionFinding
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.pooled import PooledSection
from ncf_reflect.model.session import Round
from ncf_reflect.report.values import GapReport, QuestionPart, SectionPart

_NOT_HEARD = (GroupStatus.NOT_ASKED, GroupStatus.NOT_HELD, GroupStatus.NOT_REACHED)


def gap_report(round_: Round, *, full: bool = False) -> GapReport:
    """The gap report of a round, from its finished sessions alone.

    By default it can be shared: small groups are guarded and names left out (METHOD.md section 9).
    `full` holds everything. The same round gives the same report: nothing asks the clock.
    """
    pooled, findings, guards = pool(round_), triangulate(round_), Guards(full=full)
    citations = Citations.of(round_)
    every = subjects(pooled, findings, round_.decisions)
    by_question = {subject.said.id: subject for subject in every}
    return GapReport(
        authority=round_.authority,
        round=round_.title,
        full=full,
        about=_about(round_, findings),
        front=front_page(round_, every, findings),
        sections=tuple(
            _section(section, finding, by_question, guards, citations)
            for section, finding in zip(pooled, findings.sections, strict=True)
        ),
        method=method(round_, findings),
        reach=reach(round_, guards),
        left_out=left_out(round_, pooled, guards),
        set_aside=tuple(each for subject in every for each in set_aside(subject, guards)),
    )


def _about(round_: Round, findings: Findings) -> tuple[str, ...]:
    finished = readable_sessions(round_)
    dates = [session.held_on for session in finished if session.held_on]
    when = f", held {days(dates)}" if dates else ""
    count = f"{len(finished)} finished session{'' if len(finished) == 1 else 's'}"
    return (
        f"What groups said in {count}{when}, put side by side, question by question "
        f"(ruleset {findings.ruleset}).",
        "It shows where answers were similar, where they differed and what nobody has answered "
        "yet. It does not say who is right: the comparison suggests, people decide.",
        *seal_sentences(round_),
    )


def _section(
    pooled: PooledSection,
    finding: SectionFinding,
    by_question: Mapping[str, Subject],
    guards: Guards,
    citations: Citations,
) -> SectionPart:
    section = pooled.section
    return SectionPart(
        name=section.name,
        plain_title=section.plain_title,
        statutory_title=section.title,
        reference=section.slug,
        sentence=sentences.section_sentence(finding, pooled),
        questions=tuple(
            _question(by_question[said.id], guards, citations) for said in pooled.questions
        ),
    )


def _question(subject: Subject, guards: Guards, citations: Citations) -> QuestionPart:
    asked = subject.said.asked
    heard = any(answer.status not in _NOT_HEARD for answer in subject.said.answers)
    return QuestionPart(
        reference=question_reference(asked),
        number=asked.number,
        short=asked.question.short,
        text=asked.question.text,
        summary=_summary(subject, heard=heard),
        notes=_notes(subject, guards),
        groups=tuple(group_said(subject, a, guards, citations) for a in subject.said.answers)
        if heard
        else (),
        ratings=ratings(subject, guards),
        pairs=pairs(subject, guards) if heard else (),
    )


def _summary(subject: Subject, *, heard: bool) -> str:
    if subject.finding.pairs:
        return subject.finding.summary
    # That a single group has nothing to be compared with is said once, under the section.
    only = subject.said.answers[0]
    return "" if heard else f"{sentences.status_words(only.status, None)}."


def _notes(subject: Subject, guards: Guards) -> tuple[str, ...]:
    """What is worth knowing beside the codes. Ratings in two sets stand under the ratings."""
    if all(answer.status is not GroupStatus.ANSWERED for answer in subject.said.answers):
        return ()
    unsplit = tuple(group.model_copy(update={"split": None}) for group in subject.finding.groups)
    finding = subject.finding.model_copy(update={"groups": unsplit})
    marked = sentences.marker_sentences(finding, subject.said, guarded=not guards.full)
    no_evidence = sentences.no_evidence_line(subject.said)
    staff = f"{sentences.marker_words('staff')}. {sentences.staff_sentence()}"
    return (
        *marked,
        *([no_evidence] if no_evidence else []),
        *_set_aside_note(subject),
        *([staff] if staff_only(subject.said) else []),
    )


def _set_aside_note(subject: Subject) -> tuple[str, ...]:
    aside = [names_and(pair.groups) for pair in subject.finding.pairs if pair.is_set_aside]
    if not aside:
        return ()
    return (f"Set aside by a person: {joined(aside)}. See the annex.",)
