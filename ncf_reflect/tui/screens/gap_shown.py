"""Gaps as rows: from the values of the mapping to those of the widgets."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ncf_reflect.mapping.gap_keeper import GapKeeper
from ncf_reflect.mapping.gap_lists import GapOrder, Lack, ListedGap, gaps_by
from ncf_reflect.mapping.gap_statements import StatementPart
from ncf_reflect.mapping.reporting.words import day
from ncf_reflect.mapping.strands import NO_VOICE
from ncf_reflect.model.gap import Action
from ncf_reflect.model.kinds import Strand
from ncf_reflect.model.text import counted
from ncf_reflect.tui.widgets.gap_rows import STATUS_SIGNS, GapLine, Part

NOT_RATED = "not rated yet"
STAFF_ONLY = "Staff view only so far: nothing from audit, data or voice is linked."

_LABELS = {
    StatementPart.TOLD: "Told",
    StatementPart.CHILDREN: "Children",
    StatementPart.EXPECTED: "Expected",
    StatementPart.SEEN: "Also seen",
    StatementPart.NEEDED: "Needed",
}
_STRANDS = {Strand.AUDIT: "Audit", Strand.DATA: "Data", Strand.VOICE: "Voice"}


def gap_lines(
    gaps: Iterable[ListedGap], order: GapOrder
) -> tuple[tuple[str, tuple[GapLine, ...]], ...]:
    """Gaps under the headings of an order."""
    return tuple((under.heading, tuple(map(_line, under.gaps))) for under in gaps_by(gaps, order))


def lacking_line(gaps: Iterable[ListedGap]) -> str:
    """What the gaps lack in all: "Lacking: an action 3, its size 2"."""
    counts = Counter(lack for gap in gaps for lack in gap.lacks)
    if not counts:
        return "No gap lacks anything."
    return "Lacking: " + ", ".join(f"{one.shown} {counts[one]}" for one in Lack if counts[one])


def parts_of(one: ListedGap, keeper: GapKeeper) -> Iterator[Part]:
    """A gap whole: its statement, ratings, actions, what stands beside it, sources, history."""
    for sentence in one.sentences:
        label = _LABELS[sentence.part]
        yield Part(
            f"part:{sentence.part}", label, sentence.text, sentence.missing, quiet=sentence.ours
        )
    yield Part("", "", "Three ratings")
    yield from _ratings(one)
    yield Part("", "", "Actions")
    yield from (_action(action) for action in one.actions)
    if not one.actions:
        yield Part("rate:action", "Action", "none yet: A adds one", missing=True)
    yield Part("", "", "From outside the workshops")
    yield from _outside(one)
    yield Part("", "", "Rests on")
    for number, source in enumerate(keeper.sources(one.gap)):
        words = f"{source.words}  {source.reference}"
        yield Part(f"source:{number}", "", words, quiet=not source.question)
    yield Part("", "", "History")
    for number, change in enumerate(reversed(keeper.history(one.id))):
        said = f"{'; '.join(change.lines)} ({change.role})"
        yield Part(f"history:{number}", f"{change.at:%d/%m %H:%M}", said, quiet=True)


def _line(one: ListedGap) -> GapLine:
    return GapLine(
        id=one.id,
        place=one.place,
        reference=one.reference,
        status=one.gap.status,
        about=tuple(_about(one)),
        words=one.sentences[0].text,
        lacks=tuple(lack.shown for lack in one.lacks),
    )


def _about(one: ListedGap) -> Iterator[str]:
    if one.gap.size:
        yield f"size {one.gap.size}"
    if one.gap.evidence_level:
        yield f"evidence {one.gap.evidence_level}"
    if one.staff_view_only:
        yield "staff view only"
    if one.actions:
        yield counted(len(one.actions), "action")
    if one.owners:
        yield ", ".join(one.owners)
    if one.next_review:
        yield f"review {day(one.next_review)}"


def _ratings(one: ListedGap) -> Iterator[Part]:
    size, level = one.gap.size, one.gap.evidence_level
    yield Part("rate:size", "1 Size", size.shown if size else NOT_RATED, missing=not size)
    yield Part("rate:level", "2 Evidence", level.shown if level else NOT_RATED, missing=not level)
    why = f" (“{one.gap.reason}”)" if one.gap.reason else ""
    sign = STATUS_SIGNS[one.gap.status].split()[0]
    yield Part("rate:status", "3 Status", f"{sign} {one.gap.status.shown}{why}")


def _action(action: Action) -> Part:
    owner = action.owner.strip() or "▲ nobody yet"
    measure = action.measure.strip() or "▲ no measure yet"
    review = day(action.review_on) if action.review_on else "▲ no date yet"
    why = f" (“{action.reason}”)" if action.reason else ""
    text = (
        f"{action.task}\nOwner: {owner}. Review: {review}.\nHow we shall know: {measure}.\n"
        f"Status: {action.status.shown}{why}."
    )
    return Part(f"action:{action.id}", "Action", text)


def _outside(one: ListedGap) -> Iterator[Part]:
    if one.staff_view_only:
        yield Part("rate:link", "Evidence", STAFF_ONLY, missing=True)
    for number, beside in enumerate(one.beside):
        words = f"“{beside.says}” ({beside.source})"
        yield Part(f"beside:{number}", _STRANDS[beside.strand], words)
    if not one.voice:
        yield Part("voice:", "Voice", NO_VOICE, missing=True)
