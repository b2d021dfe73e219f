"""What holds for a whole round, above the matrix: a line each, in as many words as there is room.

Each line comes as several texts that say the same, the fullest first.
"""

from collections.abc import Iterator

from ncf_reflect.analysis.sentences.markers import all_to_develop, rated_low
from ncf_reflect.mapping.desk import Desk, DeskQuestion
from ncf_reflect.model.coverage import Coverage
from ncf_reflect.model.findings import Pattern, QuestionMarker
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.model.text import counted

Texts = tuple[str, ...]


def overview(desk: Desk, coverage: Coverage) -> tuple[Texts, ...]:
    """What to follow up, the patterns, the shared gaps."""
    return (_follow_up(desk, coverage), *_patterns(desk), *_shared_gaps(desk))


def whole_round(desk: Desk) -> tuple[str, ...]:
    """All that holds for the whole round, in whole sentences."""
    gaps = (f"{_short(q)}: {gap}" for q in desk.questions for gap in q.shared_gaps)
    return (*desk.patterns, *gaps, *([desk.chance] if desk.chance else []))


def _follow_up(desk: Desk, coverage: Coverage) -> Texts:
    missed, to_hold = len(coverage.not_reached), len(coverage.to_hold)
    untagged = desk.untagged
    waits = _joined(
        f"{counted(missed, 'question')} not reached" if missed else "",
        f"{counted(to_hold, 'session')} to hold" if to_hold else "",
    )
    few = _joined(
        f"{missed} not reached" if missed else "",
        f"{counted(to_hold, 'session')} to hold" if to_hold else "",
    )
    points = f"{counted(untagged, 'point')} without a theme (T)" if untagged else ""
    if not waits:
        asked = "All who were to be asked were asked (C)"
        return _joined(asked, points, by=". "), asked
    return (
        _joined(f"To follow up: {waits} (C)", points),
        _joined(f"To follow up: {few} (C)", points),
        f"To follow up: {few} (C)",
    )


def _patterns(desk: Desk) -> Iterator[Texts]:
    patterns = desk.findings.pattern
    if not patterns:
        return
    first = _pattern(patterns[0])
    more = f" {len(patterns) - 1} more: W" if len(patterns) > 1 else ""
    yield " ".join(desk.patterns), f"{first} Not proof.{more}", f"{first}{more}"


def _pattern(pattern: Pattern) -> str:
    lower = next(group for group in pattern.groups if group is not pattern.higher)
    counted = f"{pattern.questions} of {pattern.of}"
    return f"{pattern.higher.heading} rated higher than {lower.shown} did: {counted}."


def _shared_gaps(desk: Desk) -> Iterator[Texts]:
    found = [q for q in desk.questions if QuestionMarker.SHARED_GAP in q.finding.markers]
    if not found:
        return
    noun = "Shared gap" if len(found) == 1 else "Shared gaps"
    names = ", ".join(map(_short, found))
    told = "; ".join(f"{_short(q)}, {_joined(*_gap_words(q), by=' and ')}" for q in found)
    yield (
        f"{noun}: {told}.",
        f"{noun}: {names} (W tells)",
        f"{noun}: {names}",
        f"{counted(len(found), 'shared gap')}: W tells",
    )


def _gap_words(question: DeskQuestion) -> Iterator[str]:
    answered = tuple(g for g in question.finding.groups if g.status is GroupStatus.ANSWERED)
    if rated_low(answered, question.said.scale):
        yield "all rated it below the middle"
    themes = all_to_develop(answered)
    if themes:
        yield f"all raised {_joined(*(f'“{theme}”' for theme in themes))} to develop"


def _short(question: DeskQuestion) -> str:
    return question.said.asked.question.short


def _joined(*parts: str, by: str = ", ") -> str:
    return by.join(filter(None, parts))
