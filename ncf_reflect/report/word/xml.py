"""The XML of a Word document's text: paragraphs, runs, tables, pictures."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from unicodedata import bidirectional

from ncf_reflect.model.text import clean
from ncf_reflect.report.runs import Run, Runs, Weight

NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}"'
    for prefix, path in (
        ("w", "wordprocessingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
        ("wp", "drawingml/2006/wordprocessingDrawing"),
        ("a", "drawingml/2006/main"),
        ("pic", "drawingml/2006/picture"),
    )
)
_SVG_IN_WORD = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_SPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PROPERTIES = {Weight.PLAIN: "", Weight.STRONG: "<w:b/>", Weight.SOFT: "<w:i/>"}


def attribute(text: str) -> str:
    """`text` inside the quotes of an attribute."""
    return escape(clean(text)).replace("\n", "&#10;").replace("\t", "&#9;")


def paragraph(style: str, content: str, more: str = "") -> str:
    """A paragraph in a style, by its id; `more` are further properties, in the schema's order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def runs(of: Runs) -> str:
    """The runs of a paragraph, a blank between any two."""
    return text(" ").join(_run(run) for run in of if run.text)


def one_run(run: Run) -> str:
    """One run by itself."""
    return _run(run) if run.text else ""


@lru_cache(maxsize=4_096)
def text(words: str, properties: str = "") -> str:
    """A run of text: line breaks and tabs as Word has them, all blanks kept."""
    words = clean(words)
    if _is_right_to_left(words):
        properties += "<w:rtl/>"
    inner = escape(words, quote=False)
    if "\n" in inner or "\t" in inner:
        inner = inner.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        inner = inner.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    held = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{held}<w:t xml:space="preserve">{inner}</w:t></w:r>'


def table_row(cells: Iterable[tuple[str, int]], style: str, *, head: bool = False) -> str:
    """A row of cells, each its runs and its width; a head row is repeated on every page."""
    repeated = "<w:tblHeader/>" if head else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8EEF4"/>' if head else ""
    shown = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f"{paragraph(style, content)}</w:tc>"
        for content, width in cells
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{shown}</w:tr>"


def table(style: str, caption: str, widths: tuple[int, ...], rows: str) -> str:
    """A table with its caption for screen readers."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>'
        f'<w:tblCaption w:val="{attribute(caption)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def picture(
    number: int, size: tuple[int, int], words: tuple[str, str], ids: tuple[str, str]
) -> str:
    """A picture in its own run: its size in EMU, title and description, and the relationships of
    the metafile and of the SVG, which newer readers take instead."""
    (width, height), (title, description), (metafile, svg) = size, words, ids
    known = f'id="{number}" name="Picture {number}" descr="{attribute(description)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr {known} title="{attribute(title)}"/>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {known}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="{metafile}"><a:extLst><a:ext uri="{_SVG_IN_WORD}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG_SPACE}" r:embed="{svg}"/></a:ext></a:extLst></a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _run(run: Run) -> str:
    return text(run.text, _PROPERTIES[run.weight])


def _is_right_to_left(words: str) -> bool:
    """Whether the first letter that has a direction is read from the right."""
    if words.isascii():
        return False
    directions = (bidirectional(letter) for letter in words)
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"
