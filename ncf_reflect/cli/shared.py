"""What is shared of a round, as plain lines: references, what may identify somebody, words."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from ncf_reflect.cli.common import as_text
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping import report_words
from ncf_reflect.mapping.disclosing import (
    NOT_LOOKED_FOR,
    WORDS,
    Listed,
    as_it_reads,
    found_words,
)
from ncf_reflect.mapping.reporting.words import day
from ncf_reflect.mapping.shown import Shown, ShownPoint, ShownQuestion, ShownRecord
from ncf_reflect.model.session import Round
from ncf_reflect.report.writing import write_new


def shown_lines(shown: Shown) -> Iterator[str]:
    """What a reference leads to, one fact a line."""
    if isinstance(shown, ShownPoint):
        yield from _point_lines(shown)
    elif isinstance(shown, ShownQuestion):
        yield from _question_lines(shown)
    else:
        yield from _record_lines(shown)


def _point_lines(point: ShownPoint) -> Iterator[str]:
    yield f"{point.reference} ({point.id})"
    yield f"{point.kind.heading}: {point.text}"
    if point.withdrawn:
        yield "Withdrawn since: a report made now does not have it."
    known = (*(f"#{theme}" for theme in point.themes), point.strength, point.strand, point.held)
    if any(known):
        yield f"Known of it: {', '.join(str(each).replace('-', ' ') for each in known if each)}"
    yield f"Question {point.question_reference}: {point.question_text}"
    groups = " and ".join(group.shown for group in point.groups)
    present = "" if point.present is None else f", {point.present} present"
    yield f"Session of {groups} on “{point.bank}”, {day(point.held_on)}{present} ({point.session})"
    yield f"Round: {point.round}"
    for number, each in enumerate(point.revisions, start=1):
        when = f"{each.at:%Y-%m-%d %H:%M}"
        yield f"{number}. {when}, {each.role}, {'; '.join(each.done) or 'as before'}: {each.text}"


def _question_lines(question: ShownQuestion) -> Iterator[str]:
    yield f"{question.reference} ({question.question}), {question.section}"
    yield question.text
    yield f"Finding: {question.code.replace('-', ' ')}. {question.summary}".rstrip()
    yield from (f"Decision: {line}" for line in question.decisions)
    for state in question.groups:
        yield f"{state.group.heading}: {state.words}"
    points = ", ".join(question.points) or "none"
    yield f"Points: {points}"
    yield f"Round: {question.round}"


def _record_lines(record: ShownRecord) -> Iterator[str]:
    yield f"{record.reference} ({record.id})"
    for name, value in record.facts.items():
        said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield f"{name.replace('_', ' ').capitalize()}: {said}"
    yield f"Round: {record.round}"
    for number, (at, role) in enumerate(record.revisions, start=1):
        yield f"{number}. {at:%Y-%m-%d %H:%M}, {role}, {'changed' if number > 1 else 'recorded'}"


def disclosed_lines(found: tuple[Listed, ...]) -> Iterator[str]:
    """What may identify somebody, what was chosen for it, and how it will read."""
    if not found:
        yield "Nothing was found that may identify somebody."
    for one in found:
        chosen = WORDS[one.chosen] if one.chosen else "not chosen yet: masked"
        yield f"{one.reference} ({one.id}), {chosen}: {found_words(one)}"
        yield f"  As typed: {one.text}"
        yield f"  In a copy that is shared: {as_it_reads(one)}"
    yield NOT_LOOKED_FOR


def listed_json(one: Listed) -> dict[str, object]:
    """One listed text for `--json`."""
    return {
        "id": one.id,
        "reference": one.reference,
        "text": one.text,
        "found": [
            {"kind": found.kind, "start": found.start, "end": found.end} for found in one.found
        ],
        "chosen": one.chosen,
        "shared": as_it_reads(one),
    }


def texts_for(
    round_: Round, file: str | None, place: str | None, typed: bytes
) -> Mapping[str, str]:
    """The words to be kept: those of a Markdown file, or those typed for one place."""
    if file is not None:
        return report_words.from_markdown(round_, _read(Path(file)))
    assert place is not None, "words come from a file or for a place"
    if len(typed) > report_words.LARGEST_FILE:
        raise RefusedError(f"More than {report_words.LARGEST_FILE:,} bytes came in: too much.")
    return {place: as_text(typed)}


def write_words_file(round_: Round, out: str) -> Path:
    """The path of a new Markdown file with the words of a round.

    RefusedError where a file is there already.
    """
    path = Path(out)
    if path.exists() or path.is_symlink():
        raise RefusedError(f"{path} is there already. Choose another name; nothing was written.")
    return write_new(path.parent, path.name, report_words.as_markdown(round_).encode())


def words_lines(round_: Round) -> Iterator[str]:
    """Every place with what a person wrote there."""
    for place in report_words.places(round_):
        yield f"{place.name} ({place.title}): {place.text or 'nothing written'}"


def changed_words(changed: tuple[str, ...]) -> str:
    """What came of bringing words in, as a sentence."""
    return f"Kept: {', '.join(changed)}." if changed else "Nothing had changed."


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(report_words.LARGEST_FILE + 1)
    except OSError as error:
        raise RefusedError(f"{path} cannot be read: {error.strerror}.") from error
