"""The votes on a question: how they spread in each group, in words and in a table."""

from ncf_reflect.analysis.sentences import split_sentence, voted_sentence
from ncf_reflect.analysis.sentences.formats import middle_words
from ncf_reflect.mapping.reporting.guards import Guards
from ncf_reflect.mapping.reporting.subjects import Subject
from ncf_reflect.model.bank import Scale
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.pooled import PooledAnswer
from ncf_reflect.report.pictured import Ratings, Spread
from ncf_reflect.report.runs import typed
from ncf_reflect.report.tables import Cell, Table

LEFT_OUT, NONE = "left out", "none"


def ratings(subject: Subject, guards: Guards) -> Ratings | None:
    """The votes of every group that voted; None where the question was not answered or rated."""
    scale, answers = subject.said.scale, subject.said.answers
    if scale is None or all(a.status is not GroupStatus.ANSWERED for a in answers):
        return None
    voted = [answer for answer in answers if answer.voted]
    if not voted:
        return Ratings(lines=("No vote was taken on this question.",), table=None)
    return Ratings(
        lines=tuple(_line(subject, answer, scale, guards) for answer in voted),
        table=_table(subject, voted, scale, guards),
        levels=_levels(scale),
        spreads=tuple(_spread_of(answer, scale, guards) for answer in voted),
    )


def _levels(scale: Scale) -> tuple[str, ...]:
    return tuple(f"{scale.number(at)} {level.label}" for at, level in enumerate(scale.levels))


def _spread_of(answer: PooledAnswer, scale: Scale, guards: Guards) -> Spread:
    middle = _middle(answer, scale, guards)
    return Spread(
        group=answer.group.heading,
        counts=None if guards.hides_counts(answer) else answer.votes or (0,) * scale.size,
        middle="" if middle in (LEFT_OUT, NONE) else middle,
    )


def _line(subject: Subject, answer: PooledAnswer, scale: Scale, guards: Guards) -> str:
    group = subject.finding.of(answer.group)
    hidden = guards.hides_counts(answer)
    voted = voted_sentence(group, answer, guarded=not guards.full, undivided=hidden)
    if hidden:
        return " ".join(
            (*voted, _middle_sentence(answer, scale, guards), "Counts are left out of this copy.")
        )
    split = (split_sentence(group, scale),) if group.split else ()
    spread = _spread(answer, scale)
    return " ".join((*voted, *spread, _middle_sentence(answer, scale, guards), *split)).strip()


def _spread(answer: PooledAnswer, scale: Scale) -> tuple[str, ...]:
    said = [
        f"{count} said {scale.number(index)} {scale.levels[index].label}"
        for index, count in enumerate(answer.votes or ())
        if count
    ]
    return (f"{', '.join(said)}.",) if said else ()


def _middle_sentence(answer: PooledAnswer, scale: Scale, guards: Guards) -> str:
    middle = _middle(answer, scale, guards)
    return f"Middle answer {middle}." if middle not in (LEFT_OUT, NONE) else ""


def _middle(answer: PooledAnswer, scale: Scale, guards: Guards) -> str:
    if guards.hides_middle(answer):
        return LEFT_OUT
    return middle_words(answer.votes, scale) if answer.votes else NONE


def _table(subject: Subject, voted: list[PooledAnswer], scale: Scale, guards: Guards) -> Table:
    prompt = subject.said.asked.question.vote_prompt or scale.vote_prompt
    return Table(
        caption=f"Asked: “{prompt}” How many people gave each answer.",
        head=("Group", *map(typed, _levels(scale)), "Don’t know", "Middle answer"),
        rows=tuple(_row(answer, scale, guards) for answer in voted),
    )


def _row(answer: PooledAnswer, scale: Scale, guards: Guards) -> tuple[Cell, ...]:
    counts = (*(answer.votes or (0,) * scale.size), answer.dont_know)
    hidden = guards.hides_counts(answer)
    cells = (LEFT_OUT if hidden else str(count) for count in counts)
    return (answer.group.heading, *cells, _middle(answer, scale, guards))
