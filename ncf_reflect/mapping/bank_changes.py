"""What changed between two versions of a bank, in plain lines."""

from collections.abc import Iterator, Mapping

from ncf_reflect.model.bank import AskedQuestion, Bank, Section


def bank_changes(old: Bank, new: Bank) -> tuple[str, ...]:
    """Questions added, removed, reworded, moved; who is asked; the scale; a line each."""
    before = {each.question.id: each for each in old.asked()}
    after = {each.question.id: each for each in new.asked()}
    return (
        *(f"Added, {_named(after[key])}" for key in after if key not in before),
        *(f"Removed, {_named(before[key])}" for key in before if key not in after),
        *_reworded(before, after),
        *_sections(old, new),
        *_rest(old, new, before, after),
    )


def _named(asked: AskedQuestion) -> str:
    return f"{asked.section.slug}: {asked.question.id}: “{asked.question.text}”"


Asked = Mapping[str, AskedQuestion]


def _reworded(before: Asked, after: Asked) -> Iterator[str]:
    for key, old in before.items():
        new = after.get(key)
        if new and new.question.text != old.question.text:
            yield f"Reworded, {key}: “{old.question.text}” is now “{new.question.text}”"
        if new and new.section.slug != old.section.slug:
            yield f"Moved, {key}: from {old.section.slug} to {new.section.slug}"


def _sections(old: Bank, new: Bank) -> Iterator[str]:
    before = {section.slug: section for section in old.sections}
    for section in new.sections:
        known = before.get(section.slug)
        if known is None:
            yield f"New section, {section.slug}: “{section.title}”"
            continue
        if known.groups != section.groups:
            yield f"Put to others, {section.slug}: {_who(known)}; now {_who(section)}"
        if (known.title, known.plain_title) != (section.title, section.plain_title):
            yield f"New title, {section.slug}: “{section.title}” (“{section.plain_title}”)"
    kept = {section.slug for section in new.sections}
    yield from (f"Section removed, {slug}" for slug in before if slug not in kept)


def _rest(old: Bank, new: Bank, before: Asked, after: Asked) -> Iterator[str]:
    if old.scale != new.scale:
        yield "The scale is another: ratings of both cannot be put side by side"
    in_both = [key for key in before if key in after]
    helped = [key for key in in_both if _helps(before[key]) != _helps(after[key])]
    if helped:
        yield f"Prompts, short titles or suggested themes changed: {', '.join(helped)}"
    if [key for key in before if key in after] != [key for key in after if key in before]:
        yield "The questions stand in another order"
    if (old.source, old.licence) != (new.source, new.licence):
        yield "What is said of the source or the licence changed"


def _helps(asked: AskedQuestion) -> tuple[object, ...]:
    question = asked.question
    return (
        question.short_title,
        question.vote_prompt,
        question.role_prompts,
        question.suggested_themes,
    )


def _who(section: Section) -> str:
    return ", ".join(group.shown for group in section.groups)
