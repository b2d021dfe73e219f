"""The numbering of a Word document: bullets, and lists that each begin at 1."""

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from ncf_reflect.report.word.styles import BULLETS
from ncf_reflect.report.word.xml import NAMESPACES

_ABSTRACT_BULLETS, _ABSTRACT_NUMBERS = "9001", "9002"
_LEVEL = (
    '<w:abstractNum {spaces} w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{sign}"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
    "</w:abstractNum>"
)


class Lists:
    """Makes a list of its own for every numbered list of the report."""

    def __init__(self, document: WordDocument) -> None:
        self._numbering = _part(document).element
        self._next = int(BULLETS) + 1
        # The schema wants all definitions before all lists.
        for content in (
            _LEVEL.format(spaces=NAMESPACES, id=_ABSTRACT_NUMBERS, format="decimal", sign="%1."),
            _LEVEL.format(spaces=NAMESPACES, id=_ABSTRACT_BULLETS, format="bullet", sign="•"),
        ):
            self._numbering.insert(0, parse_xml(content))
        self._add(BULLETS, _ABSTRACT_BULLETS)

    def new(self) -> str:
        """The id of a list that begins at 1."""
        number, self._next = str(self._next), self._next + 1
        self._add(number, _ABSTRACT_NUMBERS)
        return number

    def _add(self, number: str, abstract: str) -> None:
        restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        content = parse_xml(
            f'<w:num {NAMESPACES} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
            f"{restart}</w:num>"
        )
        lists = self._numbering.findall(qn("w:num"))
        if lists:
            lists[-1].addnext(content)
        else:
            self._numbering.append(content)


def _part(document: WordDocument) -> XmlPart:
    """The document's numbering, made where it has none."""
    for relationship in document.part.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.NUMBERING:
            assert isinstance(relationship.target_part, XmlPart)
            return relationship.target_part
    empty = parse_xml(f"<w:numbering {NAMESPACES}/>")
    part = XmlPart(
        PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, document.part.package
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part
