"""When a group was asked, and which groups answered together (METHOD.md 1 and 2)."""

from collections.abc import Iterable

from ncf_reflect.analysis.sentences.formats import date_words
from ncf_reflect.analysis.sentences.templates import say
from ncf_reflect.model.groups import Group, in_order
from ncf_reflect.model.kinds import RecordedStatus
from ncf_reflect.model.pooled import Hearing, PooledAnswer, PooledQuestion


def reason_words(answer: PooledAnswer) -> str:
    """Why a group said nothing: "nothing to add"; several sessions' reasons parted by "; "."""
    reasons = (hearing.reason for hearing in _silences(answer))
    shown = dict.fromkeys(reason.shown for reason in reasons if reason is not None)
    return "; ".join(shown)


def date_of_silence(answer: PooledAnswer) -> str:
    """The dates on which a group was asked and said nothing; empty where none is known."""
    dates = [h.held_on for h in _silences(answer) if h.held_on is not None]
    return date_words(dates) if dates else ""


def answered_together(question: PooledQuestion, groups: Iterable[Group]) -> tuple[str, ...]:
    """Per set of these groups that answered in a joint session: that, and when."""
    wanted = set(groups)
    together: dict[tuple[Group, ...], dict[str, Hearing]] = {}
    for hearing in (h for answer in question.answers for h in answer.hearings):
        members = in_order(wanted.intersection(hearing.groups))
        if hearing.status is RecordedStatus.ANSWERED and len(members) > 1:
            together.setdefault(members, {})[hearing.session] = hearing
    return tuple(_together(members, found.values()) for members, found in together.items())


def _together(members: tuple[Group, ...], hearings: Iterable[Hearing]) -> str:
    *before, last = (group.shown for group in members)
    dates = [hearing.held_on for hearing in hearings if hearing.held_on is not None]
    date = date_words(dates) if dates else ""
    return say("nc.joint", [bool(dates)], A=", ".join(before), B=last, date=date)


def _silences(answer: PooledAnswer) -> tuple[Hearing, ...]:
    return tuple(h for h in answer.hearings if h.status is RecordedStatus.NOTHING_SAID)
