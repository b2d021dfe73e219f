"""The round document: a whole round in and out of a mapping (DESIGN 5)."""

from collections.abc import Callable, Iterator, Sequence
from uuid import uuid5

from ncf_reflect.errors import FaultsError
from ncf_reflect.mapping.document_checks import document_faults
from ncf_reflect.mapping.opened import NAMESPACE, OpenedMapping, refuse_clashes
from ncf_reflect.mapping.round_exchange import new_round_entries, round_conflicts
from ncf_reflect.mapping.round_lists import LISTS, WITH_IDS, RoundList
from ncf_reflect.model.bank import Bank
from ncf_reflect.model.base import Value
from ncf_reflect.model.faults import checked, parse_json
from ncf_reflect.model.kinds import RecordedStatus
from ncf_reflect.model.present import Present
from ncf_reflect.model.round_book import RoundBook
from ncf_reflect.model.session import (
    Answer,
    AnswerEntry,
    Entry,
    Point,
    PointEntry,
    RoundDocument,
    Session,
    VoteEntry,
)

LARGEST_DOCUMENT = 10_000_000
"""Bytes; a round of 10,000 points is two thirds of that."""

_REFUSED = "The round document is refused; nothing was written."

BankFinder = Callable[[str], Bank | None]


def read_document(data: bytes, find_bank: BankFinder) -> RoundDocument:
    """A round document, checked whole: banks filled in from `find_bank`, every id there.

    FaultsError with every fault and its place; nothing is half accepted.
    """
    if len(data) > LARGEST_DOCUMENT:
        raise FaultsError(_REFUSED, ["it is larger than 10 MB"])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FaultsError(_REFUSED, [f"byte {error.start + 1} is not UTF-8"]) from error
    document = checked(RoundDocument, parse_json(text, _REFUSED), _REFUSED)
    faults: list[object] = []
    document = _with_ids(_with_banks(document, find_bank, faults))
    faults += document_faults(document)
    if faults:
        raise FaultsError(_REFUSED, faults)
    refuse_clashes(document.bank_copies)
    return document


def import_round(mapping: OpenedMapping, document: RoundDocument) -> tuple[int, int]:
    """Bring a checked document into the mapping, whole or not at all.

    How many sessions came in, and how many were here already, the same. FaultsError with a list
    where the mapping holds other content under the same authority, bank or id.
    """
    here = _sessions_here(mapping, document.title)
    conflicts = list(_conflicts(mapping, document, here))
    if conflicts:
        raise FaultsError(
            "The mapping holds something else already; nothing was written.", conflicts
        )
    new = [session for session in document.sessions if session.known_id not in here]
    with mapping.store.saving():
        if document.title not in mapping.rounds:
            mapping.start_round(document.title, document.bank_copies)
        for session in new:
            entries = session.history or tuple(_entries(mapping, session))
            mapping.store.add_session(document.title, session, entries)
        mapping.store.append_to_round(document.title, new_round_entries(mapping, document))
    return len(new), len(document.sessions) - len(new)


def export_round(mapping: OpenedMapping, title: str | None = None) -> str:
    """The round document, with bank copies and histories, as JSON that ends with a line end."""
    round_ = mapping.round(title)
    sessions = [_with_history(mapping, session) for session in round_.sessions]
    # What it says now comes from its history: what is recorded meanwhile is in both or neither.
    history = mapping.store.round_history(round_.title)
    book = RoundBook(history)
    document = RoundDocument(
        format="ncf-reflect/round",
        version=1,
        authority=round_.authority,
        title=round_.title,
        banks=tuple(bank.id for bank in round_.banks),
        sessions=tuple(sessions),
        bank_copies=round_.banks,
        sealed=book.sealed,
        baseline=book.baseline,
        round_history=history,
    ).model_copy(update={listed.name: listed.items(book) for listed in LISTS})
    return document.model_dump_json(indent=1, exclude_none=True) + "\n"


def _with_history(mapping: OpenedMapping, session: Session) -> Session:
    # What it says now comes from the same reading: a line recorded meanwhile is in both or neither.
    history = mapping.store.history(session.known_id)
    return Present(history).session(session).model_copy(update={"history": history})


def _with_banks(
    document: RoundDocument, find_bank: BankFinder, faults: list[object]
) -> RoundDocument:
    """The document with every bank that can be had; what is wrong with them goes to `faults`."""
    copies = {bank.id: bank for bank in document.bank_copies}
    banks = {name: copies.get(name) or find_bank(name) for name in document.banks}
    faults += [
        f"bank_copies[{place}]: “{bank.id}” is not named under banks, or stands twice"
        for place, bank in enumerate(document.bank_copies)
        if bank.id not in banks or bank is not copies[bank.id]
    ]
    faults += [
        f"banks[{place}]: there is no bank “{name}” in the document or in questions/"
        for place, name in enumerate(document.banks)
        if banks[name] is None
    ]
    return document.model_copy(update={"bank_copies": tuple(filter(None, banks.values()))})


def _with_ids(document: RoundDocument) -> RoundDocument:
    """A missing id is made from authority, round and place: importing twice changes nothing."""

    def made(place: str) -> str:
        return str(uuid5(NAMESPACE, f"{document.authority}\n{document.title}\n{place}"))

    def point(old: Point, place: str) -> Point:
        return old if old.id else old.model_copy(update={"id": made(place)})

    def answer(old: Answer, place: str) -> Answer:
        points = (point(each, f"{place}.points[{i}]") for i, each in enumerate(old.points))
        return old.model_copy(update={"points": tuple(points)})

    def session(old: Session, place: str) -> Session:
        answers = (answer(each, f"{place}.answers[{i}]") for i, each in enumerate(old.answers))
        return old.model_copy(update={"id": old.id or made(place), "answers": tuple(answers)})

    def items(listed: RoundList) -> tuple[Value, ...]:
        return tuple(
            item
            if getattr(item, "id", None)
            else item.model_copy(update={"id": made(f"{listed.name}[{i}]")})
            for i, item in enumerate(listed.items(document))
        )

    sessions = (session(each, f"sessions[{i}]") for i, each in enumerate(document.sessions))
    lists = {listed.name: items(listed) for listed in WITH_IDS}
    return document.model_copy(update={"sessions": tuple(sessions), **lists})


def _sessions_here(mapping: OpenedMapping, title: str) -> dict[str, Session]:
    if title not in mapping.rounds:
        return {}
    return {session.known_id: session for session in mapping.round(title).sessions}


def _conflicts(
    mapping: OpenedMapping, document: RoundDocument, here: dict[str, Session]
) -> Iterator[str]:
    if mapping.authority != document.authority:
        yield f"authority: this mapping is of “{mapping.authority}”, not “{document.authority}”"
    if document.title in mapping.rounds:
        copies = {bank.id: bank for bank in mapping.round(document.title).banks}
        for bank in document.bank_copies:
            if bank.id not in copies:
                yield f"banks: the round “{document.title}” here does not ask {bank.id}"
            elif bank.content_hash != copies[bank.id].content_hash:
                yield f"banks: {bank.id} differs from the copy that this round asks"
    for place, session in enumerate(document.sessions):
        stored = here.get(session.known_id)
        if stored and not _same(mapping, stored, session):
            yield f"sessions[{place}]: {session.known_id} is here with other content"
    yield from _taken_ids(mapping, document, here)
    yield from round_conflicts(mapping, document)


def _taken_ids(
    mapping: OpenedMapping, document: RoundDocument, here: dict[str, Session]
) -> Iterator[str]:
    """Ids of the document that other sessions of the mapping hold, in this round or another."""
    taken = mapping.store.ids()
    for place, session in enumerate(document.sessions):
        if session.known_id in here:
            continue
        if session.known_id in taken:
            yield f"sessions[{place}].id: {session.known_id} belongs to another round here"
        for point in sorted(_point_ids(session) & taken):
            yield f"sessions[{place}]: the point {point} belongs to another session here"


def _point_ids(session: Session) -> set[str]:
    said = {str(point.id) for answer in session.answers for point in answer.points}
    return said | {entry.point for entry in session.history if isinstance(entry, PointEntry)}


def _same(mapping: OpenedMapping, stored: Session, session: Session) -> bool:
    if session.history:
        return session.history == mapping.store.history(session.known_id)
    return stored == _present(mapping, session)


def _present(mapping: OpenedMapping, session: Session) -> Session:
    return Present(_entries(mapping, session)).session(session)


def _entries(mapping: OpenedMapping, session: Session) -> Sequence[Entry]:
    """The history of a session that came without one: one entry for each thing that it says."""

    def stamp() -> dict[str, object]:
        return {"at": mapping.clock(), "role": "import", "salt": mapping.new_salt()}

    entries: list[Entry] = [mapping.facts_entry(session, "import")]
    for answer in session.answers:
        on: dict[str, object] = {"question": answer.question}
        has_content = answer.effective_status is RecordedStatus.ANSWERED
        if not has_content or answer.status is not RecordedStatus.ANSWERED:
            said = {**on, "status": answer.status, "reason": answer.reason, **stamp()}
            entries.append(AnswerEntry.model_validate(said))
        if answer.votes is not None or answer.dont_know:
            hands = {**on, "votes": answer.votes, "dont_know": answer.dont_know, **stamp()}
            entries.append(VoteEntry.model_validate(hands))
        for point in answer.points:
            fields = {**point.model_dump(exclude={"id"}), "point": point.id, **on, **stamp()}
            entries.append(PointEntry.model_validate(fields))
    return entries
