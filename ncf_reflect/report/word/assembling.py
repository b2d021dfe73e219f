"""A document put together in Word: styles, lists, pages, pictures, properties."""

from itertools import count

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from ncf_reflect.report.blocks import Document, Figure
from ncf_reflect.report.emf import emf
from ncf_reflect.report.svg import svg
from ncf_reflect.report.word.body import Body
from ncf_reflect.report.word.lists import Lists
from ncf_reflect.report.word.package import opened, packed
from ncf_reflect.report.word.page import emptied, in_english, mark, on_a4, text_width
from ncf_reflect.report.word.styles import Styles
from ncf_reflect.report.word.xml import NAMESPACES, attribute

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


def assembled(document: Document, template: bytes | None) -> bytes:
    """The document in Word, on `template` or on a plain page. RefusedError as `opened`."""
    word = opened(template)
    emptied(word)
    styles = Styles(word, plain=template is None)
    if template is None:
        on_a4(word, document.title)
    in_english(word, document.language)
    if document.marking:
        mark(word, document.marking)
    pictures = _Pictures(word)
    body = Body(styles, text_width(word), pictures.add, Lists(word).new)
    written = parse_xml(f"<w:body {NAMESPACES}>{body.of(document)}</w:body>")
    last = word.element.body[-1]
    for element in list(written):
        last.addprevious(element)
    _without_thumbnail(word)
    instead = {_core_name(word): _core(document), "docProps/app.xml": _APP}
    return packed(word, instead)


class _Pictures:
    """Each picture twice: a metafile for every reader, SVG for those that know it."""

    def __init__(self, word: WordDocument) -> None:
        self._part = word.part
        self._numbers = count(1)

    def add(self, figure: Figure) -> tuple[str, str]:
        """The relationships of the two."""
        number = next(self._numbers)
        drawn = svg(figure.drawing, figure.title, figure.description, f"figure-{number}")
        return (
            self._related(f"report-{number}.emf", "image/x-emf", emf(figure.drawing)),
            self._related(f"report-{number}.svg", "image/svg+xml", drawn.encode()),
        )

    def _related(self, name: str, kind: str, content: bytes) -> str:
        part = Part(PackURI(f"/word/media/{name}"), kind, content, self._part.package)
        return self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)


def _without_thumbnail(word: WordDocument) -> None:
    """Take out the small picture of somebody else's first page."""
    relationships = word.part.package.rels
    for name in [n for n, found in relationships.items() if found.reltype == _THUMBNAIL]:
        del relationships[name]


def _core_name(word: WordDocument) -> str:
    """Which file of the zip holds the properties; made where there was none."""
    _ = word.core_properties
    part = word.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return str(part.partname.membername)


def _core(document: Document) -> str:
    """The properties: what the report says of itself, and nothing of who or what wrote the file."""
    at = f"{document.dated.isoformat()}T00:00:00Z" if document.dated else ""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{at}</dcterms:{name}>'
        for name in ("created", "modified")
        if at
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{attribute(document.title)}</dc:title>"
        f"<dc:subject>{attribute(document.subject)}</dc:subject>"
        f"<dc:creator>{attribute(document.author)}</dc:creator>"
        f"<dc:language>{document.language}</dc:language>"
        f"<cp:lastModifiedBy>{attribute(document.author)}</cp:lastModifiedBy>"
        f"<cp:revision>1</cp:revision>{dates}</cp:coreProperties>"
    )


_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>NCF Reflect</Application></Properties>'
)
