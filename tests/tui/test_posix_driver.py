"""What a terminal sends: bytes that are no text, pastes with commands in them, and nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.drivers import linux_driver

from ncf_reflect.tui.posix_driver import LenientDecoder, PasteFilter

PASTE = "\x1b[200~a\x1b[21~b\x1b]52;c;x\x07\x1b[201~"
CLEAN = "\x1b[200~a[21~b]52;c;x\x07\x1b[201~"


def test_textual_takes_our_decoder() -> None:
    assert linux_driver.__dict__["getincrementaldecoder"]("utf-8") is LenientDecoder


def test_a_letter_in_two_reads_is_one_letter() -> None:
    decoder = LenientDecoder()
    assert decoder.decode(b"caf\xc3") + decoder.decode(b"\xa9") == "café"


def test_a_byte_that_is_no_utf_8_is_a_replacement_character() -> None:
    assert LenientDecoder().decode(b"caf\xe9 x") == "caf\ufffd x"


def test_nothing_to_read_means_that_the_terminal_is_gone() -> None:
    with pytest.raises(OSError, match="the terminal is gone"):
        LenientDecoder().decode(b"")


def test_keys_outside_a_paste_come_through_at_once() -> None:
    pastes = PasteFilter()
    assert [pastes.feed(text) for text in ("a", "\x1b", "[21~", "\x1bv")] == [
        "a",
        "\x1b",
        "[21~",
        "\x1bv",
    ]


def test_an_escape_inside_a_paste_is_taken_out() -> None:
    assert PasteFilter().feed(f"x{PASTE}\x1b[21~{PASTE}") == f"x{CLEAN}\x1b[21~{CLEAN}"


@given(st.lists(st.integers(1, 12), min_size=1))
def test_it_does_not_matter_how_a_paste_is_cut_up(lengths: list[int]) -> None:
    text, pastes, out = f"x{PASTE}\x1b[21~{PASTE}y", PasteFilter(), ""
    for length in lengths:
        out, text = out + pastes.feed(text[:length]), text[length:]
    assert out + pastes.feed(text) == f"x{CLEAN}\x1b[21~{CLEAN}y"
