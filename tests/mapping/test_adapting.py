"""A workspace for another council: what is written, what is kept, what is refused."""

import subprocess
import sys
from pathlib import Path

import pytest

from ncf_reflect.banks import Shelf, ShelvedBank, find_banks
from ncf_reflect.errors import FaultsError, RefusedError
from ncf_reflect.mapping import bank_updates, own_banks
from ncf_reflect.mapping.adapting import Plan, Wanted, plan
from ncf_reflect.mapping.names import take_up
from ncf_reflect.model.bank import Bank
from ncf_reflect.model.council import SHIPPED, Council, in_use
from tests.banks.test_extending import MORE
from tests.mapping.builders import a_mapping

RULES = ("Be kind.", "Say so.")
HERE = Wanted(names={"authority": "Here"})


def adapted(folder: Path, wanted: Wanted = HERE) -> Plan:
    """The plan, carried out."""
    planned = plan(folder, wanted, RULES)
    planned.carry_out()
    return planned


def a_file(folder: Path, text: str, name: str = "given.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def files_in(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_new_workspace_has_its_folders_its_council_and_rules_to_begin_with(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "here"
    adapted(folder, Wanted(names={"authority": 'Hereshire "x"'}, words=(("the board", "us"),)))
    take_up(folder)

    assert in_use() == Council('Hereshire "x"', words=(("the board", "us"),))
    assert {path.name for path in folder.iterdir() if path.is_dir()} == {
        "sessions",
        "exports",
        "questions",
    }
    assert (folder / "ground-rules.txt").read_text(encoding="utf-8") == "Be kind.\nSay so.\n"


def test_again_it_changes_what_was_asked_for_and_leaves_every_other_line(tmp_path: Path) -> None:
    adapted(tmp_path)
    file = tmp_path / "council.toml"
    text = file.read_text(encoding="utf-8").replace("[words]", "# Ours, by hand.\n[words]")
    file.write_text(text.replace('partnership = ""\n', ""), encoding="utf-8", newline="\n")
    wanted = Wanted(
        names={"partnership": "The partnership", "partnership_short": "P"},
        words=(("Care leavers", "our young people"),),
    )
    planned = adapted(tmp_path, wanted)
    take_up(tmp_path)

    assert "# Ours, by hand.\n[words]" in file.read_text(encoding="utf-8")
    words = (("care leavers", "our young people"),)
    assert in_use() == Council("Here", "The partnership", "P", words)
    assert planned.lines == (
        "Safeguarding partnership: The partnership (until now: nothing said)",
        "Its short name: P (until now: NCASP)",
        "For “care leavers” is said: our young people (until now: care leavers)",
        "council.toml: the council's names and words.",
    )
    assert plan(tmp_path, wanted).is_empty


def test_asked_for_nothing_it_says_how_things_are_and_changes_nothing(tmp_path: Path) -> None:
    adapted(tmp_path)
    before = files_in(tmp_path)
    planned = adapted(tmp_path, Wanted())

    assert planned.is_empty
    assert planned.lines[0] == "Council: Here"
    assert files_in(tmp_path) == before


def test_what_a_person_wrote_is_kept_beside_what_takes_its_place(tmp_path: Path) -> None:
    adapted(tmp_path)
    rules = tmp_path / "ground-rules.txt"
    adapted(tmp_path, Wanted(ground_rules=a_file(tmp_path, "First.\n", "one.txt")))
    assert not list(tmp_path.glob("*.before-*"))
    rules.write_text("By hand.\n", encoding="utf-8")
    planned = adapted(tmp_path, Wanted(ground_rules=a_file(tmp_path, "Second.\n", "two.txt")))

    assert planned.lines == (
        "ground-rules.txt: 1 rule for the opening slide. "
        "What stood there is kept as ground-rules.txt.before-1.",
    )
    kept = tmp_path / "ground-rules.txt.before-1"
    assert kept.read_text(encoding="utf-8") == "By hand.\n"
    assert rules.read_text(encoding="utf-8") == "Second.\n"


def test_a_fault_in_one_file_keeps_all_from_being_written(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    bad = a_file(tmp_path, MORE.replace("tool-2", "tool-9"))
    with pytest.raises(RefusedError, match="No bank “tool-9” comes with the app"):
        plan(folder, Wanted(names={"authority": "Here"}, questions=bad), RULES)

    assert not folder.exists()


@pytest.mark.parametrize(
    "wanted, sentence",
    [
        (Wanted(), "Say which council it is"),
        (Wanted(file=Path("nowhere.toml")), "There is no file nowhere.toml"),
        (Wanted(names={"authority": "x"}, ground_rules=Path("no.txt")), "There is no file no.txt"),
        (Wanted(names={"authority": "x", "partnership_short": "long long"} ,
                words=(("visits", "family time"),)), "is not said in any sentence of ours"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_a_sentence(
    tmp_path: Path, wanted: Wanted, sentence: str
) -> None:
    with pytest.raises((RefusedError, FaultsError), match=sentence):
        plan(tmp_path / "here", wanted)


def test_the_folder_of_the_app_is_not_a_workspace_to_adapt() -> None:
    with pytest.raises(RefusedError, match="the app's own folder"):
        plan(Path(__file__).parents[2], HERE)


def test_a_faulty_council_file_is_told_and_the_names_are_as_shipped(tmp_path: Path) -> None:
    a_file(tmp_path, 'format = "ncf-reflect/council"\nauthority = 3\nmore = 1\n', "council.toml")

    assert take_up(tmp_path) == (
        "council.toml is left out, and the names are as shipped: more: is not a key that is known "
        "here; authority: must be text, in quotes.",
    )
    assert in_use() == SHIPPED
    with pytest.raises(FaultsError, match="has to be put right first"):
        plan(tmp_path, Wanted(names={"authority": "Here"}))


@pytest.mark.parametrize("bomb", ["a = " + "[" * 900, ".".join("a" * 999) + " = 1", "a = \xff"])
def test_a_council_file_that_would_choke_a_reader_is_told_too(tmp_path: Path, bomb: str) -> None:
    (tmp_path / "council.toml").write_bytes(bomb.encode("latin-1"))

    assert "is left out" in take_up(tmp_path)[0]


def test_names_are_taken_up_without_loading_what_the_first_screen_does_not_need(
    tmp_path: Path,
) -> None:
    adapted(tmp_path)
    code = (
        "import sys; from pathlib import Path; from ncf_reflect.mapping.names import take_up;"
        "from ncf_reflect.model.council import in_use; take_up(Path(sys.argv[1]));"
        "assert in_use().authority == 'Here'; print({'pydantic', 'click'} & set(sys.modules))"
    )
    words = [sys.executable, "-c", code, str(tmp_path)]
    ran = subprocess.run(words, check=True, capture_output=True, text=True, encoding="utf-8")

    assert ran.stdout.strip() == "set()"


def newer(bank: Bank) -> Bank:
    """The bank as a later version might have it: one question reworded, one gone."""
    first, *others = bank.sections
    question = first.questions[0].model_copy(update={"text": "In other words?"})
    sections = (first.model_copy(update={"questions": (question,)}), *others)
    fields = {name: getattr(bank, name) for name in Bank.model_fields}
    return Bank(**{**fields, "version": "2", "sections": sections})


def ship_newer(monkeypatch: pytest.MonkeyPatch) -> Bank:
    """From now on the app ships a newer tool-2."""
    shelf = find_banks(None)
    new = newer(shelf.banks["tool-2"])
    found = tuple(ShelvedBank(new, s.file, True) if s.bank.id == new.id else s for s in shelf.found)

    def find(own: Path | None) -> Shelf:
        return find_banks(own) if own else Shelf(found)

    monkeypatch.setattr(own_banks, "find_banks", find)
    return new


CHANGES = (
    "Removed, stay-together: stay-together.complexity: “",
    "Reworded, stay-together.first-interaction: “What activities does your service do",
)


def test_a_newer_shipped_bank_is_told_and_the_own_one_made_anew_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adapted(tmp_path, Wanted(names={"authority": "Here"}, questions=a_file(tmp_path, MORE)))
    questions = tmp_path / "questions"
    assert own_banks.stale(questions) == ()
    assert adapted(tmp_path, Wanted(refresh=True)).is_empty
    new = ship_newer(monkeypatch)
    (stale,) = own_banks.stale(questions)

    assert (stale.bank, stale.version, stale.now) == ("tool-2", "1", "2")
    assert [line[: len(start)] for line, start in zip(stale.changes, CHANGES, strict=True)] == [
        *CHANGES
    ]
    told = list(bank_updates.stale_lines(tmp_path))
    assert told[0] == (
        "Your own tool-2 was made from version “1” of the shipped bank. There is version “2” now."
    )
    assert told[-1].endswith(f'ncf-reflect adapt "{tmp_path}" --refresh')
    adapted(tmp_path, Wanted(refresh=True))
    made = find_banks(questions).banks["tool-2"]
    assert made.version == "2 + ours 3"
    assert made.sections[0].questions == new.sections[0].questions
    assert own_banks.stale(questions) == ()
    assert not list(questions.glob("*.before-*"))


def test_an_own_bank_changed_by_hand_is_kept_when_it_is_made_anew(tmp_path: Path) -> None:
    adapted(tmp_path, Wanted(names={"authority": "Here"}, questions=a_file(tmp_path, MORE)))
    file = tmp_path / "questions" / "tool-2.toml"
    edited = file.read_text(encoding="utf-8").replace("safe online?", "safe on line?")
    file.write_text(edited, encoding="utf-8")
    planned = adapted(tmp_path, Wanted(refresh=True))

    assert "kept as tool-2.toml.before-1" in planned.lines[0]
    kept = tmp_path / "questions" / "tool-2.toml.before-1"
    assert kept.read_text(encoding="utf-8") == edited


def test_a_whole_bank_takes_the_place_of_a_shipped_one_and_no_other_does(tmp_path: Path) -> None:
    questions = tmp_path / "questions"
    adapted(tmp_path, Wanted(names={"authority": "Here"}, questions=a_file(tmp_path, MORE)))
    whole = (questions / "tool-2.toml").read_text(encoding="utf-8")
    with pytest.raises(RefusedError, match="away first"):
        plan(tmp_path, Wanted(bank=a_file(tmp_path, whole)))
    with pytest.raises(RefusedError, match="so there is none to replace: tool-1, tool-2"):
        plan(tmp_path, Wanted(bank=a_file(tmp_path, whole.replace('"tool-2"', '"tool-3"'))))
    other = tmp_path / "other"
    adapted(other, Wanted(names={"authority": "There"}, bank=a_file(tmp_path, whole)))

    assert find_banks(other / "questions").banks["tool-2"].version == "1 + ours 3"
    with pytest.raises(RefusedError, match="is a whole bank of your own in the place of tool-2"):
        plan(other, Wanted(questions=a_file(tmp_path, MORE)))


def test_a_running_round_keeps_its_copy_and_is_told_of_the_newer_one(tmp_path: Path) -> None:
    banks = dict(find_banks(None).banks)
    with a_mapping(tmp_path / "here.sqlite", banks.values()) as mapping:
        assert bank_updates.updates_of(mapping, banks) == ()
        banks["tool-2"] = newer(banks["tool-2"])
        (update,) = bank_updates.updates_of(mapping, banks)
        lines = list(bank_updates.update_lines("here", update))
        assert mapping.round().bank("tool-2").version == "1"
        mapping.start_round("Autumn 2026", tuple(banks.values()))
        assert mapping.round().bank("tool-2").version == "2"
        assert bank_updates.updates_of(mapping, banks) == ()

    assert lines[0] == ("here, “Spring 2026” asks tool-2, version “1”. There is version “2” now.")
    assert [line[: len(start) + 8] for line, start in zip(lines[1:], CHANGES, strict=False)] == [
        f"tool-2: {start}" for start in CHANGES
    ]
    assert lines[-1] == bank_updates.KEEPS
