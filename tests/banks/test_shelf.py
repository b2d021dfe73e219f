"""The shelf: shipped banks first, a workspace's own in their place, faulty files beside them."""

from pathlib import Path

import pytest

from ncf_reflect.banks import Shelf, find_banks, shipped_folder
from tests.banks.builders import bank_file, spoiled


def own(folder: Path, *files: tuple[str, str]) -> Shelf:
    """The shelf with these files, name and text, in the workspace's own folder."""
    for name, text in files:
        bank_file(folder, text, name)
    return find_banks(folder)


def named(bank_id: str) -> str:
    return spoiled(('id = "our-tool"', f'id = "{bank_id}"'))


def test_without_a_workspace_the_shipped_banks_are_found_in_order() -> None:
    found = find_banks(None)

    assert list(found.banks) == ["tool-1", "tool-2"]
    assert all(shelved.shipped for shelved in found.found)
    assert found.faulty == ()


def test_a_workspaces_own_banks_come_after_the_shipped_ones_by_id(tmp_path: Path) -> None:
    found = own(tmp_path, ("a.toml", named("z-tool")), ("b.toml", named("a-tool")))

    assert list(found.banks) == ["tool-1", "tool-2", "a-tool", "z-tool"]
    assert [shelved.shipped for shelved in found.found] == [True, True, False, False]


def test_a_bank_of_the_same_id_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    found = own(tmp_path, ("ours.toml", named("tool-1")))

    assert list(found.banks) == ["tool-1", "tool-2"]
    assert found.banks["tool-1"].title == "Our tool"
    assert found.found[0].file == str(tmp_path / "ours.toml")
    assert not found.found[0].shipped


def test_a_faulty_file_is_told_beside_the_good_ones(tmp_path: Path) -> None:
    found = own(
        tmp_path,
        ("bad.toml", spoiled(("number = 2", "number = 0"), ('text = "What then?"', 'text = ""'))),
        ("good.toml", named("good")),
    )

    assert list(found.banks) == ["tool-1", "tool-2", "good"]
    (faulty,) = found.faulty
    assert faulty.file == str(tmp_path / "bad.toml")
    assert faulty.faults == (
        "sections[1].number: must be 1 or more",
        "sections[1].questions[1].text: must not be empty",
    )


def test_a_faulty_bank_leaves_the_shipped_one_of_its_id_in_place(tmp_path: Path) -> None:
    found = own(tmp_path, ("tool-1.toml", named("tool-1").replace("number = 2", "number = 0")))

    assert found.found[0].shipped
    assert len(found.faulty) == 1


def test_of_two_files_with_one_id_the_copy_is_refused_and_names_the_other(tmp_path: Path) -> None:
    found = own(tmp_path, ("Copy of mine.toml", named("mine")), ("mine.toml", named("mine")))

    assert found.banks["mine"]
    (faulty,) = found.faulty
    assert faulty.file == str(tmp_path / "Copy of mine.toml")
    assert faulty.faults == (
        f"id: is the id of {tmp_path / 'mine.toml'} already; each bank needs its own",
    )


@pytest.mark.parametrize(
    "text",
    [
        'format = "ncf-reflect/framework"\n[[place]]\nname = "x"',
        "# the framework\n\n  format = 'ncf-reflect/framework'\nand then = what is no TOML",
        'title = "x"\nformat = "ncf-reflect/framework"',
    ],
)
def test_a_file_of_another_format_is_passed_over(tmp_path: Path, text: str) -> None:
    found = own(tmp_path, ("framework.toml", text))

    assert list(found.banks) == ["tool-1", "tool-2"]
    assert found.faulty == ()
    assert found.passed_over[-1] == str(tmp_path / "framework.toml")


@pytest.mark.parametrize("text", ["", 'title = "x"', "format = 3", "format ="])
def test_a_file_that_says_no_format_is_faulty(tmp_path: Path, text: str) -> None:
    assert len(own(tmp_path, ("x.toml", text)).faulty) == 1


def test_readme_hidden_files_and_folders_are_ignored(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()

    found = own(tmp_path, ("README.md", "x"), ("._tool.toml", "x"), ("tool.toml.bak", "x"))

    assert found == find_banks(None)


def test_a_name_that_ends_in_capitals_is_read(tmp_path: Path) -> None:
    assert "mine" in own(tmp_path, ("MINE.TOML", named("mine"))).banks


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert find_banks(tmp_path / "none") == find_banks(None)


def test_a_file_in_the_folders_place_holds_nothing(tmp_path: Path) -> None:
    assert find_banks(bank_file(tmp_path)) == find_banks(None)


def test_a_workspace_that_is_the_checkout_finds_each_bank_once() -> None:
    folder = Path(str(shipped_folder()))

    assert find_banks(folder) == find_banks(None)


def test_a_path_that_may_not_be_looked_at_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    folder = tmp_path / "locked" / "questions"
    for name in ("exists", "samefile", "iterdir"):
        plain = getattr(Path, name)
        monkeypatch.setattr(
            Path,
            name,
            lambda path, *more, plain=plain: (refused if path == folder else plain)(path, *more),
        )

    (faulty,) = find_banks(folder).faulty
    assert faulty.faults == ("the folder cannot be opened (Permission denied)",)
