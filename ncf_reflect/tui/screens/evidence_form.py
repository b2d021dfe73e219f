"""The forms for evidence from outside: a piece, an indicator, its figures in a period."""

from collections.abc import Callable
from datetime import date

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.evidence_csv import read_date
from ncf_reflect.mapping.evidence_words import STRAND_WORDS
from ncf_reflect.model.evidence import (
    Direction,
    Evidence,
    EvidenceFacts,
    Indicator,
    IndicatorFigures,
)
from ncf_reflect.model.gap import EvidenceLevel
from ncf_reflect.model.kinds import Strand
from ncf_reflect.model.typed import typed
from ncf_reflect.tui.screens.form import Field
from ncf_reflect.tui.screens.written_form import WrittenForm

Record = Callable[[EvidenceFacts], Evidence]

_LEVELS = tuple((level.value.capitalize(), level.value) for level in reversed(EvidenceLevel))
_STRANDS = tuple((words.capitalize(), strand.value) for strand, words in STRAND_WORDS.items())
_DIRECTIONS = (
    ("Supports what groups said", Direction.SUPPORTS.value),
    ("Contradicts what groups said", Direction.CONTRADICTS.value),
    ("Does neither", Direction.NEITHER.value),
)


class EvidenceForm(WrittenForm[Evidence]):
    """Closes with the evidence once it is on record."""

    def __init__(self, title: str, record: Record, before: EvidenceFacts | None = None) -> None:
        self._record, self._before = record, before
        super().__init__(
            title,
            (
                Field("strand", "Strand", before.strand if before else "audit", choices=_STRANDS),
                Field("says", "What it says", before.says if before else "", "a sentence or two"),
                Field("source", "Source", before.source if before else "", "such as: Spring audit"),
                Field("dated", "Date", _day(before), "2026-03-31; may be left empty"),
                Field("level", "By itself it is", _level(before), choices=_LEVELS),
                Field("direction", "Direction", _direction(before), choices=_DIRECTIONS),
            ),
            "record",
        )

    def make(self) -> Evidence:
        """What was recorded. RefusedError with a sentence where a field will not do."""
        for name, words in (("says", "What it says"), ("source", "Source")):
            if not self.text(name):
                self.query_one(f"#{name}").focus()
                raise RefusedError(f"{words}: type it, please.")
        strand = Strand(self.text("strand"))
        indicator = self._before.indicator if self._before else None
        if indicator and strand is not Strand.DATA:
            raise RefusedError("It holds an indicator, so it is data.")
        return self._record(
            typed(
                EvidenceFacts,
                {
                    "strand": strand,
                    "says": self.text("says"),
                    "source": self.text("source"),
                    "dated": self._date(),
                    "level": EvidenceLevel(self.text("level")),
                    "direction": Direction(self.text("direction")),
                    "links": self._before.links if self._before else (),
                    "indicator": indicator,
                },
            )
        )

    def _date(self) -> date | None:
        said = self.text("dated")
        found = read_date(said)
        if said and found is None:
            self.query_one("#dated").focus()
            raise RefusedError("Date: type it as 2026-03-31 or 31/03/2026, or leave it empty.")
        return found


class FiguresForm(WrittenForm[IndicatorFigures]):
    """Closes with the figures of one period, to the letter."""

    def __init__(self, name: str, before: IndicatorFigures | None = None) -> None:
        known = before or IndicatorFigures.model_construct(period="")
        super().__init__(
            f"{name}: figures of a period",
            (
                Field("period", "Period", known.period, "such as: 2025-26"),
                Field("own", "Own figure", known.own, "as the source has it: 63%"),
                Field("region", "Region", known.region),
                Field("neighbours", "Stat. neighbours", known.neighbours),
                Field("england", "England", known.england),
            ),
            "done",
        )

    def make(self) -> IndicatorFigures:
        """The figures as they stand in the form."""
        if not self.text("period"):
            self.query_one("#period").focus()
            raise RefusedError("Period: type which one it is, such as 2025-26.")
        names = ("period", "own", "region", "neighbours", "england")
        return typed(IndicatorFigures, {name: self.text(name) for name in names})


class IndicatorForm(WrittenForm[tuple[str, str]]):
    """Closes with the name of an indicator and how it is defined."""

    def __init__(self, before: Indicator | None = None) -> None:
        super().__init__(
            "The indicator",
            (
                Field("name", "Name", before.name if before else "", "as the dashboard has it"),
                Field("definition", "Definition", before.definition if before else ""),
            ),
            "done",
        )

    def make(self) -> tuple[str, str]:
        """Name and definition."""
        if not self.text("name"):
            self.query_one("#name").focus()
            raise RefusedError("Name: type what the indicator is called.")
        return self.text("name"), self.text("definition")


def _day(before: EvidenceFacts | None) -> str:
    return before.dated.isoformat() if before and before.dated else ""


def _level(before: EvidenceFacts | None) -> str:
    return before.level if before else EvidenceLevel.SOME


def _direction(before: EvidenceFacts | None) -> str:
    return before.direction if before else Direction.NEITHER
