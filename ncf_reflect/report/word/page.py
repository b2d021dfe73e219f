"""The pages of a Word document: their size, what stands on each, the language of its words."""

from copy import deepcopy

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.section import Section, _Footer, _Header
from docx.shared import Mm, Pt, RGBColor

from ncf_reflect.report.word.xml import NAMESPACES, text

_FIELD = '<w:fldSimple {spaces} w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_RED = RGBColor(0x8A, 0x1C, 0x1C)


def emptied(document: WordDocument) -> None:
    """Take all text out of the body; the last section keeps its page, its headers and footers.

    Those that it took over from the section before become its own.
    """
    body = document.element.body
    sections = list(body.iter(qn("w:sectPr")))
    last = body.sectPr if body.sectPr is not None else parse_xml(f"<w:sectPr {NAMESPACES}/>")
    known = {_kind(each) for each in last if _is_reference(each)}
    for earlier in reversed(sections[:-1]):
        for reference in filter(_is_reference, list(earlier)):
            if _kind(reference) not in known:
                known.add(_kind(reference))
                last.insert(0, deepcopy(reference))
    for child in list(body):
        body.remove(child)
    body.append(last)


def text_width(document: WordDocument) -> int:
    """Twips between the margins."""
    section = document.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if not page:
        return 9_026
    return int((page - (left or 0) - (right or 0)) / 635)


def on_a4(document: WordDocument, title: str) -> None:
    """A plain A4 page with the title and the number of the page at its foot."""
    section = document.sections[-1]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(16)
    foot = section.footer.paragraphs[0]
    foot.style = document.styles["Normal"]
    line = parse_xml(
        f"<w:p {NAMESPACES}>{text(f'{title} · page ')}{_FIELD.format(spaces='', name='PAGE')}"
        f"{text(' of ')}{_FIELD.format(spaces='', name='NUMPAGES')}</w:p>"
    )
    for each in list(line):
        foot._p.append(each)
    for run in foot.runs:
        run.font.size = Pt(8.5)


def mark(document: WordDocument, marking: str) -> None:
    """Put `marking` on top of every page, over what the template has there."""
    section = document.sections[-1]
    for header in _headers(document, section):
        header.is_linked_to_previous = False
        lines = header.paragraphs
        line = lines[0] if lines else header.add_paragraph()
        if line._p.xpath("./w:r|./w:hyperlink|./w:fldSimple|./w:sdt"):
            line = line.insert_paragraph_before()
        run = line.add_run(marking)
        run.bold, run.font.color.rgb = True, _RED


def in_english(document: WordDocument, language: str) -> None:
    """Name the language of all text that names none of its own."""
    for defaults in document.styles.element.iter(qn("w:docDefaults")):
        for properties in defaults.iter(qn("w:rPr")):
            _name_language(properties, language)
    for normal in document.styles.element.iter(qn("w:lang")):
        normal.set(qn("w:val"), language)
    for theme in document.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), language)


def _name_language(properties: object, language: str) -> None:
    from docx.oxml.text.font import CT_RPr  # noqa: PLC0415

    assert isinstance(properties, CT_RPr)
    if properties.find(qn("w:lang")) is None:
        properties.append(parse_xml(f'<w:lang {NAMESPACES} w:val="{language}"/>'))


def _headers(document: WordDocument, section: Section) -> list[_Header | _Footer]:
    headers: list[_Header | _Footer] = [section.header]
    if section.different_first_page_header_footer:
        headers.append(section.first_page_header)
    if document.settings.odd_and_even_pages_header_footer:
        headers.append(section.even_page_header)
    return headers


def _is_reference(element: object) -> bool:
    tag = getattr(element, "tag", "")
    return tag in (qn("w:headerReference"), qn("w:footerReference"))


def _kind(reference: object) -> tuple[str, str]:
    tag, kind = getattr(reference, "tag", ""), getattr(reference, "attrib", {})
    return str(tag), str(kind.get(qn("w:type"), "default"))
