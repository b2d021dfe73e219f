"""Evidence from outside the workshops: recorded, changed, linked, withdrawn, found again."""

from datetime import date
from pathlib import Path

import pytest

from ncf_reflect.errors import FaultsError, ReflectError, RefusedError
from ncf_reflect.mapping import evidence as kept
from ncf_reflect.mapping.evidence_keeper import EvidenceKeeper
from ncf_reflect.mapping.evidence_links import EvidenceLinks
from ncf_reflect.mapping.evidence_words import evidence_given, evidence_lines, linkable
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.references import evidence_names, references_of
from ncf_reflect.mapping.strands import Outside, staff_view_only
from ncf_reflect.model.evidence import EvidenceEntry, Indicator, IndicatorFigures
from ncf_reflect.model.gap import Gap, Source, SourceKind
from ncf_reflect.model.kinds import Strand
from tests.mapping.builders import ROUND, opened
from tests.mapping.outside import FIRST, SECOND, SECTION, facts, heard, link

FINDING = Source(kind=SourceKind.FINDING, id=FIRST)


@pytest.fixture
def mapping(tmp_path: Path) -> OpenedMapping:
    return heard(tmp_path, workers=["- Late letters #letters"])


def test_evidence_stands_in_the_round_and_on_disk(mapping: OpenedMapping) -> None:
    indicator = Indicator(name="Waits", figures=(IndicatorFigures(period="Q1", own="4 days"),))
    given = facts("Waits fell", link("section", SECTION), strand=Strand.DATA).model_copy(
        update={"indicator": indicator, "dated": date(2026, 3, 31)}
    )
    made = kept.record_evidence(mapping, mapping.round(), given)
    mapping.store.close()
    with opened(mapping.store.path) as again:
        assert again.round().evidence == (made,)
    assert kept.facts_of(made) == given
    assert made.role == kept.QA_LEAD


def test_a_change_is_added_and_what_was_said_before_stays(mapping: OpenedMapping) -> None:
    made = kept.record_evidence(mapping, mapping.round(), facts("first"))
    kept.amend_evidence(mapping, mapping.round(), str(made.id), facts("second"))
    kept.amend_evidence(mapping, mapping.round(), str(made.id), facts("second"))
    kept.withdraw_evidence(mapping, mapping.round(), str(made.id))
    history = [e for e in mapping.store.round_history(ROUND) if isinstance(e, EvidenceEntry)]
    assert [(e.says, e.withdrawn) for e in history] == [
        ("first", False),
        ("second", False),
        ("second", True),
    ]
    assert mapping.round().evidence == ()


@pytest.mark.parametrize(
    ("kind", "known_as"),
    [
        ("section", "nowhere"),
        ("question", "stay-together.nothing"),
        ("gap", "none"),
        ("theme", "never-raised"),
    ],
)
def test_a_link_to_what_is_not_there_is_refused_and_nothing_is_recorded(
    mapping: OpenedMapping, kind: str, known_as: str
) -> None:
    with pytest.raises(RefusedError, match=f"cannot be linked: .*{known_as}"):
        kept.record_evidence(mapping, mapping.round(), facts("x", link(kind, known_as)))
    assert mapping.round().evidence == ()


def test_a_theme_is_linked_as_the_round_spells_it_and_once(mapping: OpenedMapping) -> None:
    given = facts("x", link("theme", "LETTERS"), link("theme", "letters"))
    made = kept.record_evidence(mapping, mapping.round(), given)
    assert made.links == (link("theme", "letters"),)


def test_a_question_has_what_stands_beside_it_and_its_section(mapping: OpenedMapping) -> None:
    for says, beside in (("own", link("question", FIRST)), ("around", link("section", SECTION))):
        kept.record_evidence(mapping, mapping.round(), facts(says, beside))
    outside = Outside(mapping.round())
    assert [one.says for one in outside.question(FIRST)] == ["own", "around"]
    assert [one.says for one in outside.question(SECOND)] == ["around"]


def test_a_theme_finds_its_evidence_whatever_its_capitals(mapping: OpenedMapping) -> None:
    kept.record_evidence(mapping, mapping.round(), facts("x", link("theme", "letters")))
    gap = Gap(section="safe", theme="Letters", told="x", sources=(FINDING,))
    assert len(Outside(mapping.round()).gap(gap)) == 1


def test_staff_views_stand_alone_until_something_is_linked(mapping: OpenedMapping) -> None:
    assert staff_view_only(FIRST, mapping.round())
    kept.record_evidence(mapping, mapping.round(), facts("x", link("section", SECTION)))
    assert not staff_view_only(FIRST, mapping.round())


def test_evidence_bears_on_sections_by_its_links_else_by_its_themes(mapping: OpenedMapping) -> None:
    themed = kept.record_evidence(mapping, mapping.round(), facts("x", link("theme", "letters")))
    both = kept.record_evidence(
        mapping, mapping.round(), facts("y", link("theme", "letters"), link("section", "safe"))
    )
    round_ = mapping.round()
    links = EvidenceLinks(round_)
    assert (links.sections_of(themed), links.sections_of(both)) == ((SECTION,), ("safe",))


def test_what_is_typed_is_cleaned(mapping: OpenedMapping) -> None:
    made = kept.record_evidence(mapping, mapping.round(), facts("a\x1b[31mb [/oops] =1+1"))
    assert made.says == "a[31mb [/oops] =1+1"
    with pytest.raises(FaultsError, match="says: must not be empty"):
        kept.record_evidence(mapping, mapping.round(), facts("\x1b"))


def test_evidence_is_named_by_its_reference(mapping: OpenedMapping) -> None:
    made = kept.record_evidence(mapping, mapping.round(), facts())
    (reference,) = references_of(evidence_names(mapping.round())).values()
    assert kept.evidence_of(mapping.round(), reference.lower()) == made
    with pytest.raises(RefusedError, match="no evidence E-none"):
        kept.evidence_of(mapping.round(), "E-none")


def test_the_keeper_takes_each_change_back_by_a_further_entry(mapping: OpenedMapping) -> None:
    keeper = EvidenceKeeper(mapping, ROUND)
    first = keeper.record(facts("first"))
    linked = keeper.turn_link(first, link("section", SECTION))
    assert keeper.turn_link(linked, link("section", SECTION)).links == ()
    keeper.withdraw(keeper.round.evidence[0])
    seen = []
    while keeper.undo():
        seen.append([(one.says, len(one.links)) for one in keeper.round.evidence])
    assert seen == [[("first", 0)], [("first", 1)], [("first", 0)], []]
    assert len(mapping.store.round_history(ROUND)) == 8


def test_evidence_reads_as_lines_with_its_reference(mapping: OpenedMapping) -> None:
    kept.record_evidence(mapping, mapping.round(), facts("x", link("question", FIRST)))
    (line,) = evidence_lines(mapping.round(), section=SECTION)
    assert line.reference.startswith("E-")
    assert line.details == (
        "By itself: some.",
        "Neither supports nor contradicts what groups said.",
        "Stands beside: Stay together: First interaction.",
    )
    assert evidence_lines(mapping.round(), section="safe") == ()
    assert evidence_lines(mapping.round(), strand=Strand.VOICE) == ()


def test_all_that_can_be_linked_has_words_of_its_own(mapping: OpenedMapping) -> None:
    words = [words for _, words in linkable(mapping.round())]
    assert len(words) == 7 + 15 + 1
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("text", ["{}", "[]", "nothing", '{"strand": "practice"}', "[1]"])
def test_json_that_is_no_evidence_is_refused_in_sentences(text: str) -> None:
    with pytest.raises(ReflectError):
        evidence_given(text)


def test_a_gap_is_linked_by_its_reference_or_its_id(mapping: OpenedMapping) -> None:
    round_ = mapping.round()
    gap = Gap(id="9a0bcdef", section="safe", told="x", sources=(FINDING,))
    with_gap = round_.model_copy(update={"gaps": (gap,)})
    for named in ("9a0bcdef", "safe-G-9a0b"):
        made = kept.record_evidence(mapping, with_gap, facts(named, link("gap", named)))
        assert made.links == (link("gap", "9a0bcdef"),)
    beside = mapping.round().model_copy(update={"gaps": (gap,)})
    assert len(Outside(beside).gap(gap)) == 2
    assert EvidenceLinks(beside).sections_of(beside.evidence[0]) == ("safe",)
