"""What this copy does not hold, and why (METHOD.md section 9)."""

from ncf_reflect.analysis.sentences.formats import and_list
from ncf_reflect.mapping.reporting.guards import Guards
from ncf_reflect.mapping.reporting.references import question_reference
from ncf_reflect.mapping.reporting.told import Told
from ncf_reflect.mapping.reporting.words import day, in_column, unfinished_sessions
from ncf_reflect.model.pooled import PooledAnswer
from ncf_reflect.model.session import Round, Session
from ncf_reflect.model.text import counted
from ncf_reflect.report.values import LeftOut

_FULL = (
    "Nothing that finished sessions recorded is left out of this full copy. It can tell who said "
    "what: it is not for sharing. A shareable copy can be made from the same round.",
)
_SHAREABLE = (
    "Small groups: where fewer than 5 people were present or fewer than 5 gave a rating, counts, "
    "ratings in two sets and words as spoken are left out, because they could tell who said what. "
    "The same counts are left out where all ratings of a group, or all but one, were the same, and "
    "where counts of so few could be worked out with those of a joint session.",
    "Where either group of a comparison is one of these, only middle answers, how many voted, "
    "the direction and whether it is firm are given. A middle answer of fewer than 3 ratings is "
    "left out. No totals over groups are given, so that nothing can be worked out from them.",
    "Names were not asked for. Who facilitated and who else was in the room is left out.",
    "The full copy has all of this. It is made only when asked for by name, and is not for "
    "sharing.",
)
_DISCLOSED = (
    "Some words may identify somebody, such as a number or a postcode. Each of these texts is "
    "kept, masked or left out, as somebody chose; masked where nobody did. What was found still "
    "rests on all of them. Names cannot be found by a rule."
)
_NOT_READ = "Sessions that are not finished are not read: {sessions}."


def left_out(told: Told) -> LeftOut:
    """The rules that were kept, and each place where something is missing."""
    round_, guards = told.round, told.guards
    unfinished = [_named(session, round_) for session in unfinished_sessions(round_)]
    not_read = (_NOT_READ.format(sessions="; ".join(unfinished)),) if unfinished else ()
    items = tuple(
        f"{question_reference(question.asked)}, {answer.group.shown}: {and_list(parts)}."
        for section in told.pooled
        for question in section.questions
        for answer in question.answers
        if (parts := _parts(answer, guards))
    )
    kept = (
        () if guards.full or items or told.changed else ("No counts or quotes had to be left out.",)
    )
    disclosed = (_DISCLOSED,) if told.changed else ()
    reasons = (*not_read, *(_FULL if guards.full else (*_SHAREABLE, *disclosed)), *kept)
    return LeftOut(reasons=reasons, items=(*items, *told.changed))


def _parts(answer: PooledAnswer, guards: Guards) -> list[str]:
    parts = ["counts"] if guards.hides_counts(answer) else []
    if parts and guards.hides_middle(answer):
        parts.append("middle answer")
    quotes = sum(guards.hides_quote(answer, pooled) for pooled in answer.points)
    if quotes:
        # Not how many: of so few people that is a count as well.
        parts.append("quotes")
    hidden = sum(map(guards.leaves_out, answer.points))
    if hidden:
        parts.append(f"{counted(hidden, 'point')} that may identify somebody")
    return parts


def _named(session: Session, round_: Round) -> str:
    when = f", {day(session.held_on)}" if session.held_on else ""
    return f"{in_column(session.groups)} on “{round_.bank(session.bank).title}”{when}"
