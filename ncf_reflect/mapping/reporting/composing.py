"""From a round to the values of its gap report."""

from collections.abc import Mapping

from ncf_reflect.analysis import sentences
from ncf_reflect.analysis.sentences.formats import names_and
from ncf_reflect.mapping.reporting.arithmetic import arithmetic
from ncf_reflect.mapping.reporting.carried import Carried
from ncf_reflect.mapping.reporting.compared import pairs, set_aside
from ncf_reflect.mapping.reporting.decided import decisions
from ncf_reflect.mapping.reporting.front import front_page
from ncf_reflect.mapping.reporting.guards import Guards
from ncf_reflect.mapping.reporting.known import plans, strands
from ncf_reflect.mapping.reporting.left_out import left_out
from ncf_reflect.mapping.reporting.limits import limits
from ncf_reflect.mapping.reporting.matrix import matrix
from ncf_reflect.mapping.reporting.method import method
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.mapping.reporting.own_words import OwnWords
from ncf_reflect.mapping.reporting.rated import ratings
from ncf_reflect.mapping.reporting.reach import reach
from ncf_reflect.mapping.reporting.references import question_reference
from ncf_reflect.mapping.reporting.said import group_said
from ncf_reflect.mapping.reporting.seals import seal_sentences
from ncf_reflect.mapping.reporting.subjects import Subject
from ncf_reflect.mapping.reporting.told import Told, told
from ncf_reflect.mapping.reporting.traced import trace
from ncf_reflect.mapping.reporting.words import days, joined, readable_sessions
from ncf_reflect.model.findings import Findings, SectionFinding
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.pooled import PooledSection
from ncf_reflect.model.session import Round
from ncf_reflect.model.shared import WordsPlace
from ncf_reflect.model.text import counted
from ncf_reflect.report.values import GapReport, QuestionPart, SectionPart

SHAREABLE = ReportOptions()

_NOT_HEARD = (GroupStatus.NOT_ASKED, GroupStatus.NOT_HELD, GroupStatus.NOT_REACHED)


def gap_report(round_: Round, options: ReportOptions = SHAREABLE) -> GapReport:
    """The gap report of a round, from its finished sessions alone.

    By default it can be shared: small groups are guarded and names left out (METHOD.md section 9).
    A full copy holds everything. The same round and options give the same report: nothing asks
    the clock.
    """
    read = told(round_, options)
    words, carried = OwnWords.for_report(read.round), Carried(read)
    return GapReport(
        authority=read.round.authority,
        round=read.round.title,
        full=options.full,
        meeting=options.meeting,
        about=_about(read.round, read.findings),
        front=front_page(read, words),
        matrix=matrix(read.subjects),
        children=words.of(WordsPlace.CHILDREN),
        strands=strands(read),
        evidence=carried.all_evidence(),
        plans=plans(read),
        sections=_sections(read, words, carried),
        own_limits=words.of(WordsPlace.LIMITS),
        limits=limits(round_, read.subjects, read.guards),
        method=method(round_, read.findings),
        reach=reach(round_, read.guards),
        left_out=left_out(read),
        decisions=decisions(read),
        trace=trace(round_, options),
        set_aside=tuple(s for each in read.subjects for s in set_aside(each, read.guards)),
        to_ask=options.to_ask,
        apart=options.apart,
        attribution=options.attribution,
    )


def _about(round_: Round, findings: Findings) -> tuple[str, ...]:
    finished = readable_sessions(round_)
    dates = [session.held_on for session in finished if session.held_on]
    when = f", held {days(dates)}" if dates else ""
    count = counted(len(finished), "finished session")
    return (
        f"What groups said in {count}{when}, put side by side, question by question "
        f"(ruleset {findings.ruleset}).",
        *seal_sentences(round_),
    )


def _sections(read: Told, words: OwnWords, carried: Carried) -> tuple[SectionPart, ...]:
    questions = {subject.said.id: _question(subject, read) for subject in read.subjects}
    return tuple(
        _section(pooled, finding, questions, words, carried)
        for pooled, finding in zip(read.pooled, read.findings.sections, strict=True)
    )


def _section(
    pooled: PooledSection,
    finding: SectionFinding,
    questions: Mapping[str, QuestionPart],
    words: OwnWords,
    carried: Carried,
) -> SectionPart:
    section = pooled.section
    return SectionPart(
        name=section.name,
        plain_title=section.plain_title,
        statutory_title=section.title,
        reference=section.slug,
        sentence=sentences.section_sentence(finding, pooled),
        questions=tuple(questions[said.id] for said in pooled.questions),
        children=words.of(WordsPlace.CHILDREN, section.slug),
        gaps=carried.gaps(section.slug),
        baseline=carried.baseline(section.slug),
        evidence=carried.evidence(section.slug),
    )


def _question(subject: Subject, read: Told) -> QuestionPart:
    guards, citations = read.guards, read.citations
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
        arithmetic=arithmetic(subject, guards),
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
        *([staff] if subject.staff_only else []),
    )


def _set_aside_note(subject: Subject) -> tuple[str, ...]:
    aside = [names_and(pair.groups) for pair in subject.finding.pairs if pair.is_set_aside]
    if not aside:
        return ()
    return (f"Set aside by a person: {joined(aside)}. See the annex.",)
