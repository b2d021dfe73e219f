"""The first page, and the lists of what was found (DESIGN section 8)."""

from ncf_reflect.analysis.sentences import (
    chance_sentence,
    code_gloss,
    decision_sentence,
    marker_sentences,
    marker_words,
    pattern_sentence,
)
from ncf_reflect.analysis.sentences.formats import names_and
from ncf_reflect.mapping.reporting.asks import asks
from ncf_reflect.mapping.reporting.compared import code_words
from ncf_reflect.mapping.reporting.differences import difference
from ncf_reflect.mapping.reporting.grounds import Grounds
from ncf_reflect.mapping.reporting.own_words import OwnWords
from ncf_reflect.mapping.reporting.strengths import strength_sentences, strong_groups
from ncf_reflect.mapping.reporting.subjects import (
    Subject,
    check_differences,
    firm_differences,
    shared_gaps,
    silences,
)
from ncf_reflect.mapping.reporting.told import Told
from ncf_reflect.model.council import in_own_words
from ncf_reflect.model.findings import GroupMarker
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.shared import WordsPlace
from ncf_reflect.model.text import capitalised
from ncf_reflect.report.values import FrontPage, Highlights, Item

Subjects = tuple[Subject, ...]


def front_page(told: Told, words: OwnWords) -> FrontPage:
    """The lists, each in bank order and each line with its references."""
    subjects, findings = told.subjects, told.findings
    grounds = Grounds(told.citations, told.guards)
    chance = chance_sentence(findings)
    return FrontPage(
        summary=words.of(WordsPlace.SUMMARY),
        own_asks=words.of(WordsPlace.ASKS),
        asks=asks(told.round, subjects),
        gaps=_shared_gaps(subjects, grounds),
        differences=_differences(subjects, grounds),
        silences=_silences(subjects),
        strengths=_strengths(subjects, grounds),
        across=(*map(pattern_sentence, findings.pattern), *([chance] if chance else [])),
    )


def _shared_gaps(subjects: Subjects, grounds: Grounds) -> Highlights:
    return Highlights(
        heading="Shared gaps",
        about=in_own_words(
            "Every group that answered is below the middle of the scale, or raised the same "
            "theme to develop. What the board does about it is the board’s to decide."
        ),
        items=tuple(
            _item(subject, " ".join(_gap_sentences(subject)), rests_on=grounds.of_gap(subject))
            for subject in shared_gaps(subjects)
        ),
        none="None found where answers could be compared.",
    )


def _differences(subjects: Subjects, grounds: Grounds) -> Highlights:
    return Highlights(
        heading="Differences of view",
        about="Firm ones first. A difference is a question to ask together; it does not say who "
        "is right, and it is not averaged away.",
        items=tuple(
            _item(
                subject,
                f"{subject.finding.summary} {difference(subject)}",
                _code(subject),
                rests_on=grounds.of_difference(subject),
                short=difference(subject),
            )
            for subject in (*firm_differences(subjects), *check_differences(subjects))
        ),
        none="None found where answers could be compared. That is not the same as agreement.",
    )


def _silences(subjects: Subjects) -> Highlights:
    return Highlights(
        heading="No answer, or different topics",
        about="A silence is neither yes nor no: somebody has to ask again.",
        items=tuple(
            _item(subject, subject.finding.summary, _code(subject))
            for subject in silences(subjects)
        ),
        none="Beyond what is listed above, none.",
    )


def _strengths(subjects: Subjects, grounds: Grounds) -> Highlights:
    strong = [(subject, strength_sentences(subject)) for subject in subjects]
    return Highlights(
        heading="Shared strengths",
        about="Groups gave similar answers, and good ones. Until other evidence stands beside "
        "them they are what staff groups say.",
        items=tuple(
            _item(
                subject,
                " ".join(sentences),
                *_unsupported(subject),
                rests_on=grounds.of_strength(subject),
                short=sentences[-1],
            )
            for subject, sentences in strong
            if sentences
        ),
        none="None found: a strength is listed where groups gave similar answers and all of "
        "them rated high or listed the same thing as already done.",
    )


def _item(
    subject: Subject, text: str, *markers: str, rests_on: tuple[str, ...] = (), short: str = ""
) -> Item:
    staff = (marker_words("staff"),) if subject.staff_only else ()
    return Item(
        subject=subject.name,
        text=text,
        short=short,
        reference=subject.reference,
        markers=(*markers, *staff),
        rests_on=rests_on,
        beside=tuple(
            f"{capitalised(names_and(pair.groups))}: {decision_sentence(pair.decision)}"
            for pair in subject.finding.pairs
            if pair.decision
        ),
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
    return f"{capitalised(code_words(finding.code, finding.strength))} ({gloss})"
