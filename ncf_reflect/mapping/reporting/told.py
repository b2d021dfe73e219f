"""The round as it is read for a copy: compared as it was said, shown as it may be told."""

from dataclasses import dataclass

from ncf_reflect.analysis.pooling import pool
from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.mapping.reporting.disclosed import (
    Choices,
    choices,
    disclosure_lines,
    left_out_whole,
    notes_as_shared,
    points_as_shared,
)
from ncf_reflect.mapping.reporting.guards import Guards
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.mapping.reporting.references import Citations
from ncf_reflect.mapping.reporting.subjects import Subject, subjects
from ncf_reflect.mapping.reporting.withheld import withheld_points, without_points, without_words
from ncf_reflect.mapping.strands import Outside
from ncf_reflect.model.findings import Findings
from ncf_reflect.model.pooled import PooledSection
from ncf_reflect.model.session import Round


@dataclass(frozen=True)
class Told:
    """All that a report is composed from."""

    round: Round
    """With the words of each text as this copy may have them."""
    options: ReportOptions
    guards: Guards
    findings: Findings
    """From the round as it was said: what is masked or left out still counts."""
    pooled: tuple[PooledSection, ...]
    subjects: tuple[Subject, ...]
    citations: Citations
    changed: tuple[str, ...]
    """A sentence for each text of which words are left out."""


def told(round_: Round, options: ReportOptions) -> Told:
    """The round read for a copy (METHOD.md section 9)."""
    if options.words is not None:
        round_ = round_.model_copy(update={"words": options.words})
    chosen = {} if options.full else choices(round_, options.disclosures)
    guards = Guards(full=options.full, left_out=frozenset(left_out_whole(chosen)))
    compared, shown, pooled = _as_copied(round_, guards, chosen)
    findings = triangulate(compared)
    return Told(
        round=shown,
        options=options,
        guards=guards,
        findings=findings,
        pooled=pooled,
        subjects=subjects(pooled, findings, shown.decisions, Outside(compared)),
        citations=Citations.of(round_),
        changed=() if options.full else disclosure_lines(round_, chosen),
    )


def _as_copied(
    round_: Round, guards: Guards, chosen: Choices
) -> tuple[Round, Round, tuple[PooledSection, ...]]:
    """The round as it is compared, and as this copy shows it, that put together too."""
    if guards.full:
        return round_, round_, pool(round_)
    compared = notes_as_shared(round_, chosen)
    shown = points_as_shared(compared, chosen)
    pooled = pool(shown)
    withheld = withheld_points(round_, pooled, guards)
    if withheld:
        # Before anything in it is masked: a line that was left out may hold a number.
        compared = notes_as_shared(without_words(round_, withheld, chosen), chosen)
        shown = without_points(points_as_shared(compared, chosen), withheld)
    return compared, shown, pooled
