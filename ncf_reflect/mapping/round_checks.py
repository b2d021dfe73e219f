"""What is wrong with what a document says about its whole round: each fault with its place."""

from collections.abc import Iterator

from ncf_reflect.mapping.gap_checks import Known, faults_of
from ncf_reflect.mapping.round_lists import LISTS, WITH_IDS
from ncf_reflect.model.decision import Decision
from ncf_reflect.model.evidence import BaselineEntry, EvidenceEntry
from ncf_reflect.model.faults import Fault
from ncf_reflect.model.gap import ActionEntry, GapEntry
from ncf_reflect.model.groups import Group
from ncf_reflect.model.round_book import RoundBook
from ncf_reflect.model.session import PointEntry, RoundDocument


def round_faults(document: RoundDocument) -> tuple[Fault, ...]:
    """Every fault of what a document says about its whole round."""
    return (
        *_doubled(document),
        *_doubled_lines(document),
        *_decision_faults(document),
        *_said_faults(document),
        *_empty_words(document),
        *_history_faults(document),
    )


def _doubled(document: RoundDocument) -> Iterator[Fault]:
    """What stands twice in a list, or under an id that something else has."""
    seen = _ids_of_sessions(document)
    for listed in LISTS:
        found: dict[str, str] = {} if not listed.has_ids else seen
        for number, item in enumerate(listed.items(document)):
            key = " ".join(filter(None, listed.key(item)))
            place = f"{listed.name}[{number}]" + ("" if len(listed.by) > 1 else f".{listed.by[0]}")
            if key in found and listed.has_ids:
                yield Fault(place=place, expected=f"“{key}” stands at {found[key]} already")
            elif key in found:
                yield Fault(place=place, expected=f"“{_shown(item, listed.by, key)}” stands twice")
            found.setdefault(key, place)
    for number, entry in enumerate(document.round_history):
        for listed in WITH_IDS:
            if isinstance(entry, listed.entry):
                known_as = listed.key_of_entry(entry)[0]
                where = seen.setdefault(known_as, f"{listed.name}[…].id")
                if not where.startswith(f"{listed.name}["):
                    place = f"round_history[{number}].{listed.what}"
                    yield Fault(place=place, expected=f"“{known_as}” stands at {where} already")


def _shown(item: object, by: tuple[str, ...], key: str) -> str:
    return str(getattr(item, by[0])) if len(by) == 1 else key


def _ids_of_sessions(document: RoundDocument) -> dict[str, str]:
    seen: dict[str, str] = {}
    for number, session in enumerate(document.sessions):
        seen[session.known_id] = f"sessions[{number}].id"
        for answer in session.answers:
            seen.update((str(point.id), f"sessions[{number}]") for point in answer.points)
        for entry in session.history:
            if isinstance(entry, PointEntry):
                seen.setdefault(entry.point, f"sessions[{number}]")
    return seen


def _doubled_lines(document: RoundDocument) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for number, item in enumerate(document.baseline.items if document.baseline else ()):
        place = f"baseline.items[{number}].id"
        if item.id in seen:
            yield Fault(place=place, expected=f"“{item.id}” stands at {seen[item.id]} already")
        seen.setdefault(item.id, place)


def _decision_faults(document: RoundDocument) -> Iterator[Fault]:
    asked = {
        question.id: section.groups
        for bank in document.bank_copies
        for section in bank.sections
        for question in section.questions
    }
    for number, decision in enumerate(document.decisions):
        yield from _place_faults(decision, f"decisions[{number}]", asked)


def _place_faults(
    decision: Decision, place: str, asked: dict[str, tuple[Group, ...]]
) -> Iterator[Fault]:
    if decision.question not in asked:
        yield Fault(
            place=f"{place}.question", expected=f"“{decision.question}” is not asked in this round"
        )
        return
    for number, group in enumerate(decision.groups):
        if group not in asked[decision.question]:
            yield Fault(
                place=f"{place}.groups[{number}]",
                expected=f"“{decision.question}” is not put to {group.shown}",
            )


def _said_faults(document: RoundDocument) -> Iterator[Fault]:
    """What speaks of something that the document does not hold, in lists and in the history."""
    known = _known(document)
    for listed in LISTS:
        for number, item in enumerate(listed.items(document)):
            yield from faults_of(item, f"{listed.name}[{number}]", known)
    for number, entry in enumerate(document.round_history):
        yield from faults_of(entry, f"round_history[{number}]", known)


def _known(document: RoundDocument) -> Known:
    """What there is or was: a gap keeps its reference to a point that was withdrawn since."""
    known = Known()
    known.learn_banks(document.bank_copies)
    sessions = {session.known_id for session in document.sessions}
    known.points = set(_ids_of_sessions(document)) - sessions
    known.decisions = {str(decision.id) for decision in document.decisions}
    known.gaps = {str(gap.id) for gap in document.gaps}
    known.gaps |= {e.gap for e in document.round_history if isinstance(e, GapEntry)}
    known.actions = {str(action.id) for action in document.actions}
    known.actions |= {e.action for e in document.round_history if isinstance(e, ActionEntry)}
    known.evidence = {str(evidence.id) for evidence in document.evidence}
    known.evidence |= {e.evidence for e in document.round_history if isinstance(e, EvidenceEntry)}
    baselines = [e for e in document.round_history if isinstance(e, BaselineEntry)]
    for baseline in (document.baseline, *baselines):
        known.items |= {item.id for item in baseline.items} if baseline else set()
    return known


def _empty_words(document: RoundDocument) -> Iterator[Fault]:
    for number, words in enumerate(document.words):
        if not words.text.strip():
            yield Fault(place=f"words[{number}].text", expected="must not be empty")


def _history_faults(document: RoundDocument) -> Iterator[Fault]:
    if not document.round_history:
        return
    book = RoundBook(document.round_history)
    names = [each.name for each in LISTS if each.items(book) != each.items(document)]
    names += [name for name in ("sealed", "baseline") if _differs(document, book, name)]
    if names:
        words = f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else names[0]
        yield Fault(place="round_history", expected=f"does not lead to what {words} say")


def _differs(document: RoundDocument, book: RoundBook, name: str) -> bool:
    return bool(getattr(document, name) != getattr(book, name))
