"""A person's own words for places of the report; they survive each time it is made anew."""

from dataclasses import dataclass

from ncf_reflect.model.session import Round
from ncf_reflect.model.shared import ReportWords, WordsPlace


@dataclass(frozen=True)
class OwnWords:
    """The words that stand."""

    words: tuple[ReportWords, ...]

    @classmethod
    def for_report(cls, round_: Round) -> "OwnWords":
        """Those that the round holds, as this copy may have them."""
        return cls(round_.words)

    def of(self, place: WordsPlace, section: str = "") -> str:
        """What was written for a place, of one section or of the whole report; else ""."""
        found = (w.text for w in self.words if w.place is place and w.section == section)
        return next(found, "").strip()
