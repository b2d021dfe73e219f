"""Decisions, themes and the seal in a round document, both ways."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ncf_reflect.errors import FaultsError
from ncf_reflect.mapping.exchange import export_round, import_round
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.mapping.sealing import unseal
from ncf_reflect.mapping.themes import Codebook
from ncf_reflect.model.findings import Code
from ncf_reflect.model.groups import Group
from ncf_reflect.storage import files
from ncf_reflect.storage.checking import check
from tests.analysis.builders import FIRST_INTERACTION, tool_1, tool_2
from tests.mapping.builders import (
    AUTHORITY,
    HOLDER,
    NOW,
    a_live,
    a_mapping,
    line,
    numbered,
    salts,
    sealed_as_imported,
    ticking,
)
from tests.mapping.deciding import CONFIRM, SET_ASIDE, decided, pair_in, recode
from tests.mapping.documents import SOUND, Json, a_document, read, setting

DECISION: Json = {
    "question": FIRST_INTERACTION,
    "groups": ["workers", "leaders"],
    "verdict": "set-aside",
    "note": "the same people",
    "role": "QA lead",
}
THEME: Json = {"name": "letters", "description": "what we send"}

whole = a_document(
    setting([DECISION], "decisions"), setting([THEME], "themes"), setting(True, "sealed")
)


@pytest.fixture
def decided_mapping(tmp_path: Path) -> OpenedMapping:
    """A sealed round unsealed early, three decisions on two pairs, themes described and renamed."""
    mapping = a_mapping(tmp_path / "n.sqlite", banks=())
    sealed_as_imported(mapping, "Sealed", tool_1(), tool_2())
    for group in (Group.WORKERS, Group.MANAGERS, Group.LEADERS):
        live = a_live(mapping, group)
        live.record([line("- Letters #letters")])
        live.close()
    a_live(mapping)
    unseal(mapping, "Sealed", "the board meets", "QA lead")
    decided(mapping, CONFIRM)
    decided(mapping, SET_ASIDE)
    decided(mapping, recode(Code.SILENCE), (Group.WORKERS, Group.MANAGERS))
    book = Codebook(mapping, "Sealed")
    book.describe("letters", "what we send")
    book.rename("letters", "post")
    return mapping


def empty(folder: Path) -> OpenedMapping:
    """A mapping of the same authority with no round in it."""
    store = files.create(folder / "other.sqlite", AUTHORITY, NOW, HOLDER)
    store._database.execute("PRAGMA synchronous=OFF")
    return OpenedMapping(store, ticking(), numbered("other"), salts())


def test_a_round_with_decisions_comes_back_the_same(
    decided_mapping: OpenedMapping, tmp_path: Path
) -> None:
    said = export_round(decided_mapping)
    other = empty(tmp_path)
    import_round(other, read(said.encode()))
    assert export_round(other, "Sealed") == said
    assert other.round("Sealed") == decided_mapping.round()
    assert check(other.store.path) == ()


def test_importing_it_twice_changes_nothing(decided_mapping: OpenedMapping, tmp_path: Path) -> None:
    document = read(export_round(decided_mapping).encode())
    other = empty(tmp_path)
    import_round(other, document)
    before = export_round(other, "Sealed")
    assert import_round(other, document) == (0, 4)
    assert export_round(other, "Sealed") == before


def test_what_was_decided_since_comes_in_after_what_is_here(
    decided_mapping: OpenedMapping, tmp_path: Path
) -> None:
    earlier = read(export_round(decided_mapping).encode())
    decided(decided_mapping, CONFIRM)
    other = empty(tmp_path)
    import_round(other, earlier)
    import_round(other, read(export_round(decided_mapping).encode()))
    assert other.round("Sealed").decisions == decided_mapping.round().decisions
    import_round(other, earlier)
    assert len(other.round("Sealed").decisions) == 4


def test_decisions_that_part_are_refused(decided_mapping: OpenedMapping, tmp_path: Path) -> None:
    earlier = read(export_round(decided_mapping).encode())
    other = empty(tmp_path)
    import_round(other, earlier)
    decided(other, CONFIRM)
    decided(decided_mapping, SET_ASIDE)
    with pytest.raises(FaultsError, match=r"round_history\[7\]: the round went on otherwise here"):
        import_round(other, read(export_round(decided_mapping).encode()))


def test_a_document_by_hand_may_have_none_of_it(tmp_path: Path) -> None:
    other = empty(tmp_path)
    import_round(other, read(a_document()))
    round_ = other.round("Spring 2026")
    assert (round_.decisions, round_.themes, round_.sealed) == ((), (), False)


def test_a_document_by_hand_says_only_what_was_decided(tmp_path: Path) -> None:
    other = empty(tmp_path)
    import_round(other, read(whole))
    round_ = other.round("Spring 2026")
    (decision,) = round_.decisions
    assert decision.suggested_code is Code.NOT_COMPARABLE
    assert decision.ruleset == "v1"
    assert round_.themes[0].description == "what we send"
    assert round_.sealed
    assert len(round_.sealed_sessions) == 1


def test_what_comes_in_by_hand_rests_on_what_the_document_says(tmp_path: Path) -> None:
    other = empty(tmp_path)
    import_round(other, read(a_document(setting([DECISION], "decisions"))))
    decision = pair_in(other.round("Spring 2026")).decision
    assert decision is not None
    assert not decision.needs_review


def test_a_document_by_hand_can_come_twice(tmp_path: Path) -> None:
    other = empty(tmp_path)
    import_round(other, read(whole))
    before = export_round(other, "Spring 2026")
    import_round(other, read(whole))
    assert export_round(other, "Spring 2026") == before


def test_an_unsealed_round_takes_its_document_again(tmp_path: Path) -> None:
    other = empty(tmp_path)
    import_round(other, read(whole))
    unseal(other, "Spring 2026", "the board meets", "QA lead")
    import_round(other, read(whole))
    assert not other.round("Spring 2026").sealed


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (setting("otherwise", "decisions", 0, "note"), r"decisions\[0\]: .* other content"),
        (setting("post", "themes", 0, "description"), r"themes\[0\]: letters .* other content"),
    ],
)
def test_the_same_with_other_content_is_refused(
    tmp_path: Path, change: Callable[[Json], object], sentence: str
) -> None:
    other = empty(tmp_path)
    import_round(other, read(whole))
    with pytest.raises(FaultsError, match=sentence):
        import_round(other, read(a_document(change, of=json.loads(whole))))


def test_a_round_that_was_not_made_sealed_is_not_sealed_by_a_document(tmp_path: Path) -> None:
    other = empty(tmp_path)
    import_round(other, read(a_document()))
    with pytest.raises(FaultsError, match="was not made sealed here"):
        import_round(other, read(a_document(setting(True, "sealed"))))


def test_the_id_of_a_point_is_not_taken_for_a_decision(tmp_path: Path) -> None:
    other = empty(tmp_path)
    import_round(other, read(a_document()))
    theirs = {**SOUND, "title": "Other", "sessions": [], "decisions": [{**DECISION, "id": "9a0b"}]}
    with pytest.raises(FaultsError, match=r"decisions\[0\].id: 9a0b belongs to something else"):
        import_round(other, read(json.dumps(theirs).encode()))


FAULTS = {
    r"decisions\[0\]: a note is needed": setting("", "decisions", 0, "note"),
    r"decisions\[0\].question: “no.such” is not asked": setting(
        "no.such", "decisions", 0, "question"
    ),
    r"decisions\[0\].groups\[0\]: .* is not put to NCASP": setting(
        ["partnership", "workers"], "decisions", 0, "groups"
    ),
    "in the order NCASP, workers": setting(["leaders", "workers"], "decisions", 0, "groups"),
    "a new code goes with recoding": setting("silence", "decisions", 0, "code"),
    r"decisions\[0\].id: “9a0b” stands at": setting("9a0b", "decisions", 0, "id"),
    r"decisions\[0\].verdict: ": setting("agree", "decisions", 0, "verdict"),
    r"themes\[1\].name: “Letters” stands twice": setting([THEME, {"name": "Letters"}], "themes"),
    "sealed: ": setting("yes", "sealed"),
}


@pytest.mark.parametrize("sentence", FAULTS)
def test_what_is_wrong_is_named_with_its_place(sentence: str) -> None:
    with pytest.raises(FaultsError, match=sentence):
        read(a_document(FAULTS[sentence], of=json.loads(whole)))


def test_a_history_that_leads_elsewhere_is_refused(decided_mapping: OpenedMapping) -> None:
    said = json.loads(export_round(decided_mapping))
    said["decisions"][0]["note"] = "otherwise"
    with pytest.raises(FaultsError, match="round_history: does not lead to what decisions"):
        read(json.dumps(said).encode())
