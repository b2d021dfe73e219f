"""The expectation lens: links by a person, who spoke to what, and what is left to ask about."""

from functools import cache
from pathlib import Path

import pytest

from ncf_reflect.banks.framework import Library
from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.exchange import export_round, import_round, read_document
from ncf_reflect.mapping.lens import read_lens
from ncf_reflect.mapping.lens_links import Change, Linker, linked_to
from ncf_reflect.mapping.lens_suggest import (
    likely_expectations,
    likely_points,
    suggested_for_point,
)
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.sealing import seal_new_round
from ncf_reflect.mapping.themes import Codebook
from ncf_reflect.model.framework import Framework, Role
from ncf_reflect.model.gap import Source, SourceKind
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import SessionState
from ncf_reflect.model.lens import Lens, LensRow, Linkable, Spoken
from tests.mapping.builders import a_live, a_mapping, line
from tests.mapping.gap_making import (
    LETTERS,
    NIGHTS,
    OLD_TEMPLATES,
    SECTION,
    WRITE_AGAIN,
    a_gap,
    a_talked_round,
    points,
)

ONE = "stay-together.every-area.2"
OTHER = "stay-together.practitioners.2"
POINT, THEME, GAP = Linkable


@cache
def framework() -> Framework:
    return Library(None).framework


def linker(mapping: OpenedMapping) -> Linker:
    return Linker(mapping, mapping.newest_round(), "principal social worker", framework)


def lens(mapping: OpenedMapping) -> Lens:
    return read_lens(mapping.round(), framework())


def row(mapping: OpenedMapping, known_as: str = ONE) -> LensRow:
    return lens(mapping).row(known_as)


def said(mapping: OpenedMapping, text: str) -> str:
    return points(mapping.round())[text]


@pytest.fixture
def talked(tmp_path: Path) -> OpenedMapping:
    return a_talked_round(tmp_path / "n.sqlite")


def test_nothing_is_linked_by_itself(talked: OpenedMapping) -> None:
    rows = [row for section in lens(talked).sections for row in section.rows]
    assert len(rows) == 241 and {row.spoken for row in rows} == {Spoken.NOBODY}
    assert not any(section.is_linked for section in lens(talked).sections)


@pytest.mark.parametrize(
    ("texts", "spoken", "by"),
    [
        (["Welcome pack"], Spoken.DOING, "leaders doing"),
        ([LETTERS, OLD_TEMPLATES], Spoken.DEVELOP, "workers and managers to develop"),
        ([LETTERS, "Welcome pack"], Spoken.BOTH, "workers to develop; leaders doing"),
        ([WRITE_AGAIN], Spoken.MENTIONED, "workers mentioned"),
        ([WRITE_AGAIN, LETTERS], Spoken.DEVELOP, "workers to develop"),
    ],
)
def test_who_spoke_to_it_and_how(
    talked: OpenedMapping, texts: list[str], spoken: Spoken, by: str
) -> None:
    for text in texts:
        assert linker(talked).link(POINT, said(talked, text), ONE) == 1
    found = row(talked)
    assert (found.spoken, found.said_by) == (spoken, by)
    assert {point.text for point in found.points} == set(texts)
    assert all(not point.by_way_of for point in found.points)


def test_a_joint_session_speaks_for_each_of_its_groups(tmp_path: Path) -> None:
    mapping = a_mapping(tmp_path / "n.sqlite")
    live = a_live(mapping, Group.WORKERS, Group.LEADERS)
    live.record([line("+ Same day")])
    live.close()
    linker(mapping).link(POINT, said(mapping, "Same day"), ONE)
    assert row(mapping).groups == {Group.WORKERS: Spoken.DOING, Group.LEADERS: Spoken.DOING}


def test_a_link_of_a_theme_holds_for_its_points_whatever_its_capitals(
    talked: OpenedMapping,
) -> None:
    assert linker(talked).link(THEME, "#LETTERS", ONE) == 1
    assert linker(talked).link(THEME, "letters", ONE) == 0
    found = row(talked)
    assert found.spoken is Spoken.BOTH
    assert [point.text for point in found.points] == [LETTERS, OLD_TEMPLATES, "Welcome pack"]
    assert found.points[0].by_way_of == ("theme “letters”",)
    assert [link.words for link in found.links] == ["letters"]


def test_a_theme_keeps_its_links_when_it_is_renamed_or_merged_and_back(
    talked: OpenedMapping,
) -> None:
    linker(talked).link(THEME, "letters", ONE)
    codebook = Codebook(talked, talked.newest_round())
    codebook.rename("letters", "First letters")
    assert row(talked).spoken is Spoken.BOTH
    assert linked_to(talked.round(), THEME, "first letters") == (ONE,)
    codebook.merge("First letters", "rotas")
    assert {point.text for point in row(talked).points} >= {LETTERS, "Rotas"}
    codebook.undo()
    assert "Rotas" not in {point.text for point in row(talked).points}
    assert linked_to(talked.round(), THEME, "First letters") == (ONE,)
    assert linked_to(talked.round(), THEME, "rotas") == ()
    codebook.undo()
    assert linked_to(talked.round(), THEME, "letters") == (ONE,)


def test_a_link_under_other_capitals_is_taken_back_too(talked: OpenedMapping) -> None:
    linker(talked).link(THEME, "letters", ONE)
    assert linker(talked).unlink(THEME, "Letters", ONE) == 1
    assert row(talked).spoken is Spoken.NOBODY


def test_a_gap_speaks_through_the_points_that_it_rests_on(talked: OpenedMapping) -> None:
    gap = a_gap(talked, groups=tuple(Group))
    assert linker(talked).link(GAP, str(gap.id), ONE) == 1
    found = row(talked)
    assert found.groups == {Group.WORKERS: Spoken.DEVELOP, Group.MANAGERS: Spoken.DEVELOP}
    assert NIGHTS in {point.text for point in found.points}
    assert [(link.kind, link.id) for link in found.links] == [(GAP, gap.id)]
    assert talked.round().gaps[0].expectations == (ONE,)


def test_a_gap_that_rests_on_a_finding_alone_is_mentioned_not_weighed(
    talked: OpenedMapping,
) -> None:
    source = Source(kind=SourceKind.FINDING, id="stay-together.first-interaction")
    gap = a_gap(talked, sources=(source,), groups=(Group.WORKERS,))
    linker(talked).link(GAP, str(gap.id), ONE)
    assert row(talked).groups == {Group.WORKERS: Spoken.MENTIONED}


def test_what_was_said_in_a_session_that_is_not_finished_counts_for_nothing(
    talked: OpenedMapping,
) -> None:
    live = a_live(talked, Group.WORKERS, state=SessionState.OPEN)
    live.record([line("+ Just now")])
    with pytest.raises(RefusedError, match="in the finished sessions"):
        linker(talked).link(POINT, said(talked, "Just now"), ONE)


def test_nothing_of_a_sealed_round_is_read(talked: OpenedMapping) -> None:
    gap = a_gap(talked)
    linker(talked).link(GAP, str(gap.id), ONE)
    linker(talked).link(POINT, said(talked, LETTERS), OTHER)
    a_live(talked, Group.LEADERS, state=SessionState.PLANNED)
    seal_new_round(talked, talked.newest_round())
    found = lens(talked)
    assert found.row(ONE).spoken is found.row(OTHER).spoken is Spoken.NOBODY
    assert not found.row(OTHER).points and not found.row(ONE).links
    assert "is sealed until every planned session has finished" in found.unread


def test_the_care_leavers_line_stands_apart(talked: OpenedMapping) -> None:
    begins = "Care leavers: 17 expectations and no question of their own; "
    assert lens(talked).care_leavers == begins + "nobody has spoken to any of them yet: ask."
    rows = lens(talked).section("loving-homes").rows
    theirs = [one.placed.id for one in rows if one.belongs_to_care_leavers]
    linker(talked).link(POINT, said(talked, LETTERS), theirs[0])
    assert lens(talked).care_leavers == begins + "ask about those that nobody mentioned."
    linker(talked).change(Change(POINT, said(talked, LETTERS), one, True) for one in theirs)
    assert lens(talked).care_leavers == begins + "each was spoken to."


def test_what_nobody_mentioned_is_a_list_by_role(talked: OpenedMapping) -> None:
    linker(talked).link(POINT, said(talked, LETTERS), OTHER)
    section = lens(talked).section(SECTION)
    asks = [one.placed.id for one in section.to_ask]
    assert OTHER not in asks and len(asks) == len(section.rows) - 1
    assert len(section.of(Role.PRACTITIONERS)) == 13


def test_undo_takes_a_whole_change_back_and_only_adds(talked: OpenedMapping) -> None:
    ours, gap = linker(talked), a_gap(talked, expectations=(OTHER,))
    before = len(talked.store.round_history(talked.newest_round()))
    ours.change(
        [
            Change(POINT, said(talked, LETTERS), ONE, put=True),
            Change(THEME, "letters", ONE, put=True),
            Change(GAP, str(gap.id), ONE, put=True),
            Change(GAP, str(gap.id), OTHER, put=False),
        ]
    )
    assert talked.round().gaps[0].expectations == (ONE,)
    assert ours.undo() and not ours.undo()
    assert row(talked).spoken is Spoken.NOBODY
    assert talked.round().gaps[0].expectations == (OTHER,)
    assert len(talked.store.round_history(talked.newest_round())) == before + 6


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (Change(POINT, "nowhere", ONE, put=True), "There is no point nowhere"),
        (Change(THEME, "nothing", ONE, put=True), "There is no theme “nothing”"),
        (Change(GAP, "none", ONE, put=True), "There is no gap none"),
        (Change(THEME, "letters", "x.y", put=True), "There is no expectation “x.y”"),
    ],
)
def test_what_is_not_there_cannot_be_linked(
    talked: OpenedMapping, change: Change, sentence: str
) -> None:
    with pytest.raises(RefusedError, match=sentence):
        linker(talked).change([Change(THEME, "rotas", OTHER, put=True), change])
    assert not talked.round().expectation_links, "all or none"


def test_a_role_is_needed(talked: OpenedMapping) -> None:
    with pytest.raises(RefusedError, match="in which role"):
        Linker(talked, talked.newest_round(), " ", framework).link(THEME, "letters", ONE)


def test_links_travel_with_the_round(talked: OpenedMapping, tmp_path: Path) -> None:
    linker(talked).link(THEME, "letters", ONE)
    Codebook(talked, talked.newest_round()).rename("letters", "post")
    data = export_round(talked, None).encode()
    with a_mapping(tmp_path / "other.sqlite", banks=()) as other:
        import_round(other, read_document(data, {}.get).model_copy(update={"title": "Again"}))
        assert other.round("Again").expectation_links == talked.round().expectation_links


def test_at_most_three_are_suggested_by_their_letters(talked: OpenedMapping) -> None:
    text = "Genograms get drawn with the children, and family maps, and then they get filed"
    likely = likely_expectations(framework(), text, SECTION)
    assert likely[0].id == "stay-together.practitioners.11" and len(likely) <= 3
    out = (likely[0].id,)
    assert likely[0] not in likely_expectations(framework(), text, SECTION, out)
    assert likely_expectations(framework(), "Xylophone", SECTION) == ()


def test_the_section_in_which_something_was_said_comes_first() -> None:
    text = "We listen to the views of children and families in every area"
    for section in ("stay-together", "loving-homes"):
        assert likely_expectations(framework(), text, section)[0].section == section


def test_suggestions_for_a_point_leave_out_what_is_linked_and_link_nothing(tmp_path: Path) -> None:
    mapping, text = a_mapping(tmp_path / "n.sqlite"), "Rich genograms and family maps"
    live = a_live(mapping)
    live.record([line(f"+ {text}")])
    live.close()
    point = said(mapping, text)
    first, *_ = suggested_for_point(mapping.round(), framework(), point)
    assert likely_points(mapping.round(), framework(), first) == (point,)
    assert row(mapping, first.id).spoken is Spoken.NOBODY
    linker(mapping).link(POINT, point, first.id)
    assert first not in suggested_for_point(mapping.round(), framework(), point)
    assert likely_points(mapping.round(), framework(), first) == ()
