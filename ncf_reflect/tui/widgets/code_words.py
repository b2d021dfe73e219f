"""Each code with its glyph, its words and its colour. Colour only repeats what the words say."""

from textual.content import Content

from ncf_reflect.model.findings import (
    Code,
    FindingStrength,
    PairFinding,
    QuestionFinding,
    SectionState,
)
from ncf_reflect.model.kinds import GroupStatus
from ncf_reflect.tui.widgets.columns import Cell

SECTION_GLYPHS = {
    SectionState.DIVERGES: "◆",
    SectionState.CHECK: "◈",
    SectionState.HOLDS_TOGETHER: "●",
    SectionState.NOT_ENOUGH: "·",
    SectionState.SINGLE_SOURCE: "·",
}
SECTION_STYLES = {
    SectionState.DIVERGES: "$warning",
    SectionState.CHECK: "$accent",
    SectionState.HOLDS_TOGETHER: "",
    SectionState.NOT_ENOUGH: "$text-muted",
    SectionState.SINGLE_SOURCE: "$text-muted",
}
LEGEND = (
    "◆ dissonance: they saw it differently",
    "◈ ask: they may see it differently",
    "○ silence: no answer from one group, or different topics",
    "◐ partial agreement: some shared, some not",
    "● agreement: similar, where we could compare",
    "· not enough to say, or cannot be compared",
)

_GLYPHS = {
    Code.DISSONANCE: "◆",
    Code.SILENCE: "○",
    Code.PARTIAL_AGREEMENT: "◐",
    Code.AGREEMENT: "●",
    Code.NOT_ENOUGH: "·",
    Code.NOT_COMPARABLE: "·",
}
_CELLS = {
    Code.PARTIAL_AGREEMENT: ("partial agreement", "partial"),
    Code.AGREEMENT: ("agreement",),
    Code.NOT_ENOUGH: ("not enough to say", "not enough"),
}
_MISSING = {
    GroupStatus.NOT_HELD: ("not held", "not held"),
    GroupStatus.NOT_REACHED: ("not reached", "unreached"),
}


def glyph(code: Code, strength: FindingStrength | None) -> str:
    """The sign of a code."""
    return "◈" if strength is FindingStrength.CHECK else _GLYPHS[code]


def style(code: Code, strength: FindingStrength | None) -> str:
    """The colour of a code: good news needs none."""
    if code is Code.DISSONANCE:
        return "$accent" if strength is FindingStrength.CHECK else "$warning"
    return "$text-muted" if code in (Code.NOT_ENOUGH, Code.NOT_COMPARABLE) else ""


def code_words(code: Code, strength: FindingStrength | None) -> str:
    """A code in the field's words: "dissonance, firm", "partial agreement"."""
    words = code.value.replace("-", " ")
    return f"{words}, {strength.value}" if strength else words


def code_content(code: Code, strength: FindingStrength | None) -> Content:
    """Glyph and words of a code in its colour."""
    words = f"{glyph(code, strength)} {code_words(code, strength)}"
    return Content.styled(words, f"bold {style(code, strength)}".strip())


def cell(finding: QuestionFinding, pair: PairFinding, width: int) -> Cell:
    """A pair in the matrix: its glyph and as many words as the column holds."""
    sign = glyph(pair.code, pair.strength)
    longest_first = [f"{sign} {words}" for words in _words(finding, pair)]
    fitting = [words for words in longest_first if len(words) <= width]
    words = fitting[0] if fitting else longest_first[-1]
    return Content.styled(words, style(pair.code, pair.strength)), width


def _words(finding: QuestionFinding, pair: PairFinding) -> tuple[str, ...]:
    if pair.code is Code.DISSONANCE:
        check = pair.strength is FindingStrength.CHECK
        return ("dissonance: ask", "ask") if check else ("dissonance",)
    if pair.code is Code.SILENCE:
        return _silence(finding, pair)
    if pair.code is Code.NOT_COMPARABLE:
        return _not_comparable(finding, pair)
    return _CELLS[pair.code]


def _silence(finding: QuestionFinding, pair: PairFinding) -> tuple[str, ...]:
    for group in pair.groups:
        if finding.of(group).status is GroupStatus.NOTHING_SAID:
            return f"silence: {group.shown}", f"silence: {group.letter}"
    return "silence: different topics", "different topics", "topics"


def _not_comparable(finding: QuestionFinding, pair: PairFinding) -> tuple[str, ...]:
    for status, (words, short) in _MISSING.items():
        missing = [g.shown for g in pair.groups if finding.of(g).status is status]
        if missing:
            return f"{words}: {' and '.join(missing)}", words, short
    return "answered together", "together"
