"""The styles of a Word document: its own where it has them, plain ones of ours where not."""

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from ncf_reflect.report.word.xml import NAMESPACES

_PARAGRAPHS = (
    "Normal",
    *(f"Heading {level}" for level in range(1, 5)),
    "List Bullet",
    "List Number",
    "Quote",
    "Caption",
)
TABLE = "Table Grid"
CELL = "NCF Table Text"
_SIZES = {"Heading 1": 18, "Heading 2": 14, "Heading 3": 11.5, "Heading 4": 10.5}
_BLUE, _BLACK, _GREY = RGBColor(0x1F, 0x4E, 0x79), RGBColor(0x1A, 0x1A, 0x1A), RGBColor(74, 74, 74)


class Styles:
    """The ids of the styles that a report uses."""

    def __init__(self, document: WordDocument, *, plain: bool) -> None:
        self._document = document
        self._ids: dict[str, str] = {
            str(style.name): str(style.style_id) for style in document.styles if style.name
        }
        for name in (*_PARAGRAPHS, TABLE, CELL):
            if name not in self._ids:
                self._ids[name] = self._made(name)
        if plain:
            self._make_plain()
        self.bullets = "" if self._has_numbering("List Bullet") else BULLETS

    @property
    def cell(self) -> str:
        """The id of the style of a table's cells."""
        return self._ids[CELL]

    def of(self, name: str) -> str:
        """The id of a style by its name in English."""
        return self._ids[name]

    def _made(self, name: str) -> str:
        if name == TABLE:
            self._document.styles.element.append(parse_xml(_GRID.format(spaces=NAMESPACES)))
            return "NCFTableGrid"
        style = self._document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name != CELL)
        assert isinstance(style, ParagraphStyle)
        if name != "Normal" and "Normal" in self._ids:
            style.base_style = self._document.styles["Normal"]
        _dress(style)
        if name.startswith("Heading"):
            level = parse_xml(f'<w:outlineLvl {NAMESPACES} w:val="{int(name[-1]) - 1}"/>')
            style.element.get_or_add_pPr().append(level)
        return str(style.style_id)

    def _make_plain(self) -> None:
        for name in _PARAGRAPHS:
            style = self._document.styles[name]
            assert isinstance(style, ParagraphStyle)
            _in_arial(style)
            _dress(style)

    def _has_numbering(self, name: str) -> bool:
        return bool(self._document.styles[name].element.findall(f".//{qn('w:numPr')}"))


def _dress(style: ParagraphStyle) -> None:
    """Sizes, colours and distances that pass WCAG 2.2 AA on white."""
    name, font, lines = str(style.name), style.font, style.paragraph_format
    if name in _SIZES:
        font.size, font.bold, font.italic = Pt(_SIZES[name]), True, False
        font.color.rgb = _BLUE if name in ("Heading 1", "Heading 2") else _BLACK
        lines.space_before, lines.space_after, lines.keep_with_next = Pt(7), Pt(2), True
    elif name == "Normal":
        font.size, font.color.rgb = Pt(10), _BLACK
        lines.space_after, lines.line_spacing = Pt(3), 1.0
    elif name == "Caption":
        font.size, font.bold, font.italic, font.color.rgb = Pt(9.5), False, True, _GREY
        lines.space_before, lines.space_after = Pt(8), Pt(3)
    elif name == "Quote":
        font.italic, font.color.rgb = False, _BLACK
        lines.left_indent, lines.space_after = Pt(18), Pt(4)
    elif name == CELL:
        font.size = Pt(9)
        lines.space_before = lines.space_after = Pt(1)
    else:
        lines.space_after = Pt(2)


def _in_arial(style: ParagraphStyle) -> None:
    # A font of the theme would be taken before the one that is named.
    style.font.name = "Arial"
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


BULLETS = "9001"
"""The id of our own list of bullets, where a template's style has none."""

_GRID = (
    '<w:style {spaces} w:type="table" w:customStyle="1" w:styleId="NCFTableGrid">'
    '<w:name w:val="NCF Table Grid"/><w:tblPr><w:tblBorders>'
    '<w:top w:val="single" w:sz="4" w:color="auto"/><w:left w:val="single" w:sz="4" '
    'w:color="auto"/><w:bottom w:val="single" w:sz="4" w:color="auto"/>'
    '<w:right w:val="single" w:sz="4" w:color="auto"/><w:insideH w:val="single" w:sz="4" '
    'w:color="auto"/><w:insideV w:val="single" w:sz="4" w:color="auto"/></w:tblBorders>'
    '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
)
