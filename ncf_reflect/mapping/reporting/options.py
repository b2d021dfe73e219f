"""What somebody chose for a report: its kind, its copy, its head, what of it may be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ncf_reflect.model.shared import DisclosureChoice, ReportWords
from ncf_reflect.report.values import Meeting, ToAsk


@dataclass(frozen=True)
class ReportOptions:
    """The choices for one report. The same round and choices give the same bytes."""

    kind: str = "board"
    """One of `KINDS`."""
    full: bool = False
    """Small groups included, every point as it was recorded: not for sharing."""
    disclosures: Mapping[str, DisclosureChoice] = field(default_factory=dict)
    """By id what becomes of a text that may identify somebody; goes before what is remembered."""
    words: tuple[ReportWords, ...] | None = None
    """A person's own words in the place of those that the round holds; None: the round's."""
    as_of: date | None = None
    """The date of the report; None: when its data were last added to."""
    meeting: Meeting = field(default_factory=Meeting)
    expectations: Mapping[str, str] = field(default_factory=dict)
    """By id of an expectation its words and where they stand in the guidance."""
    to_ask: tuple[ToAsk, ...] = ()
    """What nobody mentioned, for the annex."""
    apart: str = ""
    """The line on care leavers, for the annex."""
    attribution: str = ""
    """What must stand beside the guidance's words."""
