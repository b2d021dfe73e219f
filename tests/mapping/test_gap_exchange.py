"""What else is recorded about a round, in its document, both ways: gaps, actions, evidence …"""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ncf_reflect.errors import FaultsError
from ncf_reflect.mapping import disclosing
from ncf_reflect.mapping.actions import amend_action, withdraw_action
from ncf_reflect.mapping.exchange import export_round, import_round
from ncf_reflect.mapping.gaps import amend_gap, restore_gap, withdraw_gap
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.report_words import write_words
from ncf_reflect.mapping.revising import stamp
from ncf_reflect.mapping.round_lists import LISTS
from ncf_reflect.model.evidence import LinkKind
from ncf_reflect.model.gap import ActionStatus, GapSize, GapStatus
from ncf_reflect.model.shared import DisclosureChoice, WordsEntry, WordsPlace
from ncf_reflect.storage.checking import check
from tests.mapping.builders import ROUND, opened
from tests.mapping.documents import Json, a_document, read, setting
from tests.mapping.gap_making import (
    LETTERS,
    QA,
    a_gap,
    a_talked_round,
    an_action,
    beside,
    everything_else,
    points,
)
from tests.mapping.test_round_exchange import empty

NEW_LISTS = (*(each.name for each in LISTS[2:]), "baseline")

GAP: Json = {
    "id": "g1",
    "section": "stay-together",
    "question": "stay-together.first-interaction",
    "groups": ["workers"],
    "told": "Workers told us that letters are hard to read",
    "sources": [
        {"kind": "point", "id": "77de"},
        {
            "kind": "finding",
            "id": "stay-together.first-interaction",
            "groups": ["workers", "leaders"],
        },
        {"kind": "decision", "id": "d1"},
    ],
}
HAND: Json = {
    "decisions": [
        {
            "id": "d1",
            "question": "stay-together.first-interaction",
            "groups": ["workers", "leaders"],
            "verdict": "confirm",
            "role": "QA lead",
        }
    ],
    "gaps": [GAP],
    "actions": [{"gap": "g1", "task": "Write again"}],
    "evidence": [
        {
            "strand": "audit",
            "source": "Spring audit",
            "says": "9 of 22",
            "level": "strong",
            "links": [
                {"kind": "gap", "id": "g1"},
                {"kind": "question", "id": "stay-together.complexity"},
                {"kind": "section", "id": "safe"},
                {"kind": "theme", "id": "letters"},
            ],
        }
    ],
    "baseline": {
        "authority": "Northumberland",
        "source": "QA framework",
        "items": [{"id": "b1", "section": "safe", "list": "doing", "text": "Plain letters"}],
    },
    "baseline_matches": [{"item": "b1", "themes": ["letters"]}],
    "disclosures": [{"point": "77de", "choice": "mask", "text_hash": "0" * 64}],
    "words": [{"place": "summary", "text": "Good work"}],
    "expectation_links": [{"kind": "point", "id": "77de", "expectation": "e1"}],
}

whole = a_document(*(setting(value, name) for name, value in HAND.items()))


@pytest.fixture
def full(tmp_path: Path) -> OpenedMapping:
    """A round with something in every list, some of it amended, withdrawn and restored."""
    mapping = a_talked_round(tmp_path / "n.sqlite")
    gap, gone = a_gap(mapping), a_gap(mapping, theme="letters")
    action = an_action(mapping, gap, owner="Head of service")
    amend_action(mapping, mapping.round(), str(action.id), {"status": ActionStatus.DONE}, QA)
    withdraw_action(mapping, mapping.round(), str(an_action(mapping, gap).id), QA)
    amend_gap(mapping, mapping.round(), str(gap.id), {"size": GapSize.LARGE}, "head of service")
    withdraw_gap(mapping, mapping.round(), str(gone.id), QA)
    everything_else(mapping, gap)
    empty_words = {"place": WordsPlace.ASKS, "text": "", **stamp(mapping, QA)}
    mapping.store.append_to_round(ROUND, [WordsEntry.model_validate(empty_words)])
    return mapping


def brought_over(mapping: OpenedMapping, folder: Path) -> OpenedMapping:
    other = empty(folder)
    import_round(other, read(export_round(mapping).encode()))
    return other


def test_everything_comes_back_the_same(full: OpenedMapping, tmp_path: Path) -> None:
    said = export_round(full)
    assert all(json.loads(said)[name] for name in NEW_LISTS)
    other = brought_over(full, tmp_path)
    assert export_round(other) == said
    assert other.round() == full.round()
    assert check(other.store.path) == ()
    assert import_round(other, read(said.encode())) == (0, 3)
    assert export_round(other) == said


def test_what_was_chosen_for_other_texts_travels_too(full: OpenedMapping, tmp_path: Path) -> None:
    """A choice for a gap, an action, evidence or the author's words is none for a point."""
    number = "ring 943 476 5919"
    round_ = full.round()
    amend_gap(full, round_, str(round_.gaps[0].id), {"needed": number}, QA)
    action = str(round_.actions[0].id)
    amend_action(full, round_, action, {"measure": number}, QA)
    write_words(full, round_, {"summary": number})
    for one in disclosing.listed(full.round()):
        disclosing.choose(full, full.round(), one.id, DisclosureChoice.KEEP)
    withdraw_action(full, full.round(), action, QA)
    document = export_round(full)
    again = empty(tmp_path / "again.sqlite")
    import_round(again, read(document.encode()))
    assert export_round(again) == document
    assert {one.point for one in again.round().disclosures} >= {action, "words.summary"}


def test_what_was_recorded_since_comes_in_after_what_is_here(
    full: OpenedMapping, tmp_path: Path
) -> None:
    other = brought_over(full, tmp_path)
    a_gap(full, told="Another")
    import_round(other, read(export_round(full).encode()))
    assert other.round() == full.round()


def test_rounds_that_went_on_otherwise_are_refused(full: OpenedMapping, tmp_path: Path) -> None:
    other = brought_over(full, tmp_path)
    a_gap(full, told="Here")
    amend_gap(other, other.round(), str(other.round().gaps[0].id), {"told": "There"}, QA)
    with pytest.raises(FaultsError, match=r"round_history\[\d+\]: the round went on otherwise"):
        import_round(other, read(export_round(full).encode()))


def test_a_document_by_hand_says_only_what_matters(tmp_path: Path) -> None:
    other = empty(tmp_path)
    import_round(other, read(whole))
    round_ = other.round()
    (gap,), (action,), (evidence,) = round_.gaps, round_.actions, round_.evidence
    assert (gap.id, gap.role, action.gap) == ("g1", "import", "g1")
    assert [len(str(each)) for each in (action.id, evidence.id)] == [36, 36]
    assert all(each.at for each in (gap, action, evidence))
    assert round_.baseline
    assert all(getattr(round_, name) for name in NEW_LISTS)
    before = export_round(other)
    import_round(other, read(whole))
    assert export_round(other) == before


OTHERWISE: dict[str, tuple[object, ...]] = {
    r"gaps\[0\]: g1 is here with other": ("otherwise", "gaps", 0, "told"),
    r"actions\[0\]: \S+ is here with other": ("otherwise", "actions", 0, "task"),
    r"evidence\[0\]: \S+ is here with other": ("otherwise", "evidence", 0, "says"),
    r"baseline: another local baseline": ("otherwise", "baseline", "source"),
    r"baseline_matches\[0\]: b1 is here": ([], "baseline_matches", 0, "themes"),
    r"disclosures\[0\]: 77de is here": ("keep", "disclosures", 0, "choice"),
    r"words\[0\]: summary is here": ("otherwise", "words", 0, "text"),
}


@pytest.mark.parametrize("sentence", OTHERWISE)
def test_the_same_with_other_content_is_refused(tmp_path: Path, sentence: str) -> None:
    other = empty(tmp_path)
    import_round(other, read(whole))
    value, *path = OTHERWISE[sentence]
    with pytest.raises(FaultsError, match=sentence):
        import_round(other, read(a_document(setting(value, *path), of=json.loads(whole))))


def test_what_was_taken_back_here_does_not_come_in_again(tmp_path: Path) -> None:
    other = empty(tmp_path)
    import_round(other, read(whole))
    withdraw_gap(other, other.round(), "g1", QA)
    with pytest.raises(FaultsError, match=r"gaps\[0\]: g1 was taken back here"):
        import_round(other, read(whole))


def test_an_id_that_something_else_has_here_is_refused(tmp_path: Path) -> None:
    other = empty(tmp_path)
    import_round(other, read(a_document()))
    taken = {**GAP, "id": "9a0b", "sources": GAP["sources"][1:2]}
    theirs = a_document(
        setting("Autumn 2026", "title"), setting([], "sessions"), setting([taken], "gaps")
    )
    with pytest.raises(FaultsError, match=r"gaps\[0\].id: 9a0b belongs to something else here"):
        import_round(other, read(theirs))


FAULTS: dict[str, Callable[[Json], object]] = {
    r"gaps\[0\].sources: needs at least 1": setting([], "gaps", 0, "sources"),
    r"gaps\[0\].section: “no” is no section": setting("no", "gaps", 0, "section"),
    r"gaps\[0\].question: “no.such” is not asked": setting("no.such", "gaps", 0, "question"),
    r"gaps\[0\].question: .* is not in safe": setting("safe", "gaps", 0, "section"),
    r"gaps\[0\].groups: must be each group once": setting(
        ["leaders", "workers"], "gaps", 0, "groups"
    ),
    r"gaps\[0\].sources\[0\].id: there is no point “x”": setting(
        "x", "gaps", 0, "sources", 0, "id"
    ),
    r"gaps\[0\].sources\[1\].id: “x.y” is not asked": setting("x.y", "gaps", 0, "sources", 1, "id"),
    r"gaps\[0\].sources\[1\].groups\[0\]: .* is not put to NCASP": setting(
        ["partnership", "leaders"], "gaps", 0, "sources", 1, "groups"
    ),
    r"gaps\[0\].sources\[2\].id: there is no decision “x”": setting(
        "x", "gaps", 0, "sources", 2, "id"
    ),
    r"gaps\[0\].id: “9a0b” stands at": setting("9a0b", "gaps", 0, "id"),
    r"gaps\[1\].id: “g1” stands at gaps\[0\].id": setting([GAP, GAP], "gaps"),
    r"gaps\[0\]: say why a gap is closed": setting("closed", "gaps", 0, "status"),
    r"actions\[0\].gap: there is no gap “x”": setting("x", "actions", 0, "gap"),
    r"actions\[0\].id: “g1” stands at gaps": setting("g1", "actions", 0, "id"),
    r"actions\[0\]: an action that nobody owns": setting("done", "actions", 0, "status"),
    r"evidence\[0\].links\[0\].id: there is no gap": setting("x", "evidence", 0, "links", 0, "id"),
    r"evidence\[0\].links\[1\].id: “x” is not asked": setting("x", "evidence", 0, "links", 1, "id"),
    r"evidence\[0\].links\[2\].id: “x” is no section": setting(
        "x", "evidence", 0, "links", 2, "id"
    ),
    r"baseline.items\[1\].id: “b1” stands at": setting(
        HAND["baseline"]["items"] * 2, "baseline", "items"
    ),
    r"baseline_matches\[0\].item: there is no line of the local baseline “x”": setting(
        "x", "baseline_matches", 0, "item"
    ),
    r"disclosures\[0\].point: there is no point “x”": setting("x", "disclosures", 0, "point"),
    r"disclosures\[1\].point: “77de” stands twice": setting(HAND["disclosures"] * 2, "disclosures"),
    r"disclosures\[0\].text_hash: is not of the right": setting("x", "disclosures", 0, "text_hash"),
    r"words\[0\].section: “no” is no section": setting("no", "words", 0, "section"),
    r"words\[0\].text: must not be empty": setting(" ", "words", 0, "text"),
    r"words\[1\]: “summary” stands twice": setting(HAND["words"] * 2, "words"),
    r"expectation_links\[0\].id: there is no point": setting("x", "expectation_links", 0, "id"),
    r"expectation_links\[1\]: “point 77de e1” stands twice": setting(
        HAND["expectation_links"] * 2, "expectation_links"
    ),
}


@pytest.mark.parametrize("sentence", FAULTS)
def test_what_is_wrong_is_named_with_its_place(sentence: str) -> None:
    with pytest.raises(FaultsError, match=sentence):
        read(a_document(FAULTS[sentence], of=json.loads(whole)))


LISTED_OTHERWISE: dict[str, Callable[[Json], object]] = {
    "gaps": setting("Otherwise", "gaps", 0, "told"),
    "actions": lambda said: said["actions"].pop(),
    "evidence": setting("weak", "evidence", 0, "level"),
    "baseline_matches": lambda said: said.pop("baseline_matches"),
    "disclosures": setting("keep", "disclosures", 0, "choice"),
    "words": setting("More", "words", 0, "text"),
    "expectation_links": setting("e2", "expectation_links", 0, "expectation"),
    "baseline": setting("Another", "baseline", "source"),
}


def test_a_history_that_leads_elsewhere_is_refused(full: OpenedMapping) -> None:
    exported = json.loads(export_round(full))
    for name, change in LISTED_OTHERWISE.items():
        with pytest.raises(FaultsError, match=f"does not lead to what {name} say"):
            read(a_document(change, of=exported))


def test_a_history_that_speaks_of_nothing_is_refused_with_its_place(full: OpenedMapping) -> None:
    exported = json.loads(export_round(full))
    places = {entry["what"]: place for place, entry in enumerate(exported["round_history"])}
    gone = setting("x", "round_history", places["disclosure"], "point")
    wrong = setting(7, "round_history", places["action"], "gap")
    with pytest.raises(FaultsError, match=rf"round_history\[{places['disclosure']}\].point: there"):
        read(a_document(gone, of=exported))
    with pytest.raises(FaultsError, match=rf"round_history\[{places['action']}\].gap: must be tex"):
        read(a_document(wrong, of=exported))


def test_an_id_of_the_history_alone_is_not_two_things(full: OpenedMapping) -> None:
    exported = json.loads(export_round(full))
    history = exported["round_history"]
    action = next(entry for entry in history if entry["what"] == "action" and entry["withdrawn"])
    for entry in history:
        if entry.get("action") == action["action"]:
            entry["action"] = exported["gaps"][0]["id"]
    with pytest.raises(FaultsError, match=r"round_history\[\d+\].action: “\S+” stands at gaps"):
        read(json.dumps(exported).encode())


def test_a_point_withdrawn_since_stays_what_a_gap_rests_on(
    full: OpenedMapping, tmp_path: Path
) -> None:
    exported = json.loads(export_round(full))
    session, history = exported["sessions"][0], exported["sessions"][0]["history"]
    point = points(full.round())[LETTERS]
    last = [entry for entry in history if entry.get("point") == point][-1]
    history.append({**last, "withdrawn": True})
    answer = session["answers"][0]
    answer["points"] = [each for each in answer["points"] if each["id"] != point]
    other = empty(tmp_path)
    import_round(other, read(json.dumps(exported).encode()))
    assert point in {source.id for source in other.round().gaps[0].sources}
    assert read(export_round(other).encode())


Step = Callable[[OpenedMapping], object]


def _of_the_first(mapping: OpenedMapping, change: Callable[[str], object]) -> None:
    for gap in mapping.round().gaps[:1]:
        change(str(gap.id))


def _restore_last(mapping: OpenedMapping) -> None:
    entries = [e for e in mapping.store.round_history(ROUND) if e.what == "gap"]
    newest = {entry.gap: entry for entry in entries if entry.what == "gap"}
    for gap in [known_as for known_as, entry in newest.items() if entry.withdrawn][-1:]:
        restore_gap(mapping, mapping.round(), gap, QA)


def _act(mapping: OpenedMapping, owner: str) -> None:
    for gap in mapping.round().gaps[-1:]:
        an_action(mapping, gap, owner=owner)


def _finish(mapping: OpenedMapping) -> None:
    for action in mapping.round().actions[:1]:
        owned = {"owner": "Head of service", "status": ActionStatus.DONE}
        amend_action(mapping, mapping.round(), str(action.id), owned, QA)


def _write(mapping: OpenedMapping, place: WordsPlace, text: str) -> None:
    fields = {"place": place, "text": text, **stamp(mapping, QA)}
    mapping.store.append_to_round(ROUND, [WordsEntry.model_validate(fields)])


texts = st.text("abc [/]#“”\n", max_size=12)
steps = st.one_of(
    st.builds(lambda told: lambda m: a_gap(m, told=told), texts),
    st.builds(
        lambda said: (
            lambda m: _of_the_first(
                m, lambda gap: amend_gap(m, m.round(), gap, {"children": said}, QA)
            )
        ),
        texts,
    ),
    st.just(
        lambda m: _of_the_first(
            m,
            lambda gap: amend_gap(
                m, m.round(), gap, {"status": GapStatus.CLOSED, "reason": "shown"}, QA
            ),
        )
    ),
    st.just(lambda m: _of_the_first(m, lambda gap: withdraw_gap(m, m.round(), gap, QA))),
    st.just(_restore_last),
    st.builds(lambda owner: lambda m: _act(m, owner), texts),
    st.just(_finish),
    st.just(lambda m: beside(m, LinkKind.SECTION, "safe")),
    st.builds(
        lambda place, text: lambda m: _write(m, place, text), st.sampled_from(WordsPlace), texts
    ),
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(st.lists(steps, max_size=12))
def test_whatever_is_recorded_stays_and_travels_whole(sequence: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "n.sqlite"
        with a_talked_round(path) as mapping:
            for step in sequence:
                step(mapping)
            said, round_ = export_round(mapping), mapping.round()
        with opened(path) as again:
            assert again.round() == round_
            assert export_round(again) == said
        assert check(path) == ()
        with brought_over_from(said, Path(folder)) as other:
            assert export_round(other) == said
            assert other.round() == round_
        assert check(Path(folder) / "other.sqlite") == ()
        assert all(gap.sources for gap in round_.gaps)
        assert all(
            action.owner.strip() for action in round_.actions if action.status is ActionStatus.DONE
        )


def brought_over_from(said: str, folder: Path) -> OpenedMapping:
    other = empty(folder)
    import_round(other, read(said.encode()))
    return other
