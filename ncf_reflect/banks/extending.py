"""A bank with a council's own questions added: a bank of its own, every question with its source.

It keeps the id of the bank that it extends and stands in its place: side by side the two would
share their sections, and no round can ask a section twice. Its version names both.
"""

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from ncf_reflect.banks.reading import read_text
from ncf_reflect.banks.rules import faults_between
from ncf_reflect.banks.toml import parse_toml
from ncf_reflect.errors import FaultsError
from ncf_reflect.model.additions import AddedSection, Additions
from ncf_reflect.model.bank import Bank, Question, Section
from ncf_reflect.model.faults import Fault, checked, place_of
from ncf_reflect.model.text import clean, clean_deep
from ncf_reflect.model.typed import typed

NEEDED = ("kind", "number", "title", "plain_title", "groups")
"""What a section needs that the bank does not have yet."""
SET_BY_BANK = (*NEEDED, "short_title", "summary")


def read_additions(source: Path | Traversable) -> Additions:
    """The questions in `source`. FaultsError with every fault, each with its place."""
    what = refusal_of(source)
    cleaned = clean_deep(parse_toml(read_text(source, what), what))
    return checked(Additions, cleaned, what, faults_between(cleaned))


def refusal_of(source: Path | Traversable) -> str:
    """The sentence above the faults of such a file."""
    return f"{clean(source.name)} cannot be used as questions of your own."


def extended(bank: Bank, additions: Additions, others: Iterable[Bank], authority: str) -> Bank:
    """`bank` with the additions, each marked with who added it and its source.

    No word of the bank's is changed. FaultsError with every id that stands in `bank` or `others`
    already, and what does not fit the bank's sections.
    """
    faults = (*_section_faults(bank, additions), *_clashes((bank, *others), additions))
    if faults:
        raise FaultsError(f"These questions cannot be added to {bank.id}.", faults)
    source = f"Added by {authority}. Source: {additions.source} Licence: {additions.licence}"
    added = {section.slug: section for section in additions.sections}
    known = [section.slug for section in bank.sections]
    sections = (
        *(_grown(section, added.get(section.slug), source) for section in bank.sections),
        *(_made(new, source) for slug, new in added.items() if slug not in known),
    )
    return _changed(bank, version=f"{bank.version} + ours {additions.version}", sections=sections)


def without(bank: Bank, additions: Additions) -> Bank:
    """The bank that was extended, as far as its sections go: `bank` without the additions."""
    added = {question.id for section in additions.sections for question in section.questions}
    kept = (
        section.model_copy(
            update={"questions": tuple(q for q in section.questions if q.id not in added)}
        )
        for section in bank.sections
    )
    return _changed(bank, sections=tuple(section for section in kept if section.questions))


def _changed(bank: Bank, **changes: object) -> Bank:
    # Not by `model_copy`, which would take the hash of the old bank along.
    fields = {name: getattr(bank, name) for name in Bank.model_fields}
    return typed(Bank, {**fields, **changes})


def _grown(section: Section, added: AddedSection | None, source: str) -> Section:
    if added is None:
        return section
    questions = (*section.questions, *_marked(added, source))
    return section.model_copy(update={"questions": questions})


def _made(added: AddedSection, source: str) -> Section:
    fields = {name: getattr(added, name) for name in ("slug", *SET_BY_BANK)}
    return Section(**fields, questions=_marked(added, source))


def _marked(added: AddedSection, source: str) -> tuple[Question, ...]:
    return tuple(
        question.model_copy(update={"source": f"{source} {question.source}".strip()})
        for question in added.questions
    )


def _section_faults(bank: Bank, additions: Additions) -> Iterator[Fault]:
    known = {section.slug: section for section in bank.sections}
    for at, added in enumerate(additions.sections):
        there = known.get(added.slug)
        for name in () if there else NEEDED:
            if not getattr(added, name):
                yield Fault(
                    place=place_of(("sections", at, name)),
                    expected=f"is missing: {bank.id} has no section “{added.slug}” yet",
                )
        for name in SET_BY_BANK if there else ():
            if getattr(added, name):
                yield Fault(
                    place=place_of(("sections", at, name)),
                    expected=f"is for {bank.id} to say, which has this section: leave it out",
                )
        for number, question in enumerate(added.questions if there else ()):
            for group in question.role_prompts:
                if there and group not in there.groups:
                    place = ("sections", at, "questions", number, "role_prompts", group.value)
                    expected = "is a prompt for a group that this section does not ask"
                    yield Fault(place=place_of(place), expected=expected)


def _clashes(banks: Iterable[Bank], additions: Additions) -> Iterator[Fault]:
    banks = tuple(banks)
    asked = {each.question.id: bank.id for bank in banks for each in bank.asked()}
    elsewhere = {section.slug: bank.id for bank in banks[1:] for section in bank.sections}
    for at, added in enumerate(additions.sections):
        if added.slug in elsewhere:
            yield Fault(
                place=place_of(("sections", at, "slug")),
                expected=f"is a section of {elsewhere[added.slug]}: extend that bank instead",
            )
        for number, question in enumerate(added.questions):
            if question.id in asked:
                yield Fault(
                    place=place_of(("sections", at, "questions", number, "id")),
                    expected=f"is the id of a question of {asked[question.id]}: choose another",
                )
