"""Evidence from outside and a local baseline for the tests."""

from pathlib import Path

from ncf_reflect.mapping.baseline import use_baseline
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.evidence import (
    Baseline,
    BaselineItem,
    BaselineList,
    EvidenceFacts,
    Link,
    LinkKind,
)
from ncf_reflect.model.gap import EvidenceLevel
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Strand
from tests.mapping.builders import a_live, a_mapping, line

SECTION = "stay-together"
FIRST, SECOND = "stay-together.first-interaction", "stay-together.complexity"
DOING, DEVELOP = BaselineList


def link(kind: str, known_as: str) -> Link:
    return Link(kind=LinkKind(kind), id=known_as)


def facts(
    says: str = "9 of 22 in plain words", *links: Link, strand: Strand = Strand.AUDIT
) -> EvidenceFacts:
    return EvidenceFacts(
        strand=strand, source="Spring audit", says=says, level=EvidenceLevel.SOME, links=links
    )


def an_item(name: str, text: str, list_: BaselineList = DOING) -> BaselineItem:
    return BaselineItem(id=f"safe-{name}", section=SECTION, list=list_, text=text)


def a_baseline(*items: BaselineItem, authority: str = "Northumberland") -> Baseline:
    return Baseline(authority=authority, source="Framework", dated="2023-12-15", items=items)


PLAIN = an_item("a1a1", "Plain letters to families")
PANEL = an_item("b2b2", "A panel that is understood")
CONFERENCES = an_item("c3c3", "Family Group Conferencing", DEVELOP)


def heard(path: Path, baseline: Baseline | None = None, **said: list[str]) -> OpenedMapping:
    """A mapping in which groups said these lines on the first question, beside a baseline."""
    mapping = a_mapping(path / "n.sqlite")
    for group, lines in said.items():
        live = a_live(mapping, Group(group))
        live.record([line(text) for text in lines])
        live.close()
    if baseline:
        use_baseline(mapping, mapping.round(), baseline)
    return mapping
