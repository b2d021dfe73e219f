"""Gaps and actions as plain lines, one fact a line, and as JSON."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ncf_reflect.mapping.gap_lists import ListedGap, list_gaps
from ncf_reflect.mapping.gap_sources import SourceWords
from ncf_reflect.mapping.references import action_names, references_of
from ncf_reflect.mapping.reporting.words import day
from ncf_reflect.mapping.strands import NO_VOICE

if TYPE_CHECKING:
    from ncf_reflect.model.gap import Action
    from ncf_reflect.model.session import Round

NO_GAPS = "No gap is recorded yet. Draft one: gaps MAPPING --draft QUESTION"
NOTHING_LACKS = "No gap lacks anything."
NO_ACTIONS = "No action is recorded yet."
NOT_RATED = "not rated yet"


def gap_lines(round_: "Round", *, lacking: bool = False) -> list[str]:
    """Each gap with its statement, ratings, sources, actions, and what it lacks."""
    gaps = list_gaps(round_)
    if lacking:
        short = [f"{gap.reference}, {gap.place}, lacks {_lacks(gap)}." for gap in _lacking(gaps)]
        return short or [NOTHING_LACKS if gaps else NO_GAPS]
    words = SourceWords(round_)
    return [line for gap in gaps for line in _gap(gap, words)] or [NO_GAPS]


def gaps_json(round_: "Round", *, lacking: bool = False) -> list[dict[str, object]]:
    """Each gap with its reference, its statement as it reads, what it lacks, and its actions."""
    gaps = list_gaps(round_)
    known = references_of(action_names(round_))
    return [
        {
            "reference": one.reference,
            **one.gap.model_dump(mode="json"),
            "statement": [sentence.model_dump(mode="json") for sentence in one.sentences],
            "lacks": [lack.value for lack in one.lacks],
            "staff_view_only": one.staff_view_only,
            "voice": [heard.model_dump(mode="json") for heard in one.voice],
            "actions": [_action_json(action, known) for action in one.actions],
        }
        for one in (_lacking(gaps) if lacking else gaps)
    ]


def action_lines(round_: "Round") -> list[str]:
    """Each action with its gap, owner, measure, review date and status."""
    known = references_of(action_names(round_))
    lines = [
        f"{known[str(action.id)]}, {gap.reference}: {_action(action)}"
        for gap in list_gaps(round_)
        for action in gap.actions
    ]
    return lines or [NO_ACTIONS]


def actions_json(round_: "Round") -> list[dict[str, object]]:
    """Each action with its reference."""
    known = references_of(action_names(round_))
    return [_action_json(action, known) for action in round_.actions]


def _lacking(gaps: Iterable[ListedGap]) -> tuple[ListedGap, ...]:
    return tuple(gap for gap in gaps if gap.lacks)


def _lacks(gap: ListedGap) -> str:
    return ", ".join(lack.shown for lack in gap.lacks)


def _gap(one: ListedGap, words: SourceWords) -> Iterator[str]:
    name = one.reference
    yield f"{name}: {one.place}"
    yield from (f"{name}: {sentence.text}" for sentence in one.sentences)
    size, level = one.gap.size, one.gap.evidence_level
    yield f"{name}, size: {size.shown if size else NOT_RATED}"
    yield f"{name}, strength of evidence: {level.shown if level else NOT_RATED}"
    why = f" Why: “{one.gap.reason}”" if one.gap.reason else ""
    yield f"{name}, status: {one.gap.status.shown}.{why}"
    if one.staff_view_only:
        yield f"{name}: staff view only so far."
    voices = [f"{name}, voice: “{heard.says}” ({heard.source})" for heard in one.voice]
    yield from voices or [f"{name}: {NO_VOICE}"]
    for source in words.lines(one.gap):
        yield f"{name} rests on {source.reference}: {source.words}"
    yield from (f"{name}, action: {_action(action)}" for action in one.actions)
    if one.lacks:
        yield f"{name} lacks {_lacks(one)}."


def _action(action: "Action") -> str:
    owner = action.owner or "nobody yet"
    measure = action.measure or "no measure yet"
    review = day(action.review_on) if action.review_on else "no date yet"
    why = f" (“{action.reason}”)" if action.reason else ""
    return (
        f"{action.task}. Owner: {owner}. How we shall know: {measure}. "
        f"Review: {review}. Status: {action.status.shown}{why}."
    )


def _action_json(action: "Action", references: dict[str, str]) -> dict[str, object]:
    return {"reference": references[str(action.id)], **action.model_dump(mode="json")}
