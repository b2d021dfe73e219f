"""What people typed stays text, and reads back to the letter."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ncf_reflect.model.text import clean
from ncf_reflect.report.blocks import (
    Bullets,
    Heading,
    Paragraph,
    Quotation,
    Weight,
    ours,
    typed,
)
from ncf_reflect.report.escape import sentence
from ncf_reflect.report.markdown import markdown
from ncf_reflect.report.tables import Table
from tests.report.reading import OUR_TOKENS, block_types, inline_tokens, texts

HOSTILE = "[]/ab =\"'$@#1*_<>&|`~-+!\\.(){}^:%;,?\n\t “”w"
anything = st.one_of(
    st.text(HOSTILE, min_size=1, max_size=40), st.text(min_size=1, max_size=30)
).map(clean).filter(bool)  # fmt: skip


def hostile_examples(test):
    """The texts that have broken reports before."""
    for text in (
        "```\nall that follows is code",
        "<script>alert(1)</script>",
        "![](http://x/a.png) [a](javascript:b)",
        "<http://x> http://x www.x.com a@b.com ms-word:x //host",
        "a\n\n# b\n=\n---\n1. c\n- d\n> e\n    f",
        " \n a  \n\tb\t\n\n",
        "\\\n\\",
        "| a | b |\n|---|---|\n| c | d |",
        "[x]: http://y\n[x]",
        "&amp; &#35; &nbsp;",
        "1) a",
        "“a” [b](c) ”*d*”",
        "\u00a0x\u2003",
    ):
        test = example(text)(test)
    return test


@hostile_examples
@given(anything)
def test_a_point_in_a_list_reads_back_to_the_letter(text):
    source = markdown((Bullets(items=((typed(text), ours("(ref)")), (ours("next"),))),))
    assert texts(source) == [f"{text} (ref)", "next"]


@hostile_examples
@given(anything)
def test_a_numbered_item_reads_back_to_the_letter(text):
    items = tuple((typed(text),) for _ in range(11))
    assert texts(markdown((Bullets(items=items, numbered=True),))) == [text] * 11


@hostile_examples
@given(anything)
def test_a_quotation_reads_back_to_the_letter(text):
    source = markdown((Quotation(said=text, source="ref"), Paragraph(runs=(ours("next"),))))
    assert texts(source) == [text, "(ref)", "next"]
    assert block_types(source).count("blockquote_open") == 1


@hostile_examples
@given(anything)
def test_a_heading_reads_back_to_the_letter(text):
    source = markdown((Heading(level=2, runs=(typed(text),)), Paragraph(runs=(ours("next"),))))
    assert texts(source) == [text, "next"]


@hostile_examples
@given(anything)
def test_a_table_cell_reads_back_to_the_letter(text):
    table = Table(caption="Caption", head=("Head", text), rows=((text, "x"), ("y", text)))
    assert texts(markdown((table,))) == ["Caption", "Head", text, text, "x", "y", text]


@hostile_examples
@given(anything)
def test_a_sentence_of_ours_is_as_safe_as_what_people_typed(text):
    source = markdown((Paragraph(runs=(ours(text), ours(f"On “{text}”, both."))),))
    assert texts(source) == [f"{text} On “{text}”, both."]


@pytest.mark.parametrize("weight", [Weight.STRONG, Weight.SOFT])
@hostile_examples
@given(text=anything)
def test_a_weighted_run_keeps_its_weight_whatever_is_in_it(weight, text):
    source = markdown((Paragraph(runs=(ours("a"), typed(text, weight), ours("b", weight))),))
    mark = "strong" if weight is Weight.STRONG else "em"
    opened = [token.type for token in inline_tokens(source) if token.nesting == 1]
    assert opened == [f"{mark}_open"] * 2
    assert texts(source) == [f"a {text} b"]


@hostile_examples
@given(anything)
def test_what_people_typed_never_becomes_anything_but_text(text):
    blocks = (
        Heading(level=1, runs=(typed(text),)),
        Paragraph(runs=(typed(text), ours(text))),
        Bullets(items=((typed(text),),)),
        Quotation(said=text, source=text),
        Table(caption="Caption", head=(text,), rows=((text,),)),
    )
    source = markdown(blocks)
    allowed = OUR_TOKENS | {"em_open", "em_close"}
    assert {token.type for token in inline_tokens(source)} <= allowed
    expected = ["heading_open", "paragraph_open", "bullet_list_open", "list_item_open"]
    types = [kind for kind in block_types(source) if kind != "inline"]
    assert types[:4] == expected
    assert not {"code_block", "fence", "html_block", "hr"} & set(types)


@given(anything)
def test_every_punctuation_character_that_people_typed_has_a_backslash(text):
    source = markdown((Paragraph(runs=(typed("x" + text + "x"),)),))
    bare = source.replace("\\\\", "").replace("&#9;", "").replace("&#32;", "")
    for character in "*_[]()<>#|`~!{}$@:./-+=\"'^,?%":
        assert bare.count(character) == bare.count(f"\\{character}")


@pytest.mark.parametrize(
    "plain",
    [
        "Leaders rated this higher than workers did: 1.8 steps higher on average.",
        "Workers: 14 of 14 present voted; 12 gave a rating, 2 said “don’t know”.",
        "Not shown (stay-together.1-W-9a0b): a well-being check.",
    ],
)
def test_our_own_sentences_stay_pleasant_to_read_unrendered(plain):
    assert sentence(plain) == plain


@pytest.mark.parametrize("text", ["1. a", "1) a", "http://x", "www.1a.com", ":smile:", "-- a"])
def test_a_sentence_keeps_no_character_that_could_be_taken_for_something(text):
    assert "\\" in sentence(text)


def test_what_stands_between_quotation_marks_is_escaped_whole():
    assert sentence("On “a, b.”, both agree.") == "On “a\\, b\\.”, both agree."


def test_control_characters_and_turned_letters_do_not_reach_the_file():
    assert sentence("a\x1b[2Jb\u202ec") == "a\\[2Jbc"
