"""Gaps, actions, evidence from outside and the local baseline, as the report carries them."""

from collections.abc import Iterable, Mapping

from ncf_reflect.mapping.baseline import is_own_baseline, whose_sentence
from ncf_reflect.mapping.baseline_beside import (
    BaselineRow,
    baseline_beside,
    rows_beside,
)
from ncf_reflect.mapping.evidence_words import EvidenceLine, evidence_lines
from ncf_reflect.mapping.gap_lists import ListedGap, list_gaps
from ncf_reflect.mapping.references import action_names, decision_names, references_of
from ncf_reflect.mapping.reporting.told import Told
from ncf_reflect.mapping.reporting.words import day
from ncf_reflect.model.gap import Action, Source, SourceKind
from ncf_reflect.model.text import capitalised
from ncf_reflect.report.carried import (
    ActionPart,
    BaselineBeside,
    BaselinePart,
    EvidencePart,
    GapPart,
)
from ncf_reflect.report.pictured import IndicatorLines, IndicatorRow
from ncf_reflect.report.runs import typed
from ncf_reflect.report.tables import Table

NO_OWNER = "No owner yet"
NO_DATE = "No date yet"
NOT_RATED = "Not rated yet"


class Carried:
    """All that is carried into the report of a round, by section."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._decisions = references_of(decision_names(told.round))
        self._actions = references_of(action_names(told.round))
        self._points = _point_references(told)
        self._gaps = list_gaps(told.round)
        self._beside = {one.section.slug: one for one in baseline_beside(told.round)}
        self._evidence = evidence_lines(told.round)

    def gaps(self, section: str) -> tuple[GapPart, ...]:
        """The gaps of a section."""
        return tuple(self._gap(one) for one in self._gaps if one.gap.section == section)

    def baseline(self, section: str) -> BaselineBeside | None:
        """What the council's own quality framework says on a section, and what is not in it."""
        beside = self._beside.get(section)
        if beside is None:
            return None
        return BaselineBeside(
            ours=is_own_baseline(self._told.round),
            about=(whose_sentence(self._told.round), beside.sentence),
            lines=tuple(map(_baseline, rows_beside(beside))),
        )

    def evidence(self, section: str) -> tuple[EvidencePart, ...]:
        """The evidence from outside that bears on a section."""
        return tuple(_evidence(line) for line in self._evidence if section in line.sections)

    def all_evidence(self) -> tuple[EvidencePart, ...]:
        """All evidence from outside, each once."""
        return tuple(map(_evidence, self._evidence))

    def _gap(self, one: ListedGap) -> GapPart:
        gap, words = one.gap, self._told.options.expectations
        return GapPart(
            reference=one.reference,
            subject=one.place,
            statement=tuple(
                typed(sentence.text) if not sentence.missing else sentence.text
                for sentence in one.sentences
            ),
            size=gap.size.shown if gap.size else NOT_RATED,
            evidence=gap.evidence_level.shown if gap.evidence_level else NOT_RATED,
            status=gap.status.shown,
            reason=gap.reason,
            lacks=tuple(lack.shown for lack in one.lacks),
            rests_on=tuple(self._source(source) for source in gap.sources),
            expectations=_expected(gap.expectations, words),
            actions=tuple(map(self._action, one.actions)),
        )

    def _source(self, source: Source) -> str:
        if source.kind is SourceKind.POINT:
            return self._points.get(source.id, "a point that is not read in this copy")
        if source.kind is SourceKind.DECISION:
            return self._decisions.get(source.id, source.id)
        named = {subject.said.id: subject.reference for subject in self._told.subjects}
        return named.get(source.id, source.id)

    def _action(self, action: Action) -> ActionPart:
        return ActionPart(
            reference=self._actions[str(action.id)],
            task=action.task,
            owner=action.owner.strip() or NO_OWNER,
            measure=action.measure,
            review_on=day(action.review_on) if action.review_on else NO_DATE,
            status=capitalised(action.status.shown),
            reason=action.reason,
        )


def _point_references(told: Told) -> dict[str, str]:
    return {
        str(pooled.point.id): told.citations.point(subject.said.asked, answer.group, pooled.point)
        for subject in told.subjects
        for answer in subject.said.answers
        for pooled in answer.points
        if not told.guards.hides(answer, pooled)
    }


def _expected(ids: Iterable[str], words: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(words.get(one, one) for one in ids)


def _baseline(row: BaselineRow) -> BaselinePart:
    return BaselinePart(
        reference=row.reference,
        heading=row.heading,
        list=row.list,
        text=row.text,
        state=row.state,
        sentence=row.sentence,
    )


def _evidence(line: EvidenceLine) -> EvidencePart:
    head, *rows = line.figures or ((),)
    figures = Table(
        caption=f"Figures of {line.reference}, as the source gives them.",
        head=head,
        rows=tuple(tuple(map(typed, row)) for row in rows),
    )
    return EvidencePart(
        reference=line.reference,
        strand=capitalised(line.strand),
        source=line.source,
        dated=line.dated,
        says=line.says,
        details=line.details,
        figures=figures if line.figures else None,
        lines=_lines(line) if any(column.line for column in line.columns) else None,
    )


def _lines(line: EvidenceLine) -> IndicatorLines:
    return IndicatorLines(
        periods=tuple(row[0] for row in line.figures[1:]),
        rows=tuple(
            IndicatorRow(
                heading=column.heading,
                figures=column.figures,
                heights=tuple(None if h is None else float(h) for h in column.heights),
            )
            for column in line.columns
            if column.line
        ),
    )
