"""What the board is asked to decide, to challenge and to note."""

from collections.abc import Iterable

from ncf_reflect.mapping.reporting.reach import not_heard, questions_not_reached
from ncf_reflect.mapping.reporting.strengths import strength_sentences
from ncf_reflect.mapping.reporting.subjects import (
    Subject,
    check_differences,
    firm_differences,
    is_finding,
    shared_gaps,
    silences,
    to_review,
)
from ncf_reflect.mapping.reporting.words import joined
from ncf_reflect.model.session import Round
from ncf_reflect.model.text import counted
from ncf_reflect.report.values import Ask, AskKind

Subjects = tuple[Subject, ...]


def asks(round_: Round, subjects: Subjects) -> tuple[Ask, ...]:
    """What follows from what was found, each with the questions that it is about."""
    found = (*_to_decide(round_, subjects), *_to_challenge(subjects), *_to_note(subjects))
    return tuple(ask for ask in found if ask is not None)


def _to_decide(round_: Round, subjects: Subjects) -> Iterable[Ask | None]:
    gaps, silent = shared_gaps(subjects), silences(subjects)
    unheard = (*not_heard(round_), *questions_not_reached(round_))
    yield _ask(
        AskKind.DECIDE,
        gaps,
        f"Decide what to do about {counted(len(gaps), 'shared gap')}, and who owns each.",
    )
    yield _ask(
        AskKind.DECIDE,
        silent,
        f"Have the groups asked again on {counted(len(silent), 'question')}: no answer, or "
        "different topics.",
    )
    if unheard:
        words = f"Agree how to hear who has not been heard yet: {joined(unheard)}."
        yield Ask(kind=AskKind.DECIDE, text=words)


def _to_challenge(subjects: Subjects) -> Iterable[Ask | None]:
    firm, check = firm_differences(subjects), check_differences(subjects)
    staff = tuple(s for s in subjects if is_finding(s) and s.staff_only)
    yield _ask(
        AskKind.CHALLENGE,
        firm,
        f"Talk about {counted(len(firm), 'firm difference')} of view with people from each "
        "group before deciding.",
    )
    yield _ask(
        AskKind.CHALLENGE,
        check,
        f"Have somebody ask about {counted(len(check), 'possible difference')} of view: it "
        "could be chance.",
    )
    yield _ask(
        AskKind.CHALLENGE,
        staff,
        "Ask what audit, data, and the voice of children and families show: on "
        f"{counted(len(staff), 'question')} there is staff evidence only so far.",
    )


def _to_note(subjects: Subjects) -> Iterable[Ask | None]:
    review = to_review(subjects)
    strong = tuple(s for s in subjects if strength_sentences(s))
    yield _ask(
        AskKind.NOTE,
        review,
        f"Look again at the decisions on {counted(len(review), 'question')}: what they rest "
        "on has changed.",
    )
    yield _ask(
        AskKind.NOTE,
        strong,
        f"Note {counted(len(strong), 'shared strength')}: what groups share, not yet what "
        "children and families say.",
    )


def _ask(kind: AskKind, about: Subjects, text: str) -> Ask | None:
    if not about:
        return None
    return Ask(kind=kind, text=text, references=tuple(subject.reference for subject in about))
