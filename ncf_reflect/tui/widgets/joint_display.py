"""One question as a joint display: groups side by side, points by theme, votes, reasons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from ncf_reflect.model.findings import QuestionFinding
from ncf_reflect.model.groups import Group
from ncf_reflect.model.pooled import PooledQuestion
from ncf_reflect.tui.widgets.code_words import code_content
from ncf_reflect.tui.widgets.columns import stacked
from ncf_reflect.tui.widgets.facing_themes import FacingThemes, opposed_themes
from ncf_reflect.tui.widgets.found_pairs import FoundPair, FoundPairs
from ncf_reflect.tui.widgets.theme_table import ThemeTable
from ncf_reflect.tui.widgets.vote_bars import VoteBars


@dataclass(frozen=True, slots=True)
class JointQuestion:
    """All that the display shows of a question."""

    said: PooledQuestion
    finding: QuestionFinding
    gloss: str
    pairs: tuple[FoundPair, ...]
    notes: tuple[str, ...]
    statuses: Mapping[Group, str]
    votes: Mapping[Group, str]


class JointDisplay(VerticalScroll):
    """The question from what it comes to down to why."""

    def compose(self) -> Iterator[Widget]:
        yield Static(id="verdict")
        yield Static(id="asked")
        yield VoteBars()
        yield FacingThemes()
        yield ThemeTable()
        yield FoundPairs()
        yield Static(id="marks")
        # Where there are few lines, what was found comes before the question's own words.
        yield Static(id="asked-below")

    def show(self, question: JointQuestion) -> None:
        """Show this question as it stands now; the place on the page is kept."""
        finding, said = question.finding, question.said
        code = code_content(finding.code, finding.strength)
        verdict = code + f": {question.gloss}. {finding.summary}"
        self.query_one("#verdict", Static).update(verdict)
        for place in ("#asked", "#asked-below"):
            self.query_one(place, Static).update(Content(f"“{said.asked.question.text}”"))
        self.query_one(VoteBars).show(said.scale, finding.groups, question.votes)
        self.query_one(FacingThemes).show(said.answers, finding.groups, finding.pairs)
        opposed = opposed_themes(finding.pairs)
        self.query_one(ThemeTable).show(said.answers, question.statuses, opposed)
        self.query_one(FoundPairs).show(question.pairs)
        marks = self.query_one("#marks", Static)
        marks.update(stacked(map(Content, question.notes)))
        marks.display = bool(question.notes)
