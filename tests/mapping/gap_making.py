"""Gaps, actions and what else is recorded about a round, for the tests."""

from datetime import date
from pathlib import Path

from ncf_reflect.mapping.actions import record_action
from ncf_reflect.mapping.gap_drafts import From, draft_gap
from ncf_reflect.mapping.gaps import record_gap
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.revising import stamp
from ncf_reflect.model.evidence import (
    Baseline,
    BaselineEntry,
    BaselineItem,
    BaselineList,
    BaselineMatchEntry,
    Direction,
    EvidenceEntry,
    Indicator,
    IndicatorFigures,
    Link,
    LinkKind,
)
from ncf_reflect.model.gap import Action, ActionFacts, EvidenceLevel, Gap
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Strand
from ncf_reflect.model.round_book import AnyRoundEntry
from ncf_reflect.model.session import Round
from ncf_reflect.model.shared import (
    DisclosureChoice,
    DisclosureEntry,
    ExpectationLinkEntry,
    LinkedKind,
    WordsEntry,
    WordsPlace,
)
from tests.analysis.builders import FIRST_INTERACTION
from tests.mapping.builders import a_live, a_mapping, line

QA = "QA lead"
SECTION = "stay-together"
LETTERS = "Letters still in jargon"
OLD_TEMPLATES = "Templates are old"
NIGHTS = "Out of hours, nobody knows the family"
WRITE_AGAIN = "Write the first letter again"


def a_talked_round(path: Path) -> OpenedMapping:
    """Workers and managers want letters developed, leaders do them already; workers more."""
    mapping = a_mapping(path)
    said = {
        Group.WORKERS: (
            f"- {NIGHTS}",
            f"- {LETTERS} #letters",
            f"> {WRITE_AGAIN}",
            '" They never once asked',
        ),
        Group.MANAGERS: (f"- {OLD_TEMPLATES} #letters", "- Rotas #rotas"),
        Group.LEADERS: ("+ Welcome pack #letters",),
    }
    for group, lines in said.items():
        live = a_live(mapping, group)
        live.record([line(each) for each in lines])
        live.close()
    return mapping


def points(round_: Round) -> dict[str, str]:
    """Per text of a point its id."""
    return {
        point.text: str(point.id)
        for session in round_.sessions
        for answer in session.answers
        for point in answer.points
    }


def a_gap(mapping: OpenedMapping, **changes: object) -> Gap:
    """A gap from the first question, as drafted but for `changes`."""
    round_ = mapping.round()
    drafted = draft_gap(round_, From(question=FIRST_INTERACTION))
    return record_gap(mapping, round_, drafted.model_copy(update=changes), QA)


def an_action(mapping: OpenedMapping, gap: Gap, **fields: object) -> Action:
    """An action on a gap."""
    facts = {"gap": str(gap.id), "task": WRITE_AGAIN, **fields}
    return record_action(mapping, mapping.round(), ActionFacts.model_validate(facts), QA)


def evidence_entry(mapping: OpenedMapping, *links: Link, **fields: object) -> EvidenceEntry:
    """A piece of evidence of strand voice; `fields` change it."""
    said = {
        "evidence": mapping.new_id(),
        "strand": Strand.VOICE,
        "source": "Parents' panel",
        "dated": date(2026, 2, 3),
        "says": "The letters frighten us",
        "level": EvidenceLevel.SOME,
        "direction": Direction.SUPPORTS,
        "links": links,
    }
    return EvidenceEntry.model_validate({**said, **fields, **stamp(mapping, QA)})


def beside(mapping: OpenedMapping, kind: LinkKind, known_as: str, **fields: object) -> Round:
    """The newest round with a piece of evidence beside something."""
    entry = evidence_entry(mapping, Link(kind=kind, id=known_as), **fields)
    mapping.store.append_to_round(mapping.newest_round(), [entry])
    return mapping.round()


def everything_else(mapping: OpenedMapping, gap: Gap) -> None:
    """Evidence with an indicator, a baseline and a match, a disclosure, words, a link."""
    point = points(mapping.round())[LETTERS]
    figures = (IndicatorFigures(period="2025", own="63%", england="70%"),)
    item = BaselineItem(id="b1", section=SECTION, list=BaselineList.DOING, text="Plain letters")

    def stamped() -> dict[str, object]:
        return stamp(mapping, QA)

    baseline = Baseline(authority="Northumberland", source="QA framework", items=(item,))
    entries: list[AnyRoundEntry] = [
        evidence_entry(
            mapping,
            Link(kind=LinkKind.GAP, id=str(gap.id)),
            Link(kind=LinkKind.THEME, id="letters"),
            strand=Strand.DATA,
            indicator=Indicator(name="Plans shared", figures=figures),
        ),
        BaselineEntry.model_validate({**baseline.model_dump(), **stamped()}),
        BaselineMatchEntry.model_validate({"item": "b1", "themes": ("letters",), **stamped()}),
        DisclosureEntry.model_validate(
            {
                "point": point,
                "choice": DisclosureChoice.MASK,
                "text_hash": "0" * 64,
                **stamped(),
            }
        ),
        WordsEntry.model_validate({"place": WordsPlace.ASKS, "text": "Decide", **stamped()}),
        WordsEntry.model_validate(
            {"place": WordsPlace.CHILDREN, "section": SECTION, "text": "Calmer", **stamped()}
        ),
        ExpectationLinkEntry.model_validate(
            {"kind": LinkedKind.POINT, "id": point, "expectation": "e1", **stamped()}
        ),
    ]
    mapping.store.append_to_round(mapping.newest_round(), entries)
