"""What a report cannot say, in plain words."""

from ncf_reflect.mapping.reporting.guards import Guards
from ncf_reflect.mapping.reporting.reach import not_heard, questions_not_reached
from ncf_reflect.mapping.reporting.subjects import Subject, is_finding
from ncf_reflect.mapping.reporting.words import joined
from ncf_reflect.model.session import Round
from ncf_reflect.model.text import counted

_ALWAYS = (
    "It shows where answers were similar, where they differed and what nobody has answered yet. "
    "It does not say who is right: the comparison suggests, people decide.",
    "It tells what groups said and how they rated, not how children and families are doing.",
    "Groups that give similar answers can be wrong together.",
    "Who came was not drawn by lot: other people of the same group may see it otherwise.",
)


def limits(round_: Round, subjects: tuple[Subject, ...], guards: Guards) -> tuple[str, ...]:
    """The limits of every report, and those of this round."""
    unheard = (*not_heard(round_), *questions_not_reached(round_))
    findings = [subject for subject in subjects if is_finding(subject)]
    staff = [subject for subject in findings if subject.staff_only]
    untagged = sum(
        not pooled.point.themes and not guards.hides(answer, pooled)
        for subject in subjects
        for answer in subject.said.answers
        for pooled in answer.points
    )
    return (
        *_ALWAYS,
        *((f"Not heard: {joined(unheard)}.",) if unheard else ()),
        *(
            (f"{counted(len(staff), 'finding')} of {len(findings)}: staff evidence only.",)
            if staff
            else ()
        ),
        *(
            (f"{counted(untagged, 'point')} without a theme: printed, but not compared.",)
            if untagged
            else ()
        ),
    )
