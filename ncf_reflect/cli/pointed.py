"""Points on the command line: which were asked for, as lines and as JSON."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.alike import Likely
from ncf_reflect.mapping.tagging import QuestionPoints, Tagging
from ncf_reflect.mapping.themes import Placed
from ncf_reflect.model.session import Round

LikelyOf = Callable[[str], tuple[Likely, ...]]
"""What a point is likely about, by its id."""


def points_asked(
    tagging: Tagging, round_: Round, question: str | None, *, untagged: bool, blind: bool
) -> list[QuestionPoints]:
    """The points that were asked for, by question. RefusedError where there is no such question."""
    known = [asked.question.id for bank in round_.banks for asked in bank.asked()]
    if question and question not in known:
        raise RefusedError(f"There is no question “{question}”. Known: {', '.join(known)}.")
    wanted = (one for one in tagging.by_question(blind=blind) if question in (None, one.id))
    return [
        replace(one, points=tuple(p for p in one.points if not (untagged and p.point.themes)))
        for one in wanted
    ]


def point_lines(
    asked: Iterable[QuestionPoints], likely: LikelyOf | None, *, blind: bool
) -> Iterator[str]:
    """A line for each point, and one for each theme that it is likely about."""
    for question in asked:
        for placed in question.points:
            point = placed.point
            groups = "" if blind else f", {' and '.join(g.shown for g in placed.groups)}"
            marks = ", ".join(filter(None, (point.strength, point.strand)))
            tags = "".join(f"  #{theme}" for theme in point.themes)
            what = f"{point.kind.chip} ({marks})" if marks else point.kind.chip
            yield f"{what}, {question.id}{groups}: {point.text}{tags} ({point.id})"
            for one in likely(str(point.id)) if likely else ():
                yield f"  likely: {one.theme}{f', like “{one.like}”' if one.like else ''}"


def point_json(placed: Placed, likely: LikelyOf | None, *, blind: bool) -> dict[str, object]:
    """A point as JSON, with its question; without its groups and session where `blind`."""
    fields: dict[str, object] = placed.point.model_dump(mode="json")
    fields["question"] = placed.question
    if not blind:
        fields |= {"groups": list(placed.groups), "session": placed.session}
    if likely:
        found = likely(str(placed.point.id))
        fields["likely"] = [{"theme": one.theme, "like": one.like} for one in found]
    return fields
