"""The first page: what the board is asked, and what was found (DESIGN section 8)."""

from collections.abc import Callable

from ncf_reflect.analysis.sentences import (
    chance_sentence,
    code_gloss,
    marker_sentences,
    marker_words,
    pattern_sentence,
)
from ncf_reflect.mapping.reporting.compared import code_words
from ncf_reflect.mapping.reporting.differences import difference
from ncf_reflect.mapping.reporting.evidence import staff_only
from ncf_reflect.mapping.reporting.reach import not_heard, questions_not_reached
from ncf_reflect.mapping.reporting.strengths import strength_sentences, strong_groups
from ncf_reflect.mapping.reporting.subjects import Subject
from ncf_reflect.mapping.reporting.words import counted, headed, joined
from ncf_reflect.model.findings import Code, Findings, FindingStrength, GroupMarker, QuestionMarker
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.session import Round
from ncf_reflect.report.values import FrontPage, Highlights, Item

Subjects = tuple[Subject, ...]


def front_page(round_: Round, subjects: Subjects, findings: Findings) -> FrontPage:
    """The one page, each list in bank order and each line with its reference."""
    return FrontPage(
        asks=_asks(round_, subjects),
        lists=(
            _shared_gaps(subjects),
            _differences(subjects),
            _silences(subjects),
            _strengths(subjects),
            *_whole_round(findings),
        ),
    )


def _asks(round_: Round, subjects: Subjects) -> tuple[str, ...]:
    gaps, firm, check = _with_shared_gap(subjects), _firm(subjects), _check(subjects)
    review = [s for s in subjects if _to_review(s)]
    silent, staff = _silent(subjects), [s for s in subjects if _is_finding(s) and _is_staff(s)]
    unheard = _unheard(round_)
    asks = (
        (gaps, f"Decide what to do about {counted(len(gaps), 'shared gap')}, and who owns each."),
        (
            firm,
            f"Talk about {counted(len(firm), 'firm difference')} of view with people from each "
            "group before deciding.",
        ),
        (
            check,
            f"Have somebody ask about {counted(len(check), 'possible difference')} of view: it "
            "could be chance, or groups may mean different things.",
        ),
        (
            silent,
            f"Have the groups asked again on {counted(len(silent), 'question')} where one of them "
            "gave no answer, or where they raised different topics.",
        ),
        (
            review,
            f"Look again at the decisions on {counted(len(review), 'question')}: what they rest "
            "on has changed.",
        ),
        (unheard, f"Agree how to hear who has not been heard yet: {joined(unheard)}."),
        (
            staff,
            f"Ask what audit, data, and the voice of children and families show: on "
            f"{counted(len(staff), 'question')} there is staff evidence only so far.",
        ),
    )
    return tuple(ask for about, ask in asks if about)


def _unheard(round_: Round) -> tuple[str, ...]:
    return (*not_heard(round_), *questions_not_reached(round_))


def _shared_gaps(subjects: Subjects) -> Highlights:
    return Highlights(
        heading="Shared gaps",
        items=tuple(
            _item(subject, " ".join(_gap_sentences(subject)))
            for subject in _with_shared_gap(subjects)
        ),
        none="None found where answers could be compared.",
    )


def _differences(subjects: Subjects) -> Highlights:
    return Highlights(
        heading="Differences of view",
        items=tuple(
            _item(subject, f"{subject.finding.summary} {difference(subject)}", _code(subject))
            for subject in (*_firm(subjects), *_check(subjects))
        ),
        none="None found where answers could be compared. That is not the same as agreement.",
    )


def _silences(subjects: Subjects) -> Highlights:
    return Highlights(
        heading="No answer, or different topics",
        items=tuple(
            _item(subject, subject.finding.summary, _code(subject)) for subject in _silent(subjects)
        ),
        none="Beyond what is listed above, none.",
    )


def _strengths(subjects: Subjects) -> Highlights:
    strong = [(subject, strength_sentences(subject)) for subject in subjects]
    return Highlights(
        heading="Shared strengths",
        items=tuple(
            _item(subject, " ".join(sentences), *_unsupported(subject))
            for subject, sentences in strong
            if sentences
        ),
        none="None found: a strength is listed where groups gave similar answers and all of "
        "them rated high or listed the same thing as already done.",
    )


def _whole_round(findings: Findings) -> tuple[Highlights, ...]:
    chance = chance_sentence(findings)
    lines = (*map(pattern_sentence, findings.pattern), *([chance] if chance else []))
    return (Highlights(heading="Across the round", lines=lines),) if lines else ()


def _item(subject: Subject, text: str, *markers: str) -> Item:
    staff = (marker_words("staff"),) if _is_staff(subject) else ()
    return Item(
        subject=subject.name,
        text=text,
        reference=subject.reference,
        markers=(*markers, *staff),
    )


def _gap_sentences(subject: Subject) -> tuple[str, ...]:
    # Of all that is marked, those on single groups are told under the question itself.
    without_groups = tuple(
        group.model_copy(update={"markers": (), "split": None}) for group in subject.finding.groups
    )
    finding = subject.finding.model_copy(update={"groups": without_groups})
    return marker_sentences(finding, subject.said, guarded=True)


def _unsupported(subject: Subject) -> tuple[str, ...]:
    confident = GroupMarker.CONFIDENT_WITHOUT_EVIDENCE
    marked = any(confident in group.markers for group in strong_groups(subject))
    return (marker_words("confident"),) if marked else ()


def _code(subject: Subject) -> str:
    finding = subject.finding
    silent = any(group.status is GroupStatus.NOTHING_SAID for group in finding.groups)
    gloss = code_gloss(finding.code, finding.strength, topics=not silent)
    return f"{headed(code_words(finding.code, finding.strength))} ({gloss})"


def _is_staff(subject: Subject) -> bool:
    return staff_only(subject.said)


def _to_review(subject: Subject) -> bool:
    return any(pair.decision and pair.decision.needs_review for pair in subject.finding.pairs)


def _is_finding(subject: Subject) -> bool:
    return subject.finding.code not in (Code.NOT_ENOUGH, Code.NOT_COMPARABLE)


def _where(test: Callable[[Subject], bool]) -> Callable[[Subjects], Subjects]:
    return lambda subjects: tuple(filter(test, subjects))


_with_shared_gap = _where(lambda s: QuestionMarker.SHARED_GAP in s.finding.markers)
_firm = _where(lambda s: s.finding.strength is FindingStrength.FIRM)
_check = _where(lambda s: s.finding.strength is FindingStrength.CHECK)
_silent = _where(lambda s: s.finding.code is Code.SILENCE)
