"""What only a whole round document can show to be wrong: each fault with its place."""

from collections.abc import Iterator

from ncf_reflect.mapping.round_checks import round_faults
from ncf_reflect.model.bank import Bank
from ncf_reflect.model.faults import Fault
from ncf_reflect.model.kinds import RecordedStatus
from ncf_reflect.model.present import Present
from ncf_reflect.model.session import (
    Answer,
    PointEntry,
    RoundDocument,
    Session,
    SessionEntry,
)


def document_faults(document: RoundDocument) -> tuple[Fault, ...]:
    """Every fault of a document whose shape is right, whose banks are there and whose ids are."""
    banks = {bank.id: bank for bank in document.bank_copies}
    faults = [*_doubled_banks(document), *_doubled_ids(document)]
    for number, session in enumerate(document.sessions):
        place = f"sessions[{number}]"
        bank = banks.get(session.bank)
        if bank is None and session.bank in document.banks:
            # Told once, where the bank is named.
            continue
        if bank is None:
            faults.append(
                Fault(place=f"{place}.bank", expected=f"“{session.bank}” is not named under banks")
            )
        else:
            faults.extend(_session_faults(session, bank, place))
    return (*faults, *round_faults(document))


def _doubled_banks(document: RoundDocument) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, name in enumerate(document.banks):
        if name in seen:
            yield Fault(place=f"banks[{number}]", expected=f"“{name}” stands twice")
        seen.add(name)


def _doubled_ids(document: RoundDocument) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    revised_in: dict[str, int] = {}
    sessions = {session.known_id for session in document.sessions}
    for number, session in enumerate(document.sessions):
        named = [(f"sessions[{number}].id", session.known_id)]
        for i, answer in enumerate(session.answers):
            named += [
                (f"sessions[{number}].answers[{i}].points[{j}].id", str(point.id))
                for j, point in enumerate(answer.points)
            ]
        for place, name in named:
            if name in seen:
                yield Fault(place=place, expected=f"“{name}” stands at {seen[name]} already")
            seen.setdefault(name, place)
        for i, entry in enumerate(session.history):
            if isinstance(entry, PointEntry) and (
                revised_in.setdefault(entry.point, number) != number or entry.point in sessions
            ):
                yield Fault(
                    place=f"sessions[{number}].history[{i}].point",
                    expected=f"“{entry.point}” belongs to another session already",
                )


def _session_faults(session: Session, bank: Bank, place: str) -> Iterator[Fault]:
    if len(set(session.groups)) < len(session.groups):
        yield Fault(place=f"{place}.groups", expected="a group stands here twice")
    asked_at_all = {group for section in bank.sections for group in section.groups}
    for number, group in enumerate(session.groups):
        if group not in asked_at_all:
            yield Fault(
                place=f"{place}.groups[{number}]",
                expected=f"the bank {bank.id} puts no question to {group.shown}",
            )
    put_to_them = {asked.question.id for asked in bank.asked(session.groups)}
    if session.begins_with and session.begins_with not in bank.sections_put_to(session.groups):
        yield Fault(
            place=f"{place}.begins_with",
            expected=f"the bank {bank.id} puts no section “{session.begins_with}” to these groups",
        )
    seen: set[str] = set()
    for number, answer in enumerate(session.answers):
        where = f"{place}.answers[{number}]"
        if answer.question in seen:
            yield Fault(place=f"{where}.question", expected=f"“{answer.question}” stands twice")
        seen.add(answer.question)
        if answer.question not in put_to_them:
            yield Fault(
                place=f"{where}.question",
                expected=f"“{answer.question}” is not put to these groups by the bank {bank.id}",
            )
        yield from _answer_faults(answer, bank, where)
    if session.history:
        yield from _history_faults(session, bank, put_to_them, place)


def _answer_faults(answer: Answer, bank: Bank, place: str) -> Iterator[Fault]:
    if answer.reason and answer.status is not RecordedStatus.NOTHING_SAID:
        yield Fault(place=f"{place}.reason", expected="goes only with the status nothing-said")
    if not answer.votes:
        return
    if bank.scale is None:
        yield Fault(place=f"{place}.votes", expected=f"the bank {bank.id} has no scale to vote on")
    elif len(answer.votes) != bank.scale.size:
        yield Fault(
            place=f"{place}.votes",
            expected=f"must be {bank.scale.size} counts, one for each level, "
            f"and has {len(answer.votes)}",
        )


def _history_faults(
    session: Session, bank: Bank, put_to_them: set[str], place: str
) -> Iterator[Fault]:
    if not isinstance(session.history[0], SessionEntry):
        yield Fault(place=f"{place}.history[0]", expected="must be the session's own details")
        return
    for number, entry in enumerate(session.history):
        where = f"{place}.history[{number}]"
        if isinstance(entry, SessionEntry):
            continue
        if entry.question not in put_to_them:
            yield Fault(
                place=f"{where}.question", expected=f"“{entry.question}” is not put to them"
            )
        if entry.what == "vote":
            votes = Answer(
                question=entry.question, status=RecordedStatus.ANSWERED, votes=entry.votes
            )
            yield from _answer_faults(votes, bank, where)
    if Present(session.history).session(session) != session:
        yield Fault(place=f"{place}.history", expected="does not lead to what the session says")
