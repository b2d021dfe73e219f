"""The page: accessible, without requests, and with every text to the letter."""

import re

import pytest
from hypothesis import given

from ncf_reflect.report import html
from ncf_reflect.report.blocks import (
    Bullets,
    Facts,
    Paragraph,
    Quotation,
    Weight,
    heading,
    ours,
    typed,
)
from tests.report.documents import HOSTILE, a_document, a_figure, a_table
from tests.report.reading import Page
from tests.report.test_escape import anything

OURS = {
    *("html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "p"),
    *("main", "footer", "span", "strong", "em", "ul", "ol", "li", "blockquote", "div", "table"),
    *("caption", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "nav"),
    *("figure", "figcaption", "svg", "desc", "rect", "text", "line"),
}


def page(*blocks, **known):
    return Page(html.render(a_document(*blocks, **known)))


def with_everywhere(text):
    return page(
        heading(2, typed(text)),
        Paragraph(runs=(typed(text), ours(text), typed(text, Weight.STRONG))),
        Bullets(items=((typed(text),),)),
        Quotation(said=text, source="ref"),
        Facts(facts=(("Name", typed(text)),)),
        a_table(text, caption=f"On “{text}”"),
        a_figure(text),
        title=text,
    )


def holds(text):
    read = with_everywhere(text)
    assert {tag for tag, _ in read.elements} <= OURS
    assert [each for each in read.texts if each == text][3:], "title, heading, item, quote, cell"
    assert f"{text} {text} {text}" in read.texts
    assert f"On “{text}”" in read.texts
    return read


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stands_to_the_letter_and_becomes_no_element(text):
    read = holds(text)
    own = {"lang", "charset", "http-equiv", "content", "name", "class", "href", "id", "dir", "role"}
    own |= {"scope", "aria-label", "aria-labelledby", "tabindex", "xmlns", "viewbox", "width"}
    own |= {"height", "font-family", "x", "y", "x1", "x2", "y1", "y2", "fill", "stroke"}
    own |= {"font-size", "font-weight", "text-anchor"}
    assert {name for _, attributes in read.elements for name in attributes} <= own


@given(anything)
def test_any_text_stands_to_the_letter(text):
    # A browser reads a carriage return as a line end; `clean` has none.
    holds(text)


def test_nothing_is_asked_of_anybody_else():
    source = html.render(a_document(a_figure(), Paragraph(runs=(typed("http://x.y"),)))).decode()
    read = Page(source.encode())
    (policy,) = [m["content"] for m in read.of("meta") if m.get("http-equiv")]
    assert policy and policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not re.search(r"(src|href)=\"(?!#)", source)
    assert "url(" not in source and "@import" not in source


def test_the_page_has_its_language_landmarks_and_one_way_to_skip_to_the_text():
    read = page(heading(2, ours("One")), heading(2, ours("Two")))
    assert read.of("html") == [{"lang": "en-GB"}]
    for landmark in ("header", "nav", "main", "footer"):
        assert len(read.of(landmark)) == 1
    assert read.of("a")[0] == {"class": "skip", "href": "#report"}
    assert read.of("main") == [{"id": "report"}]


def test_the_contents_lead_to_every_part():
    read = page(heading(2, ours("One")), heading(2, ours("Two")))
    targets = [link["href"] for link in read.of("a")[1:]]
    assert targets == [f"#{part['id']}" for part in read.of("h2")] == ["#part-1", "#part-2"]


def test_every_table_has_a_caption_and_heads_with_their_scope():
    read = page(a_table("a", "b"))
    assert [cell["scope"] for cell in read.of("th")] == ["col", "col", "row", "row"]
    assert len(read.of("caption")) == len(read.of("table")) == 1


def test_a_picture_has_a_role_a_title_and_a_description_and_a_table_beside_it():
    source = html.render(a_document(a_figure(), a_figure())).decode()
    assert source.count('role="img"') == 2
    assert 'aria-labelledby="figure-2-title figure-2-text"' in source
    assert '<title id="figure-1-title">A picture</title>' in source
    assert '<desc id="figure-1-text">What it shows</desc>' in source
    assert len(Page(source.encode()).of("table")) == 2


def test_a_full_copy_is_marked_on_every_page_that_is_printed():
    source = html.render(a_document(marking="Full copy: not for sharing.")).decode()
    assert '<p class="marking">Full copy: not for sharing.</p>' in source
    assert re.search(r"\.marked \.marking \{ position: fixed;", source)
    assert '<p class="marking">' not in html.render(a_document()).decode()


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", sorted(set(re.findall(r"[^-]color: (#\w{6})", html.STYLE))))
def test_letters_stand_out_from_the_page_and_from_the_heads_of_tables(ink):
    for ground in ("#ffffff", "#e8eef4"):
        assert ink == ground or contrast(ink, ground) >= 4.5
