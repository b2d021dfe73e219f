"""What a report has from the guidance: expectations with their places, and whose words they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ncf_reflect.errors import ReflectError
from ncf_reflect.mapping.lens import read_lens
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.report.values import ToAsk

if TYPE_CHECKING:
    from ncf_reflect.banks.framework import Library
    from ncf_reflect.model.lens import Lens
    from ncf_reflect.model.session import Round


def with_guidance(
    options: ReportOptions, round_: Round, library: Callable[[], Library]
) -> ReportOptions:
    """The choices with all that the report has from the guidance.

    The expectations that gaps name, what nobody mentioned, the attribution. Where the guidance
    cannot be read, the report is made without: a broken file keeps nobody from reporting.
    """
    try:
        guidance = library().framework
    except ReflectError:
        return options
    linked = bool(round_.expectation_links) or any(gap.expectations for gap in round_.gaps)
    lens = read_lens(round_, guidance) if linked and round_.readable_sessions else None
    return replace(
        options,
        expectations=expectation_words(round_, library),
        to_ask=tuple(_to_ask(lens)) if lens else (),
        apart=lens.care_leavers if lens else "",
        attribution=guidance.credit,
    )


def _to_ask(lens: Lens) -> Iterator[ToAsk]:
    for section in lens.sections:
        if section.is_linked and section.to_ask:
            name = f"{section.name.partition(':')[0]}: {section.short}"
            asks = tuple((row.placed.text, row.placed.place) for row in section.to_ask)
            yield ToAsk(section=name, expectations=asks)


def expectation_words(round_: Round, library: Callable[[], Library]) -> Mapping[str, str]:
    """By id each expectation that a gap of the round names, in its words and where they stand.

    Nothing is read where no gap names one. Where the guidance cannot be read, the report has the
    ids: a broken file of a workspace keeps nobody from reporting.
    """
    wanted = {expectation for gap in round_.gaps for expectation in gap.expectations}
    if not wanted:
        return {}
    try:
        placed = tuple(library().framework.placed())
    except ReflectError:
        return {}
    return {each.id: f"“{each.text}” ({each.place})" for each in placed if each.id in wanted}
