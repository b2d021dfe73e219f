"""What the report's screen shows of its choices, in words."""

from dataclasses import dataclass, field
from pathlib import Path

from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.model.text import counted
from ncf_reflect.report.formats import FORMATS
from ncf_reflect.report.papers.kinds import KINDS, WITHOUT_ROUND


@dataclass
class ReportView:
    """What was chosen, and what became of it."""

    options: ReportOptions = field(default_factory=ReportOptions)
    format: str = "md"
    left_out: int = 0
    writing: bool = False
    written: Path | None = None

    @property
    def needs_no_round(self) -> bool:
        """Whether this kind tells of the Framework alone."""
        return self.options.kind in WITHOUT_ROUND

    @property
    def title(self) -> str:
        """ "Board paper · shareable · Markdown"."""
        if self.needs_no_round:
            return f"{WITHOUT_ROUND[self.options.kind].words} · {FORMATS[self.format].words}"
        copy = "full copy, not for sharing" if self.options.full else "shareable"
        return f"{KINDS[self.options.kind].words} · {copy} · {FORMATS[self.format].words}"

    def strip(self, exports: Path) -> str:
        """What was left out, and where the file will go or is."""
        if self.writing:
            return f"… Writing {FORMATS[self.format].words} to {exports}"
        if self.written:
            return f"✓ Written: {self.written}"
        goes_to = f"E writes a new file to {exports}"
        if self.needs_no_round:
            return f"From the guidance alone: nothing that was said is in it. {goes_to}"
        if self.options.full:
            return f"Nothing is left out: small groups’ figures and quotes are in it. {goes_to}"
        return f"{_left_out_words(self.left_out)} {goes_to}"


def _left_out_words(places: int) -> str:
    if not places:
        return "Nothing had to be left out."
    return (
        f"Left out in {counted(places, 'place')}, listed at the end: what could tell who said what."
    )


REPORT_HELP = """
### The report

What groups said, put side by side, as a board would read it. The page holds the file's own words;
HTML and Word also show the ratings and the matrix as pictures.

- **E** exports: a new file in `exports/`, named after the authority, the round and the time. It is
  never written over another file. Where words may identify somebody, each is shown first, to keep,
  mask or leave out.
- **K** chooses the kind: the *board paper*, its first page alone, the *technical annex*, or the
  *summary of responsibilities*: what the Framework expects of leaders, managers and workers, with
  nothing of this round in it.
- **M** chooses the format: Markdown, HTML or Word.
- **F** changes between the *shareable* copy, which leaves out what could tell who said what in a
  small group, and the *full* copy, which is not for sharing.
- **W** is for your own words: summary, asks, what this means for children, limits.
- **D** goes to the Desk, **Esc** home. Arrow keys, Page Up and Page Down turn the page.

On the command line: Word on your council's own template, and the head of the paper (meeting, date,
author's role, purpose): `ncf-reflect report --help`.
"""
