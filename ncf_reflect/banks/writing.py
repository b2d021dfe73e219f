"""A bank as the text of its file, every word to the letter."""

import json
from collections.abc import Iterable, Iterator, Mapping

from ncf_reflect.model.bank import Bank, Question, Scale, Section

_HEAD = ("format", "id", "title", "version", "source", "licence")
_SECTION = ("slug", "kind", "number", "title", "plain_title", "short_title", "summary", "groups")
_QUESTION = ("id", "text", "short_title", "vote_prompt", "suggested_themes", "source")


def as_toml(bank: Bank, remarks: Iterable[str] = ()) -> str:
    """The text of a file that is read back as the same bank, with remarks at its top."""
    lines = [*(f"# {remark}" for remark in remarks), "", *_keys(bank, _HEAD)]
    lines += _scale(bank.scale) if bank.scale else ()
    for section in bank.sections:
        lines += _section(section)
    return "\n".join(lines).lstrip("\n") + "\n"


def _scale(scale: Scale) -> Iterator[str]:
    yield from ("", "[scale]", *_keys(scale, ("vote_prompt", "start")))
    for level in scale.levels:
        yield from ("", "[[scale.levels]]", *_keys(level, ("label", "description")))


def _section(section: Section) -> Iterator[str]:
    yield from ("", "[[sections]]", *_keys(section, _SECTION))
    for question in section.questions:
        yield from _question(question)


def _question(question: Question) -> Iterator[str]:
    yield from ("", "[[sections.questions]]", *_keys(question, _QUESTION))
    prompts: Mapping[str, str] = {str(key): text for key, text in question.role_prompts.items()}
    if prompts:
        yield from ("", "[sections.questions.role_prompts]")
        yield from (f"{group} = {_written(text)}" for group, text in prompts.items())


def _keys(value: object, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        held = getattr(value, name)
        if held not in ("", ()):
            yield f"{name} = {_written(held)}"


def _written(value: object) -> str:
    # A text in JSON is a text in TOML: the same marks around it, the same escapes within.
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    return json.dumps(value, ensure_ascii=False)
