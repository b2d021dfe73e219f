"""Word: real styles, every text to the letter, the same bytes, and a council's own template."""

import re
import subprocess
import sys
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from ncf_reflect.errors import RefusedError
from ncf_reflect.report import word
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
from ncf_reflect.report.tables import Table
from tests.report.documents import HOSTILE, a_document, a_figure, a_table
from tests.report.reading import well_formed, word_part, word_styles, word_texts
from tests.report.test_escape import anything

MARKING = "Full copy: not for sharing."


def rendered(*blocks, **known):
    return word.render(a_document(*blocks, **known))


def holds(*texts):
    """Whether each text stands to the letter wherever one can stand; the last is the title too."""
    data = rendered(*(block for text in texts for block in everywhere(text)), title=texts[-1])
    read = word_texts(data)
    for text in texts:
        times = 5 if text == texts[-1] else 4
        assert read.count(text) == times, f"title, heading, item, quote, cell: {text!r}"
        assert f"{text} {text}" in read and f"Name: {text}" in read and f"On “{text}”" in read
    assert well_formed(data)


def everywhere(text):
    return (
        heading(2, typed(text)),
        Paragraph(runs=(typed(text), ours(text, Weight.STRONG))),
        Bullets(items=((typed(text),),), numbered=True),
        Quotation(said=text, source="ref"),
        Facts(facts=(("Name", typed(text)),)),
        a_table(text, caption=f"On “{text}”"),
        a_figure(text),
    )


def test_hostile_text_stands_to_the_letter():
    for few in batched(HOSTILE):
        holds(*few)


def batched(texts, size=7):
    return [texts[start : start + size] for start in range(0, len(texts), size)]


@settings(max_examples=10, deadline=None)
@given(st.lists(anything, min_size=1, max_size=5, unique=True))
def test_any_text_stands_to_the_letter(texts):
    holds(*texts)


def test_text_from_the_right_is_set_from_the_right():
    xml = word_part(
        rendered(Paragraph(runs=(typed("עברית"), typed("Welsh ŵ")))), "word/document.xml"
    )
    assert xml.count("<w:rtl/>") == 1


def test_headings_lists_quotes_and_captions_have_their_own_styles():
    styles = {
        text: style
        for style, text in word_styles(
            rendered(
                heading(2, ours("Two")),
                heading(3, ours("Three")),
                heading(4, ours("Four")),
                Bullets(items=((ours("bullet"),),)),
                Bullets(items=((ours("number"),),), numbered=True),
                Quotation(said="said"),
                a_table("x"),
            )
        )
    }
    assert [styles[text] for text in ("A title", "Two", "Three", "Four")] == [
        f"Heading {level}" for level in range(1, 5)
    ]
    assert (styles["bullet"], styles["number"]) == ("List Bullet", "List Number")
    assert (styles["said"], styles["Caption"]) == ("Quote", "Caption")


def test_every_numbered_list_begins_at_one():
    one = Bullets(items=((ours("a"),), (ours("b"),)), numbered=True)
    data = rendered(one, one)
    used = re.findall(r'<w:numId w:val="(\d+)"/>', word_part(data, "word/document.xml"))
    assert used[0] == used[1] != used[2] == used[3]
    numbering = word_part(data, "word/numbering.xml")
    for number in set(used):
        found = re.search(rf'<w:num [^>]*w:numId="{number}".*?</w:num>', numbering, re.DOTALL)
        assert found and '<w:startOverride w:val="1"/>' in found[0]


def test_a_table_repeats_its_head_has_a_caption_and_no_merged_cell():
    xml = word_part(rendered(a_table("a", "b", caption="What it says")), "word/document.xml")
    assert xml.count("<w:tblHeader/>") == 1
    assert '<w:tblCaption w:val="What it says"/>' in xml
    assert "gridSpan" not in xml and "vMerge" not in xml
    assert xml.count("<w:cantSplit/>") == 3


def test_a_picture_is_there_twice_with_its_words():
    data = rendered(a_figure(), a_figure())
    xml = word_part(data, "word/document.xml")
    assert xml.count('descr="What it shows"') == 4 and xml.count('title="A picture"') == 2
    assert re.findall(r'<wp:docPr id="(\d+)"', xml) == ["1", "2"]
    with ZipFile(BytesIO(data)) as packed:
        names = [name for name in packed.namelist() if name.startswith("word/media/")]
        assert names == [f"word/media/report-{n}.{kind}" for n in (1, 2) for kind in ("emf", "svg")]
        assert packed.read(names[1]).startswith(b"<svg")


def test_the_language_is_english_of_britain():
    styles = word_part(rendered(), "word/styles.xml")
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"en-GB"}


def test_the_properties_tell_of_the_report_and_of_nothing_else():
    data = rendered(title="A & B")
    core = word_part(data, "docProps/core.xml")
    properties = docx.Document(BytesIO(data)).core_properties
    assert (properties.title, properties.author) == ("A & B", "QA lead")
    assert properties.last_modified_by == "QA lead"
    assert properties.language == "en-GB"
    assert properties.created.date().isoformat() == "2026-04-02"
    assert "python-docx" not in core and "2013" not in core
    assert "Macintosh" not in word_part(data, "docProps/app.xml")
    with ZipFile(BytesIO(data)) as packed:
        assert not [name for name in packed.namelist() if "thumbnail" in name]


def test_without_a_date_in_the_data_no_date_is_made_up():
    data = rendered(dated=None, author="")
    assert "dcterms:created" not in word_part(data, "docProps/core.xml")


def test_the_same_document_gives_the_same_bytes():
    blocks = (a_figure(), a_table("x"), Bullets(items=((ours("a"),),), numbered=True))
    first = rendered(*blocks)
    assert first == rendered(*blocks)
    with ZipFile(BytesIO(first)) as packed:
        assert {file.date_time for file in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def headers(data):
    section = docx.Document(BytesIO(data)).sections[-1]
    kinds = (section.header, section.first_page_header, section.even_page_header)
    return ["\n".join(p.text for p in kind.paragraphs) for kind in kinds]


def test_a_full_copy_is_marked_on_every_page():
    assert headers(rendered(marking=MARKING))[0] == MARKING
    assert headers(rendered())[0] == ""


def test_word_is_loaded_only_where_it_is_written():
    code = "import sys, ncf_reflect.report.formats; sys.exit('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# On a council's own template


def a_template(*, odd_and_even=False, bare=False):
    own = docx.Document()
    if bare:
        for name in ("List Bullet", "List Number", "Quote", "Caption", "Table Grid", "Heading 3"):
            style = own.styles[name]
            style.element.getparent().remove(style.element)
    own.add_paragraph("The council's cover page")
    own.add_section()
    own.add_paragraph("Second section")
    own.sections[0].header.paragraphs[0].text = "Exampleshire Council"
    own.sections[0].footer.paragraphs[0].text = "www.example.org"
    own.sections[0].different_first_page_header_footer = True
    own.sections[0].first_page_header.paragraphs[0].text = "First page"
    own.sections[-1].different_first_page_header_footer = True
    own.sections[-1].left_margin = Mm(40)
    own.settings.odd_and_even_pages_header_footer = odd_and_even
    own.styles["Heading 2"].font.name = "Council Sans"
    own.core_properties.author = "Somebody Else"
    out = BytesIO()
    own.save(out)
    return out.getvalue()


def test_a_template_gives_its_styles_its_pages_and_its_headers_and_no_text():
    data = word.render_on(a_document(heading(2, ours("Two"))), a_template())
    made = docx.Document(BytesIO(data))
    assert [p.text for p in made.paragraphs] == ["A title", "Two"]
    assert made.styles["Heading 2"].font.name == "Council Sans"
    (section,) = made.sections
    assert round(section.left_margin / Mm(1)) == 40
    assert section.header.paragraphs[0].text == "Exampleshire Council"
    assert section.footer.paragraphs[0].text == "www.example.org"
    assert made.core_properties.author == "QA lead"


def test_the_marking_stands_over_whatever_headers_the_template_has():
    data = word.render_on(a_document(marking=MARKING), a_template(odd_and_even=True))
    assert headers(data) == [
        f"{MARKING}\nExampleshire Council",
        f"{MARKING}\nFirst page",
        MARKING,
    ]


def test_a_template_that_lacks_styles_is_given_plain_ones():
    blocks = (heading(3, ours("Three")), a_table("x"), Bullets(items=((ours("a"),),)))
    data = word.render_on(a_document(*blocks), a_template(bare=True))
    made = docx.Document(BytesIO(data))
    names = {style.name for style in made.styles if style.type is WD_STYLE_TYPE.PARAGRAPH}
    assert {"Heading 3", "Caption", "List Bullet"} <= names
    used = {p.style.name for p in made.paragraphs}
    assert {"Heading 3", "Caption", "List Bullet"} <= used
    known = {style.style_id for style in made.styles}
    xml = word_part(data, "word/document.xml")
    assert set(re.findall(r'<w:(?:pStyle|tblStyle) w:val="([^"]+)"', xml)) <= known


def test_a_template_for_new_documents_will_do():
    packed, out = ZipFile(BytesIO(a_template())), BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in packed.namelist():
            kinds = (b"wordprocessingml.document.main", b"wordprocessingml.template.main")
            new.writestr(name, packed.read(name).replace(*kinds))
    assert word_texts(word.render_on(a_document(), out.getvalue())) == ["A title"]


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04broken", b"%PDF-1.7"])
def test_what_is_no_word_document_is_refused_in_a_sentence(data):
    with pytest.raises(RefusedError, match="not a Word document"):
        word.render_on(a_document(), data)


def test_a_zip_of_something_else_is_refused_in_a_sentence():
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        packed.writestr("a.txt", "x")
    with pytest.raises(RefusedError, match="not a Word document"):
        word.render_on(a_document(), out.getvalue())


def test_a_template_that_unpacks_to_too_much_is_refused():
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("a.txt", bytes(210_000_000))
    with pytest.raises(RefusedError, match="not a Word document"):
        word.render_on(a_document(), out.getvalue())


def test_the_body_ends_with_the_section_and_nothing_else():
    body = docx.Document(BytesIO(rendered(a_table("x")))).element.body
    assert [child.tag for child in body].count(qn("w:sectPr")) == 1
    assert body[-1].tag == qn("w:sectPr")


def test_a_column_has_room_for_its_longest_word_and_the_rest_goes_to_long_texts():
    long = "a task that takes many words to say " * 3
    table = Table(
        caption="Actions",
        head=("Reference", "Task", "Owner", "Different for children", "Review on", "Status"),
        rows=(("A-1 on safe-G-1", long, "safeguarding", "x", "30 September 2026", "Agreed"),),
    )
    grid = parse_xml(word_part(rendered(table), "word/document.xml").encode()).iter(qn("w:gridCol"))
    widths = [int(column.get(qn("w:w"))) for column in grid]
    longest = [len(word) for word in ("Reference", "", "safeguarding", "Different", "September")]
    assert all(width > 100 * word for width, word in zip(widths, longest, strict=False))
    assert widths[1] == max(widths)


def test_a_table_of_words_too_long_for_the_page_stays_on_it():
    table = Table(caption="Long", head=("x" * 90, "y" * 90, "z"), rows=(("", "", ""),))
    grid = parse_xml(word_part(rendered(table), "word/document.xml").encode()).iter(qn("w:gridCol"))
    assert 9000 < sum(int(column.get(qn("w:w"))) for column in grid) <= 9638
