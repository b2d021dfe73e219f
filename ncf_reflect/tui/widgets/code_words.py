"""Each code with its glyph, its words and its colour. Colour only repeats what the words say."""

from textual.content import Content

from ncf_reflect.model.findings import (
    Code,
    FindingStrength,
    PairFinding,
    QuestionFinding,
    SectionState,
)
from ncf_reflect.model.kinds import DecisionVerdict, GroupStatus
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
    "✓ a person decided; a sign after it is what was suggested",
    "! needs review: what a decision rests on has changed",
)
DECIDED = "✓"
REVIEW = "!"

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
    Code.NOT_COMPARABLE: ("cannot be compared", "uncompared"),
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


def sign_of(pair: PairFinding) -> str:
    """The sign that a person decided, or that it needs review; empty where nobody did."""
    if pair.decision is None:
        return ""
    return REVIEW if pair.decision.needs_review else DECIDED


def cell(finding: QuestionFinding, pair: PairFinding, width: int) -> Cell:
    """A pair in the matrix: glyph and words as it counts, and under it what a person did."""
    code, strength = counted(pair)
    sign = glyph(code, strength)
    shown = _widest([f"{sign} {words}" for words in _words(finding, pair)], width)
    line = Content.styled(shown, _cell_style(pair))
    if pair.decision is None:
        return line, width
    under = Content.styled(_widest(_decided(pair), width), _cell_style(pair))
    return Content("\n").join([line, under]), width


def packed(finding: QuestionFinding, pair: PairFinding) -> Content:
    """A pair in one line with the fewest words: where its column has no room."""
    words = min((w for w in _words(finding, pair) if "\n" not in w), key=len)
    shown = " ".join(filter(None, [glyph(*counted(pair)), words, sign_of(pair)]))
    return Content.styled(shown, _cell_style(pair))


def counted(pair: PairFinding) -> tuple[Code, FindingStrength | None]:
    """As the pair rolls up; what is set aside stands as it was suggested."""
    return pair.counts_as or (pair.code, pair.strength)


def _cell_style(pair: PairFinding) -> str:
    return "$text-muted" if pair.is_set_aside else style(*counted(pair))


def _widest(longest_first: list[str], width: int) -> str:
    fitting = (w for w in longest_first if max(map(len, w.split("\n"))) <= width)
    return next(fitting, longest_first[-1])


def _decided(pair: PairFinding) -> list[str]:
    """What a person did, the longest words first; with what was suggested where that differs."""
    assert pair.decision is not None, "somebody decided"
    if pair.decision.needs_review:
        return [f"{REVIEW} needs review", f"{REVIEW} review"]
    done = {
        DecisionVerdict.CONFIRM: "confirmed",
        DecisionVerdict.RECODE: "recoded",
        DecisionVerdict.SET_ASIDE: "set aside",
    }[pair.decision.verdict]
    suggested = glyph(pair.code, pair.strength)
    if pair.is_set_aside or suggested == glyph(*counted(pair)):
        return [f"{DECIDED} {done}"]
    return [f"{DECIDED} {done}, was {suggested}", f"{DECIDED} was {suggested}"]


def _words(finding: QuestionFinding, pair: PairFinding) -> tuple[str, ...]:
    code, strength = counted(pair)
    if code is Code.DISSONANCE:
        check = strength is FindingStrength.CHECK
        firm = ("dissonance, firm", "dissonance\n  firm", "dissonance")
        return ("dissonance: ask", "ask") if check else firm
    if code is not pair.code:
        return _CELLS.get(code, (code_words(code, strength),))
    if code is Code.SILENCE:
        return _silence(finding, pair)
    if code is Code.NOT_COMPARABLE:
        return _not_comparable(finding, pair)
    return _CELLS[code]


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
