"""Where things are, and how a mapping or a session is opened."""

import getpass
import os
from pathlib import Path

import pytest

from ncf_reflect.errors import LockedError, MappingFileError, RefusedError
from ncf_reflect.model.groups import Group
from ncf_reflect.workspace import WORKSPACE_VARIABLE, Workspace
from tests.banks.builders import SOUND, bank_file
from tests.mapping.builders import AUTHORITY, HOLDER, ROUND, a_live, a_mapping, a_workspace, opened


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return a_workspace(tmp_path)


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and no workspace named by the environment."""
    monkeypatch.delenv(WORKSPACE_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_workspace_asked_for_comes_first(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WORKSPACE_VARIABLE, "named")
    assert Workspace.find(Path("asked")).folder == Path("asked")
    assert Workspace.find().folder == Path("named")


def test_the_current_folder_is_the_workspace_only_if_it_has_sessions(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(nowhere / "docs"))
    assert Workspace.find().folder == nowhere / "docs" / "NCF Reflect"
    (nowhere / "sessions").mkdir()
    assert Workspace.find().folder == nowhere


PATHS = {
    "north": "sessions/north.sqlite",
    "north.sqlite": "sessions/north.sqlite",
    "north.db": "sessions/north.db",
    "spring.2026": "sessions/spring.2026.sqlite",
    "Sir y Fflint": "sessions/Sir y Fflint.sqlite",
    "a?b#c%d": "sessions/a?b#c%d.sqlite",
}


@pytest.mark.parametrize("name", PATHS)
def test_a_name_is_a_file_in_sessions(workspace: Workspace, nowhere: Path, name: str) -> None:
    assert workspace.mapping_path(name) == workspace.folder / PATHS[name]


@pytest.mark.parametrize("path", ["elsewhere/north.sqlite", "/elsewhere/north", "../north.sqlite"])
def test_a_path_is_that_file(workspace: Workspace, nowhere: Path, path: str) -> None:
    assert workspace.mapping_path(path) == Path(path)


def test_a_file_of_that_name_in_the_current_folder_is_that_file(
    workspace: Workspace, nowhere: Path
) -> None:
    Path("north.sqlite").touch()
    assert workspace.mapping_path("north.sqlite") == Path("north.sqlite")


def test_mappings_are_listed_with_the_one_changed_last_first(
    workspace: Workspace, tmp_path: Path
) -> None:
    assert workspace.mappings() == ()
    workspace.sessions.mkdir()
    for age, name in enumerate(["new.sqlite", "b-old.db", "a-older.sqlite3"]):
        (workspace.sessions / name).touch()
        os.utime(workspace.sessions / name, (1_000 - age, 1_000 - age))
    for name in ("README.md", "new.sqlite.lock", "new.sqlite-journal", "._new.sqlite"):
        (workspace.sessions / name).touch()
    (workspace.sessions / "folder.sqlite").mkdir()
    (workspace.sessions / "gone.sqlite").symlink_to("nowhere")
    assert [p.name for p in workspace.mappings()] == ["new.sqlite", "b-old.db", "a-older.sqlite3"]


NAMES = {
    "Northumberland": "northumberland",
    "Sir Ynys Môn": "sir-ynys-mon",
    "St. Helens / Knowsley": "st-helens-knowsley",
    "../../etc/passwd": "etc-passwd",
    "NUL": "nul-council",
    "北": "mapping",
    "x" * 200: "x" * 60,
}


@pytest.mark.parametrize("authority", NAMES)
def test_a_new_file_is_named_for_its_authority(workspace: Workspace, authority: str) -> None:
    assert workspace.file_name(authority) == NAMES[authority]


def test_a_new_file_takes_no_name_that_is_taken(workspace: Workspace) -> None:
    workspace.create(workspace.mapping_path("kent"), "Kent").store.close()
    assert workspace.file_name("Kent") == "kent-2"


def test_banks_of_the_workspace_stand_beside_the_shipped_ones(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "questions").mkdir()
    bank_file(tmp_path / "questions", SOUND)
    assert list(workspace.banks().banks) == ["tool-1", "tool-2", "our-tool"]


def test_a_round_asks_every_bank_unless_some_are_named(workspace: Workspace) -> None:
    path = workspace.mapping_path("n")
    with workspace.start(path, "Kent", "All") as mapping:
        assert [bank.id for bank in mapping.round().banks] == ["tool-1", "tool-2"]
    with workspace.start(path, "Kent", "One", ["tool-2"]) as mapping:
        assert [bank.id for bank in mapping.round().banks] == ["tool-2"]


def test_a_round_with_no_bank_to_ask_is_refused(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ncf_reflect.banks import Shelf

    monkeypatch.setattr(Workspace, "banks", lambda _: Shelf())
    with pytest.raises(RefusedError, match="There is no bank to ask"):
        workspace.start(workspace.mapping_path("n"), "Kent", "R")
    assert workspace.mappings() == ()


def test_a_round_that_cannot_be_lets_the_mapping_go_again(workspace: Workspace) -> None:
    path = workspace.mapping_path("n")
    workspace.start(path, "Kent", "R").store.close()
    for authority, title in (("Kent", "R"), ("Essex", "S")):
        with pytest.raises(RefusedError):
            workspace.start(path, authority, title)
    workspace.open(path, writing=True).store.close()


def test_a_mapping_opens_for_writing_as_far_as_that_can_be(tmp_path: Path) -> None:
    path = tmp_path / "n.sqlite"
    a_mapping(path).store.close()
    workspace = a_workspace(tmp_path)
    mapping, why = workspace.open_as_far_as_possible(path)
    assert (mapping.can_write, why) == (True, "")
    again, why = workspace.open_as_far_as_possible(path)
    assert not again.can_write
    assert "is open for writing: " in why
    assert again.authority == AUTHORITY
    mapping.store.close()
    again.store.close()


def test_what_is_no_mapping_does_not_open_as_far_as_possible_either(tmp_path: Path) -> None:
    (tmp_path / "n.sqlite").write_text("Dear all", encoding="utf-8")
    with pytest.raises(MappingFileError, match="is not a mapping file"):
        a_workspace(tmp_path).open_as_far_as_possible(tmp_path / "n.sqlite")


def test_a_session_that_is_not_in_the_round_is_refused(tmp_path: Path) -> None:
    with a_mapping(tmp_path / "n.sqlite") as mapping:
        live = a_live(mapping, Group.LEADERS)
        again = a_workspace(tmp_path).live(mapping, live.id, ROUND)
        assert again.session == live.session
        with pytest.raises(RefusedError, match="There is no session other in “Spring 2026”"):
            a_workspace(tmp_path).live(mapping, "other", ROUND)


def test_the_lock_says_who_holds_it_even_where_the_system_does_not_know(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr(getpass, "getuser", unknown)
    path = tmp_path / "n.sqlite"
    with a_workspace(tmp_path).create(path, "Kent"), pytest.raises(LockedError) as refused:
        opened(path, writing=True)
    assert refused.value.holder.startswith("somebody on ")
    assert refused.value.holder != HOLDER
