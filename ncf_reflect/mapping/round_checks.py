"""What is wrong with a document's decisions, themes and seal: each fault with its place."""

from collections.abc import Iterator

from ncf_reflect.model.decision import Decision, DecisionEntry
from ncf_reflect.model.faults import Fault
from ncf_reflect.model.groups import Group
from ncf_reflect.model.round_book import RoundBook
from ncf_reflect.model.session import RoundDocument


def round_faults(document: RoundDocument) -> tuple[Fault, ...]:
    """Every fault of what a document says about its whole round."""
    return (*_decision_faults(document), *_theme_faults(document), *_history_faults(document))


def _decision_faults(document: RoundDocument) -> Iterator[Fault]:
    asked = {
        question.id: section.groups
        for bank in document.bank_copies
        for section in bank.sections
        for question in section.questions
    }
    seen = _ids_elsewhere(document)
    for number, decision in enumerate(document.decisions):
        place = f"decisions[{number}]"
        known = str(decision.id)
        if known in seen:
            yield Fault(place=f"{place}.id", expected=f"“{known}” stands at {seen[known]} already")
        seen.setdefault(known, f"{place}.id")
        yield from _place_faults(decision, place, asked)


def _ids_elsewhere(document: RoundDocument) -> dict[str, str]:
    seen: dict[str, str] = {}
    for number, session in enumerate(document.sessions):
        seen[session.known_id] = f"sessions[{number}].id"
        for answer in session.answers:
            seen.update((str(point.id), f"sessions[{number}]") for point in answer.points)
    return seen


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


def _theme_faults(document: RoundDocument) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, theme in enumerate(document.themes):
        if theme.name.casefold() in seen:
            place = f"themes[{number}].name"
            yield Fault(place=place, expected=f"“{theme.name}” stands twice")
        seen.add(theme.name.casefold())


def _history_faults(document: RoundDocument) -> Iterator[Fault]:
    if not document.round_history:
        return
    place = "round_history"
    ids = [e.decision for e in document.round_history if isinstance(e, DecisionEntry)]
    book = RoundBook(document.round_history)
    said = (document.decisions, document.themes, document.sealed)
    if len(set(ids)) < len(ids) or (tuple(book.decisions), book.themes, book.sealed) != said:
        yield Fault(place=place, expected="does not lead to what decisions, themes and sealed say")
