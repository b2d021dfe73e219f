"""A Word document as a zip file: opened with care, and written to the same bytes each time."""

import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError

from ncf_reflect.errors import RefusedError

LARGEST_TEMPLATE = 20_000_000
LARGEST_UNPACKED = 200_000_000
MOST_FILES = 2_000
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_CONTENT_TYPES = "[Content_Types].xml"
_KINDS = (b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml")
NOT_WORD = (
    "The template is not a Word document. Save it in Word as .docx or .dotx, without macros, and "
    "choose that file."
)


def opened(template: bytes | None) -> WordDocument:
    """The template, or python-docx's own, ready to be written on.

    RefusedError where the template is none, or too large to be one.
    """
    if template is None:
        return docx.Document()
    try:
        return docx.Document(BytesIO(_as_document(template)))
    except (BadZipFile, zlib.error, OpcError, KeyError, ValueError, SyntaxError, EOFError) as error:
        # lxml's errors of syntax are Python's.
        raise RefusedError(NOT_WORD) from error


def packed(document: WordDocument, instead: Mapping[str, str]) -> bytes:
    """The document as bytes: no time of writing in it, and `instead` in the place of its files."""
    written, out = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as old, ZipFile(out, "w") as new:
        names = sorted(old.namelist(), key=lambda name: (name != _CONTENT_TYPES, name))
        for name in names:
            info = ZipInfo(name, _EARLIEST)
            info.compress_type = ZIP_DEFLATED
            # Else the zip would tell which system it was written on.
            info.create_system = 0
            content = instead[name].encode() if name in instead else old.read(name)
            new.writestr(info, content)
    return out.getvalue()


def _as_document(template: bytes) -> bytes:
    """The template's bytes, a .dotx turned into the .docx that it makes."""
    if len(template) > LARGEST_TEMPLATE:
        raise RefusedError("The template is larger than 20 MB. Take the pictures out of it.")
    out = BytesIO()
    with ZipFile(BytesIO(template)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        files = old.infolist()
        if sum(file.file_size for file in files) > LARGEST_UNPACKED or len(files) > MOST_FILES:
            raise RefusedError(NOT_WORD)
        for file in files:
            content = old.read(file)
            new.writestr(file.filename, content.replace(*_KINDS) if _is_list(file) else content)
    return out.getvalue()


def _is_list(file: ZipInfo) -> bool:
    return file.filename == _CONTENT_TYPES
