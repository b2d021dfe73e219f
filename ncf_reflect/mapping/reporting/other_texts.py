"""Every text of a round that is no point and may stand in a report: its titles, themes, notes …

Each has an id under which somebody can choose what becomes of it in a copy that is shared.
"""

import hashlib
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple, TypeVar

from ncf_reflect.mapping.references import baseline_names, references_of
from ncf_reflect.mapping.reporting.references import question_reference
from ncf_reflect.model.base import Value
from ncf_reflect.model.decision import Decision
from ncf_reflect.model.evidence import Baseline, Evidence, Indicator, LinkKind
from ncf_reflect.model.gap import Gap
from ncf_reflect.model.session import Round
from ncf_reflect.model.shared import LinkedKind, ReportWords

LONGEST_ID = 64

Held = TypeVar("Held", bound=Value)
Show = Callable[[str, str], str]
"""The id and a part of a text as it is, to how it may be shown."""

_PARTS = {
    "decisions": ("note", "role"),
    "gaps": ("told", "children", "expected", "seen", "needed", "reason"),
    "actions": ("task", "owner", "measure", "reason"),
    "evidence": ("source", "says"),
    "words": ("text",),
    "seals": ("reason", "role"),
}
_NAMES = {"decisions": "decision", "gaps": "gap", "actions": "action", "seals": "unsealing"}
_INDICATOR = ("name", "definition")
_FIGURES = ("period", "own", "region", "neighbours", "england")


class OtherText(NamedTuple):
    """All the words of one thing."""

    id: str
    reference: str
    text: str


def other_texts(round_: Round) -> Iterator[OtherText]:
    """Every text that is no point, first what was written, then names."""
    for name, parts in _PARTS.items():
        for place, each in enumerate(getattr(round_, name)):
            words = [getattr(each, part) for part in parts]
            if isinstance(each, Evidence) and each.indicator:
                words += _words_of(each.indicator)
            known = _id_of(each, place)
            yield OtherText(known, _reference(name, each, known, round_), _joined(words))
    yield from _of_baseline(round_.baseline)
    for theme, description in _themes(round_).items():
        known = theme_id(theme)
        # Its name stays out of the reference: a report prints that where something is removed.
        yield OtherText(known, known.replace(".", " ")[:10], _joined([theme, description]))
    yield OtherText("round.authority", "the authority’s name", round_.authority)
    yield OtherText("round.title", "the round’s title", round_.title)


def with_other_texts(round_: Round, show: Show) -> Round:
    """The round with each of these texts as `show` gives it; all that is on points stays."""
    lists = {
        name: tuple(
            _shown(each, _PARTS[name], partial(show, _id_of(each, place)))
            for place, each in enumerate(getattr(round_, name))
        )
        for name in _PARTS
    }
    changed = round_.model_copy(
        update={
            **lists,
            "authority": show("round.authority", round_.authority),
            "title": show("round.title", round_.title),
            "baseline": _baseline_shown(round_.baseline, show),
        }
    )
    return _with_themes(changed, lambda theme: show(theme_id(theme), theme))


def _of_baseline(baseline: Baseline | None) -> Iterator[OtherText]:
    if baseline is None:
        return
    references = references_of(baseline_names(baseline))
    for item in baseline.items:
        reference = f"baseline {references[item.id]}"
        yield OtherText(_item_id(item.id), reference, _joined([item.heading, item.text]))
    yield OtherText("baseline.source", "the baseline’s source", baseline.source)


def _themes(round_: Round) -> dict[str, str]:
    """Every theme that is on a point or in the codebook, with what it means."""
    on_points = (
        theme
        for session in round_.readable_sessions
        for answer in session.answers
        for point in answer.points
        for theme in point.themes
    )
    return {**dict.fromkeys(on_points, ""), **{t.name: t.description for t in round_.themes}}


def _joined(words: list[str]) -> str:
    return "\n".join(filter(None, words))


def _reference(name: str, each: Value, known: str, round_: Round) -> str:
    if isinstance(each, ReportWords):
        return f"the author’s {each.place}{f' on {each.section}' if each.section else ''}"
    if isinstance(each, Decision):
        groups = " and ".join(group.shown for group in each.groups)
        return f"decision on {_question(each.question, round_)}, {groups}"
    return f"{_NAMES.get(name, name)} {known[:8]}"


def _question(question: str, round_: Round) -> str:
    asked = (asked for bank in round_.banks for asked in bank.asked())
    found = (question_reference(each) for each in asked if each.question.id == question)
    return next(found, question)


def _id_of(each: Value, place: int) -> str:
    if isinstance(each, ReportWords):
        return ".".join(filter(None, ("words", each.place, each.section)))[:LONGEST_ID]
    return str(getattr(each, "id", None) or f"seal.{place}")


def _item_id(item: str) -> str:
    return f"baseline.{item}"[:LONGEST_ID]


@lru_cache(maxsize=4_096)
def theme_id(theme: str) -> str:
    """The id of a theme, whatever letters it holds. Those that differ by capitals are one."""
    return f"theme.{hashlib.sha256(theme.casefold().encode()).hexdigest()[:16]}"


def _words_of(indicator: Indicator) -> list[str]:
    figures = [getattr(one, part) for one in indicator.figures for part in _FIGURES]
    return [*(getattr(indicator, part) for part in _INDICATOR), *figures]


def _shown(each: Held, parts: tuple[str, ...], show: Callable[[str], str]) -> Held:
    update: dict[str, object] = {part: show(getattr(each, part)) for part in parts}
    if isinstance(each, Evidence) and each.indicator:
        figures = tuple(_shown(one, _FIGURES, show) for one in each.indicator.figures)
        indicator = _shown(each.indicator, _INDICATOR, show)
        update["indicator"] = indicator.model_copy(update={"figures": figures})
    return each.model_copy(update=update)


def _baseline_shown(baseline: Baseline | None, show: Show) -> Baseline | None:
    if baseline is None:
        return None
    items = tuple(
        _shown(item, ("heading", "text"), partial(show, _item_id(item.id)))
        for item in baseline.items
    )
    shown = _shown(baseline, ("source",), partial(show, "baseline.source"))
    return shown.model_copy(update={"items": items})


def _with_themes(round_: Round, show: Callable[[str], str]) -> Round:
    """Wherever a theme is named but on points, so that what is matched by name stays matched."""

    def linked(evidence: Evidence) -> Evidence:
        links = tuple(
            each.model_copy(update={"id": show(each.id)}) if each.kind is LinkKind.THEME else each
            for each in evidence.links
        )
        return evidence.model_copy(update={"links": links})

    def of_gap(gap: Gap) -> Gap:
        return gap.model_copy(update={"theme": show(gap.theme)}) if gap.theme else gap

    links = tuple(
        each.model_copy(update={"id": show(each.id)}) if each.kind is LinkedKind.THEME else each
        for each in round_.expectation_links
    )
    matches = tuple(
        match.model_copy(
            update={
                "themes": tuple(map(show, match.themes)),
                "refused": tuple(map(show, match.refused)),
            }
        )
        for match in round_.baseline_matches
    )
    return round_.model_copy(
        update={
            "evidence": tuple(map(linked, round_.evidence)),
            "gaps": tuple(map(of_gap, round_.gaps)),
            "expectation_links": links,
            "baseline_matches": matches,
        }
    )
