"""The round document: a whole round out of a mapping and into another (DESIGN section 5)."""

import json
import time
from pathlib import Path

import pytest

from ncf_reflect.errors import FaultsError, NotSavedError
from ncf_reflect.mapping import filing
from ncf_reflect.mapping.exchange import export_round, import_round, read_document
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.bank import Bank
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import NothingSaidReason
from ncf_reflect.model.session import RoundDocument
from ncf_reflect.storage import files
from ncf_reflect.storage.checking import check
from tests.analysis.builders import EXAMPLES, tool_2
from tests.mapping.builders import (
    AUTHORITY,
    HOLDER,
    NOW,
    ROUND,
    a_live,
    a_mapping,
    line,
    live_again,
    numbered,
    opened,
    salts,
    ticking,
)
from tests.mapping.documents import BANKS, SOUND, a_document, holds, read, setting, without
from tests.storage.builders import a_full_mapping


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A mapping with no round yet."""
    path = tmp_path / "into.sqlite"
    an_empty_mapping(path).store.close()
    return path


def an_empty_mapping(path: Path, authority: str = AUTHORITY) -> OpenedMapping:
    store = files.create(path, authority, NOW, HOLDER)
    store._database.execute("PRAGMA synchronous=OFF")
    return OpenedMapping(store, ticking(), numbered("id"), salts())


def brought_in(path: Path, document: RoundDocument) -> str:
    """The export of an empty mapping after the import of a document."""
    with an_empty_mapping(path, document.authority) as mapping:
        import_round(mapping, document)
        return export_round(mapping)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_every_field_of_a_worked_round_is_in_its_export(tmp_path: Path, number: int) -> None:
    data = (EXAMPLES / f"round-{number}.json").read_bytes()
    exported = json.loads(brought_in(tmp_path / "n.sqlite", read(data)))
    assert holds(exported, json.loads(data))


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_an_export_into_an_empty_mapping_exports_the_same_bytes(
    tmp_path: Path, number: int
) -> None:
    document = read((EXAMPLES / f"round-{number}.json").read_bytes())
    first = brought_in(tmp_path / "one.sqlite", document)
    second = brought_in(tmp_path / "two.sqlite", read(first.encode()))
    assert first == second
    assert check(tmp_path / "two.sqlite") == ()


def test_every_field_of_the_document_of_the_design_is_in_its_export(tmp_path: Path) -> None:
    exported = json.loads(brought_in(tmp_path / "n.sqlite", read(a_document())))
    assert holds(exported, SOUND)


def test_whatever_happened_in_a_round_travels_with_its_times_and_its_revisions(
    tmp_path: Path,
) -> None:
    with opened(a_full_mapping(tmp_path / "n.sqlite")) as mapping:
        first = export_round(mapping)
    assert brought_in(tmp_path / "two.sqlite", read(first.encode())) == first
    history = json.loads(first)["sessions"][0]["history"]
    assert [entry["text"] for entry in history if entry["what"] == "point"][:3] == [
        "Duty desk calls back",
        "Letters",
        "The duty desk calls back",
    ]


def test_a_round_of_an_older_mapping_needs_no_bank_of_the_workspace(tmp_path: Path) -> None:
    first = brought_in(tmp_path / "n.sqlite", read(a_document()))
    assert read_document(first.encode(), lambda _: None).bank_copies == (*BANKS.values(),)


def test_importing_twice_changes_nothing(path: Path) -> None:
    with opened(path, writing=True) as mapping:
        assert import_round(mapping, read(a_document())) == (2, 0)
    once = path.read_bytes()
    with opened(path, writing=True) as mapping:
        assert import_round(mapping, read(a_document())) == (0, 2)
    assert path.read_bytes() == once


def test_importing_an_export_into_the_mapping_it_came_from_changes_nothing(
    tmp_path: Path,
) -> None:
    path = a_full_mapping(tmp_path / "n.sqlite")
    before = path.read_bytes()
    with opened(path, writing=True) as mapping:
        assert import_round(mapping, read(export_round(mapping).encode())) == (0, 2)
    assert path.read_bytes() == before


def test_two_laptops_make_the_same_ids_where_a_document_has_none(tmp_path: Path) -> None:
    bare = a_document(
        without("sessions", 0, "id"), without("sessions", 0, "answers", 0, "points", 0, "id")
    )
    ids = [
        [(s.id, [p.id for a in s.answers for p in a.points]) for s in read(bare).sessions]
        for _ in range(2)
    ]
    assert ids[0] == ids[1]
    assert len({ids[0][0][0], *ids[0][0][1], ids[0][1][0]}) == 5


def test_the_same_place_in_another_round_has_another_id(tmp_path: Path) -> None:
    first, second = (
        read(a_document(setting(title, "title"))).sessions[1].id for title in ("One", "Two")
    )
    assert first != second


def test_a_second_document_adds_its_new_sessions_and_keeps_the_known(path: Path) -> None:
    more = {**SOUND["sessions"][1], "id": "new"}
    with opened(path, writing=True) as mapping:
        import_round(mapping, read(a_document()))
        added = read(a_document(lambda d: d["sessions"].append(more)))
        assert import_round(mapping, added) == (1, 2)
        assert [session.id for session in mapping.round().sessions][2] == "new"


def test_a_second_round_comes_beside_the_first(path: Path) -> None:
    autumn = a_document(
        setting("Autumn 2026", "title"),
        without("sessions", 0, "id"),
        setting([], "sessions", 0, "answers"),
    )
    with opened(path, writing=True) as mapping:
        import_round(mapping, read(a_document()))
        import_round(mapping, read(autumn))
        assert mapping.rounds == ("Spring 2026", "Autumn 2026")
        assert len(mapping.round("Spring 2026").sessions[0].answers) == 2
    assert check(path) == ()


REFUSED = {
    "other words": (
        [setting("Other words", "sessions", 0, "answers", 0, "points", 0, "text")],
        ["sessions[0]: 6f1c is here with other content"],
    ),
    "other votes": (
        [setting([14, 0, 0, 0, 0], "sessions", 0, "answers", 0, "votes")],
        ["sessions[0]: 6f1c is here with other content"],
    ),
    "another date": (
        [setting("2026-03-13", "sessions", 0, "held_on")],
        ["sessions[0]: 6f1c is here with other content"],
    ),
    "another group": (
        [setting(["leaders"], "sessions", 0, "groups")],
        ["sessions[0]: 6f1c is here with other content"],
    ),
    "another authority": (
        [setting("Elsewhere", "authority"), setting([], "sessions")],
        ["authority: this mapping is of “Northumberland”, not “Elsewhere”"],
    ),
    "a session of another round": (
        [setting("Autumn 2026", "title")],
        [
            "sessions[0].id: 6f1c belongs to another round here",
            "sessions[0]: the point 77de belongs to another session here",
            "sessions[0]: the point 9a0b belongs to another session here",
            "sessions[0]: the point c1f0 belongs to another session here",
        ],
    ),
    "points of another session": (
        [setting("other", "sessions", 0, "id")],
        [
            "sessions[0]: the point 77de belongs to another session here",
            "sessions[0]: the point 9a0b belongs to another session here",
            "sessions[0]: the point c1f0 belongs to another session here",
        ],
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_the_same_id_with_other_content_is_refused_with_a_list_and_nothing_is_written(
    path: Path, what: str
) -> None:
    changes, faults = REFUSED[what]
    with opened(path, writing=True) as mapping:
        import_round(mapping, read(a_document()))
    before = path.read_bytes()
    with opened(path, writing=True) as mapping, pytest.raises(FaultsError) as refused:
        import_round(mapping, read(a_document(*changes)))
    assert refused.value.what == "The mapping holds something else already; nothing was written."
    assert list(refused.value.faults) == faults
    assert path.read_bytes() == before


def test_a_session_that_went_on_since_is_refused_with_what_was_said_kept(path: Path) -> None:
    with opened(path, writing=True) as mapping:
        import_round(mapping, read(a_document()))
        filing.tag(mapping, "6f1c", ["9a0b"], "welcome")
        kept = export_round(mapping)
        with pytest.raises(FaultsError, match="6f1c is here with other content"):
            import_round(mapping, read(a_document()))
        assert export_round(mapping) == kept


def test_an_older_export_of_a_session_that_went_on_since_is_refused(path: Path) -> None:
    with opened(path, writing=True) as mapping:
        import_round(mapping, read(a_document()))
        older = export_round(mapping)
        filing.tag(mapping, "6f1c", ["9a0b"], "welcome")
        with pytest.raises(FaultsError, match="6f1c is here with other content"):
            import_round(mapping, read(older.encode()))


def test_another_version_of_a_bank_is_refused(path: Path) -> None:
    with opened(path, writing=True) as mapping:
        import_round(mapping, read(a_document()))
        newer = {**tool_2().model_dump(), "version": "2"}
        banks = {**BANKS, "tool-2": Bank.model_validate(newer)}
        with pytest.raises(FaultsError, match="tool-2 differs from the copy that this round asks"):
            import_round(mapping, read_document(a_document(), banks.get))


def test_a_bank_that_the_round_does_not_ask_is_refused(path: Path) -> None:
    with opened(path, writing=True) as mapping:
        import_round(
            mapping, read(a_document(setting(["tool-2"], "banks"), without("sessions", 1)))
        )
        with pytest.raises(FaultsError, match="the round “Spring 2026” here does not ask tool-1"):
            import_round(mapping, read(a_document()))


def test_an_import_that_finds_no_room_writes_nothing(path: Path) -> None:
    with opened(path, writing=True) as mapping:
        pages = mapping.store._database.execute("PRAGMA page_count").fetchone()[0]
        mapping.store._database.execute(f"PRAGMA max_page_count = {pages}").fetchall()
        with pytest.raises(NotSavedError, match="the disk is full"):
            import_round(mapping, read(a_large_document()))
        assert mapping.rounds == ()
    assert check(path) == ()


def test_a_session_with_several_revisions_of_everything_is_the_same_again(
    tmp_path: Path,
) -> None:
    with a_mapping(tmp_path / "n.sqlite") as mapping:
        live = a_live(mapping, Group.MANAGERS)
        (point,) = live.record([line("- Letters")])
        live.say_nothing(NothingSaidReason.UNSURE)
        live.amend(str(point.id), withdrawn=True)
        live.vote((0, 0, 0, 0, 0), 0)
        exported = export_round(mapping)
        again = live_again(mapping, live.id).session
    answer = json.loads(exported)["sessions"][0]["answers"][0]
    assert answer["status"] == again.answers[0].status == "nothing-said"
    assert brought_in(tmp_path / "two.sqlite", read(exported.encode())) == exported


def test_an_export_beside_a_writer_can_always_be_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "n.sqlite"
    with a_mapping(path) as writer, opened(path) as reader:
        live = a_live(writer)
        read_history = reader.store.history

        def and_meanwhile_a_line_is_said(session: str) -> object:
            live.record([line("+ meanwhile")])
            return read_history(session)

        monkeypatch.setattr(reader.store, "history", and_meanwhile_a_line_is_said)
        exported = export_round(reader)
    assert "meanwhile" in exported
    assert read(exported.encode()).title == ROUND


def a_large_document() -> bytes:
    questions = [asked.question.id for asked in BANKS["tool-2"].asked()]
    point = {"kind": "doing", "text": "Duty desk calls back", "themes": ["first-contact"]}
    answers = [{"question": q, "status": "answered", "points": [point] * 125} for q in questions]
    session = {"bank": "tool-2", "groups": ["workers"], "state": "closed", "answers": answers}
    return a_document(setting([session] * 10, "sessions"))


def test_ten_thousand_points_come_in_and_go_out_in_seconds(path: Path) -> None:
    begun = time.perf_counter()
    with opened(path, writing=True) as mapping:
        import_round(mapping, read(a_large_document()))
        exported = export_round(mapping)
    assert exported.count('"what":"point"') + exported.count('"what": "point"') == 10_000
    assert time.perf_counter() - begun < 12
