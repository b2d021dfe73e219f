"""What each pair of groups comes to, and why."""

from dataclasses import dataclass

from textual.content import Content

from ncf_reflect.model.findings import PairFinding
from ncf_reflect.tui.widgets.code_words import code_content, sign_of
from ncf_reflect.tui.widgets.columns import beside, stacked
from ncf_reflect.tui.widgets.drawn import Drawn


@dataclass(frozen=True, slots=True)
class FoundPair:
    """A pair with its gloss and the lines that say why."""

    finding: PairFinding
    gloss: str
    reasons: tuple[str, ...]
    arithmetic: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    """What a person decided, and why; beside the suggestion."""
    cautions: tuple[str, ...] = ()


class FoundPairs(Drawn):
    """A block for each pair: groups, code, gloss, reasons, and the figures where asked for."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pairs: tuple[FoundPair, ...] = ()

    def show(self, pairs: tuple[FoundPair, ...]) -> None:
        """Show these pairs in this order."""
        self._pairs = pairs
        self.display = bool(pairs)
        self.redraw()

    def draw(self, width: int) -> Content:
        """The blocks, one under the other."""
        return stacked(line for pair in self._pairs for line in _block(pair, width))


def _block(pair: FoundPair, width: int) -> list[Content]:
    finding = pair.finding
    groups = f"{finding.groups[0].heading} and {finding.groups[1].shown}: "
    code = code_content(finding.code, finding.strength)
    suggested = "Suggested: " if pair.decided else ""
    head = Content.styled(groups, "bold") + suggested + code + f". {pair.gloss}."
    lines = [*head.wrap(width)]
    for number, line in enumerate(pair.decided):
        sign = sign_of(finding) if number == 0 else ""
        lines.append(beside((sign, 1), (Content.styled(line, "bold"), width - 2)))
    lines += [beside(("▲", 1), (caution, width - 2)) for caution in pair.cautions]
    lines += [_line(reason, width, "") for reason in pair.reasons]
    lines += [_line(figures, width, "$text-muted") for figures in pair.arithmetic]
    return [*lines, Content("")]


def _line(text: str, width: int, style: str) -> Content:
    return beside(("", 1), (Content.styled(text, style), width - 2))
