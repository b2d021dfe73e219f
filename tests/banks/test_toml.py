"""Broken TOML is told in plain words with its line; bombs are refused before they are parsed."""

from contextlib import suppress
from time import perf_counter

import pytest

from ncf_reflect.banks.toml import LONGEST_WORD, MOST_DOTS, parse_toml
from ncf_reflect.errors import FaultsError

UNCLOSED = "a text is opened and not closed: it needs a quote mark at its end"
TWICE = "this key or heading stands twice, or stands for two different things"
CURLY = 'the quote marks around a text must be straight ones ("), not curly ones'
DOTS = "has more than 20 dots outside quotes"
LONG = "has a number or a key that is too long to be read"
SIZE = 250_000

BROKEN = {
    "a curly quote mark": ("id = “tool-3”", f"line 1: {CURLY}"),
    "a curly quote mark around a key": ("a = 1\n“id” = 3", f"line 2: {CURLY}"),
    "a text without quote marks": (
        "id = tool-3",
        "line 1: after = must stand a text in quotes, a whole number, or a list in [ ]",
    ),
    "a text not closed": ('id = "tool-3\nb = 1', f"line 1: {UNCLOSED}"),
    "a text not closed at the end": ('a = 1\nid = "tool-3', f"line 2: {UNCLOSED}"),
    "a long text not closed": ('id = """tool-3\nb = 1', f"the end of the file: {UNCLOSED}"),
    "a literal text not closed": ("id = 'tool-3\nb = 1", f"the end of the file: {UNCLOSED}"),
    "quote marks inside a text": (
        'a = 1\nid = "say "yes" now"',
        "line 2: something stands after the value: is a quote mark missing, or too many?",
    ),
    "curly quote marks where they are text": (
        'id = "“say” "yes" now"',
        "line 1: something stands after the value: is a quote mark missing, or too many?",
    ),
    "a backslash": ('a = "C:\\data"', "line 1: a backslash in a text must be written twice"),
    "no equals sign": ("a = 1\nid", "line 2: a key must be followed by = and a value"),
    "no equals sign on a line": (
        "id\nb = 1",
        "line 1: a key must be followed by = and a value",
    ),
    "no key": ("= 1", "line 1: must be a key, = and a value, or a heading in square brackets"),
    "a key twice": ("a = 1\na = 2", f"line 2: {TWICE}"),
    "a heading twice": ("[scale]\n[scale]", f"line 2: {TWICE}"),
    "a heading for one and for several": ("[a]\n[[a]]", f"line 2: {TWICE}"),
    "a heading not closed": ("[scale\nb = 1", "line 1: a heading is not closed: ] is missing"),
    "a doubled heading not closed": (
        "[[scale]\nb = 1",
        "line 1: a heading is not closed: ] is missing",
    ),
    "a list not closed": (
        'a = ["b"\nc = 1',
        "line 2: a list is not closed: a comma or the bracket ] is missing",
    ),
    "a date that cannot be": (
        "a = 2023-02-30",
        "line 1: has a date that cannot be: put it in quotes",
    ),
    "something unseen": (
        'a = "\x07"',
        "line 1: holds a character that cannot be seen and does not belong here",
    ),
}

BOMBS = {
    "a long dotted key": ("a." * (SIZE // 2) + "a = 1", f"line 1: {DOTS}"),
    "a long dotted key in quotes": ('"a".' * (SIZE // 4) + "a = 1", f"line 1: {DOTS}"),
    "a long dotted heading": ("\n[" + "a." * (SIZE // 2) + "a]", f"line 2: {DOTS}"),
    "a long dotted key inside braces": ("x = {" + "a." * (SIZE // 2) + "a=1}", f"line 1: {DOTS}"),
    "a dotted key after a text that ends in four quote marks": (
        'x = ["""a"""", "'[:-3] + " {" + "a." * (SIZE // 2) + 'a = ""}]',
        f"line 1: {DOTS}",
    ),
    "a dotted key after a literal text that ends in four quote marks": (
        "x = ['''a'''', {" + "a." * (SIZE // 2) + "a = ''}]",
        f"line 1: {DOTS}",
    ),
    "nested lists": ("a = " + "[" * SIZE, "it is nested too deeply to be read"),
    "nested braces": ("a = " + "{a = " * (SIZE // 5), "it is nested too deeply to be read"),
    "a number of many digits": ("a = " + "1" * SIZE, f"line 1: {LONG}"),
    "a number of many digits in another base": ("a = 0x" + "f" * SIZE, f"line 1: {LONG}"),
}

SLOW = {
    "quote marks that never close": '"\\' * (SIZE // 2),
    "a long text that never closes": '"""\n' + '\\"""\n' * (SIZE // 5),
    "long texts that never close": 'x = """' + '\\"""' * (SIZE // 4),
    "literal texts": "'''" * (SIZE // 3),
    "blank lines": " \n" * (SIZE // 2) + "format",
    "remarks": "#\n" * (SIZE // 2),
    "a gap": "a" + " " * SIZE,
    "headings": "[[a]]\n" * (SIZE // 6),
    "dotted keys": "".join(f"{'a.' * 18}b{n} = 1\n" for n in range(5_000)),
}


def refusal(text: str) -> str:
    with pytest.raises(FaultsError) as refused:
        parse_toml(text, "what")
    (fault,) = refused.value.faults
    return fault


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_told_in_plain_words_with_its_line(name: str) -> None:
    text, expected = BROKEN[name]

    assert refusal(text) == expected


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_before_it_is_parsed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text, expected = BOMBS[name]
    monkeypatch.setattr("tomllib.loads", lambda _: pytest.fail("it was parsed"))

    assert refusal(text) == expected


@pytest.mark.parametrize("name", SLOW)
def test_no_file_within_the_limit_takes_long(name: str) -> None:
    began = perf_counter()
    with suppress(FaultsError):
        parse_toml(SLOW[name], "what")

    assert perf_counter() - began < 5


@pytest.mark.parametrize(
    "text",
    [
        f'a = "{"." * 300}"',
        f'a = """\n{"." * 300}\n"""',
        f"a = '{'.' * 300}'",
        f"a = '''{'.' * 300}'''",
        f"# {'.' * 300}\na = 1",
        f'a = "\\"{"." * 300}"',
        f'a = "{"[" * 300}"',
        f'a = "{"x" * 300}"',
        f'a = """""{"." * 300}"""""',
        "a = [" + ", ".join("[1, 2]" for _ in range(100)) + "]",
    ],
)
def test_dots_brackets_and_long_words_inside_texts_and_remarks_are_no_bombs(text: str) -> None:
    assert "a" in parse_toml(text, "what")


def test_a_key_of_as_many_dots_as_are_allowed_is_parsed() -> None:
    assert parse_toml("a." * MOST_DOTS + "a = 1", "what")


def test_a_word_as_long_as_is_allowed_is_parsed() -> None:
    assert parse_toml("a" * LONGEST_WORD + " = 1", "what")


def test_lines_are_counted_through_long_texts() -> None:
    assert refusal('a = """\n\n\n"""\n' + "b." * 30 + "c = 1") == f"line 5: {DOTS}"


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    assert parse_toml("\ufeffa = 1\r\nb = 2\r\n", "what") == {"a": 1, "b": 2}
