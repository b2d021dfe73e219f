"""Gaps, actions, evidence from outside and the local baseline, as they stand in a paper."""

from collections.abc import Iterator

from ncf_reflect.model.council import in_own_words
from ncf_reflect.model.text import capitalised
from ncf_reflect.report.blocks import (
    Block,
    Bullets,
    Paragraph,
    Runs,
    Weight,
    bullets,
    heading,
    label,
    ours,
    paragraph,
    typed,
)
from ncf_reflect.report.carried import (
    ActionPart,
    BaselineBeside,
    BaselinePart,
    EvidencePart,
    GapPart,
)
from ncf_reflect.report.pictures import indicator_figure
from ncf_reflect.report.runs import as_run
from ncf_reflect.report.tables import Cell, Table

NO_ACTION = "No action yet"
NO_MEASURE = "No measure yet"
NOTHING = "–"
"""In a cell that has nothing to hold: an empty one could have been forgotten."""


def gap_table(gaps: tuple[GapPart, ...]) -> Table:
    """Every action with its gap, owner, measure and date: a row each, gaps without one too."""
    return Table(
        caption=in_own_words(
            "Gaps and actions. Owners are roles. “No owner yet” is for the board to settle."
        ),
        head=(
            "Reference",
            "Gap",
            "Task",
            "Owner",
            "What will be different for children",
            "Review on",
            "Status",
        ),
        rows=tuple(row for gap in gaps for row in _rows(gap)),
    )


def gap(part: GapPart) -> Iterator[Block]:
    """A gap with its statement, its three ratings kept apart, and its actions."""
    yield heading(4, ours("Gap:"), typed(part.subject), ours(f"({part.reference})"))
    for sentence in part.statement:
        yield Paragraph(runs=(as_run(sentence),))
    known = (("Size", part.size), ("Strength of evidence", part.evidence), ("Status", part.status))
    yield Bullets(
        items=(
            *((ours(f"{name}:", Weight.STRONG), ours(words)) for name, words in known),
            *(((ours("Why:", Weight.STRONG), typed(part.reason)),) if part.reason.strip() else ()),
        )
    )
    if part.lacks:
        yield paragraph(f"Still lacking: {', '.join(part.lacks)}.")
    if part.rests_on:
        yield paragraph(f"It rests on {', '.join(part.rests_on)}.")
    if part.expectations:
        yield label("What the Framework expects")
        yield bullets(part.expectations)
    if part.actions:
        yield label("Actions")
        yield Bullets(items=tuple(map(_action, part.actions)))


def baseline(beside: BaselineBeside) -> Iterator[Block]:
    """Lines of the council's own quality framework beside what groups said, and whose they are."""
    whose = "our own quality framework" if beside.ours else "the example of a quality framework"
    yield heading(3, ours(f"What {whose} already says"))
    yield Paragraph(runs=tuple(map(typed, beside.about)))
    yield Bullets(items=tuple(map(_line, beside.lines)))


def evidence(parts: tuple[EvidencePart, ...]) -> Iterator[Block]:
    """Evidence from outside the sessions, each with where it comes from."""
    for part in parts:
        dated = f", {part.dated}" if part.dated else ""
        yield Paragraph(
            runs=(
                ours(f"{part.strand}:", Weight.STRONG),
                typed(part.says),
                ours(f"(“{part.source}”{dated}; {part.reference})"),
            )
        )
        if part.details:
            yield bullets(part.details)
        if part.figures and part.lines:
            yield indicator_figure(part.lines, part.figures, part.reference)
        elif part.figures:
            yield part.figures


def evidence_line(part: EvidencePart) -> Runs:
    """A piece of evidence in one line."""
    return (
        ours(f"{part.strand}:", Weight.STRONG),
        typed(part.says),
        ours(f"({part.reference})"),
    )


def _rows(part: GapPart) -> Iterator[tuple[Cell, ...]]:
    if not part.actions:
        nothing = (NOTHING, NOTHING, NOTHING)
        yield (part.reference, typed(part.subject), NO_ACTION, *nothing, part.status)
    for action in part.actions:
        yield (
            f"{action.reference} on {part.reference}",
            typed(part.subject),
            typed(action.task),
            typed(action.owner),
            typed(action.measure) if action.measure.strip() else NO_MEASURE,
            action.review_on,
            action.status,
        )


def _action(action: ActionPart) -> Runs:
    owner = (ours("Owner:"), typed(_ended(action.owner)))
    measure = (ours("What will be different for children:"), typed(_ended(action.measure)))
    why = (ours("Why:"), typed(_ended(action.reason))) if action.reason.strip() else ()
    return (
        typed(_ended(action.task)),
        *owner,
        *why,
        *(measure if action.measure.strip() else ()),
        ours(f"Review on {action.review_on}; {action.status} ({action.reference})"),
    )


def _ended(text: str) -> str:
    """The text, with a full stop where it ends without any sign."""
    return text if text.rstrip().endswith((".", "!", "?", "…", "”")) else f"{text.rstrip()}."


def _line(part: BaselinePart) -> Runs:
    reference = (ours(f"({part.reference})"),) if part.reference else ()
    state = f"{capitalised(part.state)}."
    return (
        *((typed(f"{part.heading}:"),) if part.heading else ()),
        *((ours(f"{capitalised(part.list)}:"),) if part.list else ()),
        typed(part.text),
        *reference,
        ours(state, Weight.STRONG),
        *((ours(part.sentence),) if part.sentence != state else ()),
    )
