"""The local baseline beside what groups said: four states, matched by a person."""

from pathlib import Path

import pytest

from ncf_reflect.errors import FaultsError, RefusedError
from ncf_reflect.mapping.baseline import (
    Matcher,
    item_of,
    match_of,
    use_baseline,
    whose_sentence,
)
from ncf_reflect.mapping.baseline_beside import ItemBeside, baseline_beside, rows_beside
from ncf_reflect.mapping.filing import mark_strength
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.strands import staff_view_only
from ncf_reflect.mapping.themes import Codebook
from ncf_reflect.model.evidence import BaselineItem, BaselineState
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Strength
from tests.mapping.builders import ROUND, opened
from tests.mapping.outside import CONFERENCES, FIRST, PANEL, PLAIN, a_baseline, an_item, heard

NOT_MATCHED, CONFIRMED, CONTRADICTED, MENTIONED, NOBODY = BaselineState


def beside(
    folder: Path, item: BaselineItem, *themes: str, **said: list[str]
) -> tuple[BaselineState, str]:
    """What a line comes to that is matched with these themes, after groups said these lines."""
    mapping = heard(folder, a_baseline(item), **said)
    Matcher(mapping, ROUND).match(item.id, themes)
    (one,) = baseline_beside(mapping.round())[0].items
    return one.state, one.sentence


def only(mapping: OpenedMapping) -> ItemBeside:
    return baseline_beside(mapping.round())[0].items[0]


def test_a_line_that_groups_say_too_is_known_and_confirmed(tmp_path: Path) -> None:
    said = {"workers": ["+ New letters #letters"], "leaders": ["+ Templates #Letters"]}
    assert beside(tmp_path, PLAIN, "LETTERS", **said) == (
        CONFIRMED,
        "On the list of what we already do. Workers and leaders say it is done (“Letters”).",
    )


def test_a_line_to_develop_that_groups_want_developed_is_confirmed(tmp_path: Path) -> None:
    state, sentence = beside(tmp_path, CONFERENCES, "fgc", workers=["- More of them #fgc"])
    assert (state, sentence) == (
        CONFIRMED,
        "On the list of what we need to develop. Workers say to develop (“fgc”).",
    )


def test_what_workers_say_to_develop_contradicts_the_list_of_what_is_done(tmp_path: Path) -> None:
    said = {"workers": ["- Jargon #letters"], "managers": ["+ Done #letters"]}
    assert beside(tmp_path, PLAIN, "letters", **said) == (
        CONTRADICTED,
        "On the list of what we already do. Workers say to develop (“letters”); "
        "managers say it is done (“letters”).",
    )


def test_what_leaders_say_is_done_contradicts_the_list_to_develop(tmp_path: Path) -> None:
    state, sentence = beside(tmp_path, CONFERENCES, "fgc", leaders=["+ Done #fgc"])
    assert state is CONTRADICTED
    assert "Leaders say it is done (“fgc”)" in sentence


def test_a_group_that_says_both_contradicts_neither_list(tmp_path: Path) -> None:
    state, sentence = beside(
        tmp_path, PLAIN, "letters", "packs", workers=["- Jargon #letters", "+ Packs #packs"]
    )
    assert state is CONFIRMED
    assert "say both, that it is done and to develop (“letters”, “packs”)" in sentence


def test_what_is_done_and_to_develop_is_still_to_develop(tmp_path: Path) -> None:
    state, _ = beside(tmp_path, CONFERENCES, "fgc", workers=["+ Begun #fgc", "- More #fgc"])
    assert state is CONFIRMED


def test_what_is_in_place_and_needs_strengthening_contradicts_nothing(tmp_path: Path) -> None:
    mapping = heard(tmp_path, a_baseline(PLAIN), workers=["- Jargon #letters"])
    (session,) = mapping.round().sessions
    (point,) = session.answers[0].points
    mark_strength(mapping, session.known_id, [str(point.id)], Strength.NEEDS_STRENGTHENING)
    Matcher(mapping, ROUND).match(PLAIN.id, ["letters"])
    assert only(mapping).state is CONFIRMED
    assert "in place and needs strengthening" in only(mapping).sentence


def test_a_theme_that_stands_only_on_notes_is_mentioned(tmp_path: Path) -> None:
    state, sentence = beside(tmp_path, PLAIN, "letters", workers=[". Spoke of them #letters"])
    assert state is MENTIONED
    assert "mentioned it, neither as done nor as to develop" in sentence


def test_a_line_is_raised_by_nobody_only_once_a_person_says_so(tmp_path: Path) -> None:
    mapping = heard(tmp_path, a_baseline(PANEL), workers=["+ Kind #welcome"])
    assert (only(mapping).state, only(mapping).sentence) == (NOT_MATCHED, "Not yet matched.")
    Matcher(mapping, ROUND).nobody("B-b2b2")
    assert only(mapping).state is NOBODY
    assert only(mapping).sentence == (
        "On the list of what we already do. "
        "No group raised it; no group was asked about it by name."
    )


def test_nobody_cannot_be_said_of_a_section_where_no_group_was_heard(tmp_path: Path) -> None:
    mapping = heard(tmp_path, a_baseline(PANEL))
    with pytest.raises(RefusedError, match="nobody was heard"):
        Matcher(mapping, ROUND).nobody(PANEL.id)
    assert only(mapping).state is NOT_MATCHED


def test_raised_by_nobody_is_not_said_while_no_session_can_be_read(tmp_path: Path) -> None:
    mapping = heard(tmp_path, a_baseline(PANEL), workers=["+ Kind #welcome"])
    Matcher(mapping, ROUND).nobody(PANEL.id)
    unread = mapping.round().model_copy(update={"sessions": ()})
    assert baseline_beside(unread)[0].items[0].state is NOT_MATCHED


def test_themes_that_match_no_line_are_newly_raised(tmp_path: Path) -> None:
    said = {"workers": ["- Late #letters", "+ Kind #welcome"], "leaders": ["- Slow #welcome"]}
    mapping = heard(tmp_path, a_baseline(PLAIN, PANEL), **said)
    (section,) = baseline_beside(mapping.round())
    # “letters” is suggested for a line that is not matched yet: it may be known.
    assert [new.sentence for new in section.new] == [
        "Matches no line so far: “welcome”. Workers say it is done; leaders say to develop."
    ]
    assert section.sentence == (
        "2 lines: 2 not yet matched; 1 theme newly raised, as far as lines are matched."
    )
    matcher = Matcher(mapping, ROUND)
    matcher.match(PLAIN.id, ["letters"])
    matcher.nobody(PANEL.id)
    (section,) = baseline_beside(mapping.round())
    assert section.new[0].sentence.startswith("Not on the list: “welcome”.")
    assert section.new[0].groups == (Group.WORKERS, Group.LEADERS)


def test_likeness_suggests_and_matches_nothing(tmp_path: Path) -> None:
    mapping = heard(tmp_path, a_baseline(PLAIN), workers=["- Late #letters"])
    assert [likely.theme for likely in only(mapping).suggestions] == ["letters"]
    assert only(mapping).state is NOT_MATCHED
    Matcher(mapping, ROUND).refuse(PLAIN.id, "Letters")
    assert only(mapping).suggestions == ()
    assert only(mapping).state is NOT_MATCHED


def test_a_theme_that_comes_up_later_is_suggested_for_what_nobody_raised(tmp_path: Path) -> None:
    mapping = heard(tmp_path, a_baseline(PLAIN), workers=["- Late #letters"])
    matcher = Matcher(mapping, ROUND)
    matcher.nobody(PLAIN.id)
    assert only(mapping).suggestions == ()
    (session,) = mapping.round().sessions
    Codebook(mapping, ROUND).tag([str(session.answers[0].points[0].id)], "family letters")
    assert [likely.theme for likely in only(mapping).suggestions] == ["family letters"]


def test_a_match_follows_a_theme_that_is_renamed_and_back(tmp_path: Path) -> None:
    mapping = heard(tmp_path, a_baseline(PLAIN), workers=["- Late #letters"])
    Matcher(mapping, ROUND).match(PLAIN.id, ["letters"])
    codebook = Codebook(mapping, ROUND)
    codebook.rename("letters", "post")
    assert (only(mapping).state, only(mapping).themes) == (CONTRADICTED, ("post",))
    codebook.undo()
    assert (only(mapping).state, only(mapping).themes) == (CONTRADICTED, ("letters",))


def test_a_theme_that_is_taken_off_all_points_leaves_a_line_to_be_matched_again(
    tmp_path: Path,
) -> None:
    mapping = heard(tmp_path, a_baseline(PLAIN), workers=["- Late #letters"])
    Matcher(mapping, ROUND).match(PLAIN.id, ["letters"])
    (session,) = mapping.round().sessions
    Codebook(mapping, ROUND).untag([str(session.answers[0].points[0].id)], "letters")
    assert only(mapping).state is NOT_MATCHED
    assert only(mapping).sentence == (
        "It was matched with “letters”, which no group raises here now: match it again."
    )


def test_only_themes_that_groups_raised_in_the_section_can_be_matched(tmp_path: Path) -> None:
    mapping = heard(tmp_path, a_baseline(PLAIN), workers=["- Late #letters"])
    matcher = Matcher(mapping, ROUND)
    with pytest.raises(RefusedError, match=r"No group raised “post” on stay-together\. .*letters"):
        matcher.match(PLAIN.id, ["post"])
    with pytest.raises(RefusedError, match="no line B-none"):
        matcher.match("B-none", ["letters"])


def test_each_step_is_taken_back_by_a_further_entry(tmp_path: Path) -> None:
    mapping = heard(tmp_path, a_baseline(PLAIN), workers=["- Late #letters"])
    matcher = Matcher(mapping, ROUND)
    before = len(mapping.store.round_history(ROUND))
    matcher.refuse(PLAIN.id, "letters")
    matcher.nobody(PLAIN.id)
    matcher.match(PLAIN.id, ["letters"])
    matcher.match(PLAIN.id, ["letters"])
    states = []
    while matcher.undo():
        states.append((only(mapping).state, match_of(mapping.round(), PLAIN.id).refused))
    assert states == [(NOBODY, ("letters",)), (NOT_MATCHED, ("letters",)), (NOT_MATCHED, ())]
    assert len(mapping.store.round_history(ROUND)) == before + 6


def test_a_match_is_on_disk_and_counts_as_audit(tmp_path: Path) -> None:
    mapping = heard(tmp_path, a_baseline(PLAIN), workers=["- Late #letters"])
    Matcher(mapping, ROUND).refuse(PLAIN.id, "other")
    assert staff_view_only(FIRST, mapping.round())
    made = Matcher(mapping, ROUND).match(PLAIN.id, ["letters"])
    mapping.store.close()
    with opened(mapping.store.path) as again:
        assert again.round().baseline_matches == (made,)
        assert not staff_view_only(FIRST, again.round())


def test_a_new_baseline_keeps_the_matches_of_lines_that_are_the_same(tmp_path: Path) -> None:
    mapping = heard(tmp_path, a_baseline(PLAIN), workers=["- Late #letters"])
    Matcher(mapping, ROUND).match(PLAIN.id, ["letters"])
    assert not use_baseline(mapping, mapping.round(), a_baseline(PLAIN))
    assert use_baseline(mapping, mapping.round(), a_baseline(PANEL, PLAIN))
    panel, plain = baseline_beside(mapping.round())[0].items
    assert (panel.state, plain.state) == (NOT_MATCHED, CONTRADICTED)


def test_a_baseline_of_other_sections_is_refused(tmp_path: Path) -> None:
    mapping = heard(tmp_path)
    strange = BaselineItem.model_validate({**PLAIN.model_dump(), "section": "elsewhere"})
    with pytest.raises(FaultsError, match="“elsewhere” is no section of this round"):
        use_baseline(mapping, mapping.round(), a_baseline(strange))
    assert mapping.round().baseline is None
    with pytest.raises(RefusedError, match="No local baseline"):
        item_of(mapping.round(), PLAIN.id)


def test_another_council_s_baseline_stands_as_an_example(tmp_path: Path) -> None:
    mapping = heard(tmp_path, a_baseline(PLAIN))
    assert whose_sentence(mapping.round()) == "Local baseline of Northumberland, 15 December 2023."
    use_baseline(mapping, mapping.round(), a_baseline(PLAIN, authority="Durham"))
    assert "An example: it is not Northumberland’s own." in whose_sentence(mapping.round())


def test_a_report_has_rows_with_references_and_no_words_of_a_point(tmp_path: Path) -> None:
    said = ['" They never asked about letters #letters', "- Slow #welcome"]
    mapping = heard(tmp_path, a_baseline(PLAIN, PANEL), leaders=said)
    Matcher(mapping, ROUND).match(PLAIN.id, ["letters"])
    rows = [row for one in baseline_beside(mapping.round()) for row in rows_beside(one)]
    assert [row.reference for row in rows] == ["B-a1a1", "B-b2b2", ""]
    assert [row.state for row in rows] == [
        "known and mentioned",
        "not yet matched",
        "newly raised",
    ]
    assert not any("never asked" in row.model_dump_json() for row in rows)


def test_lines_with_ids_of_their_own_have_references_that_tell_them_apart(tmp_path: Path) -> None:
    twins = (an_item("one-x", "First"), an_item("two-x", "Second"))
    mapping = heard(tmp_path, a_baseline(*twins))
    first, second = baseline_beside(mapping.round())[0].items
    assert first.reference != second.reference
    assert item_of(mapping.round(), second.reference) == twins[1]
