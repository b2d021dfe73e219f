"""A faulty bank is refused whole: every fault at once, with its place and what was expected."""

import re
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ncf_reflect.banks import BANK_LIMIT, check_bank, read_bank
from ncf_reflect.banks.reading import bank_from
from ncf_reflect.banks.toml import parse_toml
from ncf_reflect.errors import FaultsError
from ncf_reflect.model.groups import Group
from tests.banks.builders import SOUND, bank_file, spoiled

# A busy machine is no fault of the code's.
unhurried = settings(deadline=None)

SLUG = "must be small letters, digits and single hyphens (stay-together)"
GROUPS = "must be “partnership”, “workers”, “managers” or “leaders”"

# What is changed in the sound bank, and the one fault that must come of it.
ONE_FAULT = {
    "another format": (
        'format = "ncf-reflect/bank"',
        'format = "ncf-reflect/bnk"',
        "format: must be “ncf-reflect/bank”, and is “ncf-reflect/bnk”",
    ),
    "no format": ('format = "ncf-reflect/bank"\n', "", "format: is missing"),
    "no licence": ('licence = "Ours"\n', "", "licence: is missing"),
    "an id with a space": ('id = "our-tool"', 'id = "our tool"', f"id: {SLUG}"),
    "an id with a capital": ('id = "our-tool"', 'id = "Our-tool"', f"id: {SLUG}"),
    "a number as version": (
        'version = "1"',
        "version = 1",
        "version: must be text, in quotes",
    ),
    "a date as version": (
        'version = "1"',
        "version = 2023-12-15",
        "version: must be text, in quotes",
    ),
    "a time as version": (
        'version = "1"',
        "version = 07:32:00",
        "version: must be text, in quotes",
    ),
    "nan as title": (
        'title = "Our tool"',
        "title = nan",
        "title: must be text, in quotes",
    ),
    "a date as scale": (
        'licence = "Ours"\n\n[scale]\nvote_prompt = "How well is this working?"\nstart = 1\n\n'
        '[[scale.levels]]\nlabel = "Not yet"\n[[scale.levels]]\nlabel = "Early"\n'
        '[[scale.levels]]\nlabel = "Mostly"\n[[scale.levels]]\nlabel = "Fully"\n',
        'licence = "Ours"\nscale = 2023-12-15\n',
        "scale: must be a table of keys and values",
    ),
    "an unknown key": (
        'source = "Written here"',
        'source = "Written here"\nauthor = "Us"',
        "author: is not a key that is known here",
    ),
    "an unknown key in a question": (
        'text = "What then?"',
        'text = "What then?"\nhint = "x"',
        "sections[1].questions[1].hint: is not a key that is known here",
    ),
    "a key with something unseen in it": (
        'text = "What then?"',
        'text = "What then?"\n"text\\u0000" = "Other words"',
        "sections[1].questions[1].text\ufffd: is not a key that is known here",
    ),
    "a scale from 3": ("start = 1", "start = 3", "scale.start: must be 0 or 1"),
    "a scale from true": ("start = 1", "start = true", "scale.start: must be 0 or 1"),
    "a scale from 1.0": ("start = 1", "start = 1.0", "scale.start: must be 0 or 1"),
    "three levels": (
        '[[scale.levels]]\nlabel = "Early"\n',
        "",
        "scale.levels: needs at least 4, and has 3",
    ),
    "a level twice": (
        'label = "Early"',
        'label = "not  yet"',
        "scale.levels[1].label: is the same label as scale.levels[0].label; "
        "each may stand only once",
    ),
    "true as number": (
        "number = 2",
        "number = true",
        "sections[1].number: must be a whole number, without quotes",
    ),
    "half a number": (
        "number = 2",
        "number = 2.5",
        "sections[1].number: must be a whole number, without quotes",
    ),
    "an endless number": (
        "number = 2",
        "number = inf",
        "sections[1].number: must be a whole number, without quotes",
    ),
    "a number of fifty digits": (
        "number = 2",
        f"number = {'9' * 50}",
        "sections[1].number: must be 99 or less",
    ),
    "a kind that is none": (
        'kind = "outcome"',
        'kind = "aim"',
        "sections[1].kind: must be “enabler” or “outcome”, and is “aim”",
    ),
    "a group that nobody defines": (
        'groups = ["workers", "leaders"]',
        'groups = ["workers", "team leaders"]',
        f"sections[0].groups[1]: {GROUPS}, and is “team leaders”",
    ),
    "no group": (
        'groups = ["managers"]',
        "groups = []",
        "sections[1].groups: needs at least 1, and has 0",
    ),
    "a group that is no list": (
        'groups = ["workers", "leaders"]',
        'groups = "workers"',
        "sections[0].groups: must be a list",
    ),
    "a group twice": (
        'groups = ["workers", "leaders"]',
        'groups = ["workers", "leaders", "workers"]',
        "sections[0].groups[2]: is the same group as sections[0].groups[0]; "
        "each may stand only once",
    ),
    "a prompt for a group that is not asked": (
        'workers = "Think of your own work."',
        'managers = "Think of your team."',
        "sections[0].questions[0].role_prompts.managers: "
        "is a prompt for a group that this section does not ask",
    ),
    "a prompt for a group that nobody defines": (
        'workers = "Think of your own work."',
        'nurses = "Think of your own work."',
        f"sections[0].questions[0].role_prompts.nurses: {GROUPS}, and is “nurses”",
    ),
    "an empty question": (
        'text = "What then?"',
        'text = "  "',
        "sections[1].questions[1].text: must not be empty",
    ),
    "a question too long to be read out": (
        'text = "What then?"',
        f'text = "{"What then? " * 30}"',
        "sections[1].questions[1].text: is longer than 300 letters",
    ),
    "a question id with a capital": (
        'id = "second.one"',
        'id = "Second.one"',
        "sections[1].questions[0].id: must be small letters, digits, dots and hyphens "
        "(stay-together.first-interaction)",
    ),
    "a question id twice": (
        'id = "second.two"',
        'id = "first.one"',
        "sections[1].questions[1].id: is the same id as sections[0].questions[0].id; "
        "each may stand only once",
    ),
    "a slug twice": (
        'slug = "second"',
        'slug = "first"',
        "sections[1].slug: is the same slug as sections[0].slug; each may stand only once",
    ),
    "a list of themes that is a text": (
        'text = "What then?"',
        'text = "What then?"\nsuggested_themes = "letters"',
        "sections[1].questions[1].suggested_themes: must be a list",
    ),
}


def faults_of(text: str) -> tuple[str, ...]:
    """All faults of the bank that `text` says, as they are shown."""
    try:
        bank_from(parse_toml(text, "what"), "what")
    except FaultsError as error:
        return error.faults
    return ()


def test_a_sound_bank_is_read(tmp_path: Path) -> None:
    bank = read_bank(bank_file(tmp_path))

    assert bank.id == "our-tool"
    assert [section.slug for section in bank.sections] == ["first", "second"]
    assert bank.sections[0].questions[0].role_prompts == {Group.WORKERS: "Think of your own work."}


def test_a_sound_bank_has_no_faults(tmp_path: Path) -> None:
    assert check_bank(bank_file(tmp_path)) == ()


@pytest.mark.parametrize("name", ONE_FAULT)
def test_a_fault_is_named_with_its_place_and_nothing_else_is(name: str) -> None:
    old, new, fault = ONE_FAULT[name]

    assert faults_of(spoiled((old, new))) == (fault,)


def test_all_faults_are_named_at_once_even_doubles_beside_broken_fields() -> None:
    text = spoiled(
        ('title = "Our tool"', "title = 7"),
        ('slug = "second"', 'slug = "first"'),
        ('id = "second.two"', 'id = "first.one"'),
        ('text = "What else?"', 'text = ""'),
        ('groups = ["managers"]', 'groups = ["managers", "managers", "bosses"]'),
    )

    places = [fault.partition(": ")[0] for fault in faults_of(text)]

    assert sorted(places) == [
        "sections[1].groups[1]",
        "sections[1].groups[2]",
        "sections[1].questions[0].text",
        "sections[1].questions[1].id",
        "sections[1].slug",
        "title",
    ]


def test_every_repetition_of_an_id_is_named() -> None:
    text = spoiled(
        ('id = "second.one"', 'id = "first.one"'), ('id = "second.two"', 'id = "first.one"')
    )

    assert faults_of(text) == tuple(
        f"sections[1].questions[{number}].id: is the same id as sections[0].questions[0].id; "
        "each may stand only once"
        for number in (0, 1)
    )


def test_two_empty_ids_are_empty_rather_than_the_same() -> None:
    text = spoiled(('id = "second.one"', 'id = " "'), ('id = "second.two"', 'id = " "'))

    assert not [fault for fault in faults_of(text) if "the same" in fault]


def test_a_bank_without_a_scale_is_sound() -> None:
    text = SOUND[: SOUND.index("[scale]")] + SOUND[SOUND.index("[[sections]]") :]

    assert faults_of(text) == ()


def test_an_empty_file_is_told_all_that_is_missing() -> None:
    missing = ("format", "id", "title", "version", "source", "licence", "sections")

    assert faults_of("") == tuple(f"{key}: is missing" for key in missing)


def test_a_refusal_names_the_file_before_its_faults(tmp_path: Path) -> None:
    file = bank_file(tmp_path, spoiled(("number = 2", "number = 0")))

    with pytest.raises(FaultsError) as refused:
        read_bank(file)

    assert str(refused.value) == (
        "our-tool.toml cannot be used as a question bank.\nsections[1].number: must be 1 or more"
    )


def test_broken_toml_names_its_line(tmp_path: Path) -> None:
    file = bank_file(tmp_path, spoiled(('title = "Our tool"', 'title = "Our tool')))

    assert check_bank(file) == (
        "line 3: a text is opened and not closed: it needs a quote mark at its end",
    )


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    assert check_bank(tmp_path / "none.toml") == ("there is no file of this name",)


def test_a_folder_is_told_that_it_cannot_be_opened(tmp_path: Path) -> None:
    (fault,) = check_bank(tmp_path)

    assert fault.startswith("the file cannot be opened")


def test_a_file_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    file = bank_file(tmp_path, SOUND + "#" * BANK_LIMIT)

    assert check_bank(file) == ("the file is larger than 256 kB",)


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    file = bank_file(tmp_path, SOUND + "#" * (BANK_LIMIT - len(SOUND.encode())))

    assert check_bank(file) == ()


def test_a_file_of_another_encoding_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "our-tool.toml"
    file.write_bytes(spoiled(("Our tool", "Café")).encode("cp1252"))

    assert check_bank(file) == ("line 3: the file is not saved as UTF-8 text",)


def test_a_file_that_notepad_saved_is_read(tmp_path: Path) -> None:
    file = tmp_path / "our-tool.toml"
    file.write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())

    assert check_bank(file) == ()


def test_what_a_terminal_would_obey_is_taken_out_of_a_banks_texts(tmp_path: Path) -> None:
    file = bank_file(tmp_path, spoiled(("What then?", "What \\u001b[2Jthen\\u202e?")))

    assert read_bank(file).sections[1].questions[1].text == "What [2Jthen?"


def test_what_a_terminal_would_obey_is_taken_out_of_the_faults(tmp_path: Path) -> None:
    file = bank_file(
        tmp_path, spoiled(('kind = "outcome"', 'kind = "a\\u001b[2J"\n"b\\u001b" = 1'))
    )

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", "\n".join(check_bank(file)))


LINES = SOUND.splitlines(keepends=True)
SCALARS = ['""', '"x"', "1", "-1", "1.5", "true", "nan", "inf", "1e400", "0xff", "2023-12-15"]
LISTS = ["[]", "[1]", '["x"]', "[[]]", "[[1]]", "[{}]", '["workers", "workers"]', '["nurses"]']
TABLES = ["{}", "{a = 1}", '{workers = "x"}', "{nurses = 1}", "{managers = []}"]
VALUES = st.sampled_from([*SCALARS, *LISTS, *TABLES, "07:32:00", "'", "'''", "”", "--"])


@unhurried
@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), VALUES), min_size=1, max_size=4))
def test_whatever_value_stands_after_a_key_the_check_answers(
    changes: list[tuple[int, str]],
) -> None:
    lines = list(LINES)
    for number, value in changes:
        key, equals, _ = lines[number].partition(" = ")
        lines[number] = f"{key} = {value}\n" if equals else lines[number]

    assert all(isinstance(fault, str) and fault for fault in faults_of("".join(lines)))


@unhurried
@given(st.permutations(range(len(LINES))), st.integers(0, len(LINES)))
def test_whatever_lines_are_left_in_whatever_order_the_check_answers(
    order: list[int], count: int
) -> None:
    assert isinstance(faults_of("".join(LINES[number] for number in order[:count])), tuple)


@unhurried
@given(
    st.integers(0, len(SOUND)),
    st.integers(0, 8),
    st.text(alphabet="[]{}\"'\\=.,#\n\r\x00\u202e“é0x" + string.ascii_lowercase[:4], max_size=8),
)
def test_whatever_is_typed_into_a_bank_the_check_answers(at: int, gone: int, typed: str) -> None:
    assert isinstance(faults_of(SOUND[:at] + typed + SOUND[at + gone :]), tuple)


@unhurried
@given(content=st.binary(max_size=200))
def test_whatever_bytes_a_file_holds_the_check_answers(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "bytes.toml"
    file.write_bytes(content)

    assert check_bank(file)
